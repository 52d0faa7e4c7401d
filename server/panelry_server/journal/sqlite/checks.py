"""Is the record what was written? Pages and chains of a file, and of a copy before it is a backup."""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Literal, Protocol, TypeVar

import aiosqlite

from panelry_server.journal import Damaged, Head, JournalError, Record, verifying
from panelry_server.journal.sqlite.door import as_journal_error
from panelry_server.journal.sqlite.folder import make_private, publish
from panelry_server.journal.sqlite.queries import (
    Database,
    all_heads,
    beyond_heads,
    events_after,
    head_of,
    rows,
    some_events,
)
from panelry_server.journal.verifying import Progress

Answer = TypeVar("Answer")
Copy = Callable[[aiosqlite.Connection], Awaitable[None]]
"""Copies the file that is served into another connection's."""
PageCheck = Literal["quick_check", "integrity_check"]


class Ask(Protocol):
    """How a check reads: through the writer, or straight from a connection of its own."""

    async def __call__(self, question: Callable[[Database], Awaitable[Answer]]) -> Answer:
        """Run a question over the connection."""
        ...


def straight_from(db: Database) -> Ask:
    """Return a way to read a connection that nobody else uses."""

    async def ask(question: Callable[[Database], Awaitable[Answer]]) -> Answer:
        try:
            return await question(db)
        except sqlite3.Error as error:
            raise as_journal_error(error) from error

    return ask


async def faults_of(ask: Ask, pages: PageCheck, progress: Progress | None = None) -> list[str]:
    """Return every fault of a file; while its pages are not sound its chains are not looked at."""
    try:
        faults = await page_faults(ask, pages)
        return faults or await chain_faults(ask, progress)
    except Damaged as damaged:
        return list(damaged.faults)


async def page_faults(ask: Ask, pages: PageCheck) -> list[str]:
    """Return what SQLite itself finds wrong with the file."""
    found = [str(row[0]) for row in await ask(lambda db: rows(db, f"PRAGMA {pages}"))]
    return [] if found == ["ok"] else found


async def chain_faults(ask: Ask, progress: Progress | None = None) -> list[str]:
    """Return the first fault of every stream; see `verifying.chain_faults`."""
    return await verifying.chain_faults(Asking(ask), progress)


class Asking:
    """A file as `verifying` reads it."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    async def heads(self) -> list[Head]:
        """Return every head, in order of stream."""
        return await self._ask(all_heads)

    async def head(self, stream: str) -> Head | None:
        """Return a stream's head, None if there is no such stream."""
        return await self._ask(lambda db: head_of(db, stream))

    async def read(self, stream: str, after: int) -> list[Record]:
        """Return a stream's events after a position; from 0 its whole chain is verified."""
        return await self._ask(lambda db: events_after(db, stream, after))

    async def some(self, stream: str, after: int, limit: int) -> list[Record]:
        """Return the next events of all streams, in order of stream and position."""
        return await self._ask(lambda db: some_events(db, stream, after, limit))

    async def beyond(self) -> list[tuple[str, int]]:
        """Return stream and head position where an event lies beyond the head."""
        return await self._ask(beyond_heads)


async def back_up(copy_into: Copy, path: Path) -> None:
    """Copy the file through its own connection, verify the copy, and only then give it its name.

    `Damaged` if the copy is not sound, `JournalError` if it cannot be written; then nothing
    new stands at `path`.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        make_private(partial)
        faults = await _copied(copy_into, partial)
        if not faults:
            publish(partial, path)
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"no backup was made at {path} ({error}): see to its folder and disk") from error
    finally:
        partial.unlink(missing_ok=True)
    if faults:
        raise Damaged(*faults)


async def _copied(copy_into: Copy, partial: Path) -> list[str]:
    async with aiosqlite.connect(partial, isolation_level=None) as copy:
        await copy_into(copy)
        await copy.execute_fetchall("PRAGMA journal_mode = DELETE")
        return await faults_of(straight_from(copy), "integrity_check")
