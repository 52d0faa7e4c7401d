"""A room: the one writer of a debrief. Decide, append durably, evolve, tell those who listen.

Commands are idempotent for ever: a repeated n is answered from the journal, not from a cache that
forgets. A command that was held keeps later ones of its device waiting, or its repeat would find
itself below the highest accepted and be taken for refused.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Self, TypeVar

from panelry.commands import ClaimChair, Command
from panelry.debrief import Debrief, in_the_chair
from panelry.decide import decide, trace
from panelry.events import Event, Stamp, encode, is_private
from panelry.evolve import fold
from panelry.ids import DeviceId, PersonId
from panelry.panel import OPERATOR
from panelry.policies import Policies
from panelry.refusals import Code, Refused
from panelry.sync.frames import Ack, Declined, Held
from panelry.sync.server import ServerHalf
from panelry_server import codes
from panelry_server.checking import before_deciding, before_showing
from panelry_server.clock import Clock
from panelry_server.following import Answer, Asked, Listener
from panelry_server.journal import Conflict, Entry, Journal, JournalError, ReadOnly
from panelry_server.presence import Presence
from panelry_server.progress import Counts, Progress
from panelry_server.replaying import Replaying
from panelry_server.stream import Step, Stream, row_kind, steps

OPERATORS_DEVICE = DeviceId("operator")
READ_ONLY, UNAVAILABLE, AFTER_ANOTHER = "read-only", "unavailable", "after-another"
"""Why a command is held: the disk takes nothing; the journal has other trouble; an earlier one is held."""
_ATTEMPTS = 20
_STEPS_A_TURN = 50

Result = TypeVar("Result")


class Room:
    """One open debrief; made by `open`. Cursors are keyed by the secret, seeds of receipts are drawn."""

    def __init__(self, stream: Stream, secret: bytes, clock: Clock, presence_ttl: float) -> None:
        self.half = ServerHalf(secret, stream.epoch, Debrief())
        self.presence = Presence(clock, presence_ttl)
        self.used = clock.monotonic()
        """When somebody last came, left or asked, in seconds of the clock."""
        self.erased = False
        self.replaying = Replaying(stream, self.half)
        self._stream = stream
        self._clock = clock
        self._draw: codes.Draw = codes.new_seed
        self._policies: Callable[[], Policies] = Policies
        self._progress = Progress()
        self._listeners: list[Listener] = []
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._in_doubt = False
        self._refused: dict[DeviceId, Declined] = {}
        self._held: dict[DeviceId, set[int]] = {}

    @classmethod
    async def open(
        cls, journal: Journal, debrief: str, secret: bytes, clock: Clock, presence_ttl: float = 30.0,
        *, draw: codes.Draw = codes.new_seed, policies: Callable[[], Policies] = Policies,
    ) -> Self:  # fmt: skip
        """Replay a debrief step by step, so that every cursor is what it was; `JournalError`.

        `policies` says what the organisation allows at the time of each command.
        """
        stream, records = await Stream.open(journal, debrief)
        room = cls(stream, secret, clock, presence_ttl)
        room._draw, room._policies = draw, policies
        for number, step in enumerate(steps(records)):
            room._follow(step)
            if number % _STEPS_A_TURN == 0:
                await asyncio.sleep(0)  # others have their turn
        await before_showing(room.state)
        room.sample()
        return room

    @property
    def state(self) -> Debrief:
        """What the events so far add up to."""
        return self.half.state

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

    def sample(self) -> None:
        """Look at how many criteria everybody has done."""
        self._progress.sample(self.state)

    def progress(self) -> Counts | None:
        """Return the last sample; None if no round is sealed."""
        return self._progress.shown(self.state)

    def join(self, listener: Listener, device: DeviceId) -> None:
        """Let somebody follow the room."""
        self._listeners.append(listener)
        self.used = self._clock.monotonic()
        if self.presence.come(listener, listener.person, device):
            self._announce()

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
        command: Command,
        expect: int | None = None,
        *,
        first: bool = False,
    ) -> Answer:
        """Answer a device's command number n, n >= 1. A caller that is cancelled does not stop it.

        `first` says that it is the first after a hello, hence the lowest that the terminal still has: a
        held number below it is waited for no longer.
        """
        return await self._apart(self._answer(Asked(person, device, n, command, expect, first)))

    async def operate(self, command: Command, actor: PersonId = OPERATOR) -> None:
        """Do a command in the role of operator, or of the candidate; `Refused` or `JournalError`."""
        await self._apart(self._operate(command, actor))

    def recheck(self) -> None:
        """Send everybody away who may not stay; the others learn what became of their own devices."""
        for listener in tuple(self._listeners):
            listener.recheck()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(tuple(self._tasks))

    async def _apart(self, work: Coroutine[Any, Any, Result]) -> Result:
        task = asyncio.ensure_future(self._in_turn(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)

    async def _in_turn(self, work: Coroutine[Any, Any, Result]) -> Result:
        async with self._turn:
            return await work

    async def _operate(self, command: Command, actor: PersonId) -> None:
        await self._resolve()
        n = self.highest(OPERATORS_DEVICE) + 1
        try:
            await self._accept(Asked(actor, OPERATORS_DEVICE, n, command))
        except JournalError:
            self._in_doubt = True
            raise

    async def _answer(self, asked: Asked) -> Answer:
        held = self._held.setdefault(asked.device, set())
        if asked.first:
            held.difference_update([n for n in held if n < asked.n])
        if held and min(held) < asked.n:
            held.add(asked.n)
            return Held(asked.n, AFTER_ANOTHER)
        try:
            await self._resolve()
            answer = await self._earlier(asked) or await self._now(asked)
        except JournalError as trouble:
            self._in_doubt = True
            held.add(asked.n)
            return Held(asked.n, READ_ONLY if isinstance(trouble, ReadOnly) else UNAVAILABLE)
        held.discard(asked.n)
        return answer

    async def _resolve(self) -> None:
        """After trouble, learn what the journal holds before anything is decided."""
        if self._in_doubt:
            await self._catch_up()
            self._in_doubt = False

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

    async def _now(self, asked: Asked) -> Answer:
        try:
            await self._accept(asked)
        except Refused as refused:
            await self._keep_trace(asked, refused.code)
            declined = Declined(asked.n, refused.code.value)
            self._refused[asked.device] = declined
            return declined
        return self._ack(asked)

    async def _keep_trace(self, asked: Asked, code: Code) -> None:
        """Put on record what a refusal tells about private texts, before it is told."""
        stamp = Stamp(asked.person, self._clock.now())
        events = trace(self.state, asked.person, asked.command, code)
        if events:
            n = self.highest(OPERATORS_DEVICE) + 1
            after = fold(((event, stamp) for event in events), self.state)
            await before_showing(after)
            await self._append(Asked(asked.person, OPERATORS_DEVICE, n, asked.command), stamp, events)
            self._advance(after, asked.person, events)

    def _ack(self, asked: Asked) -> Ack:
        seated = asked.person in self.half.feeds
        return Ack(asked.n, self.half.cursor(asked.person) if seated else "")

    async def _accept(self, asked: Asked) -> None:
        for _ in range(_ATTEMPTS):
            await before_deciding(self.state, asked.person, asked.command)
            stamp = Stamp(asked.person, self._clock.now())
            events = self._decide(asked, stamp.at)
            after = fold(((event, stamp) for event in events), self.state)
            await before_showing(after)
            try:
                await self._append(asked, stamp, events)
            except Conflict:
                await self._catch_up()
                if asked.n <= self.highest(asked.device):
                    return
                continue
            self._advance(after, asked.person, events)
            return
        raise Conflict(self._stream.name, self._stream.position)

    def _gone(self, command: Command) -> int:
        """Return for how many seconds who has the chair has been gone, where a command is about that."""
        chair = in_the_chair(self.state) if isinstance(command, ClaimChair) else None
        return 0 if chair is None else self.presence.gone(chair)

    def _decide(self, asked: Asked, at: str) -> tuple[Event, ...]:
        return decide(
            self.state,
            asked.person,
            asked.command,
            at,
            asked.expect,
            seed=self._draw(),
            gone=self._gone(asked.command),
            policies=self._policies(),
        )

    async def _append(self, asked: Asked, stamp: Stamp, events: tuple[Event, ...]) -> None:
        entries = [Entry(row_kind(event, stamp.actor), encode(event)) for event in events]
        await self._stream.append(
            device=asked.device, n=asked.n, actor=stamp.actor, at=stamp.at, entries=entries
        )

    async def _catch_up(self) -> None:
        for step in steps(await self._stream.catch_up()):
            self._follow(step)

    def _follow(self, step: Step) -> None:
        self._advance(fold(step, self.state), step[0][1].actor, tuple(event for event, _ in step))

    def _advance(self, after: Debrief, author: PersonId, events: tuple[Event, ...]) -> None:
        private = all(is_private(event) for event in events)
        changed = self.half.advance(after, author, private=private)
        for listener in tuple(self._listeners):
            if listener.person in changed:
                listener.rights_changed()
            elif not private or listener.person == author:
                listener.stepped()

    def _announce(self) -> None:
        for listener in tuple(self._listeners):
            listener.announce()
