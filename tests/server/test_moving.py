"""Moving a record between a data folder and PostgreSQL: all of it arrives, sound, and lives in one place."""

from pathlib import Path

import pytest

from engines import AT, rated
from flaky import planned
from panelry_server.journal import AlreadyThere, Damaged, Head, HeldElsewhere, JournalError, MovedAway, Record
from panelry_server.journal.postgres import PostgresJournal
from panelry_server.journal.postgres import moving as place
from panelry_server.journal.postgres.moving import demand_free, into_database, into_folder
from panelry_server.journal.sqlite import SqliteJournal
from postgres_cluster import Cluster, schema_of

Held = tuple[list[Head], list[list[Record]]]


async def held_by(journal: SqliteJournal | PostgresJournal) -> Held:
    """Return everything that a journal holds, and close it."""
    heads = await journal.heads()
    everything = heads, [await journal.read(head.stream) for head in heads]
    assert [] == await journal.check()
    await journal.close()
    return everything


async def written(folder: Path) -> Held:
    """Make a journal file with an erased stream, a long one and marks; return what it holds."""
    journal = await SqliteJournal.open(folder)
    for stream in ("ash", "elm", "oak"):
        await journal.create(stream)
    await journal.append(rated(0, 1, *(b"{}" for _ in range(600))))
    await journal.append(rated(600, 2, b"\x00\xff"))
    await journal.append(rated(0, 9, b"gone", stream="elm"))
    await journal.erase("elm", AT)
    await journal.mark(lambda record: record.digest)
    return await held_by(journal)


def names(folder: Path) -> list[str]:
    """Return what a folder holds, without times."""
    return sorted(path.name for path in folder.iterdir())


async def test_a_record_moves_to_a_database_and_back_unchanged(database: str, tmp_path: Path) -> None:
    """Positions, epochs, hashes, marks and erasures are the same; nothing is left to be served twice."""
    before = await written(tmp_path)
    moved = await into_database(tmp_path, database, AT)
    assert (3, 602, "journal-moved-20310506T070809Z.db") == (moved.streams, moved.events, moved.aside.name)
    assert ["journal-moved-20310506T070809Z.db", "journal.lock"] == names(tmp_path)
    assert before == await held_by(await PostgresJournal.open(database))
    back = await into_folder(database, tmp_path, AT)
    assert (3, 602, tmp_path / "journal.db") == (back.streams, back.events, back.aside)
    with pytest.raises(MovedAway, match=AT):
        await PostgresJournal.open(database)
    assert before == await held_by(await SqliteJournal.open(tmp_path))


async def test_a_record_that_came_back_can_go_again(database: str, tmp_path: Path) -> None:
    """What the database held of it before is replaced without asking."""
    await written(tmp_path)
    await into_database(tmp_path, database, AT)
    await into_folder(database, tmp_path, AT)
    journal = await SqliteJournal.open(tmp_path)
    await journal.append(rated(601, 3))
    after = await held_by(journal)
    await into_database(tmp_path, database, AT)
    assert after == await held_by(await PostgresJournal.open(database))


async def test_a_database_that_holds_a_record_is_not_overwritten_unasked(
    database: str, tmp_path: Path
) -> None:
    """Both stay as they were; asked to, the move replaces what is there."""
    journal = await PostgresJournal.open(database)
    await journal.create("birch")
    there = await held_by(journal)
    before = await written(tmp_path)
    with pytest.raises(AlreadyThere, match="postgresql:///postgres"):
        await into_database(tmp_path, database, AT)
    with pytest.raises(AlreadyThere, match="is a journal already: take another database"):
        await demand_free(database)
    assert there == await held_by(await PostgresJournal.open(database))
    await into_database(tmp_path, database, AT, replace=True)
    assert before == await held_by(await PostgresJournal.open(database))


async def test_an_empty_database_is_free(database: str) -> None:
    """One without tables, and one whose record was moved away."""
    await demand_free(database)


async def test_a_folder_that_holds_a_journal_is_not_overwritten(database: str, tmp_path: Path) -> None:
    """The database stays in use."""
    await (await PostgresJournal.open(database)).close()
    before = await written(tmp_path)
    with pytest.raises(AlreadyThere, match=r"journal\.db"):
        await into_folder(database, tmp_path, AT)
    assert before == await held_by(await SqliteJournal.open(tmp_path))
    await (await PostgresJournal.open(database)).close()


async def test_a_damaged_file_is_not_moved(database: str, tmp_path: Path) -> None:
    """The fault is named, the file stays, and the database is as empty as before."""
    await written(tmp_path)
    journal = await SqliteJournal.open(tmp_path)
    await journal._writer.ask(
        lambda db: db.execute_fetchall("UPDATE event SET actor = 'bo' WHERE position = 7")
    )
    await journal.close()
    with pytest.raises(Damaged, match="stream oak, position 7"):
        await into_database(tmp_path, database, AT)
    assert "journal.db" in names(tmp_path)
    await demand_free(database)


async def test_a_damaged_database_is_not_moved(cluster: Cluster, database: str, tmp_path: Path) -> None:
    """No file appears, and the record is served where it was."""
    await written(tmp_path / "data")
    await into_database(tmp_path / "data", database, AT)
    cluster.ask("UPDATE event SET actor = 'bo' WHERE position = 7", schema_of(database))
    with pytest.raises(Damaged, match="stream oak, position 7"):
        await into_folder(database, tmp_path / "new", AT)
    assert ["journal.lock"] == names(tmp_path / "new")
    await (await PostgresJournal.open(database)).close()


async def test_a_record_that_a_server_has_stays_where_it_is(database: str, tmp_path: Path) -> None:
    """In either direction; the error says to stop that server."""
    await written(tmp_path)
    journal = await PostgresJournal.open(database)
    for move in (
        into_database(tmp_path, database, AT),
        into_folder(database, tmp_path / "new", AT),
        demand_free(database),
    ):
        with pytest.raises(HeldElsewhere, match="stop that server first"):
            await move
    await journal.close()


async def test_a_place_that_cannot_be_reached_is_named(
    cluster: Cluster, database: str, tmp_path: Path
) -> None:
    """The database, or the file."""
    await written(tmp_path)
    nowhere = cluster.address("public").replace("/postgres?", "/nowhere?")
    for move in (
        into_database(tmp_path, nowhere, AT),
        into_folder(nowhere, tmp_path / "new", AT),
        demand_free(nowhere),
    ):
        with pytest.raises(JournalError, match="postgresql:///nowhere cannot be used"):
            await move
    with pytest.raises(JournalError, match=r"journal\.db was not moved"):
        await into_database(tmp_path / "empty", database, AT)


async def test_a_move_that_breaks_off_leaves_the_record_in_its_file(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is cut at the commit: the database is empty, the file can be moved again."""
    before = await written(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(place, "Door", planned(("COMMIT", "cut")))
        with pytest.raises(JournalError, match="the connection was cut"):
            await into_database(tmp_path, database, AT)
    await into_database(tmp_path, database, AT)
    assert before == await held_by(await PostgresJournal.open(database))
