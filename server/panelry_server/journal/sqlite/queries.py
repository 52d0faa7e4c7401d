"""The SQL of the journal: what a group writes, what a room reads."""

import sqlite3
from collections.abc import Awaitable, Collection, Iterable, Sequence
from typing import Any, Protocol

import msgspec

from panelry_server.journal import Damaged, Head, Record, UnknownStream
from panelry_server.journal.chain import fault_in
from panelry_server.journal.group import Change, Kept, Staged, stage, streams_of

_HEADS = "SELECT stream, position, epoch, hash, erased_at FROM head"
_HEADS_AMONG = """
SELECT stream, position, epoch, hash, erased_at FROM head
WHERE stream IN (SELECT value FROM json_each(?))
"""
_EVENTS = "SELECT stream, position, device, n, part, actor, kind, at, body, digest, hash, mark FROM event"
_MOVE = """
INSERT INTO head (stream, position, epoch, hash, erased_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (stream) DO UPDATE SET
  position = excluded.position, epoch = excluded.epoch, hash = excluded.hash, erased_at = excluded.erased_at
"""
_PUT = """
INSERT INTO event (stream, position, device, n, part, actor, kind, at, body, digest, hash, mark)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_WIPE = "UPDATE event SET body = NULL WHERE stream = ? AND body IS NOT NULL"
_RAISE = "UPDATE head SET epoch = max(epoch, ?) + ? WHERE stream = ?"

Row = tuple[Any, ...]


class Database(Protocol):
    """What the statements of this package need of a connection; aiosqlite's has it."""

    def execute_fetchall(
        self, sql: str, parameters: Iterable[Any] | None = None, /
    ) -> Awaitable[Iterable[Iterable[Any]]]:
        """Run one statement and return its rows."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Iterable[Any]], /) -> Awaitable[object]:
        """Run one statement for each set of parameters."""
        ...

    def executescript(self, sql: str, /) -> Awaitable[object]:
        """Run several statements."""
        ...

    def rollback(self) -> Awaitable[object]:
        """Undo the transaction that is open, if any."""
        ...


async def rows(db: Database, sql: str, parameters: Sequence[str | int] = ()) -> list[Row]:
    """Return every row of a query, in one visit to the connection's thread."""
    return [tuple(row) for row in await db.execute_fetchall(sql, parameters)]


async def write(db: Database, changes: Sequence[Change]) -> Staged:
    """Begin a transaction and write a group into it; COMMIT is the caller's.

    Four visits to the connection's thread, five with an erasure, whatever the size.
    sqlite3.IntegrityError when a command is already there; the transaction is then undone.
    """
    try:
        return await _write(db, changes)
    except sqlite3.IntegrityError:
        await db.rollback()
        raise


async def _write(db: Database, changes: Sequence[Change]) -> Staged:
    await db.execute_fetchall("BEGIN IMMEDIATE")
    streams = streams_of(changes)
    staged = stage({head.stream: head for head in await heads_of(db, streams)}, changes)
    await put(db, staged.heads, staged.records)
    if staged.wiped:
        await db.executemany(_WIPE, [(stream,) for stream in staged.wiped])
    return staged


async def put(db: Database, heads: Sequence[Head], records: Sequence[Record]) -> None:
    """Write heads and then events into the transaction that is open."""
    if heads:
        await db.executemany(_MOVE, [msgspec.structs.astuple(head) for head in heads])
    if records:
        await db.executemany(_PUT, [msgspec.structs.astuple(record) for record in records])


async def raise_epochs(db: Database, *, above: Collection[Head], step: int) -> None:
    """Raise every epoch, erased streams included, by `step` from its own or the one of a head `above`."""
    floors = {head.stream: head.epoch for head in above}
    raised = [(floors.get(head.stream, 0), step, head.stream) for head in await all_heads(db)]
    await db.execute_fetchall("BEGIN IMMEDIATE")
    await db.executemany(_RAISE, raised)
    await db.execute_fetchall("COMMIT")


async def is_there(db: Database, kept: Kept) -> bool:
    """Tell whether a change of a lost transaction is in the file after all."""
    head = await head_of(db, kept.stream)
    if head is None or head.epoch < kept.epoch:
        return False
    if kept.position == 0:
        return True
    sql = "SELECT hash FROM event WHERE stream = ? AND position = ?"
    return await rows(db, sql, (kept.stream, kept.position)) == [(kept.hash,)]


async def heads_of(db: Database, streams: Collection[str]) -> list[Head]:
    """Return the heads of those streams that exist."""
    wanted = msgspec.json.encode(list(streams)).decode()
    found = await rows(db, _HEADS_AMONG, (wanted,))
    return [Head(*row) for row in found]


async def all_heads(db: Database) -> list[Head]:
    """Return every head, in order of stream."""
    return [Head(*row) for row in await rows(db, f"{_HEADS} ORDER BY stream")]


async def head_of(db: Database, stream: str) -> Head | None:
    """Return a stream's head, None if there is no such stream."""
    found = await rows(db, f"{_HEADS} WHERE stream = ?", (stream,))
    return Head(*found[0]) if found else None


async def events_after(db: Database, stream: str, after: int) -> list[Record]:
    """Return a stream's events after a position; from 0 its whole chain is verified."""
    head = await head_of(db, stream)
    if head is None:
        raise UnknownStream(stream)
    sql = f"{_EVENTS} WHERE stream = ? AND position > ? ORDER BY position"
    records = [Record(*row) for row in await rows(db, sql, (stream, after))]
    fault = fault_in(head, records) if after == 0 else None
    if fault is not None:
        raise Damaged(fault)
    return records


async def some_events(db: Database, stream: str, after: int, limit: int) -> list[Record]:
    """Return the next events of all streams, in order of stream and position."""
    sql = f"{_EVENTS} WHERE (stream, position) > (?, ?) ORDER BY stream, position LIMIT ?"
    return [Record(*row) for row in await rows(db, sql, (stream, after, limit))]


async def beyond_heads(db: Database) -> list[tuple[str, int]]:
    """Return stream and head position where an event lies beyond the head."""
    sql = (
        "SELECT stream, position FROM head WHERE EXISTS"
        " (SELECT 1 FROM event WHERE event.stream = head.stream AND event.position > head.position)"
    )
    return [(row[0], row[1]) for row in await rows(db, sql)]


async def answer_to(db: Database, stream: str, device: str, n: int) -> int | None:
    """Return the position of the last event of a command, None if it left none."""
    sql = "SELECT max(position) FROM event WHERE stream = ? AND device = ? AND n = ?"
    found: int | None = (await rows(db, sql, (stream, device, n)))[0][0]
    return found


async def highest_of(db: Database, stream: str) -> dict[str, int]:
    """Return the highest n of each device in a stream."""
    sql = "SELECT device, max(n) FROM event WHERE stream = ? GROUP BY device"
    return {row[0]: row[1] for row in await rows(db, sql, (stream,))}
