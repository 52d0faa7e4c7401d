"""The part `nodes`: two servers of one record on PostgreSQL, beside one of them alone.

The debriefs of `fanout` lie in a database of the bench's own. In turns all of them are at one server,
half of them at each, or the six people of each spread over both. A ratio is to the first way, in the
same round; load and database need the processor too, so two servers show their worth from four cores on.
"""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benching.fanout import Panels, panels_of, told
from benching.figures import Figure
from benching.process import cpu_of
from benching.sides import Side, prepared, side_of
from faults.nodes import two_on
from postgres_cluster import Cluster, programs

PART = "nodes"


class Rounds(NamedTuple):
    """How much is measured: rounds, debriefs, and what everybody revises in a turn."""

    rounds: int
    debriefs: int
    many: int


WHOLE = Rounds(rounds=5, debriefs=8, many=20)
QUICK = Rounds(rounds=1, debriefs=2, many=3)
"""Enough to see that it runs; its times say nothing."""


class Turn(NamedTuple):
    """What one turn came to: revisions a second, and the servers' processor seconds for each."""

    pace: float
    cpu: float


def measured(rounds: Rounds = WHOLE) -> list[Figure]:
    """Return every figure of the part; none where PostgreSQL is not installed."""
    found = programs()
    if found is None:
        return []
    cluster = Cluster.started(found, fsync="on")
    try:
        with tempfile.TemporaryDirectory(prefix="bench") as folder:
            turns = asyncio.run(_measured(Path(folder), cluster.schema(), rounds))
    finally:
        cluster.stop()
    return [*_figures(turns, rounds)]


async def _measured(folder: Path, database: str, rounds: Rounds) -> list[list[Turn]]:
    make = partial(prepared, debriefs=rounds.debriefs)
    async with two_on(folder, database, make) as (servers, _):
        sides = [side_of(each) for each in servers]
        panels = panels_of(sides[0], rounds.debriefs)
        return [
            [await _turn(sides, panels, way, rounds.many) for way in range(len(_WAYS))]
            for _ in range(rounds.rounds)
        ]


_WAYS = ("all at one", "half at each", "spread over both")


async def _turn(sides: Sequence[Side], panels: Panels, way: int, many: int) -> Turn:
    async with contextlib.AsyncExitStack() as stack:
        for place, panel in enumerate(panels):
            for seat, person in enumerate(panel):
                person.move(sides[(0, place, seat)[way] % len(sides)])
                await stack.enter_async_context(person.joined())
        await told(panels, 1)
        cpu, begun = _used(sides), time.perf_counter()
        await told(panels, many)
        made = len([*chain.from_iterable(panels)]) * many
        return Turn(made / (time.perf_counter() - begun), (_used(sides) - cpu) / made)


def _used(sides: Sequence[Side]) -> float:
    return sum(cpu_of(each.process) for each in sides)


def _figures(turns: list[list[Turn]], rounds: Rounds) -> Iterator[Figure]:
    for place, way in enumerate(_WAYS):
        where = f"{rounds.debriefs} × 6 {way}"
        found = [turn[place] for turn in turns]
        pace = median(turn[place].pace / turn[0].pace for turn in turns)
        cost = median(turn[place].cpu / turn[0].cpu for turn in turns)
        yield Figure(PART, f"revisions, {where}", median(each.pace for each in found), "a second", ratio=pace)
        yield Figure(
            PART, f"one revision, {where}", median(each.cpu for each in found) * 1e6, "µs CPU", ratio=cost
        )
