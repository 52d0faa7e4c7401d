"""What notices and legal holds do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.hiring import NoticeState
from panelry.ids import NoticeId, PositionId
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


def _queued(state: Office, event: NoticeQueued, stamp: Stamp) -> Office:
    notice = Notice(event.notice, event.candidate, event.kind, NoticeState.WAITING, stamp.at)
    return replace(state, notices={**state.notices, event.notice: notice})


def _sending(state: Office, event: NoticeSending, stamp: Stamp) -> Office:
    return _moved(state, event.notice, NoticeState.SENDING, stamp.at, "")


def _settled(state: Office, event: NoticeSettled, stamp: Stamp) -> Office:
    return _moved(state, event.notice, event.state, stamp.at, event.words)


def _moved(state: Office, notice: NoticeId, to: NoticeState, at: str, words: str) -> Office:
    moved = replace(state.notices[notice], state=to, at=at, words=words)
    return replace(state, notices={**state.notices, notice: moved})


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
