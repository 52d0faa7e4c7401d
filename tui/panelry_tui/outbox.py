"""The outbox: one file for each seat, where everything typed is durable before the screen says so.

Entries stay until the debrief closes, so that a server restored from an older backup can be given
what it lost. The last picture is kept beside them: a start without a network shows it. So are texts
that were begun and not confirmed yet, by a name that their dialog chose. Every body is encrypted.
"""

import sqlite3
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import aiosqlite
import msgspec

from panelry.ids import PersonId
from panelry.parts import Picture, Sight
from panelry.sync.client import ClientHalf, Entry
from panelry.sync.frames import AnyCommand
from panelry.sync.witness import Held, Memory
from panelry_tui.device_key import DeviceKey
from panelry_tui.ended import ending_of
from panelry_tui.outbox_file import Bodies, OutboxError, empty_log, failure, open_file

__all__ = ["Outbox", "OutboxError"]

_ADD = "INSERT OR IGNORE INTO entry (n, body, expect) VALUES"
_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_COMMAND: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)
_MEMORY: msgspec.json.Decoder[dict[PersonId, Held]] = msgspec.json.Decoder(dict[PersonId, Held])
_PICTURE: msgspec.json.Decoder[tuple[Sight, ...]] = msgspec.json.Decoder(tuple[Sight, ...])


class Outbox:
    """The durable queue of one seat; made by `Outbox.open`."""

    def __init__(self, path: Path, connection: aiosqlite.Connection, bodies: Bodies) -> None:
        self.path = path
        self._connection = connection
        self._bodies = bodies

    @classmethod
    async def open(cls, path: Path, key: bytes | None = None) -> "Outbox":
        """Open or make the file; without a key, with the one in a file beside it.

        Raises `OutboxError` where the file cannot be used, `KeyLostError` where the key beside it is lost.
        """
        connection, bodies = await open_file(path, key or DeviceKey(path.parent).key())
        return cls(path, connection, bodies)

    async def left(self) -> tuple[ClientHalf, dict[str, str]]:
        """Return the conversation as it was left, and the texts that were begun; a fault closes the file."""
        try:
            half = ClientHalf(await self.waiting(), await self.next_n(), await self.accepted())
            if (kept := await self.kept()) is not None:
                half.restore(*kept)
            return half, await self.written_down()
        except BaseException:
            await self.close()
            raise

    async def waiting(self) -> list[Entry]:
        """Return the entries without an answer, in order."""
        return await self._entries("answer IS NULL")

    async def accepted(self) -> list[Entry]:
        """Return the entries that the server accepted, in order."""
        return await self._entries("answer = 'accepted'")

    async def _entries(self, which: str) -> list[Entry]:
        query = f"SELECT n, body, expect FROM entry WHERE {which} ORDER BY n"  # noqa: S608 - ours alone
        rows = await self._connection.execute_fetchall(query)
        return [self._entry(*row) for row in rows]

    def _entry(self, n: int, body: bytes, expect: int | None) -> Entry:
        return Entry(n, _COMMAND.decode(self._bodies.unseal(body, "entry", n, expect)), expect)

    def _body(self, entry: Entry) -> bytes:
        return self._bodies.seal(_ENCODER.encode(entry.command), "entry", entry.n, entry.expect)

    async def next_n(self) -> int:
        """Return the number after the highest ever used here."""
        query = "SELECT max(used, (SELECT coalesce(max(n), 0) FROM entry)) + 1 FROM outbox"
        rows = list(await self._connection.execute_fetchall(query))
        return int(rows[0][0])

    async def add(self, *entries: Entry) -> None:
        """Make entries durable together; only then may the screen say "on this machine".

        After an `OutboxError`, or a crash meanwhile, there are all of them or none.
        """
        rows = [(entry.n, self._body(entry), entry.expect) for entry in entries]
        if rows:
            places = ", ".join(["(?, ?, ?)"] * len(rows))
            await self._write(f"{_ADD} {places}", tuple(chain.from_iterable(rows)))

    async def replace(self, entry: Entry) -> None:
        """Make a newer command durable in the place of one that was never sent."""
        row = (self._body(entry), entry.expect, entry.n)
        await self._write("UPDATE entry SET body = ?, expect = ? WHERE n = ? AND answer IS NULL", row)

    async def declined(self) -> list[tuple[Entry, str]]:
        """Return the entries that the server declined, with the code, in order."""
        query = "SELECT n, body, expect, answer FROM entry WHERE answer != 'accepted' ORDER BY n"
        rows = await self._connection.execute_fetchall(query)
        return [(self._entry(n, body, expect), code) for n, body, expect, code in rows]

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
        await self._empty_log()

    async def leave(self, half: ClientHalf) -> None:
        """Let go of what the server has, if the debrief is over and nothing waits."""
        ending = ending_of(half.picture)
        if ending is not None and not (half.waiting or half.lost):
            await self.let_go(half.epoch, ending)

    async def let_go(self, epoch: int, ending: Picture) -> None:
        """Remove what the server has for ever, also from the log: the debrief is over.

        How it ended stays, without a cursor; so do the highest number, and what the server never took.
        """
        used = await self.next_n() - 1
        await self._write("UPDATE outbox SET used = ?", (used,))
        await self._write("DELETE FROM entry WHERE answer = 'accepted'", ())
        await self.keep(epoch, "", ending)
        await self._empty_log()

    async def write_down(self, name: str, text: str) -> None:
        """Keep a text that was begun under a name; an empty one is forgotten."""
        if text:
            row = (name, self._bodies.seal(text.encode(), "begun", name))
            await self._write("INSERT OR REPLACE INTO begun VALUES (?, ?)", row)
        else:
            await self._write("DELETE FROM begun WHERE name = ?", (name,))

    async def written_down(self) -> dict[str, str]:
        """Return the texts that were begun, by name."""
        rows = await self._connection.execute_fetchall("SELECT name, body FROM begun")
        return {str(name): self._bodies.unseal(body, "begun", name).decode() for name, body in rows}

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
        sealed = self._bodies.seal(_ENCODER.encode(memory or {}), "sealed")
        await self._write("INSERT OR REPLACE INTO sealed VALUES (1, ?)", (sealed,))
        sights = _ENCODER.encode([picture[key] for key in sorted(picture)])
        body = self._bodies.seal(sights, "kept", epoch, cur)
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
            sights = _PICTURE.decode(self._bodies.unseal(body, "kept", epoch, cur))
            memory = _MEMORY.decode(self._bodies.unseal(sealed[0][0], "sealed")) if sealed else {}
        except (OutboxError, msgspec.MsgspecError):
            return None
        return int(epoch), str(cur), {sight.key: sight for sight in sights}, memory

    async def close(self) -> None:
        """Close the file."""
        await self._connection.close()

    async def _empty_log(self) -> None:
        try:
            await empty_log(self._connection)
        except sqlite3.Error as fault:
            raise failure(self.path, fault) from None

    async def _write(self, statement: str, row: Sequence[object]) -> None:
        try:
            await self._connection.execute(statement, row)
        except sqlite3.Error as fault:
            raise failure(self.path, fault) from None
