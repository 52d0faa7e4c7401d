"""Decisions of the personal note: its author sends it, once the candidate knows the outcome and said yes.

The stricter of two policies counts: that on the debrief's record, and that of this moment.
"""

from collections.abc import Callable, Mapping
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.decide.asked import Asked, seated
from panelry.drafting import plain
from panelry.found import blocks
from panelry.handed import PersonalNote, demand_contact, demand_permission, released_now
from panelry.ids import PersonId
from panelry.milestones import was_told
from panelry.panel import Channel
from panelry.personal import note_findings, note_hash, note_of, sent_at
from panelry.points import Sentence
from panelry.policies import is_stricter
from panelry.refusals import Code, Refused
from panelry.ruling import PersonalNotes
from panelry.signing import fit_to_approve


def _ruled(state: Debrief, asked: Asked) -> PersonalNotes:
    """Return the stricter of what the record and the present policy say; refuse where that is no note."""
    kept, now = state.ruling.personal, asked.policies.personal_note
    found = now if is_stricter("personal-note", now.value, kept.value) else kept
    if found is PersonalNotes.FORBIDDEN:
        raise Refused(Code.PERSONAL_NOTE_FORBIDDEN)
    return found


def _demand_yes(state: Debrief, asked: Asked) -> None:
    """Refuse where the candidate has not said yes to hearing from the panel itself, or was not told yet."""
    demand_contact(state.contact_ended)
    given = state.permission
    demand_permission(given, Channel.CALL if given is None else given.channel, asked.at)
    if given is not None and given.channel is Channel.AGENCY:
        raise Refused(Code.PERMISSION_FOR_ANOTHER_CHANNEL)
    if not was_told(state):
        raise Refused(Code.OUTCOME_NOT_TOLD)
    if not released_now(state.handed):
        raise Refused(Code.NOT_RELEASED)
    if state.handed is not None and state.handed.revoked is not None:
        raise Refused(Code.RELEASE_REVOKED)


def _sendable(state: Debrief, asked: Asked, author: PersonId, read: str) -> tuple[Sentence, ...]:
    """Return the note that may be sent, the one that was read; refuse any other."""
    _demand_yes(state, asked)
    note = note_of(state, author)
    if not note:
        raise Refused(Code.NO_OWN_POINT)
    if note_hash(note) != read:
        raise Refused(Code.PERSONAL_NOTE_CHANGED)
    if blocks(note_findings(state, author)):
        raise Refused(Code.PERSONAL_NOTE_BLOCKED)
    if sent_at(state, author):
        raise Refused(Code.NOTHING_NEW)
    return note


def _of(state: Debrief, author: PersonId) -> PersonalNote:
    return state.personal.get(author, PersonalNote())


def _approve(state: Debrief, asked: Asked, command: c.ApprovePersonalNote) -> tuple[e.Event, ...]:
    seated(state, command.person)
    if not fit_to_approve(state, asked.actor):
        raise Refused(Code.APPROVER_UNFIT)
    ruled = _ruled(state, asked)
    _sendable(state, asked, command.person, command.hash)
    if ruled is PersonalNotes.ALLOWED or _of(state, command.person).approved == command.hash:
        raise Refused(Code.NOTHING_NEW)
    return (e.PersonalNoteApproved(command.person, command.hash),)


def _record(state: Debrief, asked: Asked, command: c.RecordPersonalNote) -> tuple[e.Event, ...]:
    ruled = _ruled(state, asked)
    note = _sendable(state, asked, asked.actor, command.hash)
    if ruled is PersonalNotes.HR_APPROVAL and _of(state, asked.actor).approved != command.hash:
        raise Refused(Code.PERSONAL_NOTE_UNAPPROVED)
    return (e.PersonalNoteSent(plain(note)),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.ApprovePersonalNote: _approve,
    c.RecordPersonalNote: _record,
}
