"""The SQL of the journal on PostgreSQL: what a group writes, what a room reads."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any, Protocol

import msgspec

from panelry_server.journal import Damaged, Head, JournalError, Record, UnknownStream
from panelry_server.journal.chain import fault_in
from panelry_server.journal.group import Change, Kept, Staged, stage, streams_of
from panelry_server.journal.verifying import Answer, Ask

_HEAD = "SELECT stream, position, epoch, hash, erased_at FROM head"
_EVENT = "SELECT stream, position, device, n, part, actor, kind, at, body, digest, hash, mark FROM event"
_LOCKED = f"{_HEAD} WHERE stream = ANY($1::text[]) ORDER BY stream FOR UPDATE"
_BEGIN = """
INSERT INTO head (stream, position, epoch, hash, erased_at)
SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[], $5::text[])
"""
_MOVE = """
UPDATE head SET position = w.position, epoch = w.epoch, hash = w.hash, erased_at = w.erased_at
FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[], $5::text[])
  AS w (stream, position, epoch, hash, erased_at)
WHERE head.stream = w.stream
"""
_PUT = """
INSERT INTO event (stream, position, device, n, part, actor, kind, at, body, digest, hash, mark)
SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::int[], $6::text[],
  $7::text[], $8::text[], $9::bytea[], $10::bytea[], $11::bytea[], $12::bytea[])
"""
_WIPE = "UPDATE event SET body = NULL WHERE stream = ANY($1::text[]) AND body IS NOT NULL"
_OURS = "SELECT 1 FROM journal WHERE term = $1 FOR SHARE"


class Database(Protocol):
    """What this package needs of a connection; asyncpg's has it."""

    async def execute(self, query: str, *args: object) -> str:
        """Run statements; with arguments a single one."""
        ...

    async def executemany(self, command: str, args: Sequence[Sequence[object]]) -> None:
        """Run one statement for each set of arguments, all of them or none."""
        ...

    async def fetch(self, query: str, *args: object) -> list[Any]:
        """Return every row of a query."""
        ...

    async def fetchval(self, query: str, *args: object) -> Any:
        """Return the first value of the first row, None if there is no row."""
        ...

    def is_in_transaction(self) -> bool:
        """Tell whether a transaction is open."""
        ...

    async def copy_records_to_table(self, table_name: str, *, records: Sequence[object]) -> str:
        """Put many rows into a table."""
        ...

    async def add_listener(self, channel: str, callback: Callable[..., None]) -> None:
        """Have somebody called with whatever is told on a channel."""
        ...

    def add_termination_listener(self, callback: Callable[..., None]) -> None:
        """Have somebody called once the connection is over."""
        ...

    async def close(self) -> None:
        """Say goodbye and let go."""
        ...

    def terminate(self) -> None:
        """Let go at once."""
        ...


class TakenOver(JournalError):  # noqa: N818 - named after what happened
    """Another server has the journal: nothing of ours is written any more."""

    def __init__(self) -> None:
        super().__init__("another server has taken this journal over: stop this one")


async def write(db: Database, term: int, changes: Sequence[Change]) -> Staged:
    """Write a group into the transaction that is open; COMMIT is the caller's.

    The heads are locked in order of stream, and the term until the end of the transaction, so whoever
    takes the journal over waits for this group or keeps it out: `TakenOver`. Heads that a change only went by
    are read and not locked: who moves them meanwhile comes after this group.
    """
    streams = sorted({change.stream for change in changes})
    before = {head.stream: head for head in [Head(*row) for row in await db.fetch(_LOCKED, streams)]}
    seen = await heads_of(db, sorted(others)) if (others := streams_of(changes) - set(streams)) else []
    staged = stage({head.stream: head for head in seen} | before, changes)
    if not staged.heads:
        return staged
    if await db.fetchval(_OURS, term) is None:
        raise TakenOver
    begun = [head for head in staged.heads if head.stream not in before]
    if begun:
        await db.execute(_BEGIN, *_columns(begun))
    if len(begun) < len(staged.heads):
        await db.execute(_MOVE, *_columns([head for head in staged.heads if head.stream in before]))
    if staged.records:
        await db.execute(_PUT, *_columns(staged.records))
    if staged.wiped:
        await db.execute(_WIPE, staged.wiped)
    return staged


def _columns(records: Sequence[msgspec.Struct]) -> list[tuple[object, ...]]:
    return list(zip(*(msgspec.structs.astuple(record) for record in records), strict=True))


async def is_there(db: Database, kept: Kept) -> bool:
    """Tell whether a change of a lost transaction is in the database after all."""
    return await _holds(db, await head_of(db, kept.stream), kept)


async def _holds(db: Database, head: Head | None, kept: Kept) -> bool:
    """Tell whether a stream that stands there holds what was kept."""
    if head is None or head.epoch < kept.epoch:
        return False
    if kept.position == 0 or head.hash == kept.hash:
        return True
    sql = "SELECT hash FROM event WHERE stream = $1 AND position = $2"
    return bool(await db.fetchval(sql, kept.stream, kept.position) == kept.hash)


async def raise_where_lost(db: Database, kept: Collection[Kept], step: int) -> list[str]:
    """Raise the epoch of each stream that does not hold what was kept there; return those streams."""
    there = {head.stream: head for head in await heads_of(db, [each.stream for each in kept])}
    lost = [each.stream for each in kept if not await _holds(db, there.get(each.stream), each)]
    await db.execute("UPDATE head SET epoch = epoch + $2 WHERE stream = ANY($1::text[])", lost, step)
    return lost


async def heads_of(db: Database, streams: Sequence[str]) -> list[Head]:
    """Return the heads of those streams that exist."""
    return [Head(*row) for row in await db.fetch(f"{_HEAD} WHERE stream = ANY($1::text[])", streams)]


async def all_heads(db: Database) -> list[Head]:
    """Return every head, in order of stream."""
    return [Head(*row) for row in await db.fetch(f"{_HEAD} ORDER BY stream")]


async def head_of(db: Database, stream: str) -> Head | None:
    """Return a stream's head, None if there is no such stream."""
    found = await db.fetch(f"{_HEAD} WHERE stream = $1", stream)
    return Head(*found[0]) if found else None


async def events_after(db: Database, stream: str, after: int) -> list[Record]:
    """Return a stream's events after a position, in one snapshot; from 0 its whole chain is verified."""
    head = await head_of(db, stream)
    if head is None:
        raise UnknownStream(stream)
    sql = f"{_EVENT} WHERE stream = $1 AND position > $2 ORDER BY position"
    records = [Record(*row) for row in await db.fetch(sql, stream, after)]
    fault = fault_in(head, records) if after == 0 else None
    if fault is not None:
        raise Damaged(fault)
    return records


async def some_events(db: Database, stream: str, after: int, limit: int) -> list[Record]:
    """Return the next events of all streams, in order of stream and position."""
    sql = f"{_EVENT} WHERE (stream, position) > ($1, $2) ORDER BY stream, position LIMIT $3"
    return [Record(*row) for row in await db.fetch(sql, stream, after, limit)]


async def beyond_heads(db: Database) -> list[tuple[str, int]]:
    """Return stream and head position where an event lies beyond the head."""
    sql = (
        "SELECT stream, position FROM head WHERE EXISTS"
        " (SELECT 1 FROM event WHERE event.stream = head.stream AND event.position > head.position)"
    )
    return [(row[0], row[1]) for row in await db.fetch(sql)]


async def answer_to(db: Database, stream: str, device: str, n: int) -> int | None:
    """Return the position of the last event of a command, None if it left none."""
    sql = "SELECT max(position) FROM event WHERE stream = $1 AND device = $2 AND n = $3"
    found: int | None = await db.fetchval(sql, stream, device, n)
    return found


async def highest_of(db: Database, stream: str) -> dict[str, int]:
    """Return the highest n of each device in a stream."""
    sql = "SELECT device, max(n) FROM event WHERE stream = $1 GROUP BY device"
    return {row[0]: row[1] for row in await db.fetch(sql, stream)}


async def any_marked(db: Database) -> bool:
    """Tell whether any event has a mark."""
    return bool(await db.fetchval("SELECT EXISTS (SELECT 1 FROM event WHERE mark IS NOT NULL)"))


async def some_unmarked(db: Database, limit: int) -> list[Record]:
    """Return some of the events that have no mark."""
    return [Record(*row) for row in await db.fetch(f"{_EVENT} WHERE mark IS NULL LIMIT $1", limit)]


async def put_marks(db: Database, marks: Sequence[tuple[str, int, bytes]]) -> None:
    """Give events their marks, by stream and position."""
    await db.executemany("UPDATE event SET mark = $3 WHERE stream = $1 AND position = $2", marks)


def straight_from(db: Database) -> Ask[Database]:
    """Return a way to read over one connection."""

    async def ask(question: Callable[[Database], Awaitable[Answer]]) -> Answer:
        return await question(db)

    return ask
