"""The data keys in a database that several servers have, wrapped by a key that lies on their machines alone.

Nothing is held in memory but the wrapping key: a key that one server destroys is gone for all at once. A
rotation takes two steps where other servers run, as each machine needs the new wrapping key first.
"""

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from panelry_server.journal import JournalError
from panelry_server.journal.postgres.queries import Database
from panelry_server.journal.postgres.visiting import Answer, Question, Visiting
from panelry_server.keeping import KEY, KeyDestroyed, KeysError, NoKey, Places
from panelry_server.keeping.key_copy import Row, write_copy
from panelry_server.keeping.wrapping import WrappingFile, unwrap, wrap

ALIVE = 30.0
"""Seconds after which a server that says nothing counts as gone (chosen)."""
_FIND = "SELECT version, wrapped FROM data_key WHERE stream = $1"
_MAKE = "INSERT INTO data_key (stream, version, wrapped) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
_DESTROY = """
INSERT INTO data_key (stream, version, destroyed_at) VALUES ($1, 0, $2)
ON CONFLICT (stream) DO UPDATE SET version = 0, wrapped = NULL, destroyed_at = excluded.destroyed_at
WHERE data_key.destroyed_at IS NULL
"""
_DESTROYED = "SELECT stream FROM data_key WHERE stream = ANY($1::text[]) AND destroyed_at IS NOT NULL LIMIT 1"
_KNOWN = "SELECT stream, destroyed_at FROM data_key"
_EVERY = "SELECT stream, version, wrapped, destroyed_at FROM data_key ORDER BY stream"
_WRAPPED = "SELECT stream, version, wrapped FROM data_key WHERE wrapped IS NOT NULL"
_REWRAP = "UPDATE data_key SET version = $1, wrapped = $2 WHERE stream = $3"
_IN_USE = "SELECT max(version) FROM data_key"
_OLDEST = "SELECT min(version) FROM data_key WHERE wrapped IS NOT NULL"
_ALONE = "SELECT 1 FROM journal FOR UPDATE"
_WITHOUT = """
SELECT id, name FROM node WHERE wrapping < $1 AND seen_at > clock_timestamp() - make_interval(secs => $2)
ORDER BY name
"""


_LEFT = "is left from before the keys were in the database: remove it with panelry-server nodes begin"


class PostgresKeys:
    """The store of keys in a database, until `close`. Made by `open`."""

    def __init__(self, visiting: Visiting, wrapping: WrappingFile) -> None:
        self.warnings: tuple[str, ...] = ()
        self.shared = True
        self.node = ""
        """The id of this server among the others; empty while it is no node."""
        self._visiting = visiting
        self._wrapping = wrapping
        self._versions = wrapping.read()

    @classmethod
    async def open(cls, url: str, places: Places) -> Self:
        """Open the store of a database that several servers may have.

        `KeysError` for a wrapping key that is missing or not the one of these keys.
        """
        wrapping = WrappingFile(places.wrapping)
        keys = cls(Visiting(url), wrapping)
        try:
            await keys._demand_fit()
        except BaseException:
            await keys.close()
            raise
        if (places.keys / "keys.db").exists():
            keys.warnings = (f"{places.keys / 'keys.db'} {_LEFT}",)
        return keys

    async def make(self, stream: str) -> None:
        """Give the stream a key, durably; one that has a key keeps it. `KeyDestroyed`."""
        await self.make_all((stream,))

    async def make_all(self, streams: Sequence[str]) -> None:
        """Give each of these streams a key, durably and together, as `make` does."""

        async def made(db: Database) -> None:
            gone = await db.fetchval(_DESTROYED, list(streams))
            if gone is not None:
                raise KeyDestroyed(str(gone))
            version = await db.fetchval(_IN_USE) or max(self._versions)
            wrapping = self._version(version)
            for name in streams:
                await db.execute(
                    _MAKE, name, version, wrap(wrapping, version, name, secrets.token_bytes(KEY))
                )

        if streams:
            await self._ask(made)

    async def key(self, stream: str) -> bytes:
        """Return the stream's key, 32 bytes; `NoKey`, `KeyDestroyed`."""
        found = await self._ask(lambda db: db.fetch(_FIND, stream))
        if not found:
            raise NoKey(stream)
        version, wrapped = found[0]
        if wrapped is None:
            raise KeyDestroyed(stream)
        return self._unwrapped(stream, version, wrapped)

    async def destroy(self, stream: str, at: str) -> None:
        """Destroy the stream's key for all servers; the table keeps no byte of it.

        The database's write-ahead log and its copies keep it wrapped, until the wrapping key is rotated.
        """
        await self._ask(lambda db: db.execute(_DESTROY, stream, at))
        await self._visiting.sweep("data_key")

    async def known(self) -> dict[str, str | None]:
        """Return every stream that has or had a key, with the instant at which it was destroyed."""
        return {row[0]: row[1] for row in await self._ask(lambda db: db.fetch(_KNOWN))}

    async def rotate(self) -> int:
        """Wrap every key by a new wrapping key, destroy the old one, and return how many were wrapped.

        `KeysError` says what to do first where another server has not the new wrapping key yet.
        """
        self._versions = self._wrapping.read()
        current = await self._ask(lambda db: db.fetchval(_IN_USE))
        newest = max(self._versions)
        if newest == current:
            newest += 1
            self._wrapping.write({**self._versions, newest: secrets.token_bytes(KEY)})
            self._versions = self._wrapping.read()
        without = await self._ask(lambda db: db.fetch(_WITHOUT, newest, ALIVE))
        others = [row[1] for row in without if row[0] != self.node]
        if others:
            raise KeysError(
                f"{self._wrapping.path} holds the new wrapping key beside the old one. Copy the file to the"
                f" machine of each other node ({', '.join(others)}), wait ten seconds, then run this again"
            )
        count = await self._ask(lambda db: self._rewrapped(db, newest))
        self._keep_only(newest)
        await self._visiting.sweep("data_key")
        return count

    async def tidy(self) -> int:
        """Drop a wrapping key that no key needs any more, and return the newest version at hand."""
        self._versions = self._wrapping.read() or self._versions
        oldest = await self._ask(lambda db: db.fetchval(_OLDEST))
        if oldest in self._versions and min(self._versions) < oldest:
            self._keep_only(oldest)
        return max(self._versions)

    async def backup(self, path: Path) -> None:
        """Write a verified copy to `path` (mode 0600), as the store of keys of a data folder.

        A copy opens only with the wrapping key of its day: make one after each rotation.
        """
        write_copy(path, await self.rows(), self._unwrapped)

    async def rows(self) -> list[Row]:
        """Return every key as it is kept."""
        return [Row(*row) for row in await self._ask(lambda db: db.fetch(_EVERY))]

    async def close(self) -> None:
        """Let go; later calls raise `JournalError`. May be repeated."""
        await self._visiting.close()

    async def _ask(self, question: Question[Answer]) -> Answer:
        try:
            return await self._visiting.ask(question)
        except KeysError:
            raise
        except JournalError as trouble:
            raise KeysError(str(trouble)) from trouble

    async def _demand_fit(self) -> None:
        if not self._versions:
            raise KeysError(
                f"{self._wrapping.path} is missing, and no key in the database opens without it:"
                " copy it from another node, or put its backup back"
            )
        for row in await self._ask(lambda db: db.fetch(_WRAPPED)):
            self._unwrapped(*row)

    def _keep_only(self, oldest: int) -> None:
        kept = {version: key for version, key in self._versions.items() if version >= oldest}
        self._wrapping.write(kept)
        self._versions = kept

    async def _rewrapped(self, db: Database, newest: int) -> int:
        """Wrap every key anew; nobody makes one meanwhile."""
        await db.execute(_ALONE)
        rows = await db.fetch(_WRAPPED)
        wrapping = self._versions[newest]
        for stream, version, wrapped in rows:
            key = self._unwrapped(stream, version, wrapped)
            await db.execute(_REWRAP, newest, wrap(wrapping, newest, stream, key), stream)
        return len(rows)

    def _version(self, version: int) -> bytes:
        """Return a version of the wrapping key; the file is read again, as one may have been copied in."""
        if version not in self._versions:
            self._versions = self._wrapping.read() or self._versions
        if version not in self._versions:
            raise KeysError(
                f"the keys in the database are wrapped by version {version}, and {self._wrapping.path} has"
                f" {max(self._versions)}: copy the wrapping key from another node"
            )
        return self._versions[version]

    def _unwrapped(self, stream: str, version: int, wrapped: bytes) -> bytes:
        return unwrap(self._version(version), version, stream, wrapped)
