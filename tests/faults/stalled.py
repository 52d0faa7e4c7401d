"""The row of slow consumers: half of the terminals stop reading while somebody writes long notes."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import msgspec

import cast
from faults.raw import stalled
from faults.served import UNLIMITED, Served, serving
from faults.verdict import Verdict, verdict
from faults.watched import Watch
from faults.worker import calling
from panelry import commands as c
from panelry.sync.client import ClientHalf, Settled
from panelry.sync.frames import Hello, encode, from_server

HEALTHY = 20
NOTE = 11_000
"""Characters of a note."""
LONGEST_OVER = 1.0
MOST_MEMORY = 100.0
"""MB that the server may grow by."""
MOST_NOTES = 3000
"""A stalled reader that is not cut by then never will be."""
PATIENCE = 120.0
QUIET = {"ping": 600, "presence_ttl": 1e6, "stalled": 600, "tick": 0.0}
"""Settings that leave the bound on what waits as the only guard."""


class Reader:
    """A healthy terminal of Ben's that follows everything."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.half = ClientHalf()
        self._task: asyncio.Task[None] | None = None

    async def follow(self, port: int) -> None:
        """Read for ever."""
        async with calling(port, cast.BEN, self.number) as socket:
            await socket.send(encode(self.half.hello()))
            while True:
                _, replies = self.half.receive(from_server(await socket.recv()))
                for reply in replies:
                    await socket.send(encode(reply))


@asynccontextmanager
async def reading(readers: list[Reader], port: int) -> AsyncIterator[list[asyncio.Task[None]]]:
    """Let readers follow until the end."""
    tasks = [asyncio.ensure_future(reader.follow(port)) for reader in readers]
    try:
        async with asyncio.timeout(PATIENCE):
            while not all(reader.half.live for reader in readers):  # noqa: ASYNC110 - they tell nobody
                await asyncio.sleep(0.01)
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Let so many terminals stall among twenty healthy ones, and write until all of them are cut."""
    del seed
    numbers = range(2, 2 + HEALTHY + amount)
    seats = [(cast.BEN, number) for number in (1, *numbers)]
    program = str(Path(__file__).with_name("watched.py"))
    limits = {**UNLIMITED, **QUIET, "connections": 10**6}
    async with serving(folder / "data", seats, program, **limits) as server, AsyncExitStack() as stack:
        readers = [Reader(number) for number in numbers[:HEALTHY]]
        tasks = await stack.enter_async_context(reading(readers, server.port))
        hello = encode(Hello()).encode()
        for number in numbers[HEALTHY:]:
            raw = await stalled(server.port, cast.BEN, number, hello)
            stack.callback(raw.close)
        writing = await _write(server, 1 + HEALTHY)
        faults = [f"a healthy terminal ended: {task}" for task in tasks if task.done()]
        faults += [*await _caught_up(readers), *server.complaints()]
        await stack.aclose()
        _, said = await server.stop()
    seen = msgspec.json.decode(said, type=Watch)
    faults += list(_judged(seen, writing, amount))
    return verdict(
        amount,
        faults,
        longest_over_s=seen.longest,
        grown_mb=writing.grown,
        notes=writing.notes,
        ack_p99_ms=writing.p99 * 1000,
    )


class Writing(msgspec.Struct):
    """What the writer met: notes, connections left, notes declined, MB of growth, p99 of the acks in s."""

    notes: int
    left: int
    declined: int
    grown: float
    p99: float


async def _write(server: Served, wanted: int) -> Writing:
    """Write notes, each once the one before is acknowledged, until only the wanted connections are left."""
    before, grown, took, declined = server.memory(), 0.0, [], list[object]()
    half = ClientHalf()
    async with calling(server.port, cast.BEN) as socket:
        await socket.send(encode(half.hello()))
        while not half.live:
            half.receive(from_server(await socket.recv()))
        for number in range(MOST_NOTES):
            began = time.monotonic()
            entry = half.queue(c.WriteNote(None, f"{number} ".ljust(NOTE, "x")))
            await socket.send(encode(half.unsent()[-1]))
            while entry.n in half.waiting:
                outcomes, _ = half.receive(from_server(await socket.recv()))
                declined += [each for each in outcomes if isinstance(each, Settled) and each.code]
            took.append(time.monotonic() - began)
            if number % 20 == 0:
                grown = max(grown, server.memory() - before)
                if half.presence and half.presence[cast.BEN][0] <= wanted:
                    break
    left = half.presence[cast.BEN][0] if half.presence else 0
    return Writing(len(took), left, len(declined), grown, sorted(took)[int(len(took) * 0.99)])


async def _caught_up(readers: list[Reader]) -> list[str]:
    """Return a fault if the healthy terminals do not all come to show the same."""
    for _ in range(1000):
        if len({reader.half.cur for reader in readers}) == 1:
            return []
        await asyncio.sleep(0.01)
    return ["the healthy terminals did not catch up"]


def _judged(seen: Watch, writing: Writing, amount: int) -> list[str]:
    faults = []
    if writing.left != 1 + HEALTHY:
        faults.append(f"{writing.left} connections were left, {1 + HEALTHY} should be")
    if writing.declined:
        faults.append(f"{writing.declined} notes were declined")
    if seen.longest > LONGEST_OVER:
        faults.append(f"a connection stood over the bound for {seen.longest:.2f} s")
    if writing.grown > MOST_MEMORY:
        faults.append(f"the server grew by {writing.grown:.0f} MB")
    if amount and seen.greatest == 0:
        faults.append("nothing ever waited, so nothing was shown")
    return faults
