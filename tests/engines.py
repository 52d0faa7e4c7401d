"""The four journals that the one contract holds for: in memory and on SQLite, each plain and sealed."""

from pathlib import Path

from panelry_server.journal import Append, Entry, Journal
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal, seal

ENGINES = ("memory", "sqlite", "sealed memory", "sealed sqlite")
AT = "2031-05-06T07:08:09Z"


async def opened(engine: str, folder: Path) -> Journal:
    """Return a journal of that engine, on a data folder where it needs one."""
    match engine:
        case "memory":
            return MemoryJournal()
        case "sqlite":
            return await SqliteJournal.open(folder)
        case "sealed memory":
            return await SealedJournal.open(MemoryJournal(), MemoryKeys())
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
