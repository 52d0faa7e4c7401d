"""The journals that the one contract holds for: in memory, on SQLite and PostgreSQL, plain and sealed."""

from pathlib import Path

import pytest

from panelry_server.journal import Append, Entry, Journal
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.postgres import PostgresJournal
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal, seal

PLAIN = ("memory", "sqlite", "postgres")
ENGINES = (*PLAIN, *(f"sealed {each}" for each in PLAIN))
AT = "2031-05-06T07:08:09Z"


async def opened_for(request: pytest.FixtureRequest, folder: Path) -> Journal:
    """Return a journal of the engine that a fixture was asked for."""
    url = request.getfixturevalue("database") if request.param.endswith("postgres") else ""
    return await opened(request.param, folder, url)


async def opened(engine: str, folder: Path, url: str = "") -> Journal:
    """Return a journal of that engine, on a data folder or in a database where it needs one."""
    match engine:
        case "memory":
            return MemoryJournal()
        case "sqlite":
            return await SqliteJournal.open(folder)
        case "sealed memory":
            return await SealedJournal.open(MemoryJournal(), MemoryKeys())
        case "postgres":
            return await PostgresJournal.open(url)
        case "sealed postgres":
            return await seal(await PostgresJournal.open(url, folder), folder)
        case _:
            return await seal(await SqliteJournal.open(folder), folder)


def rated(
    expected: int, n: int, *bodies: bytes, stream: str = "oak", device: str = "ada-1", epoch: int = 1
) -> Append:
    """Return an append of one command, with one event for each body."""
    entries = tuple(Entry("Rated", body) for body in bodies or (b"{}",))
    return Append(stream, expected, epoch, device, n, "ada", AT, entries)


def bytes_below(*folders: Path) -> bytes:
    """Return the bytes of every file below the folders, one after the other."""
    found = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return b"\n".join(path.read_bytes() for path in found)
