"""What the events of the release do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief, Phase
from panelry.events import (
    Abandoned,
    AdjustmentRecorded,
    ApproverNamed,
    Closed,
    ContactEnded,
    CorrectionOpened,
    Exported,
    HandoverRecorded,
    PermissionDoubted,
    PermissionRecorded,
    PersonalNoteApproved,
    PersonalNoteSent,
    PolicyTaken,
    Released,
    ReplyRecorded,
    Revoked,
    Stamp,
    SummaryReopened,
    Withdrawn,
    WordsDenied,
)
from panelry.handed import Handed, Permission, PersonalNote
from panelry.pages import Reply
from panelry.ruling import Ruling


def _policy_taken(state: Debrief, event: PolicyTaken, _: Stamp) -> Debrief:
    return replace(state, ruling=Ruling(event.feedback, event.signatures, event.personal, event.rewording))


def _approver_named(state: Debrief, event: ApproverNamed, _: Stamp) -> Debrief:
    return replace(state, approver=event.person)


def _summary_reopened(state: Debrief, _event: SummaryReopened, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.SUMMARY, signed=None, without=(), asked=None)


def _correction_opened(state: Debrief, _event: CorrectionOpened, stamp: Stamp) -> Debrief:
    assert state.handed is not None  # noqa: S101 - decide corrects nothing before the release
    handed = replace(state.handed, correcting=stamp.at)
    return replace(state, phase=Phase.SUMMARY, signed=None, without=(), asked=None, handed=handed, ended="")


def _uncorrected(state: Debrief) -> Handed | None:
    """Return what is handed over, with no correction under way: nothing comes after the end."""
    return None if state.handed is None else replace(state.handed, correcting="")


def _permission_recorded(state: Debrief, event: PermissionRecorded, stamp: Stamp) -> Debrief:
    permission = Permission(
        granted=event.granted,
        channel=event.channel,
        how=event.how,
        until=event.until,
        agency=event.agency,
        at=stamp.at,
        by=stamp.actor,
        language=event.language,
        requested=event.requested,
    )
    ended = "" if event.granted else state.contact_ended
    return replace(state, permission=permission, contact_ended=ended)


def _contact_ended(state: Debrief, _event: ContactEnded, stamp: Stamp) -> Debrief:
    return replace(state, contact_ended=stamp.at)


def _released(state: Debrief, event: Released, stamp: Stamp) -> Debrief:
    handed, before = _handed(event, stamp), state.handed
    if before is not None:
        former = (*before.former, replace(before, former=(), correcting=""))
        handed = replace(handed, former=former)
    return replace(state, handed=handed)


def _handed(event: Released, stamp: Stamp) -> Handed:
    return Handed(event.channel, event.hash, event.text, stamp.at, stamp.actor, event.sentences)


def _handover_recorded(state: Debrief, event: HandoverRecorded, stamp: Stamp) -> Debrief:
    handed = state.handed
    assert handed is not None  # noqa: S101 - decide records no hand-over before the release
    results = (*handed.results, (stamp.at, event.result, event.words))
    return replace(state, handed=replace(handed, results=results))


def _reply_recorded(state: Debrief, event: ReplyRecorded, stamp: Stamp) -> Debrief:
    reply = Reply(stamp.at, event.said, event.words, event.how, stamp.actor)
    return replace(state, said=(*state.said, reply))


def _permission_doubted(state: Debrief, _event: PermissionDoubted, _: Stamp) -> Debrief:
    if state.permission is None:
        return state
    return replace(state, permission=replace(state.permission, doubted=True))


def _revoked(state: Debrief, _event: Revoked, stamp: Stamp) -> Debrief:
    assert state.handed is not None  # noqa: S101 - decide revokes nothing before the release
    return replace(state, handed=replace(state.handed, revoked=stamp.at))


def _adjustment_recorded(state: Debrief, event: AdjustmentRecorded, _: Stamp) -> Debrief:
    return replace(state, adjusted=event.on_file)


def _words_denied(state: Debrief, event: WordsDenied, _: Stamp) -> Debrief:
    return replace(state, denied=event.words)


def _exported(state: Debrief, _event: Exported, _: Stamp) -> Debrief:
    return state


def _personal_note_approved(state: Debrief, event: PersonalNoteApproved, _: Stamp) -> Debrief:
    return replace(state, personal={**state.personal, event.person: PersonalNote(approved=event.hash)})


def _personal_note_sent(state: Debrief, _event: PersonalNoteSent, stamp: Stamp) -> Debrief:
    before = state.personal.get(stamp.actor, PersonalNote())
    return replace(state, personal={**state.personal, stamp.actor: replace(before, sent=stamp.at)})


def _closed(state: Debrief, event: Closed, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.CLOSED, ended=event.reason, handed=_uncorrected(state))


def _withdrawn(state: Debrief, event: Withdrawn, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.WITHDRAWN, ended=event.reason, handed=_uncorrected(state))


def _abandoned(state: Debrief, event: Abandoned, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.ABANDONED, ended=event.reason, handed=_uncorrected(state))


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    PolicyTaken: _policy_taken,
    ApproverNamed: _approver_named,
    SummaryReopened: _summary_reopened,
    CorrectionOpened: _correction_opened,
    PermissionRecorded: _permission_recorded,
    ContactEnded: _contact_ended,
    PermissionDoubted: _permission_doubted,
    AdjustmentRecorded: _adjustment_recorded,
    WordsDenied: _words_denied,
    Released: _released,
    HandoverRecorded: _handover_recorded,
    ReplyRecorded: _reply_recorded,
    Exported: _exported,
    Revoked: _revoked,
    PersonalNoteApproved: _personal_note_approved,
    PersonalNoteSent: _personal_note_sent,
    Closed: _closed,
    Withdrawn: _withdrawn,
    Abandoned: _abandoned,
}
