"""The work: one row in batches, each with its own seed and folder, until it is done or time is up."""

import tempfile
import time
from pathlib import Path

from faults.rows import Row
from faults.verdict import Verdict
from soaking.progress import Done, Progress


async def soak(name: str, row: Row, progress: Progress, minutes: float | None) -> None:
    """Do what is left of a row; a fault ends it, so that it can be looked at."""
    until = None if minutes is None else time.monotonic() + 60 * minutes
    state = progress.rows.setdefault(name, Done())
    while state.done < row.long and not state.faults and (until is None or time.monotonic() < until):
        amount = min(row.batch, row.long - state.done)
        seed = progress.seed * 1000 + state.done // row.batch
        verdict = await _batch(row, amount, seed)
        told = tuple(f"seed {seed}: {fault}" for fault in verdict.faults)
        progress.add(name, verdict.done, told, verdict.figures)
        print(f"{name}: {state.done} of {row.long}", flush=True)


async def _batch(row: Row, amount: int, seed: int) -> Verdict:
    """Return a verdict; a row that breaks off has a fault too."""
    with tempfile.TemporaryDirectory(prefix="soak") as folder:
        try:
            return await row.run(amount, seed, Path(folder))
        except Exception as wrong:  # noqa: BLE001 - whatever it is, it is the result of this row
            return Verdict(0, (f"it broke off: {type(wrong).__name__}: {wrong}",))
