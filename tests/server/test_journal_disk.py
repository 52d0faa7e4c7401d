"""The journal on a disk that fails: full, returning errors, or gone."""

import asyncio
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from panelry_server.journal import Append, Entry, JournalError, OutcomeUnknown, ReadOnly
from panelry_server.journal.sqlite import SqliteJournal
from scarce import room_for

SOON = 0.02
"""Seconds between two probes."""


def rated(expected: int, n: int, *, stream: str = "oak", size: int = 2) -> Append:
    """Return an append of one event with a body of that size."""
    return Append(stream, expected, 1, "ada-1", n, "ada", "t", (Entry("Rated", b"x" * size),))


class Disk:
    """Says which statements fail: `before` they run or `after` they took effect, so many times."""

    def __init__(self) -> None:
        self.before: dict[str, int] = {}
        self.after: dict[str, int] = {}
        self.gone = False
        self.pages: int | None = None

    def touch(self, plan: dict[str, int], sql: str) -> None:
        """Raise as SQLite would where the plan has a failure left for the statement."""
        for start, left in plan.items():
            if sql.lstrip().startswith(start) and left > 0:
                plan[start] -= 1
                raise sqlite3.OperationalError("disk I/O error")

    def connection(self) -> type[sqlite3.Connection]:
        """Return a class of connection to a file on this disk."""
        disk = self

        class Failing(sqlite3.Connection):
            def __init__(self, *parts: Any, **named: Any) -> None:
                if disk.gone:
                    raise sqlite3.OperationalError("unable to open database file")
                super().__init__(*parts, **named)
                if disk.pages is not None:
                    super().execute(f"PRAGMA max_page_count = {disk.pages}")

            def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
                disk.touch(disk.before, sql)
                cursor = super().execute(sql, parameters)
                disk.touch(disk.after, sql)
                return cursor

        return Failing


class Journals:
    """Opens journals in one folder and closes them when the test is over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: list[SqliteJournal] = []

    async def open(self, disk: Disk) -> SqliteJournal:
        """Open a journal with one stream on that disk."""
        journal = await SqliteJournal.open(self.folder, probe_every=SOON, connection=disk.connection())
        self._opened.append(journal)
        await journal.create("oak")
        return journal

    async def close(self) -> None:
        """Close whatever is still open."""
        for journal in self._opened:
            await journal.close()


@pytest.fixture
async def journals(tmp_path: Path) -> AsyncIterator[Journals]:
    """Give a way to open journals in a fresh folder."""
    made = Journals(tmp_path / "data")
    yield made
    await made.close()


async def until_writable(journal: SqliteJournal) -> None:
    """Wait until the journal has left read-only mode by itself."""
    for _ in range(500):
        if journal.writable:
            return
        await asyncio.sleep(SOON)
    raise TimeoutError("the journal stayed read-only")


async def test_an_error_before_the_commit_is_made_good(journals: Journals) -> None:
    """The file is opened anew and the group appended again; no caller notices."""
    disk = Disk()
    journal = await journals.open(disk)
    for turn, statement in enumerate(("BEGIN", "SELECT", "COMMIT")):
        disk.before[statement] = 1
        changes = (journal.append(rated(3 * turn + n, 3 * turn + n + 1)) for n in range(3))
        assert [3 * turn + 1, 3 * turn + 2, 3 * turn + 3] == await asyncio.gather(*changes)
    assert journal.writable
    assert {0} == set(disk.before.values())


async def test_a_commit_that_took_effect_is_acknowledged_once(journals: Journals) -> None:
    """An error after the bytes were written: the tail is read, nothing is appended twice."""
    disk = Disk()
    journal = await journals.open(disk)
    disk.after["COMMIT"] = 1
    changes = (journal.append(rated(0, 1)), journal.create("elm"), journal.append(rated(1, 2)))
    told = await asyncio.gather(*changes, journal.append(rated(7, 3)), return_exceptions=True)
    assert [1, None, 2, "Conflict"] == [
        type(each).__name__ if isinstance(each, Exception) else each for each in told
    ]
    assert ([], 2) == (await journal.check(), len(await journal.read("oak")))


async def test_a_disk_that_keeps_failing_makes_the_journal_read_only(journals: Journals) -> None:
    """Nothing is acknowledged, reading goes on, and the journal recovers by itself."""
    disk = Disk()
    journal = await journals.open(disk)
    await journal.append(rated(0, 1))
    disk.before = {"COMMIT": 2, "PRAGMA user_version =": 3}
    told = await asyncio.gather(*(journal.append(rated(n, n + 1)) for n in (1, 2)), return_exceptions=True)
    assert ["ReadOnly", "ReadOnly"] == [type(each).__name__ for each in told]
    assert not journal.writable
    with pytest.raises(ReadOnly, match=r"disk I/O error.*recovers by itself"):
        await journal.append(rated(1, 2))
    assert 1 == len(await journal.read("oak"))
    await until_writable(journal)
    assert 2 == await journal.append(rated(1, 2))
    assert {0} == set(disk.before.values())


async def test_those_who_wait_behind_a_failed_group_are_refused(journals: Journals) -> None:
    """More than one group waits when the disk fails: every caller is told."""
    disk = Disk()
    journal = await journals.open(disk)
    disk.before = {"COMMIT": 2, "PRAGMA user_version =": 1000}
    told = await asyncio.gather(
        *(journal.append(rated(n, n + 1)) for n in range(600)), return_exceptions=True
    )
    assert {"ReadOnly"} == {type(each).__name__ for each in told}
    await journal.close()
    assert not (journals.folder / "journal.clean").exists()


async def test_a_vanished_file_leaves_the_outcome_unknown(journals: Journals) -> None:
    """No reopening, no knowledge: the caller asks again later and learns that it was kept."""
    disk = Disk()
    journal = await journals.open(disk)
    disk.after["COMMIT"] = 1
    disk.gone = True
    with pytest.raises(OutcomeUnknown, match="ask again"):
        await journal.append(rated(0, 1))
    with pytest.raises(JournalError, match="cannot be read"):
        await journal.answer("oak", "ada-1", 1)
    disk.gone = False
    await until_writable(journal)
    assert 1 == await journal.answer("oak", "ada-1", 1)
    assert 2 == await journal.append(rated(1, 2))


async def test_a_file_that_vanished_before_anything_was_written_is_no_riddle(journals: Journals) -> None:
    """Nothing had been staged, so the caller knows that nothing was kept."""
    disk = Disk()
    journal = await journals.open(disk)
    disk.before["BEGIN"] = 1
    disk.gone = True
    with pytest.raises(ReadOnly):
        await journal.append(rated(0, 1))
    await journal.close()
    assert not (journals.folder / "journal.clean").exists()


async def test_neighbours_of_a_duplicate_are_told_when_the_file_vanishes(journals: Journals) -> None:
    """Appended one by one, each caller gets the answer that is true for its own events."""
    disk = Disk()
    journal = await journals.open(disk)
    await journal.append(rated(0, 1))
    disk.after["COMMIT"] = 1
    disk.gone = True
    changes = (journal.append(rated(expected, n)) for expected, n in ((1, 1), (1, 2), (2, 3)))
    told = await asyncio.gather(*changes, return_exceptions=True)
    assert ["Conflict", "OutcomeUnknown", "ReadOnly"] == [type(each).__name__ for each in told]


async def test_a_disk_that_cannot_keep_a_log_is_refused(tmp_path: Path) -> None:
    """Without a write-ahead log no promise holds; the error says what to use."""

    class Logless(sqlite3.Connection):
        def __init__(self, *_: Any, **__: Any) -> None:
            super().__init__(":memory:", isolation_level=None)

    with pytest.raises(JournalError, match="use a local disk"):
        await SqliteJournal.open(tmp_path, connection=Logless)


async def test_what_could_not_be_written_afresh_is_not_acknowledged(journals: Journals) -> None:
    """The events are in the log, yet the log could not be emptied: the outcome is unknown."""
    disk = Disk()
    journal = await journals.open(disk)
    disk.after["COMMIT"] = 1
    disk.before["PRAGMA wal_checkpoint"] = 2
    told = await asyncio.gather(
        journal.append(rated(0, 1)), journal.append(rated(9, 2)), return_exceptions=True
    )
    assert ["OutcomeUnknown", "ReadOnly"] == [type(each).__name__ for each in told]
    await until_writable(journal)
    assert 1 == await journal.answer("oak", "ada-1", 1)


async def test_a_tail_that_cannot_be_read_leaves_the_outcome_unknown(journals: Journals) -> None:
    """After the commit failed, an error while looking for the events is no answer either."""
    disk = Disk()
    journal = await journals.open(disk)
    disk.before["COMMIT"] = 1
    disk.before["SELECT hash"] = 1
    with pytest.raises(OutcomeUnknown):
        await journal.append(rated(0, 1))
    assert 1 == await journal.append(rated(0, 1))


async def test_a_read_that_fails_says_where_to_look(journals: Journals) -> None:
    """An error of the disk while reading is the reader's alone."""
    disk = Disk()
    journal = await journals.open(disk)
    disk.before["SELECT max"] = 1
    with pytest.raises(JournalError, match=r"could not be read .*see to its disk"):
        await journal.answer("oak", "ada-1", 1)
    assert 1 == await journal.append(rated(0, 1))


async def test_a_stop_whose_last_write_fails_is_not_clean(journals: Journals) -> None:
    """The next start verifies everything; nothing acknowledged is missing."""
    disk = Disk()
    journal = await journals.open(disk)
    await journal.append(rated(0, 1))
    disk.before["PRAGMA wal_checkpoint"] = 1
    await journal.close()
    assert not (journals.folder / "journal.clean").exists()
    journal = await SqliteJournal.open(journals.folder)
    assert ((), 1) == (journal.faults, len(await journal.read("oak")))
    await journal.close()


async def test_another_reader_of_the_file_is_no_clean_stop(tmp_path: Path) -> None:
    """A log that another program keeps busy is not written afresh."""
    journal = await SqliteJournal.open(tmp_path)
    await journal.create("oak")
    other = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM head").fetchall()
    await journal.append(rated(0, 1))
    await journal.close()
    other.close()
    assert not (tmp_path / "journal.clean").exists()


async def test_a_disk_without_room_for_pages_is_full(journals: Journals) -> None:
    """SQLite's own answer, with the file limited to so many pages."""
    disk = Disk()
    disk.pages = 12
    journal = await journals.open(disk)
    with pytest.raises(ReadOnly, match="full"):
        await journal.append(rated(0, 1, size=100_000))
    assert [] == await journal.read("oak")
    disk.pages = None
    await until_writable(journal)
    assert 1 == await journal.append(rated(0, 1, size=100_000))
    assert [] == await journal.check()


async def fill(journal: SqliteJournal) -> tuple[int, JournalError]:
    """Append until the journal refuses; return what was acknowledged and the refusal."""
    for n in range(10_000):
        try:
            await journal.append(rated(n, n + 1, size=20_000))
        except JournalError as refusal:
            return n, refusal
    raise AssertionError("the disk was never full")


async def test_a_write_that_the_kernel_refuses_loses_nothing(journals: Journals) -> None:
    """A real error inside SQLite: what was acknowledged is read, and writing resumes."""
    journal = await journals.open(Disk())
    with room_for(200_000):
        kept, refusal = await fill(journal)
        assert isinstance(refusal, ReadOnly | OutcomeUnknown)
        assert kept <= len(await journal.read("oak"))
    await until_writable(journal)
    position = len(await journal.read("oak"))
    assert kept <= position <= kept + 1
    assert position + 1 == await journal.append(rated(position, 99_999))
    assert [] == await journal.check()


@pytest.fixture
async def small_disk(tmp_path: Path) -> AsyncIterator[Journals]:
    """Give journals on a file system of 4 MB in memory, where this machine lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(place)]
    if run_quietly(mount):
        pytest.skip("mounting needs root")
    made = Journals(place / "data")
    yield made
    await made.close()
    run_quietly(["umount", "--lazy", str(place)])


def run_quietly(command: list[str]) -> int:
    """Return the exit code, 127 for a program that is not there."""
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode
    except OSError:
        return 127


async def test_a_full_disk_loses_nothing_and_is_recovered_from(small_disk: Journals) -> None:
    """A real full disk: no acknowledgement is lost, reading goes on, and room brings writing back."""
    ballast = small_disk.folder.with_name("ballast")
    ballast.write_bytes(b"x" * 2_500_000)
    journal = await small_disk.open(Disk())
    kept, refusal = await fill(journal)
    assert isinstance(refusal, ReadOnly | OutcomeUnknown)
    await asyncio.sleep(5 * SOON)
    assert not journal.writable
    assert kept <= len(await journal.read("oak"))
    ballast.unlink()
    await until_writable(journal)
    position = len(await journal.read("oak"))
    assert position + 1 == await journal.append(rated(position, 99_999))
    assert [] == await journal.check()
