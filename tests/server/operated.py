"""A data folder with everything beside it, the operator's commands on it, a real server, real terminals."""

import asyncio
import contextlib
import io
import os
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from panelry.sync.frames import PROTOCOL, Claim, Seated, encode, from_server
from panelry_server.cli import COMMANDS, group, run
from panelry_tui.link import Seat
from panelry_tui.store import Store

PATIENCE = 15.0


class Said(NamedTuple):
    """How a command ended, what it wrote and what it said."""

    code: int
    out: str
    talk: str


class Operated:
    """One organisation's places below `root`: data, keys, wrapping key, logs, state; perhaps a server."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "data"
        self.keys = root / "data-keys"
        self.wrapping = root / "data-wrapping" / "wrapping.key"
        self.log = root / "server.log"
        self.process: subprocess.Popen[str] | None = None
        self.address = ""

    def say(self, *arguments: str, typed: str = "") -> Said:
        """Run a command in this process, as somebody who types that."""
        out, err = io.StringIO(), io.StringIO()
        words = [*arguments, "--folder", str(self.folder)]
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv("XDG_STATE_HOME", str(self.root / "logs"))
            patch.setattr(sys, "stdin", io.StringIO(typed))
            code = run(group(COMMANDS), words)
        return Said(code, out.getvalue(), err.getvalue())

    def done(self, *arguments: str) -> str:
        """Return the output of a command that must succeed."""
        said = self.say(*arguments)
        assert 0 == said.code, said.talk
        return said.out

    def start(self) -> None:
        """Run the server on a free port until it says where it is."""
        env = {**os.environ, "XDG_STATE_HOME": str(self.root / "logs")}
        words = ["serve", "--plain", "--port", self.address.rpartition(":")[2] or "0"]
        command = [sys.executable, "-m", "panelry_server", *words, "--folder", str(self.folder)]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=env)
        assert self.process.stdout is not None
        assert select.select([self.process.stdout], [], [], 20)[0], self.log.read_text()
        line = self.process.stdout.readline()
        assert line, self.log.read_text()
        self.address = line.split("panelry://")[1].split(";")[0]

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the server and return how it ended; nothing to do without one."""
        if self.process is None:
            return 0
        process, self.process = self.process, None
        process.send_signal(how)
        process.communicate(timeout=20)
        return process.returncode

    def words(self) -> bytes:
        """Return every byte of every file below the root."""
        return b"\n".join(path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file())


@contextlib.contextmanager
def operated(root: Path) -> Iterator[Operated]:
    """Give the places, and end the server if one runs."""
    made = Operated(root)
    try:
        yield made
    finally:
        made.end()


async def take_seat(served: Operated, code: str, token: str) -> Seat:
    """Take a seat with a code, as a terminal does."""
    address = f"ws://{served.address}/join"
    async with connect(
        address, subprotocols=[Subprotocol(PROTOCOL)], compression=None, proxy=None
    ) as joining:
        await joining.send(encode(Claim(code, token)))
        seated = from_server(await joining.recv())
    assert isinstance(seated, Seated)
    return Seat(served.address, seated.debrief, seated.device, seated.person, seated.name, token)


@asynccontextmanager
async def terminal(seat: Seat, folder: Path) -> AsyncIterator[Store]:
    """Give a terminal's store that stays connected; its files are kept in the folder."""
    store = await Store.open(seat, folder)
    running = asyncio.create_task(store.run())
    try:
        yield store
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await store.close()


async def until(happened: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.02)
