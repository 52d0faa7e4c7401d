"""The journal under kill -9: what was acknowledged is there, without a gap, once."""

import asyncio
import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

from panelry_server.journal import Append, Entry
from panelry_server.journal.sqlite import SqliteJournal

PRODUCERS = 8


async def produce(folder: Path) -> None:
    """Append to several streams without end; print stream and position once acknowledged."""
    journal = await SqliteJournal.open(folder)
    await asyncio.gather(*(append_to(journal, f"oak-{index}") for index in range(PRODUCERS)))


async def append_to(journal: SqliteJournal, stream: str) -> None:
    """Go on where the stream stands, two events for each command."""
    if await journal.head(stream) is None:
        await journal.create(stream)
    position = (await journal.highest(stream)).get("ada-1", 0) * 2
    for n in count(position // 2 + 1):
        body = str(n).encode()
        entries = (Entry("Rated", body), Entry("Noted", body))
        position = await journal.append(Append(stream, position, 1, "ada-1", n, "ada", "t", entries))
        os.write(1, f"{stream} {position}\n".encode())


def killed_after(folder: Path, lines: int) -> list[tuple[str, int]]:
    """Run a producer, kill it after so many acknowledgements, and return all that it printed."""
    command = [sys.executable, __file__, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        seen += process.stdout.readlines()
    said = (line.split() for line in seen if line.endswith("\n"))
    return [(stream, int(position)) for stream, position in said]


async def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    """Ten kills under load: no acknowledged event lost, no gap, no duplicate, every pair whole."""
    for turn in range(10):
        acknowledged = killed_after(tmp_path, 20 + 17 * turn)
        journal = await SqliteJournal.open(tmp_path)
        streams = {head.stream: await journal.read(head.stream) for head in await journal.heads()}
        assert () == journal.faults
        await journal.close()
        assert 20 + 17 * turn <= len(acknowledged)
        assert [] == [
            (stream, position) for stream, position in acknowledged if position > len(streams[stream])
        ]
        for records in streams.values():
            pairs = [(n, part) for n in range(1, len(records) // 2 + 1) for part in (0, 1)]
            assert pairs == [(record.n, record.part) for record in records]
            assert list(range(1, len(records) + 1)) == [record.position for record in records]


if __name__ == "__main__":
    asyncio.run(produce(Path(sys.argv[1])))
