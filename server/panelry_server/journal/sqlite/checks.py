"""Is the record what was written? Pages and chains of a file, and of a copy before it is a backup."""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Literal

import aiosqlite

from panelry_server.journal import Damaged, JournalError, verifying
from panelry_server.journal.sqlite import queries
from panelry_server.journal.sqlite.door import as_journal_error
from panelry_server.journal.sqlite.folder import make_private, publish
from panelry_server.journal.sqlite.queries import Database, rows
from panelry_server.journal.verifying import Answer, Ask, Progress, Reading

Copy = Callable[[aiosqlite.Connection], Awaitable[None]]
"""Copies the file that is served into another connection's."""
PageCheck = Literal["quick_check", "integrity_check"]


def straight_from(db: Database) -> Ask[Database]:
    """Return a way to read a connection that nobody else uses."""

    async def ask(question: Callable[[Database], Awaitable[Answer]]) -> Answer:
        try:
            return await question(db)
        except sqlite3.Error as error:
            raise as_journal_error(error) from error

    return ask


async def faults_of(ask: Ask[Database], pages: PageCheck, progress: Progress | None = None) -> list[str]:
    """Return every fault of a file; while its pages are not sound its chains are not looked at."""
    try:
        faults = await page_faults(ask, pages)
        return faults or await chain_faults(ask, progress)
    except Damaged as damaged:
        return list(damaged.faults)


async def page_faults(ask: Ask[Database], pages: PageCheck) -> list[str]:
    """Return what SQLite itself finds wrong with the file."""
    found = [str(row[0]) for row in await ask(lambda db: rows(db, f"PRAGMA {pages}"))]
    return [] if found == ["ok"] else found


async def chain_faults(ask: Ask[Database], progress: Progress | None = None) -> list[str]:
    """Return the first fault of every stream; see `verifying.chain_faults`."""
    return await verifying.chain_faults(Reading(ask, queries), progress)


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
