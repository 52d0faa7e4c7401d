"""Erasure: the words are in no file, the chain still verifies, and nothing late brings a stream back."""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from engines import AT, ENGINES, bytes_below, opened, opened_for, rated
from panelry_server.journal import Erased, Head, Journal, JournalError, OutcomeUnknown, UnknownStream
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.journal.sqlite.checks import chain_faults
from panelry_server.journal.sqlite.queries import Database
from panelry_server.journal.verifying import Ask
from panelry_server.keeping.sealing import SealedJournal, seal

Answer = TypeVar("Answer")

LATER = "2031-06-07T08:09:10Z"
CANARY = b"canary-7b1f-kestrel-dusk"
ON_DISK = ("sqlite", "sealed sqlite")


@pytest.fixture(params=ENGINES)
async def journal(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Journal]:
    """Give a journal of each engine, with two events in each of two streams."""
    made = await opened_for(request, tmp_path / "data")
    for stream in ("oak", "elm"):
        await made.create(stream)
        await made.append(rated(0, 7, b'{"a":1}', b"words", stream=stream))
    yield made
    await made.close()


async def test_an_erased_stream_keeps_its_headers_and_loses_its_words(journal: Journal) -> None:
    """Who did what kind of thing and when stays; what was said is gone."""
    before = await journal.read("oak")
    await journal.erase("oak", AT)
    after = await journal.read("oak")
    assert [None, None] == [record.body for record in after]
    kept = ("position", "device", "n", "part", "actor", "kind", "at", "digest", "hash")
    assert [[getattr(r, name) for name in kept] for r in before] == [
        [getattr(r, name) for name in kept] for r in after
    ]


async def test_erasure_marks_the_head_and_raises_the_epoch(journal: Journal) -> None:
    """Terminals of the old epoch drop what they hold."""
    before = await journal.head("oak")
    assert before is not None
    await journal.erase("oak", AT)
    assert Head("oak", 2, 2, before.hash, AT) == await journal.head("oak")


async def test_the_chain_verifies_after_erasure(journal: Journal) -> None:
    """Digests stay, so nobody can take the erasure for damage or damage for the erasure."""
    await journal.erase("oak", AT)
    assert [] == await journal.check()


async def test_nothing_late_is_appended_to_an_erased_stream(journal: Journal) -> None:
    """Neither a stale terminal of the old epoch nor one of the new brings the stream back."""
    await journal.erase("oak", AT)
    for late in (rated(2, 8), rated(2, 8, epoch=2)):
        with pytest.raises(Erased, match="oak"):
            await journal.append(late)
    assert 2 == len(await journal.read("oak"))


async def test_an_erased_stream_is_not_begun_again(journal: Journal) -> None:
    """Its id stays taken."""
    await journal.erase("oak", AT)
    with pytest.raises(JournalError, match="oak"):
        await journal.create("oak")


async def test_a_second_erasure_changes_nothing(journal: Journal) -> None:
    """It may be repeated after an error: instant and epoch stay those of the first."""
    await journal.erase("oak", AT)
    first = await journal.head("oak")
    await journal.erase("oak", LATER)
    assert first == await journal.head("oak")


async def test_an_unknown_stream_cannot_be_erased(journal: Journal) -> None:
    """The error names it, and it may still be begun."""
    with pytest.raises(UnknownStream, match="fir"):
        await journal.erase("fir", AT)
    await journal.create("fir")
    assert 1 == await journal.append(rated(0, 1, stream="fir"))


async def test_an_instant_of_half_a_character_is_a_defect(journal: Journal) -> None:
    """It is refused before anything is destroyed."""
    with pytest.raises(ValueError, match="surrogate"):
        await journal.erase("oak", "\ud800")
    assert [b'{"a":1}', b"words"] == [record.body for record in await journal.read("oak")]


async def test_other_streams_are_untouched_by_an_erasure(journal: Journal) -> None:
    """Only the one candidate's record is emptied."""
    await journal.erase("oak", AT)
    assert [b'{"a":1}', b"words"] == [record.body for record in await journal.read("elm")]
    assert 3 == await journal.append(rated(2, 8, stream="elm"))


async def test_a_repeated_command_is_still_answered_after_erasure(journal: Journal) -> None:
    """A terminal that asks about its own command learns that it was accepted."""
    await journal.erase("oak", AT)
    assert (2, {"ada-1": 7}) == (await journal.answer("oak", "ada-1", 7), await journal.highest("oak"))


async def test_appends_that_wait_beside_an_erasure_are_emptied_or_refused(journal: Journal) -> None:
    """Whatever the order they are taken in, no words are left behind."""
    told = await asyncio.gather(
        *(journal.append(rated(2 + n, 8 + n, b"late")) for n in range(3)),
        journal.erase("oak", AT),
        *(journal.append(rated(5 + n, 20 + n, b"late")) for n in range(3)),
        return_exceptions=True,
    )
    names = [type(each).__name__ for each in told]
    assert (["int"] * 3, "NoneType") == (names[:3], names[3])
    assert {"int", "Erased"} >= set(names[4:])
    with pytest.raises(Erased):
        await journal.append(rated(5, 40))
    assert {None} == {record.body for record in await journal.read("oak")}
    assert [] == await journal.check()


async def test_a_cancelled_caller_does_not_stop_an_erasure(journal: Journal) -> None:
    """It is done to the end without its caller."""
    task = asyncio.create_task(journal.erase("oak", AT))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    for _ in range(1000):
        head = await journal.head("oak")
        if head is not None and head.erased_at is not None:
            break
        await asyncio.sleep(0.001)
    with pytest.raises(Erased):
        await journal.append(rated(2, 8))


def erasing(journal: SqliteJournal) -> Ask[Database]:
    """Return a way to read the journal during which the stream is erased, between two pieces of a check."""
    asked = iter(range(1000))

    async def ask(question: Callable[[Database], Awaitable[Answer]]) -> Answer:
        if next(asked) == 2:
            await journal.erase("oak", AT)
        return await journal._writer.ask(question)

    return ask


async def long_stream(folder: Path) -> SqliteJournal:
    """Return a journal with a stream of more events than a check reads at once."""
    journal = await SqliteJournal.open(folder)
    await journal.create("oak")
    await journal.append(rated(0, 1, *[b"words"] * 600))
    return journal


async def test_an_erasure_during_a_check_is_no_fault(tmp_path: Path) -> None:
    """A stream whose bodies go between two pieces of the check is judged again."""
    journal = await long_stream(tmp_path)
    faults = await chain_faults(erasing(journal))
    head = await journal.head("oak")
    await journal.close()
    assert ([], AT) == (faults, head and head.erased_at)


async def test_damage_in_a_stream_that_is_erased_during_a_check_is_found(tmp_path: Path) -> None:
    """Judged again, it is judged in full."""
    journal = await long_stream(tmp_path)
    with sqlite3.connect(tmp_path / "journal.db") as db:
        db.execute("UPDATE event SET actor = 'bo' WHERE position = 500")
    db.close()
    faults = await chain_faults(erasing(journal))
    await journal.close()
    assert ["stream oak, position 500: the chain is broken"] == faults


@pytest.mark.parametrize("engine", ON_DISK)
async def test_an_erasure_outlives_a_restart(engine: str, tmp_path: Path) -> None:
    """The head says that the stream was erased, and its events are there without words."""
    journal = await opened(engine, tmp_path / "data")
    await journal.create("oak")
    await journal.append(rated(0, 1, b"words"))
    await journal.erase("oak", AT)
    await journal.close()
    journal = await opened(engine, tmp_path / "data")
    assert [None] == [record.body for record in await journal.read("oak")]
    with pytest.raises(Erased):
        await journal.append(rated(1, 2))
    await journal.close()


@pytest.mark.parametrize("engine", ON_DISK)
async def test_after_erasure_the_canary_is_in_no_file(engine: str, tmp_path: Path) -> None:
    """A unique string in bodies short and long: not in database, log or index, open or closed."""
    journal = await opened(engine, tmp_path / "data")
    await journal.create("oak")
    await journal.append(rated(0, 1, CANARY, b"x" * 9000 + CANARY * 900, b"and " + CANARY))
    typed = CANARY in bytes_below(tmp_path)
    await journal.erase("oak", AT)
    left = [CANARY in bytes_below(tmp_path)]
    await journal.close()
    left.append(CANARY in bytes_below(tmp_path))
    assert (engine == "sqlite", [False, False]) == (typed, left)


async def test_sealed_words_are_in_no_file_from_the_start(tmp_path: Path) -> None:
    """Sealing hides the canary while the stream lives; every other column can still be found."""
    journal = await opened("sealed sqlite", tmp_path / "data")
    await journal.create("oak")
    await journal.append(rated(0, 1, CANARY, device="device-of-ada"))
    await journal.backup(tmp_path / "evening")
    found = [needle in bytes_below(tmp_path) for needle in (CANARY, b"device-of-ada")]
    await journal.close()
    assert [False, True] == found


class Forgetful(sqlite3.Connection):
    """A connection that leaves what it deletes in its pages, as SQLite does unless told otherwise."""

    def executescript(self, sql: str, /) -> sqlite3.Cursor:
        """Leave secure deletion out of the settings."""
        return super().executescript(sql.replace("secure_delete = ON", "secure_delete = OFF"))


class Hoarding(sqlite3.Connection):
    """A connection that never empties its log, and says that it did."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Answer a checkpoint without one."""
        return super().execute("SELECT 0" if "wal_checkpoint" in sql else sql, parameters)


@pytest.mark.parametrize("connection", [Forgetful, Hoarding])
async def test_the_search_for_the_canary_finds_a_careless_journal(
    connection: type[sqlite3.Connection], tmp_path: Path
) -> None:
    """Without secure deletion, or without emptying the log, the words stay: the proof can fail."""
    journal = await SqliteJournal.open(tmp_path, connection=connection)
    await journal.create("oak")
    for n in range(30):
        await journal.append(rated(n, n + 1, CANARY))
    await journal.erase("oak", AT)
    left = CANARY in bytes_below(tmp_path)
    await journal.close()
    assert left


@pytest.mark.parametrize("seed", range(2))
async def test_many_erasures_among_many_streams_leave_no_words(seed: int, tmp_path: Path) -> None:
    """Rows of all sizes, interleaved, erased in any order: pages that merge keep no old copy."""
    chance = random.Random(seed)  # noqa: S311 - a seed reproduces the run
    journal = await SqliteJournal.open(tmp_path)
    streams = {f"oak-{index}": 0 for index in range(12)}
    for stream in streams:
        await journal.create(stream)
    for n in range(250):
        stream = chance.choice(list(streams))
        body = f"words of {stream};".encode() * chance.choice([1, 4, 30, 400])
        streams[stream] = await journal.append(rated(streams[stream], n + 1, body, stream=stream))
    found = []
    for stream in chance.sample(list(streams), len(streams)):
        assert f"words of {stream};".encode() in bytes_below(tmp_path)
        await journal.erase(stream, AT)
        found.append(f"words of {stream};".encode() in bytes_below(tmp_path))
    faults = await journal.check()
    await journal.close()
    assert ([False] * 12, []) == (found, faults)


def failing(plan: dict[str, int]) -> type[sqlite3.Connection]:
    """Return a class of connection on which statements fail so many times after they took effect."""

    class Failing(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            cursor = super().execute(sql, parameters)
            for start, left in plan.items():
                if sql.startswith(start) and left:
                    plan[start] -= 1
                    raise sqlite3.OperationalError("disk I/O error")
            return cursor

    return Failing


@pytest.mark.parametrize("statement", ["COMMIT", "PRAGMA wal_checkpoint"])
async def test_an_error_during_an_erasure_is_made_good(statement: str, tmp_path: Path) -> None:
    """The file is opened anew, its log emptied, and the caller told that it is done."""
    plan: dict[str, int] = {}
    journal = await SqliteJournal.open(tmp_path, connection=failing(plan))
    await journal.create("oak")
    await journal.append(rated(0, 1, CANARY))
    plan[statement] = 1
    await journal.erase("oak", AT)
    left = CANARY in bytes_below(tmp_path)
    head = await journal.head("oak")
    await journal.close()
    assert (False, {statement: 0}, 2) == (left, plan, head and head.epoch)


async def test_an_erasure_that_was_undone_is_not_acknowledged(tmp_path: Path) -> None:
    """An error before the commit: it is written again, never taken for done."""

    class Undone(sqlite3.Connection):
        failures = 1

        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            if sql == "COMMIT" and self.total_changes > 3 and Undone.failures:
                Undone.failures -= 1
                super().execute("ROLLBACK")
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql, parameters)

    journal = await SqliteJournal.open(tmp_path, connection=Undone)
    await journal.create("oak")
    await journal.append(rated(0, 1, CANARY))
    await journal.erase("oak", AT)
    head, left = await journal.head("oak"), CANARY in bytes_below(tmp_path)
    await journal.close()
    assert (AT, False, 0) == (head and head.erased_at, left, Undone.failures)


async def test_a_log_that_cannot_be_emptied_leaves_the_erasure_unknown(tmp_path: Path) -> None:
    """Nobody is told that the words are gone while another program keeps them; repeating wipes them."""
    journal = await SqliteJournal.open(tmp_path, probe_every=0.01)
    await journal.create("oak")
    await journal.append(rated(0, 1, CANARY))
    other = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM event").fetchall()
    with pytest.raises(OutcomeUnknown):
        await journal.erase("oak", AT)
    other.close()
    for _ in range(300):
        if journal.writable:
            break
        await asyncio.sleep(0.01)
    await journal.erase("oak", LATER)
    head, left = await journal.head("oak"), CANARY in bytes_below(tmp_path)
    await journal.close()
    assert (Head("oak", 1, 2, head.hash, AT) if head else None, False) == (head, left)


async def test_an_erasure_that_was_cut_short_is_finished_at_the_next_start(tmp_path: Path) -> None:
    """The key is destroyed first; then the words are lost, the check says so, and the start goes on."""
    sealed = await seal(await SqliteJournal.open(tmp_path / "data"), tmp_path / "data")
    await sealed.create("oak")
    await sealed.append(rated(0, 1, b"words"))
    await sealed._keys.destroy("oak", AT)
    sealed._ciphers.clear()
    with pytest.raises(Erased):
        await sealed.read("oak")
    with pytest.raises(Erased):
        await sealed.append(rated(1, 2))
    assert ["stream oak: its erasure was cut short: erase it again"] == await sealed.check()
    await sealed.close()
    sealed = await seal(await SqliteJournal.open(tmp_path / "data"), tmp_path / "data")
    head = await sealed.head("oak")
    assert (AT, [None]) == (head and head.erased_at, [record.body for record in await sealed.read("oak")])
    await sealed.close()


async def test_closing_waits_for_an_erasure_under_way(tmp_path: Path) -> None:
    """Key and words are both gone, though its caller has left."""
    sealed = await seal(await SqliteJournal.open(tmp_path / "data"), tmp_path / "data")
    await sealed.create("oak")
    await sealed.append(rated(0, 1, b"words"))
    task = asyncio.create_task(sealed.erase("oak", AT))
    await asyncio.sleep(0)
    await sealed.close()
    await task
    journal = await SqliteJournal.open(tmp_path / "data")
    head = await journal.head("oak")
    await journal.close()
    assert AT == (head and head.erased_at)


def test_a_sealed_journal_is_a_journal() -> None:
    """The port is the same for those who hold it."""
    port = {name for name in vars(Journal) if not name.startswith("_")}
    assert port == port & set(vars(SealedJournal))
