"""The journal on PostgreSQL under kill -9: what was acknowledged is there, without a gap, once."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engines import AT, rated
from flaky import Flaky, FlakyDoor
from panelry_server.journal import Append, Conflict
from panelry_server.journal.postgres import PostgresJournal
from panelry_server.journal.postgres.queries import Database

PRODUCERS = 8


class Mortal(Flaky):
    """A connection whose process dies once its 20th commit has taken effect, before anybody hears of it."""

    async def execute(self, query: str, *args: object) -> str:
        """Run statements; the 20th COMMIT is the last."""
        done = await super().execute(query, *args)
        if self._seen["COMMIT"] == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        return done


class LastDoor(FlakyDoor, frozen=True):
    """Opens such connections."""

    async def open(self) -> Database:
        """Return a connection that ends its process."""
        return Mortal(await super().open(), [], self.seen)


async def produce(database: str, door: type[FlakyDoor]) -> None:
    """Append to several streams without end; print stream and number once acknowledged."""
    journal = await PostgresJournal.open(database, door=door)
    await asyncio.gather(*(append_to(journal, f"oak-{index}") for index in range(PRODUCERS)))


async def append_to(journal: PostgresJournal, stream: str) -> None:
    """Go on where the stream stands, two events for each command."""
    if await journal.head(stream) is None:
        await journal.create(stream)
    n = (await journal.highest(stream)).get("ada-1", 0)
    while True:
        n += 1
        await journal.append(command(stream, n))
        os.write(1, f"{stream} {n}\n".encode())


def command(stream: str, n: int) -> Append:
    """Return the stream's command of that number: two events."""
    return Append(stream, 2 * (n - 1), 1, "ada-1", n, "ada", AT, rated(0, 1, b"1", b"2").entries)


def ended(database: str, how: str, lines: int) -> list[tuple[str, int]]:
    """Run a producer until it dies, by a kill after so many lines or by itself; return what it printed."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, __file__, database, how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(lines)]
        if how == "killed":
            process.send_signal(signal.SIGKILL)
        seen += process.stdout.readlines()
    assert -signal.SIGKILL == process.returncode
    said = (line.split() for line in seen if line.endswith("\n"))
    return [(stream, int(n)) for stream, n in said]


async def test_nothing_acknowledged_is_lost_to_a_kill(database: str) -> None:
    """Kills under load: no acknowledged event lost, no gap, no duplicate, every pair whole."""
    for turn in range(3):
        acknowledged = ended(database, "killed", 30 + 25 * turn)
        journal = await reopened(database)
        streams = {head.stream: await journal.read(head.stream) for head in await journal.heads()}
        assert [] == await journal.check()
        await journal.close()
        assert [] == [(stream, n) for stream, n in acknowledged if 2 * n > len(streams[stream])]
        for records in streams.values():
            pairs = [(n, part) for n in range(1, len(records) // 2 + 1) for part in (0, 1)]
            assert pairs == [(record.n, record.part) for record in records]


async def test_a_kill_between_the_commit_and_the_acknowledgement_is_answered_from_the_journal(
    database: str,
) -> None:
    """The command was kept and nobody was told: asked again it is known, and it is not kept twice."""
    acknowledged = set(ended(database, "mortal", 0))
    journal = await reopened(database)
    untold = []
    for head in await journal.heads():
        n = head.position // 2
        if n and (head.stream, n) not in acknowledged:
            untold.append(head.stream)
            assert head.position == await journal.answer(head.stream, "ada-1", n)
            with pytest.raises(Conflict):
                await journal.append(command(head.stream, n))
    await journal.close()
    assert untold


async def reopened(database: str) -> PostgresJournal:
    """Return the journal as soon as the database has noticed that its last server died."""
    return await PostgresJournal.open(database, take_over=True)


if __name__ == "__main__":
    asyncio.run(produce(sys.argv[1], LastDoor if sys.argv[2] == "mortal" else FlakyDoor))
