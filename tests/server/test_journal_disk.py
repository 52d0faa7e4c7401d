"""The journal on a disk that fails: full, returning errors, or gone."""

import asyncio
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from panelry_server.journal import Append, Entry, JournalError, OutcomeUnknown, ReadOnly
from panelry_server.journal.sqlite import SqliteJournal

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
            if sql.startswith(start) and left > 0:
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


async def opened(folder: Path, disk: Disk) -> SqliteJournal:
    """Open a journal with one stream on that disk."""
    journal = await SqliteJournal.open(folder, probe_every=SOON, connection=disk.connection())
    await journal.create("oak")
    return journal


async def until_writable(journal: SqliteJournal) -> None:
    """Wait until the journal has left read-only mode by itself."""
    for _ in range(500):
        if journal.writable:
            return
        await asyncio.sleep(SOON)
    raise TimeoutError("the journal stayed read-only")


async def test_an_error_before_the_commit_is_made_good(tmp_path: Path) -> None:
    """The file is opened anew and the group appended again; no caller notices."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    for statement in ("BEGIN", "SELECT", "COMMIT"):
        disk.before[statement] = 1
    positions = await asyncio.gather(*(journal.append(rated(n, n + 1)) for n in range(3)))
    assert [1, 2, 3] == positions
    assert journal.writable
    await journal.close()
    assert {0} == set(disk.before.values())


async def test_a_commit_that_took_effect_is_acknowledged_once(tmp_path: Path) -> None:
    """An error after the bytes were written: the tail is read, nothing is appended twice."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    disk.after["COMMIT"] = 1
    changes = (journal.append(rated(0, 1)), journal.create("elm"), journal.append(rated(1, 2)))
    told = await asyncio.gather(*changes, journal.append(rated(7, 3)), return_exceptions=True)
    assert [1, None, 2, "Conflict"] == [
        type(each).__name__ if isinstance(each, Exception) else each for each in told
    ]
    assert ([], 2) == (await journal.check(), len(await journal.read("oak")))
    await journal.close()


async def test_a_disk_that_keeps_failing_makes_the_journal_read_only(tmp_path: Path) -> None:
    """Nothing is acknowledged, reading goes on, and the journal recovers by itself."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    await journal.append(rated(0, 1))
    disk.before = {"COMMIT": 2, "PRAGMA user_version": 3}
    told = await asyncio.gather(*(journal.append(rated(n, n + 1)) for n in (1, 2)), return_exceptions=True)
    assert ["ReadOnly", "ReadOnly"] == [type(each).__name__ for each in told]
    assert not journal.writable
    with pytest.raises(ReadOnly, match=r"disk I/O error.*recovers by itself"):
        await journal.append(rated(1, 2))
    assert 1 == len(await journal.read("oak"))
    await until_writable(journal)
    assert 2 == await journal.append(rated(1, 2))
    await journal.close()
    assert {0} == set(disk.before.values())


async def test_those_who_wait_behind_a_failed_group_are_refused(tmp_path: Path) -> None:
    """More than one group waits when the disk fails: every caller is told."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    disk.before = {"COMMIT": 2, "PRAGMA user_version": 1000}
    told = await asyncio.gather(
        *(journal.append(rated(n, n + 1)) for n in range(600)), return_exceptions=True
    )
    assert {"ReadOnly"} == {type(each).__name__ for each in told}
    await journal.close()
    assert not (tmp_path / "journal.clean").exists()


async def test_a_vanished_file_leaves_the_outcome_unknown(tmp_path: Path) -> None:
    """No reopening, no knowledge: the caller asks again later and learns that it was kept."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
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
    await journal.close()


async def test_a_file_that_vanished_before_anything_was_written_is_no_riddle(tmp_path: Path) -> None:
    """Nothing had been staged, so the caller knows that nothing was kept."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    disk.before["BEGIN"] = 1
    disk.gone = True
    with pytest.raises(ReadOnly):
        await journal.append(rated(0, 1))
    await journal.close()
    assert not (tmp_path / "journal.clean").exists()


async def test_what_could_not_be_written_afresh_is_not_acknowledged(tmp_path: Path) -> None:
    """The events are in the log, yet the log could not be emptied: the outcome is unknown."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    disk.after["COMMIT"] = 1
    disk.before["PRAGMA wal_checkpoint"] = 2
    told = await asyncio.gather(
        journal.append(rated(0, 1)), journal.append(rated(9, 2)), return_exceptions=True
    )
    assert ["OutcomeUnknown", "ReadOnly"] == [type(each).__name__ for each in told]
    await until_writable(journal)
    assert 1 == await journal.answer("oak", "ada-1", 1)
    await journal.close()


async def test_a_tail_that_cannot_be_read_leaves_the_outcome_unknown(tmp_path: Path) -> None:
    """After the commit failed, an error while looking for the events is no answer either."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    disk.before["COMMIT"] = 1
    disk.before["SELECT hash"] = 1
    with pytest.raises(OutcomeUnknown):
        await journal.append(rated(0, 1))
    assert 1 == await journal.append(rated(0, 1))
    await journal.close()


async def test_a_read_that_fails_says_where_to_look(tmp_path: Path) -> None:
    """An error of the disk while reading is the reader's alone."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    disk.before["SELECT max"] = 1
    with pytest.raises(JournalError, match=r"could not be read .*see to its disk"):
        await journal.answer("oak", "ada-1", 1)
    assert 1 == await journal.append(rated(0, 1))
    await journal.close()


async def test_a_stop_whose_last_write_fails_is_not_clean(tmp_path: Path) -> None:
    """The next start verifies everything; nothing acknowledged is missing."""
    disk = Disk()
    journal = await opened(tmp_path, disk)
    await journal.append(rated(0, 1))
    disk.before["PRAGMA wal_checkpoint"] = 1
    await journal.close()
    assert not (tmp_path / "journal.clean").exists()
    journal = await SqliteJournal.open(tmp_path)
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


async def test_a_disk_without_room_for_pages_is_full(tmp_path: Path) -> None:
    """SQLite's own answer, with the file limited to so many pages."""
    disk = Disk()
    disk.pages = 12
    journal = await opened(tmp_path, disk)
    with pytest.raises(ReadOnly, match="full"):
        await journal.append(rated(0, 1, size=100_000))
    assert [] == await journal.read("oak")
    disk.pages = None
    await until_writable(journal)
    assert 1 == await journal.append(rated(0, 1, size=100_000))
    assert [] == await journal.check()
    await journal.close()


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes: the kernel refuses the write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def fill(journal: SqliteJournal) -> tuple[int, JournalError]:
    """Append until the journal refuses; return what was acknowledged and the refusal."""
    for n in range(10_000):
        try:
            await journal.append(rated(n, n + 1, size=20_000))
        except JournalError as refusal:
            return n, refusal
    raise AssertionError("the disk was never full")


async def test_a_write_that_the_kernel_refuses_loses_nothing(tmp_path: Path) -> None:
    """A real error inside SQLite: what was acknowledged is read, and writing resumes."""
    journal = await opened(tmp_path, Disk())
    with files_up_to(200_000):
        kept, refusal = await fill(journal)
        assert isinstance(refusal, ReadOnly | OutcomeUnknown)
        assert kept <= len(await journal.read("oak"))
    await until_writable(journal)
    position = len(await journal.read("oak"))
    assert kept <= position <= kept + 1
    assert position + 1 == await journal.append(rated(position, 99_999))
    assert [] == await journal.check()
    await journal.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a file system of 2 MB in memory, where this machine lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


async def test_a_full_disk_loses_nothing_and_is_recovered_from(small_disk: Path) -> None:
    """A real full disk: no acknowledgement is lost, reading goes on, and room brings writing back."""
    (small_disk / "other").write_bytes(b"x" * 600_000)
    journal = await opened(small_disk / "data", Disk())
    kept, refusal = await fill(journal)
    assert isinstance(refusal, ReadOnly | OutcomeUnknown)
    await asyncio.sleep(5 * SOON)
    assert not journal.writable
    assert kept <= len(await journal.read("oak"))
    (small_disk / "other").unlink()
    await until_writable(journal)
    position = len(await journal.read("oak"))
    assert position + 1 == await journal.append(rated(position, 99_999))
    assert [] == await journal.check()
    await journal.close()
