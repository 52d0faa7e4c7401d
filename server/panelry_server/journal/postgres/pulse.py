"""The pulse of a node: it tells the database that it lives and whom it sees, and hears the same of others.

All times between nodes are the database's own. What a node tells is for the others to read; the journal
knows nothing of it.
"""

from collections.abc import Mapping

import msgspec

from panelry_server.journal.postgres.queries import Database
from panelry_server.journal.postgres.visiting import Visiting

LEASE = 30.0
"""Seconds after which a node that says nothing counts as gone, and another takes its duty (chosen)."""
KEPT = 3600.0
"""Seconds for which it is kept whom a node that is gone saw last (chosen)."""
_SEEN = """
INSERT INTO node (id, name, wrapping, seen_at) VALUES ($1, $2, $3, clock_timestamp())
ON CONFLICT (id) DO UPDATE SET wrapping = excluded.wrapping, seen_at = excluded.seen_at
"""
_TOLD = """
INSERT INTO presence (node, stream, people, seen_at)
SELECT $1, stream, people, clock_timestamp() FROM unnest($2::text[], $3::bytea[]) AS t (stream, people)
ON CONFLICT (node, stream) DO UPDATE SET people = excluded.people, seen_at = excluded.seen_at
"""
_UNTOLD = "DELETE FROM presence WHERE node = $1 AND NOT stream = ANY($2::text[])"
_HEARD = """
SELECT stream, people, extract(epoch FROM clock_timestamp() - seen_at)::float8 FROM presence
WHERE node <> $1 AND seen_at > clock_timestamp() - make_interval(secs => $2) ORDER BY node, stream
"""
_DUTY = """
INSERT INTO duty (node, until) VALUES ($1, clock_timestamp() + make_interval(secs => $2))
ON CONFLICT (one) DO UPDATE SET node = excluded.node, until = excluded.until
WHERE duty.node = excluded.node OR duty.until < clock_timestamp()
RETURNING node
"""
_VANISHED = "DELETE FROM node WHERE seen_at < clock_timestamp() - make_interval(secs => $1) RETURNING id"
_FORGOTTEN = "DELETE FROM presence WHERE seen_at < clock_timestamp() - make_interval(secs => $1)"
_SPENT_LONG_AGO = "DELETE FROM budget WHERE at < clock_timestamp() - interval '1 day'"
_DRAWN = "SELECT nextval('greeting') FROM generate_series(1, $1)"
_CLAIM = "SELECT pg_try_advisory_lock('journal'::regclass::oid::int, hashtext($1))"
"""It goes with the connection, so that another node may do the work of one that died."""
_DISCLAIM = "SELECT pg_advisory_unlock('journal'::regclass::oid::int, hashtext($1))"
_LEFT = ("DELETE FROM node WHERE id = $1", "DELETE FROM duty WHERE node = $1")
_NODES = """
SELECT node.name, extract(epoch FROM clock_timestamp() - node.seen_at)::float8, node.wrapping,
  coalesce(duty.node = node.id AND duty.until > clock_timestamp(), false)
FROM node LEFT JOIN duty ON true ORDER BY node.name, node.id
"""


class Heard(msgspec.Struct, frozen=True):
    """What another node told of a stream, `ago` seconds since."""

    stream: str
    people: bytes
    ago: float


class Beat(msgspec.Struct, frozen=True):
    """What a node learns when it tells that it lives."""

    heard: tuple[Heard, ...]
    on_duty: bool
    vanished: tuple[str, ...]
    """The nodes that died since, told to the one on duty alone."""


class Living(msgspec.Struct, frozen=True):
    """A node as the others know it: heard of `ago` seconds since, with a version of the wrapping key."""

    name: str
    ago: float
    wrapping: int
    on_duty: bool


class Pulse:
    """One node's pulse."""

    def __init__(self, visiting: Visiting, node: str, name: str) -> None:
        self.node = node
        self._visiting = visiting
        self._name = name

    async def beat(self, told: Mapping[str, bytes], wrapping: int) -> Beat:
        """Tell all that this node sees, by stream, and hear the others. `JournalError`."""

        async def beaten(db: Database) -> Beat:
            await db.execute(_SEEN, self.node, self._name, wrapping)
            await db.execute(_UNTOLD, self.node, list(told))
            await db.execute(_TOLD, self.node, list(told), list(told.values()))
            heard = tuple(Heard(*row) for row in await db.fetch(_HEARD, self.node, KEPT))
            on_duty = await db.fetchval(_DUTY, self.node, LEASE) is not None
            vanished: list[str] = []
            if on_duty:
                vanished = [row[0] for row in await db.fetch(_VANISHED, LEASE)]
                await db.execute(_FORGOTTEN, KEPT)
                await db.execute(_SPENT_LONG_AGO)
            return Beat(heard, on_duty, tuple(vanished))

        return await self._visiting.ask(beaten)

    async def draw(self, count: int) -> list[int]:
        """Return numbers that grow over all nodes. `JournalError`."""
        return [row[0] for row in await self._visiting.ask(lambda db: db.fetch(_DRAWN, count))]

    async def claim(self, stream: str) -> bool:
        """Hold the other nodes off some work in a stream; False where one does it. `JournalError`."""
        return bool(await self._visiting.ask(lambda db: db.fetchval(_CLAIM, stream)))

    async def disclaim(self, stream: str) -> None:
        """Let others do it again. `JournalError`."""
        await self._visiting.ask(lambda db: db.execute(_DISCLAIM, stream))

    async def leave(self) -> None:
        """Say goodbye, and close the way into the database: another takes the duty. `JournalError`."""

        async def left(db: Database) -> None:
            for each in _LEFT:
                await db.execute(each, self.node)

        try:
            await self._visiting.ask(left)
        finally:
            await self._visiting.close()


async def living(visiting: Visiting) -> tuple[Living, ...]:
    """Return the nodes of a record. `JournalError`."""
    return tuple(Living(*row) for row in await visiting.ask(lambda db: db.fetch(_NODES)))
