"""The part `lessons`: `panelry insight` on the ratings of a large organisation, from one file."""

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benching.figures import Figure

PART = "lessons"
WHOLE, QUICK = (100_000, 3), (2_000, 1)
"""Ratings in the file, rounds."""
_CRITERIA, _PANEL, _PANELISTS = 8, 5, 100


def measured(size: tuple[int, int] = WHOLE) -> list[Figure]:
    """Return what one answer costs, the reading of the file included."""
    ratings, rounds = size
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        file = Path(folder) / "ratings.csv"
        _write(file, ratings)
        turns = [_asked(file) for _ in range(rounds)]
    name = f"{ratings:,} ratings loaded and answered"
    return [
        Figure(PART, name, median(wall for _, wall in turns), "s", 5),
        Figure(PART, name, median(cpu for cpu, _ in turns), "s CPU"),
    ]


def _write(file: Path, ratings: int) -> None:
    dice = random.Random(7)  # noqa: S311 - a run must be repeatable
    with file.open("w", newline="", encoding="utf-8") as opened:
        rows = csv.writer(opened)
        rows.writerow(("candidate", "panelist", "criterion", "rating"))
        for candidate in range(ratings // (_CRITERIA * _PANEL)):
            for panelist in dice.sample(range(_PANELISTS), _PANEL):
                rows.writerows(
                    (f"c{candidate}", f"p{panelist}", f"k{criterion}", dice.randint(1, 5))
                    for criterion in range(_CRITERIA)
                )


def _asked(file: Path) -> tuple[float, float]:
    """Return the seconds of the processor and of the clock."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "panelry_tui", "insight", "--csv", str(file), "--json"]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - begun
