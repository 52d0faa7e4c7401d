"""The part `growth`: what a revision costs the server as debriefs and their records grow; flat is good."""

import asyncio
import contextlib
from itertools import chain
from typing import NamedTuple

from benching.fanout import Panels, panels_of, told
from benching.figures import Figure
from benching.process import cpu_of
from benching.sides import our_server

PART = "growth"


class Load(NamedTuple):
    """Debriefs that are busy, and idle ones beside them; what each person revises before, and measured."""

    busy: int
    idle: int
    before: int
    many: int


WHOLE = (Load(4, 0, 0, 40), Load(4, 60, 0, 40), Load(32, 0, 0, 10), Load(4, 0, 200, 40))
QUICK = (Load(1, 0, 0, 3), Load(1, 2, 0, 3))


def measured(loads: tuple[Load, ...] = WHOLE) -> list[Figure]:
    """Return what one revision costs under each load, beside the first."""
    found = [asyncio.run(_cost(load)) for load in loads]
    return [
        Figure(PART, _name(load), cost * 1e6, "µs CPU", ratio=cost / found[0])
        for load, cost in zip(loads, found, strict=True)
    ]


def _name(load: Load) -> str:
    idle = f", {load.idle} idle" if load.idle else ""
    before = f", after {load.before * 6:,} revisions of each" if load.before else ""
    return f"one revision, {load.busy} busy debriefs{idle}{before}"


async def _cost(load: Load) -> float:
    """Return the seconds of the processor that a revision takes."""
    async with our_server(load.busy + load.idle) as side, contextlib.AsyncExitStack() as stack:
        everybody: Panels = panels_of(side, load.busy + load.idle)
        for person in chain.from_iterable(everybody):
            await stack.enter_async_context(person.joined())
        busy = everybody[: load.busy]
        await told(busy, 2 + load.before)
        begun = cpu_of(side.process)
        await told(busy, load.many)
        return (cpu_of(side.process) - begun) / (sum(map(len, busy)) * load.many)
