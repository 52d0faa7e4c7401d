"""Whether several servers may have a record: then its keys are in the database, and all show one identity.

It is a fact of the database and no setting, so that no two servers can hold it for different things.
"""

import hashlib
import hmac
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import msgspec

from panelry_server.journal import JournalError
from panelry_server.journal.postgres.door import TROUBLE, Door, as_journal_error
from panelry_server.journal.postgres.queries import Database

_FACT = "SELECT nodes, secret_print, pin FROM journal"
_NOTE = "UPDATE journal SET nodes = true, secret_print = $1, pin = NULL"
_END = "UPDATE journal SET nodes = false, secret_print = NULL, pin = NULL"
_EMPTY = "TRUNCATE data_key, node, presence, budget, duty"
_KEYS = "SELECT stream, version, wrapped, destroyed_at FROM data_key ORDER BY stream"
_PIN = "UPDATE journal SET pin = $1 WHERE pin IS NULL"
_ABOUT = b"panelry: the secret of one record's nodes"


class Fact(msgspec.Struct, frozen=True):
    """Whether several servers may have the record, and by what each of them is known."""

    nodes: bool
    secret_print: str | None
    pin: str | None


class OtherIdentity(JournalError):  # noqa: N818 - named after what is so
    """This machine holds another secret or key than the nodes of the record do."""


def print_of(secret: bytes) -> str:
    """Return what a secret is known by: HMAC-SHA256 over a fixed text, in hex."""
    return hmac.new(secret, _ABOUT, hashlib.sha256).hexdigest()


async def fact_of(url: str) -> Fact:
    """Return the fact of a database whose schema is there. `JournalError`."""
    async with _visit(url) as db:
        return await read_fact(db)


async def read_fact(db: Database) -> Fact:
    """Return the fact over a connection."""
    return Fact(*(await db.fetch(_FACT))[0])


async def demand_pin(url: str, pin: str) -> None:
    """Note the pin of the first server that speaks TLS; `OtherIdentity` for one that shows another."""
    async with _visit(url) as db:
        await db.execute(_PIN, pin)
        noted = (await read_fact(db)).pin
    if noted != pin:
        raise OtherIdentity(
            "this node shows another key than the others do, and terminals would refuse it: copy"
            " tls/key.pem and tls/certificate.pem (or the organisation's own certificate and key) from"
            " another node. If the key is to be a new one, stop all nodes and run"
            " panelry-server nodes begin --new-identity"
        )


async def write_begun(db: Database, secret_print: str, keys: Sequence[tuple[object, ...]] | None) -> None:
    """Let several servers have the record, in one transaction; `keys` come into an empty store, if given.

    `JournalError` where the database does not give them back as they were; nothing has changed then.
    """
    await db.execute("BEGIN")
    if keys is not None:
        await db.execute(_EMPTY)
        await db.copy_records_to_table("data_key", records=list(keys))
        if sorted(await keys_in(db)) != sorted(tuple(each) for each in keys):
            raise JournalError("the database gave back other keys than it was given: see to the database")
    await db.execute(_NOTE, secret_print)
    await db.execute("COMMIT")


async def write_ended(db: Database) -> None:
    """Let one server alone have the record again; no key stays in the database's tables."""
    await db.execute("BEGIN")
    await forget_nodes(db)
    await db.execute("COMMIT")


async def forget_nodes(db: Database) -> None:
    """Take all that servers share away, within a transaction."""
    await db.execute(_EMPTY)
    await db.execute(_END)


async def keys_in(db: Database) -> list[tuple[str, int, bytes | None, str | None]]:
    """Return every key as it is kept: stream, version, wrapped key, and when it was destroyed."""
    return [(row[0], row[1], row[2], row[3]) for row in await db.fetch(_KEYS)]


@asynccontextmanager
async def only_server(url: str, *, moved: bool = False) -> AsyncIterator[Database]:
    """Give a connection that has the journal for itself; `HeldElsewhere` while a server has it.

    With `moved` also where the record was moved away.
    """
    try:
        hold = await Door(url).take(moved=moved)
        try:
            yield hold.db
        finally:
            hold.db.terminate()
    except TROUBLE as error:
        raise as_journal_error(error, url) from None


@asynccontextmanager
async def _visit(url: str) -> AsyncIterator[Database]:
    try:
        db = await Door(url).open()
        try:
            yield db
        finally:
            db.terminate()
    except TROUBLE as error:
        raise as_journal_error(error, url) from None
