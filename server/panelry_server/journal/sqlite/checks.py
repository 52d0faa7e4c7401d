"""Is the record what was written? Pages and chains of a file, and of a copy before it is a backup."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Literal, Protocol, TypeVar

import aiosqlite

from panelry_server.journal import Damaged, Head, JournalError, Record
from panelry_server.journal.chain import Walk
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

Answer = TypeVar("Answer")
Progress = Callable[[int, int], None]
"""Told the events verified so far and their total."""
Copy = Callable[[aiosqlite.Connection], Awaitable[None]]
"""Copies the file that is served into another connection's."""
PageCheck = Literal["quick_check", "integrity_check"]
_CHUNK = 256


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
    """Return the first fault of every stream, read piece by piece so that others get their turn.

    Streams are judged up to their heads as they stand at the start; one that is erased meanwhile
    is judged again, in one piece.
    """
    heads = {head.stream: head for head in await ask(all_heads)}
    walks = {stream: Walk(head) for stream, head in heads.items()}
    total = sum(head.position for head in heads.values())
    done = 0
    lost: list[str] = []
    async for records in _pieces(ask):
        for record in records:
            walk = walks.get(record.stream)
            if walk is not None and record.position <= walk.head.position:
                walk.step(record)
                done += 1
        lost += [s for s in dict.fromkeys(r.stream for r in records) if s not in walks and s not in lost]
        if progress is not None:
            progress(done, total)
    faults = [fault for walk in walks.values() if (fault := await _verdict(ask, walk)) is not None]
    beyond = [
        f"stream {s}, position {p + 1}: an event lies beyond the head" for s, p in await ask(beyond_heads)
    ]
    return (
        faults + beyond + [f"stream {s}: events without a head" for s in lost if await _head(ask, s) is None]
    )


async def _verdict(ask: Ask, walk: Walk) -> str | None:
    fault, stream = walk.finish(), walk.head.stream
    if fault is None or walk.head.erased_at is not None:
        return fault
    head = await _head(ask, stream)
    if head is None or head.erased_at is None:
        return fault
    try:
        await ask(lambda db: events_after(db, stream, 0))
    except Damaged as damaged:
        return damaged.faults[0]
    return None


async def _head(ask: Ask, stream: str) -> Head | None:
    return await ask(lambda db: head_of(db, stream))


async def _pieces(ask: Ask) -> AsyncIterator[list[Record]]:
    stream, position = "", 0
    while True:
        records = await _piece(ask, stream, position)
        if not records:
            return
        yield records
        stream, position = records[-1].stream, records[-1].position


async def _piece(ask: Ask, stream: str, position: int) -> list[Record]:
    return await ask(lambda db: some_events(db, stream, position, _CHUNK))


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
