"""The journal of several nodes: appends of all, none lost and none twice; who is behind is told."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from engines import rated
from panelry_server.journal import Conflict, HeldElsewhere, ReadOnly, Standing
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.postgres import PostgresJournal
from panelry_server.journal.postgres.door import Door
from panelry_server.journal.postgres.news import PostgresNews, read_tidings, tell
from panelry_server.keeping.heeding import Heeding
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal
from postgres_cluster import Cluster, need_postgres, schema_of
from several import journals, share

PATIENCE = 30.0


@asynccontextmanager
async def following(journal: PostgresJournal, *wanted: str) -> AsyncIterator[list[Standing]]:
    """Follow a journal's news, and give what was told so far."""
    told: list[Standing] = []
    assert journal.news is not None
    task = asyncio.ensure_future(journal.news.follow(lambda: wanted, told.append))
    try:
        yield told
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not so():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


async def test_two_nodes_append_to_one_stream_and_nothing_is_lost_or_doubled(database: str) -> None:
    """Each reads on and appends again where the other came first; the chain is whole."""
    async with journals(database) as nodes:
        await nodes[0].create("oak")

        async def append(node: PostgresJournal, device: str) -> None:
            for n in range(1, 11):
                while True:
                    head = await node.head("oak")
                    assert head is not None
                    with suppress(Conflict):
                        await node.append(rated(head.position, n, b"1", b"2", device=device))
                        break

        await asyncio.gather(*(append(nodes[each % 2], f"ada-{each}") for each in range(4)))
        records = await nodes[0].read("oak")
        kept = [(record.device, record.n, record.part) for record in records]
        assert sorted(kept) == [
            (f"ada-{d}", n, part) for d in range(4) for n in range(1, 11) for part in (0, 1)
        ]
        assert [record.position for record in records] == list(range(1, 81))
        assert ([], False) == (await nodes[1].check(), nodes[0].news is None)


async def test_a_stream_begun_on_two_nodes_at_once_is_begun_once(database: str) -> None:
    """One of them is told that it is there."""
    async with journals(database) as nodes:
        begun = await asyncio.gather(*(each.create("oak") for each in nodes), return_exceptions=True)
        assert [Conflict] == [type(each) for each in begun if each is not None]


async def test_one_command_sent_to_two_nodes_at_once_is_kept_once(database: str) -> None:
    """The second finds the head moved."""
    async with journals(database) as nodes:
        await nodes[0].create("oak")
        done = await asyncio.gather(*(each.append(rated(0, 1)) for each in nodes), return_exceptions=True)
        assert [1, Conflict] == sorted((1 if each == 1 else type(each) for each in done), key=str)


async def test_nodes_and_a_lone_server_keep_each_other_out(database: str) -> None:
    """Whoever takes the record alone waits for every node to stop; nodes wait for who has it alone."""
    await share(database)
    async with journals(database):
        with pytest.raises(HeldElsewhere):
            await Door(database).take()
    alone = await Door(database).take()
    with pytest.raises(HeldElsewhere):
        await PostgresJournal.open(database)
    alone.db.terminate()
    await (await PostgresJournal.open(database, take_over=True)).close()


async def test_a_node_from_before_somebody_had_the_record_alone_writes_nothing_more(
    cluster: Cluster, database: str
) -> None:
    """Its connection was lost meanwhile, and with it its place: the term tells."""
    async with journals(database) as nodes:
        await nodes[0].create("oak")
        (await Door(database).take(over=True)).db.terminate()
        with pytest.raises(ReadOnly, match="taken this journal over"):
            await nodes[0].append(rated(0, 1))
        assert "0" == cluster.ask("SELECT position FROM head", schema_of(database))


async def test_a_record_that_begins_to_be_shared_while_it_is_taken_is_looked_at_again(
    cluster: Cluster, database: str
) -> None:
    """The lock fits what the database says once it is held."""
    await (await PostgresJournal.open(database)).close()
    schema = schema_of(database)

    class Late(Door, frozen=True):
        """Finds the record unshared at its first look."""

        async def _lock(self, db: object, *, over: bool, join: bool) -> bool:
            cluster.ask("UPDATE journal SET nodes = true", schema)
            return await super()._lock(Once(db), over=over, join=join)  # type: ignore[arg-type]

    class Once:
        """A connection that once says that one server has the record."""

        def __init__(self, db: object) -> None:
            self._db = db
            self._said = False

        async def fetchval(self, sql: str) -> object:
            """Return a value."""
            said, self._said = self._said, self._said or "SELECT nodes" in sql
            found = await self._db.fetchval(sql)  # type: ignore[attr-defined]
            return False if "SELECT nodes" in sql and not said else found

        async def execute(self, sql: str) -> str:
            """Run a statement."""
            return str(await self._db.execute(sql))  # type: ignore[attr-defined]

    node = await PostgresJournal.open(database, door=Late)
    other = await PostgresJournal.open(database)
    assert node.news is not None
    await asyncio.gather(node.close(), other.close())


async def test_what_one_node_appends_is_told_to_the_other(database: str) -> None:
    """By stream, position and epoch; of streams that nobody asked for, too, and of an erasure."""
    async with journals(database) as (one, other), following(other, "elm") as told:
        await until(lambda: [Standing("elm", 0, 0, erased=False)] == told[:1])  # listens before it looks
        await one.create("oak")
        await until(lambda: Standing("oak", 0, 1, erased=False) in told)
        await one.append(rated(0, 1, b"1", b"2"))
        await one.erase("oak", "2031-05-06T07:08:09Z")
        await until(lambda: Standing("oak", 2, 2, erased=True) in told)


async def test_what_was_missed_while_nobody_listened_is_told_by_the_next_look(
    cluster: Cluster, database: str
) -> None:
    """The connection that listens is ended, and what happens meanwhile is found by looking at the heads."""
    async with journals(database) as (one, other), following(other, "oak") as told:
        await one.create("oak")
        await until(lambda: bool(told))
        ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        ended += " OR query LIKE '%FROM head WHERE stream = ANY($1::text[])'"
        cluster.ask(ended)
        await one.append(rated(0, 1))
        await until(lambda: Standing("oak", 1, 1, erased=False) in told)


async def test_a_look_finds_what_nobody_told_of(cluster: Cluster, database: str) -> None:
    """A telling that was lost is made good by looking now and then, or at once where all is told."""
    async with journals(database) as (one, other), following(other, "oak") as told:
        await one.create("oak")
        await until(lambda: bool(told))
        cluster.ask("UPDATE head SET position = 7", schema_of(database))
        await until(lambda: Standing("oak", 7, 1, erased=False) in told)
        cluster.ask("UPDATE head SET position = 9", schema_of(database))
        channel = one._writer._hold.channel
        cluster.ask(f"SELECT pg_notify('{channel}', '*')")
        await until(lambda: Standing("oak", 9, 1, erased=False) in told)


async def test_too_much_to_tell_at_once_is_told_as_a_word(database: str) -> None:
    """PostgreSQL takes no long text; whoever hears it looks at everything."""
    async with journals(database, 1) as (node,):
        heads = [f"a rather long name of a stream, as no debrief has it, number {n}" for n in range(120)]
        await asyncio.gather(*(node.create(each) for each in heads))
        said: list[object] = []

        class Said:
            """Notes what is told."""

            async def execute(self, sql: str, *arguments: object) -> str:
                """Note it."""
                said.extend(arguments)
                return sql

        await tell(Said(), "channel", await node.heads())  # type: ignore[arg-type]
        assert ["channel", "*"] == said
        assert None is read_tidings("*")


async def test_a_database_that_lost_what_a_node_has_read_begins_its_streams_anew(
    cluster: Cluster, database: str
) -> None:
    """A failover lost events of the other node: who had followed them raises the epoch and goes on."""
    async with journals(database) as (one, other), following(other, "oak", "elm") as told:
        await one.create("oak")
        await one.append(rated(0, 1, b"1", b"2"))
        assert 2 == len(await other.read("oak"))
        assert [] == await other.read("oak", 2)
        schema = schema_of(database)
        cluster.ask("DELETE FROM event; UPDATE head SET position = 0, hash = sha256('')", schema)
        other._writer._hold.db.terminate()
        with pytest.raises(Conflict):
            await other.append(rated(2, 9))
        epoch = int(cluster.ask("SELECT epoch FROM head WHERE stream = 'oak'", schema))
        assert (True, 1) == (epoch > 1, await other.append(rated(0, 9, epoch=epoch)))
        await until(lambda: Standing("oak", 1, epoch, erased=False) in told)
        assert Standing("elm", 0, 0, erased=False) in told


async def test_a_node_that_stands_still_in_a_transaction_keeps_others_waiting_for_seconds_only(
    database: str,
) -> None:
    """The database ends it; its own append is then refused or made again, never doubled."""
    async with journals(database) as (one, other):
        await one.create("oak")
        db = one._writer._hold.db
        await db.execute("BEGIN")
        await db.fetch("SELECT stream FROM head FOR UPDATE")
        assert 1 == await other.append(rated(0, 1, device="ben-1"))
        with pytest.raises(Conflict):
            await one.append(rated(0, 1))


async def test_a_node_appends_nothing_before_its_broken_connection_is_over(database: str) -> None:
    """What that had begun could otherwise take effect after it was looked for."""
    async with journals(database, 1) as (node,):
        await node.create("oak")
        broken = node._writer._hold
        os.kill(broken.pid, signal.SIGSTOP)
        try:
            broken.db.terminate()
            appending = asyncio.ensure_future(node.append(rated(0, 1)))
            await asyncio.sleep(0.3)
            assert (broken, False) == (node._writer._hold, appending.done())
        finally:
            os.kill(broken.pid, signal.SIGCONT)
        assert 1 == await appending
        assert broken is not node._writer._hold


async def test_a_lone_journal_has_no_news_of_others(database: str) -> None:
    """Nobody is told, and nobody listens."""
    journal = await PostgresJournal.open(database)
    sealed = await SealedJournal.open(journal, MemoryKeys())
    assert (None, None, None) == (journal.news, sealed.news, MemoryJournal().news)
    await sealed.close()


async def test_a_sealed_journal_lets_go_of_the_cipher_of_what_another_node_erased(database: str) -> None:
    """It asks for news of every stream that it holds a cipher of."""
    async with journals(database) as (one, other):
        keys = MemoryKeys()
        here, there = [await SealedJournal.open(each, keys) for each in (one, other)]
        await here.create("oak")
        await here.append(rated(0, 1))
        assert 1 == len(await there.read("oak"))
        news, told = there.news, list[Standing]()
        assert isinstance(news, Heeding)
        task = asyncio.ensure_future(news.follow(tuple, told.append))
        await until(lambda: bool(told))
        assert ["oak"] == list(there._ciphers)
        await here.erase("oak", "2031-05-06T07:08:09Z")
        await until(lambda: not there._ciphers)
        task.cancel()


async def test_listening_is_tried_again_until_the_database_is_back(cluster: Cluster, database: str) -> None:
    """A crash of the database ends nothing but a connection."""
    async with journals(database) as (one, other), following(other, "oak") as told:
        await one.create("oak")
        await until(lambda: bool(told))
        await asyncio.to_thread(cluster.crash)
        await asyncio.sleep(0.5)
        await asyncio.to_thread(cluster.start)
        await until(lambda: one.writable)
        await one.append(rated(0, 1))
        await until(lambda: Standing("oak", 1, 1, erased=False) in told)
        assert isinstance(other.news, PostgresNews)


async def test_a_database_that_stays_silent_is_left_and_found_again() -> None:
    """Nobody writes, and no connection breaks: what asks whether it is there gives up."""
    own = Cluster.started(need_postgres())
    try:
        async with journals(own.schema()) as (node, _):
            own.freeze()
            try:
                await until(lambda: node._writer._why is not None or node._writer._gone)
            finally:
                own.thaw()
            await until(lambda: node.writable)
            await node.create("oak")
    finally:
        own.stop()
