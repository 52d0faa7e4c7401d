"""Decisions of the release: the candidate is asked first, and only the signed text leaves."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.decide.asked import Asked, line, optional_line, reason, together, words
from panelry.decide.ruling import demand_feedback, taken_over
from panelry.found import blocks
from panelry.handed import (
    ACKNOWLEDGED,
    FORWARDED,
    demand_contact,
    demand_handing,
    demand_permission,
    demand_unreleased,
)
from panelry.pages import IN_WORDS, RECORDED, SAID, Said
from panelry.panel import Channel
from panelry.refusals import Code, Refused
from panelry.summary import findings, first_name, released_text, text_hash, wording

DECLINED = "declined"
RESULTS = ("delivered", DECLINED, "no answer", "follow-up")
"""How a hand-over can go."""
OF_AGENCIES = ("delivered", FORWARDED, ACKNOWLEDGED, *RESULTS[1:])
"""How it can go through an agency: it has the text, says it passed it on, the candidate says they have it."""
HANDOVERS = 40
"""The most attempts to hand one text over."""
_ROOM = 24 * 1024
"""The most bytes of what all attempts say, and of all names that are denied."""
_REPLIES = 12 * 1024
"""The most bytes of all that staff record for the candidate; it stands beside what the page itself took."""
_RECORDED_ELSEWHERE = {
    Said.NO_CONTACT: Code.RECORDED_AS_AN_ANSWER,
    Said.KEEP: Code.RECORDED_AT_THE_DESK,
    Said.NOT_KEEP: Code.RECORDED_AT_THE_DESK,
}
VERSIONS = 20
"""The most versions of one text that are released."""
DENIED = 200
"""The most names that one debrief denies."""
FORMATS = ("md", "txt", "json", "call", "pdf")
"""The formats of an export."""


def moment(text: str) -> str:
    """Return a date or a time as UTC with milliseconds; a date ends with its day. Refuse anything else."""
    try:
        if len(text) == 10:
            at = datetime.combine(date.fromisoformat(text), time(23, 59, 59), UTC)
        else:
            at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise Refused(Code.BAD_TIME)
        at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(Code.BAD_TIME) from None
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _return_to_summary(state: Debrief, asked: Asked, command: c.ReturnToSummary) -> tuple[e.Event, ...]:
    demand_unreleased(state.handed)
    return (e.SummaryReopened(reason(command.reason)), *taken_over(state, asked))


def _correct_text(state: Debrief, asked: Asked, command: c.CorrectText) -> tuple[e.Event, ...]:
    if state.handed is None:
        raise Refused(Code.NOT_RELEASED)
    if state.handed.correcting:
        raise Refused(Code.NOTHING_NEW)
    if state.handed.revoked is not None:
        raise Refused(Code.RELEASE_REVOKED)
    if len(state.handed.former) + 1 >= VERSIONS:
        raise Refused(Code.TOO_MANY)
    return (e.CorrectionOpened(reason(command.reason)), *taken_over(state, asked))


def _record_permission(_: Debrief, asked: Asked, command: c.RecordPermission) -> tuple[e.Event, ...]:
    until = moment(command.until)
    if command.granted and until <= asked.at:
        raise Refused(Code.BAD_TIME)
    agency = optional_line(command.agency)
    if command.granted and command.channel is Channel.AGENCY and not agency:
        raise Refused(Code.TEXT_MISSING)
    how, requested = line(command.how), command.requested
    return (e.PermissionRecorded(command.granted, command.channel, how, until, agency, requested=requested),)


def _end_contact(state: Debrief, asked: Asked, command: c.EndContact) -> tuple[e.Event, ...]:
    if state.contact_ended:
        raise Refused(Code.NOTHING_NEW)
    return (e.ContactEnded(line(command.how), by=asked.by),)


def _doubt_permission(state: Debrief, _: Asked, __: c.DoubtPermission) -> tuple[e.Event, ...]:
    if state.permission is None or not state.permission.granted or state.permission.doubted:
        raise Refused(Code.NOTHING_NEW)
    return (e.PermissionDoubted(),)


def _record_adjustment(state: Debrief, _: Asked, command: c.RecordAdjustment) -> tuple[e.Event, ...]:
    demand_unreleased(state.handed)
    return (e.AdjustmentRecorded(command.on_file),)


def _deny_words(state: Debrief, _: Asked, command: c.DenyWords) -> tuple[e.Event, ...]:
    demand_unreleased(state.handed)
    denied = tuple(dict.fromkeys(line(each, most=80) for each in command.words))
    if len(denied) > DENIED or len(msgspec.json.encode(denied)) > _ROOM:
        raise Refused(Code.TOO_MANY)
    return (e.WordsDenied(denied),)


def _release(state: Debrief, asked: Asked, command: c.Release) -> tuple[e.Event, ...]:
    demand_unreleased(state.handed)
    demand_contact(state.contact_ended)
    demand_permission(state.permission, command.channel, asked.at)
    demand_feedback(state, asked)
    if not command.hash == state.signed == text_hash(state):
        raise Refused(Code.TEXT_CHANGED)
    if blocks(findings(state, state.guarded)):
        raise Refused(Code.OPEN_FINDINGS)
    if command.first_name.strip() != first_name(state.candidate):
        raise Refused(Code.NAME_NOT_TYPED)
    return (e.Released(command.channel, command.hash, released_text(state), wording(state)),)


def results_for(channel: Channel) -> tuple[str, ...]:
    """Return how a hand-over by a channel can go."""
    return OF_AGENCIES if channel is Channel.AGENCY else RESULTS


def _record_handover(state: Debrief, asked: Asked, command: c.RecordHandover) -> tuple[e.Event, ...]:
    if state.handed is None:
        raise Refused(Code.NOT_RELEASED)
    before = state.handed.results
    if command.result not in results_for(state.handed.channel):
        raise Refused(Code.NO_SUCH_THING)
    if command.result != DECLINED:
        demand_contact(state.contact_ended)
        demand_handing(state.permission, state.handed, asked.at)
    if len(before) >= HANDOVERS:
        raise Refused(Code.TOO_MANY_ATTEMPTS)
    said = together(words(command.words), (each for _, _, each in before), most=HANDOVERS, room=_ROOM)
    return (e.HandoverRecorded(command.result, said),)


def _record_reply(state: Debrief, _: Asked, command: c.RecordReply) -> tuple[e.Event, ...]:
    if state.handed is None:
        raise Refused(Code.NOT_RELEASED)
    if command.said in _RECORDED_ELSEWHERE:
        raise Refused(_RECORDED_ELSEWHERE[command.said])
    before = [each.words for each in state.said if each.how is not None]
    if len(before) >= RECORDED:
        raise Refused(Code.REPLIES_FULL)
    if command.said not in IN_WORDS:
        return (e.ReplyRecorded(command.said, "", command.how),)
    said = words(command.words, most=SAID)
    if not said:
        raise Refused(Code.TEXT_MISSING)
    together(said, before, most=RECORDED, room=_REPLIES)
    return (e.ReplyRecorded(command.said, said, command.how),)


def _record_export(state: Debrief, asked: Asked, command: c.RecordExport) -> tuple[e.Event, ...]:
    demand_contact(state.contact_ended)
    demand_handing(state.permission, state.handed, asked.at)
    if command.format not in FORMATS:
        raise Refused(Code.NO_SUCH_THING)
    return (e.Exported(command.format),)


def _revoke(state: Debrief, _: Asked, command: c.Revoke) -> tuple[e.Event, ...]:
    if state.handed is None:
        raise Refused(Code.NOT_RELEASED)
    if state.handed.revoked is not None:
        raise Refused(Code.RELEASE_REVOKED)
    return (e.Revoked(reason(command.reason)),)


def _close(state: Debrief, _: Asked, command: c.Close) -> tuple[e.Event, ...]:
    why = words(command.reason) if state.handed is not None else reason(command.reason)
    return (e.Closed(why),)


def _demand_nothing_handed(state: Debrief) -> None:
    """Refuse an end that says that nothing was sent, once a text was released: also a revoked one."""
    if state.handed is not None:
        raise Refused(Code.ENDS_BY_CLOSING)


def _withdraw(state: Debrief, asked: Asked, command: c.Withdraw) -> tuple[e.Event, ...]:
    _demand_nothing_handed(state)
    return (e.Withdrawn(command.on_hold, reason(command.reason), by=asked.by),)


def _abandon(state: Debrief, _: Asked, command: c.Abandon) -> tuple[e.Event, ...]:
    _demand_nothing_handed(state)
    return (e.Abandoned(reason(command.reason)),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.ReturnToSummary: _return_to_summary,
    c.CorrectText: _correct_text,
    c.RecordPermission: _record_permission,
    c.EndContact: _end_contact,
    c.DoubtPermission: _doubt_permission,
    c.RecordAdjustment: _record_adjustment,
    c.DenyWords: _deny_words,
    c.Release: _release,
    c.RecordHandover: _record_handover,
    c.RecordReply: _record_reply,
    c.RecordExport: _record_export,
    c.Revoke: _revoke,
    c.Close: _close,
    c.Withdraw: _withdraw,
    c.Abandon: _abandon,
}
