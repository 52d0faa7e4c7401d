"""Positions: events and records of what the organisation hires for, and where each stands."""

import msgspec

from panelry.doing import Doer
from panelry.hiring import Jurisdiction, PositionState, Retention
from panelry.ids import PositionId
from panelry.office.deed import Deed


class PositionOpened(Deed, frozen=True, tag=True):
    """The organisation began to hire for a position."""

    position: PositionId
    title: str
    rubric: str
    """The name of its rubric, empty where none is chosen yet."""
    jurisdiction: Jurisdiction


class PositionMoved(Deed, frozen=True, tag=True):
    """A position stands otherwise now, for a reason."""

    position: PositionId
    state: PositionState
    reason: str


class RetentionChosen(Deed, frozen=True, tag=True):
    """How long the records of a position's candidates are kept."""

    position: PositionId
    retention: Retention


class TimerChosen(Deed, frozen=True, tag=True):
    """Within how many days of the last interview the outcome is told; 0 for no such time."""

    position: PositionId
    days: int


class RubricChosen(Deed, frozen=True, tag=True):
    """The rubric of a position was chosen by its name, by somebody or by its first debrief."""

    position: PositionId
    rubric: str


class Position(msgspec.Struct, frozen=True):
    """A position as it stands; `opened` and `since` are UTC, ISO 8601."""

    id: PositionId
    title: str
    rubric: str
    jurisdiction: Jurisdiction
    opened: str
    since: str
    state: PositionState = PositionState.OPEN
    reason: str = ""
    retention: Retention = Retention()
    paused: bool = False
    """Whether its notices wait."""
    outcome_days: int = 0
    """Days from the last interview within which the outcome is told; 0 for none."""
    moved_by: Doer | None = None
    """Who let it stand as it does, None where it stands as it began."""
