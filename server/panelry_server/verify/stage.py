"""A stage: one world played on a real room over a real journal, with a clock turned by hand.

Everybody with a seat has a real terminal with its outgoing queue, and what it sends is kept with its
instant. Private commands fall at instants of their world within a window; all else, samples of progress
and pongs included, happens at public instants.
"""

import asyncio
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self, assert_never

from panelry import commands as c
from panelry.ids import DeviceId, PersonId
from panelry.refusals import Refused
from panelry.sync.frames import Do, Hello, Replay, encode, from_terminal
from panelry_server.admission import Admission
from panelry_server.clock import ManualClock
from panelry_server.journal import Journal
from panelry_server.outgoing import Outgoing
from panelry_server.room import Room
from panelry_server.settings import Settings
from panelry_server.terminal import Parted, Terminal
from panelry_server.verify import cast
from panelry_server.verify.anything import Die
from panelry_server.verify.moves import Ask, Move, Scribble
from panelry_server.verify.worlds import Twist, scribbled

SETTINGS = Settings(folder=Path("nowhere"))
SECRET = bytes(32)
TURNS = 5
"""Turns of the loop at an instant: enough for a frame to leave."""
PAUSES = (0.0, 0.02, 0.3, 3.0)
"""Seconds after something that was asked in public; the second is shorter than a tick."""
WINDOWS = (0.05, 1.0, 7.0)
"""Seconds of some private work; the last is longer than a beacon's."""
RESET = b'"t":"reset"'


class Sent(NamedTuple):
    """What left for a terminal, and when by the clock."""

    at: float
    text: bytes


class Viewer(NamedTuple):
    """A device of somebody; number 0 stands for one without a connection."""

    person: PersonId
    number: int


Heard = dict[Viewer, tuple[Sent, ...]]
"""What each viewer received in one step."""


class Wire:
    """A wire without a network, which keeps what is sent."""

    def __init__(self, clock: ManualClock) -> None:
        self.sent: list[Sent] = []
        self._clock = clock

    async def send(self, text: bytes) -> None:
        """Keep a frame."""
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


def _seed_at(at: str) -> bytes:
    """Return the seed of a hand-in at an instant, the same in both worlds, since hand-ins are public."""
    return hashlib.sha256(at.encode()).digest()


class Stage:
    """One world; made by `begin` inside a running loop, which also ends its tasks."""

    def __init__(self, room: Room, journal: Journal, clock: ManualClock, twist: Twist) -> None:
        self.room = room
        self._journal = journal
        self._clock = clock
        self._twist = twist
        self._wires: dict[Viewer, Wire] = {}
        self._desks: dict[Viewer, Desk] = {}
        self._kept: dict[PersonId, list[str]] = {}
        """The cursors that each person has had."""
        self._asked: dict[Viewer, int] = {}
        self._heard: dict[Viewer, int] = {}
        self._steps = 0
        self._position = 0
        self._sampled = 0.0

    @classmethod
    async def begin(cls, twist: Twist, journal: Journal) -> Self:
        """Return an empty room with nobody seated, on a journal without a stream."""
        clock = ManualClock()
        await journal.create(cast.DEBRIEF)
        room = await Room.open(
            journal,
            cast.DEBRIEF,
            SECRET,
            clock,
            SETTINGS.presence_ttl,
            draw=lambda: _seed_at(clock.now()),
            policies=lambda: cast.ALLOWED,
        )
        return cls(room, journal, clock, twist)

    async def step(self, move: Move) -> Heard:
        """Play one move and return what everybody received until the next."""
        self._steps += 1
        match move:
            case Ask():
                await self._ask(move.actor, move.command)
                await self._clock.advance(Die(f"{move.actor} {self._steps}").pick(PAUSES), TURNS)
            case Scribble():
                await self._work(move)
            case _:
                assert_never(move)
        await self._look()
        return self._new()

    async def finish(self) -> Heard:
        """Let everybody come back with an early cursor and with none, some time pass, and look at it all."""
        for desk in tuple(self._desks.values()):
            kept = self._kept[desk.viewer.person]
            await desk.hear(Hello((self.room.half.epoch, kept[len(kept) // 2])))
            await desk.hear(Hello())
        await self._clock.advance(SETTINGS.presence + 1, TURNS)
        for person in tuple(self._kept):
            await self._replay(Viewer(person, 3))
        return self._new()

    async def _replay(self, viewer: Viewer) -> None:
        """Let a device have its person's whole sequence; a seat that was taken away has none."""
        if viewer.person in self.room.half.feeds:
            desk = Desk(self.room, viewer, self._clock, self._wire(viewer))
            await desk.hear(Replay())
            desk.close()

    async def opened(self, kinds: Iterable[str]) -> bool:
        """Return whether an event of these kinds is new in the journal."""
        records = await self._journal.read(cast.DEBRIEF, self._position)
        self._position += len(records)
        return any(record.kind in kinds for record in records)

    async def _ask(self, actor: PersonId, command: c.Command) -> None:
        desk = self._desks.get(Viewer(actor, 1))
        viewer = Viewer(actor, int(desk is not None))
        n = self._asked[viewer] = self._asked.get(viewer, 0) + 1
        if desk is not None:
            await desk.hear(Do(n, command))
        elif actor == cast.OPERATOR:
            await self._operate(viewer, command)
        else:
            answer = await self.room.do(actor, device_of(viewer), n, command)
            self._wire(viewer).keep(encode(answer).encode())

    async def _operate(self, viewer: Viewer, command: c.Command) -> None:
        try:
            await self.room.operate(command)
        except Refused as refused:
            self._wire(viewer).keep(refused.code.value.encode())

    async def _work(self, move: Scribble) -> None:
        """Play a window: private commands at instants of this world, visits at public ones."""
        public = Die(f"{move.seed} public")
        length = public.pick(WINDOWS)
        commands = scribbled(self.room.state, move, self._twist)
        mine = Die(f"{move.seed} instants {self._twist.mark(move.actor)}")
        private = sorted(mine.uniform(0, length) for _ in commands)
        visits = sorted(public.uniform(0, length) for _ in range(public.randrange(3)))
        ahead = [*zip(private, commands, strict=True), *((at, None) for at in visits)]
        begun = self._clock.monotonic()
        for at, command in sorted(ahead, key=lambda each: each[0]):
            await self._until(begun + at)
            if command is None:
                await self._visit(public)
            else:
                await self._ask(move.actor, command)
        await self._until(begun + length)

    async def _until(self, instant: float) -> None:
        await self._clock.advance(instant - self._clock.monotonic(), TURNS)

    async def _visit(self, public: Die) -> None:
        """Let somebody say hello again, or come with a second device or leave with it."""
        if not self._desks:
            return
        viewer = public.pick(tuple(self._desks))
        second = Viewer(viewer.person, 2)
        if public.random() < 0.5:
            kept = self._kept[viewer.person]
            await self._desks[viewer].hear(Hello((self.room.half.epoch, public.pick(kept))))
        elif second in self._desks:
            self._leave(second)
        else:
            await self._come(second)

    async def _come(self, viewer: Viewer) -> None:
        desk = self._desks[viewer] = Desk(self.room, viewer, self._clock, self._wire(viewer))
        await desk.hear(Hello())

    def _leave(self, viewer: Viewer) -> None:
        self._desks.pop(viewer).close()

    async def _look(self) -> None:
        """Sample, pong, greet anew after a reset, and let everybody with a seat have a desk."""
        if self._clock.monotonic() - self._sampled >= SETTINGS.sample:
            self._sampled = self._clock.monotonic()
            self.room.sample()
            for desk in self._desks.values():
                self.room.presence.ponged(desk.terminal)
        for viewer, desk in tuple(self._desks.items()):
            if desk.over:
                self._leave(viewer)
            elif any(RESET in each.text for each in self._fresh(viewer)):
                await desk.hear(Hello())
        for person in self.room.half.feeds:
            if Viewer(person, 1) not in self._desks:
                await self._come(Viewer(person, 1))
            kept = self._kept.setdefault(person, [])
            kept.append(self.room.half.cursor(person))
        await self._clock.advance(0, TURNS)

    def _wire(self, viewer: Viewer) -> Wire:
        return self._wires.setdefault(viewer, Wire(self._clock))

    def _fresh(self, viewer: Viewer) -> list[Sent]:
        return self._wires[viewer].sent[self._heard.get(viewer, 0) :]

    def _new(self) -> Heard:
        heard = {viewer: tuple(self._fresh(viewer)) for viewer in self._wires}
        self._heard.update({viewer: len(wire.sent) for viewer, wire in self._wires.items()})
        return {viewer: sent for viewer, sent in heard.items() if sent}
