"""The outbox: one file for each seat, where everything typed is durable before the screen says so.

Entries stay until the debrief closes, so that a server restored from an older backup can be given
what it lost. The last picture is kept beside them: a start without a network shows it. So are texts
that were begun and not confirmed yet, by a name that their dialog chose.
"""

import os
import sqlite3
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import aiosqlite
import msgspec

from panelry.commands import Command
from panelry.ids import PersonId
from panelry.parts import Picture, Sight
from panelry.sync.client import Entry
from panelry.sync.witness import Held, Memory

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
  n INTEGER PRIMARY KEY CHECK (n > 0),
  body BLOB NOT NULL,
  expect INTEGER,
  answer TEXT -- NULL while it waits, 'accepted', or the code of a refusal
) STRICT;
CREATE TABLE IF NOT EXISTS kept (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL,
  cur TEXT NOT NULL,
  picture BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sealed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  memory BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS begun (
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS said (
  device TEXT PRIMARY KEY -- another one of the same person, of which they were told
) STRICT;
"""
_ADD = "INSERT OR IGNORE INTO entry (n, body, expect) VALUES"
_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_COMMAND: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
_MEMORY: msgspec.json.Decoder[dict[PersonId, Held]] = msgspec.json.Decoder(dict[PersonId, Held])
_PICTURE: msgspec.json.Decoder[tuple[Sight, ...]] = msgspec.json.Decoder(tuple[Sight, ...])


class OutboxError(Exception):
    """The outbox cannot be written or read; the message names the file and the cure."""


class Outbox:
    """The durable queue of one seat; made by `Outbox.open`."""

    def __init__(self, path: Path, connection: aiosqlite.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    async def open(cls, path: Path) -> "Outbox":
        """Open or make the file, readable by its owner only."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = await aiosqlite.connect(path, isolation_level=None)
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "trusted_schema=OFF"):
                await connection.execute(f"PRAGMA {pragma}")
            await connection.executescript(_SCHEMA)
        except sqlite3.Error as fault:
            await connection.close()
            raise _failure(path, fault) from None
        return cls(path, connection)

    async def waiting(self) -> list[Entry]:
        """Return the entries without an answer, in order."""
        return await self._entries("answer IS NULL")

    async def accepted(self) -> list[Entry]:
        """Return the entries that the server accepted, in order."""
        return await self._entries("answer = 'accepted'")

    async def _entries(self, which: str) -> list[Entry]:
        query = f"SELECT n, body, expect FROM entry WHERE {which} ORDER BY n"  # noqa: S608 - ours alone
        rows = await self._connection.execute_fetchall(query)
        return [Entry(int(n), _COMMAND.decode(body), expect) for n, body, expect in rows]

    async def next_n(self) -> int:
        """Return the number after the highest ever used here."""
        rows = list(await self._connection.execute_fetchall("SELECT coalesce(max(n), 0) + 1 FROM entry"))
        return int(rows[0][0])

    async def add(self, *entries: Entry) -> None:
        """Make entries durable together; only then may the screen say "on this machine".

        After an `OutboxError`, or a crash meanwhile, there are all of them or none.
        """
        rows = [(entry.n, _ENCODER.encode(entry.command), entry.expect) for entry in entries]
        if rows:
            places = ", ".join(["(?, ?, ?)"] * len(rows))
            await self._write(f"{_ADD} {places}", tuple(chain.from_iterable(rows)))

    async def replace(self, entry: Entry) -> None:
        """Make a newer command durable in the place of one that was never sent."""
        row = (_ENCODER.encode(entry.command), entry.expect, entry.n)
        await self._write("UPDATE entry SET body = ?, expect = ? WHERE n = ? AND answer IS NULL", row)

    async def declined(self) -> list[tuple[Entry, str]]:
        """Return the entries that the server declined, with the code, in order."""
        query = "SELECT n, body, expect, answer FROM entry WHERE answer != 'accepted' ORDER BY n"
        rows = await self._connection.execute_fetchall(query)
        return [(Entry(int(n), _COMMAND.decode(body), expect), code) for n, body, expect, code in rows]

    async def settle(self, n: int, answer: str) -> None:
        """Write down the answer to an entry: accepted, or the code of a refusal."""
        await self._write("UPDATE entry SET answer = ? WHERE n = ?", (answer, n))

    async def wait_again(self, numbers: Sequence[int]) -> None:
        """Take the answers of these entries back: they wait like new ones, durably."""
        for n in numbers:
            await self._write("UPDATE entry SET answer = NULL WHERE n = ?", (n,))

    async def wipe(self) -> None:
        """Remove every word, also from the log beside the file: the debrief was erased."""
        for table in ("entry", "kept", "begun", "sealed", "said"):
            await self._write(f"DELETE FROM {table}", ())  # noqa: S608 - ours alone
        await self._write("PRAGMA wal_checkpoint(TRUNCATE)", ())

    async def write_down(self, name: str, text: str) -> None:
        """Keep a text that was begun under a name; an empty one is forgotten."""
        if text:
            await self._write("INSERT OR REPLACE INTO begun VALUES (?, ?)", (name, text))
        else:
            await self._write("DELETE FROM begun WHERE name = ?", (name,))

    async def written_down(self) -> dict[str, str]:
        """Return the texts that were begun, by name."""
        rows = await self._connection.execute_fetchall("SELECT name, text FROM begun")
        return {str(name): str(text) for name, text in rows}

    async def say_devices(self, devices: Sequence[str]) -> None:
        """Keep that the person was told of other devices of theirs."""
        for device in devices:
            await self._write("INSERT OR IGNORE INTO said VALUES (?)", (device,))

    async def said_devices(self) -> set[str]:
        """Return the devices of which the person was told."""
        rows = await self._connection.execute_fetchall("SELECT device FROM said")
        return {str(device) for (device,) in rows}

    async def keep(self, epoch: int, cur: str, picture: Picture, memory: Memory | None = None) -> None:
        """Keep a picture for the next start, and what was seen sealed."""
        sealed = (_ENCODER.encode(memory or {}),)
        await self._write("INSERT OR REPLACE INTO sealed VALUES (1, ?)", sealed)
        body = _ENCODER.encode([picture[key] for key in sorted(picture)])
        await self._write("INSERT OR REPLACE INTO kept VALUES (1, ?, ?, ?)", (epoch, cur, body))

    async def kept(self) -> tuple[int, str, dict[str, Sight], Memory] | None:
        """Return the kept picture with its epoch and cursor, None if there is none that can be read.

        Then comes what was seen sealed; an outbox of an older program has nothing of it.
        """
        sealed = list(await self._connection.execute_fetchall("SELECT memory FROM sealed"))
        rows = list(await self._connection.execute_fetchall("SELECT epoch, cur, picture FROM kept"))
        if not rows:
            return None
        epoch, cur, body = rows[0]
        try:
            sights = _PICTURE.decode(body)
            memory = _MEMORY.decode(sealed[0][0]) if sealed else {}
        except msgspec.MsgspecError:
            return None
        return int(epoch), str(cur), {sight.key: sight for sight in sights}, memory

    async def close(self) -> None:
        """Close the file."""
        await self._connection.close()

    async def _write(self, statement: str, row: Sequence[object]) -> None:
        try:
            await self._connection.execute(statement, row)
        except sqlite3.Error as fault:
            raise _failure(self.path, fault) from None


def _failure(path: Path, fault: sqlite3.Error) -> OutboxError:
    return OutboxError(f"{path} cannot be used ({fault}). Free some disk space or check its rights.")
