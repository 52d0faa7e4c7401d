"""The peers: other servers that pass words on between six people, beside ours and the bare relay.

Each is installed by its own client into a throw-away folder, run there, and driven by the same loop as the
part `fanout`. What cannot be installed or does not start is said, and the others are measured.
"""

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

from websockets.exceptions import ConnectionClosed

from benching.fanout import WHOLE, Panels, Rounds, Turn, panels_of, turn
from benching.figures import Figure
from benching.sides import SEATS, Side, bare_relay, our_server
from benching.wires import Calling, SocketIO, Yjs
from panelry.ids import DebriefId, PersonId

PART = "peers"
INSTALLS, STARTS, TURN = 600.0, 30.0, 300.0
"""Seconds for installing a peer, for its start, and for a turn of it."""
_OURS = ("panelry", "the bare relay")
_HERE = Path(__file__).parent / "peered"
_NAMED = ("PATH", "HOME", "LANG", "TMPDIR", "SSL_CERT_FILE", "HTTPS_PROXY", "NO_PROXY")
_clients = count(1)


class Peer(NamedTuple):
    """A server of others: what is installed, the program that runs it, and how one calls it."""

    name: str
    client: str
    """What installs it: pip or npm."""
    packages: tuple[str, ...]
    program: str
    """A module of ours, or a file of `peered` for node."""
    call: Callable[[str, str], Calling]
    """Given the address and the room."""


PEERS = (
    Peer(
        "python-socketio and SQLite, a commit each",
        "pip",
        ("python-socketio", "aiosqlite", "uvicorn", "websockets"),
        "benching.peered.socketio_server",
        lambda address, room: SocketIO(f"ws://{address}/socket.io/?EIO=4&transport=websocket&room={room}"),
    ),
    Peer(
        "pycrdt-websocket and SQLite",
        "pip",
        ("pycrdt-websocket", "pycrdt-store", "uvicorn", "websockets"),
        "benching.peered.pycrdt_server",
        lambda address, room: Yjs(f"ws://{address}/{room}", next(_clients)),
    ),
    Peer(
        "y-websocket and LevelDB",
        "npm",
        ("y-websocket@1", "ws@8", "yjs@13"),
        "y_websocket.cjs",
        lambda address, room: Yjs(f"ws://{address}/{room}", next(_clients)),
    ),
    Peer(
        "Hocuspocus and SQLite",
        "npm",
        ("@hocuspocus/server", "@hocuspocus/extension-sqlite", "yjs@13"),
        "hocuspocus.mjs",
        lambda address, room: Yjs(f"ws://{address}/", next(_clients), room),
    ),
)
"""In the order in which they are told."""


class AwayError(Exception):
    """A peer that is not to be had here; the message says why and what to do."""


def measured(rounds: Rounds = WHOLE, peers: Sequence[Peer] = PEERS) -> tuple[list[Figure], list[str]]:
    """Return every figure, and a sentence for each peer that is left out."""
    with tempfile.TemporaryDirectory(prefix="peers") as folder:
        return asyncio.run(_measured(rounds, peers, Path(folder)))


async def _measured(rounds: Rounds, peers: Sequence[Peer], folder: Path) -> tuple[list[Figure], list[str]]:
    away: list[str] = []
    async with contextlib.AsyncExitStack() as stack:
        sides = [
            (_OURS[0], await stack.enter_async_context(our_server(rounds.debriefs))),
            (_OURS[1], await stack.enter_async_context(bare_relay())),
        ]
        for place, peer in enumerate(peers):
            try:
                home = await installed(peer, folder / str(place))
                sides.append((peer.name, await stack.enter_async_context(running(peer, home))))
            except AwayError as problem:
                away.append(f"{peer.name} is left out. {problem}")
        taken = {name: (side, panels_of(side, rounds.debriefs)) for name, side in sides}
        turns = [await _round(taken, rounds, away) for _ in range(rounds.rounds)]
    whole = [{name: each[name] for name in taken} for each in turns]
    return [*_figures(whole, rounds)], away


async def _round(taken: dict[str, tuple[Side, Panels]], rounds: Rounds, away: list[str]) -> dict[str, Turn]:
    """Return a turn of each; a peer that breaks off or falls silent is taken out, and that is said."""
    found = {}
    for name, (side, panels) in list(taken.items()):
        try:
            async with asyncio.timeout(TURN):
                found[name] = await turn(side, panels, rounds)
        except (ConnectionClosed, OSError, TimeoutError) as problem:
            if name in _OURS:
                raise
            del taken[name]
            why = str(problem) or f"it was silent for {TURN:.0f} seconds"
            away.append(f"{name} is left out. It broke off while it was measured: {why}.")
    return found


async def installed(peer: Peer, home: Path) -> Path:
    """Install a peer into a folder of its own and return it; `AwayError` where that does not work."""
    home.mkdir(parents=True)  # noqa: ASYNC240 - nothing else waits
    if peer.client == "pip":
        await _done([sys.executable, "-m", "venv", str(home / "env")], home, "Python makes no environment")
        command = [str(_python(home)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    else:
        if shutil.which("npm") is None or shutil.which("node") is None:
            raise AwayError("It needs node and npm: install them, and ask again.")
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(home)]
        shutil.copy(_HERE / peer.program, home)
    what = f"{peer.client} cannot install {', '.join(peer.packages)}"
    await _done([*command, *peer.packages], home, what)
    return home


async def _done(command: Sequence[str], home: Path, what: str) -> None:
    """Run a command to its end; `AwayError` says what did not work, with the last line of its words."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), INSTALLS)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise AwayError(
            f"{what} within {INSTALLS:.0f} seconds. Look at the network, and ask again."
        ) from None
    if process.returncode:
        last = (said.decode(errors="replace").strip().splitlines() or ["It said nothing"])[-1]
        raise AwayError(f"{what}: {last.rstrip('.')}. Look at the network and the settings of {command[0]}.")


def _python(home: Path) -> Path:
    return home / "env" / "bin" / "python"


@contextlib.asynccontextmanager
async def running(peer: Peer, home: Path) -> AsyncIterator[Side]:
    """Run an installed peer; `AwayError` where it does not say its port."""
    kept = home / "kept"
    kept.mkdir()
    command = [str(_python(home)), "-m", peer.program] if peer.client == "pip" else ["node", peer.program]
    environment = {name: os.environ[name] for name in _NAMED if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(*command, str(kept)),
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environment, "PYTHONPATH": str(_HERE.parents[1])},
    )
    try:
        yield _side(peer, process.pid, await _port(process))
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _port(process: asyncio.subprocess.Process) -> int:
    said = process.stdout or asyncio.StreamReader()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STARTS):
            async for line in said:
                if line.strip().isdigit():
                    return int(line)
    raise AwayError("It was installed and does not start: its packages may have changed.")


def _side(peer: Peer, process: int, port: int) -> Side:
    """Return how people call a peer: each time they come they have a room that is new."""
    times: Counter[PersonId] = Counter()
    address = f"127.0.0.1:{port}"

    def call(debrief: DebriefId, person: PersonId) -> Calling:
        times[person] += 1
        return peer.call(address, f"{debrief}-{times[person]}")

    return Side(process, call, (), address)


def _figures(turns: Sequence[dict[str, Turn]], rounds: Rounds) -> Iterator[Figure]:
    """Yield what each comes to beside the bare relay, then how many times as fast as each peer ours is."""
    where = f"{rounds.debriefs} × {SEATS}"
    for name in turns[0]:
        beside = median(each[name].pace / each[_OURS[1]].pace for each in turns)
        pace = median(each[name].pace for each in turns)
        yield Figure(PART, f"{name}: flat out, {where}", pace, "a second", ratio=beside)
        cpu = median(each[name].cpu for each in turns)
        yield Figure(PART, f"{name}: one word flat out", cpu * 1e6, "µs CPU")
        waits = median(median(each[name].waits) for each in turns)
        yield Figure(PART, f"{name}: → all others, median", waits * 1000, "ms")
    for name in list(turns[0])[2:]:
        times = median(each[_OURS[0]].pace / each[name].pace for each in turns)
        yield Figure(PART, f"panelry flat out beside {name}", times, "times")
