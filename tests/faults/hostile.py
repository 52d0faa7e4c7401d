"""The row of the hostile terminal: a valid token, every frame, every phase, in two worlds at once.

Both worlds have the same public record and other secrets. The hostile terminal does the same to both:
if it is told one byte that differs, it has learnt something.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, suppress
from io import StringIO
from pathlib import Path

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

import cast
from anything import ANYTHING, Die
from faults import sealed
from faults.sealed import CANARIES, HOSTILE, IDS
from faults.served import give_devices
from faults.verdict import Verdict, verdict
from faults.worker import calling
from hosted import Guest, changed, core_of
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.ids import ObservationId, PersonId, PointId
from panelry.points import Kind, Polarity
from panelry.sync.client import ClientHalf
from panelry.sync.frames import Ack, Claim, Declined, Do, Held, Hello, encode, from_server
from panelry_server.check import check
from panelry_server.serve import Server
from server.planted import settle_in
from story import Story

FLOOD = 150
PATIENCE = 20.0
_AT_ONCE = changed(tick=0.0, beacon=600.0, ping=600.0)
"""Nothing is gathered and nothing comes by the clock, so the same acts have the same answers."""


class World:
    """A server over one story, and the hostile terminal's connection to it."""

    def __init__(self, server: Server, log: StringIO) -> None:
        self.server = server
        self.log = log
        self.heard: list[bytes] = []
        self._socket: ClientConnection | None = None

    @classmethod
    async def open(cls, story: Story, stack: AsyncExitStack) -> "World":
        """Serve a story until the stack is closed."""
        log = StringIO()
        core = await core_of(_AT_ONCE, log=log)
        await settle_in(core, story)
        await give_devices(core, [(person, 1) for person in story.state.people])
        world = cls(await stack.enter_async_context(Server(core)), log)
        stack.push_async_callback(world.leave)
        return world

    async def state(self) -> Debrief:
        """Return what is so in this world."""
        return (await self.server.rooms.open(cast.DEBRIEF)).state

    async def tell(self, texts: list[bytes], mark: int) -> None:
        """Send texts and then a command with that number; hear everything up to its answer."""
        try:
            async with asyncio.timeout(PATIENCE):
                if self._socket is None:
                    self._socket = await calling(self.server.port, HOSTILE)
                    await self._socket.send(encode(Hello()))
                for text in (*texts, encode(Do(mark, c.WriteNote(None, f"mark {mark}"))).encode()):
                    await self._socket.send(text.decode("utf-8", "replace"))
                await self._hear(self._socket, mark)
        except ConnectionClosed as closed:
            self._socket = None
            self.heard.append(f"closed: {closed.rcvd}".encode())

    async def _hear(self, socket: ClientConnection, mark: int) -> None:
        while True:
            text = await socket.recv(decode=False)
            self.heard.append(text)
            frame = from_server(text)
            if isinstance(frame, Ack | Declined | Held) and frame.n == mark:
                return

    async def leave(self) -> None:
        """Hang up."""
        if self._socket is not None:
            await self._socket.close()
            self._socket = None


async def run(amount: int, seed: int, _: Path) -> Verdict:
    """Attack so many times, one phase after the other."""
    faults: list[str] = []
    heard = 0
    for number in range(amount):
        phase = sealed.PHASES[number % len(sealed.PHASES)]
        found, frames = await attack(phase, Die(seed * 10**6 + number))
        faults += [f"{phase.__name__}, number {number}: {each}" for each in found]
        heard += frames
    return verdict(amount, faults, frames=heard)


async def attack(phase: Callable[[int], Story], die: Die) -> tuple[list[str], int]:
    """Return what one attack learnt or broke, and how many frames it heard in each world."""
    async with AsyncExitStack() as stack:
        worlds = [await World.open(phase(number), stack) for number in (0, 1)]
        before = [_others(await world.state()) for world in worlds]
        mark = 10
        for texts in _acts(die, await worlds[0].state()):
            mark += 1 + len(texts)
            for world in worlds:
                await world.tell(
                    [_numbered(text, mark - len(texts) + at) for at, text in enumerate(texts)], mark
                )
        faults = list(_learnt(*worlds))
        for world, cards in zip(worlds, before, strict=True):
            faults += [each async for each in _broken(world, cards)]
        return faults, len(worlds[0].heard)


def _numbered(text: bytes, n: int) -> bytes:
    return text.replace(b'"n":0', b'"n":%d' % n)


def _acts(die: Die, state: Debrief) -> Iterator[list[bytes]]:
    """Yield what the hostile terminal sends, act by act; the number 0 stands for the next one."""
    acts: list[list[bytes]] = []
    for kind in ANYTHING:
        acts += [[_do(ANYTHING[kind](die, state))] for _ in range(2)]
    acts += [[_do(command)] for command in _guesses(die)]
    acts += [_replayed(die, state) for _ in range(6)]
    acts += [[text] for text in _forged(die)]
    acts.append([_do(c.WriteNote(None, f"flood {number}")) for number in range(FLOOD)])
    die.shuffle(acts)
    yield from acts
    yield [_do(c.DeclareConflict(HOSTILE, "They are cousins"))]
    yield [encode(Hello()).encode()]
    yield [_do(c.WriteNote(None, "the last number"), 2**53 - 1)]
    yield [_do(c.WriteNote(None, "too high a number"), 2**53)]


def _do(command: c.Command, n: int = 0, expect: int | None = None) -> bytes:
    return encode(Do(n, command, expect)).encode()


def _guesses(die: Die) -> Iterator[c.Command]:
    """Yield commands on ids that are hidden, right in one world and wrong in the other."""
    for word in IDS:
        for person in (cast.ANA, cast.CHEN):
            for name in (f"{word}-{person}", f"{word}-{person}-0", f"{word}-{person}-1"):
                yield c.RemoveObservation(ObservationId(name))
                yield c.Observe(
                    ObservationId(name), die.criterion(), Kind.SAW, "Mine now", die.random() < 0.5
                )
        point = PointId(f"{word}-point")
        yield c.ApprovePoint(point, 1)
        yield c.DisputePoint(point, "because I guess")
        yield c.WithdrawPoint(point)
        yield _point(f"guess-{word}", f"{word}-{cast.CHEN}-0")


def _point(name: str, *evidence: str) -> c.WritePoint:
    said, ids = "you kept the tests green", tuple(ObservationId(each) for each in evidence)
    return c.WritePoint(
        PointId(name), cast.CODE, Polarity.STRENGTH, "In the task", said, Kind.SAW, evidence=ids
    )


def _replayed(die: Die, state: Debrief) -> list[bytes]:
    """Return old numbers with other commands, in another order."""
    kinds = tuple(ANYTHING)
    return [_do(ANYTHING[die.pick(kinds)](die, state), die.randrange(1, 60)) for _ in range(5)]


def _forged(die: Die) -> Iterator[bytes]:
    """Yield hellos with stolen or invented cursors, frames of other kinds, and fields that do not exist."""
    for last in ((1, "x" * 20), (99, ""), (1, "é" * 30), (-1, "x")):
        yield encode(Hello(last)).encode()
    yield encode(Claim("KLRP-7342-MXST", "t" * 43)).encode()
    yield encode(Ack(1, "")).encode()
    for field, value in (("person", cast.ANA), ("device", "ana-1"), ("at", "2026"), ("role", "facilitator")):
        frame = json.loads(_do(c.RaiseHand(), die.randrange(1, 99)))
        yield json.dumps({**frame, field: value}).encode()
        frame["command"][field] = value
        yield json.dumps(frame).encode()


def _learnt(one: World, other: World) -> Iterator[str]:
    """Yield how the worlds could be told apart, and every canary that sang."""
    if one.heard != other.heard:
        place = next(
            (at for at, pair in enumerate(zip(one.heard, other.heard, strict=False)) if pair[0] != pair[1]),
            min(len(one.heard), len(other.heard)),
        )
        told = [world.heard[place : place + 1] for world in (one, other)]
        yield f"the worlds differ at frame {place}: {told}"
    for world in (one, other):
        frames = [text for text in world.heard if _sings(text)]
        if frames:
            yield f"a canary sang: {frames[0]!r}"


def _sings(text: bytes) -> bool:
    return any(word.encode() in text for word in CANARIES)


def _others(state: Debrief) -> dict[PersonId, object]:
    return {person: state.card(person) for person in state.people if person != HOSTILE}


async def _broken(world: World, before: dict[PersonId, object]) -> AsyncIterator[str]:
    """Yield what is not as it was for the others."""
    await world.leave()
    after = _others(await world.state())
    for person, card in before.items():
        if card != after.get(person):
            yield f"the scorecard of {person} has changed"
    with suppress(ConnectionClosed):
        async with calling(world.server.port, cast.CHEN) as socket:
            chen = Guest(socket, ClientHalf())
            await chen.greet()
            await chen.do(c.WriteNote(None, "still here"))
    if not chen.settled:
        yield "Chen cannot work any more"
    for fault in (await check(world.server.core.journal)).faults:
        yield fault
    lines = [json.loads(line) for line in world.log.getvalue().splitlines()]
    for line in lines:
        if line["level"] != "info":
            yield f"the log says {line}"
