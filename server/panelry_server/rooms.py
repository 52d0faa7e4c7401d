"""Rooms: each debrief's room is opened once, on demand, and let go when nobody has been in it for long.

The wait before letting go is longer than anybody holds a room without joining it, and a room that
comes back samples progress afresh, which then tells nothing: nobody could rate meanwhile.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from panelry.commands import CreateDebrief
from panelry.debrief import Debrief
from panelry.decide import decide
from panelry.ids import DebriefId
from panelry.office import STREAM, DeviceJoined, DeviceRevoked, OfficeEvent
from panelry.panel import OPERATOR
from panelry.policies import Policies
from panelry.refusals import Code, Refused
from panelry_server.beside import Beside
from panelry_server.clock import Clock
from panelry_server.journal import Conflict, Journal, Standing
from panelry_server.office_room import OfficeRoom
from panelry_server.progress import until_next
from panelry_server.room import Room
from panelry_server.settings import Settings
from panelry_server.stream_room import StreamRoom


class Rooms:
    """All open debriefs of this server."""

    def __init__(
        self,
        journal: Journal,
        secret: bytes,
        clock: Clock,
        settings: Settings,
        policies: Callable[[DebriefId], Policies],
        *,
        office: OfficeRoom,
    ) -> None:
        self.silenced: Callable[[DebriefId], Awaitable[None]] = _nothing_more
        """What has to follow where a candidate wants no further contact."""
        self.moved: Callable[[DebriefId], Awaitable[None]] = _nothing_more
        """What has to follow where a debrief came further."""
        self.opened: Callable[[Room], None] = _nothing_to_know
        """What a room that was opened has to know first."""
        self.begun_anew: Callable[[], None] = lambda: None
        """What has to follow where the office was begun anew."""
        self.outdated = False
        """Whether it was: then all that this server made of it is out of date."""
        self._office = office
        self._beside = Beside(office)
        self._journal = journal
        self._secret = secret
        self._clock = clock
        self._settings = settings
        self._policies = policies
        self._open: dict[DebriefId, asyncio.Task[Room]] = {}
        office.heard = self.heard

    async def create(self, command: CreateDebrief) -> Room:
        """Begin a debrief, not yet listed in the office; return its room. `Refused` or `JournalError`."""
        decide(Debrief(), OPERATOR, command, self._clock.now())
        try:
            await self._journal.create(command.debrief)
        except Conflict:
            raise Refused(Code.ID_TAKEN) from None
        room = await self.open(command.debrief)
        await room.operate(command)
        return room

    async def open(self, debrief: DebriefId) -> Room:
        """Return a debrief's room; all who ask at once share one opening. `JournalError` if it fails."""
        task = self._open.get(debrief)
        if task is None or _failed(task):
            task = asyncio.ensure_future(self._enter(debrief))
            self._open[debrief] = task
        try:
            room = await asyncio.shield(task)
        except Exception:
            self._forget(debrief, task)
            raise
        room.used = self._clock.monotonic()
        await room.look()
        return room

    async def enter(self, stream: str) -> StreamRoom[Any, Any]:
        """Return the room of a debrief, or the office where that is named; `JournalError`."""
        if stream == STREAM:
            await self._office.look()
            return self._office
        return await self.open(DebriefId(stream))

    async def erase(self, debrief: DebriefId, at: str) -> None:
        """Erase a debrief for ever, then send away everybody in its room; may be repeated. `JournalError`."""
        await self._journal.erase(debrief, at)
        task = self._open.pop(debrief, None)
        if task is not None:
            await asyncio.wait([task])
            if not _failed(task):
                task.result().end(erased=True)

    async def follow(self) -> None:
        """Follow what other nodes append, until cancelled; at once where there are none."""
        if self._journal.news is not None:
            await self._journal.news.follow(self.wanted, self.told)

    def wanted(self) -> tuple[str, ...]:
        """Return the streams of which another node's appends are wanted."""
        return (STREAM, *self._rooms())

    def told(self, standing: Standing) -> None:
        """Follow a stream to where another node has brought it; let go of a room that ended or began anew."""
        room = self._office if standing.stream == STREAM else self._rooms().get(DebriefId(standing.stream))
        if room is None:
            return
        if standing.erased or standing.epoch != room.half.epoch:
            self._open.pop(DebriefId(standing.stream), None)
            room.end(erased=standing.erased)
            if room is self._office:
                self.outdated = True
                self.begun_anew()
        else:
            room.told(standing.position)

    def heard(self, events: tuple[OfficeEvent, ...]) -> None:
        """Let terminals know of devices that another node let in, and end those that it shut out."""
        if any(isinstance(event, DeviceJoined | DeviceRevoked) for event in events):
            for debrief in (DebriefId(STREAM), *self._rooms()):
                self.recheck(debrief)

    def recheck(self, debrief: DebriefId) -> None:
        """End the connections of that debrief, or to the office, whose devices were revoked."""
        room = self._office if debrief == STREAM else self._rooms().get(debrief)
        if room is not None:
            room.recheck()

    async def keep(self) -> None:
        """Sample progress, and let go of rooms that nobody uses, until cancelled."""
        while True:
            await self._clock.sleep(self._until_sample())
            self.sample()
            self.sweep()

    def _until_sample(self) -> float:
        """Return the seconds to the next sample; nodes of one record take it at the same time."""
        every = self._settings.sample
        return every if self._journal.news is None else until_next(self._clock.now(), every)

    def every(self) -> tuple[StreamRoom[Any, Any], ...]:
        """Return the office and every open debrief."""
        return (self._office, *self._rooms().values())

    def at_hand(self) -> tuple[DebriefId, ...]:
        """Return the debriefs whose rooms are open."""
        return tuple(self._rooms())

    def present(self) -> tuple[Room, ...]:
        """Return the open rooms; a look keeps none of them open longer."""
        return tuple(self._rooms().values())

    def sample(self) -> None:
        """Look at the progress in every open room."""
        for room in self._rooms().values():
            room.sample()

    def sweep(self) -> None:
        """Let go of rooms that nobody has used for long."""
        oldest = self._clock.monotonic() - self._settings.idle
        for debrief, room in self._rooms().items():
            if room.empty and room.used < oldest:
                del self._open[debrief]

    async def settle(self) -> None:
        """Wait until no command is under way anywhere."""
        for task in tuple(self._open.values()):
            await asyncio.wait([task])
        for room in self._rooms().values():
            await room.settle()

    async def _enter(self, debrief: DebriefId) -> Room:
        room = await Room.open(
            self._journal,
            debrief,
            self._secret,
            self._clock,
            self._settings.presence_ttl,
            sample=self._settings.sample,
            policies=lambda: self._policies(debrief),
            mail=bool(self._settings.mail_host),
        )
        room.beside = self._beside
        room.silenced = partial(self._silence, debrief)
        room.moved = partial(self._move, debrief)
        self.opened(room)
        return room

    async def _silence(self, debrief: DebriefId) -> None:
        await self.silenced(debrief)

    async def _move(self, debrief: DebriefId) -> None:
        await self.moved(debrief)

    def _rooms(self) -> dict[DebriefId, Room]:
        done = {each: task for each, task in self._open.items() if task.done() and not _failed(task)}
        return {each: task.result() for each, task in done.items()}

    def _forget(self, debrief: DebriefId, task: asyncio.Task[Room]) -> None:
        if self._open.get(debrief) is task:
            del self._open[debrief]


async def _nothing_more(debrief: DebriefId) -> None:
    del debrief


def _nothing_to_know(room: Room) -> None:
    del room


def _failed(task: asyncio.Task[Room]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
