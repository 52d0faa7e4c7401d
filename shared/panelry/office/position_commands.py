"""Commands about positions: begin one, let it stand otherwise, choose its days and its rubric."""

from panelry.commands.asking import Ask
from panelry.hiring import Jurisdiction, PositionState
from panelry.ids import PositionId


class OpenPosition(Ask, frozen=True, tag=True):
    """Begin to hire for a position."""

    position: PositionId
    title: str
    rubric: str = ""
    jurisdiction: Jurisdiction = Jurisdiction.NONE


class MovePosition(Ask, frozen=True, tag=True):
    """Put a position on hold, open it again, or close it as filled."""

    position: PositionId
    state: PositionState
    reason: str = ""


class ChooseTimer(Ask, frozen=True, tag=True):
    """Choose within how many days of the last interview the outcome is told; 0 for no such time."""

    position: PositionId
    days: int


class ChooseRubric(Ask, frozen=True, tag=True):
    """Choose the rubric of a position by its name; debriefs that began keep theirs."""

    position: PositionId
    rubric: str
