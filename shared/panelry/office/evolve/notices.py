"""What notices and legal holds do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.hiring import NoticeState
from panelry.ids import PersonId, PositionId
from panelry.office.holds import Hold, HoldLifted, HoldPlaced
from panelry.office.notices import (
    DebriefsEnded,
    Notice,
    NoticeQueued,
    NoticeSending,
    NoticeSettled,
    NoticesPaused,
    NoticesResumed,
)
from panelry.office.state import Office

_NOBODY = PersonId("")


def _queued(state: Office, event: NoticeQueued, stamp: Stamp) -> Office:
    notice = Notice(event.notice, event.candidate, event.kind, NoticeState.WAITING, stamp.at)
    return _with(state, notice)


def _sending(state: Office, event: NoticeSending, stamp: Stamp) -> Office:
    sending = replace(
        state.notices[event.notice], state=NoticeState.SENDING, at=stamp.at, words="", by=_NOBODY
    )
    return _with(state, sending)


def _settled(state: Office, event: NoticeSettled, stamp: Stamp) -> Office:
    """What is accepted without having been on its way was told by whoever put that on record."""
    notice = state.notices[event.notice]
    by_hand = event.state is NoticeState.ACCEPTED and notice.state is not NoticeState.SENDING
    by = stamp.actor if by_hand else _NOBODY
    return _with(state, replace(notice, state=event.state, at=stamp.at, words=event.words, by=by))


def _with(state: Office, notice: Notice) -> Office:
    return replace(state, notices={**state.notices, notice.id: notice})


def _paused(state: Office, event: NoticesPaused, _stamp: Stamp) -> Office:
    return _pause(state, event.position, paused=True)


def _resumed(state: Office, event: NoticesResumed, _stamp: Stamp) -> Office:
    return _pause(state, event.position, paused=False)


def _pause(state: Office, position: PositionId, *, paused: bool) -> Office:
    changed = replace(state.positions[position], paused=paused)
    return replace(state, positions={**state.positions, position: changed})


def _ended(state: Office, event: DebriefsEnded, _stamp: Stamp) -> Office:
    return replace(state, ended=state.ended | {event.position})


def _placed(state: Office, event: HoldPlaced, stamp: Stamp) -> Office:
    hold = Hold(event.hold, event.on, event.target, event.reason, event.owner, event.review, stamp.at)
    return replace(state, holds={**state.holds, event.hold: hold})


def _lifted(state: Office, event: HoldLifted, stamp: Stamp) -> Office:
    lifted = replace(state.holds[event.hold], lifted=stamp.at)
    return replace(state, holds={**state.holds, event.hold: lifted})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    NoticeQueued: _queued,
    NoticeSending: _sending,
    NoticeSettled: _settled,
    NoticesPaused: _paused,
    NoticesResumed: _resumed,
    DebriefsEnded: _ended,
    HoldPlaced: _placed,
    HoldLifted: _lifted,
}
