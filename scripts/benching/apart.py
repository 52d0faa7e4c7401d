"""The part `apart`: from a key in one terminal to the first changed byte of another, over a real server."""

import asyncio
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from benching.figures import Figure
from benching.pty_process import PtyProcess
from benching.sides import debrief_of, our_server, people_of
from hosted import device_of, token_of
from panelry.ids import PersonId
from panelry.sync.frames import Seated
from panelry_tui.seats import Seats

PART = "apart"
WHOLE, QUICK = 40, 2
"""Keys that are pressed."""
_CODE = "BENCH"
_FIRST_WORDS, _LIVE = b"Help", b"live"
_BETWEEN = 0.3
"""Seconds between two keys, so that each is the first act after a quiet moment."""


class Waits(NamedTuple):
    """Seconds from each key until the other screen, and until the own one, began to change."""

    other: list[float]
    own: list[float]


def measured(keys: int = WHOLE) -> list[Figure]:
    """Return every figure of the part."""
    waits = asyncio.run(_measured(keys))
    return [
        Figure(PART, "key → another terminal, median", median(waits.other) * 1000, "ms", 60),
        Figure(PART, "key → another terminal, 99 of 100", _last(waits.other) * 1000, "ms", 200),
        Figure(PART, "key → own terminal, median", median(waits.own) * 1000, "ms"),
    ]


def _last(waits: list[float]) -> float:
    return quantiles(waits, n=100, method="inclusive")[-1]


async def _measured(keys: int) -> Waits:
    async with our_server(1) as side:
        return await asyncio.to_thread(_pressed, side.address, keys)


def _pressed(address: str, keys: int) -> Waits:
    """Let who has the chair put one criterion after the other on all screens."""
    chair, other, *_ = people_of(debrief_of(0))
    waits = Waits([], [])
    with _joined(address, chair) as own, _joined(address, other) as watching:
        for _ in range(keys):
            time.sleep(_BETWEEN)
            own.settle()
            watching.settle()
            begun = time.monotonic()
            own.press(b"n")
            own.wait()
            waits.own.append(time.monotonic() - begun)
            watching.wait()
            waits.other.append(time.monotonic() - begun)
    return waits


@contextlib.contextmanager
def _joined(address: str, person: PersonId) -> Iterator[PtyProcess]:
    """Run somebody's terminal, once it is live."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        now = datetime.now(UTC)
        seated = Seated(debrief_of(0), device_of(person), person, f"Person {person}")
        seats = Seats(Path(folder))
        seats.note(seats.take(address, _CODE, seated, token_of(person), now), "", now)
        settings = {"PANELRY_STATE": folder, "PANELRY_CONFIG": f"{folder}/none.toml"}
        inherited = {name: value for name, value in os.environ.items() if name not in {"CI", "NO_COLOR"}}
        command = [sys.executable, "-m", "panelry_tui", "join", _CODE, "--server", address]
        process = PtyProcess(command, {**inherited, **settings})
        try:
            process.wait_for(_FIRST_WORDS)
            process.wait_for(_LIVE)
            process.settle()
            yield process
        finally:
            process.end()
