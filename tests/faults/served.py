"""A real server process on a prepared data folder: started, killed, stopped, weighed and checked."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import msgspec
from cryptography import x509
from msgspec.structs import replace

import cast
from hosted import device_of, token_of
from panelry import commands as c
from panelry.ids import DebriefId, PersonId
from panelry.office import DebriefListed, DeviceJoined, Invited, OfficeOpened
from panelry_server import tls
from panelry_server.codes import token_hash
from panelry_server.core import Core, open_core
from panelry_server.settings import Settings

PATIENCE = 60.0
"""Seconds for a process to start or to stop, on a busy machine."""
UNLIMITED = {"handshake_rate": 1e6, "handshake_burst": 10**6, "command_rate": 1e6, "command_burst": 10**6}
"""Settings without limits on how often somebody may ask."""
Seats = Iterable[tuple[PersonId, int]]


async def prepared(folder: Path, seats: Seats) -> None:
    """Make a data folder with the cast's debrief in scoring, and let these devices connect."""
    await prepared_many(folder, {cast.DEBRIEF: seats})


async def prepared_many(folder: Path, debriefs: Mapping[DebriefId, Seats]) -> None:
    """Make a data folder with so many debriefs in scoring, and let their devices connect."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    try:
        await core.office.record(OfficeOpened("Acme"))
        for debrief, seats in debriefs.items():
            room = await core.rooms.create(replace(cast.create(), debrief=debrief))
            await core.office.record(DebriefListed(debrief))
            for person in cast.ALL:
                await room.operate(cast.seat(person))
            await give_devices(core, seats, debrief)
            await room.operate(c.OpenScoring())
    finally:
        await core.close()


async def give_devices(core: Core, seats: Seats, debrief: DebriefId = cast.DEBRIEF) -> None:
    """Let devices connect, all on record at once."""
    joined = [
        each
        for person, number in seats
        for each in (
            Invited(f"{person} {number}", debrief, person, "2099-01-01T00:00:00.000Z"),
            DeviceJoined(
                f"{person} {number}",
                device_of(person, number),
                token_hash(token_of(person, number)),
                debrief,
                person,
            ),
        )
    ]
    await core.office.record(*joined)


class Served:
    """`panelry-server serve`, or another program that says the same line, on a folder; keeps its port."""

    def __init__(self, folder: Path, *program: str, **settings: float) -> None:
        self.folder = folder
        self.settings: dict[str, float] = settings
        self.port = 0
        self.log = folder.parent / f"{folder.name}.log"
        self._program = program or ("-m", "panelry_server", "serve")
        self._process: subprocess.Popen[str] | None = None

    async def start(self) -> None:
        """Start it and wait until it listens; RuntimeError with its log if it does not."""
        command = [sys.executable, *self._program, "--folder", str(self.folder), "--port", str(self.port)]
        self._begin(command)
        async with asyncio.timeout(PATIENCE):
            line = await asyncio.to_thread(self._readline)
        if "panelry://" not in line:
            raise RuntimeError(f"the server did not start:\n{self.log.read_text()}")
        self.port = int(line.split("panelry://")[1].split(";")[0].rpartition(":")[2])

    @property
    def pin(self) -> str:
        """The pin of its key, as `panelry-server serve` made it; empty if it speaks without TLS."""
        made = self.folder / tls.FOLDER / tls.CERTIFICATE
        return tls.pin_of(x509.load_pem_x509_certificate(made.read_bytes())) if made.exists() else ""

    def _begin(self, command: list[str]) -> None:
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, env=self._environment()
            )

    def _readline(self) -> str:
        process = self._running
        assert process.stdout is not None
        return process.stdout.readline()

    def _environment(self) -> dict[str, str]:
        ours = {f"PANELRY_SERVER_{name.upper()}": str(value).lower() for name, value in self.settings.items()}
        home = {"XDG_STATE_HOME": str(self.folder.parent / "state"), "PANELRY_SERVER_PLAIN": "true"}
        paths = (str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", ""))
        return {**os.environ, **home, **ours, "PYTHONPATH": os.pathsep.join(filter(None, paths))}

    @property
    def _running(self) -> subprocess.Popen[str]:
        assert self._process is not None
        return self._process

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._running.pid

    async def kill(self) -> None:
        """End it with SIGKILL."""
        self._running.kill()
        await self._ended()

    async def stop(self) -> tuple[int, str]:
        """End it with SIGTERM; return its exit code and what else it said."""
        self._running.terminate()
        return await self._ended()

    async def _ended(self) -> tuple[int, str]:
        process = self._running
        said, _ = await asyncio.to_thread(process.communicate, timeout=PATIENCE)
        self._process = None
        return process.returncode, said

    def memory(self) -> float:
        """Return its resident memory in MB."""
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self._running.pid)], capture_output=True, text=True, check=True
        )
        return int(told.stdout) / 1024

    async def check(self) -> tuple[str, ...]:
        """Return the faults that `panelry-server check` finds, running or not."""
        command = [sys.executable, "-m", "panelry_server", "check", "--json", "--folder", str(self.folder)]
        done = await asyncio.to_thread(
            subprocess.run, command, capture_output=True, text=True, env=self._environment(), check=False
        )
        if not done.stdout:
            return (f"check failed: {done.stderr}",)
        found: tuple[str, ...] = msgspec.json.decode(done.stdout, type=_Checked).faults
        return found

    async def told(self, *arguments: str) -> str:
        """Return what an operator's command on the folder says; it must succeed."""
        command = [sys.executable, "-m", "panelry_server", *arguments, "--folder", str(self.folder)]
        done = await asyncio.to_thread(
            subprocess.run, command, capture_output=True, text=True, env=self._environment(), check=False
        )
        if done.returncode:
            raise RuntimeError(f"{arguments[0]} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def complaints(self) -> tuple[str, ...]:
        """Return what its log holds beyond ordinary news, each kind of line once."""
        lines = self.log.read_text().splitlines()
        return tuple(dict.fromkeys(each for each in map(_complaint, lines) if each))

    async def close(self) -> None:
        """Kill it if it still runs."""
        if self._process is not None:
            await self.kill()


class _Checked(msgspec.Struct):
    faults: tuple[str, ...]


_KNOWN = re.compile(
    r"SQLite|speaks without TLS|last stop was not in order|of it is checked"
    r"|^Its key, to compare|^  ([\w-]{4} ){10}[\w-]{3}$"
)
"""What any server on this machine may say: its library's age, its key or none, a check."""


def _complaint(line: str) -> str:
    try:
        told = msgspec.json.decode(line, type=dict[str, object])
    except msgspec.DecodeError:
        return "" if _KNOWN.search(line) else line
    if told.get("level") == "info" or _KNOWN.search(str(told.get("warning", ""))):
        return ""
    return str({key: value for key, value in sorted(told.items()) if key != "at"})


@asynccontextmanager
async def serving(folder: Path, seats: Seats, *program: str, **settings: float) -> AsyncIterator[Served]:
    """Give a started server process over a new debrief; it is killed at the end if it still runs."""
    await prepared(folder, seats)
    server = Served(folder, *program, **settings)
    try:
        await server.start()
        yield server
    finally:
        await server.close()
