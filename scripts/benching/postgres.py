"""The part `postgres`: appends in groups on PostgreSQL, against a commit for each, 64 debriefs at once.

A cluster of the bench's own, with fsync, in a temporary folder. Each debrief appends one event of
some 300 bytes after the other, each once the last is kept. The ways take turns in every round; ratios
are taken within a round. A commit for each append is made twice: over the one connection that writes,
and over a connection for each debrief, where the database may group them by itself.
"""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benching.figures import Figure
from panelry_server.journal import Append, Entry, Journal
from panelry_server.journal.postgres import PostgresJournal
from panelry_server.journal.postgres.door import Door
from panelry_server.journal.postgres.queries import write
from panelry_server.journal.sqlite import SqliteJournal
from postgres_cluster import Cluster, programs, schema_of

PART = "postgres"
DEBRIEFS = 64
_ENTRY = Entry("Rated", bytes(300))


class Rounds(NamedTuple):
    """How much is measured: rounds, and appends of each debrief; the slower ways make a quarter of them."""

    rounds: int
    appends: int


WHOLE = Rounds(rounds=5, appends=80)
QUICK = Rounds(rounds=1, appends=4)
"""Enough to see that it runs; its times say nothing."""

Keep = Callable[[Append], Awaitable[object]]


class Turn(NamedTuple):
    """What one turn of one way came to: appends a second, and the median of the seconds until one is kept."""

    pace: float
    wait: float


def measured(rounds: Rounds = WHOLE) -> list[Figure]:
    """Return every figure of the part; none where PostgreSQL is not installed."""
    found = programs()
    if found is None:
        return []
    cluster = Cluster.started(found, fsync="on")
    try:
        return asyncio.run(_measured(cluster, rounds))
    finally:
        cluster.stop()


async def _measured(cluster: Cluster, rounds: Rounds) -> list[Figure]:
    turns: list[list[Turn]] = []
    for _ in range(rounds.rounds):
        few = max(1, rounds.appends // 4)
        grouped = await _grouped(cluster.schema(), rounds.appends)
        single = await _grouped(cluster.schema(), few, group=1)
        apart = await _apart(cluster, few)
        turns.append([grouped, single, apart, await _on_sqlite(rounds.appends)])
    ways = [[turn[way] for turn in turns] for way in range(4)]
    return _figures(*ways)


def _figures(grouped: list[Turn], single: list[Turn], apart: list[Turn], file: list[Turn]) -> list[Figure]:

    def figure(name: str, way: list[Turn], beside: list[Turn] | None = None) -> Figure:
        pairs = zip(way, beside or way, strict=True)
        ratio = None if beside is None else median(ours.pace / theirs.pace for ours, theirs in pairs)
        return Figure(PART, name, median(turn.pace for turn in way), "a second", ratio=ratio)

    return [
        figure("appends in groups, beside a commit each", grouped, single),
        figure("appends in groups, beside 64 connections", grouped, apart),
        figure("a commit each, one connection", single),
        figure("a commit each, 64 connections", apart),
        figure("appends in groups on SQLite", file),
        Figure(PART, "append → kept in a group, median", median(each.wait for each in grouped) * 1000, "ms"),
    ]


async def _grouped(url: str, appends: int, *, group: int = 256) -> Turn:
    journal = await PostgresJournal.open(url, group=group)
    try:
        return await _filled(journal, appends)
    finally:
        await journal.close()


async def _on_sqlite(appends: int) -> Turn:
    with tempfile.TemporaryDirectory() as folder:
        journal = await SqliteJournal.open(Path(folder))
        try:
            return await _filled(journal, appends)
        finally:
            await journal.close()


async def _filled(journal: Journal, appends: int) -> Turn:
    for place in range(DEBRIEFS):
        await journal.create(f"debrief-{place}")
    return await _turn([journal.append] * DEBRIEFS, appends)


async def _apart(cluster: Cluster, appends: int) -> Turn:
    """Measure a connection for each debrief, every append a transaction of its own."""
    url = cluster.schema()
    async with contextlib.AsyncExitStack() as stack:
        journal = await PostgresJournal.open(url)
        stack.push_async_callback(journal.close)
        for place in range(DEBRIEFS):
            await journal.create(f"debrief-{place}")
        term = int(cluster.ask("SELECT term FROM journal", schema_of(url)))
        ways = [await stack.enter_async_context(_committing(url, term)) for _ in range(DEBRIEFS)]
        return await _turn(ways, appends)


@contextlib.asynccontextmanager
async def _committing(url: str, term: int) -> AsyncIterator[Keep]:
    db = await Door(url).open()

    async def keep(append: Append) -> None:
        await db.execute("BEGIN")
        await write(db, term, [append])
        await db.execute("COMMIT")

    try:
        yield keep
    finally:
        await db.close()


async def _turn(ways: list[Keep], appends: int) -> Turn:
    waits: list[float] = []
    begun = time.perf_counter()
    await asyncio.gather(*(_debrief(place, keep, appends, waits) for place, keep in enumerate(ways)))
    return Turn(appends * len(ways) / (time.perf_counter() - begun), median(waits))


async def _debrief(place: int, keep: Keep, appends: int, waits: list[float]) -> None:
    for n in range(appends):
        begun = time.perf_counter()
        await keep(
            Append(f"debrief-{place}", n, 1, "device", n + 1, "ada", "2031-05-06T07:08:09Z", (_ENTRY,))
        )
        waits.append(time.perf_counter() - begun)
