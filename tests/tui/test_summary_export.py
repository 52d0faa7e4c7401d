"""`panelry summary export`: the released text, once the record says that it was taken."""

from pathlib import Path

import click
import pytest

from panelry import commands as c
from panelry.letters import Letter, text
from panelry.panel import Channel
from panelry.refusals import SENTENCES, Code
from panelry.summary import text_hash
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.commands.summary_export import _recorded
from tui.fake_room import FakeRoom
from tui.late_room import release_room, released_room, summary_room
from tui.seats_here import seat_in
from tui.test_plain_release_views import reading_of


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the state folder of this machine, an empty one."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("panelry_tui.commands.seat.PATIENCE", 0.5)
    return tmp_path / "state"


def panelry(*arguments: str) -> int:
    """Run a command line in this process and return its exit code."""
    return run(group(COMMANDS), ["summary", "export", *arguments])


async def test_who_may_takes_the_released_text_and_the_record_says_so() -> None:
    """The text is that of the release; the event has its format."""
    room = released_room()
    before = len(room.journal)
    made = await _recorded(room.store_for("ana"), "txt")
    assert made.decode() == f"{text(reading_letter(room))}\n"
    assert 1 == len(room.journal) - before


def reading_letter(room: FakeRoom) -> Letter:
    """Return the released text as the facilitator's screen has it."""
    letter = reading_of(room, "ana").letter()
    assert letter is not None
    return letter


async def refused(room: FakeRoom, who: str, shape: str) -> str:
    """Return why somebody does not get the text; nothing goes on record."""
    before = len(room.journal)
    with pytest.raises(click.ClickException) as said:
        await _recorded(room.store_for(who), shape)
    assert before == len(room.journal)
    return said.value.message


async def test_who_may_not_take_it_is_told_whom_to_ask() -> None:
    """A panelist reads it, and exports nothing."""
    assert SENTENCES[Code.NOT_ALLOWED] == await refused(released_room(), "ben", "txt")


async def test_what_was_not_released_for_a_call_has_no_script() -> None:
    """The words say which formats there are."""
    room = release_room()
    room.act("ana", c.RecordPermission(True, Channel.EMAIL, "by phone, to Ana", "2026-12-31"))
    room.act("ana", c.Release(Channel.EMAIL, text_hash(room.state), "Amara"))
    assert "Choose md, txt or json." in await refused(room, "ana", "call")


async def test_before_a_release_there_is_nothing_to_take() -> None:
    """A draft leaves by no command."""
    assert "Nothing was released" in await refused(summary_room(), "ana", "md")


def test_without_a_server_nothing_is_written(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3: the record could not say it."""
    seat_in(state, released_room(), server="127.0.0.1:1")
    place = state / "letter.txt"
    assert 3 == panelry("--format", "txt", "-o", str(place))
    assert capsys.readouterr().err.startswith("No connection: ")
    assert not place.exists()


def test_a_file_that_is_there_stays_and_nothing_is_asked(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name is looked at first."""
    seat_in(state, released_room())
    place = state / "letter.txt"
    place.write_text("mine")
    assert 1 == panelry("--format", "txt", "-o", str(place))
    assert "letter.txt is there already." in capsys.readouterr().err
    assert "mine" == place.read_text()
