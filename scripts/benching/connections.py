"""The part `connections`: the memory of who only listens, beside a bare relay, and a restart under many.

A restart keeps the limits of a new installation: fifty terminals stand behind each address.
"""

import asyncio
import contextlib
import tempfile
from pathlib import Path
from typing import NamedTuple

from benching.fanout import Person
from benching.figures import Figure
from benching.process import resident
from benching.sides import SEATS, Side, bare_relay, debrief_of, our_server, people_of
from faults import storm

PART = "connections"


class Crowd(NamedTuple):
    """Debriefs with everybody connected; terminals under a restart, many for each limit."""

    debriefs: int
    storm: int


WHOLE = Crowd(debriefs=50, storm=1_000)
QUICK = Crowd(debriefs=3, storm=16)


def measured(crowd: Crowd = WHOLE) -> list[Figure]:
    """Return every figure of the part."""
    return asyncio.run(_measured(crowd))


async def _measured(crowd: Crowd) -> list[Figure]:
    async with our_server(crowd.debriefs) as ours, bare_relay() as bare:
        weighed = [await _weighed(side, crowd.debriefs) for side in (ours, bare)]
    (first, one, all_ours), (empty, _, all_bare) = weighed
    listening = crowd.debriefs * (SEATS - 1)
    relayed = (all_bare - empty) / (crowd.debriefs * SEATS)
    connection = (all_ours - one) / listening - relayed
    debrief = (one - first) / crowd.debriefs - connection - relayed
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        verdict = await storm.run(crowd.storm, 1, Path(folder))
    back = f"{crowd.storm:,} terminals back after a restart"
    return [
        Figure(
            PART, "an idle connection, above the relay's", connection, "KiB", 20, connection / relayed + 1
        ),
        Figure(PART, "an idle connection of the relay", relayed, "KiB", ratio=1),
        Figure(PART, "an open idle debrief", debrief, "KiB", 30),
        Figure(PART, back, verdict.figures["resynced_s"], "s", 10),
        Figure(PART, "the most attempts of one in 3 s", verdict.figures["most_attempts"], "attempts", 6),
    ]


async def _weighed(side: Side, debriefs: int) -> tuple[float, float, float]:
    """Return KiB before anybody came, with one person in each debrief, and with all of them."""
    empty = resident(side.process)
    async with contextlib.AsyncExitStack() as stack:
        seats = [(debrief_of(place), people_of(debrief_of(place))) for place in range(debriefs)]
        for debrief, people in seats:
            await stack.enter_async_context(Person(side, debrief, people[0]).joined())
        one = resident(side.process)
        for debrief, people in seats:
            for person in people[1:]:
                await stack.enter_async_context(Person(side, debrief, person).joined())
        return empty, one, resident(side.process)
