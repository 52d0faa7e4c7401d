"""The part `terminal`: the budgets of the screens, on real pseudo-terminals.

Four processes stand side by side and take turns, so that what else the machine does falls on all of
them: the live board of a whole debrief, the board alone, a screen of letters that is drawn anew (the
measure of the machine), and the command `panelry join` from its start.
"""

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benching.figures import Figure
from benching.pty_process import Burst, PtyProcess

TOP = Path(__file__).resolve().parents[2]
PART = "terminal"
RATE = 20
"""Updates a second while everybody revises."""
_FIRST_WORDS = b"Help"
"""Stands in the last row of each screen."""


class Rounds(NamedTuple):
    """How much is measured: rounds, in each so many acts alone and at full rate; seconds idle after them."""

    rounds: int
    acts: int
    paced: int
    idle: float


WHOLE = Rounds(rounds=5, acts=12, paced=40, idle=6.0)
QUICK = Rounds(rounds=1, acts=3, paced=10, idle=0.5)
"""Enough to count bytes; its times say little."""


class Turn(NamedTuple):
    """What one round came to: seconds of the processor for each act, bytes, seconds to the first byte."""

    updates: list[Burst]
    keys: list[Burst]
    reveals: list[Burst]
    paced_cpu: float
    paced_bytes: float
    bare: float


def measured(rounds: Rounds = WHOLE) -> list[Figure]:
    """Return every figure of the part."""
    starts = [_start() for _ in range(rounds.rounds)]
    with _process("room", rounds) as room, _process("board", rounds) as board:
        with _process("bare", rounds) as bare:
            turns = [_turn(rounds, room, board, bare) for _ in range(rounds.rounds)]
        figures = [*_start_figures(starts), *_turn_figures(turns), _idle(room, rounds.idle)]
        return [*figures, Figure(PART, "memory of a live board", room.resident(), "MiB")]


def _turn(rounds: Rounds, room: PtyProcess, board: PtyProcess, bare: PtyProcess) -> Turn:
    """Measure one round; the processes take turns."""
    updates, keys, reveals, redraws = [], [], [], []
    for number in range(rounds.acts):
        updates.append(_asked(room))
        redraws.append(_asked(bare).cpu)
        room.press(b"jk"[number % 2 :][:1])
        keys.append(room.after())
        redraws.append(_asked(bare).cpu)
        _asked(board)  # away with them
        reveals.append(_asked(board))
    cpu, size = _paced(room, rounds.paced)
    return Turn(updates, keys, reveals, cpu, size, median(redraws))


def _asked(process: PtyProcess) -> Burst:
    process.ask()
    return process.after()


def _paced(room: PtyProcess, many: int) -> tuple[float, float]:
    """Let many updates come at the rate of the load; return seconds of the processor and bytes for each."""
    before, size = room.cpu(), 0
    begun = time.monotonic()
    for number in range(1, many + 1):
        room.ask()
        while (left := begun + number / RATE - time.monotonic()) > 0:
            size += room.read_for(left)
    size += room.settle()
    return (room.cpu() - before) / many, size / many


def _turn_figures(turns: list[Turn]) -> Iterator[Figure]:
    def times(name: str, found: Callable[[Turn], float], limit: float) -> Figure:
        value = median(found(each) for each in turns) * 1000
        ratio = median(found(each) / each.bare for each in turns)
        return Figure(PART, name, value, "ms CPU", limit, ratio)

    def size(name: str, found: Callable[[Turn], float], limit: float) -> Figure:
        return Figure(PART, name, median(found(each) for each in turns) / 1000, "kB", limit)

    def first(found: Callable[[Turn], list[Burst]]) -> float:
        return median(each.first * 1000 for turn in turns for each in found(turn))

    yield times("one update at 20 a second", lambda turn: turn.paced_cpu, 8)
    yield size("one update at 20 a second", lambda turn: turn.paced_bytes, 3)
    yield times("one update alone", lambda turn: median(each.cpu for each in turn.updates), 8)
    yield size("one update alone", lambda turn: median(each.size for each in turn.updates), 3)
    yield times("all 96 ratings at once, board", lambda turn: median(each.cpu for each in turn.reveals), 15)
    yield size("a move of the cursor", lambda turn: max(each.size for each in turn.keys), 15)
    yield Figure(PART, "update → first byte", first(lambda turn: turn.updates), "ms", 15)
    yield Figure(PART, "key → first byte", first(lambda turn: turn.keys), "ms", 35)
    yield Figure(PART, "a bare redraw", median(turn.bare for turn in turns) * 1000, "ms CPU", ratio=1.0)


class Start(NamedTuple):
    """One start of the command: seconds until the first whole screen, of the clock and of the processor."""

    wall: float
    cpu: float


def _start_figures(starts: list[Start]) -> Iterator[Figure]:
    yield Figure(PART, "first full paint", median(each.cpu for each in starts), "s CPU", 2)
    yield Figure(PART, "first full paint", median(each.wall for each in starts), "s")


def _idle(room: PtyProcess, seconds: float) -> Figure:
    """Measure a screen on which nothing happens, once the last toast is gone."""
    room.settle(seconds)
    before = room.cpu()
    time.sleep(seconds)
    return Figure(PART, "idle", (room.cpu() - before) / seconds * 100, "% of a core", 1)


def _start() -> Start:
    """Open a seat that is kept on this machine, while its server is away."""
    from tui.seats_here import seat_in  # noqa: PLC0415 - found below the tests
    from tui.six_people import discussed  # noqa: PLC0415 - likewise

    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        seat_in(state, discussed(), server="127.0.0.1:9")
        settings = {"PANELRY_STATE": folder, "PANELRY_CONFIG": f"{folder}/none.toml"}
        command = [sys.executable, "-m", "panelry_tui", "join", "CODE-d1-ben", "--server", "127.0.0.1:9"]
        with _on_terminal(command, settings) as process:
            wall = process.wait_for(_FIRST_WORDS)
            process.settle()
            return Start(wall, process.cpu())


@contextlib.contextmanager
def _process(mode: str, rounds: Rounds) -> Iterator[PtyProcess]:
    """Run one of the processes that are measured, once its screen stands."""
    updates = rounds.rounds * (rounds.acts + rounds.paced)
    settings = {"PYTHONPATH": os.pathsep.join([f"{TOP}/scripts", f"{TOP}/tests"])}
    settings["BENCH_UPDATES"] = str(updates)
    with _on_terminal([sys.executable, "-m", "benching.shown", mode], settings) as process:
        process.wait_for(b"aaaa" if mode == "bare" else _FIRST_WORDS)
        process.settle(0.5)
        yield process


@contextlib.contextmanager
def _on_terminal(command: list[str], settings: dict[str, str]) -> Iterator[PtyProcess]:
    inherited = {name: value for name, value in os.environ.items() if name not in {"CI", "NO_COLOR"}}
    process = PtyProcess(command, {**inherited, **settings})
    try:
        yield process
    finally:
        process.end()
