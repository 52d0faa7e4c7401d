"""A stage: one world played on a real room over a real journal, with a clock turned by hand.

Everybody with a seat has a real terminal with its outgoing queue, and what it sends is kept with its
instant. Private commands fall at instants of their world within a window; all else, samples of progress
and pongs included, happens at public instants.
"""

import hashlib
from collections.abc import Iterable
from typing import Self, assert_never

from panelry import commands as c
from panelry.ids import PersonId
from panelry.refusals import Refused
from panelry.sync.frames import Do, Hello, Replay, encode
from panelry_server.clock import ManualClock
from panelry_server.journal import Journal
from panelry_server.progress import LATER
from panelry_server.room import Room
from panelry_server.verify import cast
from panelry_server.verify.anything import Die
from panelry_server.verify.desk import SETTINGS, Desk, Sent, Viewer, Wire, device_of
from panelry_server.verify.moves import Ask, Move, Scribble
from panelry_server.verify.worlds import Twist, scribbled

SECRET = bytes(32)
TURNS = 5
"""Turns of the loop at an instant: enough for a frame to leave."""
PAUSES = (0.0, 0.002, 0.3, 3.0)
"""Seconds after something that was asked in public; the second is shorter than the window of a terminal."""
WINDOWS = (0.05, 1.0, 7.0)
"""Seconds of some private work; the last is longer than a beacon's."""
_WINDOW = 0.01
"""Seconds of a window of samples: short, so that none ends amid private work, where the worlds may differ."""
RESET = b'"t":"reset"'


Heard = dict[Viewer, tuple[Sent, ...]]
"""What each viewer received in one step."""


def _seed_at(at: str) -> bytes:
    """Return the seed of a hand-in at an instant, the same in both worlds, since hand-ins are public."""
    return hashlib.sha256(at.encode()).digest()


async def _opened(journal: Journal, clock: ManualClock) -> Room:
    return await Room.open(
        journal,
        cast.DEBRIEF,
        SECRET,
        clock,
        SETTINGS.presence_ttl,
        sample=_WINDOW,
        draw=lambda: _seed_at(clock.now()),
        policies=lambda: cast.ALLOWED,
    )


class Stage:
    """One world; made by `begin` inside a running loop, which also ends its tasks."""

    def __init__(self, rooms: tuple[Room, ...], journal: Journal, clock: ManualClock, twist: Twist) -> None:
        self.room = rooms[0]
        self._rooms = rooms
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
        """Return an empty room with nobody seated, on a journal without a stream; two if nodes share it."""
        clock = ManualClock()
        await journal.create(cast.DEBRIEF)
        rooms = [await _opened(journal, clock) for _ in range(1 if journal.news is None else 2)]
        return cls(tuple(rooms), journal, clock, twist)

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
            desk = Desk(self._room_of(viewer), viewer, self._clock, self._wire(viewer))
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
            answer = await self._room_of(viewer).do(actor, device_of(viewer), n, command)
            self._wire(viewer).keep(encode(answer).encode())
        for room in self._rooms:
            await room.look()

    async def _operate(self, viewer: Viewer, command: c.Command) -> None:
        try:
            await self._room_of(viewer).operate(command, by=cast.OFFICER)
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
        desk = self._desks[viewer] = Desk(self._room_of(viewer), viewer, self._clock, self._wire(viewer))
        await desk.hear(Hello())

    def _leave(self, viewer: Viewer) -> None:
        self._desks.pop(viewer).close()

    async def _look(self) -> None:
        """Sample, pong, greet anew after a reset, and let everybody with a seat have a desk."""
        if self._clock.monotonic() - self._sampled >= SETTINGS.sample:
            self._sampled = self._clock.monotonic()
            await self._sample()
            for desk in self._desks.values():
                desk.pong()
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

    async def _sample(self) -> None:
        """Sample everywhere; where nodes share the record, once its public instants are what samples show."""
        if len(self._rooms) > 1:
            await self._clock.advance(LATER + 2 * _WINDOW, TURNS)
        for room in self._rooms:
            room.sample()

    def _room_of(self, viewer: Viewer) -> Room:
        """Return the room that a device is connected to: where there are two, they are spread."""
        return self._rooms[(sum(viewer.person.encode()) + viewer.number) % len(self._rooms)]

    def _wire(self, viewer: Viewer) -> Wire:
        return self._wires.setdefault(viewer, Wire(self._clock))

    def _fresh(self, viewer: Viewer) -> list[Sent]:
        return self._wires[viewer].sent[self._heard.get(viewer, 0) :]

    def _new(self) -> Heard:
        heard = {viewer: tuple(self._fresh(viewer)) for viewer in self._wires}
        self._heard.update({viewer: len(wire.sent) for viewer, wire in self._wires.items()})
        return {viewer: sent for viewer, sent in heard.items() if sent}
