"""The operator's door: who gets in, what may be asked, and what a broken line comes to."""

import asyncio
import os
import socket
import stat
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from panelry_server import door as doors
from panelry_server import errands as e
from panelry_server import knock
from panelry_server.commands.errand import outcome_of
from panelry_server.door import Door, NoDoor
from panelry_server.journal.sqlite.folder import DataFolder
from panelry_server.links import address_of
from panelry_server.settings import Settings

SOUND = e.Checked((), 0)
UNKNOWN = e.NotDone("This server does not know that errand. Use its own version of panelry-server.")
Run = Callable[[e.Errand], Awaitable[e.Outcome]]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a path that is short enough for a socket, whatever the tests' own is."""
    with tempfile.TemporaryDirectory(prefix="door") as path:
        yield Path(path)


async def sound(errand: e.Errand) -> e.Outcome:
    """Answer everything alike."""
    del errand
    return SOUND


async def said(path: Path, line: bytes) -> e.Outcome:
    """Send bytes through a door and return the outcome that comes back."""
    reader, writer = await asyncio.open_unix_connection(path, limit=2 * e.LARGEST)
    writer.write(line)
    writer.write_eof()
    answer = await reader.readline()
    assert b"" == await reader.read()
    writer.close()
    await writer.wait_closed()
    return e.decode_outcome(answer)


def files_in(folder: Path) -> list[Path]:
    """Return what is in a folder."""
    return list(folder.iterdir())


async def test_an_errand_comes_back_with_its_outcome(folder: Path) -> None:
    """One line in, one line out, then the door closes behind the visitor."""
    asked: list[e.Errand] = []

    async def run(errand: e.Errand) -> e.Outcome:
        asked.append(errand)
        return SOUND

    door = await Door.open(folder, run)
    errand = e.ImportRubric("x.toml", b"\x00" * 10, "Näme")
    assert SOUND == await asyncio.to_thread(knock.through_door, door.path, errand)
    assert [errand] == asked
    await door.close()


async def test_only_the_owner_may_knock(folder: Path) -> None:
    """The socket is made with mode 0600, before anybody can connect."""
    door = await Door.open(folder, sound)
    assert "0o600" == oct(stat.S_IMODE(door.path.stat().st_mode))
    await door.close()


async def test_a_closed_door_leaves_no_file(folder: Path) -> None:
    """Whoever comes later finds nobody, at once."""
    door = await Door.open(folder, sound)
    await door.close()
    await door.close()
    assert [] == files_in(folder)
    assert None is knock.through_door(door.path, e.Check())


async def test_a_stale_socket_is_harmless(folder: Path) -> None:
    """After a kill the file is still there: nobody is behind it, and the next server replaces it."""
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(str(folder / doors.FILE))
    stale.close()
    assert None is knock.through_door(folder / doors.FILE, e.Check())
    door = await Door.open(folder, sound)
    assert SOUND == await said(door.path, e.encode(e.Check()))
    await door.close()


async def test_another_file_in_its_place_is_left_alone(folder: Path) -> None:
    """Somebody's file is not taken for a stale socket."""
    (folder / doors.FILE).write_text("mine")
    with pytest.raises(NoDoor, match=r"door\.sock cannot be made"):
        await Door.open(folder, sound)
    assert "mine" == (folder / doors.FILE).read_text()


async def test_a_path_too_long_for_a_socket_is_said(folder: Path) -> None:
    """The words name the path and the cure, and a visitor does not even try."""
    deep = folder / ("d" * 100)
    deep.mkdir()
    with pytest.raises(NoDoor, match="stop it first, or use a shorter --folder"):
        await Door.open(deep, sound)
    assert None is knock.through_door(deep / doors.FILE, e.Check())


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"{}\n",
        b"null\n",
        b'{"errand":"Rate","criterion":"design","level":4}\n',
        b'{"errand":"ReadNotes","debrief":"amara"}\n',
        b'{"errand":"Check","as":"facilitator"}\n',
        b'{"errand":"Invite","debrief":1,"person":"CANARY"}\n',
        b'{"errand":"ImportRubric","file":"x","source":"%%%"}\n',
        b"[" * 100_000 + b"\n",
        b'{"errand":"Check"}{"errand":"Check"}\n',
        b"\xff\xfe\n",
        b'{"errand":"Check"}',
        b"",
    ],
)
async def test_what_is_not_on_the_list_is_not_done(folder: Path, line: bytes) -> None:
    """One fixed answer for all of it, with no word of what was sent."""
    done: list[e.Errand] = []

    async def run(errand: e.Errand) -> e.Outcome:
        done.append(errand)
        return SOUND

    door = await Door.open(folder, run)
    outcome = await said(door.path, line)
    assert (
        e.NotDone("This server does not know that errand. Use its own version of panelry-server.") == outcome
    )
    assert [] == done
    assert SOUND == await said(door.path, e.encode(e.Check()))
    await door.close()


async def test_a_line_too_long_is_refused(folder: Path) -> None:
    """The server reads no more than a rubric can need."""
    door = await Door.open(folder, sound)
    outcome = await said(door.path, b"x" * (e.LARGEST + 2))
    assert e.NotDone(f"The line is longer than {e.LARGEST} bytes. Send a smaller file.") == outcome
    await door.close()


async def test_a_visitor_who_says_nothing_is_shown_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others are served meanwhile."""
    monkeypatch.setattr(doors, "PATIENCE", 0.1)
    door = await Door.open(folder, sound)
    reader, writer = await asyncio.open_unix_connection(door.path)
    assert SOUND == await said(door.path, e.encode(e.Check()))
    assert b"Nothing was asked in time" in await reader.readline()
    writer.close()
    await door.close()


async def test_a_visitor_who_leaves_early_harms_nobody(folder: Path) -> None:
    """The errand is done all the same, and the next visitor is served."""
    begun, done = asyncio.Event(), asyncio.Event()

    async def run(errand: e.Errand) -> e.Outcome:
        begun.set()
        await asyncio.sleep(0.05)
        done.set()
        return e.NotDone("x" * e.LARGEST) if isinstance(errand, e.ListDebriefs) else SOUND

    door = await Door.open(folder, run)
    _, writer = await asyncio.open_unix_connection(door.path)
    writer.write(e.encode(e.ListDebriefs()))
    await begun.wait()
    writer.transport.abort()
    await done.wait()
    assert SOUND == await said(door.path, e.encode(e.Check()))
    await door.close()


async def test_errands_are_run_one_at_a_time(folder: Path) -> None:
    """Two imports of one name cannot cross."""
    running = 0
    most = 0

    async def run(errand: e.Errand) -> e.Outcome:
        nonlocal running, most
        del errand
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        return SOUND

    door = await Door.open(folder, run)
    outcomes = await asyncio.gather(*(said(door.path, e.encode(e.Check())) for _ in range(5)))
    assert ([SOUND] * 5, 1) == (outcomes, most)
    await door.close()


async def test_the_door_waits_for_the_last_errand(folder: Path) -> None:
    """A stop finishes what was begun, and gives up on what takes too long."""
    begun = asyncio.Event()

    async def run(errand: e.Errand) -> e.Outcome:
        del errand
        begun.set()
        await asyncio.sleep(0.05)
        return SOUND

    door = await Door.open(folder, run)
    visit = asyncio.ensure_future(said(door.path, e.encode(e.Check())))
    await begun.wait()
    await door.close()
    assert SOUND == await visit


async def test_an_errand_that_never_ends_does_not_hold_up_the_stop(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The visitor is told that there is no answer, and what to do."""
    begun = asyncio.Event()

    async def run(errand: e.Errand) -> e.Outcome:
        begun.set()
        await asyncio.sleep(3600)
        return await sound(errand)

    door = await Door.open(folder, run)
    visit = asyncio.ensure_future(asyncio.to_thread(knock.through_door, door.path, e.Check()))
    await begun.wait()
    monkeypatch.setattr(doors, "PATIENCE", 0.05)
    await door.close()
    with pytest.raises(knock.NoAnswer, match="no answer that can be read"):
        await visit


async def test_a_crash_behind_the_door_tells_no_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server goes on; where it happened is in a file that holds no text of anybody."""
    monkeypatch.setattr(doors, "crash_folder", lambda: folder / "crashes")

    async def run(errand: e.Errand) -> e.Outcome:
        canary = {} if isinstance(errand, e.Check) else {"CANARY": SOUND}
        return canary["CANARY"]

    door = await Door.open(folder, run)
    outcome = await said(door.path, e.encode(e.Check()))
    (kept,) = files_in(folder / "crashes")
    assert isinstance(outcome, e.NotDone)
    assert str(kept) in outcome.why
    assert "CANARY" not in outcome.why + kept.read_text()
    assert "KeyError" in kept.read_text()
    assert SOUND == await said(door.path, e.encode(e.ListRubrics()))
    await door.close()


def test_a_folder_in_use_without_a_door_is_no_connection(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that is just starting is waited for; then the words name its process."""
    monkeypatch.setattr(knock, "STARTING", 0.15)
    held = DataFolder.hold(folder)
    with pytest.raises(knock.NoAnswer, match=f"Process {os.getpid()} holds .* try again in a moment"):
        knock.carry(Settings(folder=folder), e.Check())
    held.release()


def test_a_folder_in_use_whose_path_is_too_long_is_told_at_once(folder: Path) -> None:
    """No waiting helps: the server has no door."""
    held = DataFolder.hold(folder / ("d" * 100))
    (held.path / "journal.lock").write_text("")
    with pytest.raises(knock.NoAnswer, match="too long for a door, and another process holds it"):
        knock.carry(Settings(folder=held.path), e.Check())
    held.release()


def test_a_door_that_cannot_be_entered_is_said(folder: Path) -> None:
    """Another account's door, or something else in its place: the words name it and the cure."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
        other.bind(str(folder / doors.FILE))
        with pytest.raises(knock.NoAnswer, match="Run this as the account that runs the server"):
            knock.through_door(folder / doors.FILE, e.Check())


async def test_an_outcome_of_another_kind_is_no_answer(folder: Path) -> None:
    """A server of another version may answer something else; nobody takes it for data."""
    (folder / "journal.db").touch()
    door = await Door.open(folder, sound)
    with pytest.raises(knock.NoAnswer, match="restart it, it is of another version"):
        await asyncio.to_thread(outcome_of, str(folder), e.ListRubrics(), e.Rubrics)
    await door.close()


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1", "127.0.0.1:7340"), ("::1", "[::1]:7340")])
def test_an_address_is_written_as_links_need_it(host: str, address: str) -> None:
    """The colons of IPv6 stand in brackets."""
    assert address == address_of(host, 7340)
