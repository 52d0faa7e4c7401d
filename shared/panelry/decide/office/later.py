"""Decisions about later levels: of whom they are recorded, on what, and when they are forgotten."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import Asked, name_of
from panelry.decide.office.candidates import of
from panelry.ids import LaterId
from panelry.insight import criterion_name
from panelry.office import (
    Candidate,
    LaterForgotten,
    LaterLevel,
    LaterRecorded,
    Office,
    OfficeEvent,
    holds_on,
    open_case,
)
from panelry.office.later_commands import ForgetLater, RecordLater
from panelry.panel import Outcome
from panelry.policies import LaterKept, policies_in
from panelry.refusals import Code, Refused
from panelry.retention import LATER_DAYS, day_after
from panelry.rubric import Rubric
from panelry.rubric_rules import same_words

LATER = 2
"""The most records of later levels of one candidate: each more is a question to what was sealed."""
_LEAST = 1


def _record(state: Office, asked: Asked, command: RecordLater) -> tuple[OfficeEvent, ...]:
    """Record levels without a look at those on record: an answer that differs would tell what is sealed."""
    candidate = of(state, command.candidate)
    position = state.positions[candidate.position]
    kept = policies_in(state.policies, state.local, position.jurisdiction).later_levels
    if kept is LaterKept.NEVER:
        raise Refused(Code.LATER_NEVER)
    if candidate.outcome is not Outcome.ADVANCE:
        raise Refused(Code.NOT_HIRED)
    _demand_free(state, candidate)
    _demand_new(state, command.later)
    before = state.later.get(candidate.id)
    if before is not None and len(before.former) + 1 >= LATER:
        raise Refused(Code.LATER_TWICE)
    levels = _levels(state.rubrics.get(position.rubric), command.levels)
    until = day_after(asked.at, LATER_DAYS[kept.value])
    return (LaterRecorded(candidate.id, command.later, until, levels),)


def _demand_new(state: Office, later: LaterId) -> None:
    name_of(later)
    if any(later in {each.id, *each.former} for each in state.later.values()):
        raise Refused(Code.ID_TAKEN)


def _levels(rubric: Rubric | None, given: tuple[tuple[str, int], ...]) -> tuple[LaterLevel, ...]:
    """Return the levels in the order of the rubric; refuse what is not in it, and a criterion twice."""
    if not given:
        raise Refused(Code.TEXT_MISSING)
    if rubric is None:
        raise Refused(Code.NO_RUBRIC_CHOSEN)
    ids = {same_words(each.id): each for each in rubric.criteria}
    known = ids | {same_words(each.title): each for each in rubric.criteria}
    found = {}
    for words, level in given:
        criterion = known.get(same_words(words))
        if criterion is None or criterion.id in found:
            raise Refused(Code.NO_SUCH_CRITERION)
        if not _LEAST <= level <= rubric.scale:
            raise Refused(Code.LEVEL_OFF_THE_SCALE)
        found[criterion.id] = LaterLevel(criterion_name(criterion.title, rubric.scale), level)
    return tuple(found[each.id] for each in rubric.criteria if each.id in found)


def _demand_free(state: Office, candidate: Candidate) -> None:
    """Refuse to destroy a record that a hold or an open access case keeps."""
    later = state.later.get(candidate.id)
    if later is None or not later.levels:
        return
    if holds_on(state, candidate):
        raise Refused(Code.UNDER_HOLD)
    if open_case(state, candidate.id):
        raise Refused(Code.CASE_OPEN)


def _forget(state: Office, _: Asked, command: ForgetLater) -> tuple[OfficeEvent, ...]:
    candidate = of(state, command.candidate)
    later = state.later.get(candidate.id)
    if later is None or not later.levels:
        raise Refused(Code.NOTHING_NEW)
    _demand_free(state, candidate)
    return (LaterForgotten(candidate.id),)


def forgotten(state: Office, at: str) -> tuple[LaterForgotten, ...]:
    """Return the end of each record whose day has come, unless a hold or an open access case keeps it."""
    over = [
        state.candidates[key] for key, each in state.later.items() if each.levels and each.until <= at[:10]
    ]
    free = [each for each in over if not holds_on(state, each) and open_case(state, each.id) is None]
    return tuple(LaterForgotten(each.id) for each in free)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    RecordLater: _record,
    ForgetLater: _forget,
}
