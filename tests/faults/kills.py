"""The row of kills: the server process dies by SIGKILL under load, again and again."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import cast
from faults import record
from faults.served import UNLIMITED, Served, serving
from faults.verdict import Verdict, verdict
from faults.worker import Worker

SEATS = tuple((person, number) for person in cast.PANEL for number in (1, 2))


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Kill the server so many times while eight devices send as fast as it answers."""
    chance = random.Random(seed)  # noqa: S311 - a run must be repeatable
    workers = [Worker(person, number, seed) for person, number in SEATS]
    async with serving(folder / "data", SEATS, **UNLIMITED) as server:
        for _ in range(amount):
            await _life(server, workers, chance.uniform(0.02, 0.3))
            await server.start()
        await _rest(server, workers)
        faults = [*await server.check(), *server.complaints()]
        await server.stop()
    records, state = await record.read(folder / "data")
    told = {(each.person, each.number): each.accepted for each in workers}
    faults += record.faults_of(records, told, {})
    for worker in workers:
        faults += said_wrong(worker)
        faults += record.seen_otherwise(state, worker.person, worker.half.picture)
    return verdict(amount, faults, commands=sum(len(each.accepted) for each in workers))


async def _life(server: Served, workers: list[Worker], seconds: float) -> None:
    """Let everybody work for a while after somebody was answered, then kill the server."""
    before = sum(len(each.accepted) for each in workers)
    tasks = [asyncio.ensure_future(worker.work(server.port)) for worker in workers]
    async with asyncio.timeout(60):
        while sum(len(each.accepted) for each in workers) == before:  # noqa: ASYNC110 - workers tell nobody
            await asyncio.sleep(0.005)
    await asyncio.sleep(seconds)
    await server.kill()
    await asyncio.gather(*tasks)


async def _rest(server: Served, workers: list[Worker]) -> None:
    """Let everybody hear all answers, then come once more to see what the others did."""
    for worker in workers:
        worker.resting = True
    for _ in range(2):
        async with asyncio.timeout(60):
            await asyncio.gather(*(worker.work(server.port) for worker in workers))


def said_wrong(worker: Worker) -> Iterator[str]:
    """Yield what one device was told and should not have been: it asked for nothing that is declined."""
    if worker.half.waiting:
        yield f"{worker.person} {worker.number} still waits for {sorted(worker.half.waiting)}"
    if worker.declined:
        yield f"{worker.person} {worker.number} was declined {worker.declined}"
    if worker.doubled:
        yield f"{worker.person} {worker.number} was answered twice: {sorted(worker.doubled)}"
