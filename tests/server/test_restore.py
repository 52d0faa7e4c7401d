"""Restore: only a sound backup, never over a journal by accident, and always into another epoch."""

import sqlite3
import stat
from pathlib import Path

import pytest

from engines import AT, bytes_below, opened, rated
from panelry_server.journal import AlreadyThere, Conflict, Damaged, Erased, JournalError, Locked, NewerSchema
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.journal.sqlite.restore import Restored, restore
from panelry_server.keeping import KeysError, Places
from panelry_server.keeping.sealing import seal

CANARY = b"canary-2e9c-osprey-dawn"


async def backed_up(folder: Path, *, streams: int = 2, engine: str = "sqlite") -> Path:
    """Leave a journal in `folder/data` with streams of three events, and return a backup of it."""
    journal = await opened(engine, folder / "data")
    for index in range(streams):
        await journal.create(f"oak-{index}")
        await journal.append(rated(0, 1, b"1", b"2", CANARY, stream=f"oak-{index}"))
    await journal.backup(folder / "evening")
    await journal.close()
    return folder / "evening"


def tamper(path: Path, sql: str) -> None:
    """Change a file behind the program's back."""
    with sqlite3.connect(path) as db:
        db.executescript(sql)
    db.close()


async def epochs(folder: Path) -> dict[str, int]:
    """Return the epoch of every stream of a journal."""
    journal = await SqliteJournal.open(folder)
    found = {head.stream: head.epoch for head in await journal.heads()}
    await journal.close()
    return found


async def test_a_restored_journal_holds_what_the_backup_held(tmp_path: Path) -> None:
    """Every event, with sound chains, in a folder that is private."""
    backup = await backed_up(tmp_path)
    assert Restored(2, 6, 0) == await restore(backup, tmp_path / "new")
    journal = await SqliteJournal.open(tmp_path / "new")
    assert ([], ()) == (await journal.check(), journal.faults)
    assert [b"1", b"2", CANARY] == [record.body for record in await journal.read("oak-1")]
    await journal.close()
    assert 0o600 == stat.S_IMODE((tmp_path / "new" / "journal.db").stat().st_mode)
    assert 0o700 == stat.S_IMODE((tmp_path / "new").stat().st_mode)


async def test_nothing_half_made_stays_after_a_restore(tmp_path: Path) -> None:
    """One database and its lock, no copy, no log."""
    backup = await backed_up(tmp_path)
    await restore(backup, tmp_path / "new")
    assert ["journal.db", "journal.lock"] == sorted(each.name for each in (tmp_path / "new").iterdir())


async def test_every_epoch_is_raised_and_no_two_restores_share_one(tmp_path: Path) -> None:
    """Two restores of one backup are two histories: a cursor of one never fits the other."""
    backup = await backed_up(tmp_path)
    for name in ("one", "two"):
        await restore(backup, tmp_path / name)
    one, two = await epochs(tmp_path / "one"), await epochs(tmp_path / "two")
    assert {"oak-0", "oak-1"} == set(one)
    assert all(epoch > 1 for epoch in (*one.values(), *two.values()))
    assert one != two


async def test_a_caller_from_before_the_restore_appends_nothing(tmp_path: Path) -> None:
    """Its epoch is over, though its position may fit."""
    backup = await backed_up(tmp_path)
    await restore(backup, tmp_path / "new")
    journal = await SqliteJournal.open(tmp_path / "new")
    with pytest.raises(Conflict):
        await journal.append(rated(3, 2, stream="oak-0"))
    epoch = (await journal.heads())[0].epoch
    assert 4 == await journal.append(rated(3, 2, stream="oak-0", epoch=epoch))
    await journal.close()


async def test_a_journal_is_not_replaced_unless_told(tmp_path: Path) -> None:
    """The error names the file and the cure; what is there stays as it is."""
    backup = await backed_up(tmp_path)
    before = (tmp_path / "data" / "journal.db").read_bytes()
    there = r"journal\.db is a journal already: take another folder, or ask to replace it"
    with pytest.raises(AlreadyThere, match=there):
        await restore(backup, tmp_path / "data")
    assert before == (tmp_path / "data" / "journal.db").read_bytes()


async def test_a_journal_is_replaced_when_told(tmp_path: Path) -> None:
    """What came after the backup is gone, and the epochs exceed those that were reached meanwhile."""
    backup = await backed_up(tmp_path)
    await restore(backup, tmp_path / "data", replace=True)
    before = await epochs(tmp_path / "data")
    journal = await SqliteJournal.open(tmp_path / "data")
    await journal.append(rated(3, 2, stream="oak-0", epoch=before["oak-0"]))
    await journal.create("late")
    await journal.close()
    assert Restored(2, 6, 0) == await restore(backup, tmp_path / "data", replace=True)
    after = await epochs(tmp_path / "data")
    assert {"oak-0": True, "oak-1": True} == {stream: after[stream] > before[stream] for stream in after}


async def test_the_log_of_the_replaced_journal_is_not_read_into_the_new_one(tmp_path: Path) -> None:
    """After a crash a log lies beside the database; it goes with it."""
    backup = await backed_up(tmp_path)
    with sqlite3.connect(tmp_path / "data" / "journal.db") as db:
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("UPDATE event SET actor = 'bo'")
        db.commit()
        logs = {
            name: (tmp_path / "data" / name).read_bytes() for name in ("journal.db-wal", "journal.db-shm")
        }
    db.close()
    for name, content in logs.items():
        (tmp_path / "data" / name).write_bytes(content)
    await restore(backup, tmp_path / "data", replace=True)
    journal = await SqliteJournal.open(tmp_path / "data")
    assert ([], "ada") == (await journal.check(), (await journal.read("oak-0"))[0].actor)
    await journal.close()


async def test_a_restored_journal_is_verified_at_its_first_start(tmp_path: Path) -> None:
    """No mark of an orderly stop comes with it."""
    backup = await backed_up(tmp_path)
    await restore(backup, tmp_path / "data", replace=True)
    told: list[tuple[int, int]] = []
    journal = await SqliteJournal.open(
        tmp_path / "data", progress=lambda done, total: told.append((done, total))
    )
    await journal.close()
    assert [(6, 6)] == told


async def test_what_was_erased_stays_erased(tmp_path: Path) -> None:
    """A backup from before an erasure does not bring the words back, without sealing too."""
    backup = await backed_up(tmp_path)
    journal = await SqliteJournal.open(tmp_path / "data")
    await journal.erase("oak-0", AT)
    await journal.erase("oak-1", AT)
    await journal.close()
    assert Restored(2, 6, 2) == await restore(backup, tmp_path / "data", replace=True)
    assert CANARY not in bytes_below(tmp_path / "data")
    journal = await SqliteJournal.open(tmp_path / "data")
    assert [] == await journal.check()
    assert [AT, AT] == [head.erased_at for head in await journal.heads()]
    with pytest.raises(Erased):
        await journal.append(rated(3, 2, stream="oak-0"))
    await journal.close()


async def test_an_erased_stream_in_a_backup_is_restored_erased(tmp_path: Path) -> None:
    """Its head comes back with the rest, and nothing is erased twice."""
    await backed_up(tmp_path)
    journal = await SqliteJournal.open(tmp_path / "data")
    await journal.erase("oak-0", AT)
    await journal.backup(tmp_path / "later")
    await journal.close()
    for replace in (False, True):
        assert Restored(2, 6, 0) == await restore(tmp_path / "later", tmp_path / "new", replace=replace)


async def test_with_the_keys_a_restore_into_a_new_folder_stays_erased_too(tmp_path: Path) -> None:
    """The store of keys remembers: opened with it, the old words are wiped and could not be read."""
    backup = await backed_up(tmp_path, engine="sealed sqlite")
    journal = await opened("sealed sqlite", tmp_path / "data")
    await journal.erase("oak-0", AT)
    await journal.close()
    await restore(backup, tmp_path / "new")
    places = Places.beside(tmp_path / "data")
    sealed = await seal(await SqliteJournal.open(tmp_path / "new"), tmp_path / "new", places)
    bodies = {name: [record.body for record in await sealed.read(name)] for name in ("oak-0", "oak-1")}
    assert {"oak-0": [None, None, None], "oak-1": [b"1", b"2", CANARY]} == bodies
    assert [] == await sealed.check()
    await sealed.close()


async def test_a_backup_without_its_keys_reads_as_nothing(tmp_path: Path) -> None:
    """Whoever has the copy of the journal alone finds the streams named and every word lost."""
    backup = await backed_up(tmp_path, engine="sealed sqlite")
    assert CANARY not in backup.read_bytes()
    await restore(backup, tmp_path / "new")
    sealed = await seal(await SqliteJournal.open(tmp_path / "new"), tmp_path / "new")
    assert 2 == len(sealed.faults)
    with pytest.raises(Damaged, match="oak-0 has no key"):
        await sealed.read("oak-0")
    await sealed.close()


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (
            "UPDATE event SET body = x'00' WHERE stream = 'oak-1' AND position = 2",
            "oak-1, position 2: the body",
        ),
        (
            "UPDATE event SET actor = 'bo' WHERE stream = 'oak-1' AND position = 3",
            "oak-1, position 3: the chain",
        ),
        ("DELETE FROM event WHERE position = 1", "oak-0, position 1: the event is missing"),
        ("UPDATE head SET position = 2 WHERE stream = 'oak-1'", "oak-1, position 3: an event lies beyond"),
        ("DELETE FROM head WHERE stream = 'oak-1'", "oak-1: events without a head"),
        (
            "PRAGMA ignore_check_constraints = ON; UPDATE head SET epoch = 0",
            "CHECK constraint failed in head",
        ),
        ("PRAGMA application_id = 7", "not a journal of this program"),
        ("DROP TABLE event", "no such table"),
    ],
)
async def test_an_unsound_backup_is_refused(tmp_path: Path, sql: str, fault: str) -> None:
    """Pages, rows and chains are verified first; the error names the backup, the folder stays as it was."""
    backup = await backed_up(tmp_path)
    tamper(backup, sql)
    before = (tmp_path / "data" / "journal.db").read_bytes()
    with pytest.raises(JournalError, match=fault) as refused:
        await restore(backup, tmp_path / "data", replace=True)
    assert str(backup) in str(refused.value)
    assert before == (tmp_path / "data" / "journal.db").read_bytes()
    assert [] == list((tmp_path / "data").glob("*partial*"))


async def test_spoiled_pages_are_refused(tmp_path: Path) -> None:
    """Also where the damage is in the middle of the file."""
    backup = await backed_up(tmp_path, streams=60)
    with backup.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xaa" * 8192)
    with pytest.raises(Damaged, match="evening"):
        await restore(backup, tmp_path / "new")
    assert not (tmp_path / "new" / "journal.db").exists()


@pytest.mark.parametrize("content", [b"", b"a letter " * 500])
async def test_a_file_that_is_no_backup_is_refused(content: bytes, tmp_path: Path) -> None:
    """An empty file would restore as an empty journal."""
    (tmp_path / "evening").write_bytes(content)
    with pytest.raises(Damaged, match=r"backup .*evening: (it is empty|file is not a database)"):
        await restore(tmp_path / "evening", tmp_path / "new")


async def test_a_missing_backup_is_named(tmp_path: Path) -> None:
    """Nothing is made in the folder but its lock."""
    with pytest.raises(JournalError, match=r"evening was not restored .*No such file"):
        await restore(tmp_path / "evening", tmp_path / "new")
    assert ["journal.lock"] == [each.name for each in (tmp_path / "new").iterdir()]


async def test_a_file_with_a_log_beside_it_is_no_backup(tmp_path: Path) -> None:
    """Copied by hand from a journal in use, it may lack its last events."""
    backup = await backed_up(tmp_path)
    (tmp_path / "evening-wal").write_bytes(b"")
    with pytest.raises(JournalError, match="not a finished backup"):
        await restore(backup, tmp_path / "new")


async def test_a_backup_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    """The error names both schemas."""
    backup = await backed_up(tmp_path)
    tamper(backup, "PRAGMA user_version = 99")
    with pytest.raises(NewerSchema, match="schema 99"):
        await restore(backup, tmp_path / "new")


async def test_a_folder_in_use_is_not_restored_into(tmp_path: Path) -> None:
    """The server must be stopped first."""
    backup = await backed_up(tmp_path)
    journal = await SqliteJournal.open(tmp_path / "data")
    with pytest.raises(Locked, match="stop it first"):
        await restore(backup, tmp_path / "data", replace=True)
    assert 3 == len(await journal.read("oak-0"))
    await journal.close()


@pytest.mark.parametrize("ruin", ["letter", "no table"])
async def test_a_journal_that_cannot_be_read_is_replaced_all_the_same(ruin: str, tmp_path: Path) -> None:
    """That is what backups are for."""
    backup = await backed_up(tmp_path)
    if ruin == "letter":
        (tmp_path / "data" / "journal.db").write_bytes(b"a letter " * 500)
    else:
        tamper(tmp_path / "data" / "journal.db", "DROP TABLE head")
    assert Restored(2, 6, 0) == await restore(backup, tmp_path / "data", replace=True)
    assert {"oak-0", "oak-1"} == set(await epochs(tmp_path / "data"))


def test_keys_errors_are_errors_of_the_journal() -> None:
    """Whoever holds a journal holds a sealed one without knowing."""
    assert issubclass(KeysError, JournalError)
