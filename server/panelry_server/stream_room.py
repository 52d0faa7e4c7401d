"""The room of any stream: its one writer. Decide, append durably, evolve, tell those who listen.

Commands are idempotent for ever: a repeated n is answered from the journal, not from a cache that
forgets. A command that was held keeps later ones of its device waiting, or its repeat would find
itself below the highest accepted and be taken for refused.
"""

import asyncio
from abc import abstractmethod
from collections.abc import Iterable, Sequence

from panelry.events import Stamp
from panelry.ids import DeviceId, PersonId
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code, Refused
from panelry.sync.endings import ERASED, RESTART
from panelry.sync.frames import Ack, AnyCommand, Declined, Held
from panelry.sync.half import Half
from panelry_server.clock import Clock
from panelry_server.followed import Followed, Happening, State
from panelry_server.following import Answer, Asked, Listener
from panelry_server.journal import Entry, JournalError, ReadOnly, Record
from panelry_server.presence import Afar, Presence
from panelry_server.progress import Counts
from panelry_server.replaying import Replaying
from panelry_server.stream import Stream

OPERATORS_DEVICE = DeviceId("operator")
READ_ONLY, UNAVAILABLE, AFTER_ANOTHER = "read-only", "unavailable", "after-another"
"""Why a command is held: the disk takes nothing; the journal has other trouble; an earlier one is held."""
_STEPS_A_TURN = 50


class StreamRoom(Followed[State, Happening]):
    """One open stream: what it is about, its kind says."""

    def __init__(self, stream: Stream, half: Half[State], clock: Clock, presence_ttl: float) -> None:
        super().__init__(stream)
        self.half = half
        self.presence = Presence(clock, presence_ttl)
        self.used = clock.monotonic()
        """When somebody last came, left or asked, in seconds of the clock."""
        self.ended: int | None = None
        """The code that connections end with, once the stream was erased or began anew."""
        self._clock = clock
        self._listeners: list[Listener] = []
        self._refused: dict[DeviceId, Declined] = {}
        self._held: dict[DeviceId, set[int]] = {}

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
    async def _decided(self, asked: Asked, stamp: Stamp) -> tuple[tuple[Happening, ...], State]:
        """Return the events of a command and the state after them, or raise `Refused`."""
        ...

    @abstractmethod
    def is_private(self, event: Happening) -> bool:
        """Return whether nobody but its author may learn of an event when it happens."""
        ...

    @abstractmethod
    async def _entries(self, events: Sequence[Happening], actor: PersonId) -> list[Entry]:
        """Return events as the journal keeps them."""
        ...

    async def _replay(self, records: Sequence[Record]) -> None:
        """Follow the journal step by step, so that every cursor is what it was."""
        number = 0
        async for step in self.steps_of(records):
            self._follow(step)
            number += 1
            if number % _STEPS_A_TURN == 0:
                await asyncio.sleep(0)  # others have their turn

    @property
    def state(self) -> State:
        """What the events so far add up to."""
        return self.half.state

    @property
    def name(self) -> str:
        """The name of the stream."""
        return self._stream.name

    @property
    def writable(self) -> bool:
        """Whether commands can be accepted now."""
        return self._stream.writable

    @property
    def empty(self) -> bool:
        """Whether nobody listens and nothing is under way."""
        return not self._listeners and not self._tasks

    def highest(self, device: DeviceId) -> int:
        """Return the highest accepted n of a device, 0 if there is none."""
        return self._stream.highest.get(device, 0)

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

    async def do(
        self,
        person: PersonId,
        device: DeviceId,
        n: int,
        command: AnyCommand,
        expect: int | None = None,
        *,
        first: bool = False,
    ) -> Answer:
        """Answer a device's command number n, n >= 1. A caller that is cancelled does not stop it.

        `first` says that it is the first after a hello, hence the lowest that the terminal still has: a
        held number below it is waited for no longer.
        """
        return await self._apart(self._answer(Asked(person, device, n, command, expect, first)))

    async def operate(self, command: AnyCommand, actor: PersonId = OPERATOR) -> None:
        """Do a command in the role of operator, or of the candidate; `Refused` or `JournalError`."""
        await self._apart(self._operate(command, actor))

    def end(self, *, erased: bool) -> None:
        """Send everybody away: the stream was erased, or begun anew, and is to be opened again."""
        self.ended = ERASED if erased else RESTART
        self.recheck()

    def recheck(self) -> None:
        """Send everybody away who may not stay; the others learn what became of their own devices."""
        for listener in tuple(self._listeners):
            listener.recheck()

    async def _operate(self, command: AnyCommand, actor: PersonId) -> None:
        await self._afresh(lambda: self._accept(self._operators(actor, command)))

    def _operators(self, actor: PersonId, command: AnyCommand) -> Asked:
        """Return a command as the next one of the operator's device."""
        return Asked(actor, OPERATORS_DEVICE, self.highest(OPERATORS_DEVICE) + 1, command)

    async def _answer(self, asked: Asked) -> Answer:
        held = self._held.setdefault(asked.device, set())
        if asked.first:
            held.difference_update([n for n in held if n < asked.n])
        if held and min(held) < asked.n:
            held.add(asked.n)
            return Held(asked.n, AFTER_ANOTHER)
        try:
            answer = await self._afresh(lambda: self._answered(asked))
        except JournalError as trouble:
            held.add(asked.n)
            return Held(asked.n, READ_ONLY if isinstance(trouble, ReadOnly) else UNAVAILABLE)
        held.discard(asked.n)
        return answer

    async def _earlier(self, asked: Asked) -> Answer | None:
        """Return what was answered to this n before; None if it is new."""
        last = self._refused.get(asked.device)
        if last is not None and last.n == asked.n:
            return last
        if asked.n > max(self.highest(asked.device), 0 if last is None else last.n):
            return None
        if await self._stream.accepted(asked.device, asked.n):
            return self._ack(asked)
        return Declined(asked.n, Code.ALREADY_REFUSED.value)

    async def _answered(self, asked: Asked) -> Answer:
        return await self._earlier(asked) or await self._now(asked)

    async def _now(self, asked: Asked) -> Answer:
        try:
            await self._accept(asked)
        except Refused as refused:
            await self._demand_current()
            await self._keep_trace(asked, refused.code)
            declined = Declined(asked.n, refused.code.value)
            self._refused[asked.device] = declined
            return declined
        return self._ack(asked)

    async def _keep_trace(self, asked: Asked, code: Code) -> None:
        """Put on record what a refusal tells, before it is told; most tell nothing."""

    def _ack(self, asked: Asked) -> Ack:
        seated = asked.person in self.half.feeds
        return Ack(asked.n, self.half.cursor(asked.person) if seated else "")

    async def _accept(self, asked: Asked) -> tuple[Happening, ...]:
        stamp = Stamp(asked.person, self._clock.now())
        events, after = await self._decided(asked, stamp)
        await self._append(asked, stamp, events)
        self._advance(after, asked.person, events)
        return events

    async def _append(self, asked: Asked, stamp: Stamp, events: tuple[Happening, ...]) -> None:
        entries = await self._entries(events, stamp.actor)
        await self._stream.append(
            device=asked.device, n=asked.n, actor=stamp.actor, at=stamp.at, entries=entries
        )

    def _follow(self, step: list[tuple[Happening, Stamp]]) -> None:
        self._advance(self.folded(step, self.state), step[0][1].actor, tuple(event for event, _ in step))

    def _advance(self, after: State, author: PersonId, events: tuple[Happening, ...]) -> None:
        private = all(self.is_private(event) for event in events)
        changed = self.half.advance(after, author, private=private)
        for listener in tuple(self._listeners):
            if listener.person in changed:
                listener.rights_changed()
            elif not private or listener.person == author:
                listener.stepped()

    def hear(self, afar: Iterable[Afar]) -> None:
        """Take in whom other servers see in this room, and say so where it changes who is here."""
        if self.presence.hear(afar):
            self._announce()

    def _announce(self) -> None:
        for listener in tuple(self._listeners):
            listener.announce()
