"""The row of the simulator: client halves and a room over bad links, each run from its seed to its rest."""

import asyncio
from pathlib import Path

from faults.verdict import Verdict, verdict
from sync.runs import STEPS, faults, played

SHORT = 40
"""Steps of most runs; every fiftieth is a long one."""
PATIENCE = 60.0


async def run(amount: int, seed: int, _: Path) -> Verdict:
    """Play so many runs and hold each against what must be so at its end."""
    found = []
    for number in range(seed * 10**7, seed * 10**7 + amount):
        try:
            async with asyncio.timeout(PATIENCE):
                table = await played(number, steps=SHORT if number % 50 else STEPS)
        except (AssertionError, KeyError, TimeoutError) as wrong:
            found.append(f"run {number}: {type(wrong).__name__} {str(wrong)[:200]}")
            continue
        found += [f"run {number}: {fault}" for fault in faults(table)]
    return verdict(amount, found)
