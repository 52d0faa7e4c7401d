"""A desk: one device at the server, and the wire that keeps what the server sends to it."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from panelry.ids import DeviceId, PersonId
from panelry.sync.frames import Do, Hello, Replay, encode, from_terminal
from panelry_server.admission import Admission
from panelry_server.clock import ManualClock
from panelry_server.outgoing import Outgoing
from panelry_server.room import Room
from panelry_server.settings import Settings
from panelry_server.terminal import Parted, Terminal

SETTINGS = Settings(folder=Path("nowhere"))


class Sent(NamedTuple):
    """What left for a terminal, and when by the clock."""

    at: float
    text: bytes


class Viewer(NamedTuple):
    """A device of somebody; number 0 stands for one without a connection."""

    person: PersonId
    number: int


class Wire:
    """A wire without a network, which keeps what is sent."""

    def __init__(self, clock: ManualClock) -> None:
        self.sent: list[Sent] = []
        self._clock = clock

    async def send(self, *texts: bytes) -> None:
        """Keep frames."""
        for text in texts:
            self.keep(text)

    def keep(self, text: bytes) -> None:
        """Keep something that the viewer learns at this instant."""
        self.sent.append(Sent(self._clock.monotonic(), text))

    def buffered(self) -> int:
        """Return nothing: all has left."""
        return 0

    def abort(self) -> None:
        """Keep that the connection was cut."""
        self.keep(b"cut")


class Desk:
    """One device at the server; an end of its connection is kept on its wire."""

    def __init__(self, room: Room, viewer: Viewer, clock: ManualClock, wire: Wire) -> None:
        self.viewer = viewer
        self.over = False
        self._room = room
        self._wire = wire
        outgoing = Outgoing(wire, SETTINGS.buffered, SETTINGS.stalled)
        admission = Admission(room, viewer.person, device_of(viewer), lambda: True)
        self.terminal = Terminal(admission, outgoing, clock, SETTINGS, self._part)
        self._tasks = asyncio.ensure_future(outgoing.run()), asyncio.ensure_future(self.terminal.beacon())
        room.join(self.terminal, admission.device)

    async def hear(self, frame: Hello | Do | Replay) -> None:
        """Let the terminal take a frame in, as text."""
        try:
            await self.terminal.hear(from_terminal(encode(frame)))
        except Parted as parted:
            self._part(parted.code)

    def pong(self) -> None:
        """Answer a ping."""
        self._room.presence.ponged(self.terminal)

    def close(self) -> None:
        """End the connection."""
        self.terminal.close()
        for task in self._tasks:
            task.cancel()
        self._room.leave(self.terminal)

    def _part(self, code: int) -> None:
        self.over = True
        self._wire.keep(f"closed with {code}".encode())


def device_of(viewer: Viewer) -> DeviceId:
    """Return the device's id."""
    return DeviceId(f"{viewer.person}-{viewer.number}")
