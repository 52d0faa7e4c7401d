"""The sender of notices: one after the other, each on record before it leaves, so that none leaves twice.

A notice that was leaving when the server died is *unknown*: it may have arrived, so only a person sends it
again. Whoever delivers is a `Courier`.
"""

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from panelry.hiring import NoticeState
from panelry.ids import CandidateId
from panelry.office import Candidate, Notice, NoticeSending, NoticeSettled, Office, addressed
from panelry.panel import SERVER
from panelry.withdrawn import Letter, letter
from panelry_server.clock import Clock, stamp
from panelry_server.journal import JournalError
from panelry_server.office_room import OfficeRoom

RETRY = timedelta(minutes=15)
"""How long a deferred notice waits (chosen)."""
LOOKING = 5.0
"""Seconds between two looks for notices where none waits (chosen)."""
BETWEEN = 0.5
"""Seconds between two notices (chosen): two a second."""
_CUT = "the server stopped while it left"
_UNWANTED = "the candidate is erased, withdrew or wants no further contact"
_FAILED = "it is not known whether it left"


class Carried(msgspec.Struct, frozen=True):
    """What became of a letter: accepted, deferred or refused; `words` say why and name nobody."""

    state: NoticeState
    words: str = ""


async def _nothing_more(candidate: CandidateId) -> None:
    del candidate


class Courier(Protocol):
    """Whoever delivers a letter to its one address."""

    async def carry(self, letter: Letter) -> Carried:
        """Deliver a letter; anything raised means that nobody knows whether it left."""
        ...


class Notices:
    """The notices of an office on their way; `between` are the seconds from one to the next.

    `look` is waited for before each: it may put on record that the candidate wants none.
    """

    def __init__(
        self,
        office: OfficeRoom,
        courier: Courier,
        clock: Clock,
        *,
        between: float = BETWEEN,
        look: Callable[[CandidateId], Awaitable[None]] = _nothing_more,
    ) -> None:
        self._look = look
        self._office = office
        self._courier = courier
        self._clock = clock
        self._between = between

    async def run(self) -> None:
        """Send what waits, until cancelled; a journal that takes nothing is tried again later."""
        cut = True
        while True:
            sent = False
            try:
                if cut:
                    await self.recover()
                cut = False
                sent = await self.send_next()
            except JournalError:
                cut = True
            await self._clock.sleep(self._between if sent else LOOKING)

    async def recover(self) -> None:
        """Put on record that nobody knows of the notices that were leaving when the server stopped."""
        await self._office.record_if(
            lambda state: [
                NoticeSettled(each.id, NoticeState.UNKNOWN, _CUT)
                for each in state.notices.values()
                if each.state is NoticeState.SENDING
            ],
            actor=SERVER,
        )

    async def send_next(self) -> bool:
        """Send the next notice, put on record what became of it, and return whether there was one."""
        state = self._office.state
        notice = next((each for each in state.notices.values() if self._may_leave(state, each)), None)
        if notice is None:
            return False
        await self._look(notice.candidate)
        if not self._may_leave(self._office.state, self._office.state.notices[notice.id]):
            return True
        written = _letter(self._office.state, notice)
        if written is None:
            await self._settle(notice, Carried(NoticeState.REFUSED, _UNWANTED), {notice.state})
            return True
        if not await self._begun(notice, written):
            return True
        try:
            carried = await self._courier.carry(written)
        except Exception:  # noqa: BLE001 - whatever went wrong, the letter may have left
            carried = Carried(NoticeState.UNKNOWN, _FAILED)
        await self._settle(notice, carried, {NoticeState.SENDING, NoticeState.UNKNOWN})
        return True

    async def _begun(self, notice: Notice, written: Letter) -> bool:
        """Put on record that a notice leaves; False where it may not any more, or left from another node."""
        begun: list[NoticeSending] = []

        def decide(state: Office) -> list[NoticeSending]:
            now = state.notices[notice.id]
            fits = self._may_leave(state, now) and _letter(state, now) == written
            begun[:] = [NoticeSending(notice.id)] if fits else []
            return begun

        await self._office.record_if(decide, actor=SERVER)
        return bool(begun)

    async def _settle(self, notice: Notice, carried: Carried, waiting: Collection[NoticeState]) -> None:
        settled = NoticeSettled(notice.id, carried.state, carried.words)
        await self._office.record_if(
            lambda state: (settled,) if state.notices[notice.id].state in waiting else (), actor=SERVER
        )

    def _may_leave(self, state: Office, notice: Notice) -> bool:
        candidate = state.candidates[notice.candidate]
        if state.positions[candidate.position].paused or _by_hand(candidate):
            return False
        if notice.state is NoticeState.DEFERRED:
            now = datetime.fromisoformat(self._clock.now())
            return notice.at <= stamp(now - RETRY)
        return notice.state is NoticeState.WAITING


def _by_hand(candidate: Candidate) -> bool:
    """Return whether somebody of the office tells a candidate: no address is on file."""
    return not (candidate.erased or candidate.left or candidate.contact_ended or addressed(candidate))


def _letter(state: Office, notice: Notice) -> Letter | None:
    """Return what a notice says now, None to somebody who is not to be told any more."""
    candidate = state.candidates[notice.candidate]
    who = candidate.particulars
    if who is None or candidate.left or candidate.contact_ended:
        return None
    return letter(
        notice.id,
        notice.kind,
        name=who.name,
        to=who.email,
        agency=who.agency,
        position=state.positions[candidate.position].title,
        organisation=state.organisation,
    )
