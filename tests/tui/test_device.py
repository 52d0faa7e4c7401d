"""Adding a device of one's own, from a screen and from the command line, and hearing that one was added."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

import cast
from hosted import QUICK, core_of, device_of, token_of
from hosted import seated as panel_of
from panelry.ids import DebriefId, DeviceId
from panelry.sync.frames import Devices, Frame, FromServer, InvitedDevice, Seated, UninvitedDevice
from panelry_server.clock import SystemClock
from panelry_server.serve import Server
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.devices import OFFLINE, DeviceCode, DeviceError, OwnDevices
from panelry_tui.joining import read_invitation, take_seat
from panelry_tui.link import Seat
from panelry_tui.seats import KeptSeat, Seats
from panelry_tui.store import Store
from tui.fake_room import CODE, FakeRoom
from tui.screen_text import as_stored
from tui.seated import seated

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
SEAT = Seat("panel.example.org:7340", "d1", "v1", "ben", "Ben Okafor", "t" * 43, plain=False, pin="Q" * 43)
ONE, TWO, THREE = (
    (f"v{n}", f"2026-11-22T10:0{n}:00.000Z", by) for n, by in ((1, None), (2, "v1"), (3, "v2"))
)


@asynccontextmanager
async def served() -> AsyncIterator[Server]:
    """Give a listening server where each person of the cast has one device."""
    core = await core_of(QUICK, clock=SystemClock())
    await panel_of(core)
    async with Server(core) as server:
        yield server


def kept_of_ben(server: Server, folder: Path) -> KeptSeat:
    """Keep Ben's first seat in a state folder."""
    frame = Seated(cast.DEBRIEF, device_of(cast.BEN), cast.BEN, "Ben Okafor")
    return Seats(folder).take(f"127.0.0.1:{server.port}", "first", frame, token_of(cast.BEN), NOW)


@asynccontextmanager
async def running(kept: KeptSeat) -> AsyncIterator[Store]:
    """Give the store of a seat, connected."""
    store = await Store.open(kept.seat, kept.folder, Seats(kept.folder.parent.parent).key())
    task = asyncio.create_task(store.run())
    try:
        await eventually(lambda: store.live)
        yield store
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await store.close()


async def eventually(happened: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110 - a link tells nobody
            await asyncio.sleep(0.01)


async def test_a_second_machine_takes_the_seat_and_the_first_hears_of_it_once(tmp_path: Path) -> None:
    """With the link from the first; neither is told of anything twice or in vain."""
    async with served() as server:
        first = kept_of_ben(server, tmp_path / "one")
        async with running(first) as here:
            made = await here.add_device()
            second = await take_seat(Seats(tmp_path / "two"), read_invitation(made.link, ""), NOW)
            assert (first.seat.person, first.seat.debrief) == (second.seat.person, second.seat.debrief)
            assert first.seat.device != second.seat.device
            await eventually(lambda: len(here.devices.now) == 2)
            (words,) = here.devices.to_say()
            assert words.startswith("The device that you invited from here took your seat, 20")
            assert words.endswith("If that was not you, ask whoever runs the server to revoke it.")
            async with running(second) as there:
                await eventually(lambda: there.devices.now == here.devices.now)
                assert () == there.devices.to_say()
        async with running(first) as again:
            await eventually(lambda: len(again.devices.now) == 2)
            assert () == again.devices.to_say()


async def test_the_command_prints_a_link_that_another_machine_can_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The link alone on standard output; a debrief may be named by its id."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path / "one"))
    async with served() as server:
        kept_of_ben(server, tmp_path / "one")
        for words in ((), (cast.DEBRIEF,)):
            assert 0 == await asyncio.to_thread(run, group(COMMANDS), ["device", "add", *words])
        out, talk = capsys.readouterr()
        *_, link = out.splitlines()
        assert f"panelry join -, then this link or the code {read_invitation(link, '').code}." in talk
        seat = await take_seat(Seats(tmp_path / "two"), read_invitation(link, ""), NOW)
        assert cast.BEN == seat.seat.person
        assert 0 == await asyncio.to_thread(run, group(COMMANDS), ["device", "add", "--plain"])
        out, talk = capsys.readouterr()
        code = read_invitation(out.removeprefix("text: ").strip(), "").code
        assert ["event", "code", "next"] == [each.partition(": ")[0] for each in talk.splitlines()]
        assert f"code: {code}. It works once, until " in talk
        assert 0 == await asyncio.to_thread(run, group(COMMANDS), ["device", "add", "--json"])
        made = json.loads(capsys.readouterr().out)
        assert made["code"] == read_invitation(made["link"], "").code
        assert ["code", "link", "until"] == sorted(made)


async def test_the_command_says_why_there_is_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No seat, another debrief, a seat that is open elsewhere, an unknown token; each with its cure."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    why: list[str] = []

    async def fails(code: int, *words: str) -> None:
        assert code == await asyncio.to_thread(run, group(COMMANDS), ["device", "add", *words])
        why.append(capsys.readouterr().err)

    await fails(1)
    async with served() as server:
        kept = kept_of_ben(server, tmp_path)
        await fails(2, "nowhere")
        with Seats(tmp_path).held(kept):
            await fails(1)
        forged = Seated(DebriefId("other"), device_of(cast.BEN), cast.BEN, "Ben Okafor")
        Seats(tmp_path).take(f"127.0.0.1:{server.port}", "second", forged, token_of(cast.CHEN), NOW)
        monkeypatch.setattr("panelry_tui.commands.device._PATIENCE", 0.5)
        await fails(1, "other")
    assert "No debrief was joined on this machine." in why[0]
    assert "No debrief here is called “nowhere”." in why[1]
    assert "There its palette (ctrl+p) has “Add a device of yours”." in why[2]
    assert OFFLINE in why[3]


async def test_the_palette_shows_what_a_device_means_and_then_the_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not now is the first choice; everything is in sight at 80 by 24."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    async with seated(FakeRoom(), "ben", (80, 24)) as terminal:
        await terminal.app.screen.run_action("add_device")
        await terminal.drawn()
        assert ["stay", "make"] == terminal.choices()
        assert "shows your ratings and notes, and acts as you" in terminal.dialog()
        await terminal.press("down", "enter")
        await terminal.drawn()
        assert as_stored("device-80x24", terminal.text()) == terminal.text()
        await terminal.press("escape")
        assert CODE not in terminal.text()


async def test_without_a_connection_the_palette_says_what_is_needed() -> None:
    """And whoever leaves the question asks for nothing."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        await terminal.app.screen.run_action("add_device")
        await terminal.drawn()
        await terminal.press("enter")
        assert [] == terminal.said()
        room.cut("ben")
        await terminal.app.screen.run_action("add_device")
        await terminal.drawn()
        await terminal.press("down", "enter")
        assert OFFLINE in terminal.said()
        assert "Add a device of yours" in [
            each.title for each in terminal.app.get_system_commands(terminal.app.screen)
        ]


async def test_a_device_that_was_added_is_said_in_a_toast() -> None:
    """Whatever screen is open."""
    async with seated(FakeRoom(), "ben") as terminal:
        store = terminal.app.store
        await store.receive(frame_of((store.seat.device, ONE[1], None), ("v9", TWO[1], "v8")))
        await terminal.drawn()
        (words,) = terminal.said()
        assert words.startswith("Another device of yours took your seat, ")


def frame_of(*devices: tuple[str, str, str | None]) -> Devices:
    """Return what a server says of these devices."""
    return Devices(tuple((DeviceId(a), b, None if c is None else DeviceId(c)) for a, b, c in devices))


def test_only_devices_that_joined_later_and_are_new_are_told() -> None:
    """An earlier one was there when this one came; a seat that is not listed hears of none."""
    own = OwnDevices(SEAT)
    assert ("v2",) == own.receive(frame_of(ONE, TWO))
    assert ("v3",) == own.receive(frame_of(ONE, TWO, THREE))
    assert 2 == len(own.to_say())
    assert () == own.to_say()
    assert () == own.receive(frame_of(ONE, THREE))
    late = OwnDevices(replace(SEAT, device="v3"))
    assert () == late.receive(frame_of(ONE, TWO, THREE))
    assert () == late.receive(frame_of(ONE, TWO))


async def test_a_link_names_the_key_by_which_this_terminal_knows_the_server() -> None:
    """So the other machine compares it before it sends anything; its text hides the code."""
    own = OwnDevices(SEAT)
    made = await invited(own, InvitedDevice(CODE, "2026-11-22T14:10:00.000Z"))
    assert f"panelry://panel.example.org:7340/d1#{CODE}@{'Q' * 43}" == made.link
    assert CODE not in repr(made)


async def invited(own: OwnDevices, *frames: FromServer) -> DeviceCode:
    """Ask for a code and let the server say these frames."""

    async def send(_: Frame) -> bool:
        for frame in frames:
            asyncio.get_running_loop().call_soon(own.receive, frame)
        return True

    return await own.invite(send)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("too-many-devices", "Let whoever runs the server revoke one."),
        ("too-many-tries", "Wait a minute, then try again."),
        ("unavailable", "Wait a minute, then try again."),
    ],
)
async def test_why_there_is_no_code_is_said_with_what_to_do(why: str, words: str) -> None:
    """A word that a later server may say is taken as one to try again."""
    with pytest.raises(DeviceError) as no:
        await invited(OwnDevices(SEAT), UninvitedDevice(why))
    assert str(no.value).endswith(words)


async def test_an_answer_that_is_late_is_not_taken_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newer code has ended the older one, which would be shown in vain."""
    own = OwnDevices(SEAT)
    monkeypatch.setattr("panelry_tui.devices.PATIENCE", 0.01)
    with pytest.raises(DeviceError):
        await invited(own)
    monkeypatch.undo()
    old, new = (InvitedDevice(code, "2026-11-22T14:10:00.000Z") for code in ("BBBB-2222-BBBB", CODE))
    assert CODE == (await invited(own, old, new)).code


async def test_a_lost_connection_ends_the_waiting_and_a_second_question_waits_its_turn() -> None:
    """Nothing of the former connection is owed on the next."""
    own = OwnDevices(SEAT)
    first = asyncio.ensure_future(invited(own))
    await asyncio.sleep(0)
    with pytest.raises(DeviceError, match="asked for already"):
        await invited(own)
    own.cut()
    with pytest.raises(DeviceError, match="needs a connection"):
        await first
    assert CODE == (await invited(own, InvitedDevice(CODE, ""))).code
