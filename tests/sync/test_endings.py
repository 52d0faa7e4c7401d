"""Endings: every way in which a real server ends a connection, and what the real link makes of it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping

import pytest
from msgspec.structs import replace

import cast
from faults.raw import framed
from hosted import PATIENCE, changed, device_of, give_device, server_of, token_of
from panelry import commands as c
from panelry.ids import PersonId
from panelry.office import DeviceRevoked
from panelry.sync import endings
from panelry.sync.frames import Ack, Do, Frame, FromServer, Hello, Welcome
from panelry_server import gate
from panelry_server.journal import Damaged, Record
from panelry_server.journal.memory import MemoryJournal
from panelry_server.serve import Server
from panelry_server.settings import Settings
from panelry_tui import link as links
from panelry_tui.link import Link, Seat, Standing

NOW, MINUTE = 0.0, 60.0
NOTE = c.WriteNote(None, "x" * 100_000)


class Faulty(MemoryJournal):
    """A journal of which one debrief can become unreadable."""

    faulty = False

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Read, unless it is to fail."""
        if self.faulty and stream == cast.DEBRIEF:
            raise Damaged("a test")
        return await super().read(stream, after)


class Told:
    """A listener that remembers how the link stands; the first nap ends the run."""

    def __init__(self) -> None:
        self.said: list[tuple[Standing, str]] = []
        self.naps: list[float] = []
        self.greeted = asyncio.Event()

    def hello(self) -> Hello:
        """Say hello without a picture."""
        return Hello()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Note the welcome."""
        if isinstance(frame, Welcome):
            self.greeted.set()
        return ()

    def standing(self, standing: Standing, why: str) -> None:
        """Remember how the link stands."""
        self.said.append((standing, why))

    async def sleep(self, seconds: float) -> None:
        """Remember a nap, and end the run."""
        self.naps.append(seconds)
        raise asyncio.CancelledError


class Stage:
    """A server, the link of Ben to it, and a way to change how the server speaks."""

    def __init__(self, server: Server, journal: Faulty, patch: pytest.MonkeyPatch) -> None:
        self.server = server
        self.journal = journal
        self.patch = patch
        self.told = Told()
        self.link = self.link_of(cast.BEN, self.told)

    def link_of(self, person: PersonId, told: Told) -> Link:
        """Return a link that counts no jitter."""
        token = token_of(person)
        seat = Seat(f"127.0.0.1:{self.server.port}", cast.DEBRIEF, device_of(person), person, "", token)
        return Link(seat, told, sleep=told.sleep, jitter=lambda: 0.0)


async def breach(stage: Stage) -> None:
    """Write a frame of a kind that there is none of."""
    assert stage.link._connection is not None
    stage.link._connection.transport.write(framed(b"{}", 3))


async def malformed(stage: Stage) -> None:
    """Send a text that is not UTF-8."""
    assert stage.link._connection is not None
    await stage.link._connection.send(b"\xff", text=True)


async def too_large(stage: Stage) -> None:
    """Send a frame over the limit."""
    await stage.link.send(Do(1, NOTE))


async def failed(stage: Stage) -> None:
    """Let the server meet a defect of its own."""
    room = await stage.server.rooms.open(cast.DEBRIEF)
    stage.patch.setattr(room, "do", None)
    await stage.link.send(Do(1, c.Submit()))


async def restart(stage: Stage) -> None:
    """Stop the server."""
    await stage.server.stop()


async def cut(stage: Stage) -> None:
    """Cut the connection as a stalled one is cut."""
    for each in stage.server._connections._links:
        each._socket.abort()


async def not_understood(stage: Stage) -> None:
    """Send what only a server sends."""
    await stage.link.send(Ack(1, ""))


async def revoked(stage: Stage) -> None:
    """Revoke the device."""
    await stage.server.office.record(DeviceRevoked(device_of(cast.BEN)))
    stage.server.rooms.recheck(cast.DEBRIEF)


async def removed(stage: Stage) -> None:
    """Take the person's seat away."""
    room = await stage.server.rooms.open(cast.DEBRIEF)
    people = {key: each for key, each in room.state.people.items() if key != cast.BEN}
    room.half.advance(replace(room.state, people=people), cast.ANA, private=False)
    await stage.link.send(Do(1, c.Submit()))


async def superseded(stage: Stage) -> None:
    """Open the same seat once more."""
    other = Told()
    running = asyncio.create_task(stage.link_of(cast.BEN, other).run())
    await asyncio.wait_for(other.greeted.wait(), PATIENCE)
    running.cancel()
    await asyncio.wait([running])


async def erased(stage: Stage) -> None:
    """Erase the debrief."""
    await stage.server.rooms.erase(cast.DEBRIEF, stage.server.clock.now())


async def too_many(stage: Stage) -> None:
    """Send more than a device may."""
    for _ in range(9):
        await stage.link.send(Hello())


CLOSED: Mapping[int, tuple[Callable[[Stage], Awaitable[None]], Standing, str, float]] = {
    1002: (breach, Standing.OFFLINE, "no connection to the server", NOW),
    1006: (cut, Standing.OFFLINE, "no connection to the server", NOW),
    1007: (malformed, Standing.OFFLINE, "no connection to the server", NOW),
    1009: (too_large, Standing.STOPPED, "a message was too large for the server", NOW),
    1011: (failed, Standing.OFFLINE, "no connection to the server", NOW),
    1012: (restart, Standing.OFFLINE, "no connection to the server", NOW),
    4400: (
        not_understood,
        Standing.STOPPED,
        "the server did not understand this terminal; update panelry",
        NOW,
    ),
    4401: (revoked, Standing.OFFLINE, "the server does not know this seat; join again", MINUTE),
    4403: (removed, Standing.STOPPED, "you no longer have a seat in this debrief", NOW),
    4409: (superseded, Standing.STOPPED, "this seat was opened in another terminal on this machine", NOW),
    4410: (
        erased,
        Standing.ERASED,
        "this debrief was erased, and nothing of it is kept on this machine any more",
        NOW,
    ),
    4429: (
        too_many,
        Standing.OFFLINE,
        "the server was sent too much at once; the rest goes with the next connection",
        NOW,
    ),
}
"""How each code is brought about; how the link then stands, what it says, and how long it waits at least."""
ELSEWHERE = {1001}
"""Codes that other servers and proxies send, and ours does not."""


def settings_for(cause: object) -> Settings:
    """Return settings in which only what is looked at can happen."""
    quiet = changed(beacon=60.0, presence=60.0, ping=60.0)
    return changed(quiet, command_rate=0.001, command_burst=5) if cause is too_many else quiet


def test_every_code_of_the_protocol_has_its_row() -> None:
    """A new code comes with a way to bring it about."""
    assert set(endings.CLOSES) == set(CLOSED) | ELSEWHERE
    assert set(endings.STATUSES) == set(TURNED) | {404, 405}


@pytest.mark.parametrize("code", CLOSED)
async def test_a_connection_ends_with_its_code_and_the_link_does_what_it_says(
    code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real server, real link: the code on the wire, the standing, the words, the wait."""
    cause, standing, words, wait = CLOSED[code]
    codes: list[int | None] = []

    def noted(code: int | None) -> endings.Ending:
        codes.append(code)
        return endings.of_close(code)

    monkeypatch.setattr(links, "of_close", noted)
    journal = Faulty()
    async with server_of(settings_for(cause), journal=journal) as server:
        stage = Stage(server, journal, monkeypatch)
        running = asyncio.create_task(stage.link.run())
        await asyncio.wait_for(stage.told.greeted.wait(), PATIENCE)
        await cause(stage)
        await asyncio.wait([running], timeout=PATIENCE)
    naps = [] if standing is not Standing.OFFLINE else [wait]
    assert [None if code == 1006 else code] == codes
    assert ((standing, words), naps) == (stage.told.said[-1], stage.told.naps)


async def other_version(stage: Stage) -> None:
    """Let the server speak a later version."""
    stage.patch.setattr(gate, "PROTOCOL", "panelry.2")


async def no_seat(stage: Stage) -> None:
    """Let the token be that of somebody who has no seat."""
    await give_device(stage.server.core, cast.STRANGER)
    stage.link = stage.link_of(cast.STRANGER, stage.told)


async def unknown(stage: Stage) -> None:
    """Let the token be one that was never given out."""
    stage.link = stage.link_of(cast.STRANGER, stage.told)


async def crowd(stage: Stage) -> None:
    """Let the address have used up its openings."""
    while stage.server._gate._handshakes.take("127.0.0.1"):
        pass


async def unreadable(stage: Stage) -> None:
    """Let the debrief be damaged."""
    stage.server.rooms._open.clear()
    stage.journal.faulty = True


TURNED: Mapping[int, tuple[Callable[[Stage], Awaitable[None]], Standing, str, float]] = {
    400: (
        other_version,
        Standing.STOPPED,
        "the server speaks a newer version; update panelry on this machine",
        NOW,
    ),
    401: (unknown, Standing.OFFLINE, "the server does not know this seat; join again", MINUTE),
    403: (no_seat, Standing.STOPPED, "you no longer have a seat in this debrief", NOW),
    410: (
        erased,
        Standing.ERASED,
        "this debrief was erased, and nothing of it is kept on this machine any more",
        NOW,
    ),
    429: (crowd, Standing.OFFLINE, "the server is busy", 1.0),
    503: (unreadable, Standing.OFFLINE, "the server is busy", NOW),
}
"""How each status of a turned-away opening is brought about, and what the link does."""


@pytest.mark.parametrize("status", TURNED)
async def test_an_opening_is_turned_away_with_its_status_and_the_link_does_what_it_says(
    status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real server, real link: the standing, the words, the wait."""
    cause, standing, words, wait = TURNED[status]
    journal = Faulty()
    few = changed(handshake_rate=0.001, handshake_burst=3)
    async with server_of(few, journal=journal) as server:
        stage = Stage(server, journal, monkeypatch)
        await cause(stage)
        await asyncio.wait([asyncio.create_task(stage.link.run())], timeout=PATIENCE)
    naps = [] if standing is not Standing.OFFLINE else [wait]
    assert ((standing, words), naps) == (stage.told.said[-1], stage.told.naps)


def test_an_unknown_code_or_status_is_tried_again() -> None:
    """What a later server or a proxy says never silences a terminal."""
    assert (endings.ANY, endings.Act.LATER) == (endings.of_close(4999), endings.of_status(502).act)
