"""Moving a record between a data folder and a database, while no server has either.

Every chain is followed where the record arrives before it counts there; only then the place that it
came from is put aside, so that nobody goes on writing in two places.
"""

import sqlite3
from pathlib import Path

import msgspec

from panelry_server.database_url import shown
from panelry_server.journal import AlreadyThere, Damaged, Head, JournalError, verifying
from panelry_server.journal.moving import into_file
from panelry_server.journal.postgres import queries
from panelry_server.journal.postgres.door import TROUBLE, Door, as_journal_error
from panelry_server.journal.postgres.queries import Database, straight_from
from panelry_server.journal.postgres.sharing import forget_nodes, read_fact
from panelry_server.journal.sqlite import door as sqlite_door
from panelry_server.journal.sqlite import queries as file_queries
from panelry_server.journal.sqlite.checks import straight_from as straight_from_file
from panelry_server.journal.sqlite.folder import DataFolder, sync_folder
from panelry_server.journal.verifying import Reading


class Moved(msgspec.Struct, frozen=True):
    """What was moved; `aside` is where the journal file is now, put aside or in its place."""

    streams: int
    events: int
    aside: Path


async def into_database(folder: Path, url: str, at: str, *, replace: bool = False) -> Moved:
    """Move the record of a data folder into a database; the journal file is put aside under a new name.

    A record that is in the database already is replaced where it was moved away before, or with
    `replace`. Raises `AlreadyThere`, `Locked`, `HeldElsewhere`, `Damaged`, `JournalError`; the file
    then stays in place, and so does what the database holds.
    """
    data = DataFolder.hold(folder)
    try:
        heads = await _from_file(data.database, url, replace=replace)
        aside = data.path / f"journal-moved-{at.translate(str.maketrans('', '', '-:.'))}.db"
        data.clear_mark()
        data.clear_log()
        data.database.rename(aside)
        sync_folder(data.path)
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"{data.database} was not moved ({error}): see to the file") from error
    finally:
        data.release()
    return _moved(heads, aside)


async def into_folder(url: str, folder: Path, at: str) -> Moved:
    """Move the record of a database into a data folder that has none; the database says so from then on.

    Raises `AlreadyThere`, `Locked`, `HeldElsewhere`, `MovedAway`, `Damaged`, `JournalError`; the
    database then stays as it was.
    """
    data = DataFolder.hold(folder)
    try:
        if data.database.exists():
            raise AlreadyThere(data.database)
        hold = await Door(url).take()
        try:
            await _demand_one(hold.db)
            return await _to_file(hold.db, data.database, at)
        finally:
            hold.db.terminate()
    except TROUBLE as error:
        raise as_journal_error(error, url) from None
    finally:
        data.release()


async def demand_free(url: str) -> None:
    """Raise `AlreadyThere` where the database holds a record that was not moved away; `JournalError`."""
    try:
        hold = await Door(url).take(moved=True)
        try:
            await _demand_free(hold.db, url)
        finally:
            hold.db.terminate()
    except TROUBLE as error:
        raise as_journal_error(error, url) from None


async def _demand_one(db: Database) -> None:
    """Raise `JournalError` where several servers may have the record, and its keys are in the database."""
    if (await read_fact(db)).nodes:
        raise JournalError(
            "several servers may have this record, and its keys are in the database: move them out first"
            " with panelry-server nodes end"
        )


async def _demand_free(db: Database, url: str) -> None:
    if await db.fetchval("SELECT moved_at IS NULL AND EXISTS (SELECT 1 FROM head) FROM journal"):
        raise AlreadyThere(shown(url))


async def _from_file(path: Path, url: str, *, replace: bool) -> list[Head]:
    file = await sqlite_door.Door(path).open()
    try:
        await sqlite_door.migrate(file, sqlite_door.migrations())
        source = Reading(straight_from_file(file), file_queries)
        try:
            hold = await Door(url).take(moved=True)
            try:
                await hold.db.execute("BEGIN")
                await _fill(hold.db, source, url, replace=replace)
                await hold.db.execute("COMMIT")
            finally:
                hold.db.terminate()
        except TROUBLE as error:
            raise as_journal_error(error, url) from None
        heads = await source.heads()
        await sqlite_door.checkpoint(file)
        return heads
    finally:
        await file.close()


async def _fill(db: Database, source: verifying.Source, url: str, *, replace: bool) -> None:
    if not replace:
        await _demand_free(db, url)
    await db.execute("TRUNCATE head, event; UPDATE journal SET moved_at = NULL")
    await forget_nodes(db)
    heads = await source.heads()
    await db.copy_records_to_table("head", records=[msgspec.structs.astuple(each) for each in heads])
    async for records in verifying.pieces(source):
        await db.copy_records_to_table("event", records=[msgspec.structs.astuple(each) for each in records])
    faults = await verifying.chain_faults(Reading(straight_from(db), queries))
    if faults:
        raise Damaged(*faults)


async def _to_file(db: Database, path: Path, at: str) -> Moved:
    source = Reading(straight_from(db), queries)
    await into_file(source, path)
    heads = await source.heads()
    await db.execute("UPDATE journal SET moved_at = $1", at)
    return _moved(heads, path)


def _moved(heads: list[Head], aside: Path) -> Moved:
    return Moved(len(heads), sum(head.position for head in heads), aside)
