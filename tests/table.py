"""The table: client halves and a room, joined by links that lose, repeat and delay; one seed makes one run.

A link is like a TCP connection: each way keeps its order, and what a cut destroys is the rest. Beyond that
the way down may lose or repeat single sights, acks and beacons, and copies of delivered commands may come
again at any time while the server lives. To repeat a run: `Table(seed)`.
"""

import asyncio
import random
from collections import deque
from collections.abc import Callable

import cast
from hosted import QUICK, core_of, device_of, seated
from panelry import commands as c
from panelry.debrief import awaited
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.points import Kind
from panelry.receipts import SEED
from panelry.refusals import Code
from panelry.sync.client import ClientHalf, Entry, Settled
from panelry.sync.frames import (
    Ack,
    Beacon,
    Declined,
    Do,
    Frame,
    Hello,
    Sights,
    encode,
    from_server,
    from_terminal,
)
from panelry_server.admission import Admission, Teach
from panelry_server.clock import ManualClock
from panelry_server.following import Answer, Asked
from panelry_server.journal.memory import MemoryJournal
from panelry_server.outgoing import Outgoing
from panelry_server.room import Room
from panelry_server.settings import Settings
from panelry_server.terminal import Terminal

SECRET = bytes(32)
PANELISTS = (cast.ANA, cast.BEN, cast.CHEN)
PEOPLE = (*PANELISTS, cast.ELI, cast.GRACE)


class Pipe:
    """A wire without a network: what was sent, and when by the clock."""

    def __init__(self, clock: ManualClock) -> None:
        self.sent: list[tuple[float, bytes]] = []
        self.writes: list[int] = []
        """How many frames came at once."""
        self.waiting: deque[bytes] = deque()
        self.stuck = False
        self.aborted = False
        self._clock = clock

    async def send(self, *texts: bytes) -> None:
        """Take frames, or keep their sender waiting."""
        while self.stuck:  # noqa: ASYNC110 - as a full buffer would
            await asyncio.sleep(0.001)
        self.writes.append(len(texts))
        self.sent.extend((self._clock.monotonic(), text) for text in texts)
        self.waiting.extend(texts)

    def buffered(self) -> int:
        """Return nothing: all has left."""
        return 0

    def abort(self) -> None:
        """Note the cut."""
        self.aborted = True


class Line:
    """A terminal at the server, with its outgoing queue on a pipe."""

    def __init__(
        self, room: Room, person: PersonId, clock: ManualClock, settings: Settings = QUICK, number: int = 1,
        *, teach: Teach | None = None,
    ) -> None:  # fmt: skip
        self.room = room
        self.pipe = Pipe(clock)
        self.outgoing = Outgoing(self.pipe, settings.buffered, settings.stalled)
        self.allowed = True
        self.parted: list[int] = []
        admission = Admission(room, person, device_of(person, number), lambda: self.allowed, teach=teach)
        self.terminal = Terminal(admission, self.outgoing, clock, settings, self.parted.append)
        self._sending = asyncio.ensure_future(self.outgoing.run())
        room.join(self.terminal, admission.device)

    async def hear(self, frame: Frame) -> None:
        """Give the server a frame as text, and let what it sends leave."""
        await self.terminal.hear(from_terminal(encode(frame)))
        await self.outgoing.drain(1)

    def frames(self) -> list[Frame]:
        """Return all that was sent."""
        return [from_server(text) for _, text in self.pipe.sent]

    def close(self) -> None:
        """End the connection."""
        self.terminal.close()
        self._sending.cancel()
        self.room.leave(self.terminal)


class Seat:
    """One client half with its durable outbox, and its line to the server while there is one."""

    def __init__(self, person: PersonId, half: Callable[[], ClientHalf] = ClientHalf) -> None:
        self.person = person
        self.half = half()
        self.line: Line | None = None
        self.up: deque[Do | Hello] = deque()
        self.asked: list[Entry] = []
        self.answers: dict[int, list[Code | None]] = {}
        self.resent = 0

    def take(self, frame: Frame) -> None:
        """Take a frame of the server in; what a restored server lost is sent again."""
        outcomes, replies = self.half.receive(from_server(encode(frame)))
        for outcome in outcomes:
            if isinstance(outcome, Settled):
                self.answers.setdefault(outcome.entry.n, []).append(outcome.code)
        for reply in replies:
            assert isinstance(reply, Do | Hello)
            self.up.append(reply)
        if self.half.lost:
            self.resent += len(self.half.lost)
            self.up.extend(self.half.resend())

    def ask(self, command: c.Command) -> None:
        """Queue a command; it leaves at once unless a hello waits for its welcome, which will send it."""
        self.asked.append(self.half.queue(command))
        if self.line is not None and self.half.may_send:
            self.up.append(self.half.unsent()[-1])


class Table:
    """One run; made by `laid`."""

    def __init__(self, seed: int, half: Callable[[], ClientHalf] = ClientHalf) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a run must be repeatable
        self._dice = random.Random(seed)  # noqa: S311 - a run must be repeatable
        self.clock = ManualClock()
        self.journal = MemoryJournal()
        self.seats = [Seat(person, half) for person in PEOPLE]
        self.delivered: list[tuple[Seat, Do]] = []
        self.refused: set[tuple[str, int]] = set()
        """Every (device, n) on which a room has really decided no."""
        self.room: Room

    @classmethod
    async def laid(
        cls,
        seed: int,
        half: Callable[[], ClientHalf] = ClientHalf,
        change: Callable[[Room], None] = lambda _: None,
    ) -> "Table":
        """Lay the table: a debrief in scoring, everybody connected; `change` is done to every room."""
        table = cls(seed, half)
        table._change = change
        core = await core_of(clock=table.clock, journal=table.journal)
        room = await seated(core, PEOPLE)
        room._draw = table._draw
        if table.random.random() < 0.5:
            await _reveal(room)
        await table._start()
        return table

    _change: Callable[[Room], None]

    def _draw(self) -> bytes:
        return self._dice.randbytes(SEED)

    async def _start(self) -> None:
        """Start the server on what the journal holds; copies of earlier commands die with the former one."""
        self.delivered.clear()
        self.room = await Room.open(self.journal, cast.DEBRIEF, SECRET, self.clock, draw=self._draw)
        self._watch(self.room)
        self._change(self.room)
        for seat in self.seats:
            self._connect(seat)

    def _watch(self, room: Room) -> None:
        """Note every refusal that is decided."""
        now = room._now

        async def noted(asked: Asked) -> Answer:
            answer = await now(asked)
            if isinstance(answer, Declined):
                self.refused.add((asked.device, asked.n))
            return answer

        room._now = noted  # type: ignore[method-assign]

    def _connect(self, seat: Seat) -> None:
        self._cut(seat)
        seat.line = Line(self.room, seat.person, self.clock)
        seat.up.append(seat.half.hello())

    def _cut(self, seat: Seat) -> None:
        seat.up.clear()
        if seat.line is not None:
            seat.line.close()
            seat.line = None

    async def play(self, steps: int) -> None:
        """Let chance act, then let everybody come to rest."""
        try:
            for _ in range(steps):
                await self.step()
            await self.rest()
        finally:
            for seat in self.seats:
                self._cut(seat)
            await asyncio.sleep(0)

    async def step(self) -> None:
        """Do one thing that can happen."""
        seat = self.random.choice(self.seats)
        (act,) = self.random.choices(
            (
                self._asks,
                self._carries_up,
                self._carries_down,
                self._again,
                self._waits,
                self._breaks,
                self._disk,
            ),
            (20, 40, 50, 4, 5, 3, 2),
        )
        await act(seat)

    async def _asks(self, seat: Seat) -> None:
        seat.ask(self._wish(seat.person))

    async def _carries_up(self, seat: Seat) -> None:
        if seat.line is not None and seat.up:
            frame = seat.up.popleft()
            if isinstance(frame, Do):
                self.delivered.append((seat, frame))
            await seat.line.hear(frame)

    async def _carries_down(self, seat: Seat) -> None:
        if seat.line is None or not seat.line.pipe.waiting:
            return
        frame = from_server(seat.line.pipe.waiting.popleft())
        loose = isinstance(frame, Sights | Ack | Declined | Beacon)
        copies = self.random.choices((1, 0, 2), (90, 5, 5))[0] if loose else 1
        for _ in range(copies):
            seat.take(frame)

    async def _again(self, _: Seat) -> None:
        """Let a copy of a command arrive that arrived before."""
        if self.delivered:
            seat, frame = self.random.choice(self.delivered)
            await self.room.do(seat.person, device_of(seat.person), frame.n, frame.command, frame.expect)

    async def _waits(self, _: Seat) -> None:
        await self.clock.advance(self.random.choice((0.05, 0.2, 6.0)))
        for seat in self.seats:
            if seat.line is not None:
                seat.line.terminal._beacon()
                await seat.line.outgoing.drain(1)

    async def _breaks(self, seat: Seat) -> None:
        kind = self.random.random()
        if kind < 0.2:
            await self._start()
        elif kind < 0.6:
            self._cut(seat)
        else:
            self._connect(seat)

    async def _disk(self, _: Seat) -> None:
        self.journal.writable = not self.journal.writable

    async def rest(self) -> None:
        """Heal everything, reconnect everybody twice, and carry all that waits."""
        self.journal.writable = True
        for _ in range(2):
            for seat in self.seats:
                self._connect(seat)
            while await self._carried():
                await self.clock.advance(1, turns=3)

    async def _carried(self) -> bool:
        moved = False
        for seat in self.seats:
            assert seat.line is not None
            while seat.up:
                moved = True
                await seat.line.hear(seat.up.popleft())
            await seat.line.outgoing.drain(1)
            while seat.line.pipe.waiting:
                moved = True
                seat.take(from_server(seat.line.pipe.waiting.popleft()))
        return moved

    def _wish(self, person: PersonId) -> c.Command:
        """Return something that the person may or may not do now."""
        card = self.room.state.card(person)
        blank = [each for each in cast.CRITERIA if each not in card.ratings] if person in PANELISTS else []
        criterion = self.random.choice(blank or cast.CRITERIA)
        if person in PANELISTS and not blank and card.submitted is None and self.random.random() < 0.4:
            return c.Submit()
        level = self.random.choice((None, 1, 2, 3, 4, 5, 9))
        private: list[c.Command] = [
            c.Rate(criterion, level),
            c.Rate(criterion, level),
            c.ClearRating(criterion),
            c.WriteNote(criterion, f"note {self.random.random()}"),
            c.Observe(
                ObservationId(f"{person}-{self.random.randrange(3)}"), criterion, Kind.SAW, "Saw it", True
            ),
            c.RateAgain(criterion, level),
        ]
        public: list[c.Command] = [c.Submit(), c.Submit(), c.Reopen(), c.RaiseHand(), c.LowerHand(person)]
        if person == cast.ANA:
            public += self._facilitates(criterion)
        return self.random.choice(private if self.random.random() < 0.6 else public)

    def _facilitates(self, criterion: CriterionId) -> list[c.Command]:
        missing = len(awaited(self.room.state))
        return [
            c.StartTimer(60),
            c.OpenEvidence(missing),
            c.Reveal(missing),
            c.Propose(criterion, 3),
            c.OpenSecondRound(criterion),
            c.CloseSecondRound(criterion),
            c.DeclareConflict(cast.ELI, "They are cousins"),
        ]


async def _reveal(room: Room) -> None:
    """Let the panel rate and submit on other devices, and open everything."""
    for person in PANELISTS:
        card: list[c.Command] = [*(c.Rate(criterion, 2) for criterion in cast.CRITERIA), c.Submit()]
        for n, command in enumerate(card, 1):
            await room.do(person, device_of(person, 9), n, command)
    await room.do(cast.ANA, device_of(cast.ANA, 9), 10, c.OpenEvidence())
    await room.do(cast.ANA, device_of(cast.ANA, 9), 11, c.Reveal())
