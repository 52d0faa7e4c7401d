"""Engines: the journals on which worlds are played, each world on a new one that is gone afterwards."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from panelry_server.journal import Journal
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.keeping.sealing import seal

Engine = Callable[[], AbstractAsyncContextManager[Journal]]
"""Gives a new journal, and does away with it in the end."""
MEMORY, FILE, DATABASE = "memory", "file", "database"


def engine_of(name: str, url: str) -> Engine:
    """Return an engine by its name; `url` says where a database is.

    `ModuleNotFoundError` without the extra that a database needs, before anything is played.
    """
    if name != DATABASE:
        return in_memory if name == MEMORY else in_a_file
    import panelry_server.journal.postgres  # noqa: F401, PLC0415 - an extra

    return partial(in_a_database, url)


@asynccontextmanager
async def in_memory() -> AsyncIterator[Journal]:
    """Give a journal in memory."""
    yield MemoryJournal()


@asynccontextmanager
async def in_a_file() -> AsyncIterator[Journal]:
    """Give a journal as a server has it, sealed, in a folder of its own. `JournalError`, `KeysError`."""
    with TemporaryDirectory(prefix="panelry-") as folder:
        path = Path(folder, "data")
        journal = await seal(await SqliteJournal.open(path), path)
        try:
            yield journal
        finally:
            await journal.close()


@asynccontextmanager
async def in_a_database(url: str) -> AsyncIterator[Journal]:
    """Give a journal as a server has it, sealed, in a schema of its own. `JournalError`, `KeysError`."""
    from panelry_server.journal.postgres import PostgresJournal  # noqa: PLC0415 - an extra
    from panelry_server.journal.postgres.own_schema import own_schema  # noqa: PLC0415 - likewise

    with TemporaryDirectory(prefix="panelry-") as folder:
        async with own_schema(url) as within:
            path = Path(folder, "data")
            journal = await seal(await PostgresJournal.open(within, path), path)
            try:
                yield journal
            finally:
                await journal.close()
