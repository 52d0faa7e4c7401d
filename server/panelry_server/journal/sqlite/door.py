"""The way into the database file: its identity, its settings, its migrations, its errors."""

import sqlite3
from importlib.resources import files
from pathlib import Path

import aiosqlite
import msgspec

from panelry_server.journal import Damaged, JournalError, NewerSchema
from panelry_server.journal.sqlite.queries import Database, rows

APPLICATION_ID = 0x504E4C59
"""'PNLY', in the header of every journal file."""
_PATIENCE = 1.0
"""Seconds to wait for another program, which has no business in the file."""
_SAFE_VERSION = (3, 51, 3)
SETTINGS = """
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
PRAGMA mmap_size = 0;
PRAGMA trusted_schema = OFF;
PRAGMA temp_store = MEMORY;
"""
"""Every write on the disk before it counts, nothing deleted left in a page, nothing in temporary files."""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Door(msgspec.Struct, frozen=True):
    """Opens the one connection to a database file that exists.

    `connection` is the class of `sqlite3` connection, so that a test can make the disk fail.
    """

    path: Path
    connection: type[sqlite3.Connection] = sqlite3.Connection

    async def open(self) -> aiosqlite.Connection:
        """Return a connection with every setting in force.

        Raises sqlite3.Error for a file that cannot be opened or is no database, `Damaged` for
        another program's, `NewerSchema`, and `JournalError` where the disk cannot hold a
        write-ahead log.
        """
        db = await self._reach()
        try:
            await self._identify(db)
            await set_up(db, self.path)
        except BaseException:
            await db.close()
            raise
        return db

    async def _reach(self) -> aiosqlite.Connection:
        # A connection that fails to open leaves its thread to itself, and that thread may outlive
        # the loop. So a failure opens an empty database instead, which is closed in order.
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        failures: list[sqlite3.Error] = []

        def connect() -> sqlite3.Connection:
            try:
                return self.connection(address, uri=True, timeout=_PATIENCE, isolation_level=None)
            except sqlite3.Error as error:
                failures.append(error)
                return sqlite3.connect(":memory:")

        db = await aiosqlite.Connection(connect, iter_chunk_size=64)
        if failures:
            await db.close()
            raise failures[0]
        return db

    async def _identify(self, db: aiosqlite.Connection) -> None:
        found = await _number(db, "PRAGMA application_id")
        tables = await _number(db, "SELECT count(*) FROM sqlite_schema")
        if found != APPLICATION_ID and (found, tables) != (0, 0):
            raise Damaged(f"{self.path} is not a journal of this program")
        version, known = await schema_of(db), len(migrations())
        if version > known:
            raise NewerSchema(self.path, version, known)


async def set_up(db: Database, path: Path) -> None:
    """Put every setting in force; `JournalError` where the disk cannot hold a write-ahead log."""
    await db.executescript(SETTINGS)
    if await _number(db, "PRAGMA journal_mode = WAL") != "wal":
        raise JournalError(f"{path} cannot have a write-ahead log: use a local disk")


async def _number(db: Database, sql: str) -> int | str:
    value: int | str = (await rows(db, sql))[0][0]
    return value


async def schema_of(db: Database) -> int:
    """Return the number of the last migration that the file has had."""
    return int(await _number(db, "PRAGMA user_version"))


def migrations() -> list[str]:
    """Return the scripts that make the schema, in order; the first takes an empty file to schema 1."""
    folder = files("panelry_server.journal.sqlite") / "schema"
    scripts = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".sql")), key=lambda each: each.name
    )
    return [script.read_text(encoding="utf-8") for script in scripts]


async def migrate(db: Database, scripts: list[str]) -> None:
    """Bring the file to the last of the scripts, each in a transaction of its own."""
    for number in range(await schema_of(db) + 1, len(scripts) + 1):
        body = scripts[number - 1]
        await db.executescript(f"BEGIN IMMEDIATE;\n{body}\nPRAGMA user_version = {number};\nCOMMIT;")


async def checkpoint(db: Database) -> None:
    """Write what the log holds afresh into the file, durably; sqlite3.Error if that fails."""
    busy = (await rows(db, "PRAGMA wal_checkpoint(TRUNCATE)"))[0][0]
    if busy:
        raise sqlite3.OperationalError("another program reads the journal's file")


async def rehearse(db: Database) -> None:
    """Write one page durably without changing anything; sqlite3.Error if the disk does not take it."""
    await checkpoint(db)
    await db.execute_fetchall(f"PRAGMA user_version = {await schema_of(db)}")


def as_journal_error(error: sqlite3.Error) -> JournalError:
    """Return the failure of a read in the journal's own terms."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
        return Damaged(str(error))
    return JournalError(f"the journal could not be read ({error}): see to its disk")


def sqlite_warning(version: tuple[int, int, int]) -> str | None:
    """Return what to tell the operator about that version of SQLite, None if nothing."""
    if version >= _SAFE_VERSION:
        return None
    return (
        f"SQLite {'.'.join(map(str, version))} works, and may damage the journal only if a second program"
        " opens its file meanwhile: open journal.db with nothing else while the server runs. Whoever looks"
        f" after this machine can end the risk with SQLite {'.'.join(map(str, _SAFE_VERSION))} or newer."
    )
