"""The row of the hostile terminal: a valid token, every frame, every phase, in two worlds at once.

Both worlds have the same public record and other secrets. The hostile terminal does the same to both:
if it is told one byte that differs, it has learnt something.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, suppress
from io import StringIO
from pathlib import Path

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

import cast
from anything import Die
from faults import sealed
from faults.acts import Raw, acts, numbered
from faults.sealed import CANARIES, HOSTILE
from faults.served import give_devices
from faults.verdict import Verdict, verdict
from faults.worker import calling
from hosted import Guest, changed, core_of, device_of
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.ids import ObservationId, PersonId
from panelry.points import Kind
from panelry.sync.client import ClientHalf
from panelry.sync.frames import (
    Ack,
    Declined,
    Do,
    Held,
    Hello,
    PictureFrame,
    Sights,
    Welcome,
    encode,
    from_server,
)
from panelry_server.check import check
from panelry_server.serve import Server
from panelry_server.verify.masks import masked
from panelry_server.verify.worlds import Horizon
from server.planted import settle_in
from story import Story

PATIENCE = 20.0
HIDDEN = frozenset(cast.ALL) - {HOSTILE}
"""Whose matter differs."""
SCRIBBLER = cast.DARA
"""Who does hidden things meanwhile."""
_DRAWN = re.compile(rb'^(\{"t":"invited","code":")[A-Z]{4}-\d{4}-[A-Z]{4}(?=")')
"""A code that is drawn afresh for a device of one's own: the two worlds are given different ones."""
_AT_ONCE = changed(tick=0.0, beacon=600.0, ping=600.0)
"""Nothing is gathered and nothing comes by the clock, so the same acts have the same answers."""


class World:
    """A server over one story, and the hostile terminal's connection to it."""

    def __init__(self, server: Server, log: StringIO) -> None:
        self.server = server
        self.log = log
        self.heard: list[bytes] = []
        self._socket: ClientConnection | None = None
        self._last: tuple[int, str] | None = None
        """Where it stood when it was last told."""

    @classmethod
    async def open(cls, story: Story, stack: AsyncExitStack) -> "World":
        """Serve a story until the stack is closed."""
        log = StringIO()
        core = await core_of(_AT_ONCE, log=log)
        await settle_in(core, story)
        await give_devices(core, [(person, 1) for person in story.state.people])
        world = cls(await stack.enter_async_context(Server(core)), log)
        stack.push_async_callback(world.leave)
        room = await world.server.rooms.open(cast.DEBRIEF)
        room._draw = lambda: bytes(32)
        return world

    async def state(self) -> Debrief:
        """Return what is so in this world."""
        return (await self.server.rooms.open(cast.DEBRIEF)).state

    async def scribble(self, at: int, world: int) -> None:
        """Let somebody else do what is hidden, now and then, and in each world something else."""
        if at % 3 == world:
            command = _hidden(at, world)
            room = await self.server.rooms.open(cast.DEBRIEF)
            await room.do(SCRIBBLER, device_of(SCRIBBLER), at + 1, command)

    async def tell(self, texts: list[bytes], mark: int) -> None:
        """Send texts and then a command with that number; hear everything up to its answer, or to the end."""
        async with asyncio.timeout(PATIENCE):
            if self._socket is None:
                self._socket = await calling(self.server.port, HOSTILE)
                await self._send(self._socket, encode(Hello(self._last)).encode())
            with suppress(ConnectionClosed):
                for text in (*texts, encode(Do(mark, c.WriteNote(None, f"mark {mark}"))).encode()):
                    await self._send(self._socket, text)
            try:
                await self._hear(self._socket, mark, 1 + sum(b'"n":%d,' % mark in text for text in texts))
            except ConnectionClosed as closed:
                self._socket = None
                self.heard.append(f"closed: {closed.rcvd}".encode())

    async def _send(self, socket: ClientConnection, text: bytes) -> None:
        if isinstance(text, Raw):
            socket.transport.write(text)
        else:
            await socket.send(text, text=True)

    async def _hear(self, socket: ClientConnection, mark: int, answers: int) -> None:
        """Hear so many answers to that number: an old one that is sent again may bear it, too."""
        while answers:
            text = await socket.recv(decode=False)
            self.heard.append(_DRAWN.sub(rb"\1", text))
            frame = from_server(text)
            if isinstance(frame, Welcome | PictureFrame | Sights):
                epoch = frame.epoch if isinstance(frame, Welcome) else self._last[0] if self._last else 1
                self._last = (epoch, frame.cur)
            answers -= isinstance(frame, Ack | Declined | Held) and frame.n == mark

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
        for at, texts in enumerate(acts(die, await worlds[0].state())):
            mark += 1 + len(texts)
            for number, world in enumerate(worlds):
                await world.scribble(at, number)
                await world.tell(_numbered(texts, mark - len(texts)), mark)
        faults = list(_learnt(worlds[0], worlds[1], sealed.SEALED_FROM.get(phase, Horizon.NEVER)))
        for world, cards in zip(worlds, before, strict=True):
            faults += [each async for each in _broken(world, cards)]
        return faults, len(worlds[0].heard)


def _numbered(texts: list[bytes], first: int) -> list[bytes]:
    return [text if isinstance(text, Raw) else numbered(text, first + at) for at, text in enumerate(texts)]


def _learnt(one: World, other: World, sealed_from: Horizon) -> Iterator[str]:
    """Yield how the worlds could be told apart, and every canary that sang.

    The digits of commitments to what differs are left out: their number, place and size are compared.
    """
    here, there = ([masked(text, HIDDEN, sealed_from) for text in world.heard] for world in (one, other))
    if here != there:
        place = next(
            (at for at, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]),
            min(len(here), len(there)),
        )
        told = [heard[place : place + 1] for heard in (here, there)]
        yield f"the worlds differ at frame {place}: {told}"
    for world in (one, other):
        frames = [text for text in world.heard if _sings(text)]
        if frames:
            yield f"a canary sang: {frames[0]!r}"


def _sings(text: bytes) -> bool:
    return any(word.encode() in text for word in CANARIES)


def _hidden(at: int, world: int) -> c.Command:
    """Return something that nobody but its author may notice, something else in each world."""
    word = CANARIES[world]
    name = ObservationId(f"{word}-{at}")
    done: tuple[tuple[c.Command, ...], ...] = (
        (
            c.Rate(cast.CODE, 1),
            c.WriteNote(cast.DESIGN, f"{word} " * (1 + at % 9)),
            c.Observe(name, cast.CODE, Kind.HEARD, f"{word} {at}"),
            c.RateAgain(cast.DESIGN, 1),
        ),
        (
            c.ClearRating(cast.CODE),
            c.WriteNote(None, word),
            c.WriteNote(cast.CODE, f"{word} {at}"),
            c.RateAgain(cast.DESIGN, 5),
            c.Recommend(None),
        ),
    )
    return done[world][at // 3 % len(done[world])]


def _others(state: Debrief) -> dict[PersonId, object]:
    alone = state.people.keys() - {HOSTILE, SCRIBBLER}
    return {person: state.card(person) for person in sorted(alone)}


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
