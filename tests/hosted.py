"""A hosted debrief: a core or a whole server with the cast seated, and guests on real sockets."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from io import StringIO
from pathlib import Path

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

import cast
from panelry import commands as c
from panelry.ids import DeviceId, PersonId
from panelry.office import DebriefListed, DeviceJoined, Invited
from panelry.panel import Mode
from panelry.refusals import Code
from panelry.sync.client import ClientHalf, Settled
from panelry.sync.frames import PROTOCOL, Frame, FromServer, encode, from_server
from panelry_server.clock import Clock, ManualClock
from panelry_server.codes import token_hash
from panelry_server.core import Core, open_core
from panelry_server.journal import Journal
from panelry_server.journal.memory import MemoryJournal
from panelry_server.keeping import Keys
from panelry_server.room import Room
from panelry_server.serve import Server
from panelry_server.settings import Settings

QUICK = Settings(
    folder=Path("nowhere"),
    port=0,
    plain=True,
    beacon=0.1,
    presence=0.05,
    ping=0.05,
    handshake=2.0,
    drain=1.0,
    handshake_rate=1e6,
    handshake_burst=10**6,
    command_rate=1e6,
    command_burst=10**6,
)
"""Settings for tests on real sockets: quick, and without limits."""
WITH_MAIL = msgspec.structs.replace(QUICK, mail_host="post.example")
"""The same with a mail server, which nothing is handed to."""
PATIENCE = 5.0


def token_of(person: PersonId, number: int = 1) -> str:
    """Return the token of somebody's device."""
    return hashlib.sha256(f"{person} {number}".encode()).hexdigest()


def device_of(person: PersonId, number: int = 1) -> DeviceId:
    """Return the id of somebody's device."""
    return DeviceId(f"{person}-{number}")


async def core_of(
    settings: Settings = QUICK,
    *,
    clock: Clock | None = None,
    journal: Journal | None = None,
    log: StringIO | None = None,
    keys: Keys | None = None,
) -> Core:
    """Return a core over a journal in memory and a clock that stands still, unless others are given."""
    return await open_core(
        settings,
        clock=clock or ManualClock(),
        journal=journal or MemoryJournal(),
        stream=log or StringIO(),
        keys=keys,
    )


async def seated(
    core: Core, people: Iterable[PersonId] = cast.ALL, mode: Mode = Mode.EVIDENCE_FIRST, devices: int = 1
) -> Room:
    """Begin the debrief, seat the cast with their devices, and open scoring."""
    room = await core.rooms.create(cast.create(mode))
    await core.office.record(DebriefListed(cast.DEBRIEF))
    for person in people:
        await room.operate(cast.seat(person))
        for number in range(1, devices + 1):
            await give_device(core, person, number)
    await room.operate(c.OpenScoring())
    return room


async def give_device(core: Core, person: PersonId, number: int = 1) -> None:
    """Let a device of somebody connect."""
    code, token = f"code {person} {number}", token_hash(token_of(person, number))
    await core.office.record(
        Invited(code, cast.DEBRIEF, person, "2099-01-01T00:00:00.000Z"),
        DeviceJoined(code, device_of(person, number), token, cast.DEBRIEF, person),
    )


@asynccontextmanager
async def server_of(
    settings: Settings = QUICK, *, journal: Journal | None = None, log: StringIO | None = None
) -> AsyncIterator[Server]:
    """Give a listening server with the cast seated, on the machine's clock."""
    from panelry_server.clock import SystemClock  # noqa: PLC0415 - only here is the time real

    core = await core_of(settings, clock=SystemClock(), journal=journal, log=log)
    await seated(core, devices=2)
    async with Server(core) as server:
        yield server


def changed(settings: Settings = QUICK, **changes: object) -> Settings:
    """Return settings with some changed."""
    return msgspec.structs.replace(settings, **changes)


class Guest:
    """A terminal on a real socket: the client's half and what it heard."""

    def __init__(self, socket: ClientConnection, half: ClientHalf) -> None:
        self.socket = socket
        self.half = half
        self.heard: list[FromServer] = []
        self.settled: dict[int, Code | None] = {}

    async def send(self, frame: Frame) -> None:
        """Send one frame."""
        await self.socket.send(encode(frame))

    async def hear(self) -> FromServer:
        """Take one frame in, and answer as the client's half says."""
        async with asyncio.timeout(PATIENCE):
            frame: FromServer = from_server(await self.socket.recv())
        self.heard.append(frame)
        outcomes, replies = self.half.receive(frame)
        for outcome in outcomes:
            if isinstance(outcome, Settled):
                self.settled[outcome.entry.n] = outcome.code
        for reply in replies:
            await self.send(reply)
        return frame

    async def until(self, happened: Callable[[], bool]) -> None:
        """Hear frames until something is so."""
        while not happened():
            await self.hear()

    async def until_frame(self, kind: type[Frame]) -> FromServer:
        """Hear frames up to one of that kind, and return it."""
        while not isinstance(frame := await self.hear(), kind):
            pass
        return frame

    async def to_the_end(self) -> int | None:
        """Hear frames until the connection is closed, and return the code."""
        with suppress(ConnectionClosed):
            while True:
                await self.hear()
        return self.socket.close_code

    async def greet(self) -> None:
        """Say hello and wait for the whole picture."""
        await self.send(self.half.hello())
        await self.until(lambda: self.half.live)

    async def do(self, command: c.Command, expect: int | None = None) -> Code | None:
        """Ask for something; return None once it is acknowledged, else why it was declined."""
        entry = self.half.queue(command, expect)
        await self.send(self.half.unsent()[-1])
        await self.until(lambda: entry.n in self.settled)
        return self.settled[entry.n]


def address(server: Server, path: str) -> str:
    """Return the address of a path on the server."""
    return f"ws://127.0.0.1:{server.port}{path}"


def opening(server: Server, person: PersonId, number: int = 1) -> connect:
    """Return the opening of a connection to the debrief, to be awaited or entered."""
    return connect(
        address(server, f"/d/{cast.DEBRIEF}"),
        additional_headers={"Authorization": f"Bearer {token_of(person, number)}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        proxy=None,
    )


@asynccontextmanager
async def guest_of(
    server: Server, person: PersonId, number: int = 1, half: ClientHalf | None = None
) -> AsyncIterator[Guest]:
    """Give a guest who is connected and has the whole picture."""
    async with opening(server, person, number) as socket:
        guest = Guest(socket, half or ClientHalf())
        await guest.greet()
        yield guest
