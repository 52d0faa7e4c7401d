"""Decisions of scoring: one's own sealed scorecard, and the acts that open everything at once."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry import receipts
from panelry.debrief import Debrief, awaited, raters
from panelry.decide.asked import (
    NOTE,
    Asked,
    count,
    has_read_sealed,
    known,
    name_of,
    on_scale,
    panelist,
    words,
)
from panelry.disagreement import FIGURES
from panelry.ids import PersonId
from panelry.panel import Mode, Role, Standing
from panelry.refusals import Code, Refused

OBSERVATIONS = 400
"""The most observations on one scorecard."""


def _open_card(state: Debrief, asked: Asked) -> None:
    named = state.mode is not Mode.WITHOUT_NAMES
    late = state.revealed and named and Role.PANELIST in asked.roles
    if state.evidence and not late:
        raise Refused(Code.SCORECARD_FROZEN)
    if state.card(asked.actor).submitted is not None:
        raise Refused(Code.SCORECARD_FROZEN if state.evidence else Code.SCORECARD_SUBMITTED)


def _rate(state: Debrief, asked: Asked, command: c.Rate) -> tuple[e.Event, ...]:
    _open_card(state, asked)
    known(state, command.criterion)
    on_scale(state, command.level)
    return (e.Rated(command.criterion, command.level),)


def _clear_rating(state: Debrief, asked: Asked, command: c.ClearRating) -> tuple[e.Event, ...]:
    _open_card(state, asked)
    if command.criterion not in state.card(asked.actor).ratings:
        raise Refused(Code.NO_SUCH_THING)
    return (e.RatingCleared(command.criterion),)


def _observe(state: Debrief, asked: Asked, command: c.Observe) -> tuple[e.Event, ...]:
    _open_card(state, asked)
    known(state, command.criterion)
    name_of(command.observation)
    text = words(command.text)
    if not text:
        raise Refused(Code.TEXT_MISSING)
    observations = state.card(asked.actor).observations
    if command.observation not in observations and len(observations) >= OBSERVATIONS:
        raise Refused(Code.TOO_MANY)
    return (e.Observed(command.observation, command.criterion, command.kind, text, command.shareable),)


def _remove_observation(state: Debrief, asked: Asked, command: c.RemoveObservation) -> tuple[e.Event, ...]:
    _open_card(state, asked)
    if command.observation not in state.card(asked.actor).observations:
        raise Refused(Code.NO_SUCH_THING)
    return (e.ObservationRemoved(command.observation),)


def _write_note(state: Debrief, _: Asked, command: c.WriteNote) -> tuple[e.Event, ...]:
    if command.criterion is not None:
        known(state, command.criterion)
    return (e.Noted(command.criterion, words(command.text, most=NOTE)),)


def _recommend(state: Debrief, asked: Asked, command: c.Recommend) -> tuple[e.Event, ...]:
    _open_card(state, asked)
    return (e.Recommended(command.recommendation),)


def _give_confidence(state: Debrief, asked: Asked, command: c.GiveConfidence) -> tuple[e.Event, ...]:
    _open_card(state, asked)
    return (e.ConfidenceGiven(command.confidence),)


def _submit(state: Debrief, asked: Asked, _: c.Submit) -> tuple[e.Event, ...]:
    _open_card(state, asked)
    ratings = state.card(asked.actor).ratings
    if any(each.id not in ratings for each in state.rubric.criteria):
        raise Refused(Code.SCORECARD_INCOMPLETE)
    values = receipts.values_of(state.card(asked.actor), (each.id for each in state.rubric.criteria))
    sealed = receipts.commitments(state.id, asked.actor, values, asked.seed)
    return (e.Submitted(asked.seed.hex(), sealed),)


def _reopen(state: Debrief, asked: Asked, _: c.Reopen) -> tuple[e.Event, ...]:
    if state.card(asked.actor).submitted is None:
        raise Refused(Code.SCORECARD_NOT_SUBMITTED)
    if has_read_sealed(state, asked.actor):
        raise Refused(Code.HAS_READ_SEALED)
    return (e.Reopened(),)


def _nudge(state: Debrief, _: Asked, command: c.Nudge) -> tuple[e.Event, ...]:
    panelist(state, command.person)
    if state.card(command.person).submitted is not None:
        raise Refused(Code.SCORECARD_SUBMITTED)
    return (e.Nudged(command.person),)


def _mark_absent(state: Debrief, _: Asked, command: c.MarkAbsent) -> tuple[e.Event, ...]:
    panelist(state, command.person)
    if state.card(command.person).submitted is not None and not state.evidence:
        raise Refused(Code.SCORECARD_SUBMITTED)
    if state.people[command.person].standing is Standing.ABSENT:
        raise Refused(Code.STANDING_UNCHANGED)
    return (e.MarkedAbsent(command.person),)


def _mark_present(state: Debrief, asked: Asked, command: c.MarkPresent) -> tuple[e.Event, ...]:
    panelist(state, command.person)
    if command.person != asked.actor and Role.FACILITATOR not in asked.roles:
        raise Refused(Code.NOT_ALLOWED)
    if state.people[command.person].standing is not Standing.ABSENT:
        raise Refused(Code.STANDING_UNCHANGED)
    return (e.MarkedPresent(command.person),)


def _missing(state: Debrief, typed: int) -> tuple[PersonId, ...]:
    if not raters(state):
        raise Refused(Code.SCORECARD_NOT_SUBMITTED)
    missing = awaited(state)
    count(typed, len(missing))
    return missing


def _open_evidence(state: Debrief, _: Asked, command: c.OpenEvidence) -> tuple[e.Event, ...]:
    if state.mode is not Mode.EVIDENCE_FIRST:
        raise Refused(Code.OPENS_AT_ONCE)
    return (e.EvidenceOpened(_missing(state, command.missing)),)


def _reveal(state: Debrief, _: Asked, command: c.Reveal) -> tuple[e.Event, ...]:
    if state.revealed:
        raise Refused(Code.ALREADY_REVEALED)
    if state.evidence:
        return (e.Revealed(state.missing, FIGURES),)
    if state.mode is Mode.EVIDENCE_FIRST:
        raise Refused(Code.EVIDENCE_NOT_OPEN)
    return (e.Revealed(_missing(state, command.missing), FIGURES),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.Rate: _rate,
    c.ClearRating: _clear_rating,
    c.Observe: _observe,
    c.RemoveObservation: _remove_observation,
    c.WriteNote: _write_note,
    c.Recommend: _recommend,
    c.GiveConfidence: _give_confidence,
    c.Submit: _submit,
    c.Reopen: _reopen,
    c.Nudge: _nudge,
    c.MarkAbsent: _mark_absent,
    c.MarkPresent: _mark_present,
    c.OpenEvidence: _open_evidence,
    c.Reveal: _reveal,
}
