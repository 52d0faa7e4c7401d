"""The journal on SQLite: its file, its folder, its group commit and its damage."""

import asyncio
import fcntl
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from panelry_server.journal import Append, Damaged, Entry, JournalError, Locked, NewerSchema
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.journal.sqlite.door import Door, migrate, migrations, schema_of, sqlite_warning
from panelry_server.journal.sqlite.queries import rows

AT = "2031-05-06T07:08:09Z"


def rated(expected: int, n: int, *, stream: str = "oak", size: int = 1) -> Append:
    """Return an append of one command with `size` events."""
    return Append(
        stream, expected, 1, "ada-1", n, "ada", AT, tuple(Entry("Rated", b"{}") for _ in range(size))
    )


async def written(folder: Path, *, streams: int = 1, size: int = 3) -> Path:
    """Leave a journal of some streams behind, closed in order, and return its file."""
    journal = await SqliteJournal.open(folder)
    for index in range(streams):
        await journal.create(f"oak-{index}")
        await journal.append(rated(0, 1, stream=f"oak-{index}", size=size))
    await journal.close()
    return folder / "journal.db"


def tamper(path: Path, sql: str) -> None:
    """Change the file behind the journal's back, and leave it as a crash would."""
    with sqlite3.connect(path) as db:
        db.executescript(sql)
    db.close()


def counting(counts: list[int]) -> type[sqlite3.Connection]:
    """Return a class of connection that counts its visits and its commits."""

    class Counting(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            counts[0] += 1
            counts[1] += sql == "COMMIT"
            return super().execute(sql, parameters)

        def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
            counts[0] += 1
            return super().executemany(sql, parameters)

    return Counting


async def test_everything_in_the_folder_is_private(tmp_path: Path) -> None:
    """The folder is 0700, its files are 0600, the log beside the database included."""
    journal = await SqliteJournal.open(tmp_path / "new" / "data")
    await journal.create("oak")
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "new" / "data").iterdir()}
    await journal.close()
    assert 0o700 == stat.S_IMODE((tmp_path / "new" / "data").stat().st_mode)
    assert {"journal.db", "journal.db-wal", "journal.db-shm", "journal.lock"} == set(modes)
    assert {0o600} == set(modes.values())


async def test_the_settings_are_in_force(tmp_path: Path) -> None:
    """Durable, wiping what it deletes, checking references, trusting no schema, spilling nothing."""
    await written(tmp_path)
    db = await Door(tmp_path / "journal.db").open()
    names = (
        "journal_mode",
        "synchronous",
        "secure_delete",
        "foreign_keys",
        "mmap_size",
        "trusted_schema",
        "temp_store",
    )
    found = [(await rows(db, f"PRAGMA {name}"))[0][0] for name in names]
    await db.close()
    assert ["wal", 2, 1, 1, 0, 0, 2] == found


async def test_what_was_acknowledged_is_there_after_a_restart(tmp_path: Path) -> None:
    """Events, answers and heads outlive the process."""
    await written(tmp_path)
    journal = await SqliteJournal.open(tmp_path)
    assert [1, 2, 3] == [record.position for record in await journal.read("oak-0")]
    assert 3 == await journal.answer("oak-0", "ada-1", 1)
    await journal.close()


async def test_two_hundred_waiting_appends_share_a_few_transactions(tmp_path: Path) -> None:
    """A group costs five visits to the connection's thread, whatever its size."""
    counts = [0, 0]
    journal = await SqliteJournal.open(tmp_path, connection=counting(counts))
    for index in range(200):
        await journal.create(f"oak-{index}")
    counts[:] = [0, 0]
    await asyncio.gather(*(journal.append(rated(0, 1, stream=f"oak-{index}")) for index in range(200)))
    await journal.close()
    assert counts[1] <= 4
    assert counts[0] <= 5 * counts[1] + 2


async def test_a_read_never_sees_what_may_yet_be_undone(tmp_path: Path) -> None:
    """Reads among appends find whole commands only, with sound chains."""
    journal = await SqliteJournal.open(tmp_path)
    await journal.create("oak")
    appends = [journal.append(rated(4 * n, n + 1, size=4)) for n in range(300)]
    reads = [journal.read("oak") for _ in range(20)]
    told = await asyncio.gather(*appends, *reads)
    await journal.close()
    assert {0} == {len(each) % 4 for each in told if isinstance(each, list)}


async def test_a_second_process_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    """The error names the other process; once it has gone the folder opens."""
    journal = await SqliteJournal.open(tmp_path)
    with pytest.raises(Locked, match=rf"process {os.getpid()}: stop it first") as locked:
        await SqliteJournal.open(tmp_path)
    await journal.close()
    assert os.getpid() == locked.value.pid
    await (await SqliteJournal.open(tmp_path)).close()


async def test_a_holder_without_a_number_is_another_process(tmp_path: Path) -> None:
    """A lock that was taken but not yet signed is respected all the same."""
    with (tmp_path / "journal.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(Locked, match="another process") as locked:
            await SqliteJournal.open(tmp_path)
    assert 0 == locked.value.pid


async def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    """The error names both numbers; the folder is free again."""
    file = await written(tmp_path)
    tamper(file, "PRAGMA user_version = 99")
    before = file.read_bytes()
    for _ in range(2):
        with pytest.raises(NewerSchema, match="schema 99, this program knows 2"):
            await SqliteJournal.open(tmp_path)
    assert before == file.read_bytes()


async def test_another_program_s_file_is_refused(tmp_path: Path) -> None:
    """A database without our mark, and a file that is no database, are not touched."""
    tamper(tmp_path / "journal.db", "CREATE TABLE recipe (name TEXT)")
    with pytest.raises(Damaged, match="not a journal of this program"):
        await SqliteJournal.open(tmp_path)
    (tmp_path / "journal.db").write_bytes(b"a letter " * 500)
    with pytest.raises(Damaged, match="not a database"):
        await SqliteJournal.open(tmp_path)


async def test_migrations_run_in_order_and_once(tmp_path: Path) -> None:
    """A file of an earlier schema gets the scripts that it lacks."""
    file = await written(tmp_path)
    db = await Door(file).open()
    scripts = [*migrations(), "CREATE TABLE two (a INTEGER) STRICT;", "INSERT INTO two VALUES (3);"]
    for _ in range(2):
        await migrate(db, scripts)
    found = (await schema_of(db), await rows(db, "SELECT a FROM two"))
    await db.close()
    assert (4, [(3,)]) == found


async def test_a_failed_migration_leaves_nothing_behind(tmp_path: Path) -> None:
    """Each script is one transaction."""
    file = await written(tmp_path)
    db = await Door(file).open()
    with pytest.raises(sqlite3.OperationalError):
        await migrate(
            db, [*migrations(), "CREATE TABLE two (a INTEGER) STRICT; CREATE TABLE two (a INTEGER);"]
        )
    await db.close()
    db = await Door(file).open()
    found = (await schema_of(db), await rows(db, "SELECT 1 FROM sqlite_schema WHERE name = 'two'"))
    await db.close()
    assert (2, []) == found


async def test_after_a_clean_stop_nothing_is_verified(tmp_path: Path) -> None:
    """Opening costs the same whatever the size: no progress is told."""
    await written(tmp_path, streams=2)
    told: list[tuple[int, int]] = []
    journal = await SqliteJournal.open(tmp_path, progress=lambda done, total: told.append((done, total)))
    await journal.close()
    assert [] == told


async def test_after_an_unclean_stop_everything_is_verified(tmp_path: Path) -> None:
    """Progress is told in events until all are done."""
    await written(tmp_path, streams=3, size=200)
    (tmp_path / "journal.clean").unlink()
    told: list[tuple[int, int]] = []
    journal = await SqliteJournal.open(tmp_path, progress=lambda done, total: told.append((done, total)))
    await journal.close()
    assert [(256, 600), (512, 600), (600, 600)] == told
    assert () == journal.faults


async def test_a_file_that_was_exchanged_counts_as_unclean(tmp_path: Path) -> None:
    """The mark belongs to one file, and to a file without a log beside it."""
    file = await written(tmp_path, size=1)
    tamper(file, "UPDATE head SET hash = zeroblob(32)")
    journal = await SqliteJournal.open(tmp_path)
    await journal.close()
    assert ("stream oak-0, position 1: the head's hash is not that of the last event",) == journal.faults
    (tmp_path / "journal.db-wal").write_bytes(b"")
    journal = await SqliteJournal.open(tmp_path)
    await journal.close()
    assert 1 == len(journal.faults)


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (
            "UPDATE event SET body = x'00' WHERE stream = 'oak-1' AND position = 2",
            "oak-1, position 2: the body is not",
        ),
        (
            "UPDATE event SET actor = 'bo' WHERE stream = 'oak-1' AND position = 3",
            "oak-1, position 3: the chain is",
        ),
        (
            "DELETE FROM event WHERE stream = 'oak-1' AND position = 1",
            "oak-1, position 1: the event is missing",
        ),
        ("DELETE FROM event WHERE stream = 'oak-1'", "oak-1, position 3: the record ends at position 0"),
        (
            "UPDATE head SET position = 2 WHERE stream = 'oak-1'",
            "oak-1, position 3: an event lies beyond the head",
        ),
        ("DELETE FROM head WHERE stream = 'oak-1'", "oak-1: events without a head"),
    ],
)
async def test_damage_is_named_by_stream_and_position(tmp_path: Path, sql: str, fault: str) -> None:
    """The start after a crash and the check name the place; the other streams are served."""
    file = await written(tmp_path, streams=3)
    tamper(file, sql)
    journal = await SqliteJournal.open(tmp_path)
    found = await journal.check()
    assert any(fault in each for each in found)
    assert {"oak-1"} == {each.removeprefix("stream ").split(",")[0].split(":")[0] for each in found}
    assert found == list(journal.faults)
    assert 3 == len(await journal.read("oak-2"))
    with pytest.raises(JournalError, match="oak-1"):
        await journal.read("oak-1")
    with pytest.raises(Damaged, match="oak-1"):
        await journal.backup(tmp_path / "evening")
    await journal.close()
    assert not (tmp_path / "evening").exists()


async def test_damaged_pages_are_refused_after_a_crash(tmp_path: Path) -> None:
    """A file whose pages are not sound is not served at all."""
    file = await written(tmp_path, streams=30, size=20)
    spoil(file)
    with pytest.raises(Damaged):
        await SqliteJournal.open(tmp_path)


async def test_impossible_rows_are_refused_after_a_crash(tmp_path: Path) -> None:
    """A value that the schema forbids is damage that SQLite itself reports."""
    file = await written(tmp_path)
    tamper(file, "PRAGMA ignore_check_constraints = ON; UPDATE head SET epoch = 0;")
    with pytest.raises(Damaged, match="CHECK constraint failed in head"):
        await SqliteJournal.open(tmp_path)


async def test_damaged_pages_are_found_by_the_check(tmp_path: Path) -> None:
    """Also when the damage comes while the journal is open, and a read of it says so."""
    file = await written(tmp_path, streams=30, size=20)
    journal = await SqliteJournal.open(tmp_path)
    spoil(file)
    assert [] != await journal.check()
    with pytest.raises(Damaged):
        await journal.read("oak-3")
    await journal.close()


def spoil(file: Path) -> None:
    """Overwrite every page but the first two, without changing the size."""
    with file.open("r+b") as pages:
        pages.seek(8192)
        pages.write(b"\xaa" * (file.stat().st_size - 8192))


async def test_appends_go_on_while_the_journal_is_checked(tmp_path: Path) -> None:
    """Streams that begin or grow meanwhile are no faults."""
    await written(tmp_path, streams=3, size=300)
    journal = await SqliteJournal.open(tmp_path)

    async def grow() -> None:
        await journal.create("zelkova")
        for n in range(20):
            await journal.append(rated(n, n + 1, stream="zelkova"))
            await journal.append(rated(300 + n, n + 2, stream="oak-2"))

    faults, _ = await asyncio.gather(journal.check(), grow())
    await journal.close()
    assert [] == faults


async def test_a_backup_opens_as_a_journal(tmp_path: Path) -> None:
    """It is one file, sound by itself, and holds what was acknowledged before."""
    await written(tmp_path / "data")
    journal = await SqliteJournal.open(tmp_path / "data")
    (tmp_path / "copy").mkdir()
    await journal.backup(tmp_path / "copy" / "journal.db")
    await journal.close()
    assert ["journal.db"] == [each.name for each in (tmp_path / "copy").iterdir()]
    copy = await SqliteJournal.open(tmp_path / "copy")
    assert ([], 3) == (await copy.check(), len(await copy.read("oak-0")))
    await copy.close()


async def test_a_backup_outlives_its_caller(tmp_path: Path) -> None:
    """Closing waits for it, and the copy is whole."""
    await written(tmp_path / "data")
    journal = await SqliteJournal.open(tmp_path / "data")
    task = asyncio.create_task(journal.backup(tmp_path / "evening"))
    await asyncio.sleep(0)
    task.cancel()
    await journal.close()
    assert (tmp_path / "evening").stat().st_size > 0


async def test_a_backup_without_a_place_names_it(tmp_path: Path) -> None:
    """The error names the path and the cure."""
    journal = await SqliteJournal.open(tmp_path / "data")
    with pytest.raises(JournalError, match=r"nowhere/evening .*see to its folder"):
        await journal.backup(tmp_path / "nowhere" / "evening")
    await journal.close()


async def test_a_backup_never_takes_the_place_of_the_journal(tmp_path: Path) -> None:
    """A path of the journal's own files is refused, also by another spelling, and nothing happens to them."""
    await written(tmp_path / "data")
    journal = await SqliteJournal.open(tmp_path / "data")
    for path in (tmp_path / "data" / "journal.db", tmp_path / "data" / ".." / "data" / "journal.lock"):
        with pytest.raises(JournalError, match="another folder"):
            await journal.backup(path)
    assert ([], 3) == (await journal.check(), len(await journal.read("oak-0")))
    await journal.close()


async def test_a_cancelled_close_still_closes(tmp_path: Path) -> None:
    """The folder is free and the stop counts as clean."""
    journal = await SqliteJournal.open(tmp_path)
    task = asyncio.create_task(journal.close())
    await asyncio.sleep(0)
    task.cancel()
    await journal.close()
    assert (tmp_path / "journal.clean").exists()


async def test_whoever_waits_when_the_journal_closes_is_served(tmp_path: Path) -> None:
    """Closing does what was asked before it, more than one group of it."""
    journal = await SqliteJournal.open(tmp_path)
    await journal.create("oak")
    waiting = asyncio.gather(*(journal.append(rated(n, n + 1)) for n in range(600)))
    await asyncio.sleep(0)
    await journal.close()
    assert list(range(1, 601)) == await waiting
    assert (tmp_path / "journal.clean").exists()


async def test_an_open_folder_is_warned_about(tmp_path: Path) -> None:
    """A folder that others may enter is used as it is, and the operator is told."""
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data").chmod(0o755)
    journal = await SqliteJournal.open(tmp_path / "data")
    await journal.close()
    assert any("chmod 700" in warning for warning in journal.warnings)


def test_an_old_sqlite_is_warned_about() -> None:
    """Before 3.51.3 two connections may damage the file; from then on nothing is said."""
    warned = str(sqlite_warning((3, 51, 2)))
    assert warned.startswith("SQLite 3.51.2 works, and may damage the journal only if")
    assert "open journal.db with nothing else" in warned
    assert warned.endswith("with SQLite 3.51.3 or newer.")
    assert sqlite_warning((3, 51, 3)) is None


async def test_a_writer_that_is_torn_down_leaves_nobody_waiting(tmp_path: Path) -> None:
    """When the loop ends everything, callers get an error and the stop is not called clean."""
    journal = await SqliteJournal.open(tmp_path)
    await journal.create("oak")
    waiting = asyncio.create_task(journal.append(rated(0, 1)))
    await asyncio.sleep(0)
    journal._writer._task.cancel()
    with pytest.raises(JournalError, match="not known"):
        await waiting
    await journal.close()
    assert not (tmp_path / "journal.clean").exists()


async def test_a_defect_in_the_writer_is_not_hidden(tmp_path: Path) -> None:
    """A reader's question that breaks the writer ends it: callers are told, nothing hangs."""
    journal = await SqliteJournal.open(tmp_path)
    journal._writer._task.add_done_callback(lambda task: task.exception())

    async def broken(_: object) -> int:
        raise ZeroDivisionError

    with pytest.raises(JournalError, match="not known"):
        await journal._writer.ask(broken)
    with pytest.raises(JournalError, match="open it again"):
        await journal.head("oak")
    await journal.close()
    assert not journal.writable


def test_a_process_that_forgets_to_close_ends_all_the_same(tmp_path: Path) -> None:
    """The connection's thread does not outlive the loop, and the next start verifies everything."""
    code = (
        "import asyncio, pathlib, sys\n"
        "from panelry_server.journal.sqlite import SqliteJournal\n"
        "async def forget():\n"
        "    global journal\n"
        "    journal = await SqliteJournal.open(pathlib.Path(sys.argv[1]))\n"
        "    await journal.create('oak')\n"
        "asyncio.run(forget())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, timeout=30
    )
    assert b"" == done.stderr
    assert not (tmp_path / "journal.clean").exists()
