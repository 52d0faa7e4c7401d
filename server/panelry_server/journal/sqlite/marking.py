"""Marking the events that a journal of an earlier version holds, piece by piece, each piece durable."""

import sqlite3
from collections.abc import Callable

from panelry_server.journal import JournalError, Record
from panelry_server.journal.sqlite.queries import Database, rows, some_events
from panelry_server.journal.verifying import Ask

_CHUNK = 256
_ANY = "SELECT EXISTS (SELECT 1 FROM event WHERE mark IS NOT NULL)"
_MARK = "UPDATE event SET mark = ? WHERE stream = ? AND position = ? AND mark IS NULL"

MarkOf = Callable[[Record], bytes]


async def any_marked(db: Database) -> bool:
    """Tell whether any event of the file has a mark."""
    return bool((await rows(db, _ANY))[0][0])


async def mark_all(ask: Ask[Database], mark_of: MarkOf) -> int:
    """Give a mark to each event that has none, and return how many those were.

    To be repeated after an error: what has a mark keeps it.
    """
    count, stream, position = 0, "", 0
    while True:
        records = await _piece(ask, mark_of, stream, position)
        if not records:
            return count
        count += sum(record.mark is None for record in records)
        stream, position = records[-1].stream, records[-1].position


async def _piece(ask: Ask[Database], mark_of: MarkOf, stream: str, position: int) -> list[Record]:
    return await ask(lambda db: _marked(db, mark_of, stream, position))


async def _marked(db: Database, mark_of: MarkOf, stream: str, position: int) -> list[Record]:
    """Mark what has none among the next events, in one transaction; return those events as they were."""
    records = await some_events(db, stream, position, _CHUNK)
    bare = [(mark_of(each), each.stream, each.position) for each in records if each.mark is None]
    if bare:
        try:
            await db.execute_fetchall("BEGIN IMMEDIATE")
            await db.executemany(_MARK, bare)
            await db.execute_fetchall("COMMIT")
        except sqlite3.Error as error:
            await db.rollback()
            raise JournalError(
                f"events were not marked ({error}): see to the disk, then start again"
            ) from error
    return records
