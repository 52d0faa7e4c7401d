"""Answering: who asked, what they may be told, and the frames that tell it."""

import asyncio
import hmac
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import assert_never

from panelry.decide.office.rights import demand_coordinator, demand_right, export
from panelry.ids import DebriefId, PersonId
from panelry.insight import (
    Finished,
    as_counted,
    bench_pieces,
    chose_later,
    count_later,
    own_pieces,
    pooled_pieces,
    rating_pieces,
    records_of,
    replied,
    said_of,
)
from panelry.office import STREAM, Device
from panelry.parts.insight import Subject, Told
from panelry.refusals import Code, Refused
from panelry.rights import Right
from panelry.sync.frames import Learn, Taught, Untaught
from panelry.sync.server import in_batches
from panelry_server.clock import Clock
from panelry_server.insight.gathering import gather
from panelry_server.journal import Journal, JournalError
from panelry_server.limits import Buckets
from panelry_server.office_room import OfficeRoom
from panelry_server.telemetry import Log

TRY_LATER, UNAVAILABLE = "too-many-tries", "unavailable"
"""Why there is no answer: asked too often; the journal has trouble."""
_NEEDED: Mapping[Subject, Right] = {Subject.POOLED: Right.POOLED_INSIGHT, Subject.RATINGS: Right.ANALYST}
"""The right without which a subject is not told; one's own needs none.

The bench is for coordinators by their role."""
_RATE, _BURST = 1 / 10, 6
_SIGNS = 12
Seats = frozenset[tuple[DebriefId, PersonId]]


class Lessons:
    """Answers what terminals ask of insight, one after the other."""

    def __init__(self, journal: Journal, office: OfficeRoom, secret: bytes, clock: Clock, log: Log) -> None:
        self._journal = journal
        self._office = office
        self._alias = partial(_alias, secret)
        self._log = log
        self._clock = clock
        self._asked = Buckets(_RATE, _BURST, clock.monotonic)
        self._turn = asyncio.Lock()

    async def answer(self, device: Device, asked: Learn) -> tuple[Taught | Untaught, ...]:
        """Return all that a device is told, or the one frame that says why it is told nothing."""
        if not self._asked.take((device.debrief, device.person)):
            return (Untaught(TRY_LATER),)
        try:
            async with self._turn:
                pieces = await self._pieces(device, asked)
        except Refused as refused:
            return (Untaught(refused.code.value),)
        except JournalError:
            return (Untaught(UNAVAILABLE),)
        batches = list(in_batches(pieces))
        return tuple(Taught(part, len(batches), batch) for part, batch in enumerate(batches, 1))

    async def _pieces(self, device: Device, asked: Learn) -> tuple[Told, ...]:
        await self._office.look()
        self._demand(device, asked.what)
        debriefs = [each for each in self._office.state.debriefs if each not in self._office.state.erased]
        found = [each async for each in gather(self._journal, debriefs, self._log)]
        if asked.what is Subject.POOLED:
            await self._count(found)
        pieces = await asyncio.to_thread(self._work(device, asked, found))
        await self._office.look()
        self._demand(device, asked.what)
        if asked.what is Subject.RATINGS:
            events = export(self._office.state, device.person, len(pieces))
            await self._office.record(*events, actor=device.person)
        return pieces

    async def _count(self, found: list[Finished]) -> None:
        """Record what the figures about to be told rest on, unless another node did so meanwhile."""
        office, at = self._office.state, self._clock.now()
        events = await asyncio.to_thread(lambda: count_later(office, records_of(office, found), at))
        await self._office.record_if(lambda now: events if now.counted == office.counted else ())

    def _demand(self, device: Device, what: Subject) -> None:
        """Refuse a subject to whoever lacks its right; rights are those of seats in the office."""
        if what is Subject.BENCH:
            self._demand_coordinator(device)
        needed = _NEEDED.get(what)
        if needed is None:
            return
        if device.debrief != STREAM:
            raise Refused(Code.NOT_ALLOWED)
        demand_right(self._office.state, device.person, needed)

    def _demand_coordinator(self, device: Device) -> None:
        if device.debrief != STREAM:
            raise Refused(Code.NOT_ALLOWED)
        demand_coordinator(self._office.state, device.person)

    def _seats(self, device: Device, tokens: Iterable[str]) -> Seats:
        """Return the seats of a device and of those tokens that may connect; the others prove nothing."""
        known = [device, *filter(None, map(self._office.device_of, tokens))]
        return frozenset((each.debrief, each.person) for each in known)

    def _work(self, device: Device, asked: Learn, found: list[Finished]) -> Callable[[], tuple[Told, ...]]:
        """Return the work of a subject over the office as it is now, to be done on another thread."""
        office, seats = self._office.state, self._seats(device, asked.seats)
        at = self._clock.now()
        titles = {str(each.id): each.title for each in office.positions.values()}
        match asked.what:
            case Subject.POOLED:
                later, said = as_counted(office, at), said_of(office, found)
                chose, heard = chose_later(office, device.person), replied(office)
                return lambda: tuple(
                    pooled_pieces(records_of(office, found), titles, later, said, chose=chose, replied=heard)
                )
            case Subject.OWN:
                return lambda: tuple(own_pieces(records_of(office, found, seats)))
            case Subject.RATINGS:
                return lambda: tuple(rating_pieces(records_of(office, found), titles, self._alias))
            case Subject.BENCH:
                return lambda: tuple(bench_pieces(office, found, asked.position, at))
            case _:
                assert_never(asked.what)


def _alias(secret: bytes, kind: str, what: str) -> str:
    """Return a pseudonym that stays the same and that only the holder of the secret can make."""
    made = hmac.digest(secret, f"insight {kind}\0{what}".encode(), "sha256").hex()
    return f"{kind[0].upper()}-{made[:_SIGNS]}"
