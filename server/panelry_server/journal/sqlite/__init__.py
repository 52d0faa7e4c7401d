"""The journal on SQLite: one file, one connection, one writer task, group commit.

Nothing is acknowledged before it is on the disk (WAL, synchronous = FULL).
"""

import asyncio
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Self

import aiosqlite

from panelry_server.journal import Append, Damaged, Head, JournalError, News, Record
from panelry_server.journal.group import Change, Create, Erase, Kept, demand_sound
from panelry_server.journal.sqlite.checks import back_up, chain_faults, faults_of, page_faults, straight_from
from panelry_server.journal.sqlite.door import (
    Door,
    as_journal_error,
    checkpoint,
    migrate,
    migrations,
    sqlite_warning,
)
from panelry_server.journal.sqlite.folder import DataFolder
from panelry_server.journal.sqlite.marking import MarkOf, any_marked, mark_all
from panelry_server.journal.sqlite.queries import all_heads, answer_to, events_after, head_of, highest_of
from panelry_server.journal.sqlite.writer import Writer
from panelry_server.journal.verifying import Progress

PROBE_EVERY = 5.0
"""Seconds between two looks whether a read-only journal can write again (chosen)."""


class SqliteJournal:
    """A journal in a data folder that this process holds until `close`. Made by `open`.

    `faults` names the streams found damaged after an unclean stop (reading such a stream from
    0 raises `Damaged`; the others are served); `warnings` is for the operator. Both are texts.
    """

    def __init__(self, folder: DataFolder, writer: Writer, faults: list[str]) -> None:
        found = (sqlite_warning(sqlite3.sqlite_version_info), folder.warning())
        self.faults: tuple[str, ...] = tuple(faults)
        self.warnings: tuple[str, ...] = tuple(warning for warning in found if warning is not None)
        self._folder = folder
        self._writer = writer
        self.news: News | None = None
        self._one_backup = asyncio.Lock()
        self._backups: set[asyncio.Task[None]] = set()
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls,
        path: Path,
        *,
        probe_every: float = PROBE_EVERY,
        progress: Progress | None = None,
        connection: type[sqlite3.Connection] = sqlite3.Connection,
    ) -> Self:
        """Open the journal in the folder `path`, making both where they are missing.

        After an unclean stop every page and chain is verified first; `progress` is told the
        events done and their total. Raises `Locked`, `NewerSchema`, `Damaged` (pages that are
        not sound, or not a journal), `JournalError`.
        """
        folder = DataFolder.hold(path)
        try:
            return await cls._open_in(folder, probe_every, progress, connection)
        except BaseException as error:
            folder.release()
            if isinstance(error, sqlite3.Error):
                raise as_journal_error(error) from error
            raise

    @classmethod
    async def _open_in(
        cls,
        folder: DataFolder,
        probe_every: float,
        progress: Progress | None,
        connection: type[sqlite3.Connection],
    ) -> Self:
        trusted = folder.make_database() or folder.is_clean()
        door = Door(folder.database, connection)
        db = await door.open()
        try:
            folder.clear_mark()
            await migrate(db, migrations())
            faults = [] if trusted else await _recover(db, progress)
        except BaseException:
            await db.close()
            raise
        return cls(folder, Writer(door, db, probe_every=probe_every), faults)

    @property
    def writable(self) -> bool:
        """Whether appends are taken; False while the disk is full or failing."""
        return self._writer.writable

    async def create(self, stream: str) -> None:
        """Begin a stream at position 0, epoch 1; `Conflict` if it exists."""
        await self._change(Create(stream))

    async def append(self, append: Append) -> int:
        """Append durably and return the position of the last event; see the port for the errors."""
        return (await self._change(append)).position

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Return the events after a position; from 0 the chain is verified."""
        return await self._writer.ask(lambda db: events_after(db, stream, after))

    async def answer(self, stream: str, device: str, n: int) -> int | None:
        """Return the position of the last event of that command, None if it left none."""
        return await self._writer.ask(lambda db: answer_to(db, stream, device, n))

    async def highest(self, stream: str) -> dict[str, int]:
        """Return the highest accepted n of each device in the stream."""
        return await self._writer.ask(lambda db: highest_of(db, stream))

    async def heads(self) -> list[Head]:
        """Return every stream's head, in order of stream."""
        return await self._writer.ask(all_heads)

    async def head(self, stream: str) -> Head | None:
        """Return where a stream stands, None if there is no such stream."""
        return await self._writer.ask(lambda db: head_of(db, stream))

    async def erase(self, stream: str, at: str) -> None:
        """Empty a stream for ever; its bodies are in no file once this returns. See the port."""
        await self._change(Erase(stream, at))

    async def backup(self, path: Path) -> None:
        """Write a verified copy to `path` (mode 0600), also when the caller is cancelled."""
        if self._folder.holds(path):
            raise JournalError(f"{path} is the journal's own file: give the backup another folder")
        task = asyncio.create_task(self._back_up(path))
        self._backups.add(task)
        task.add_done_callback(self._backups.discard)
        await asyncio.shield(task)

    async def check(self) -> list[str]:
        """Return every fault of pages and chains; appends go on meanwhile."""
        return await faults_of(self._writer.ask, "quick_check")

    async def is_marked(self) -> bool:
        """Tell whether any event has a mark."""
        return await self._writer.ask(any_marked)

    async def mark(self, mark_of: MarkOf) -> int:
        """Give a mark to each event that has none, durably, and return how many those were."""
        return await mark_all(self._writer.ask, mark_of)

    async def close(self) -> None:
        """Do what waits, close the file and leave the folder to others. May be repeated."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._shut())
        await asyncio.shield(self._closing)

    async def _change(self, change: Change) -> Kept:
        demand_sound(change)
        return await self._writer.change(change)

    async def _back_up(self, path: Path) -> None:
        async with self._one_backup:
            await back_up(lambda copy: self._writer.ask(lambda db: db.backup(copy)), path)

    async def _shut(self) -> None:
        await asyncio.gather(*self._backups, return_exceptions=True)
        try:
            if await self._writer.finish():
                self._folder.mark_clean()
        finally:
            self._folder.release()


async def _recover(db: aiosqlite.Connection, progress: Progress | None) -> list[str]:
    """Return what is wrong after a crash, having emptied the log, in which erased words may be back."""
    with suppress(sqlite3.Error):
        await checkpoint(db)
    ask = straight_from(db)
    faults = await page_faults(ask, "quick_check")
    if faults:
        raise Damaged(*faults)
    return await chain_faults(ask, progress)
