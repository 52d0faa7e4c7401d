"""The room of any stream: its one writer. Decide, append durably, evolve, tell those who listen."""

import asyncio
from abc import abstractmethod
from collections.abc import Iterable, Sequence

from panelry.doing import Doer
from panelry.events import Stamp
from panelry.ids import DeviceId, PersonId
from panelry.panel import OPERATOR, Role
from panelry.sync.endings import ERASED, RESTART
from panelry.sync.frames import Ack, AnyCommand
from panelry.sync.half import Half
from panelry_server.answering import Answering, Taken
from panelry_server.clock import Clock
from panelry_server.followed import Happening, State
from panelry_server.following import Asked, Listener
from panelry_server.journal import Record, Standing
from panelry_server.presence import Afar, Presence
from panelry_server.progress import Counts
from panelry_server.replaying import Replaying
from panelry_server.stream import Stream

OPERATORS_DEVICE = DeviceId("operator")
_STEPS_A_TURN = 50


class StreamRoom(Answering[State, Happening]):
    """One open stream: what it is about, its kind says."""

    def __init__(self, stream: Stream, half: Half[State], clock: Clock, presence_ttl: float) -> None:
        super().__init__(stream, clock)
        self.half = half
        self.presence = Presence(clock, presence_ttl)
        self.used = clock.monotonic()
        """When somebody last came, left or asked, in seconds of the clock."""
        self.ended: int | None = None
        """The code that connections end with, once the stream was erased or began anew."""
        self._listeners: list[Listener] = []

    @property
    @abstractmethod
    def replaying(self) -> Replaying[State, Happening]:
        """Follow the stream again from its start."""
        ...

    @abstractmethod
    def progress(self) -> Counts | None:
        """Return the last sample of what everybody has done; None if there is nothing to count."""
        ...

    @abstractmethod
    def roles(self, person: PersonId) -> frozenset[Role]:
        """Return the roles of somebody with a seat."""
        ...

    @abstractmethod
    def sees_others(self, person: PersonId) -> bool:
        """Return whether somebody with a seat may know who else is here."""
        ...

    @abstractmethod
    def is_private(self, event: Happening) -> bool:
        """Return whether nobody but its author may learn of an event when it happens."""
        ...

    async def _replay(self, records: Sequence[Record]) -> None:
        """Follow the journal step by step, so that every cursor is what it was."""
        number = 0
        async for step in self.steps_of(records):
            self._step(self._taken(step))
            number += 1
            if number % _STEPS_A_TURN == 0:
                await asyncio.sleep(0)  # others have their turn
        self.half.settle()

    @property
    def state(self) -> State:
        """What the events so far add up to."""
        return self.half.state

    @property
    def name(self) -> str:
        """The name of the stream."""
        return self._stream.name

    @property
    def standing(self) -> Standing:
        """Where the stream stands, as far as it was followed."""
        return self._stream.standing

    @property
    def writable(self) -> bool:
        """Whether commands can be accepted now."""
        return self._stream.writable

    @property
    def empty(self) -> bool:
        """Whether nobody listens and nothing is under way."""
        return not self._listeners and not self._tasks

    def join(self, listener: Listener, device: DeviceId) -> None:
        """Let somebody follow the room, or send them away if it has ended since they were admitted."""
        self._listeners.append(listener)
        self.used = self._clock.monotonic()
        if self.presence.come(listener, listener.person, device):
            self._announce()
        if self.ended is not None:
            listener.recheck()

    def leave(self, listener: Listener) -> None:
        """Let go of somebody who followed."""
        self._listeners.remove(listener)
        self.used = self._clock.monotonic()
        if self.presence.go(listener):
            self._announce()

    async def operate(
        self, command: AnyCommand, actor: PersonId = OPERATOR, *, by: Doer | None = None
    ) -> None:
        """Do a command in the role of operator, or of the candidate; `Refused` or `JournalError`.

        `by` is who is behind what the operator's role passes on.
        """
        await self._apart(self._operate(command, actor, by))

    def end(self, *, erased: bool) -> None:
        """Send everybody away: the stream was erased, or begun anew, and is to be opened again."""
        self.ended = ERASED if erased else RESTART
        self.recheck()

    def recheck(self) -> None:
        """Send everybody away who may not stay; the others learn what became of their own devices."""
        for listener in tuple(self._listeners):
            listener.recheck()

    async def _operate(self, command: AnyCommand, actor: PersonId, by: Doer | None) -> None:
        await self._afresh(lambda: self._accept(self._operators(actor, command, by)))

    def _operators(self, actor: PersonId, command: AnyCommand, by: Doer | None) -> Asked:
        """Return a command as the next one of the operator's device."""
        return Asked(actor, OPERATORS_DEVICE, self.highest(OPERATORS_DEVICE) + 1, command, by=by)

    def _ack(self, asked: Asked) -> Ack:
        seated = asked.person in self.half.feeds
        return Ack(asked.n, self.half.cursor(asked.person) if seated else "")

    def _follow(self, step: list[tuple[Happening, Stamp]]) -> None:
        self._advance([self._taken(step)])

    def _taken(self, step: list[tuple[Happening, Stamp]]) -> Taken[State, Happening]:
        events = tuple([event for event, _ in step])
        return Taken(events, step[0][1], self.folded(step, self.state))

    def _step(self, taken: Taken[State, Happening]) -> tuple[bool, tuple[PersonId, ...]]:
        """Move on by one command; return whether it was private, and whose rights it changed."""
        private = all(map(self.is_private, taken.events))
        return private, self._stepped(taken, private=private)

    def _advance(self, steps: Sequence[Taken[State, Happening]]) -> None:
        changed, heard = set[PersonId](), set[PersonId]()
        for each in steps:
            private, moved = self._step(each)
            changed.update(moved)
            heard.update([each.stamp.actor] if private else self.half.feeds)
        for listener in tuple(self._listeners):
            if listener.person in changed:
                listener.rights_changed()
            elif listener.person in heard:
                listener.stepped()

    def _stepped(self, taken: Taken[State, Happening], *, private: bool) -> tuple[PersonId, ...]:
        """Move to the state after a command; return whose rights it changed."""
        return self.half.advance(taken.after, taken.stamp.actor, private=private)

    def hear(self, afar: Iterable[Afar]) -> None:
        """Take in whom other servers see in this room, and say so where it changes who is here."""
        if self.presence.hear(afar):
            self._announce()

    def _announce(self) -> None:
        for listener in tuple(self._listeners):
            listener.announce()
