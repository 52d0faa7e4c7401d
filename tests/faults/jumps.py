"""The row of clock jumps: the server's clock is set back and forth while a panel works."""

import asyncio
import random
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import cast
from faults import record
from faults.verdict import Verdict, verdict
from faults.worker import Worker
from hosted import changed, core_of, seated
from panelry_server.check import check
from panelry_server.clock import SystemClock, stamp
from panelry_server.core import Core
from panelry_server.serve import Server

YEARS = 40 * 365 * 24 * 3600.0
STEP = 0.02
"""Seconds between two jumps."""
SETTINGS = changed(ping=5.0, sample=0.1)
PATIENCE = 30.0


class JumpyClock(SystemClock):
    """The machine's clock, put forward or back; the steady one only ever stands or leaps ahead."""

    def __init__(self) -> None:
        self.off = 0.0
        self.slept = 0.0

    def now(self) -> str:
        """Return the time as somebody has set it."""
        return stamp(datetime.now(UTC) + timedelta(seconds=self.off))

    def monotonic(self) -> float:
        """Return steady seconds, with the time in which the machine was asleep."""
        return super().monotonic() + self.slept

    def jump(self, chance: random.Random) -> None:
        """Set the clock anew, or wake the machine up after some hours."""
        if chance.random() < 0.2:
            self.slept += chance.choice((1.0, 40.0, 4 * 3600.0))
        self.off = chance.choice((0.0, -1.0, 1.0, 3600.0, -3600.0, chance.uniform(-YEARS, YEARS)))


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Let the clock jump so many times while a panel works, each over one connection."""
    del folder
    chance = random.Random(seed)  # noqa: S311 - a run must be repeatable
    clock, log = JumpyClock(), StringIO()
    core = await core_of(SETTINGS, clock=clock, log=log)
    await seated(core)
    workers = [Worker(person, 1, seed) for person in cast.PANEL]
    async with Server(core) as server:
        tasks = [asyncio.ensure_future(each.work(server.port)) for each in workers]
        for _ in range(amount):
            clock.jump(chance)
            await asyncio.sleep(STEP)
        faults = [f"a connection ended: {each}" for each in tasks if each.done()]
        for worker in workers:
            worker.resting = True
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*tasks)
        faults += await _of_the_record(core, workers)
    lines = log.getvalue().splitlines()
    faults += [line for line in lines if '"level": "info"' not in line]
    return verdict(amount, faults, commands=sum(len(each.accepted) for each in workers))


async def _of_the_record(core: Core, workers: list[Worker]) -> list[str]:
    """Return what is wrong between the record and what the workers were told and shown."""
    told = {(each.person, each.number): each.accepted for each in workers}
    faults = [*(await check(core.journal)).faults]
    faults += record.faults_of(await core.journal.read(cast.DEBRIEF), told, {})
    state = (await core.rooms.open(cast.DEBRIEF)).state
    for worker in workers:
        faults += record.seen_otherwise(state, worker.person, worker.half.picture)
        faults += [f"{worker.person} was declined {worker.declined}"] if worker.declined else []
    return faults
