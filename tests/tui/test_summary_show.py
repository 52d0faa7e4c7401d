"""`panelry summary show`: the draft or the released text, from the viewer's own picture and nothing else."""

import json
from pathlib import Path

import pytest

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.parts import HandedOver
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.reading import Reading
from panelry_tui.summary_reading import SummaryReading
from tui.fake_room import FakeRoom
from tui.late_room import NOTE, released_room, summary_room
from tui.seats_here import seat_in


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the state folder of this machine, an empty one."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def panelry(*arguments: str) -> int:
    """Run a command line in this process and return its exit code."""
    return run(group(COMMANDS), ["summary", "show", *arguments])


def drafted(room: FakeRoom, who: str) -> str:
    """Return the draft as somebody's screen has it."""
    store = room.store_for(who)
    return SummaryReading(Reading(store.view(), store.half.person)).text()


def test_the_draft_is_what_the_screen_shows(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output has the text alone; the talk says that nothing was released."""
    room = summary_room()
    seat_in(state, room)
    assert 0 == panelry()
    shown, talk = capsys.readouterr()
    assert drafted(room, "ben") + "\n" == shown
    assert "This is the draft" in talk
    assert "Nothing of it was released." in talk
    assert NOTE not in shown


def test_the_released_text_is_shown_and_read_by_programs(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the letter, also once the debrief is closed."""
    room = released_room()
    seat_in(state, room)
    assert 0 == panelry("--json")
    told = json.loads(capsys.readouterr().out)
    handed = Reading(room.store_for("ben").view(), PersonId("ben")).one(HandedOver)
    assert handed is not None
    assert {"text": handed.text, "standing": "This was released.", "released": True} == told


def test_before_any_text_it_says_when_there_is_one(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and no output; nothing of anybody's scorecard is in the words."""
    room = FakeRoom()
    room.act("ben", c.WriteNote(CriterionId("system-design"), NOTE))
    seat_in(state, room)
    assert 1 == panelry()
    shown, talk = capsys.readouterr()
    assert ("", True) == (shown, "There is no summary yet" in talk)
    assert NOTE not in talk


def test_a_debrief_that_ended_without_a_release_shows_nothing(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The draft of an abandoned debrief is read by nobody any more."""
    room = summary_room()
    room.act("ana", c.Abandon("the role is gone"))
    seat_in(state, room)
    assert 1 == panelry("d1")
    assert "Nothing was released in this debrief." in capsys.readouterr().err
