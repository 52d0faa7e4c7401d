"""Joining: invitations read, seats taken, the first screen, and the command."""

import io
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from textual import events
from textual.widgets import Input, Static

from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.sync.frames import Seated
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.commands.join import note_soon
from panelry_tui.device_key import DeviceKey
from panelry_tui.join_app import JoinApp
from panelry_tui.joining import Invitation, InvitationError, read_invitation, read_server, take_seat
from panelry_tui.link import ClaimError
from panelry_tui.screens.join import when
from panelry_tui.seats import KeptSeat, Seats
from tui.fake_room import FakeRoom
from tui.screen_text import golden_screen, screen_text

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
HERE, CODE = "127.0.0.1:7340", "KLRP-7342-MXST"
PIN = "Q" * 43


class Door:
    """A server that answers claims, or cannot be reached; it remembers what was asked."""

    def __init__(self, answer: Seated | Exception | None = None) -> None:
        self.answer = answer or Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben Okafor")
        self.asked: list[tuple[str, str, str]] = []

    async def __call__(self, invitation: Invitation, token: str) -> Seated:
        """Answer a claim."""
        self.asked.append((invitation.server, invitation.code, token))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CODE, Invitation(HERE, CODE)),
        (f" {CODE}\n", Invitation(HERE, CODE)),
        (f"panelry://localhost:9000/d1#{CODE}", Invitation("localhost:9000", CODE, "d1", plain=True)),
        (f"panelry://127.0.0.1/d1#{CODE}@{PIN}", Invitation(HERE, CODE, "d1", PIN)),
        (f"panelry://[::1]:7340/d1#{CODE}", Invitation("[::1]:7340", CODE, "d1", plain=True)),
        (f"panelry://panel.example.org/d1#{CODE}", Invitation("panel.example.org:7340", CODE, "d1")),
    ],
)
def test_an_invitation_is_a_code_or_a_link(text: str, expected: Invitation) -> None:
    """A link brings its own server and names the debrief."""
    assert expected == read_invitation(text, "127.0.0.1")


@pytest.mark.parametrize(
    "text", ["http://x", "panelry://panel.example.org/d1", "me@host", "host?x", "host/d1"]
)
def test_the_address_of_a_page_or_a_link_is_no_server(text: str) -> None:
    """Nobody is told that a server called "http" cannot be reached."""
    with pytest.raises(InvitationError, match="That is no server's address"):
        read_server(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "A code is needed"),
        ("https://example.org/d1#x", "One looks like panelry://"),
        ("panelry://127.0.0.1/d1", "One looks like panelry://"),
        ("panelry://[/d1#x", "One looks like panelry://"),
        ("panelry://127.0.0.1:port/d1#x", "One looks like 127.0.0.1:7340"),
        ("panelry://:7340/d1#x", "A server is needed"),
        ("panelry://a..b/d1#x", "One looks like 127.0.0.1:7340"),
        (f"panelry://127.0.0.1/d1#{CODE}@short", "has 43 letters and digits"),
    ],
)
def test_what_is_no_invitation_says_what_one_looks_like(text: str, words: str) -> None:
    """Each sentence shows what is missing."""
    with pytest.raises(InvitationError) as problem:
        read_invitation(text, HERE)
    assert words in str(problem.value)


async def test_a_seat_is_claimed_and_kept(tmp_path: Path) -> None:
    """The token that was claimed is the one that is kept."""
    door = Door()
    kept = await take_seat(Seats(tmp_path), Invitation(HERE, CODE), NOW, door)
    assert [(HERE, CODE, kept.seat.token)] == door.asked
    assert [kept] == Seats(tmp_path).kept()


async def test_a_lost_answer_is_asked_for_with_the_same_token(tmp_path: Path) -> None:
    """The second try, after a crash too, cannot take a second seat."""
    seats, lost, door = Seats(tmp_path), Door(ConnectionError("lost")), Door()
    with pytest.raises(ConnectionError):
        await take_seat(seats, Invitation(HERE, CODE), NOW, lost)
    await take_seat(Seats(tmp_path), Invitation(HERE, CODE), NOW, door)
    assert lost.asked == door.asked


async def test_a_code_that_was_used_here_opens_its_seat_without_the_server(tmp_path: Path) -> None:
    """Joining again resumes, online or not."""
    seats = Seats(tmp_path)
    kept = await take_seat(seats, Invitation(HERE, CODE), NOW, Door())
    again = Door(ConnectionError("down"))
    assert kept == await take_seat(seats, Invitation(HERE, CODE), NOW, again)
    assert [] == again.asked


async def test_a_kept_seat_opens_offline_with_another_code_of_its_debrief(tmp_path: Path) -> None:
    """The server cannot be reached, and there is a seat to type into."""
    seats = Seats(tmp_path)
    kept = await take_seat(seats, Invitation(HERE, CODE, "d1"), NOW, Door())
    down = Door(ConnectionError("down"))
    assert kept == await take_seat(seats, Invitation(HERE, "OTHER", "d1"), NOW, down)
    with pytest.raises(ConnectionError):
        await take_seat(seats, Invitation(HERE, "OTHER", "d2"), NOW, down)


async def test_a_code_that_is_not_good_says_what_to_do(tmp_path: Path) -> None:
    """Where a seat of that debrief is kept, the words lead to it."""
    seats, used = Seats(tmp_path), Door(ClaimError("That code is not good any more."))
    with pytest.raises(ClaimError, match=r"not good any more\.$"):
        await take_seat(seats, Invitation(HERE, "OTHER", "d1"), NOW, used)
    await take_seat(seats, Invitation(HERE, CODE, "d1"), NOW, Door())
    with pytest.raises(ClaimError, match="type panelry and choose it"):
        await take_seat(seats, Invitation(HERE, "OTHER", "d1"), NOW, used)


async def test_a_seat_with_ids_that_are_no_names_is_refused(tmp_path: Path) -> None:
    """A server cannot make this machine write elsewhere."""
    odd = Door(Seated(DebriefId("../../x"), DeviceId("v"), PersonId("p"), "Ben"))
    with pytest.raises(ClaimError, match="cannot be kept"):
        await take_seat(Seats(tmp_path), Invitation(HERE, CODE), NOW, odd)


def kept_seats(folder: Path) -> Seats:
    """Return seats with one that was used today."""
    seats = Seats(folder)
    seated = Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben Okafor")
    kept = seats.take(HERE, "USED", seated, seats.draw(HERE, "USED", NOW), NOW)
    seats.note(kept, "Amara Osei · Senior Backend Engineer", NOW)
    return seats


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_first_screen_looks_as_drawn(size: tuple[int, int], tmp_path: Path) -> None:
    """Server, code, the seats kept here, and the law."""
    app = JoinApp(kept_seats(tmp_path), now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.05)
        assert golden_screen(f"join-{size[0]}x{size[1]}") == screen_text(app)


async def test_enter_on_a_recent_debrief_opens_it(tmp_path: Path) -> None:
    """The last used one has the focus already."""
    seats = kept_seats(tmp_path)
    app = JoinApp(seats, now=lambda: NOW)
    async with app.run_test() as pilot:
        await pilot.press("enter")
    assert seats.kept()[0] == app.return_value


async def test_a_code_is_typed_and_joined(tmp_path: Path) -> None:
    """Without any seat the code has the focus."""
    app = JoinApp(Seats(tmp_path), now=lambda: NOW, claiming=Door())
    async with app.run_test() as pilot:
        await pilot.press(*"KLRP", "enter")
        await pilot.pause(0.05)
    assert isinstance(app.return_value, KeptSeat)
    assert "Ben Okafor" == app.return_value.seat.name


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (ClaimError("That code is [b]not[/b] good any more."), "[b]not[/b]"),
        (ConnectionError("127.0.0.1:7340 cannot be reached"), "ask whether it runs"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
async def test_a_refusal_is_said_and_what_was_typed_stays(
    answer: Exception, words: str, tmp_path: Path
) -> None:
    """The person may correct it and press enter again; no text is markup."""
    app = JoinApp(Seats(tmp_path), now=lambda: NOW, claiming=Door(answer))
    async with app.run_test() as pilot:
        await pilot.press(*"AB", "enter")
        await pilot.pause(0.05)
        assert words in str(app.screen.query_one("#said", Static).render())
        assert "AB" == app.screen.query_one("#code", Input).value
        await pilot.press("ctrl+q")


async def test_escape_leaves_and_question_mark_helps(tmp_path: Path) -> None:
    """In a field letters are text, so the footer offers escape there."""
    app = JoinApp(kept_seats(tmp_path), now=lambda: NOW)
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        await pilot.pause(0.05)
        said = screen_text(app)
        assert "Keys of this screen" in said
        assert "up down  Move among the recent debriefs" in said
        assert "esc  Leave, also where letters are text" in said
        await pilot.press("escape")
        app.screen.query_one("#code", Input).focus()
        await pilot.pause(0.05)
        assert "esc Leave" in screen_text(app)
        await pilot.press("escape")
    assert app.return_value is None


@pytest.mark.parametrize(
    ("at", "words"),
    [(NOW, "today"), (NOW - timedelta(days=1), "yesterday"), (NOW - timedelta(days=9), "Nov 2026")],
)
def test_the_last_use_is_said_in_words(at: datetime, words: str) -> None:
    """Today and yesterday have a time, an older one a date."""
    assert words in when(at.isoformat(), NOW)
    assert "some time ago" == when("", NOW)


def test_a_server_that_is_down_ends_with_code_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the token stays, for the next try."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    assert 3 == run(group(COMMANDS), ["join", CODE, "--server", "127.0.0.1:9"])
    assert 1 == len(list((tmp_path / "pending").iterdir()))


def test_wrong_usage_is_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """What is no invitation ends with code 2 and an example."""
    assert 2 == run(group(COMMANDS), ["join", "https://example.org/"])
    assert "panelry://host:7340/debrief#code" in capsys.readouterr().err


def test_without_a_terminal_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A seat is kept; only the screen cannot be drawn."""
    kept_seats(tmp_path)
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    assert 1 == run(group(COMMANDS), ["join", "USED"])
    assert "needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["join", "USED"], ["join", CODE]])
def test_a_lost_key_ends_with_a_sentence_and_nothing_is_deleted(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is asked of a server, and no new key is drawn."""
    seats = kept_seats(tmp_path)
    key = (tmp_path / "key").read_bytes()
    (tmp_path / "key").unlink()
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    assert 1 == run(group(COMMANDS), arguments)
    assert "Nothing was deleted. Put it back from a copy" in capsys.readouterr().err
    (tmp_path / "key").write_bytes(key)
    assert seats.kept() == Seats(tmp_path).kept()


def test_a_key_that_is_none_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the first seat too, before there is anything to open."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    monkeypatch.setenv("PANELRY_KEY", "secret")
    assert 1 == run(group(COMMANDS), ["join", CODE, "--server", "127.0.0.1:9"])
    assert "PANELRY_KEY holds no key, which has 64 hexadecimal digits" in capsys.readouterr().err


async def test_the_first_screen_says_where_the_key_is(tmp_path: Path) -> None:
    """In the environment here, and not in a file."""
    seats = Seats(tmp_path, DeviceKey(tmp_path, {"PANELRY_KEY": "0f" * 32}))
    app = JoinApp(seats, now=lambda: NOW, claiming=Door())
    seats.device_key.key()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Token kept encrypted; its key is in PANELRY_KEY" in screen_text(app)


def test_a_second_terminal_on_a_seat_is_refused(tmp_path: Path) -> None:
    """In another process, with words that say what to do."""
    seats = kept_seats(tmp_path)
    ours, theirs = pty.openpty()
    with seats.held(seats.kept()[0]):
        ended = subprocess.run(
            [sys.executable, "-m", "panelry_tui", "join", "USED"],
            env={**os.environ, "PANELRY_STATE": str(tmp_path), "TERM": "xterm"},
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            text=True,
            timeout=30,
            check=False,
        )
    os.close(ours)
    os.close(theirs)
    assert 1 == ended.returncode
    assert "open in another terminal on this machine" in ended.stderr


def test_the_command_is_in_the_table() -> None:
    """`panelry help` shows it."""
    assert isinstance(group(COMMANDS).get_command(click.Context(group(COMMANDS)), "join"), click.Command)


@pytest.mark.parametrize("pasted", [False, True])
async def test_a_code_may_be_typed_or_pasted_while_a_recent_debrief_has_the_focus(
    pasted: bool, tmp_path: Path
) -> None:
    """It goes into its field, whole; enter joins with it."""
    door = Door()
    app = JoinApp(kept_seats(tmp_path), now=lambda: NOW, claiming=door)
    async with app.run_test() as pilot:
        if pasted:
            app.screen.post_message(events.Paste(f"{CODE}\n"))
        else:
            await pilot.press(*CODE.replace("-", ""))
        await pilot.pause(0.05)
        expected = CODE if pasted else CODE.replace("-", "")
        assert expected == app.screen.query_one("#code", Input).value
        await pilot.press("enter")
        await pilot.pause(0.05)
    assert [expected] == [code for _, code, _ in door.asked]


async def test_a_seat_that_is_open_elsewhere_is_said_and_the_screen_stays(tmp_path: Path) -> None:
    """Closed there, enter opens it here."""
    seats = kept_seats(tmp_path)
    app = JoinApp(seats, now=lambda: NOW)
    async with app.run_test() as pilot:
        with seats.held(seats.kept()[0]):
            await pilot.press("enter")
            await pilot.pause(0.05)
            said = str(app.screen.query_one("#said", Static).render())
            assert "open in another terminal on this machine" in said
            assert "Enter here tries again." in said
        await pilot.press("enter")
    assert seats.kept()[0] == app.return_value


async def test_a_debrief_that_was_never_seen_is_not_called_by_its_id(tmp_path: Path) -> None:
    """A seat whose terminal was killed at once has no title yet."""
    seats = Seats(tmp_path)
    await take_seat(seats, Invitation(HERE, CODE), NOW, Door())
    app = JoinApp(seats, now=lambda: NOW)
    async with app.run_test() as pilot:
        await pilot.pause(0.05)
        assert f"A debrief at {HERE}, not seen yet   as Ben Okafor" in screen_text(app)
        await pilot.press("q")


def test_the_title_is_noted_as_soon_as_it_is_known(tmp_path: Path) -> None:
    """No clean end of the terminal is needed for it."""
    seats = Seats(tmp_path)
    kept = seats.take(HERE, CODE, Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben"), "t", NOW)
    store = FakeRoom().store_for("ben")
    note_soon(seats, kept, store)
    assert ["Amara Osei · Senior Backend Engineer"] == [each.about for each in seats.kept()]
    assert [] == store.listeners


@pytest.mark.parametrize("arguments", [["join", "-"], ["join"]])
def test_an_invitation_may_come_by_a_pipe_so_that_no_list_of_processes_shows_it(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The seat is found by it; only the screen cannot be drawn here."""
    kept_seats(tmp_path)
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setattr(sys, "stdin", io.StringIO("USED\n"))
    assert 1 == run(group(COMMANDS), arguments)
    assert "needs a terminal" in capsys.readouterr().err


def test_a_person_is_asked_for_the_invitation(tmp_path: Path) -> None:
    """In a terminal the command asks, and what is typed is no argument of it."""
    ours, theirs = pty.openpty()
    os.write(ours, b"https://example.org/\n")
    ended = subprocess.run(
        [sys.executable, "-m", "panelry_tui", "join", "-"],
        env={**os.environ, "PANELRY_STATE": str(tmp_path), "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        timeout=30,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert 2 == ended.returncode
    assert "Code or link of your invitation" in ended.stderr
    assert "One looks like panelry://" in ended.stderr
