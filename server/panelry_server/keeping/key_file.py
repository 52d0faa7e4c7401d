"""The file `keys.db`: every data key, wrapped. One connection in one thread, and no old page left."""

import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from panelry_server.journal.sqlite.door import SETTINGS
from panelry_server.journal.sqlite.folder import DataFolder, make_private, publish, sync_folder
from panelry_server.keeping import KEY, KeyDestroyed, KeysError, NoKey
from panelry_server.keeping.key_copy import SCHEMA, Row, made_by, rows_of
from panelry_server.keeping.wrapping import WrappingFile, unwrap, wrap

_APPLICATION_ID = 0x504E4C4B
"""'PNLK', in the header of every store of keys."""
_PATIENCE = 1.0
"""Seconds to wait for another program, which has no business in the file."""
_FIND = "SELECT version, wrapped FROM data_key WHERE stream = ?"
_MAKE = "INSERT INTO data_key (stream, version, wrapped) VALUES (?, ?, ?)"
_DESTROY = """
INSERT INTO data_key (stream, version, destroyed_at) VALUES (?, 0, ?)
ON CONFLICT (stream) DO UPDATE SET version = 0, wrapped = NULL, destroyed_at = excluded.destroyed_at
WHERE destroyed_at IS NULL
"""
_WRAPPED = "SELECT stream, version, wrapped FROM data_key WHERE wrapped IS NOT NULL"
_REWRAP = "UPDATE data_key SET version = ?, wrapped = ? WHERE stream = ?"
_KNOWN = "SELECT stream, destroyed_at FROM data_key"


class KeyFile:
    """The store, opened by `__init__`; every call comes from the thread that made it.

    Raises `KeysError` and sqlite3.Error. The folder is the caller's to release after `close`.
    """

    def __init__(self, folder: DataFolder, wrapping: WrappingFile) -> None:
        self._folder = folder
        self._wrapping = wrapping
        folder.make_database()
        self._db = sqlite3.connect(folder.database, timeout=_PATIENCE, isolation_level=None)
        try:
            self._set_up()
            self._versions = self._wrapping_keys()
            self._finish_rotation()
            self._demand_fit()
        except BaseException:
            self._db.close()
            raise

    def make(self, streams: Sequence[str]) -> None:
        """Give each stream a key unless it has one, all or none; `KeyDestroyed`."""
        version = max(self._versions)
        made = {each: secrets.token_bytes(KEY) for each in streams if not self._has(each)}
        rows = [
            (name, version, wrap(self._versions[version], version, name, key)) for name, key in made.items()
        ]
        if rows:
            self._write(_MAKE, rows)

    def _has(self, stream: str) -> bool:
        try:
            self.key(stream)
        except NoKey:
            return False
        return True

    def key(self, stream: str) -> bytes:
        """Return the stream's key; `NoKey`, `KeyDestroyed`."""
        row = self._db.execute(_FIND, (stream,)).fetchone()
        if row is None:
            raise NoKey(stream)
        version, wrapped = row
        if wrapped is None:
            raise KeyDestroyed(stream)
        return self._unwrapped(stream, version, wrapped)

    def destroy(self, stream: str, at: str) -> None:
        """Overwrite the stream's key for ever."""
        self._write(_DESTROY, [(stream, at)])

    def known(self) -> dict[str, str | None]:
        """Return every stream with the instant at which its key was destroyed, None for a key in use."""
        return dict(self._db.execute(_KNOWN))

    def rows(self) -> list[Row]:
        """Return every key as it is kept."""
        return rows_of(self._db)

    def clear(self) -> None:
        """Take every row out, so that no byte of a key stays: they are kept elsewhere now."""
        self._write("DELETE FROM data_key", [()])

    def rotate(self) -> int:
        """Wrap every key by a new wrapping key; a rotation that fails midway is finished at the next."""
        newest = max(self._versions) + 1
        both = {**self._versions, newest: secrets.token_bytes(KEY)}
        self._wrapping.write(both)
        self._versions = both
        return self._rewrap(newest)

    def backup(self, path: Path) -> None:
        """Write a copy (mode 0600) in which every key has been opened, durable before it has its name."""
        if self._folder.holds(path):
            raise KeysError(f"{path} is the store's own file: give the backup another folder")
        partial = path.with_name(f"{path.name}.partial")
        try:
            make_private(partial)
            self._copy(partial)
            publish(partial, path)
        except OSError as error:
            raise KeysError(f"no backup was made at {path} ({error}): see to its folder and disk") from error
        finally:
            partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _set_up(self) -> None:
        found, version, tables = (
            self._db.execute(sql).fetchone()[0]
            for sql in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
        )
        if (found, version) != (_APPLICATION_ID, SCHEMA) and (found, version, tables) != (0, 0, 0):
            raise KeysError(f"{self._folder.database} is not a store of keys of this version: put it back")
        self._db.executescript(f"{SETTINGS} PRAGMA journal_mode = WAL;")
        if tables == 0:
            sync_folder(self._folder.path)  # or a cut may bring back the rollback log of the empty file
            self._db.executescript(made_by())
        _demand_whole(self._db)

    def _wrapping_keys(self) -> dict[int, bytes]:
        versions = self._wrapping.read()
        if versions:
            return versions
        if self._db.execute(_WRAPPED).fetchone() is not None:
            path, store = self._wrapping.path, self._folder.database
            raise KeysError(f"{path} is missing, and no key of {store} opens without it: put it back")
        versions = {1: secrets.token_bytes(KEY)}
        self._wrapping.write(versions)
        return versions

    def _finish_rotation(self) -> None:
        if len(self._versions) > 1:
            self._rewrap(max(self._versions))

    def _rewrap(self, newest: int) -> int:
        wrapping = self._versions[newest]
        rows = self._db.execute(_WRAPPED).fetchall()
        opened = ((row[0], self._unwrapped(*row)) for row in rows)
        self._write(_REWRAP, [(newest, wrap(wrapping, newest, name, key), name) for name, key in opened])
        self._wrapping.write({newest: wrapping})
        self._versions = {newest: wrapping}
        return len(rows)

    def _demand_fit(self) -> None:
        for row in self._db.execute(f"{_WRAPPED} GROUP BY version"):
            self._unwrapped(*row)

    def _unwrapped(self, stream: str, version: int, wrapped: bytes) -> bytes:
        wrapping = self._versions.get(version)
        if wrapping is None:
            raise KeysError(
                f"{self._folder.database} is wrapped by version {version}, and {self._wrapping.path} has"
                f" {max(self._versions)}: put wrapping key and store back as they belong together"
            )
        return unwrap(wrapping, version, stream, wrapped)

    def _write(self, sql: str, parameters: Sequence[Iterable[object]]) -> None:
        """Make a change durable and empty the log into the file, so that no older page is left."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.executemany(sql, [tuple(each) for each in parameters])
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        if self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise KeysError(f"another program reads {self._folder.database}: end it and repeat")

    def _copy(self, partial: Path) -> None:
        copy = sqlite3.connect(partial, isolation_level=None)
        try:
            self._db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _demand_whole(copy)
            for row in copy.execute(_WRAPPED):
                self._unwrapped(*row)
        finally:
            copy.close()


def _demand_whole(db: sqlite3.Connection) -> None:
    found = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise KeysError(f"the store of keys is damaged ({'; '.join(found)}): put its backup back")
