"""Answering: what devices ask of a stream is decided in the order asked, and kept in runs.

Whatever waits when the turn comes is decided, each command on what those before it leave; what is accepted
is appended together, and acknowledged once it is durable. What is not plainly accepted is answered alone, on
the record as it stands: a repeat, a refusal, and where another node or trouble with the journal came between.

Commands are idempotent for ever: a repeated n is answered from the journal, not from a cache that
forgets. A command that was held keeps later ones of its device waiting, or its repeat would find
itself below the highest accepted and be taken for refused.
"""

import asyncio
from abc import abstractmethod
from collections import deque
from collections.abc import Sequence
from itertools import islice
from typing import Generic, NamedTuple

import msgspec

from panelry.events import Stamp
from panelry.ids import DeviceId, PersonId
from panelry.refusals import Code, Refused
from panelry.sync.frames import Ack, AnyCommand, Declined, Held
from panelry_server.clock import Clock
from panelry_server.followed import Followed, Happening, State
from panelry_server.following import Answer, Asked
from panelry_server.journal import Conflict, Entry, JournalError, ReadOnly, Standing
from panelry_server.stream import Said, Stream

READ_ONLY, UNAVAILABLE, AFTER_ANOTHER = "read-only", "unavailable", "after-another"
"""Why a command is held: the disk takes nothing; the journal has other trouble; an earlier one is held."""


Made = tuple[tuple[Happening, ...], State]
"""Events and the state after them."""


class Taken(NamedTuple, Generic[State, Happening]):
    """What one command came to: its events, when and by whom they were made, and the state after them."""

    events: tuple[Happening, ...]
    stamp: Stamp
    after: State


class Waiting(msgspec.Struct, frozen=True, eq=False):
    """A command and the future that its caller waits on, who may have left."""

    asked: Asked
    answer: asyncio.Future[Answer]

    def settle(self, answer: Answer) -> None:
        """Answer who still waits."""
        if not self.answer.done():
            self.answer.set_result(answer)

    def fail(self, wrong: Exception) -> None:
        """Let who still waits have the error."""
        if not self.answer.done():
            self.answer.set_exception(wrong)


class Answering(Followed[State, Happening]):
    """A followed stream of which devices ask; what they may, its kind says."""

    most = 64
    """How many commands are decided before the first of them is kept; 0 keeps each alone (chosen)."""

    def __init__(self, stream: Stream, clock: Clock) -> None:
        super().__init__(stream)
        self._clock = clock
        self._asked: list[Waiting] = []
        self._refused: dict[DeviceId, Declined] = {}
        self._held: dict[DeviceId, set[int]] = {}

    @abstractmethod
    async def _decided(self, asked: Asked, stamp: Stamp, state: State) -> Made[Happening, State]:
        """Return the events of a command in a state and the state after them, or raise `Refused`."""
        ...

    @abstractmethod
    async def _entries(self, events: Sequence[Happening], actor: PersonId) -> list[Entry]:
        """Return events as the journal keeps them."""
        ...

    @abstractmethod
    def _advance(self, steps: Sequence[Taken[State, Happening]]) -> None:
        """Go on to the state after the last of these commands, and tell those who listen."""
        ...

    @abstractmethod
    def _ack(self, asked: Asked) -> Ack:
        """Return the answer to a command that is durable."""
        ...

    def _accepted(self, before: State, taken: Taken[State, Happening]) -> None:
        """Do what has to follow a command that was accepted here; most needs nothing."""

    async def _follow_ups(self) -> None:
        """Wait until what follows commands is done or has failed, before they are answered; most need not."""

    async def _keep_trace(self, asked: Asked, code: Code) -> None:
        """Put on record what a refusal tells, before it is told; most tell nothing."""

    def highest(self, device: DeviceId) -> int:
        """Return the highest accepted n of a device, 0 if there is none."""
        return self._stream.highest.get(device, 0)

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
        asked = Asked(person, device, n, command, expect, first)
        waiting = Waiting(asked, asyncio.get_running_loop().create_future())
        self._asked.append(waiting)
        if len(self._asked) == 1:
            self._begin(self._in_turn(self._answer_all()))
        answer = await waiting.answer
        await self._follow_ups()
        return answer

    async def _answer_all(self) -> None:
        """Answer what waits by now; what is asked meanwhile has to wait for the next turn."""
        waiting, self._asked = deque(self._asked), []
        while waiting:
            try:
                await self._answer_next(waiting)
            except Exception as wrong:  # noqa: BLE001 - told to who asked; the others have their answers
                self._in_doubt = True
                waiting.popleft().fail(wrong)

    async def _answer_next(self, waiting: deque[Waiting]) -> None:
        run = await self._run(waiting)
        if run:
            await self._keep(run, waiting)
        else:
            answer = await self._answer(waiting[0].asked)
            waiting.popleft().settle(answer)

    async def _run(self, waiting: deque[Waiting]) -> list[tuple[Said, Taken[State, Happening]]]:
        """Decide the first that wait, up to one that is not plainly accepted."""
        run: list[tuple[Said, Taken[State, Happening]]] = []
        state, devices = self.state, set[DeviceId]()
        for asked in [each.asked for each in islice(waiting, self.most)]:
            if self._in_doubt or asked.device in devices or not self._is_next(asked):
                break
            try:
                run.append(await self._made(asked, state))
            except Exception:  # noqa: BLE001 - it is answered alone, with what is wrong
                break
            state = run[-1][1].after
            devices.add(asked.device)
        return run

    def _is_next(self, asked: Asked) -> bool:
        """Whether a command is new, and no earlier one of its device is held."""
        return not self._held.get(asked.device) and asked.n > self._answered_up_to(asked.device)

    def _answered_up_to(self, device: DeviceId) -> int:
        last = self._refused.get(device)
        return max(self.highest(device), 0 if last is None else last.n)

    async def _made(self, asked: Asked, state: State) -> tuple[Said, Taken[State, Happening]]:
        stamp, seen = Stamp(asked.person, self._clock.now()), self._seen()
        events, after = await self._decided(asked, stamp, state)
        said = await self._said(asked, stamp, events)
        return said._replace(seen=seen), Taken(events, stamp, after)

    def _seen(self) -> Standing | None:
        """Return where another stream stands by which is decided, too; most go by their own alone."""
        return None

    async def _said(self, asked: Asked, stamp: Stamp, events: tuple[Happening, ...]) -> Said:
        return Said(asked.device, asked.n, stamp, tuple(await self._entries(events, stamp.actor)))

    async def _keep(
        self, run: Sequence[tuple[Said, Taken[State, Happening]]], waiting: deque[Waiting]
    ) -> None:
        """Append a run, whole or not at all, and answer it once it is durable.

        Where another node came first each is answered alone; trouble with the journal holds them all.
        """
        try:
            await self._stream.append(*(said for said, _ in run))
        except JournalError as trouble:
            self._in_doubt = True
            if not isinstance(trouble, Conflict):
                for _ in run:
                    each = waiting.popleft()
                    each.settle(self._hold(each.asked, trouble))
            return
        before = self.state
        self._advance([taken for _, taken in run])
        for _, taken in run:
            self._accepted(before, taken)
            before = taken.after
            each = waiting.popleft()
            each.settle(self._ack(each.asked))

    async def _answer(self, asked: Asked) -> Answer:
        held = self._held.setdefault(asked.device, set())
        decided = max(self._answered_up_to(asked.device), asked.n - 1 if asked.first else 0)
        held.difference_update([n for n in held if n <= decided])
        if held and min(held) < asked.n:
            held.add(asked.n)
            return Held(asked.n, AFTER_ANOTHER)
        try:
            answer = await self._afresh(lambda: self._answered(asked))
        except JournalError as trouble:
            return self._hold(asked, trouble)
        held.discard(asked.n)
        return answer

    def _hold(self, asked: Asked, trouble: JournalError) -> Held:
        self._held.setdefault(asked.device, set()).add(asked.n)
        return Held(asked.n, READ_ONLY if isinstance(trouble, ReadOnly) else UNAVAILABLE)

    async def _earlier(self, asked: Asked) -> Answer | None:
        """Return what was answered to this n before; None if it is new."""
        last = self._refused.get(asked.device)
        if last is not None and last.n == asked.n:
            return last
        if asked.n > self._answered_up_to(asked.device):
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

    async def _accept(self, asked: Asked) -> None:
        said, taken = await self._made(asked, self.state)
        before = self.state
        await self._put(said, taken)
        self._accepted(before, taken)

    async def _put(self, said: Said, taken: Taken[State, Happening]) -> None:
        """Append what one command came to, and go on from there."""
        await self._stream.append(said)
        self._advance([taken])
