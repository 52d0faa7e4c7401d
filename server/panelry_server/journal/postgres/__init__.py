"""The journal on PostgreSQL: one connection that writes, a few that read, group commit.

Nothing is acknowledged before the database says that it is on its disk (synchronous_commit = on).
One server has the journal at a time, or several nodes share it: see `door`.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import asyncpg

from panelry_server.journal import Append, Head, JournalError, News, Record, verifying
from panelry_server.journal.group import Change, Create, Erase, Kept, demand_sound
from panelry_server.journal.moving import into_file
from panelry_server.journal.postgres import queries
from panelry_server.journal.postgres.door import (
    ANSWER,
    PATIENCE,
    TROUBLE,
    Door,
    Hold,
    as_journal_error,
    connecting,
    warnings_of,
)
from panelry_server.journal.postgres.news import PostgresNews
from panelry_server.journal.postgres.queries import (
    Database,
    all_heads,
    answer_to,
    any_marked,
    events_after,
    head_of,
    highest_of,
    put_marks,
    some_unmarked,
    straight_from,
)
from panelry_server.journal.postgres.writer import GROUP, Writer
from panelry_server.journal.sqlite.folder import DataFolder
from panelry_server.journal.verifying import Reading

PROBE_EVERY = 5.0
"""Seconds between two looks whether the database takes writes again (chosen)."""
_READERS = 4
"""The most connections that read (chosen)."""
_MARKED_AT_ONCE = 256
logging.getLogger("asyncpg").setLevel(logging.CRITICAL + 1)  # who asks is told, and in our words
Answer = TypeVar("Answer")
Question = Callable[[Database], Awaitable[Answer]]


class PostgresJournal:
    """A journal in a PostgreSQL database that this process has until `close`. Made by `open`.

    `warnings` is for the operator; `faults` stays empty, as only `check` looks for them. `news` tells of
    other nodes' appends where several share it.
    """

    def __init__(self, door: Door, pool: Any, writer: Writer, folder: DataFolder | None) -> None:
        self.faults: tuple[str, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self._door = door
        self._pool = pool
        self._writer = writer
        self._folder = folder
        self._closing: asyncio.Task[None] | None = None
        self.news: News | None = None

    @classmethod
    async def open(
        cls,
        url: str,
        folder: Path | None = None,
        *,
        take_over: bool = False,
        probe_every: float = PROBE_EVERY,
        group: int = GROUP,
        door: type[Door] = Door,
    ) -> Self:
        """Open the journal in a database, making its tables where they are missing.

        The data `folder` that belongs to it is held, too. With `take_over` the journal is taken from a
        server that has it. `group` is the most changes in one transaction. Raises `Locked`,
        `HeldElsewhere`, `MovedAway`, `NewerSchema`, `Damaged` (another program's tables), `JournalError`.
        """
        held = None if folder is None else DataFolder.hold(folder)
        try:
            way = door(url)
            hold = await way.take(over=take_over, join=True)
            return await cls._open(way, hold, held, Writer(way, hold, probe_every=probe_every, group=group))
        except BaseException as error:
            if held is not None:
                held.release()
            if isinstance(error, TROUBLE):
                raise as_journal_error(error, url) from None
            raise

    @classmethod
    async def _open(cls, door: Door, hold: Hold, held: DataFolder | None, writer: Writer) -> Self:
        try:
            warnings = await warnings_of(hold.db)
            pool = await asyncpg.create_pool(door.url, min_size=1, max_size=_READERS, **connecting())
        except BaseException:
            await writer.finish()
            raise
        journal = cls(door, pool, writer, held)
        journal.warnings = warnings
        if hold.channel:
            journal.news = PostgresNews(door, hold.channel)
        return journal

    @property
    def writable(self) -> bool:
        """Whether appends are taken; False while the database is away, or once it was taken over."""
        return self._writer.writable

    async def create(self, stream: str) -> None:
        """Begin a stream at position 0, epoch 1; `Conflict` if it exists."""
        await self._change(Create(stream))

    async def append(self, append: Append) -> int:
        """Append durably and return the position of the last event; see the port for the errors."""
        return (await self._change(append)).position

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Return the events after a position; from 0 the chain is verified."""
        records = await self._ask(lambda db: events_after(db, stream, after), one_moment=after == 0)
        if records and self.news is not None:
            self._writer.saw(records[-1])
        return records

    async def answer(self, stream: str, device: str, n: int) -> int | None:
        """Return the position of the last event of that command, None if it left none."""
        return await self._ask(lambda db: answer_to(db, stream, device, n))

    async def highest(self, stream: str) -> dict[str, int]:
        """Return the highest accepted n of each device in the stream."""
        return await self._ask(lambda db: highest_of(db, stream))

    async def heads(self) -> list[Head]:
        """Return every stream's head, in order of stream."""
        return await self._ask(all_heads)

    async def head(self, stream: str) -> Head | None:
        """Return where a stream stands, None if there is no such stream."""
        return await self._ask(lambda db: head_of(db, stream))

    async def erase(self, stream: str, at: str) -> None:
        """Empty a stream for ever; its bodies are in no row once this returns.

        The database's write-ahead log and its own copies keep the sealed bytes for a while; the key,
        which is destroyed first, is what makes them unreadable. See the port.
        """
        await self._change(Erase(stream, at))

    async def backup(self, path: Path) -> None:
        """Write a verified copy to `path` (mode 0600): a journal file, as that of a data folder."""
        await self._ask(lambda db: into_file(Reading(straight_from(db), queries), path), one_moment=True)

    async def check(self) -> list[str]:
        """Return every fault of the chains; appends go on, and the pages are the database's own matter."""
        return await verifying.chain_faults(Reading(self._ask, queries))

    async def is_marked(self) -> bool:
        """Tell whether any event has a mark."""
        return await self._ask(any_marked)

    async def mark(self, mark_of: Callable[[Record], bytes]) -> int:
        """Give a mark to each event that has none, durably, and return how many those were."""
        count = 0
        while records := await self._ask(lambda db: some_unmarked(db, _MARKED_AT_ONCE)):
            marks = [(each.stream, each.position, mark_of(each)) for each in records]
            await self._ask(partial(put_marks, marks=marks))
            count += len(records)
        return count

    async def close(self) -> None:
        """Do what waits and let database and folder go to others. May be repeated."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._shut())
        await asyncio.shield(self._closing)

    async def _change(self, change: Change) -> Kept:
        demand_sound(change)
        return await self._writer.change(change)

    async def _ask(self, question: Question[Answer], *, one_moment: bool = False) -> Answer:
        """Run a read; with `one_moment` all of it sees the record as it is at one instant."""
        if self._closing is not None:
            raise JournalError("the journal is closed: open it again")
        try:
            async with self._pool.acquire(timeout=PATIENCE) as db:
                if one_moment:
                    async with db.transaction(isolation="repeatable_read", readonly=True):
                        return await question(db)
                async with asyncio.timeout(ANSWER):
                    return await question(db)
        except TROUBLE as error:
            raise as_journal_error(error, self._door.url) from error

    async def _shut(self) -> None:
        try:
            await self._writer.finish()
            with suppress(*TROUBLE):
                await asyncio.wait_for(self._pool.close(), PATIENCE)
        finally:
            self._pool.terminate()
            if self._folder is not None:
                self._folder.release()
