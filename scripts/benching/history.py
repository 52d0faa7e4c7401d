"""The part `history`: a long debrief and a large journal: how fast both are there again.

The journal is made as a server makes it, sealed and on a disk. Reading is that of a room which opens;
replaying is decoding and folding alone. Garbage is collected as seldom as in a server.
"""

import asyncio
import tempfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

import cast
from benching.figures import Figure
from benching.stopwatch import timed
from faults.served import Served
from panelry import commands as c
from panelry.evolve import fold
from panelry.ids import DebriefId
from panelry.office import DebriefListed, OfficeOpened
from panelry_server.core import Core, open_core
from panelry_server.serve import seldom_collected
from panelry_server.settings import Settings
from panelry_server.stream import Step, Stream, steps

PART = "history"


class Size(NamedTuple):
    """Events of the long debrief; how many short ones lie beside it; rounds."""

    events: int
    others: int
    rounds: int


WHOLE = Size(events=10_000, others=200, rounds=5)
QUICK = Size(events=200, others=3, rounds=1)


class Turn(NamedTuple):
    """Seconds: until a server on an empty and on the large folder listens; to read, to replay, to open."""

    empty: float
    large: float
    read: float
    replay: float
    opened: float


def measured(size: Size = WHOLE) -> list[Figure]:
    """Return every figure of the part."""
    with tempfile.TemporaryDirectory(prefix="bench") as place:
        empty, large = Path(place) / "empty", Path(place) / "large"
        asyncio.run(_made(empty, Size(0, 0, 0)))
        asyncio.run(_made(large, size))
        turns = [asyncio.run(_turn(empty, large)) for _ in range(size.rounds)]
    many = f"{size.events:,} events"
    beside = f"{size.events + size.others * len(cast.ALL):,} events and more"

    def figure(
        name: str, found: Callable[[Turn], float], unit: str, scale: float, limit: float | None
    ) -> Figure:
        return Figure(PART, name, median(found(each) for each in turns) * scale, unit, limit)

    start = figure(f"ready after a clean stop, {beside}", lambda turn: turn.large, "s", 1, 1)
    ratio = median(each.large / each.empty for each in turns)
    return [
        replace(start, ratio=ratio),
        figure(f"opening a debrief of {many}", lambda turn: turn.opened, "ms", 1000, 100),
        figure(
            "reading and replaying one event, sealed",
            lambda turn: turn.read + turn.replay,
            "µs",
            1e6 / size.events,
            5,
        ),
        figure("replaying one event", lambda turn: turn.replay, "µs", 1e6 / size.events, 2),
    ]


async def _made(folder: Path, size: Size) -> None:
    core = await open_core(Settings(folder=folder), stream=StringIO())
    try:
        await core.office.record(OfficeOpened("Bench"))
        for place in range(size.others):
            await _short(core, DebriefId(f"short{place}"))
        if size.events:
            await _long(core, size.events)
    finally:
        await core.close()


async def _short(core: Core, debrief: DebriefId) -> None:
    room = await core.rooms.create(replace(cast.create(), debrief=debrief))
    await core.office.record(DebriefListed(debrief))
    for person in cast.ALL:
        await room.operate(cast.seat(person))


async def _long(core: Core, events: int) -> None:
    """Make a debrief in which the panel takes many notes."""
    await _short(core, cast.DEBRIEF)
    room = await core.rooms.open(cast.DEBRIEF)
    await room.operate(c.OpenScoring())
    for number in range(events):
        person = cast.PANEL[number % len(cast.PANEL)]
        await room.operate(
            c.WriteNote(cast.DESIGN, f"What they said at minute {number}, in some words"), person
        )


async def _turn(empty: Path, large: Path) -> Turn:
    first, second = await _started(empty), await _started(large)
    with seldom_collected():
        return Turn(first, second, *await _read_again(large))


async def _read_again(large: Path) -> tuple[float, float, float]:
    """Return the seconds to read, to replay and to open the long debrief."""
    core = await open_core(Settings(folder=large), stream=StringIO())
    try:
        with timed() as read:
            _, records = await Stream.open(core.journal, cast.DEBRIEF)
        told: list[Step] = []
        with timed() as replay:
            told.extend(steps(records))
            fold(pair for step in told for pair in step)
        with timed() as opened:
            await core.rooms.open(cast.DEBRIEF)
    finally:
        await core.close()
    return read.seconds, replay.seconds, opened.seconds


async def _started(folder: Path) -> float:
    """Return the seconds until a server on this folder listens; it is then stopped in order."""
    served = Served(folder)
    with timed() as taken:
        await served.start()
    await served.stop()
    return taken.seconds
