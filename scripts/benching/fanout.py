"""The part `fanout`: revisions after the reveal, six people to a debrief, against a bare relay.

Each revision is checked, folded, committed to disk before it is acknowledged, and reaches the five
others. Server and relay run side by side, are driven by the same loop in this process, and take
turns in every round; ratios are taken within a round. Only the limits on how often somebody may ask
are lifted.
"""

import asyncio
import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from io import StringIO
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from msgspec.structs import replace
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

import cast
from benching.figures import Figure
from benching.relay import ANSWER
from faults.served import UNLIMITED, Served, give_devices
from hosted import token_of
from panelry import commands as c
from panelry.ids import DebriefId, PersonId
from panelry.office import DebriefListed, OfficeOpened
from panelry.panel import Mode, Role
from panelry.sync.frames import PROTOCOL, Do, Hello, encode
from panelry_server.core import open_core
from panelry_server.settings import Settings

TOP = Path(__file__).resolve().parents[2]
PART = "fanout"
SEATS = 6
"""People of each debrief, all of them panelists."""
HELLO = (encode(Hello()),)
_SAID = "asked again: "
_HEARD = re.compile(_SAID + r"([\w-]+) (\d+)")
"""Whose revision a message carries, and its number."""


class Rounds(NamedTuple):
    """How much is measured: rounds; debriefs at once; revisions of each person, flat out and paced.

    `rate` is how many revisions a second all debriefs make together when they are paced.
    """

    rounds: int
    debriefs: int
    flat_out: int
    paced: int
    rate: float


WHOLE = Rounds(rounds=5, debriefs=8, flat_out=60, paced=20, rate=500)
QUICK = Rounds(rounds=1, debriefs=2, flat_out=5, paced=3, rate=200)
"""Enough to see that it runs; its times say nothing."""


class Turn(NamedTuple):
    """What one turn came to.

    Revisions a second, and the server's processor seconds for each, flat out; when they are paced,
    the seconds from each until the last of the five others has it.
    """

    pace: float
    cpu: float
    waits: list[float]


class Side(NamedTuple):
    """One of the two servers that are compared: its process, and how somebody's connection is made."""

    process: int
    call: Callable[[DebriefId, PersonId], connect]
    hello: tuple[str, ...]
    """What a connection says first; it has caught up when it hears `CAUGHT_UP`."""


class Person:
    """One connection: what it has said, and the last number that it heard of each of the others."""

    def __init__(self, side: Side, debrief: DebriefId, name: PersonId) -> None:
        self.name = name
        self.answered = 0
        self.heard: dict[str, int] = {}
        self.news = asyncio.Event()
        self._side = side
        self._debrief = debrief
        self._said = 0

    @contextlib.asynccontextmanager
    async def joined(self) -> AsyncIterator[None]:
        """Be connected, and listen."""
        async with self._side.call(self._debrief, self.name) as self._socket:
            for word in self._side.hello:
                await self._socket.send(word)
            while self._side.hello and '"t":"presence"' not in str(await self._socket.recv()):
                pass
            listening = asyncio.ensure_future(self._listen())
            try:
                yield
            finally:
                listening.cancel()
                await asyncio.wait([listening])

    async def revise(self) -> int:
        """Say the next revision, and return its number."""
        self._said += 1
        await self._socket.send(_revision(self.name, self._said))
        return self._said

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something that this connection hears."""
        while not reached():
            self.news.clear()
            await self.news.wait()

    def is_answered(self, number: int) -> bool:
        """Whether what it said so far, up to that number, is acknowledged."""
        return self.answered >= number

    def has_heard(self, name: PersonId, number: int) -> bool:
        """Whether it has heard another's revision of that number."""
        return self.heard.get(name, 0) >= number

    async def _listen(self) -> None:
        async for message in self._socket:
            text = str(message)
            if text == ANSWER or '"t":"ack"' in text:
                self.answered += 1
            for name, number in _HEARD.findall(text):
                if name != self.name:
                    self.heard[name] = max(self.heard.get(name, 0), int(number))
            self.news.set()


Panels = list[list[Person]]


def measured(rounds: Rounds = WHOLE) -> list[Figure]:
    """Return every figure of the part."""
    return asyncio.run(_measured(rounds))


async def _measured(rounds: Rounds) -> list[Figure]:
    async with _ours(rounds) as ours, _bare() as bare:
        sides = [(side, _panels(side, rounds.debriefs)) for side in (ours, bare)]
        turns = [[await _turn(side, panels, rounds) for side, panels in sides] for _ in range(rounds.rounds)]
    return [*_figures(turns, rounds)]


def _panels(side: Side, debriefs: int) -> Panels:
    names = map(_people, map(_debrief, range(debriefs)))
    return [[Person(side, _debrief(place), name) for name in people] for place, people in enumerate(names)]


async def _turn(side: Side, panels: Panels, rounds: Rounds) -> Turn:
    """Measure one side, flat out and then paced."""
    async with contextlib.AsyncExitStack() as stack:
        for person in chain.from_iterable(panels):
            await stack.enter_async_context(person.joined())
        await _told(panels, 1)
        cpu, begun = _cpu(side.process), time.perf_counter()
        await _told(panels, rounds.flat_out)
        made = sum(map(len, panels)) * rounds.flat_out
        pace = made / (time.perf_counter() - begun)
        return Turn(pace, (_cpu(side.process) - cpu) / made, await _paced(panels, rounds))


async def _told(panels: Panels, many: int) -> None:
    """Let everybody revise so often, each as fast as they are answered, until all have heard all."""
    await asyncio.gather(*(_flat_out(person, many) for panel in panels for person in panel))
    for panel in panels:
        for person in panel:
            await person.until(partial(_caught_up, person, panel))


def _caught_up(person: Person, panel: list[Person]) -> bool:
    return all(person.has_heard(each.name, each.answered) for each in panel if each is not person)


async def _flat_out(person: Person, many: int) -> None:
    for _ in range(many):
        number = await person.revise()
        await person.until(partial(person.is_answered, number))


async def _paced(panels: Panels, rounds: Rounds) -> list[float]:
    """Let everybody revise in turn at the rate; return the seconds until the last of the others has each."""
    everybody = [(person, panel) for panel in panels for person in panel] * rounds.paced
    begun = time.perf_counter()
    waits = []
    for place, (person, panel) in enumerate(everybody):
        if (left := begun + place / rounds.rate - time.perf_counter()) > 0:
            await asyncio.sleep(left)
        waits.append(asyncio.ensure_future(_reached(person, panel)))
    return await asyncio.gather(*waits)


async def _reached(person: Person, panel: list[Person]) -> float:
    begun = time.perf_counter()
    number = await person.revise()
    for each in panel:
        if each is not person:
            await each.until(partial(each.has_heard, person.name, number))
    return time.perf_counter() - begun


def _figures(turns: list[list[Turn]], rounds: Rounds) -> Iterator[Figure]:
    def ratio(found: Callable[[Turn], float]) -> float:
        return median(found(ours) / found(bare) for ours, bare in turns)

    def figure(name: str, unit: str, found: Callable[[Turn], float], scale: float = 1) -> Figure:
        value = median(found(ours) for ours, _ in turns) * scale
        return Figure(PART, name, value, unit, ratio=ratio(found))

    where = f"{rounds.debriefs} × {SEATS}"
    yield figure(f"revisions flat out, {where}", "a second", lambda turn: turn.pace)
    yield figure(f"one revision flat out, {where}", "µs CPU", lambda turn: turn.cpu, 1e6)
    yield figure("revision → all others, median", "ms", lambda turn: median(turn.waits), 1000)
    yield figure(
        "revision → all others, 99 of 100", "ms", lambda turn: quantiles(turn.waits, n=100)[-1], 1000
    )


def _cpu(process: int) -> float:
    """Return the seconds of the processor that a process has taken, by the clock that Linux gives each."""
    return time.clock_gettime((~process << 3) | 2)


def _revision(person: PersonId, number: int) -> str:
    level = 1 + number % 5
    return encode(Do(number, c.Revise(cast.DESIGN, level, f"{_SAID}{person} {number}")))


@contextlib.asynccontextmanager
async def _bare() -> AsyncIterator[Side]:
    paths = os.pathsep.join([f"{TOP}/scripts", f"{TOP}/tests"])
    command = [sys.executable, "-m", "benching.relay"]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths}
    )
    try:
        port = int(await process.stdout.readline()) if process.stdout else 0
        yield Side(
            process.pid,
            lambda debrief, _: connect(
                f"ws://127.0.0.1:{port}/{debrief}", compression=None, ping_interval=None, proxy=None
            ),
            (),
        )
    finally:
        process.kill()
        await process.wait()


@contextlib.asynccontextmanager
async def _ours(rounds: Rounds) -> AsyncIterator[Side]:
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        served = Served(Path(folder) / "data", **UNLIMITED, connections=10**6)
        await _prepared(served.folder, rounds.debriefs)
        await served.start()
        try:
            yield Side(served.pid, lambda debrief, person: _calling(served, debrief, person), HELLO)
        finally:
            await served.close()


def _calling(served: Served, debrief: DebriefId, person: PersonId) -> connect:
    return connect(
        f"ws://127.0.0.1:{served.port}/d/{debrief}",
        additional_headers={"Authorization": f"Bearer {token_of(person)}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        ping_interval=None,
        proxy=None,
        max_size=2**24,
    )


async def _prepared(folder: Path, debriefs: int) -> None:
    """Make debriefs after the reveal, with everybody's ratings open."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    try:
        await core.office.record(OfficeOpened("Bench"))
        for place in range(debriefs):
            debrief = _debrief(place)
            room = await core.rooms.create(replace(cast.create(Mode.NUMBERS_FIRST), debrief=debrief))
            await core.office.record(DebriefListed(debrief))
            people = _people(debrief)
            for person in people:
                chair = (Role.FACILITATOR, Role.PANELIST) if person == people[0] else (Role.PANELIST,)
                await room.operate(c.AddPerson(person, f"Person {person}", chair))
            await room.operate(c.OpenScoring())
            for person in people:
                for criterion in cast.CRITERIA:
                    await room.operate(c.Rate(criterion, 3), person)
                await room.operate(c.Submit(), person)
            await room.operate(c.Reveal(), people[0])
            await give_devices(core, [(person, 1) for person in people], debrief)
    finally:
        await core.close()


def _debrief(place: int) -> DebriefId:
    return DebriefId(f"bench{place}")


def _people(debrief: DebriefId) -> tuple[PersonId, ...]:
    return tuple(PersonId(f"{debrief}-{seat}") for seat in range(SEATS))
