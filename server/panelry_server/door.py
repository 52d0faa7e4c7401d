"""The operator's door: a Unix socket in the data folder, through which errands reach a running server.

One line of JSON in, one line of JSON out, and the door closes. Who may knock is a matter of file
permissions alone: the socket has mode 0600 in a folder of mode 0700, so only the account that runs
the server (and root) gets in, always in the role operator. What may be asked is the union in
`errands`; nothing that comes through here is echoed or logged.
"""

import asyncio
import socket
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

from panelry_server.crash import crash_folder, keep_crash
from panelry_server.errands import LARGEST, Errand, NotDone, Outcome, decode_errand, encode

FILE = "door.sock"
LONGEST_PATH = 100
"""The longest path of a socket, in bytes: systems end at 104 or 108."""
PATIENCE = 10.0
"""Seconds for a line to arrive, and for the last errand to end when the door closes (chosen)."""

Run = Callable[[Errand], Awaitable[Outcome]]


class NoDoor(Exception):  # noqa: N818 - the server runs on without it
    """The door cannot be opened; the words name the place and the cure."""


class Door:
    """An open door, until `close`. Made by `open`; errands are run one at a time."""

    def __init__(self, path: Path, run: Run) -> None:
        self.path = path
        self._run = run
        self._server: asyncio.Server
        self._one = asyncio.Lock()
        self._visits: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, folder: Path, run: Run) -> Self:
        """Open the door of a data folder that this process holds; a stale socket there is replaced.

        Raises `NoDoor`: the path is too long, or something else stands there.
        """
        path = folder / FILE
        door = cls(path, run)
        if not path_fits(path):
            raise NoDoor(
                f"{path} is longer than {LONGEST_PATH} bytes, so no command reaches this server while it"
                " runs: stop it first, or use a shorter --folder."
            )
        try:
            bound = _bound(path)
        except OSError as problem:
            raise NoDoor(f"{path} cannot be made ({problem.strerror}): see to it and start again.") from None
        door._server = await asyncio.start_unix_server(door._visited, sock=bound, limit=LARGEST)
        return door

    async def close(self) -> None:
        """Take the socket away and let the visits end."""
        self._server.close()
        self.path.unlink(missing_ok=True)
        if self._visits:
            _, late = await asyncio.wait(self._visits, timeout=PATIENCE)
            for visit in late:
                visit.cancel()

    def _visited(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.ensure_future(self._receive(reader, writer))
        self._visits.add(visit)
        visit.add_done_callback(self._visits.discard)

    async def _receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(encode(await self._answer(reader)))
            await writer.drain()
        except ConnectionError:
            return
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> Outcome:
        try:
            async with asyncio.timeout(PATIENCE):
                line = await reader.readuntil(b"\n")
            errand = decode_errand(line)
        except TimeoutError:
            return NotDone("Nothing was asked in time. Send one line of JSON, then read one.")
        except asyncio.LimitOverrunError:
            return NotDone(f"The line is longer than {LARGEST} bytes. Send a smaller file.")
        except (asyncio.IncompleteReadError, ValueError):
            return NotDone("This server does not know that errand. Use its own version of panelry-server.")
        async with self._one:
            return await self._safely(errand)

    async def _safely(self, errand: Errand) -> Outcome:
        try:
            return await self._run(errand)
        except Exception as wrong:  # noqa: BLE001 - the server lives on, and the words stay inside
            return NotDone(f"Something is wrong inside the server. {keep_crash(wrong, crash_folder())}")


def path_fits(path: Path) -> bool:
    """Return whether a socket can have this path."""
    return len(bytes(path)) <= LONGEST_PATH


def _bound(path: Path) -> socket.socket:
    """Return a socket bound to the path with mode 0600; nobody can connect before it listens."""
    try:
        if stat.S_ISSOCK(path.lstat().st_mode):
            path.unlink()
    except FileNotFoundError:
        pass
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        made.bind(str(path))
        path.chmod(0o600)
    except OSError:
        made.close()
        raise
    return made
