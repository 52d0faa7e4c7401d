"""Decisions about positions: begin, put on hold, open again, close."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import Asked, line, name_of, optional_line, reason
from panelry.hiring import PositionState
from panelry.ids import PositionId
from panelry.office import (
    Office,
    OfficeEvent,
    Position,
    PositionMoved,
    PositionOpened,
    RubricChosen,
    TimerChosen,
)
from panelry.office import commands as c
from panelry.refusals import Code, Refused
from panelry.retention import LONGEST

POSITIONS = 5_000
"""The most positions of one organisation."""
_ENDED = frozenset({PositionState.FILLED, PositionState.WITHDRAWN})


def known(state: Office, position: PositionId) -> Position:
    """Return a position; refuse one that is not there."""
    if position not in state.positions:
        raise Refused(Code.NO_SUCH_THING)
    return state.positions[position]


def not_closed(position: Position) -> Position:
    """Return a position that is open or on hold; refuse a closed one."""
    if position.state in _ENDED:
        raise Refused(Code.POSITION_CLOSED)
    return position


def _open(state: Office, _: Asked, command: c.OpenPosition) -> tuple[OfficeEvent, ...]:
    name_of(command.position)
    title = line(command.title)
    if command.position in state.positions or _same_title(state, title):
        raise Refused(Code.ID_TAKEN)
    if command.rubric and command.rubric not in state.rubrics:
        raise Refused(Code.NO_SUCH_RUBRIC)
    if len(state.positions) >= POSITIONS:
        raise Refused(Code.TOO_MANY)
    rubric = optional_line(command.rubric)
    return (PositionOpened(command.position, title, rubric, command.jurisdiction),)


def _same_title(state: Office, title: str) -> bool:
    """Return whether a position that is not closed has that title: two of one name would be mixed up."""
    current = (each for each in state.positions.values() if each.state not in _ENDED)
    return any(each.title.casefold() == title.casefold() for each in current)


def _move(state: Office, _: Asked, command: c.MovePosition) -> tuple[OfficeEvent, ...]:
    position = not_closed(known(state, command.position))
    if command.state is PositionState.WITHDRAWN:
        raise Refused(Code.NOT_ALLOWED)
    if command.state is position.state:
        raise Refused(Code.NOTHING_NEW)
    why = optional_line(command.reason)
    if command.state is PositionState.ON_HOLD:
        why = reason(command.reason)
    return (PositionMoved(position.id, command.state, why),)


def _timer(state: Office, _: Asked, command: c.ChooseTimer) -> tuple[OfficeEvent, ...]:
    position = known(state, command.position)
    if not 0 <= command.days <= LONGEST:
        raise Refused(Code.BAD_DAY)
    if command.days == position.outcome_days:
        raise Refused(Code.NOTHING_NEW)
    return (TimerChosen(position.id, command.days),)


def _rubric(state: Office, _: Asked, command: c.ChooseRubric) -> tuple[OfficeEvent, ...]:
    """Choose a rubric whatever became of the position: levels of who was hired are recorded later."""
    position = known(state, command.position)
    if command.rubric not in state.rubrics:
        raise Refused(Code.NO_SUCH_RUBRIC)
    if command.rubric == position.rubric:
        raise Refused(Code.NOTHING_NEW)
    return (RubricChosen(position.id, command.rubric),)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.OpenPosition: _open,
    c.MovePosition: _move,
    c.ChooseTimer: _timer,
    c.ChooseRubric: _rubric,
}
