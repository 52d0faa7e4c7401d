"""The part `starts`: what a command costs before it does anything, beside an idle interpreter."""

import os
import resource
import subprocess
import sys
import time
from statistics import median
from typing import NamedTuple

from benching.figures import Figure

PART = "starts"
_BARE = ("-c", "pass")
_COMMANDS = {
    "panelry --help": ("-m", "panelry_tui", "--help"),
    "panelry join --help": ("-m", "panelry_tui", "join", "--help"),
    "panelry-server --help": ("-m", "panelry_server", "--help"),
}
_LIMITS = {"panelry --help": 150.0}


class Spent(NamedTuple):
    """Seconds of the processor, and of the clock."""

    cpu: float
    wall: float


def measured(rounds: int) -> list[Figure]:
    """Return the processor's time of each command, median of so many rounds in turns."""
    turns = [{name: _run(words) for name, words in {**_COMMANDS, "": _BARE}.items()} for _ in range(rounds)]
    return [
        Figure(
            PART,
            name or "an interpreter that does nothing",
            median(turn[name].cpu for turn in turns) * 1000,
            "ms CPU",
            _LIMITS.get(name),
            median(turn[name].cpu / turn[""].cpu for turn in turns),
        )
        for name in (*_COMMANDS, "")
    ]


def _run(words: tuple[str, ...]) -> Spent:
    """Run a command once, to its end."""
    before, begun = _children(), time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, *words]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment, check=True)
    return Spent(_children() - before, time.perf_counter() - begun)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
