"""The journal on PostgreSQL with a synchronous standby: what the primary alone has is not acknowledged."""

import asyncio
from collections.abc import Callable, Iterator

import pytest

from engines import rated
from panelry_server.journal.postgres import PostgresJournal
from postgres_cluster import need_postgres
from postgres_pair import Pair

PATIENCE = 30.0
WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Give a primary with its standby."""
    made = Pair.started(need_postgres())
    yield made
    made.stop()


async def until(happened: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(happened):  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.05)


async def test_what_a_broken_commit_left_is_acknowledged_once_the_standby_has_it(pair: Pair) -> None:
    """The connection breaks while its commit waits for the standby, which comes back later."""
    journal = await PostgresJournal.open(pair.schema())
    await journal.create("oak")
    pair.standby.crash()
    appended = asyncio.ensure_future(journal.append(rated(0, 1, b"1")))
    await until(lambda: pair.primary.ask(WAITING) != "")
    broken = pair.primary.ask(WAITING)
    pair.primary.ask(CUT)
    await until(lambda: pair.primary.ask(WAITING) not in {"", broken})
    early = appended.done()
    await asyncio.to_thread(pair.standby.start)
    await asyncio.wait_for(appended, PATIENCE)
    kept = [each.body for each in await journal.read("oak")]
    await journal.close()
    assert (False, [b"1"]) == (early, kept)
