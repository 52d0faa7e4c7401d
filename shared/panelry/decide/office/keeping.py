"""Decisions about what is kept: legal holds, retention profiles, and what goes when its time is over."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, assert_never

from panelry.decide.asked import Asked, line, name_of, reason
from panelry.decide.office.positions import known
from panelry.hiring import HoldOn
from panelry.ids import CandidateId, PositionId
from panelry.office import (
    Candidate,
    CandidateErased,
    DebriefErased,
    HoldLifted,
    HoldPlaced,
    Office,
    OfficeEvent,
    RetentionChosen,
    debriefs_of,
    due,
    holds_on,
    open_case,
    start_of,
)
from panelry.office import commands as c
from panelry.refusals import Code, Refused
from panelry.retention import LONGEST, kept_until

HOLDS = 500
"""The most holds on record."""
OVER = "its time was over"
"""The reason of an erasure by retention."""


def day(text: str) -> str:
    """Return a day, ISO 8601; refuse anything else."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise Refused(Code.BAD_DAY) from None


def demand_erasable(state: Office, candidate: Candidate, at: str) -> None:
    """Refuse to erase a candidate whom a hold, an open access case or the law's minimum keeps."""
    if holds_on(state, candidate):
        raise Refused(Code.UNDER_HOLD)
    if open_case(state, candidate.id):
        raise Refused(Code.CASE_OPEN)
    profile = state.positions[candidate.position].retention
    until = kept_until(profile, start_of(state, candidate))
    if profile.minimum and (not until or at[:10] < until):
        raise Refused(Code.WITHIN_MINIMUM)


def erasure(state: Office, candidate: Candidate, why: str) -> tuple[OfficeEvent, ...]:
    """Return the events that erase a candidate with their debriefs."""
    debriefs = (DebriefErased(each, why) for each in debriefs_of(state, candidate.id))
    return (CandidateErased(candidate.id, why), *debriefs)


def _place(state: Office, _: Asked, command: c.PlaceHold) -> tuple[OfficeEvent, ...]:
    name_of(command.hold)
    if command.hold in state.holds:
        raise Refused(Code.ID_TAKEN)
    if len(state.holds) >= HOLDS:
        raise Refused(Code.TOO_MANY)
    target = _target(state, command)
    why, owner, review = reason(command.reason), line(command.owner), day(command.review)
    return (HoldPlaced(command.hold, command.on, target, why, owner, review),)


def _target(state: Office, command: c.PlaceHold) -> str:
    match command.on:
        case HoldOn.CANDIDATE:
            if CandidateId(command.target) not in state.candidates:
                raise Refused(Code.NO_SUCH_THING)
            return command.target
        case HoldOn.POSITION:
            return known(state, PositionId(command.target)).id
        case HoldOn.DATES:
            first, _, last = command.target.partition("/")
            if day(first) > day(last):
                raise Refused(Code.BAD_DAY)
            return f"{day(first)}/{day(last)}"
        case _:
            assert_never(command.on)


def _lift(state: Office, _: Asked, command: c.LiftHold) -> tuple[OfficeEvent, ...]:
    hold = state.holds.get(command.hold)
    if hold is None:
        raise Refused(Code.NO_SUCH_THING)
    if hold.lifted:
        raise Refused(Code.NOTHING_NEW)
    return (HoldLifted(hold.id, reason(command.reason)),)


def _choose(state: Office, _: Asked, command: c.ChooseRetention) -> tuple[OfficeEvent, ...]:
    position, chosen = known(state, command.position), command.retention
    if not all(0 <= days <= LONGEST for days in (chosen.minimum, chosen.maximum)):
        raise Refused(Code.BAD_DAY)
    if position.retention == chosen:
        raise Refused(Code.NOTHING_NEW)
    return (RetentionChosen(position.id, chosen),)


def _erase_due(state: Office, asked: Asked, command: c.EraseDue) -> tuple[OfficeEvent, ...]:
    over = due(state, asked.at)
    if command.candidates != len(over):
        raise Refused(Code.COUNT_DIFFERS)
    if not over:
        raise Refused(Code.NOTHING_NEW)
    return tuple(event for each in over for event in erasure(state, each, OVER))


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.PlaceHold: _place,
    c.LiftHold: _lift,
    c.ChooseRetention: _choose,
    c.EraseDue: _erase_due,
}
