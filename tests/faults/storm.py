"""The row of the reconnect storm: a restart under many terminals, with the limits of a real server."""

import asyncio
import contextvars
import random
import sys
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

import cast
from faults.served import UNLIMITED, Served, prepared_many
from faults.verdict import Verdict, verdict
from hosted import device_of, token_of
from panelry.ids import DebriefId, PersonId
from panelry.sync.client import ClientHalf
from panelry.sync.frames import Frame, FromServer, Hello
from panelry_tui import link as links
from panelry_tui.link import Link, Seat, Standing

AN_ADDRESS = 50
"""Terminals behind one address."""
A_DEBRIEF = 8
"""Terminals in one debrief: four people with two each."""
MOST_ATTEMPTS, FIRST = 6, 3.0
"""Attempts of one terminal in the first seconds."""
RESYNCED = 10.0
"""Seconds until everybody is back, counted from the moment when the server listens again."""
PATIENCE = 120.0
_source: contextvars.ContextVar[str] = contextvars.ContextVar("source")


@contextmanager
def addressed() -> Iterator[None]:
    """Let each terminal's link connect from the address that its task was given."""

    def called(*parts: Any, **named: Any) -> connect:
        return connect(*parts, **named, local_addr=(_source.get(), 0))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "connect", called)
        yield


class Terminal:
    """A client half behind a real link, and when it tried to connect."""

    def __init__(self, debrief: DebriefId, person: PersonId, number: int, port: int) -> None:
        self.debrief = debrief
        self.half = ClientHalf()
        self.attempts: list[float] = []
        self.back = 0.0
        self.why = ""
        device, token = device_of(person, number), token_of(person, number)
        seat = Seat(f"127.0.0.1:{port}", debrief, device, person, "", token)
        self._link = Link(seat, self)

    def hello(self) -> Hello:
        """Return the first frame of a connection."""
        return self.half.hello()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Take a frame in, noting when the picture is live."""
        _, replies = self.half.receive(frame)
        if self.half.live and not self.back:
            self.back = time.monotonic()
        return replies

    def standing(self, standing: Standing, why: str) -> None:
        """Note an attempt, and that the picture is stale without a connection."""
        self.why = why
        if standing is Standing.CONNECTING:
            self.attempts.append(time.monotonic())
        if standing in {Standing.OFFLINE, Standing.STOPPED}:
            self.half.live, self.back = False, 0.0

    async def run(self, source: str) -> None:
        """Stay connected from an address of this machine."""
        _source.set(source)
        await self._link.run()


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Connect so many terminals, restart the server, and see how they come back."""
    debriefs = seated(amount)
    seats = [(debrief, *seat) for debrief, taken in debriefs.items() for seat in taken]
    killed = random.Random(seed).random() < 0.5  # noqa: S311 - a run must be repeatable
    await prepared_many(folder / "data", debriefs)
    server = Served(folder / "data", **UNLIMITED, connections=10**6)
    async with closing(server):
        with addressed():
            async with running([Terminal(*seat, server.port) for seat in seats]) as terminals:
                await _all_back(terminals, PATIENCE)
                down, up = await _restarted(server, killed=killed)
                await _all_back(terminals, PATIENCE)
                faults = [*_judged(terminals, down, up)]
                faults += [*await server.check(), *server.complaints()]
                cursors = {(each.debrief, each.half.person, each.half.cur) for each in terminals}
    if len(cursors) != len({(debrief, person) for debrief, person, _ in seats}):
        faults.append("terminals of one person stand at different places")
    worst = max(_early(each, down) for each in terminals)
    return verdict(amount, faults, most_attempts=worst, resynced_s=max(each.back for each in terminals) - up)


def seated(amount: int) -> dict[DebriefId, list[tuple[PersonId, int]]]:
    """Return who sits in which debrief; each number is one device, of the whole server."""
    debriefs: dict[DebriefId, list[tuple[PersonId, int]]] = {}
    for number in range(amount):
        debrief = DebriefId(f"storm-{number // A_DEBRIEF:04}")
        debriefs.setdefault(debrief, []).append((cast.PANEL[number % 4], number))
    return debriefs


@asynccontextmanager
async def closing(server: Served) -> AsyncIterator[None]:
    """Start a server, and kill it at the end if it still runs."""
    try:
        await server.start()
        yield
    finally:
        await server.close()


@asynccontextmanager
async def running(terminals: list[Terminal]) -> AsyncIterator[list[Terminal]]:
    """Let terminals run, so many behind each address."""
    linux = sys.platform == "linux"
    tasks = [
        asyncio.ensure_future(each.run(f"127.0.1.{1 + place // AN_ADDRESS}" if linux else "127.0.0.1"))
        for place, each in enumerate(terminals)
    ]
    try:
        yield terminals
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _restarted(server: Served, *, killed: bool) -> tuple[float, float]:
    """Restart the server with the limits of a new installation; return when it went and when it listened."""
    server.settings = {"connections": server.settings["connections"]}
    await (server.kill() if killed else server.stop())
    down = time.monotonic()
    await server.start()
    return down, time.monotonic()


async def _all_back(terminals: list[Terminal], patience: float) -> None:
    for _ in range(int(patience / 0.01)):
        if all(each.half.live for each in terminals):
            return
        await asyncio.sleep(0.01)


def _early(terminal: Terminal, down: float) -> int:
    return sum(down <= at <= down + FIRST for at in terminal.attempts)


def _judged(terminals: list[Terminal], down: float, up: float) -> Iterator[str]:
    away = [each for each in terminals if not each.back]
    if away:
        yield f"{len(away)} terminals did not come back: {away[0].why}"
    late = [each.back - up for each in terminals if each.back > up + RESYNCED]
    if late:
        yield f"{len(late)} terminals were back late, the last after {max(late):.1f} s"
    eager = [each for each in terminals if _early(each, down) > MOST_ATTEMPTS]
    if eager:
        yield f"{len(eager)} terminals tried more than {MOST_ATTEMPTS} times in {FIRST:.0f} s"
