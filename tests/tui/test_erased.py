"""A debrief that was erased: this machine wipes what it kept of it, says so, and keeps nothing new."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from panelry import commands as c
from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.sync.client import Entry
from panelry.sync.frames import PROTOCOL, Seated
from panelry_tui.commands.join import leave
from panelry_tui.link import Seat, Standing
from panelry_tui.outbox import Outbox, OutboxError
from panelry_tui.seats import Seats
from panelry_tui.store import Store
from tui.fake_room import FakeRoom
from tui.seated import seated

CANARY = "the heron stands on one leg"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SEATED = Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben Okafor")
Answer = Callable[[ServerConnection, Request], Response | None]


def bytes_below(folder: Path) -> bytes:
    """Return every byte of every file below a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def closing(connection: ServerConnection) -> None:
    """Hear the hello and end with the code of an erased debrief."""
    await connection.recv()
    await connection.close(4410)


def gone(connection: ServerConnection, _: Request) -> Response | None:
    """Answer that the debrief is gone."""
    return connection.respond(HTTPStatus.GONE, "Gone\n")


async def told(store_on: Callable[[str], Awaitable[Store]], answer: Answer | None) -> Store:
    """Return a store that has met a server whose debrief is erased."""
    protocols = [Subprotocol(PROTOCOL)]
    async with serve(closing, "127.0.0.1", 0, subprotocols=protocols, process_request=answer) as server:
        port = server.sockets[0].getsockname()[1]
        store = await store_on(f"127.0.0.1:{port}")
        running = asyncio.create_task(store.run())
        async with asyncio.timeout(10):
            while not store.erased:  # noqa: ASYNC110 - the store tells screens, not tests
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return store


@pytest.mark.parametrize("answer", [None, gone])
async def test_an_erased_debrief_leaves_no_word_on_this_machine(
    tmp_path: Path, answer: Answer | None
) -> None:
    """Whether it went while the terminal was there or before: entries, picture, begun texts, seat."""
    seats = Seats(tmp_path)
    kept = seats.take("127.0.0.1:1", "KLRP-7342-MXST", SEATED, "t" * 43, NOW)
    seats.note(kept, CANARY, NOW)

    async def store_on(server: str) -> Store:
        outbox = await Outbox.open(kept.folder / "outbox.db")
        await outbox.add(Entry(1, c.WriteNote(None, CANARY)))
        await outbox.settle(1, "accepted")
        await outbox.close()
        seat = Seat(server, "d1", "v1", "ben", "Ben Okafor", "t" * 43)
        store = await Store.open(seat, kept.folder)
        await store.write_down("dialog", CANARY)
        await store.do(c.WriteNote(None, CANARY))
        return store

    store = await told(store_on, answer)
    assert Standing.ERASED is store.standing_now
    assert CANARY.encode() not in bytes_below(kept.folder).replace(
        (kept.folder / "seat.json").read_bytes(), b""
    )
    with pytest.raises(OutboxError, match="erased"):
        await store.do(c.WriteNote(None, CANARY))
    await store.write_down("dialog", CANARY)
    await leave(seats, kept, store)
    assert ([], b"") == (seats.kept(), bytes_below(tmp_path / "seats"))


async def test_a_seat_that_goes_on_is_noted_and_kept(tmp_path: Path) -> None:
    """Leaving is no erasure."""
    seats = Seats(tmp_path)
    kept = seats.take("127.0.0.1:1", "KLRP-7342-MXST", SEATED, "t" * 43, NOW)
    store = await Store.open(kept.seat, kept.folder)
    await leave(seats, kept, store)
    assert [kept.folder] == [each.folder for each in seats.kept()]


async def test_a_full_disk_at_the_end_is_said_and_the_store_is_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the list of recent debriefs nor the copy of the picture is worth a traceback."""
    seats = Seats(tmp_path)
    kept = seats.take("127.0.0.1:1", "KLRP-7342-MXST", SEATED, "t" * 43, NOW)
    store = await Store.open(kept.seat, kept.folder)
    (kept.folder / "seat.json.new").mkdir()
    await leave(seats, kept, store)
    assert f"The list of recent debriefs in {tmp_path} is not up to date" in capsys.readouterr().err
    with pytest.raises(ValueError, match="Connection closed"):
        await store.declined()


async def test_the_screen_ends_with_a_sentence() -> None:
    """What stood on it is gone with it."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        store = room.stores[PersonId("ben")]
        store._outbox.wipe = wiped  # type: ignore[method-assign]  # there is no file
        await store._wipe()
        await terminal.pilot.pause(0.1)
        assert not terminal.app.is_running or terminal.app._exit
        assert any("This debrief was erased." in str(each) for each in terminal.app._exit_renderables)


async def wiped() -> None:
    """Wipe nothing."""


async def test_leaving_while_it_is_wiped_leaves_no_word(tmp_path: Path) -> None:
    """Whoever quits at that instant waits until the last word is gone."""
    seat = Seat("127.0.0.1:1", "d1", "v1", "ben", "Ben Okafor", "t" * 43)
    store = await Store.open(seat, tmp_path)
    await store.write_down("a dialog", CANARY)
    wiping = asyncio.create_task(store._wipe())
    await asyncio.sleep(0)
    wiping.cancel()
    await asyncio.gather(wiping, return_exceptions=True)
    await store.close()
    again = await Store.open(seat, tmp_path)
    await again.close()
    assert {} == again.begun
