"""The part `fanout`: revisions after the reveal, six people to a debrief, against a bare relay.

Each revision is checked, folded, committed to disk before it is acknowledged, and reaches the five
others. Server and relay run side by side, are driven by the same loop in this process, and take
turns in every round; ratios are taken within a round. Only the limits on how often somebody may ask
are lifted.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from benching.figures import Figure
from benching.process import cpu_of
from benching.relay import ANSWER
from benching.sides import HEARD, SEATS, Side, bare_relay, debrief_of, our_server, people_of, revision
from panelry.ids import DebriefId, PersonId

TOP = Path(__file__).resolve().parents[2]
PART = "fanout"


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
        self._ended = False

    def move(self, side: Side) -> None:
        """Connect to another server of the same record from now on."""
        self._side = side

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
        await self._socket.send(revision(self.name, self._said))
        return self._said

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something that this connection hears; ConnectionError once it can hear nothing more."""
        while not reached():
            if self._ended:
                raise ConnectionError("a connection ended")
            self.news.clear()
            await self.news.wait()

    def is_answered(self, number: int) -> bool:
        """Whether what it said so far, up to that number, is acknowledged."""
        return self.answered >= number

    def has_heard(self, name: PersonId, number: int) -> bool:
        """Whether it has heard another's revision of that number."""
        return self.heard.get(name, 0) >= number

    async def _listen(self) -> None:
        self._ended = False
        try:
            async for message in self._socket:
                self._hear(str(message))
        finally:
            self._ended = True
            self.news.set()

    def _hear(self, text: str) -> None:
        if text == ANSWER or '"t":"ack"' in text:
            self.answered += 1
        for name, number in HEARD.findall(text):
            if name != self.name:
                self.heard[name] = max(self.heard.get(name, 0), int(number))
        self.news.set()


Panels = list[list[Person]]


def measured(rounds: Rounds = WHOLE) -> list[Figure]:
    """Return every figure of the part."""
    return asyncio.run(_measured(rounds))


async def _measured(rounds: Rounds) -> list[Figure]:
    async with our_server(rounds.debriefs) as ours, bare_relay() as bare:
        sides = [(side, panels_of(side, rounds.debriefs)) for side in (ours, bare)]
        turns = [[await turn(side, panels, rounds) for side, panels in sides] for _ in range(rounds.rounds)]
    return [*_figures(turns, rounds)]


def panels_of(side: Side, debriefs: int) -> Panels:
    """Return the people of so many debriefs, nobody connected yet."""
    called = [debrief_of(place) for place in range(debriefs)]
    return [[Person(side, debrief, name) for name in people_of(debrief)] for debrief in called]


async def turn(side: Side, panels: Panels, rounds: Rounds) -> Turn:
    """Measure one side, flat out and then paced."""
    async with contextlib.AsyncExitStack() as stack:
        for person in chain.from_iterable(panels):
            await stack.enter_async_context(person.joined())
        await told(panels, 1)
        cpu, begun = cpu_of(side.process), time.perf_counter()
        await told(panels, rounds.flat_out)
        made = sum(map(len, panels)) * rounds.flat_out
        pace = made / (time.perf_counter() - begun)
        return Turn(pace, (cpu_of(side.process) - cpu) / made, await _paced(panels, rounds))


async def told(panels: Panels, many: int) -> None:
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
