"""The row of the standby: two servers of one record, whose database dies; its synchronous standby takes over.

Eight devices of one debrief are spread over both servers and send as fast as they are answered. Every second
time one of the servers stands still meanwhile: what it believes of the record is old when it goes on.
"""

import asyncio
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import cast
from faults.kills import SEATS
from faults.nodes import PATIENCE, answered, ended, two_on, work
from faults.served import Served
from faults.verdict import Verdict, verdict
from faults.worker import Worker
from hosted import device_of
from postgres_cluster import need_postgres, schema_of
from postgres_pair import Pair

_EPOCH = f"SELECT epoch FROM head WHERE stream = '{cast.DEBRIEF}'"  # noqa: S608 - a name of the tests


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Fail over so often while eight devices send as fast as they are answered."""
    pair = await asyncio.to_thread(Pair.started, need_postgres())
    try:
        return await failed_over(pair, amount, seed, folder)
    finally:
        await asyncio.to_thread(pair.stop)


async def failed_over(pair: Pair, amount: int, seed: int, folder: Path) -> Verdict:
    """Fail over on a pair that is there, and hold the record against what the devices were told."""
    chance = random.Random(seed)  # noqa: S311 - a run must be repeatable
    workers = [Worker(person, number, seed) for person, number in SEATS]
    database = pair.schema()
    async with two_on(folder, database) as (nodes, balancer):
        epoch = _epoch(pair, database)
        tasks = [asyncio.ensure_future(work(each, balancer.port)) for each in workers]
        for turn in range(amount):
            await answered(workers)
            await asyncio.sleep(chance.uniform(0.5, 1.5))
            await _over(pair, [chance.choice(nodes)] if turn % 2 else [])
            if faults := await _back(workers):
                return await _given_up(turn, tasks, faults)
            if turn + 1 < amount:
                await asyncio.to_thread(pair.renew)
        for worker in workers:
            worker.resting = True
        faults = await ended(workers, tasks, nodes, balancer)
    if epoch != (now := _epoch(pair, database)):
        faults.append(f"the epoch was {epoch} and is {now}, as if events were lost")
    return verdict(amount, faults, commands=sum(len(each.accepted) for each in workers))


async def _over(pair: Pair, still: list[Served]) -> None:
    """End the primary and let the standby take over, while some servers stand still."""
    for node in still:
        os.kill(node.pid, signal.SIGSTOP)
    await asyncio.to_thread(pair.fence)
    await asyncio.to_thread(pair.promote)
    for node in still:
        os.kill(node.pid, signal.SIGCONT)


async def _back(workers: list[Worker]) -> list[str]:
    """Wait until each device has one more answer, or is asked about what the record has lost; return that."""
    before = [len(each.accepted) for each in workers]
    until = time.monotonic() + PATIENCE
    while still := [
        f"{device_of(each.person, each.number)}: live {each.half.live}, {len(each.half.waiting)} waiting"
        for each, count in zip(workers, before, strict=True)
        if not each.half.lost and len(each.accepted) <= count
    ]:
        assert time.monotonic() < until, still
        await asyncio.sleep(0.005)
    return [
        f"{device_of(each.person, each.number)} was promised {len(each.half.lost)} commands, which are lost"
        for each in workers
        if each.half.lost
    ]


async def _given_up(turn: int, tasks: Sequence[asyncio.Future[None]], faults: list[str]) -> Verdict:
    """End the devices, which send nothing more until their people decide; return what was found."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return verdict(turn, faults)


def _epoch(pair: Pair, database: str) -> int:
    return int(pair.primary.ask(_EPOCH, schema_of(database)))
