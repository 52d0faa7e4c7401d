"""The journal on PostgreSQL: one server has it, a broken connection loses nothing, nothing secret is said."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from engines import AT, bytes_below, rated
from flaky import planned
from panelry_server.journal import (
    Append,
    Conflict,
    Damaged,
    HeldElsewhere,
    JournalError,
    Locked,
    MovedAway,
    NewerSchema,
    OutcomeUnknown,
    ReadOnly,
)
from panelry_server.journal.postgres import PostgresJournal, queries
from panelry_server.journal.postgres.door import Door, reason
from panelry_server.journal.postgres.queries import Database
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.journal.verifying import Reading, chain_faults
from postgres_cluster import GUARDED, PASSWORD, Cluster, schema_of

PATIENCE = 30.0
Answer = TypeVar("Answer")


@asynccontextmanager
async def kept(
    database: str, *, door: type[Door] = Door, probe_every: float = 0.05
) -> AsyncIterator[PostgresJournal]:
    """Give a journal in the database, with the stream oak at its start."""
    journal = await PostgresJournal.open(database, door=door, probe_every=probe_every)
    try:
        if await journal.head("oak") is None:
            await journal.create("oak")
        yield journal
    finally:
        await journal.close()


def names_in(folder: Path) -> list[str]:
    """Return what a folder holds."""
    return [path.name for path in folder.iterdir()]


async def until_writable(journal: PostgresJournal) -> None:
    """Wait until the journal takes events again."""
    async with asyncio.timeout(PATIENCE):
        while not journal.writable:  # noqa: ASYNC110 - the port has no event for it
            await asyncio.sleep(0.01)


async def test_what_was_acknowledged_is_there_after_a_restart(database: str) -> None:
    """Events, answers and heads outlive the process; the tables are made once."""
    async with kept(database) as journal:
        await journal.append(rated(0, 1, b"1", b"2"))
        before = await journal.heads()
    async with kept(database) as journal:
        assert [b"1", b"2"] == [record.body for record in await journal.read("oak")]
        assert (2, before) == (await journal.answer("oak", "ada-1", 1), await journal.heads())


async def test_a_second_server_is_told_who_has_the_journal(database: str, tmp_path: Path) -> None:
    """The error names the other and the cure, and leaves its own data folder free."""
    async with kept(database):
        with pytest.raises(HeldElsewhere, match=rf"process {os.getpid()}\): stop that server first") as held:
            await PostgresJournal.open(database, tmp_path)
    assert "panelry@" not in str(held.value)
    await (await PostgresJournal.open(database, tmp_path)).close()


async def test_two_servers_never_share_a_data_folder(cluster: Cluster, tmp_path: Path) -> None:
    """The folder is held as one with a journal file is, whichever database is named."""
    first = await PostgresJournal.open(cluster.schema(), tmp_path)
    with pytest.raises(Locked):
        await PostgresJournal.open(cluster.schema(), tmp_path)
    await first.close()


async def test_whoever_was_taken_over_writes_nothing_more(database: str) -> None:
    """A paused server comes back with a stale term: it is refused for good, and the chain is sound."""
    old = await PostgresJournal.open(database, probe_every=0.01)
    await old.create("oak")
    await old.append(rated(0, 1))
    new = await PostgresJournal.open(database, take_over=True)
    assert 2 == await new.append(rated(1, 1, device="bo-1"))
    for n in (2, 3):
        with pytest.raises(ReadOnly, match="taken this journal over"):
            await old.append(rated(2, n))
        await asyncio.sleep(0.05)
    assert not old.writable
    await old.close()
    assert ([], 2) == (await new.check(), len(await new.read("oak")))
    await new.close()


async def test_a_term_that_is_over_writes_nothing_even_while_its_connection_lives(
    cluster: Cluster, database: str
) -> None:
    """The term is looked at in every transaction: the lock alone would be no fence."""
    async with kept(database) as journal:
        cluster.ask("UPDATE journal SET term = term + 1", schema_of(database))
        with pytest.raises(ReadOnly, match="taken this journal over"):
            await journal.append(rated(0, 1))
        assert [] == await journal.read("oak")


async def test_taking_over_what_nobody_has_is_opening_it(database: str) -> None:
    """The flag may stay where a standby starts."""
    await (await PostgresJournal.open(database, take_over=True)).close()


async def test_a_broken_connection_is_made_good_before_anybody_notices(
    cluster: Cluster, database: str
) -> None:
    """The database ends the connection; the next append goes through over a new one."""
    async with kept(database) as journal:
        await journal.append(rated(0, 1))
        ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE "
        ended += "'panelry-server on %'"
        assert "2" == cluster.ask(ended)
        assert 2 == await journal.append(rated(1, 2))
        assert ([], True) == (await journal.check(), journal.writable)


async def test_a_connection_that_breaks_while_nobody_writes_is_made_anew_at_once(
    cluster: Cluster, database: str
) -> None:
    """Nobody else can take the journal for free, and who asks whether it is writable is told the truth."""
    async with kept(database) as journal:
        before = journal._writer._hold
        await asyncio.to_thread(cluster.crash)
        async with asyncio.timeout(PATIENCE):
            while journal.writable:  # noqa: ASYNC110 - the port has no event for it
                await asyncio.sleep(0.01)
        await asyncio.to_thread(cluster.start)
        await until_writable(journal)
        assert before is not journal._writer._hold
        with pytest.raises(HeldElsewhere):
            await PostgresJournal.open(database)
        assert 1 == await journal.append(rated(0, 1))


async def test_a_database_that_lost_what_was_acknowledged_begins_a_new_epoch(
    cluster: Cluster, database: str
) -> None:
    """As after a failover to a standby that was behind: nothing is built on it before terminals are told."""
    async with kept(database) as journal:
        await journal.create("elm")
        for n in (1, 2):
            await journal.append(rated(n - 1, n))
        cluster.ask(
            "UPDATE head SET position = 1, hash = (SELECT hash FROM event WHERE position = 1)"
            " WHERE stream = 'oak'; DELETE FROM event WHERE position = 2;"
            " DELETE FROM head WHERE stream = 'elm'",
            schema_of(database),
        )
        cluster.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name LIKE 'panelry-server on %'"
        )
        async with asyncio.timeout(PATIENCE):
            while journal.writable:  # noqa: ASYNC110 - the port has no event for it
                await asyncio.sleep(0.01)
        with pytest.raises(ReadOnly, match="lacks events that were acknowledged"):
            await journal.append(rated(1, 2))
    async with kept(database) as journal:
        head = await journal.head("oak")
        assert head is not None
        assert (1, True) == (head.position, head.epoch > 1)


@pytest.mark.parametrize("what", ["cut", "late"])
@pytest.mark.parametrize("at", ["BEGIN", "INSERT INTO event", "COMMIT"])
async def test_an_append_is_kept_once_wherever_the_connection_breaks(
    database: str, at: str, what: str
) -> None:
    """Before the commit, or at it, whether it took effect or not: acknowledged once, there once."""
    door = planned()
    async with kept(database, door=door) as journal:
        door.plan.append((at, what))
        two = [journal.append(rated(0, 1, b"1", b"2")), journal.append(rated(2, 2))]
        assert [2, 3] == list(await asyncio.gather(*two))
        assert [] == door.plan
        assert ([], 3) == (await journal.check(), len(await journal.read("oak")))


@pytest.mark.parametrize("what", ["cut", "late"])
async def test_a_stream_is_begun_once_wherever_the_connection_breaks(database: str, what: str) -> None:
    """A stream without events is found by its head."""
    door = planned()
    async with kept(database, door=door) as journal:
        door.plan.append(("COMMIT", what))
        await journal.create("elm")
        assert ["elm", "oak"] == [head.stream for head in await journal.heads()]


async def test_refusals_are_told_beside_what_had_to_be_written_again(database: str) -> None:
    """A group that broke at its commit is judged afresh for those whom it refused."""
    door = planned()
    async with kept(database, door=door) as journal:
        door.plan.append(("COMMIT", "cut"))
        told = await asyncio.gather(
            journal.append(rated(0, 1)), journal.append(rated(5, 2)), return_exceptions=True
        )
        assert [1, "Conflict"] == [each if isinstance(each, int) else type(each).__name__ for each in told]


async def test_a_commit_whose_outcome_cannot_be_learned_is_not_acknowledged(database: str) -> None:
    """The connection broke at the commit and cannot be made anew: nobody is told yes or no."""
    door = planned()
    async with kept(database, door=door) as journal:
        door.plan += [("COMMIT", "late"), ("open", "")]
        with pytest.raises(OutcomeUnknown):
            await journal.append(rated(0, 1))
        await until_writable(journal)
        assert (1, 2) == (await journal.answer("oak", "ada-1", 1), await journal.append(rated(1, 2)))


async def test_a_tail_that_cannot_be_read_leaves_the_outcome_unknown(database: str) -> None:
    """The new connection breaks when it is asked for the events."""
    door = planned()
    async with kept(database, door=door) as journal:
        door.plan += [("COMMIT", "late"), ("SELECT stream", "pass"), ("SELECT stream", "cut")]
        with pytest.raises(OutcomeUnknown):
            await journal.append(rated(0, 1))


async def test_those_who_wait_behind_a_failed_group_are_refused(database: str) -> None:
    """While the database is away nothing queues up; afterwards the journal recovers by itself."""
    door = planned()
    async with kept(database, door=door) as journal:
        door.plan += [("BEGIN", "cut"), ("open", ""), ("open", "")]
        told = await asyncio.gather(
            *(journal.append(rated(n, n + 1)) for n in range(300)), return_exceptions=True
        )
        assert {ReadOnly} == {type(each) for each in told}
        with pytest.raises(ReadOnly, match="nobody listens"):
            await journal.append(rated(0, 1))
        await until_writable(journal)
        assert 1 == await journal.append(rated(0, 1))


async def test_an_erasure_whose_end_is_lost_is_to_be_repeated(database: str) -> None:
    """The rows are empty, but nobody says done before the table was written anew."""
    door = planned()
    async with kept(database, door=door) as journal:
        await journal.append(rated(0, 1))
        door.plan.append(("VACUUM", "cut"))
        with pytest.raises(OutcomeUnknown):
            await journal.erase("oak", AT)
        await journal.erase("oak", "later")
        head = await journal.head("oak")
        assert head is not None
        assert (AT, 2) == (head.erased_at, head.epoch)


async def test_erased_words_are_in_no_row_of_the_table(cluster: Cluster, database: str) -> None:
    """Also none that is dead: the table's file was written anew. Its size tells."""
    async with kept(database) as journal:
        await journal.append(rated(0, 1, *(b"w" * 9000 for _ in range(20))))
        await journal.erase("oak", AT)
        size = "SELECT pg_table_size('event') < 60000"
        assert "t" == cluster.ask(size, schema_of(database))


async def test_waiting_appends_share_a_few_transactions(database: str) -> None:
    """A group costs a few statements, whatever its size."""
    door = planned()
    async with kept(database, door=door) as journal:
        for index in range(100):
            await journal.create(f"oak-{index}")
        door.seen.clear()
        await asyncio.gather(*(journal.append(rated(0, 1, stream=f"oak-{index}")) for index in range(100)))
        assert door.seen["COMMIT"] <= 2
        assert door.seen.total() <= 7 * door.seen["COMMIT"]


async def test_a_smaller_group_can_be_asked_for(database: str) -> None:
    """One commit for each append, to hold group commit against."""
    door = planned()
    journal = await PostgresJournal.open(database, door=door, group=1)
    await journal.create("oak")
    door.seen.clear()
    await asyncio.gather(*(journal.append(rated(n, n + 1)) for n in range(5)))
    await journal.close()
    assert 5 == door.seen["COMMIT"]


async def test_no_acknowledged_event_is_lost_when_the_database_crashes_under_load(
    cluster: Cluster, database: str
) -> None:
    """It is ended at once and started again, twice: every acknowledgement holds, no gap, no duplicate."""
    acknowledged: list[tuple[str, int]] = []
    async with kept(database) as journal:
        for index in range(8):
            await journal.create(f"elm-{index}")
        over = asyncio.Event()
        loads = [asyncio.create_task(load(journal, f"elm-{index}", acknowledged, over)) for index in range(8)]
        for _ in range(2):
            await until_more(acknowledged)
            await asyncio.to_thread(cluster.crash)
            await asyncio.sleep(0.2)
            await asyncio.to_thread(cluster.start)
            await until_writable(journal)
        await until_more(acknowledged)
        over.set()
        await asyncio.gather(*loads)
        streams = {f"elm-{index}": await journal.read(f"elm-{index}") for index in range(8)}
        assert [] == await journal.check()
    assert [] == [(stream, n) for stream, n in acknowledged if n not in {each.n for each in streams[stream]}]
    for records in streams.values():
        assert list(range(1, len(records) + 1)) == [record.n for record in records]


async def until_more(acknowledged: list[tuple[str, int]]) -> None:
    """Wait until some more are acknowledged."""
    enough = len(acknowledged) + 24
    async with asyncio.timeout(PATIENCE):
        while len(acknowledged) < enough:  # noqa: ASYNC110 - each load tells the list alone
            await asyncio.sleep(0.01)


async def load(
    journal: PostgresJournal, stream: str, acknowledged: list[tuple[str, int]], over: asyncio.Event
) -> None:
    """Append one event after the other, each until the journal has it, as a room does."""
    n = 1
    while not over.is_set():
        try:
            await journal.append(Append(stream, n - 1, 1, "ada-1", n, "ada", AT, rated(0, 1).entries))
        except JournalError as trouble:
            if isinstance(trouble, Conflict) and trouble.position == n:
                acknowledged.append((stream, n))
                n += 1
            await asyncio.sleep(0.02)
        else:
            acknowledged.append((stream, n))
            n += 1


async def test_a_read_while_the_database_is_away_says_where_to_look(cluster: Cluster, database: str) -> None:
    """The words name the database and nobody's name or password."""
    async with kept(database) as journal:
        await asyncio.to_thread(cluster.crash)
        try:
            with pytest.raises(JournalError, match="see to the database") as failed:
                await journal.read("oak")
        finally:
            await asyncio.to_thread(cluster.start)
    assert "panelry@" not in str(failed.value)


async def test_a_database_that_is_away_at_the_start_is_named(cluster: Cluster, tmp_path: Path) -> None:
    """The data folder is free again."""
    url = cluster.address("public").replace("/postgres?", "/nowhere?")
    for _ in range(2):
        with pytest.raises(JournalError, match="postgresql:///nowhere cannot be used"):
            await PostgresJournal.open(url, tmp_path)


async def test_a_journal_that_cannot_have_readers_is_let_go(cluster: Cluster) -> None:
    """Somebody who may connect only once gets an error, and the journal is free for others."""
    url = cluster.schema()
    async with kept(url):
        pass
    cluster.ask(
        f"CREATE ROLE single LOGIN CONNECTION LIMIT 1; GRANT ALL ON SCHEMA {schema_of(url)} TO single"
    )
    cluster.ask(f"GRANT ALL ON ALL TABLES IN SCHEMA {schema_of(url)} TO single")
    with pytest.raises(JournalError, match="too many connections"):
        await PostgresJournal.open(cluster.address(schema_of(url), "single"))
    async with kept(url) as journal:
        assert journal.writable


async def test_a_wrong_password_is_refused_without_repeating_it(cluster: Cluster, database: str) -> None:
    """Neither the words nor what caused them hold the password; the right one opens, also from a file."""
    url = cluster.address(schema_of(database), f"{GUARDED}:wrong%20horse")
    with pytest.raises(JournalError, match="password authentication failed") as refused:
        await PostgresJournal.open(url)
    assert "wrong" not in f"{refused.value!r} {refused.value.__cause__!r}"
    right = cluster.address(schema_of(database), f"{GUARDED}:{PASSWORD.replace(' ', '%20')}")
    await (await PostgresJournal.open(right)).close()
    assert PASSWORD not in cluster.log()


async def test_a_password_can_stand_in_a_file_of_its_own(
    cluster: Cluster, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PGPASSFILE names it, as for every program of PostgreSQL."""
    file = tmp_path / "pgpass"
    file.touch(0o600)
    file.write_text(f"*:*:*:{GUARDED}:{PASSWORD}\n")
    monkeypatch.setenv("PGPASSFILE", str(file))
    await (await PostgresJournal.open(cluster.address(schema_of(database), GUARDED))).close()


async def test_a_service_file_can_say_all_of_it(
    cluster: Cluster, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PGSERVICEFILE names it; the address then holds the name of the service alone."""
    file = tmp_path / "services"
    file.touch(0o600)
    place = cluster.address("public").partition("host=")[2].partition("&")[0]
    file.write_text(f"[panelry]\nhost={place}\nuser={GUARDED}\npassword={PASSWORD}\ndbname=postgres\n")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    url = f"postgresql://?service=panelry&search_path={schema_of(database)}"
    await (await PostgresJournal.open(url)).close()


async def test_a_newer_schema_is_refused_and_left_alone(cluster: Cluster, database: str) -> None:
    """The error names the place and both numbers."""
    async with kept(database):
        pass
    cluster.ask("UPDATE journal SET schema = 99", schema_of(database))
    with pytest.raises(NewerSchema, match="postgresql:///postgres has schema 99, this program knows 2"):
        await PostgresJournal.open(database)


async def test_another_program_s_tables_are_refused(cluster: Cluster, database: str) -> None:
    """They are not touched."""
    cluster.ask("CREATE TABLE head (recipe text)", schema_of(database))
    with pytest.raises(Damaged, match="another program's tables"):
        await PostgresJournal.open(database)
    tables = "SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = current_schema"
    assert "head" == cluster.ask(tables, schema_of(database))


async def test_a_record_that_was_moved_is_not_served(cluster: Cluster, database: str) -> None:
    """The error says where it went and what to do."""
    async with kept(database):
        pass
    cluster.ask("UPDATE journal SET moved_at = 'May'", schema_of(database))
    with pytest.raises(MovedAway, match="migrate to-postgresql"):
        await PostgresJournal.open(database)


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (
            "UPDATE event SET body = '0' WHERE stream = 'elm' AND position = 2",
            "stream elm, position 2: the body is not the one that was written",
        ),
        (
            "DELETE FROM event WHERE stream = 'elm' AND position = 1",
            "stream elm, position 1: the event is missing",
        ),
        (
            "UPDATE head SET position = 1 WHERE stream = 'elm'",
            "stream elm, position 2: an event lies beyond the head",
        ),
        (
            "ALTER TABLE event DROP CONSTRAINT event_stream_fkey; DELETE FROM head WHERE stream = 'elm'",
            "stream elm: events without a head",
        ),
    ],
)
async def test_damage_is_named_by_stream_and_position(
    cluster: Cluster, database: str, tmp_path: Path, sql: str, fault: str
) -> None:
    """The check names the place, no backup is made of it, and the other streams are served."""
    async with kept(database) as journal:
        for stream in ("elm", "fir"):
            await journal.create(stream)
            await journal.append(rated(0, 1, b"1", b"2", stream=stream))
        cluster.ask(sql, schema_of(database))
        assert fault in await journal.check()
        with pytest.raises(JournalError, match="elm"):
            await journal.read("elm")
        with pytest.raises(JournalError):
            await journal.backup(tmp_path / "evening")
        assert ([], 2) == (names_in(tmp_path), len(await journal.read("fir")))


async def test_an_erasure_during_a_check_is_no_fault(database: str) -> None:
    """A stream whose bodies go between two pieces of the check is judged again."""
    async with kept(database) as journal:
        await journal.append(rated(0, 1, *(b"words" for _ in range(600))))
        asked = iter(range(1000))

        async def ask(question: Callable[[Database], Awaitable[Answer]]) -> Answer:
            if next(asked) == 2:
                await journal.erase("oak", AT)
            return await journal._ask(question)

        assert [] == await chain_faults(Reading(ask, queries))
        assert [] == await journal.check()


async def test_a_backup_is_a_journal_file(database: str, tmp_path: Path) -> None:
    """It opens as the journal of a data folder, with the same events and heads, erased streams included."""
    async with kept(database) as journal:
        await journal.append(rated(0, 1, b"1", b"2"))
        await journal.create("elm")
        await journal.append(rated(0, 1, b"gone", stream="elm"))
        await journal.erase("elm", AT)
        await journal.backup(tmp_path / "journal.db")
        events = await journal.read("oak"), await journal.read("elm"), await journal.heads()
    copy = await SqliteJournal.open(tmp_path)
    assert events == (await copy.read("oak"), await copy.read("elm"), await copy.heads())
    assert [] == await copy.check()
    await copy.close()
    assert b"gone" not in bytes_below(tmp_path)


async def test_a_backup_without_a_place_names_it(database: str, tmp_path: Path) -> None:
    """The error names the path and the cure."""
    async with kept(database) as journal:
        with pytest.raises(JournalError, match=r"nowhere/evening .*see to its folder"):
            await journal.backup(tmp_path / "nowhere" / "evening")


async def test_events_are_marked_once(database: str) -> None:
    """Those without a mark get one, more than are read at once; those with one keep it."""
    async with kept(database) as journal:
        await journal.append(rated(0, 1, *(b"{}" for _ in range(300))))
        assert not await journal.is_marked()
        assert 300 == await journal.mark(lambda record: record.digest)
        assert (0, True) == (await journal.mark(lambda record: record.hash), await journal.is_marked())
        assert {True} == {record.mark == record.digest for record in await journal.read("oak")}


async def test_a_database_that_a_power_cut_would_harm_is_warned_about(database: str) -> None:
    """The tests' own runs without fsync."""
    async with kept(database) as journal:
        assert ("the database runs with fsync off: a power cut can lose what was kept",) == journal.warnings


async def test_whoever_waits_when_the_journal_closes_is_served(database: str) -> None:
    """Closing does what was asked before it, more than one group of it."""
    async with kept(database) as journal:
        waiting = asyncio.gather(*(journal.append(rated(n, n + 1)) for n in range(600)))
        await asyncio.sleep(0)
        await journal.close()
        assert list(range(1, 601)) == await waiting


async def test_a_defect_in_the_writer_is_not_hidden(database: str) -> None:
    """A statement that breaks the writer ends it: callers are told, nothing hangs."""
    door = planned()
    journal = await PostgresJournal.open(database, door=door)
    await journal.create("oak")
    journal._writer._task.add_done_callback(lambda task: task.exception())
    door.plan.append(("BEGIN", "defect"))
    with pytest.raises(OutcomeUnknown, match="the journal stopped"):
        await journal.append(rated(0, 1))
    with pytest.raises(JournalError, match="open it again"):
        await journal.append(rated(0, 1))
    await journal.close()


def test_a_failure_without_words_is_named_after_its_kind() -> None:
    """One line at most, and never an empty one."""
    assert ["TimeoutError", "two"] == [reason(TimeoutError()), reason(OSError("two\nlines"))]
