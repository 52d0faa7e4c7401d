"""The whole server: how it starts, and how it stops."""

import asyncio
import gc
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

import cast
from hosted import Guest, changed, device_of, seated, token_of
from panelry import commands as c
from panelry.office import STREAM
from panelry.sync.client import ClientHalf
from panelry.sync.frames import PROTOCOL
from panelry_server.core import open_core
from panelry_server.journal import BegunAnew, JournalError, Locked, Standing
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.serve import Server, open_server, serve
from panelry_server.settings import Settings, SettingsError

SERVING = """
import asyncio, sys
from contextlib import asynccontextmanager
from pathlib import Path
from panelry_server.serve import serve
from panelry_server.settings import Settings

@asynccontextmanager
async def beside(server):
    print(server.port, flush=True)
    yield

asyncio.run(serve(Settings(folder=Path(sys.argv[1]), port=0, plain=True), beside))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a place for a data folder."""
    return tmp_path / "data"


async def prepared(folder: Path) -> None:
    """Make a data folder with a debrief in it."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    await seated(core)
    await core.close()


@pytest.fixture
def process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Give a server in a process of its own, which is killed at the end if it still runs."""
    asyncio.run(prepared(folder))
    running = subprocess.Popen(
        [sys.executable, "-c", SERVING, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    with running:
        yield running
        running.kill()


async def test_the_core_of_a_new_folder_is_private_and_keeps_its_secret(folder: Path) -> None:
    """The secret is made once, and only its owner may read it."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    await core.close()
    again = await open_core(Settings(folder=folder), stream=StringIO())
    await again.close()
    assert (32, core.secret) == (len(again.secret), again.secret)
    assert 0o600 == (folder / "secret").stat().st_mode & 0o777


async def test_a_folder_belongs_to_one_process(folder: Path) -> None:
    """The second is told whose it is."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    with pytest.raises(Locked):
        await open_core(Settings(folder=folder), stream=StringIO())
    await core.close()


async def test_an_unfit_secret_leaves_the_folder_free(folder: Path) -> None:
    """The lock is let go, so that the operator can put the file right."""
    await (await open_core(Settings(folder=folder), stream=StringIO())).close()
    (folder / "secret").write_bytes(b"short")
    with pytest.raises(SettingsError, match="32 bytes"):
        await open_core(Settings(folder=folder), stream=StringIO())
    await (await SqliteJournal.open(folder)).close()


async def test_a_damaged_office_leaves_the_folder_free(folder: Path) -> None:
    """The error is told, and nothing stays open."""
    journal = await SqliteJournal.open(folder)
    await journal.create("office")
    await journal.close()
    database = folder / "journal.db"
    import sqlite3  # noqa: PLC0415 - a second program, as a mishap would be

    with sqlite3.connect(database) as db:
        db.execute("UPDATE head SET position = 3")
    db.close()
    with pytest.raises(JournalError):
        await open_core(Settings(folder=folder), stream=StringIO())
    await (await SqliteJournal.open(folder)).close()


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("192.0.2.7", "the network reads along"),
        ("::", "the network reads along"),
        ("example.org", "the network reads along"),
        ("", "it is empty"),
    ],
)
async def test_without_tls_only_a_loopback_address_is_bound(host: str, words: str, folder: Path) -> None:
    """Another machine could reach the others, and the sentence says so; nothing was opened."""
    with pytest.raises(SettingsError, match=words):
        await open_server(Settings(folder=folder, host=host, port=0, plain=True, public_host="example.org"))
    assert not folder.exists()  # noqa: ASYNC240 - once, on a local disk


async def test_a_taken_port_leaves_the_folder_free(folder: Path, tmp_path: Path) -> None:
    """The journal is closed in order."""
    first = await open_server(Settings(folder=folder, port=0, plain=True))
    with pytest.raises(OSError, match="address already in use"):
        await open_server(Settings(folder=tmp_path / "other", port=first.port, plain=True))
    await first.stop()
    await (await open_core(Settings(folder=tmp_path / "other"), stream=StringIO())).close()


async def test_serving_ends_with_a_signal_and_says_where_it_listened(folder: Path) -> None:
    """What is beside it comes once it listens, and goes before it stops."""
    seen: list[tuple[str, bool]] = []

    @asynccontextmanager
    async def beside(server: Server) -> AsyncIterator[None]:
        seen.append((server.host, server.port > 0))
        os.kill(os.getpid(), signal.SIGTERM)
        yield
        seen.append(("left", server.port > 0))

    await serve(Settings(folder=folder, host="localhost", port=0, plain=True), beside)
    assert [("127.0.0.1", True), ("left", True)] == seen
    assert signal.SIG_DFL == signal.getsignal(signal.SIGTERM)


async def test_serving_ends_with_the_pipe_of_who_started_it(folder: Path) -> None:
    """What is written into it means nothing; its end is as good as a signal, however it came to be."""
    held, other = os.pipe()
    seen: list[str] = []

    @asynccontextmanager
    async def beside(_: Server) -> AsyncIterator[None]:
        os.write(other, b"words")
        await asyncio.sleep(0)
        os.close(other)
        yield
        seen.append("left")

    await serve(Settings(folder=folder, port=0, plain=True), beside, held=held)
    os.close(held)
    assert ["left"] == seen


async def test_while_it_serves_garbage_is_looked_for_seldom(folder: Path) -> None:
    """What was there at the start is passed over; afterwards everything is as it was."""
    before, seen = gc.get_threshold(), list[bool]()

    @asynccontextmanager
    async def beside(_: Server) -> AsyncIterator[None]:
        os.kill(os.getpid(), signal.SIGTERM)
        yield
        seen.append(gc.get_freeze_count() > 0 and gc.get_threshold() > before)

    await serve(Settings(folder=folder, port=0, plain=True), beside)
    assert ([True], before) == (seen, gc.get_threshold())


async def test_a_server_that_has_not_started_has_no_port_and_stops(folder: Path) -> None:
    """Stopping is always possible, also twice."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    server = Server(core)
    assert 0 == server.port
    await server.stop()
    await server.stop()


async def test_the_address_is_logged_as_a_line_of_json(folder: Path) -> None:
    """The log names host, port and folder."""
    log = StringIO()
    core = await open_core(changed(folder=folder), stream=log)
    async with Server(core) as server:
        port = server.port
    lines = [msgspec.json.decode(line) for line in log.getvalue().splitlines()]
    listening = next(line for line in lines if line["event"] == "listening")
    assert ("127.0.0.1", port, str(folder)) == (listening["host"], listening["port"], listening["folder"])


async def talk(port: int, process: subprocess.Popen[str]) -> Guest:
    """Rate a hundred times, send SIGTERM in the middle, and hear everything to the end."""
    async with connect(
        f"ws://127.0.0.1:{port}/d/{cast.DEBRIEF}",
        additional_headers={"Authorization": f"Bearer {token_of(cast.BEN)}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        proxy=None,
    ) as socket:
        ben = Guest(socket, ClientHalf())
        await ben.greet()
        for place in range(50):
            ben.half.queue(c.Rate(cast.DESIGN, 1 + place % 5))
        for frame in ben.half.unsent():
            await ben.send(frame)
        await ben.until(lambda: bool(ben.settled))
        process.send_signal(signal.SIGTERM)
        await ben.to_the_end()
    return ben


def test_sigterm_under_load_loses_no_answer_and_leaves_the_journal_in_order(
    process: subprocess.Popen[str], folder: Path
) -> None:
    """Close code 1012, every accepted command acknowledged, a clean mark, exit code 0, no trace."""
    assert process.stdout is not None
    assert process.stderr is not None
    ben = asyncio.run(talk(int(process.stdout.readline()), process))
    assert 0 == process.wait(timeout=10)
    assert 1012 == ben.socket.close_code
    log = process.stderr.read()
    assert "Traceback" not in log
    assert token_of(cast.BEN) not in log
    assert (folder / "journal.clean").exists()
    assert list(ben.settled) == asyncio.run(kept_by(folder))


async def kept_by(folder: Path) -> list[int]:
    """Return the numbers of Ben's device in the journal."""
    journal = await SqliteJournal.open(folder)
    records = await journal.read(cast.DEBRIEF)
    await journal.close()
    return [record.n for record in records if record.device == device_of(cast.BEN)]


async def test_a_server_whose_office_was_begun_anew_stops_and_says_so(folder: Path) -> None:
    """It is started again, by whoever looks after it, and reads what is true now."""
    await prepared(folder)

    @asynccontextmanager
    async def beside(server: Server) -> AsyncIterator[None]:
        server.rooms.told(Standing(STREAM, 0, 9, erased=False))
        yield

    with pytest.raises(BegunAnew, match="start this server again"):
        await serve(Settings(folder=folder, port=0, plain=True), beside)
