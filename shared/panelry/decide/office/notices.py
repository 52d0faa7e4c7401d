"""Decisions about notices: who is told when a position closes or is put on hold, each of them once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from panelry.decide.asked import Asked, line, reason
from panelry.decide.office.positions import known, not_closed
from panelry.handed import demand_contact
from panelry.hiring import NoticeKind, NoticeState, PositionState
from panelry.ids import NoticeId
from panelry.office import (
    Candidate,
    Notice,
    NoticeQueued,
    NoticeSettled,
    NoticesPaused,
    NoticesResumed,
    Office,
    OfficeEvent,
    PositionMoved,
    audience,
    notice_id,
)
from panelry.office import commands as c
from panelry.refusals import Code, Refused

OPEN = frozenset({NoticeState.UNKNOWN, NoticeState.REFUSED, NoticeState.DEFERRED})
"""A person decides whether it is sent again."""
UNTOLD = OPEN | {NoticeState.WAITING}
"""A person may have told the candidate otherwise: then it never leaves."""


def _queued(told: Iterable[Candidate], kind: NoticeKind) -> tuple[OfficeEvent, ...]:
    return tuple(NoticeQueued(notice_id(each.id, kind), each.id, kind) for each in told)


def _withdraw(state: Office, _: Asked, command: c.WithdrawPosition) -> tuple[OfficeEvent, ...]:
    """Close a position and tell everybody; of one that is withdrawn, those who were not told yet."""
    position = known(state, command.position)
    rest = position.state is PositionState.WITHDRAWN
    if not rest:
        not_closed(position)
    told = audience(state, position.id, NoticeKind.CLOSED).told
    if command.tell != len(told):
        raise Refused(Code.COUNT_DIFFERS)
    if rest:
        return _queued(_somebody(told), NoticeKind.CLOSED)
    gone = PositionMoved(position.id, PositionState.WITHDRAWN, reason(command.reason))
    return (gone, *_queued(told, NoticeKind.CLOSED))


def _tell_of_hold(state: Office, _: Asked, command: c.TellOfHold) -> tuple[OfficeEvent, ...]:
    position = known(state, command.position)
    if position.state is not PositionState.ON_HOLD:
        raise Refused(Code.NOT_ON_HOLD)
    told = audience(state, position.id, NoticeKind.ON_HOLD).told
    if command.tell != len(told):
        raise Refused(Code.COUNT_DIFFERS)
    return _queued(_somebody(told), NoticeKind.ON_HOLD)


def _somebody(told: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    if not told:
        raise Refused(Code.NOTHING_NEW)
    return told


def _pause(state: Office, _: Asked, command: c.PauseNotices) -> tuple[OfficeEvent, ...]:
    position = known(state, command.position)
    if position.paused is command.paused:
        raise Refused(Code.NOTHING_NEW)
    return (NoticesPaused(position.id) if command.paused else NoticesResumed(position.id),)


def _notice(state: Office, notice: NoticeId, of: frozenset[NoticeState]) -> Notice:
    """Return a notice that is in one of these states."""
    found = state.notices.get(notice)
    if found is None:
        raise Refused(Code.NO_SUCH_THING)
    if found.state not in of:
        raise Refused(Code.NOTICE_UNDER_WAY)
    return found


def _again(state: Office, _: Asked, command: c.SendAgain) -> tuple[OfficeEvent, ...]:
    notice = _notice(state, command.notice, OPEN)
    if state.candidates[notice.candidate].erased:
        raise Refused(Code.NO_SUCH_THING)
    demand_contact(state.candidates[notice.candidate].contact_ended)
    return (NoticeSettled(notice.id, NoticeState.WAITING, ""),)


def _record(state: Office, _: Asked, command: c.RecordNotice) -> tuple[OfficeEvent, ...]:
    notice = _notice(state, command.notice, UNTOLD)
    return (NoticeSettled(notice.id, NoticeState.ACCEPTED, line(command.how)),)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.WithdrawPosition: _withdraw,
    c.TellOfHold: _tell_of_hold,
    c.PauseNotices: _pause,
    c.SendAgain: _again,
    c.RecordNotice: _record,
}
