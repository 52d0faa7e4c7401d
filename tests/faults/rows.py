"""The rows of fault tests: what is done, how much of it in the tests, and how much in the long run."""

from collections.abc import Mapping

import msgspec

from faults import (
    cuts,
    erasures,
    frames,
    full,
    histories,
    hostile,
    jumps,
    kills,
    lives,
    nodes,
    seeds,
    stalled,
    standby,
    storm,
    tokens,
    weather,
)
from faults.verdict import Run


class Row(msgspec.Struct, frozen=True):
    """`batch` is how much of the long run is done at once, between two marks of its progress.

    `shares` is into how many tests the small figure is cut, so that several processes can take them.
    """

    what: str
    tests: int
    long: int
    batch: int
    run: Run
    shares: int = 1


ROWS: Mapping[str, Row] = {
    "seeds": Row("runs of the simulator", 5_000, 1_000_000, 2_000, seeds.run, 5),
    "blind": Row("pairs of worlds that differ in hidden matter", 2_000, 100_000, 1_000, histories.blind, 5),
    "fresh": Row("histories with fresh pictures after every turn", 2_000, 50_000, 200, histories.fresh, 10),
    "cuts": Row("simulated power cuts", 2_000, 100_000, 2_000, cuts.run, 5),
    "network": Row("rounds of bad network", 2, 300, 5, weather.run),
    "secure": Row("rounds of bad network over TLS", 1, 300, 5, weather.secure),
    "kills": Row("kill -9 of the server under load", 30, 1_000, 20, kills.run),
    "nodes": Row(
        "kills and stops of one of two nodes, pauses, crashes of their database", 4, 400, 20, nodes.run
    ),
    "standby": Row("failovers of two nodes to a synchronous standby", 1, 100, 5, standby.run),
    "lives": Row("debriefs of 50 steps on a real server", 200, 10_000, 100, lives.run, 5),
    "erasures": Row("erasures of one debrief among others", 5, 100, 20, erasures.run),
    "frames": Row("malformed frames on raw sockets", 2_000, 100_000, 5_000, frames.run),
    "fuzz": Row("spoilt messages to the decoders", 200_000, 10_000_000, 500_000, frames.fuzz),
    "tokens": Row("bad tokens and codes", 5_000, 1_000_000, 20_000, tokens.run),
    "stalled": Row("stalled readers at once", 20, 500, 500, stalled.run),
    "storm": Row("clients after a restart", 50, 1_000, 1_000, storm.run),
    "hostile": Row("attacks with a valid token", 7, 5_000, 70, hostile.run),
    "jumps": Row("jumps of the clock", 60, 20_000, 1_000, jumps.run),
    "full": Row("fillings of the disk", 100, 5_000, 50, full.run),
}
"""Every row by name, in the order of the table."""
