"""A forger: somebody who can write the journal's file, knows the chain by heart, and has no key."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import astuple, replace

from panelry_server.journal import Record
from panelry_server.journal.chain import GENESIS, digest_of, hash_of

_FIND = "SELECT * FROM event WHERE stream = ? ORDER BY position"
_PUT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

Change = Callable[[list[Record]], list[Record]]


def forge(file: Path, stream: str, change: Change) -> None:
    """Write a stream anew as `change` has it, with positions, digests, hashes and a head that fit."""
    with sqlite3.connect(file) as db:
        records = chained(change([Record(*row) for row in db.execute(_FIND, (stream,))]))
        db.execute("DELETE FROM event WHERE stream = ?", (stream,))
        db.executemany(_PUT, [astuple(each) for each in records])
        last = records[-1]
        db.execute(
            "UPDATE head SET position = ?, hash = ? WHERE stream = ?", (last.position, last.hash, stream)
        )
    db.close()


def chained(records: list[Record]) -> list[Record]:
    """Return the records with positions, digests and hashes as anybody can compute them."""
    previous, made = GENESIS, list[Record]()
    for position, record in enumerate(records, 1):
        digest = record.digest if record.body is None else digest_of(record.body)
        loose = replace(record, position=position, digest=digest)
        previous = hash_of(loose, previous)
        made.append(replace(loose, hash=previous))
    return made


def changing(place: int, **fields: object) -> Change:
    """Return a forgery that changes one event, by its place from 0."""
    return lambda records: [*records[:place], replace(records[place], **fields), *records[place + 1 :]]


def without(place: int) -> Change:
    """Return a forgery that leaves one event out."""
    return lambda records: [*records[:place], *records[place + 1 :]]


def cut(records: list[Record]) -> list[Record]:
    """Leave the last event out."""
    return records[:-1]


def unmarked(records: list[Record]) -> list[Record]:
    """Take every mark away."""
    return [replace(record, mark=None) for record in records]


def script(file: Path, sql: str) -> None:
    """Change a file behind the program's back."""
    with sqlite3.connect(file) as db:
        db.executescript(sql)
    db.close()


EARLIER = "ALTER TABLE event DROP COLUMN mark; PRAGMA user_version = 1;"
"""What makes a journal's file look like one from before events had marks."""
NO_KEY = "DELETE FROM data_key WHERE stream LIKE '/chain%';"
"""What makes a store of keys like one from before events had marks."""
