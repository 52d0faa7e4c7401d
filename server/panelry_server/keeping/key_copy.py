"""A copy of the store of keys, written from its rows: verified before it has its name, every key opened."""

import sqlite3
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from panelry_server.journal.sqlite.folder import make_private, publish
from panelry_server.keeping import KeysError

SCHEMA = 1
"""The version of the store's schema."""
_PUT = "INSERT INTO data_key (stream, version, wrapped, destroyed_at) VALUES (?, ?, ?, ?)"
_EVERY = "SELECT stream, version, wrapped, destroyed_at FROM data_key ORDER BY stream"


class Row(NamedTuple):
    """A key as it is kept: wrapped by a version, or destroyed at an instant."""

    stream: str
    version: int
    wrapped: bytes | None
    destroyed_at: str | None


def made_by() -> str:
    """Return the script that makes an empty store."""
    script = files("panelry_server.keeping") / "schema" / "0001_data_keys.sql"
    body = script.read_text(encoding="utf-8")
    return f"BEGIN IMMEDIATE;\n{body}\nPRAGMA user_version = {SCHEMA};\nCOMMIT;"


def rows_of(db: sqlite3.Connection) -> list[Row]:
    """Return every row of a store."""
    return [Row(*row) for row in db.execute(_EVERY)]


def write_copy(path: Path, rows: Iterable[Row], opened: Callable[[str, int, bytes], object]) -> None:
    """Write rows as a store of their own (mode 0600), each key `opened` once; `KeysError`."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        make_private(partial)
        copy = sqlite3.connect(partial, isolation_level=None)
        try:
            copy.executescript(made_by())
            copy.execute("BEGIN")
            copy.executemany(_PUT, rows)
            copy.execute("COMMIT")
            for row in rows_of(copy):
                if row.wrapped is not None:
                    opened(row.stream, row.version, row.wrapped)
        finally:
            copy.close()
        publish(partial, path)
    except (OSError, sqlite3.Error) as error:
        raise KeysError(f"no copy was made at {path} ({error}): see to its folder and disk") from error
    finally:
        partial.unlink(missing_ok=True)
