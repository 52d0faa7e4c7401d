"""Beside an open desk: commands of the same person go through the program that has the seat open.

One program numbers what a seat asks. While it is open it listens in the seat's folder, which its owner
alone can enter: it shows what it knows of the office, and asks the server for whoever stands beside it.
What is asked is durable in its outbox first, as everything typed.
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from enum import Enum
from pathlib import Path
from typing import TypeAlias

import msgspec

from panelry.parts import Sight
from panelry.refusals import Code
from panelry.sync.frames import AnyCommand
from panelry_tui.link import Standing
from panelry_tui.news import News, TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.store import Store

PATIENCE = 30.0
"""Seconds for which the open program waits for its server before it says that there is none."""
LARGEST = 2**26
"""Bytes of the longest line: the whole picture of an office."""
CLOSED = (
    "The open desk was closed before the server answered. What you asked is kept there, "
    "and goes to the server with its next start. Look before you ask again"
)
_GONE = "the open desk was closed. Try again"
_NAME = "beside.sock"
_OVER = frozenset({Standing.STOPPED, Standing.ERASED})


class Show(msgspec.Struct, frozen=True, tag=True):
    """What is there to see, once the server has said all?"""


class AskFor(msgspec.Struct, frozen=True, tag=True):
    """Ask the server for this."""

    command: AnyCommand


class Shown(msgspec.Struct, frozen=True, tag=True):
    """What the open program sees, and what its server offers."""

    sights: tuple[Sight, ...]
    mail: bool
    page: str


class Answered(msgspec.Struct, frozen=True, tag=True):
    """What the server answered: nothing if it was done, else the code of the refusal."""

    code: Code | None


class Why(Enum):
    """Why the open program could not ask."""

    AWAY = "away"
    OUTBOX = "outbox"
    TOO_LARGE = "too-large"


class NotAsked(msgspec.Struct, frozen=True, tag=True):
    """The server was not asked, with the words for people."""

    why: Why
    words: str


Asking: TypeAlias = Show | AskFor
Telling: TypeAlias = Shown | Answered | NotAsked
_ASKING: msgspec.json.Decoder[Asking] = msgspec.json.Decoder(Asking)
_TELLING: msgspec.json.Decoder[Telling] = msgspec.json.Decoder(Telling)


@asynccontextmanager
async def lent(store: Store, folder: Path) -> AsyncIterator[None]:
    """Let others of this person ask through a store; where no socket can be made, nobody stands beside."""
    talks: set[asyncio.Task[None]] = set()

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        if talk is not None:
            talks.add(talk)
            talk.add_done_callback(talks.discard)
        with contextlib.suppress(OSError, ValueError, msgspec.MsgspecError, asyncio.CancelledError):
            await _talk(store, reader, writer)
        writer.close()

    try:
        listening = _listening(folder)
    except OSError:
        yield
        return
    server = await asyncio.start_unix_server(met, sock=listening, limit=LARGEST)
    try:
        yield
    finally:
        server.close()
        for talk in tuple(talks):
            talk.cancel()
        (folder / _NAME).unlink(missing_ok=True)


def _listening(folder: Path) -> socket.socket:
    """Return a socket in the seat's folder; whoever holds the seat may take a dead one's place."""
    (folder / _NAME).unlink(missing_ok=True)
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with _short(folder) as path:
            made.bind(path)
        (folder / _NAME).chmod(0o600)
    except OSError:
        made.close()
        raise
    return made


@contextlib.contextmanager
def _short(folder: Path) -> Iterator[str]:
    """Give a name of the socket that is short enough for the system, however long the folder's is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{handle}/{_NAME}"
    finally:
        os.close(handle)


async def _talk(store: Store, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while line := await reader.readline():
        told = await _told(store, _ASKING.decode(line))
        writer.write(msgspec.json.encode(told) + b"\n")
        await writer.drain()


async def _told(store: Store, asked: Asking) -> Telling:
    if not await _live(store):
        return NotAsked(Why.AWAY, store.why or "the server does not answer")
    match asked:
        case Show():
            return shown_by(store)
        case AskFor(command):
            try:
                return Answered(await store.ask(command))
            except OutboxError as fault:
                return NotAsked(Why.OUTBOX, str(fault))
            except TooLarge:
                return NotAsked(Why.TOO_LARGE, "")


def shown_by(store: Store) -> Shown:
    """Return what a store sees now."""
    return Shown(tuple(store.view().values()), store.half.mail, store.half.page)


async def _live(store: Store) -> bool:
    """Wait until the server has said all, and return whether it did."""
    moved = asyncio.Event()

    def told(_: News) -> None:
        moved.set()

    store.listeners.append(told)
    try:
        async with asyncio.timeout(PATIENCE):
            while not store.live and store.standing_now not in _OVER:
                moved.clear()
                await moved.wait()
    except TimeoutError:
        return False
    finally:
        store.listeners.remove(told)
    return store.live


class Borrowed:
    """The seat of an open program, as a command uses it; made by `borrowed`."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.shown = Shown((), mail=False, page="")

    async def look(self) -> None:
        """See what the open program sees; ConnectionError if it has no server or closes."""
        match await self._say(Show(), _GONE):
            case Shown() as shown:
                self.shown = shown
            case NotAsked(_, words):
                raise ConnectionError(words)
            case Answered():
                raise ConnectionError(_GONE)

    async def ask(self, command: AnyCommand) -> Code | None:
        """Have a command asked, and see what came of it: as `Store.ask`, and ConnectionError if it closes."""
        match await self._say(AskFor(command), CLOSED):
            case Answered(code):
                await self.look()
                return code
            case NotAsked(Why.TOO_LARGE):
                raise TooLarge
            case NotAsked(Why.OUTBOX, words):
                raise OutboxError(words)
            case NotAsked(_, words):
                raise ConnectionError(words)
            case Shown():
                raise ConnectionError(CLOSED)

    async def _say(self, asking: Asking, closed: str) -> Telling:
        self._writer.write(msgspec.json.encode(asking) + b"\n")
        try:
            await self._writer.drain()
            return _TELLING.decode(await self._reader.readline())
        except (OSError, ValueError, msgspec.MsgspecError):
            raise ConnectionError(closed) from None

    def leave(self) -> None:
        """Stand beside no more."""
        self._writer.close()


async def borrowed(folder: Path) -> Borrowed | None:
    """Return the seat of the program that has it open; None where none lets anybody stand beside.

    `Borrowed.look` comes first.
    """
    try:
        with _short(folder) as path:
            return Borrowed(*await asyncio.open_unix_connection(path, limit=LARGEST))
    except OSError:
        return None
