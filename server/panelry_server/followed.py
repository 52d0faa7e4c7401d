"""A stream that is followed: what is done on it is done one after the other, on the record as it stands.

Where several nodes append, another one may come first: then the tail is read, and what was to be done is
decided again. What another node appended is followed exactly as if it had been appended here.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any, Generic, TypeVar

from panelry.events import Stamp
from panelry.refusals import Refused
from panelry_server.journal import Conflict, JournalError, Record
from panelry_server.stream import Stream

_ATTEMPTS = 200
"""How often something is decided anew: who has to read first loses to a busy node for a while (chosen)."""

Result = TypeVar("Result")
State = TypeVar("State")
Happening = TypeVar("Happening")


class Followed(ABC, Generic[State, Happening]):
    """One open stream with its turns; what it adds up to, its kind says."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._in_doubt = False
        self._told = 0
        self._looking: asyncio.Task[None] | None = None

    @property
    @abstractmethod
    def state(self) -> State:
        """What the events so far add up to."""
        ...

    @abstractmethod
    def folded(self, step: list[tuple[Happening, Stamp]], state: State) -> State:
        """Return the state after the events of one command."""
        ...

    @abstractmethod
    def steps_of(self, records: Sequence[Record]) -> AsyncIterator[list[tuple[Happening, Stamp]]]:
        """Yield the commands of the journal, each with its events; `JournalError`."""
        ...

    @abstractmethod
    async def showing(self, state: State) -> None:
        """Check ahead what sights of a state will ask for."""
        ...

    @abstractmethod
    def _follow(self, step: list[tuple[Happening, Stamp]]) -> None:
        """Go on to the state after the events of one command, and tell those who listen."""
        ...

    def told(self, position: int) -> None:
        """Follow what another node appended up to a position, soon; once for all that is told meanwhile."""
        waits = self._told > self._stream.position
        self._told = max(self._told, position)
        if position > self._stream.position and not waits:
            self._begin(self._in_turn(self._glance()))

    async def look(self) -> None:
        """Follow all that other nodes have appended; nothing where there is no other. `JournalError`.

        All who ask before a look has begun share it.
        """
        if not self._stream.shared:
            return
        if self._looking is None:
            self._looking = self._begin(self._in_turn(self._look_once()))
        await asyncio.shield(self._looking)

    async def _look_once(self) -> None:
        self._looking = None
        await self._learned()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(tuple(self._tasks))

    async def _apart(self, work: Coroutine[Any, Any, Result]) -> Result:
        return await asyncio.shield(self._begin(self._in_turn(work)))

    def _begin(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        """Begin work that nobody who leaves stops."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _in_turn(self, work: Coroutine[Any, Any, Result]) -> Result:
        async with self._turn:
            return await work

    async def _afresh(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """Do work on the record as it stands, and again where another node came first.

        What is refused is refused by the record as it stands, too. `Refused`, `JournalError`.
        """
        for _ in range(_ATTEMPTS):
            await self._resolve()
            try:
                return await self._by_the_record(work)
            except Conflict:
                self._in_doubt = True
            except JournalError:
                self._in_doubt = True
                raise
        raise Conflict(self._stream.name, self._stream.position)

    async def _demand_current(self) -> None:
        """Raise `Conflict` where another node came first: what was refused may be accepted now."""
        if self._stream.shared and await self._learned():
            raise Conflict(self._stream.name, self._stream.position)

    async def _by_the_record(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        try:
            return await work()
        except Refused:
            await self._demand_current()
            raise

    async def _resolve(self) -> None:
        """After trouble, learn what the journal holds before anything is decided."""
        if self._in_doubt:
            await self._catch_up()
            self._in_doubt = False

    async def _learned(self) -> bool:
        """Learn what the journal holds, and tell whether anything of it is new."""
        before, self._in_doubt = self._stream.position, True
        await self._resolve()
        return self._stream.position != before

    async def _glance(self) -> None:
        """Follow what was told of; where the journal cannot be read, the next telling does."""
        with suppress(JournalError):
            while self._told > self._stream.position and await self._learned():
                pass
        self._told = self._stream.position

    async def _catch_up(self) -> None:
        """Follow the tail: all of it is read, opened and checked before any of it counts."""
        records = await self._stream.tail()
        await self._look_beside()
        taken = [step async for step in self.steps_of(records)]
        state = self.state
        for step in taken:
            state = self.folded(step, state)
            await self.showing(state)
        self._stream.followed(records)
        for step in taken:
            self._follow(step)
            self._caught_up(tuple(event for event, _ in step))

    async def _look_beside(self) -> None:
        """Learn what else has to be known before what another node appended is shown; most needs nothing."""

    def _caught_up(self, events: tuple[Happening, ...]) -> None:
        """Do what has to follow here where another node appended; most needs nothing."""
