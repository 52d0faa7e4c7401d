"""Moving a record from one engine to the other: every stream with its positions, epochs, hashes and marks.

What arrives is read again and every chain is followed before it counts; nothing is changed on the way.
"""

import sqlite3
from pathlib import Path

from panelry_server.journal import Damaged, JournalError
from panelry_server.journal.sqlite.checks import faults_of, straight_from
from panelry_server.journal.sqlite.door import Door, checkpoint, migrate, migrations
from panelry_server.journal.sqlite.folder import make_private, publish
from panelry_server.journal.sqlite.queries import Database, put
from panelry_server.journal.verifying import Source, pieces


async def into_file(source: Source, path: Path) -> None:
    """Write a record to a journal file of its own, private, whole and verified before it has its name.

    `Damaged` if the copy is not sound, `JournalError` if it cannot be written; then nothing new stands
    at `path`.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        make_private(partial)
        faults = await _written(source, partial)
        if not faults:
            publish(partial, path)
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"no copy was made at {path} ({error}): see to its folder and disk") from error
    finally:
        for left in (partial, *(partial.with_name(f"{partial.name}{tail}") for tail in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
    if faults:
        raise Damaged(*faults)


async def _written(source: Source, partial: Path) -> list[str]:
    db = await Door(partial).open()
    try:
        await migrate(db, migrations())
        await _fill(db, source)
        await checkpoint(db)
        await db.execute_fetchall("PRAGMA journal_mode = DELETE")
        return await faults_of(straight_from(db), "integrity_check")
    finally:
        await db.close()


async def _fill(db: Database, source: Source) -> None:
    await db.execute_fetchall("BEGIN IMMEDIATE")
    await put(db, await source.heads(), [])
    async for records in pieces(source):
        await put(db, [], records)
    await db.execute_fetchall("COMMIT")
