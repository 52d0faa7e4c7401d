"""The way into the database: its settings, its schema, who has it, its errors.

One server has a journal at a time, or several nodes share it. Each holds an advisory lock, which goes with
its connection, alone or shared, and a term, which grows each time the journal is taken alone: whoever comes
back with an older one writes nothing.
"""

import asyncio
import os
import socket
from importlib.resources import files
from typing import Any

import asyncpg
import msgspec

from panelry_server.database_url import shown
from panelry_server.journal import Damaged, HeldElsewhere, JournalError, MovedAway, NewerSchema
from panelry_server.journal.postgres.queries import Database, TakenOver

PATIENCE = 10.0
"""The longest wait for a connection, or for another server's last words, in seconds (chosen)."""
ANSWER = 20.0
"""The longest wait for a group to be written, or for a question's answer, in seconds (chosen)."""
TROUBLE = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
"""What a database that cannot be reached, or does not do as it should, raises."""
_LOOKS, _BETWEEN = 10, 0.1
"""How often, and how many seconds apart, the journal is tried for: one that died may just be leaving."""
_SETTINGS = {
    "synchronous_commit": "on",
    "default_transaction_isolation": "read committed",
    "lock_timeout": "10s",
}
_MIGRATING = 0x504E4C59
"""'PNLY': the lock under which the schema is made."""
_KEY = "'journal'::regclass::oid::bigint"
_WHO = """
FROM pg_locks
WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = 0 AND objid = 'journal'::regclass::oid
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_END_IT = f"SELECT pg_terminate_backend(pid) {_WHO}"
_END_OURS = f"{_END_IT} AND pid = $1"
_OURS_LEFT = f"SELECT EXISTS (SELECT 1 {_WHO} AND pid = $1 AND pid <> pg_backend_pid())"
"""Among several nodes the lock does not wait for what the broken connection began: its end is waited for."""
_NAMES = "SELECT string_agg(DISTINCT application_name, ' and ') FROM pg_stat_activity WHERE pid IN"
_HOLDERS = f"{_NAMES} (SELECT pid {_WHO})"
"""Who has it now, by their connections: what stands in the journal is who took it last, and perhaps left."""
_LOCK = f"SELECT pg_advisory_lock({_KEY})"
_LOCK_SHARED = f"SELECT pg_advisory_lock_shared({_KEY})"
_TRY = f"SELECT pg_try_advisory_lock({_KEY})"
_TRY_SHARED = f"SELECT pg_try_advisory_lock_shared({_KEY})"
_SEVERAL = "SELECT nodes FROM journal"
_TAKE = "UPDATE journal SET term = term + 1, holder = $1 RETURNING term"
_JOIN = "UPDATE journal SET holder = $1 RETURNING term"
_NO_LONGER = "SET idle_in_transaction_session_timeout = '3s'"
"""A node that stands still in the middle of a transaction keeps the others waiting no longer."""
_SETTLE = "SELECT pg_logical_emit_message(true, 'panelry', '')"
"""A commit of nothing, which is over once a synchronous standby has all that was committed before it."""
_SAFE = ("fsync", "full_page_writes")


class Hold(msgspec.Struct, frozen=True):
    """A connection that has the journal, and the term in which it does.

    `channel` is where nodes tell each other of their appends; it is empty where one server has the journal.
    """

    db: Database
    term: int
    pid: int
    channel: str = ""


class Door(msgspec.Struct, frozen=True):
    """Opens connections to one database. Raises what `TROUBLE` names besides its own."""

    url: str

    async def open(self) -> Database:
        """Return a connection that reads and writes, with every setting in force."""
        return await asyncpg.connect(self.url, **connecting())  # type: ignore[no-any-return]  # asyncpg has no types

    async def take(self, *, over: bool = False, moved: bool = False, join: bool = False) -> Hold:
        """Return a connection that has the journal from now on, its schema made where it is missing.

        With `over` it is taken from who has it, with `moved` though its record was moved away. With `join`
        a record that several nodes may have is shared with them. Raises `HeldElsewhere`, `MovedAway`,
        `NewerSchema`, `Damaged` for another program's tables.
        """
        db = await self.open()
        try:
            await self.migrate(db)
            shared = await self._lock(db, over=over, join=join)
            if not moved:
                await self._demand_here(db)
            term = await db.fetchval(_JOIN if shared else _TAKE, _name())
            return await _hold(db, term, shared=shared)
        except BaseException:
            db.terminate()
            raise

    async def retake(self, lost: Hold) -> Hold:
        """Return a new connection for one that broke: nothing that it began can take effect any more.

        What it committed while a synchronous standby was away is shown before the standby has it; that is
        waited for, as a failover could take it back. TimeoutError where the standby stays away.
        Raises `TakenOver` where somebody else took the journal since.
        """
        db = await self.open()
        try:
            await demand_term(db, lost.term)
            await db.execute(_END_OURS, lost.pid)
            await db.execute(_LOCK_SHARED if lost.channel else _LOCK)
            await _until_over(db, lost.pid)
            await demand_term(db, lost.term)
            async with asyncio.timeout(ANSWER):
                await db.execute(_SETTLE)
            return await _hold(db, lost.term, shared=bool(lost.channel))
        except BaseException:
            db.terminate()
            raise

    async def migrate(self, db: Database) -> None:
        """Bring the schema to the last migration; one process at a time does, and lets others after it."""
        await db.execute(f"SELECT pg_advisory_lock({_MIGRATING})")
        try:
            await self._migrate(db)
        except asyncpg.DuplicateTableError as taken:
            raise Damaged(f"{shown(self.url)} holds another program's tables") from taken
        await db.execute(f"SELECT pg_advisory_unlock({_MIGRATING})")

    async def _migrate(self, db: Database) -> None:
        scripts = migrations()
        known = await db.fetchval("SELECT to_regclass('journal')") is not None
        version = int(await db.fetchval("SELECT schema FROM journal")) if known else 0
        if version > len(scripts):
            raise NewerSchema(shown(self.url), version, len(scripts))
        for number in range(version + 1, len(scripts) + 1):
            script = scripts[number - 1]
            await db.execute(f"BEGIN;\n{script}\nUPDATE journal SET schema = {number};\nCOMMIT;")

    async def _lock(self, db: Database, *, over: bool, join: bool) -> bool:
        """Take the lock, and tell whether other nodes may have it, too."""
        for _ in range(_LOOKS):
            shared = join and await db.fetchval(_SEVERAL)
            if await db.fetchval(_TRY_SHARED if shared else _TRY):
                if not join or shared == await db.fetchval(_SEVERAL):
                    return bool(shared)
                await db.execute("SELECT pg_advisory_unlock_all()")
            if over:
                await db.execute(_END_IT)
                await db.execute("UPDATE journal SET term = term + 1")
            await asyncio.sleep(_BETWEEN)
        raise HeldElsewhere(shown(self.url), await db.fetchval(_HOLDERS) or "a server that has just left it")

    async def _demand_here(self, db: Database) -> None:
        moved = await db.fetchval("SELECT moved_at FROM journal")
        if moved is not None:
            raise MovedAway(shown(self.url), moved)


async def _hold(db: Database, term: int, *, shared: bool) -> Hold:
    pid = await db.fetchval("SELECT pg_backend_pid()")
    if not shared:
        return Hold(db, term, pid)
    await db.execute(_NO_LONGER)
    return Hold(db, term, pid, f"panelry_{await db.fetchval(f'SELECT {_KEY}')}")


async def _until_over(db: Database, pid: int) -> None:
    """Wait until the connection that a broken one was is over; TimeoutError where that takes long."""
    async with asyncio.timeout(PATIENCE):
        while await db.fetchval(_OURS_LEFT, pid):  # noqa: ASYNC110 - the database has no event for it
            await asyncio.sleep(_BETWEEN)


async def demand_term(db: Database, term: int) -> None:
    """Raise `TakenOver` where somebody else took the journal since that term."""
    if await db.fetchval("SELECT term FROM journal") != term:
        raise TakenOver


def connecting() -> dict[str, Any]:
    """Return what every connection is made with."""
    settings = {**_SETTINGS, "application_name": _name()}
    return {"timeout": PATIENCE, "server_settings": settings, "target_session_attrs": "read-write"}


def migrations() -> list[str]:
    """Return the scripts that make the schema, in order; the first takes an empty database to schema 1."""
    folder = files("panelry_server.journal.postgres") / "schema"
    scripts = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".sql")), key=lambda each: each.name
    )
    return [script.read_text(encoding="utf-8") for script in scripts]


async def warnings_of(db: Database) -> tuple[str, ...]:
    """Return what to tell the operator about the database's own settings."""
    off = [name for name in _SAFE if await db.fetchval("SELECT current_setting($1)", name) != "on"]
    return tuple(f"the database runs with {name} off: a power cut can lose what was kept" for name in off)


def as_journal_error(error: Exception, url: str) -> JournalError:
    """Return a failure of the database in the journal's own terms; its words hold no password."""
    return JournalError(f"the journal in {shown(url)} cannot be used ({reason(error)}): see to the database")


def reason(error: Exception) -> str:
    """Return one line on what went wrong, never a row's content."""
    said = error.args[0] if isinstance(error, asyncpg.PostgresError) and error.args else error
    return (str(said).splitlines() or [type(error).__name__])[0] or type(error).__name__


def _name() -> str:
    """Return what this server is called, in the 63 bytes that the database keeps."""
    return f"panelry-server on {socket.gethostname()[:24]} (process {os.getpid()})"
