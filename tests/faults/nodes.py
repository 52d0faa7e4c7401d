"""The row of nodes: two servers of one record behind a balancer; one dies, stands still or stops.

Eight devices of one debrief are spread over both and send as fast as they are answered.
"""

import asyncio
import os
import random
import shutil
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
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
        tasks = [asyncio.ensure_future(work(each, two.balancer.port)) for each in workers]
        for turn in range(amount):
            await _met(workers, mishaps[turn % len(mishaps)], chance.choice(two.nodes))
            await asyncio.sleep(chance.uniform(0.02, 0.3))
        for worker in workers:
            worker.resting = True
        faults = await ended(workers, tasks, two.nodes, two.balancer)
    return verdict(amount, faults, commands=sum(len(each.accepted) for each in workers))


async def ended(
    workers: list[Worker],
    tasks: Sequence[asyncio.Future[None]],
    nodes: tuple[Served, Served],
    balancer: Balancer,
) -> list[str]:
    """Let resting workers hear their last answers and stop the nodes; return what is wrong between them."""
    async with asyncio.timeout(2 * PATIENCE):
        await asyncio.gather(*tasks)
        await asyncio.gather(*(worker.work(balancer.port) for worker in workers))
    faults = [*await nodes[0].check()]
    for node in nodes:
        await node.stop()
    records, state = await record.read(nodes[1].folder)
    faults += record.faults_of(records, {(each.person, each.number): each.accepted for each in workers}, {})
    for worker in workers:
        faults += said_wrong(worker)
        faults += record.seen_otherwise(state, worker.person, worker.half.picture)
    if not min(balancer.passed.values()):
        faults.append("one node was given no call")
    return faults


async def work(worker: Worker, port: int) -> None:
    """Work through one connection after the other, until everything is answered while resting."""
    while not (worker.resting and worker.half.live and not worker.half.waiting):
        await worker.work(port)
        await asyncio.sleep(0.02)


async def _met(workers: list[Worker], mishap: Callable[[Served], Awaitable[None]], node: Served) -> None:
    """Let a mishap happen once somebody was answered, and somebody be answered after it."""
    await answered(workers)
    await mishap(node)
    await answered(workers)


async def answered(workers: list[Worker]) -> None:
    """Wait until one more command is accepted."""
    before = sum(len(each.accepted) for each in workers)
    async with asyncio.timeout(PATIENCE):
        while sum(len(each.accepted) for each in workers) == before:  # noqa: ASYNC110 - workers tell nobody
            await asyncio.sleep(0.005)


@asynccontextmanager
async def two_nodes(folder: Path) -> AsyncIterator[Two]:
    """Give two started nodes of one record with the cast's debrief, behind a balancer."""
    cluster = await asyncio.to_thread(Cluster.started, need_postgres())
    try:
        async with two_on(folder, cluster.schema()) as (nodes, balancer):
            yield Two(cluster, nodes, balancer)
    finally:
        await asyncio.to_thread(cluster.stop)


@asynccontextmanager
async def two_on(
    folder: Path, database: str, make: Callable[[Path], Awaitable[None]] | None = None
) -> AsyncIterator[tuple[tuple[Served, Served], Balancer]]:
    """Give two started nodes of a new record in a database, and the balancer before them.

    What `make` puts into the first one's data folder is the record; without it the cast's debrief is.
    """
    one, other = await _places(folder, database, make or _with_the_cast)
    try:
        await one.start()
        await other.start()
        async with Balancer(one.port, other.port) as balancer:
            yield (one, other), balancer
    finally:
        await one.close()
        await other.close()


async def _with_the_cast(folder: Path) -> None:
    await prepared(folder, SEATS)


async def _places(
    folder: Path, database: str, make: Callable[[Path], Awaitable[None]]
) -> tuple[Served, Served]:
    """Return the places of two nodes: what an operator makes at the first and copies to the second."""
    one, other = [Served(folder / each / "data", **UNLIMITED) for each in ("one", "other")]
    await make(one.folder)
    settings = one.folder / "server.toml"
    settings.touch(0o600)
    settings.write_text(f'database = "{database}"\n')
    await one.told("migrate", "to-postgresql")
    await one.told("nodes", "begin")
    other.folder.mkdir(parents=True, mode=0o700)
    for each in ("secret", "server.toml"):
        shutil.copy(one.folder / each, other.folder / each)
    shutil.copytree(one.folder.parent / "data-wrapping", other.folder.parent / "data-wrapping")
    return one, other
