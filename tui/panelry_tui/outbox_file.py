"""The file of an outbox: opened, made, or taken over from a program that did not encrypt yet.

What stands in it in plain: numbers, versions, answers and names of dialogs. Each body is encrypted for its
place: the outbox's own mark, its table, and what identifies its row.
"""

import os
import secrets
import sqlite3
from pathlib import Path

import aiosqlite

from panelry_tui.at_rest import Place, SealError, seal, unseal

SCHEMA = (
    """CREATE TABLE outbox (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      mark TEXT NOT NULL,
      proof BLOB NOT NULL, -- nothing, encrypted: only the right key opens it
      used INTEGER NOT NULL DEFAULT 0 -- the highest number of an entry that was let go
    ) STRICT""",
    """CREATE TABLE entry (
      n INTEGER PRIMARY KEY CHECK (n > 0),
      body BLOB NOT NULL,
      expect INTEGER,
      answer TEXT -- NULL while it waits, 'accepted', or the code of a refusal
    ) STRICT""",
    """CREATE TABLE kept (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      epoch INTEGER NOT NULL,
      cur TEXT NOT NULL,
      picture BLOB NOT NULL
    ) STRICT""",
    "CREATE TABLE sealed (one INTEGER PRIMARY KEY CHECK (one = 1), memory BLOB NOT NULL) STRICT",
    "CREATE TABLE begun (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
    """CREATE TABLE said (
      device TEXT PRIMARY KEY -- another one of the same person, of which they were told
    ) STRICT""",
)
_PLAIN, _TO_SWEEP, _READY = 0, 1, 2
"""What `user_version` says: not encrypted or new; encrypted, old pages still to be swept; ready."""
_OLD = {
    "entry": "SELECT n, body, expect, answer FROM entry",
    "kept": "SELECT one, epoch, cur, picture FROM kept",
    "sealed": "SELECT one, memory FROM sealed",
    "begun": "SELECT name, CAST(text AS BLOB) FROM begun",
    "said": "SELECT device FROM said",
}


class OutboxError(Exception):
    """The outbox cannot be written or read; the message names the file and the cure."""


def failure(path: Path, fault: sqlite3.Error) -> OutboxError:
    """Return what to raise where the database refuses."""
    return OutboxError(f"{path} cannot be used ({fault}). Free some disk space or check its rights.")


class Bodies:
    """The bodies of one outbox: encrypted and opened for a place in it."""

    def __init__(self, path: Path, key: bytes, mark: str) -> None:
        self.path, self.mark = path, mark
        self._key = key

    def seal(self, body: bytes, *place: str | int | None) -> bytes:
        """Return a body encrypted for its place: the table, then what identifies the row."""
        return seal(self._key, self._about(place), body)

    def unseal(self, body: object, *place: str | int | None) -> bytes:
        """Return a body; `OutboxError` where it was changed or is of another place."""
        try:
            return unseal(self._key, self._about(place), body if isinstance(body, bytes) else b"")
        except SealError:
            raise OutboxError(
                f"Something in {self.path} was changed from outside and does not open. Nothing was deleted. "
                "Put the file back from a copy, or move it away: what the server has is safe there."
            ) from None

    def _about(self, place: Place) -> Place:
        return (self.mark, *place)


async def open_file(path: Path, key: bytes) -> tuple[aiosqlite.Connection, Bodies]:
    """Open or make the file, readable by its owner only; `OutboxError` if it cannot be used with this key."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = await aiosqlite.connect(path, isolation_level=None)
    try:
        settings = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "trusted_schema=OFF")
        for pragma in (*settings, "temp_store=MEMORY"):
            await connection.execute(f"PRAGMA {pragma}")
        bodies = await _ready(path, connection, key)
    except sqlite3.Error as fault:
        await connection.close()
        raise failure(path, fault) from None
    except BaseException:
        await connection.close()
        raise
    return connection, bodies


async def _ready(path: Path, connection: aiosqlite.Connection, key: bytes) -> Bodies:
    version = await _number(connection, "PRAGMA user_version")
    if version == _PLAIN:
        version = await _make(path, connection, key)
    if version == _TO_SWEEP:
        await _sweep(connection)
    rows = list(await connection.execute_fetchall("SELECT mark, proof FROM outbox"))
    mark, proof = rows[0]
    bodies = Bodies(path, key, str(mark))
    try:
        bodies.unseal(proof, "outbox")
    except OutboxError:
        raise OutboxError(
            f"{path} was encrypted with another key than the one that is here now. Nothing was deleted. "
            "Put the right key back from a copy, or move the file away: what the server has is safe there."
        ) from None
    return bodies


async def _make(path: Path, connection: aiosqlite.Connection, key: bytes) -> int:
    """Make the tables, with all that older ones held, in one transaction; return the version then."""
    bodies = Bodies(path, key, secrets.token_hex(16))
    tables = list(await connection.execute_fetchall("SELECT name FROM sqlite_schema WHERE type = 'table'"))
    old = [str(name) for (name,) in tables if name in _OLD]
    version = _TO_SWEEP if old else _READY
    await connection.execute("BEGIN IMMEDIATE")
    try:
        rows = {name: list(await connection.execute_fetchall(_OLD[name])) for name in old}
        for statement in (*(f"DROP TABLE {name}" for name in old), *SCHEMA):
            await connection.execute(statement)
        proof = bodies.seal(b"", "outbox")
        await connection.execute(
            "INSERT INTO outbox (one, mark, proof) VALUES (1, ?, ?)", (bodies.mark, proof)
        )
        await _put(connection, bodies, rows)
        await connection.execute(f"PRAGMA user_version = {version}")
        await connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            await connection.execute("ROLLBACK")
        raise
    return version


async def _put(connection: aiosqlite.Connection, bodies: Bodies, rows: dict[str, list[sqlite3.Row]]) -> None:
    """Put the rows of plain tables into the new ones, each body encrypted."""
    for n, body, expect, answer in rows.get("entry", ()):
        row = (n, bodies.seal(body, "entry", n, expect), expect, answer)
        await connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)
    for one, epoch, cur, picture in rows.get("kept", ()):
        sealed = bodies.seal(picture, "kept", epoch, cur)
        await connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?)", (one, epoch, cur, sealed))
    for one, memory in rows.get("sealed", ()):
        await connection.execute("INSERT INTO sealed VALUES (?, ?)", (one, bodies.seal(memory, "sealed")))
    for name, text in rows.get("begun", ()):
        await connection.execute("INSERT INTO begun VALUES (?, ?)", (name, bodies.seal(text, "begun", name)))
    for (device,) in rows.get("said", ()):
        await connection.execute("INSERT INTO said VALUES (?)", (device,))


async def _sweep(connection: aiosqlite.Connection) -> None:
    """Write the file anew, so that no page of it and none of the log beside it holds plain words."""
    await connection.execute("VACUUM")
    await connection.execute(f"PRAGMA user_version = {_READY}")
    await empty_log(connection)


async def empty_log(connection: aiosqlite.Connection) -> None:
    """Take everything out of the log beside the file."""
    await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def _number(connection: aiosqlite.Connection, query: str) -> int:
    rows = list(await connection.execute_fetchall(query))
    return int(rows[0][0])
