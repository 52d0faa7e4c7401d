"""The one task that touches the connection: group commit, reads between groups, recovery.

A task cancelled inside a transaction would break the next one, so this task is never
cancelled, and callers wait on shielded futures. A read runs between transactions and so
never sees what may yet be undone.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeVar

import aiosqlite
import msgspec

from panelry_server.journal import Append, Conflict, JournalError, OutcomeUnknown, ReadOnly
from panelry_server.journal.group import Change, Kept, Staged
from panelry_server.journal.sqlite.door import Door, as_journal_error, checkpoint, rehearse
from panelry_server.journal.sqlite.queries import is_there, write

GROUP = 256
"""The most changes in one transaction."""

Answer = TypeVar("Answer")
Question = Callable[[aiosqlite.Connection], Awaitable[Answer]]


class _Waiting(msgspec.Struct, frozen=True, eq=False):
    """A change and the future that its caller waits on."""

    change: Change
    future: asyncio.Future[Kept]

    def settle(self, outcome: Kept | JournalError) -> None:
        if isinstance(outcome, JournalError):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)


class _Asked(msgspec.Struct, frozen=True, eq=False):
    """A read and the future that its caller waits on."""

    question: Question[Any]
    future: asyncio.Future[Any]


class Writer:
    """Owns the connection from `__init__` to `finish`; to be made inside a running loop."""

    def __init__(self, door: Door, db: aiosqlite.Connection, *, probe_every: float) -> None:
        self._door = door
        self._db: aiosqlite.Connection | None = db
        self._probe_every = probe_every
        self._probe_at = 0.0
        self._trouble = ""
        self._why: str | None = None
        self._finishing = False
        self._changes: deque[_Waiting] = deque()
        self._questions: deque[_Asked] = deque()
        self._futures: set[asyncio.Future[Any]] = set()
        self._bell = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._task = self._loop.create_task(self._run(), name="journal writer")
        self._task.add_done_callback(self._ended)

    @property
    def writable(self) -> bool:
        """Whether changes are taken now."""
        return self._why is None and not self._finishing

    async def change(self, change: Change) -> Kept:
        """Make a change durable, together with whatever else waits."""
        if self._why is not None:
            raise ReadOnly(self._why)
        future: asyncio.Future[Kept] = self._future()
        self._changes.append(_Waiting(change, future))
        return await asyncio.shield(future)

    async def ask(self, question: Question[Answer]) -> Answer:
        """Run a read between two groups; it sees every change acknowledged before."""
        future: asyncio.Future[Answer] = self._future()
        self._questions.append(_Asked(question, future))
        return await asyncio.shield(future)

    async def finish(self) -> bool:
        """Do what waits, close the connection; True if everything is in the file, in order."""
        self._finishing = True
        self._bell.set()
        await asyncio.wait([self._task])
        clean = self._why is None and self._db is not None and await _is_emptied(self._db)
        await self._close()
        return clean

    def _future(self) -> asyncio.Future[Any]:
        if self._finishing:
            raise JournalError("the journal is closed: open it again")
        future: asyncio.Future[Any] = self._loop.create_future()
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        self._bell.set()
        return future

    def _ended(self, _: asyncio.Task[None]) -> None:
        self._finishing = True
        for future in [each for each in self._futures if not each.done()]:
            future.set_exception(OutcomeUnknown("the journal stopped"))

    async def _run(self) -> None:
        try:
            while await self._rung():
                await self._turn()
        except BaseException:
            # A connection that nobody closes keeps its thread, and with it the process, for ever.
            await self._close()
            raise

    async def _turn(self) -> None:
        await self._probe_if_due()
        if self._changes:
            await self._commit([self._changes.popleft() for _ in range(min(GROUP, len(self._changes)))])
        for _ in range(len(self._questions)):
            await self._reply(self._questions.popleft())

    async def _rung(self) -> bool:
        """Wait for work or for the next probe; False when all is done and the journal closes."""
        if self._changes or self._questions:
            return True
        if self._finishing:
            return False
        self._bell.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._probe_at if self._why is not None else None):
                await self._bell.wait()
        return True

    async def _commit(self, group: list[_Waiting]) -> None:
        left = await self._attempt(group)
        if left and self._why is None:
            left = await self._attempt(left)
        if left:
            self._stop_writing()
        for waiting in left:
            waiting.settle(ReadOnly(self._trouble))

    async def _attempt(self, group: list[_Waiting]) -> list[_Waiting]:
        """Write a group in one transaction; return what is to be appended again after an error."""
        if self._db is None:
            return group
        staged: Staged | None = None
        try:
            staged = await write(self._db, [waiting.change for waiting in group])
            await self._db.execute_fetchall("COMMIT")
            if staged.wiped:
                await checkpoint(self._db)
        except sqlite3.IntegrityError:
            await self._one_by_one(group)
            return []
        except sqlite3.Error as error:
            self._trouble = str(error)
            return await self._recover(group, staged)
        for waiting, outcome in zip(group, staged.outcomes, strict=True):
            waiting.settle(outcome)
        return []

    async def _one_by_one(self, group: list[_Waiting]) -> None:
        """Part a command that is already there from its neighbours."""
        match group:
            case [_Waiting(change=Append(stream=stream, expected=expected)) as waiting]:
                waiting.settle(Conflict(stream, expected))
            case _:
                for waiting in group:
                    await self._commit([waiting])

    async def _recover(self, group: list[_Waiting], staged: Staged | None) -> list[_Waiting]:
        """Learn what an interrupted group left in the file; answer for that and return the rest."""
        durable = await self._reopen()
        if staged is None:
            return group
        left: list[_Waiting] = []
        for waiting, outcome in zip(group, staged.outcomes, strict=True):
            there = await self._is_there(outcome)
            if there is False:
                left.append(waiting)
            elif there and durable:
                waiting.settle(outcome)
            else:
                waiting.settle(OutcomeUnknown(self._trouble))
        return left

    async def _is_there(self, outcome: Kept | JournalError) -> bool | None:
        if isinstance(outcome, JournalError):
            return False
        if self._db is None:
            return None
        try:
            return await is_there(self._db, outcome)
        except sqlite3.Error:
            return None

    async def _reopen(self) -> bool:
        """Open the file anew and write its log afresh; False, and read-only, if that fails."""
        await self._close()
        try:
            self._db = await self._door.open()
            await checkpoint(self._db)
        except (sqlite3.Error, JournalError):
            self._stop_writing()
            return False
        return True

    def _stop_writing(self) -> None:
        self._why = self._trouble
        self._probe_at = self._loop.time() + self._probe_every
        while self._changes:
            self._changes.popleft().settle(ReadOnly(self._why))

    async def _probe_if_due(self) -> None:
        """Leave read-only mode if the disk takes a page again."""
        if self._why is None or self._loop.time() < self._probe_at:
            return
        self._probe_at = self._loop.time() + self._probe_every
        with suppress(sqlite3.Error, JournalError):
            if self._db is None:
                self._db = await self._door.open()
            await rehearse(self._db)
            self._why = None

    async def _reply(self, asked: _Asked) -> None:
        if self._db is None:
            asked.future.set_exception(
                JournalError(f"the journal cannot be read ({self._trouble}): see to its disk")
            )
            return
        try:
            answer = await asked.question(self._db)
        except JournalError as error:
            asked.future.set_exception(error)
        except sqlite3.Error as error:
            asked.future.set_exception(as_journal_error(error))
        else:
            asked.future.set_result(answer)

    async def _close(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            with suppress(sqlite3.Error):
                await db.close()


async def _is_emptied(db: aiosqlite.Connection) -> bool:
    """Empty the log into the file; tell whether that succeeded."""
    try:
        await checkpoint(db)
    except sqlite3.Error:
        return False
    return True
