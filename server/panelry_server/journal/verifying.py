"""Following every chain of a journal, whichever engine keeps it, piece by piece."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Generic, Protocol, TypeVar

from panelry_server.journal import Damaged, Head, Record
from panelry_server.journal.chain import Walk

Progress = Callable[[int, int], None]
"""Told the events verified so far and their total."""
PIECE = 256
"""Events that are read at once."""

Answer = TypeVar("Answer")
Db = TypeVar("Db")
Db_co = TypeVar("Db_co", covariant=True)
Db_contra = TypeVar("Db_contra", contravariant=True)


class Ask(Protocol[Db_co]):
    """How an engine is read: through its writer, or straight over a connection."""

    async def __call__(self, question: Callable[[Db_co], Awaitable[Answer]]) -> Answer:
        """Run a question over a connection."""
        ...


class Queries(Protocol[Db_contra]):
    """What each engine's module of queries asks a connection."""

    async def all_heads(self, db: Db_contra) -> list[Head]:
        """Return every head, in order of stream."""
        ...

    async def head_of(self, db: Db_contra, stream: str) -> Head | None:
        """Return a stream's head, None if there is no such stream."""
        ...

    async def events_after(self, db: Db_contra, stream: str, after: int) -> list[Record]:
        """Return a stream's events after a position; from 0 its whole chain is verified."""
        ...

    async def some_events(self, db: Db_contra, stream: str, after: int, limit: int) -> list[Record]:
        """Return the next events of all streams, in order of stream and position."""
        ...

    async def beyond_heads(self, db: Db_contra) -> list[tuple[str, int]]:
        """Return stream and head position where an event lies beyond the head."""
        ...


class Source(Protocol):
    """What has to be read of a journal to verify all of it. Every method may raise `JournalError`."""

    async def heads(self) -> list[Head]:
        """Return every head, in order of stream."""
        ...

    async def head(self, stream: str) -> Head | None:
        """Return a stream's head, None if there is no such stream."""
        ...

    async def read(self, stream: str, after: int) -> list[Record]:
        """Return a stream's events after a position; from 0 its whole chain is verified."""
        ...

    async def some(self, stream: str, after: int, limit: int) -> list[Record]:
        """Return the next events of all streams, in order of stream and position."""
        ...

    async def beyond(self) -> list[tuple[str, int]]:
        """Return stream and head position where an event lies beyond the head."""
        ...


class Reading(Generic[Db]):
    """A journal as it is verified, whichever engine keeps it."""

    def __init__(self, ask: Ask[Db], queries: Queries[Db]) -> None:
        self._ask = ask
        self._queries = queries

    async def heads(self) -> list[Head]:
        """Return every head, in order of stream."""
        return await self._ask(self._queries.all_heads)

    async def head(self, stream: str) -> Head | None:
        """Return a stream's head, None if there is no such stream."""
        return await self._ask(lambda db: self._queries.head_of(db, stream))

    async def read(self, stream: str, after: int) -> list[Record]:
        """Return a stream's events after a position; from 0 its whole chain is verified."""
        return await self._ask(lambda db: self._queries.events_after(db, stream, after))

    async def some(self, stream: str, after: int, limit: int) -> list[Record]:
        """Return the next events of all streams, in order of stream and position."""
        return await self._ask(lambda db: self._queries.some_events(db, stream, after, limit))

    async def beyond(self) -> list[tuple[str, int]]:
        """Return stream and head position where an event lies beyond the head."""
        return await self._ask(self._queries.beyond_heads)


async def chain_faults(source: Source, progress: Progress | None = None) -> list[str]:
    """Return the first fault of every stream.

    Streams are judged up to their heads as they stand at the start; one that is erased meanwhile
    is judged again, in one piece.
    """
    heads = {head.stream: head for head in await source.heads()}
    walks = {stream: Walk(head) for stream, head in heads.items()}
    total = sum(head.position for head in heads.values())
    done = 0
    lost: list[str] = []
    async for records in pieces(source):
        for record in records:
            walk = walks.get(record.stream)
            if walk is not None and record.position <= walk.head.position:
                walk.step(record)
                done += 1
        lost += [s for s in dict.fromkeys(r.stream for r in records) if s not in walks and s not in lost]
        if progress is not None:
            progress(done, total)
    faults = [fault for walk in walks.values() if (fault := await _verdict(source, walk)) is not None]
    beyond = [
        f"stream {s}, position {p + 1}: an event lies beyond the head" for s, p in await source.beyond()
    ]
    headless = [f"stream {s}: events without a head" for s in lost if await source.head(s) is None]
    return faults + beyond + headless


async def pieces(source: Source) -> AsyncIterator[list[Record]]:
    """Yield the events of all streams, in order of stream and position, some at a time."""
    stream, position = "", 0
    while records := await source.some(stream, position, PIECE):
        yield records
        stream, position = records[-1].stream, records[-1].position


async def _verdict(source: Source, walk: Walk) -> str | None:
    fault, stream = walk.finish(), walk.head.stream
    if fault is None or walk.head.erased_at is not None:
        return fault
    head = await source.head(stream)
    if head is None or head.erased_at is None:
        return fault
    try:
        await source.read(stream, 0)
    except Damaged as damaged:
        return damaged.faults[0]
    return None
