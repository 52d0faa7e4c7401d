"""The row of nodes: two servers of one record behind a balancer; one dies, stands still or stops.

Eight devices of one debrief are spread over both and send as fast as they are answered.
"""

import asyncio
import os
import random
import shutil
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from faults import record
from faults.balancer import Balancer
from faults.kills import SEATS, said_wrong
from faults.served import UNLIMITED, Served, prepared
from faults.verdict import Verdict, verdict
from faults.worker import Worker
from postgres_cluster import Cluster, need_postgres

PATIENCE = 60.0
STILL, LONG = 1.0, 30.0
"""Seconds that a node stands still, and every so often."""
_EVERY = 5


class Two:
    """Two nodes with their database and the balancer before them."""

    def __init__(self, cluster: Cluster, nodes: tuple[Served, Served], balancer: Balancer) -> None:
        self.cluster = cluster
        self.nodes = nodes
        self.balancer = balancer
        self._paused = 0

    async def kill(self, node: Served) -> None:
        """Kill a node and start it again."""
        await node.kill()
        await node.start()

    async def stop(self, node: Served) -> None:
        """Stop a node as an operator does, and start it again."""
        await node.stop()
        await node.start()

    async def pause(self, node: Served) -> None:
        """Let a node stand still; the balancer sends its terminals elsewhere until it goes on."""
        os.kill(node.pid, signal.SIGSTOP)
        self.balancer.out.add(node.port)
        self.balancer.cut(node.port)
        self._paused += 1
        await asyncio.sleep(STILL if self._paused % _EVERY else LONG)
        os.kill(node.pid, signal.SIGCONT)
        self.balancer.out.discard(node.port)

    async def restart_database(self, node: Served) -> None:
        """Let the database crash and come back."""
        del node
        await asyncio.to_thread(self.cluster.crash)
        await asyncio.to_thread(self.cluster.start)


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Meet so many mishaps while eight devices send as fast as they are answered."""
    chance = random.Random(seed)  # noqa: S311 - a run must be repeatable
    workers = [Worker(person, number, seed) for person, number in SEATS]
    async with two_nodes(folder) as two:
        mishaps = (two.kill, two.pause, two.restart_database, two.stop)
        tasks = [asyncio.ensure_future(_work(each, two.balancer.port)) for each in workers]
        for turn in range(amount):
            await _met(workers, mishaps[turn % len(mishaps)], chance.choice(two.nodes))
            await asyncio.sleep(chance.uniform(0.02, 0.3))
        for worker in workers:
            worker.resting = True
        async with asyncio.timeout(2 * PATIENCE):
            await asyncio.gather(*tasks)
            await asyncio.gather(*(worker.work(two.balancer.port) for worker in workers))
        faults = [*await two.nodes[0].check()]
        spread = min(two.balancer.passed.values())
        for node in two.nodes:
            await node.stop()
        records, state = await record.read(two.nodes[1].folder)
    faults += record.faults_of(records, {(each.person, each.number): each.accepted for each in workers}, {})
    for worker in workers:
        faults += said_wrong(worker)
        faults += record.seen_otherwise(state, worker.person, worker.half.picture)
    if not spread:
        faults.append("one node was given no call")
    return verdict(amount, faults, commands=sum(len(each.accepted) for each in workers))


async def _work(worker: Worker, port: int) -> None:
    """Work through one connection after the other, until everything is answered while resting."""
    while not (worker.resting and worker.half.live and not worker.half.waiting):
        await worker.work(port)
        await asyncio.sleep(0.02)


async def _met(workers: list[Worker], mishap: Callable[[Served], Awaitable[None]], node: Served) -> None:
    """Let a mishap happen once somebody was answered, and somebody be answered after it."""
    await _answered(workers)
    await mishap(node)
    await _answered(workers)


async def _answered(workers: list[Worker]) -> None:
    before = sum(len(each.accepted) for each in workers)
    async with asyncio.timeout(PATIENCE):
        while sum(len(each.accepted) for each in workers) == before:  # noqa: ASYNC110 - workers tell nobody
            await asyncio.sleep(0.005)


@asynccontextmanager
async def two_nodes(folder: Path) -> AsyncIterator[Two]:
    """Give two started nodes of one record with the cast's debrief, behind a balancer."""
    cluster = await asyncio.to_thread(Cluster.started, need_postgres())
    nodes: list[Served] = []
    try:
        nodes += await _places(folder, cluster.schema())
        for node in nodes:
            await node.start()
        async with Balancer(*(each.port for each in nodes)) as balancer:
            yield Two(cluster, (nodes[0], nodes[1]), balancer)
    finally:
        for node in nodes:
            await node.close()
        await asyncio.to_thread(cluster.stop)


async def _places(folder: Path, database: str) -> list[Served]:
    """Return the places of two nodes: what an operator makes at the first and copies to the second."""
    one, other = [Served(folder / each / "data", **UNLIMITED) for each in ("one", "other")]
    await prepared(one.folder, SEATS)
    settings = one.folder / "server.toml"
    settings.touch(0o600)
    settings.write_text(f'database = "{database}"\n')
    await one.told("migrate", "to-postgresql")
    await one.told("nodes", "begin")
    other.folder.mkdir(parents=True, mode=0o700)
    for each in ("secret", "server.toml"):
        shutil.copy(one.folder / each, other.folder / each)
    shutil.copytree(one.folder.parent / "data-wrapping", other.folder.parent / "data-wrapping")
    return [one, other]
