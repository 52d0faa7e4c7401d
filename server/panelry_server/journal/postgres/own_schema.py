"""A schema of one's own: tables that stand beside a database's others and are gone afterwards."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from panelry_server.journal.postgres.door import TROUBLE, Door, as_journal_error


@asynccontextmanager
async def own_schema(url: str) -> AsyncIterator[str]:
    """Give the address of a new schema in a database, and drop it in the end; `JournalError`."""
    name = f"panelry_{secrets.token_hex(8)}"
    await _do(url, f"CREATE SCHEMA {name}")
    try:
        yield _within(url, name)
    finally:
        await _do(url, f"DROP SCHEMA {name} CASCADE")


async def _do(url: str, statement: str) -> None:
    try:
        db = await Door(url).open()
        try:
            await db.execute(statement)
        finally:
            await db.close()
    except TROUBLE as error:
        raise as_journal_error(error, url) from None


def _within(url: str, schema: str) -> str:
    parts = urlsplit(url)
    kept = [pair for pair in parse_qsl(parts.query) if pair[0] != "search_path"]
    return urlunsplit(parts._replace(query=urlencode([*kept, ("search_path", schema)])))
