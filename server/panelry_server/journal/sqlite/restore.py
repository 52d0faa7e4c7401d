"""From a backup to a journal that serves: verified, every epoch raised, what was erased erased again."""

import asyncio
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import aiosqlite
import msgspec

from panelry_server.journal import AlreadyThere, Damaged, Head, JournalError
from panelry_server.journal.group import Erase
from panelry_server.journal.sqlite.checks import chain_faults, page_faults, straight_from
from panelry_server.journal.sqlite.door import (
    Door,
    as_journal_error,
    checkpoint,
    migrate,
    migrations,
    schema_of,
)
from panelry_server.journal.sqlite.folder import DataFolder, make_private, publish
from panelry_server.journal.sqlite.queries import Database, all_heads, raise_epochs, write

_LONGEST_STEP = 2**31


class Restored(msgspec.Struct, frozen=True):
    """What a restored journal holds; `erased` are the streams that the backup still had whole."""

    streams: int
    events: int
    erased: int


async def restore(
    backup: Path, folder: Path, *, replace: bool = False, ready: Callable[[], None] = lambda: None
) -> Restored:
    """Put a verified copy of a backup into a data folder that no process holds.

    Every epoch is raised by one random step from 1 to 2^31, so that two restores of one backup
    are two histories. With `replace` the journal that is there goes; as far as it can be read,
    its epochs are exceeded and its erasures are done again. Until the copy is ready the folder's
    journal stays as it was; `ready` is called just before the copy takes its place. The next start
    verifies everything.

    Raises `Damaged` naming the backup's faults, `AlreadyThere`, `Locked`, `NewerSchema`,
    `JournalError` for a file that cannot be read or written.
    """
    data = DataFolder.hold(folder)
    try:
        if data.database.exists() and not replace:
            raise AlreadyThere(data.database)
        return await _restore(backup, data, ready)
    except (sqlite3.Error, OSError) as error:
        raise JournalError(
            f"{backup} was not restored to {folder} ({error}): see to the file, the folder and the disk"
        ) from error
    finally:
        data.release()


async def _restore(backup: Path, data: DataFolder, ready: Callable[[], None]) -> Restored:
    partial = data.path / "journal.partial"
    try:
        await asyncio.to_thread(_copy, backup, partial)
        try:
            restored = await _make_ready(partial, await _heads_before(data))
        except sqlite3.Error as error:
            raise as_journal_error(error) from error
        ready()
        data.clear_mark()
        data.clear_log()
        publish(partial, data.database)
    except Damaged as damaged:
        raise Damaged(*(f"backup {backup}: {fault}" for fault in damaged.faults)) from damaged
    finally:
        for left in (partial, *(partial.with_name(f"{partial.name}{tail}") for tail in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
    return restored


def _copy(backup: Path, partial: Path) -> None:
    log = backup.with_name(f"{backup.name}-wal")
    if log.exists():
        raise JournalError(f"{backup} has a log beside it, so it is not a finished backup: take another")
    make_private(partial)
    shutil.copyfile(backup, partial)


async def _heads_before(data: DataFolder) -> list[Head]:
    """Return the heads of the journal that is replaced; none where there is none or it cannot be read."""
    if not data.database.exists():
        return []
    try:
        db = await Door(data.database).open()
    except (sqlite3.Error, JournalError):
        return []
    try:
        return await all_heads(db)
    except sqlite3.Error:
        return []
    finally:
        await db.close()


async def _make_ready(partial: Path, before: list[Head]) -> Restored:
    db = await Door(partial).open()
    try:
        return await _made_ready(db, before)
    finally:
        await db.close()


async def _made_ready(db: aiosqlite.Connection, before: list[Head]) -> Restored:
    if await schema_of(db) == 0:
        raise Damaged("it is empty")
    faults = await _faults_in(db)
    if faults:
        raise Damaged(*faults)
    erased = await _erase_again(db, before)
    await raise_epochs(db, above=before, step=1 + secrets.randbelow(_LONGEST_STEP))
    await checkpoint(db)
    heads = await all_heads(db)
    return Restored(len(heads), sum(head.position for head in heads), erased)


async def _faults_in(db: aiosqlite.Connection) -> list[str]:
    """Return what is wrong with pages and chains, having brought a copy with sound pages to this schema."""
    ask = straight_from(db)
    try:
        faults = await page_faults(ask, "integrity_check")
        if not faults:
            await migrate(db, migrations())
            faults = await chain_faults(ask)
    except Damaged as damaged:
        return list(damaged.faults)
    except (JournalError, sqlite3.Error) as error:
        return [str(error)]
    return faults


async def _erase_again(db: Database, before: list[Head]) -> int:
    gone = {head.stream: head.erased_at for head in before if head.erased_at is not None}
    again = [
        Erase(head.stream, at)
        for head in await all_heads(db)
        if head.erased_at is None and (at := gone.get(head.stream)) is not None
    ]
    if again:
        await write(db, again)
        await db.execute_fetchall("COMMIT")
    return len(again)
