"""A debrief's room: the one writer of a debrief, with its progress, its chair and its checks."""

from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from typing import Any, Self

from panelry.commands import KINDS, ClaimChair, Command, Submit
from panelry.debrief import Debrief, in_the_chair
from panelry.decide import decide, trace
from panelry.events import Event, Stamp, encode, is_private
from panelry.evolve import fold
from panelry.ids import PersonId
from panelry.milestones import may_have_moved, milestones_of
from panelry.panel import Role
from panelry.policies import Policies
from panelry.refusals import Code, Refused
from panelry.sync.server import ServerHalf
from panelry.visibility import class_of
from panelry_server import codes
from panelry_server.answering import Made, Taken
from panelry_server.beside import Beside
from panelry_server.checking import before_deciding, before_showing
from panelry_server.clock import Clock
from panelry_server.following import Asked
from panelry_server.journal import Entry, Journal, Record, Standing
from panelry_server.progress import Counts, Progress, due_window, window_of
from panelry_server.replaying import Replaying
from panelry_server.stream import Step, Stream, row_kind, steps
from panelry_server.stream_room import OPERATORS_DEVICE, StreamRoom


class Room(StreamRoom[Debrief, Event]):
    """One open debrief; made by `open`. Cursors are keyed by the secret, seeds of receipts are drawn."""

    def __init__(self, stream: Stream, secret: bytes, clock: Clock, presence_ttl: float) -> None:
        half = ServerHalf(secret, stream.epoch, Debrief())
        super().__init__(stream, half, clock, presence_ttl)
        self._replaying = Replaying(stream, half.from_the_start, self)
        self._draw: codes.Draw = codes.new_seed
        self._policies: Callable[[], Policies] = Policies
        self._mail = True
        self.beside: Beside | None = None
        """The office, where there is one."""
        self._progress = Progress()
        self._every = 10.0
        self.silenced: Callable[[], Coroutine[Any, Any, None]] = _nothing_more
        """What has to follow once the candidate wants no further contact."""
        self.moved: Callable[[], Coroutine[Any, Any, None]] = _nothing_more
        """What has to follow once the debrief came further."""

    @classmethod
    async def open(
        cls, journal: Journal, debrief: str, secret: bytes, clock: Clock, presence_ttl: float = 30.0,
        *, sample: float = 10.0,
        draw: codes.Draw = codes.new_seed, policies: Callable[[], Policies] = Policies, mail: bool = True,
    ) -> Self:  # fmt: skip
        """Replay a debrief step by step, so that every cursor is what it was; `JournalError`.

        `policies` says what the organisation allows at the time of each command, `mail` whether mail leaves;
        `sample` is how many seconds a window of samples has where several nodes take them.
        """
        stream, records = await Stream.open(journal, debrief)
        room = cls(stream, secret, clock, presence_ttl)
        room._every = sample
        room._progress.begin(due_window(clock.now(), sample))
        room._draw, room._policies, room._mail = draw, policies, mail
        await room._replay(records)
        await before_showing(room.state)
        room.sample()
        return room

    @property
    def replaying(self) -> Replaying[Debrief, Event]:
        """Follow the debrief again from its start."""
        return self._replaying

    def sample(self) -> None:
        """Look at how many criteria everybody has done: by now, or by the window that all nodes look at."""
        if self._stream.shared:
            self._progress.sample_of(due_window(self._clock.now(), self._every), self.state)
        else:
            self._progress.sample(self.state)

    def progress(self) -> Counts | None:
        """Return the last sample; None if no round is sealed."""
        return self._progress.shown(self.state)

    def roles(self, person: PersonId) -> frozenset[Role]:
        """Return the roles of somebody with a seat."""
        return self.state.people[person].roles

    def sees_others(self, person: PersonId) -> bool:
        """Return whether somebody is not recused."""
        return bool(class_of(self.state, person))

    async def _decided(self, asked: Asked, stamp: Stamp, state: Debrief) -> Made[Event, Debrief]:
        command = asked.command
        shut_out = self.beside is not None and self.beside.shut_out(asked.device)
        if shut_out or not isinstance(command, KINDS):
            raise Refused(Code.NOT_ALLOWED)
        await before_deciding(state, asked.person, command)
        events = decide(
            state,
            asked.person,
            command,
            stamp.at,
            asked.expect,
            seed=self._draw() if isinstance(command, Submit) else b"",
            gone=self._gone(command, state),
            policies=self._policies(),
            mail=self._mail,
            by=asked.by,
            address="" if self.beside is None else self.beside.address(state.id),
        )
        after = fold(((event, stamp) for event in events), state)
        await before_showing(after)
        return events, after

    def _seen(self) -> Standing | None:
        return self.beside.standing if self.beside is not None and self._stream.shared else None

    async def _look_beside(self) -> None:
        if self.beside is not None:
            await self.beside.look()

    def _accepted(self, before: Debrief, taken: Taken[Debrief, Event]) -> None:
        if taken.after.contact_ended and not before.contact_ended:
            self._begin(self.silenced())
        if may_have_moved(before, taken.after) and milestones_of(before) != milestones_of(taken.after):
            self._begin(self.moved())

    async def _keep_trace(self, asked: Asked, code: Code) -> None:
        """Put on record what a refusal tells about private texts, before it is told."""
        if not isinstance(asked.command, KINDS):
            return
        stamp = Stamp(asked.person, self._clock.now())
        events = trace(self.state, asked.person, asked.command, code)
        if events:
            n = self.highest(OPERATORS_DEVICE) + 1
            after = fold(((event, stamp) for event in events), self.state)
            await before_showing(after)
            traced = Asked(asked.person, OPERATORS_DEVICE, n, asked.command)
            await self._put(await self._said(traced, stamp, events), Taken(events, stamp, after))

    def _stepped(self, taken: Taken[Debrief, Event], *, private: bool) -> tuple[PersonId, ...]:
        self._passes(taken.stamp)
        return super()._stepped(taken, private=private)

    def _passes(self, stamp: Stamp) -> None:
        """Keep what a sample needs of the state before an event, where all nodes sample alike."""
        if self._stream.shared:
            self._progress.passes(window_of(stamp.at, self._every), self.state)

    def _gone(self, command: Command, state: Debrief) -> int:
        """Return for how many seconds who has the chair has been gone, where a command is about that."""
        chair = in_the_chair(state) if isinstance(command, ClaimChair) else None
        return 0 if chair is None else self.presence.gone(chair)

    def folded(self, step: Step, state: Debrief) -> Debrief:
        """Return the debrief after the events of one command."""
        return fold(step, state)

    def is_private(self, event: Event) -> bool:
        """Return whether nobody but its author may learn of an event when it happens."""
        return is_private(event)

    async def _entries(self, events: Sequence[Event], actor: PersonId) -> list[Entry]:
        return [Entry(row_kind(event, actor), encode(event)) for event in events]

    async def steps_of(self, records: Sequence[Record]) -> AsyncIterator[Step]:
        """Yield the commands of the journal, each with its events; `JournalError`."""
        for step in steps(records):
            yield step

    async def showing(self, state: Debrief) -> None:
        """Check ahead what sights of a state will ask for."""
        await before_showing(state)


async def _nothing_more() -> None:
    """Nothing follows where no office is near."""
