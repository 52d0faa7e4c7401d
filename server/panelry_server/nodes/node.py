"""A node: one server among several of a record. It tells the others whom it sees, and hears what they see."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

import msgspec

from panelry.ids import DeviceId
from panelry_server.clock import Clock
from panelry_server.greetings import Greeting
from panelry_server.journal import JournalError
from panelry_server.journal.postgres.pulse import LEASE, Beat, Heard, Pulse
from panelry_server.keeping.postgres import PostgresKeys
from panelry_server.nodes.duty import Duty
from panelry_server.presence import Afar
from panelry_server.room import Room
from panelry_server.rooms import Rooms
from panelry_server.telemetry import Log

EVERY = 2.0
"""Seconds between two beats (chosen)."""
CERTAIN = 15.0
"""Seconds after a beat for which a node knows whom the others see (chosen)."""
_MARGIN = 10.0
"""Seconds by which a node counts itself off duty before the others may (chosen)."""
_TIDY = 5
"""Beats between two looks at the wrapping key."""
_GREETED = "/greeted"
"""The name under which a node tells which devices are connected; no stream has it."""
_PEOPLE = msgspec.json.Decoder(tuple[Afar, ...])
_DEVICES = msgspec.json.Decoder(dict[DeviceId, int])
_FAILED = "this node cannot reach the others: it is off duty, and nobody counts as gone"


class Node:
    """One node from its first beat to `leave`; `greeted` are the connections of devices at this node."""

    def __init__(
        self,
        pulse: Pulse,
        keys: PostgresKeys,
        rooms: Rooms,
        clock: Clock,
        *,
        log: Log,
        greeted: Callable[[], Mapping[DeviceId, Greeting]],
    ) -> None:
        self.duty = Duty(clock, always=False)
        self.died = asyncio.Event()
        """Set where another node died, while this one is on duty."""
        self._pulse = pulse
        self._keys = keys
        self._rooms = rooms
        self._clock = clock
        self._log = log
        self._greeted = greeted
        self._afar: dict[str, list[Afar]] = {}
        self._beats = 0
        self._wrapping = 0
        self._beaten_at = float("-inf")
        self._failing = False
        self._soon = asyncio.Event()
        keys.node = pulse.node
        for room in rooms.every():
            room.presence.certain = self._certain
        rooms.opened = self._introduce

    def soon(self) -> None:
        """Tell the others at once."""
        self._soon.set()

    async def run(self) -> None:
        """Beat until cancelled; a database that is away is tried again."""
        while True:
            try:
                await self.beat()
                self._failing = False
            except JournalError:
                if not self._failing:
                    self._log.warning("nodes", warning=_FAILED)
                self._failing = True
            self._soon.clear()
            await self._rest()

    async def _rest(self) -> None:
        both = [asyncio.ensure_future(each) for each in (self._soon.wait(), self._clock.sleep(EVERY))]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in both:
                each.cancel()

    async def beat(self) -> None:
        """Tell the others whom this node sees, hear the same, and learn who is on duty. `JournalError`."""
        if self._beats % _TIDY == 0:
            self._wrapping = await self._keys.tidy()
        self._beats += 1
        since = self._clock.monotonic()
        beat = await self._pulse.beat(self._told(), self._wrapping)
        self._beaten_at = since
        self.duty.hold(since + LEASE - _MARGIN if beat.on_duty else float("-inf"))
        if beat.vanished:
            self._log.warning("nodes", warning=f"nodes that died: {len(beat.vanished)}")
            self.died.set()
        self._take_in(beat)

    @asynccontextmanager
    async def claim(self, stream: str) -> AsyncIterator[bool]:
        """Hold other nodes off a program's work in a stream; False where one has it. `JournalError`."""
        claimed = await self._pulse.claim(stream)
        try:
            yield claimed
        finally:
            if claimed:
                await self._pulse.disclaim(stream)

    async def leave(self) -> None:
        """Let another node take the duty at once, and say nothing more. `JournalError`."""
        self.duty.hold(float("-inf"))
        await self._pulse.leave()

    def _told(self) -> dict[str, bytes]:
        told = {room.name: msgspec.json.encode(room.presence.tell()) for room in self._rooms.every()}
        numbers = {device: each.number for device, each in self._greeted().items()}
        return {**told, _GREETED: msgspec.json.encode(numbers)}

    def _take_in(self, beat: Beat) -> None:
        self._afar = {}
        for each in beat.heard:
            if each.stream == _GREETED:
                self._supersede(each)
            else:
                self._afar.setdefault(each.stream, []).extend(_later(each))
        for room in self._rooms.every():
            room.hear(self._afar.get(room.name, ()))

    def _supersede(self, heard: Heard) -> None:
        for device, number in _DEVICES.decode(heard.people).items():
            own = self._greeted().get(device)
            if own is not None and own.number < number and heard.ago < LEASE:
                own.supersede()

    def _introduce(self, room: Room) -> None:
        room.presence.certain = self._certain
        room.hear(self._afar.get(room.name, ()))

    def _certain(self) -> bool:
        return self._clock.monotonic() - self._beaten_at < CERTAIN


def _later(heard: Heard) -> Iterable[Afar]:
    """Yield whom a node saw, with the time since then."""
    for each in _PEOPLE.decode(heard.people):
        yield msgspec.structs.replace(each, ago=each.ago + heard.ago)


def named() -> str:
    """Return what this server is called among the nodes, for people."""
    return f"{socket.gethostname()} (process {os.getpid()})"
