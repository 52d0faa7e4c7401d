"""Decisions of the summary: points and their approval, edits, signatures on one exact text."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, Phase, PointState, kept_as, shown_as
from panelry.decide.asked import Asked, count, demand_free, known, name_of, optional_line, reason, together
from panelry.decide.probing import demand_patience, leak_found
from panelry.decide.ruling import demand_approver, demand_current, taken_over, under_policy
from panelry.found import blocks
from panelry.handed import demand_unreleased
from panelry.ids import PersonId, PointId
from panelry.points import ASSISTED_NOTICE, Point
from panelry.refusals import Code, Refused
from panelry.rewording import offered_by
from panelry.signing import awaited, may_approve, may_sign, signers, unsigned
from panelry.summary import (
    findings,
    own_words,
    point_findings,
    point_problems,
    point_text,
    released_text,
    section_for,
    sentence_findings,
    standing_edits,
    text_hash,
    unaccepted,
    wording,
)

POINTS = 40
"""The most points one person may write."""
SENTENCES = 40
"""The most sentences of a text: a brief summary has about twenty."""
EDITS = 500
"""The most edits of one summary: every one is merged again whenever the draft changes."""
EVIDENCE = 20
"""The most observations that one point is made from."""
TEXT = 24 * 1024
"""The most bytes of a text that is signed: many times a brief summary in any script."""


def _write_point(state: Debrief, asked: Asked, command: c.WritePoint) -> tuple[e.Event, ...]:
    known(state, command.criterion)
    name_of(command.point)
    if not state.revealed:
        raise Refused(Code.NOT_REVEALED_YET)
    before = state.points.get(kept_as(state, asked.actor, command.point))
    own = sum(each.point.author == asked.actor for each in state.points.values())
    if before is None and own >= POINTS:
        raise Refused(Code.TOO_MANY)
    observations = state.card(asked.actor).observations
    if any(each not in observations for each in command.evidence):
        raise Refused(Code.NO_SUCH_THING)
    if len(command.evidence) > EVIDENCE:
        raise Refused(Code.TOO_MANY)
    point = Point(
        id=command.point,
        version=1 if before is None else before.point.version + 1,
        author=asked.actor,
        criterion=command.criterion,
        polarity=command.polarity,
        situation=optional_line(command.situation),
        behaviour=optional_line(command.behaviour, most=400),
        kind=command.kind,
        effect=optional_line(command.effect, most=400),
        suggestion=optional_line(command.suggestion, most=400),
        evidence=command.evidence,
    )
    return (e.PointWritten(point),)


def _own_point(state: Debrief, actor: PersonId, point: PointId) -> PointState:
    found = state.points.get(kept_as(state, actor, point))
    if found is None:
        raise Refused(Code.NO_SUCH_THING)
    return found


def _approve_point(state: Debrief, asked: Asked, command: c.ApprovePoint) -> tuple[e.Event, ...]:
    found = _own_point(state, asked.actor, command.point)
    if found.point.version != command.version:
        raise Refused(Code.POINT_CHANGED)
    if found.disputes and found.shared in {None, found.point}:
        raise Refused(Code.POINT_DISPUTED)
    if found.shared == found.point:
        raise Refused(Code.ALREADY_REVEALED)
    if point_problems(found.point):
        raise Refused(Code.POINT_INCOMPLETE)
    demand_patience(state, asked)
    if blocks(point_findings(state, found.point)):
        raise Refused(Code.POINT_BLOCKED)
    if any(_same_words(each.shared, found.point) for each in state.points.values()):
        raise Refused(Code.ID_TAKEN)
    return (e.PointApproved(command.point, command.version),)


def _same_words(other: Point | None, point: Point) -> bool:
    """Return whether another point of the same author says the very same: a sentence names every source."""
    if other is None or other.id == point.id:
        return False
    return replace(other, id=point.id, version=point.version, evidence=point.evidence) == point


def _withdraw_point(state: Debrief, asked: Asked, command: c.WithdrawPoint) -> tuple[e.Event, ...]:
    if _own_point(state, asked.actor, command.point).shared is None:
        raise Refused(Code.NO_SUCH_THING)
    return (e.PointWithdrawn(command.point),)


def _shown_point(state: Debrief, point: PointId) -> PointState:
    kept = shown_as(state, point)
    if kept is None:
        raise Refused(Code.NO_SUCH_THING)
    return state.points[kept]


def _dispute_point(state: Debrief, asked: Asked, command: c.DisputePoint) -> tuple[e.Event, ...]:
    shown = _shown_point(state, command.point)
    if shown.point.author == asked.actor:
        raise Refused(Code.OWN_TEXT)
    others = (said for person, said in shown.disputes.items() if person != asked.actor)
    return (e.PointDisputed(command.point, together(reason(command.words), others)),)


def _clear_dispute(state: Debrief, asked: Asked, command: c.ClearDispute) -> tuple[e.Event, ...]:
    if asked.actor not in _shown_point(state, command.point).disputes:
        raise Refused(Code.NO_SUCH_THING)
    return (e.DisputeCleared(command.point),)


def _edit_sentence(state: Debrief, asked: Asked, command: c.EditSentence) -> tuple[e.Event, ...]:
    name_of(command.sentence)
    if state.ruling.generic:
        raise Refused(Code.GENERIC_ONLY)
    if command.sentence == ASSISTED_NOTICE:
        raise Refused(Code.REWORDING_NOTICE)
    if len(state.edits) >= EDITS:
        raise Refused(Code.TOO_MANY)
    section = section_for(state, command.sentence, command.section)
    demand_free(state, asked, section)
    present = {each.id: each.text for each in wording(state)}
    if command.sentence not in present and len(present) >= SENTENCES:
        raise Refused(Code.TOO_MANY)
    if present.get(command.sentence, "") != command.base:
        raise Refused(Code.TEXT_CHANGED)
    text = optional_line(command.text, most=600)
    if text == command.base:
        raise Refused(Code.TEXT_MISSING)
    model = offered_by(state.rewording, text)
    edited = e.SentenceEdited(command.sentence, section, text, command.base, model)
    if not text:
        return (edited,)
    demand_patience(state, asked)
    return (edited, *leak_found(asked.actor, command.sentence, text, sentence_findings(state, text)))


def trace(state: Debrief, actor: PersonId, command: c.Command, code: Code) -> tuple[e.Event, ...]:
    """Return what the record keeps of a refusal: a point that was refused for words of a private text."""
    if not isinstance(command, c.ApprovePoint) or code is not Code.POINT_BLOCKED:
        return ()
    point = _own_point(state, actor, command.point).point
    return leak_found(actor, point.id, point_text(point), point_findings(state, point))


def _accept_sentence(state: Debrief, asked: Asked, command: c.AcceptSentence) -> tuple[e.Event, ...]:
    if command.sentence not in unaccepted(state):
        raise Refused(Code.NO_SUCH_THING)
    present = next(each for each in wording(state) if each.id == command.sentence)
    if present.text != command.text:
        raise Refused(Code.TEXT_CHANGED)
    edited = standing_edits(state).get(present.id)
    if edited is not None and asked.actor in own_words(present, edited.writers):
        raise Refused(Code.OWN_TEXT)
    return (e.SentenceAccepted(command.sentence, command.text),)


def _fit_to_sign(state: Debrief) -> str:
    if len(msgspec.json.encode(released_text(state))) > TEXT:
        raise Refused(Code.SUMMARY_TOO_LONG)
    if blocks(findings(state, state.guarded)):
        raise Refused(Code.OPEN_FINDINGS)
    if unaccepted(state):
        raise Refused(Code.NEW_TEXT_UNACCEPTED)
    return text_hash(state)


def _ask_for_signatures(state: Debrief, asked: Asked, _: c.AskForSignatures) -> tuple[e.Event, ...]:
    return (*taken_over(state, asked), e.SignaturesAsked(_fit_to_sign(under_policy(state, asked))))


def _signer(state: Debrief, actor: PersonId, read: str) -> None:
    demand_unreleased(state.handed)
    if not (may_sign(state, actor) if state.phase is Phase.SUMMARY else may_approve(state, actor)):
        raise Refused(Code.NOT_A_SIGNER)
    if read != text_hash(state):
        raise Refused(Code.TEXT_CHANGED)


def _sign_off(state: Debrief, asked: Asked, command: c.SignOff) -> tuple[e.Event, ...]:
    _signer(state, asked.actor, command.hash)
    return (e.SignedOff(_fit_to_sign(state)),)


def _decline_to_sign(state: Debrief, asked: Asked, command: c.DeclineToSign) -> tuple[e.Event, ...]:
    _signer(state, asked.actor, command.hash)
    return (e.SigningDeclined(command.hash, reason(command.words)),)


def _return_to_discussion(state: Debrief, _: Asked, command: c.ReturnToDiscussion) -> tuple[e.Event, ...]:
    if state.handed is not None:
        raise Refused(Code.ALREADY_RELEASED)
    return (e.DiscussionReopened(reason(command.reason)),)


def _open_release(state: Debrief, asked: Asked, command: c.OpenRelease) -> tuple[e.Event, ...]:
    demand_current(state, asked)
    demand_approver(state)
    signed = _fit_to_sign(state)
    missing = unsigned(state)
    wanted = signers(state)
    if len(wanted) - len(missing) < min(2, len(wanted)):
        raise Refused(Code.SIGNATURES_MISSING)
    if awaited(state, asked.at):
        raise Refused(Code.SIGNATURES_AWAITED)
    count(command.missing, len(missing))
    return (e.ReleaseOpened(signed, missing),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.WritePoint: _write_point,
    c.ApprovePoint: _approve_point,
    c.WithdrawPoint: _withdraw_point,
    c.DisputePoint: _dispute_point,
    c.ClearDispute: _clear_dispute,
    c.EditSentence: _edit_sentence,
    c.AcceptSentence: _accept_sentence,
    c.AskForSignatures: _ask_for_signatures,
    c.SignOff: _sign_off,
    c.DeclineToSign: _decline_to_sign,
    c.ReturnToDiscussion: _return_to_discussion,
    c.OpenRelease: _open_release,
}
