"""What the screens said untruly or not at all: each sentence is right now, and each key does what it says."""

import pytest
from textual.widgets import TextArea

from panelry import commands as c
from panelry.drafting import point_problems
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Channel
from panelry.points import Kind
from panelry.summary import text_hash
from panelry.visibility import picture
from panelry_tui.chair_reading import others
from panelry_tui.point_words import Words, point_of
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.replay_keys import REPLAY_KEYS
from panelry_tui.screens.dialogs import HelpDialog
from tui.fake_room import FakeRoom
from tui.late_room import release_room, summary_room
from tui.seated import seated
from tui.six_people import DESIGN, SIX, scored
from tui.test_plain import plain
from tui.test_summary import editor_of


async def test_the_lobby_says_that_every_scorecard_is_in_and_what_comes_next() -> None:
    """The chair reads the key, everybody else who goes on."""
    room = scored()
    async with seated(room, "ana") as terminal:
        assert "Every scorecard is in. v goes on to the discussion." in terminal.text()


async def test_handing_in_says_where_no_observation_is_shared() -> None:
    """The panel would read no evidence, and the key that shares is named."""
    room = FakeRoom(SIX)
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    for number in ("1", "2"):
        room.act("ben", c.Observe(ObservationId(number), DESIGN, Kind.SAW, "One region"))
    async with seated(room, "ben") as terminal:
        await terminal.press("S")
        said = " ".join(terminal.dialog().split())
        assert "2 observations, and none is shareable: the panel will read no evidence" in said
        assert "s makes one shareable." in said


@pytest.mark.parametrize(
    ("shareable", "said"),
    [
        ((), "No observation is written: the panel will read no evidence of yours."),
        ((False,), "1 observation, and it is not shareable: the panel will read no evidence of yours."),
        ((False, True, False), "2 observations stay only with you."),
        ((True, True), ""),
    ],
)
async def test_plain_mode_says_what_the_panel_will_read_before_handing_in(
    *, shareable: tuple[bool, ...], said: str
) -> None:
    """As the screen does: what is shareable, and what stays."""
    room = FakeRoom(SIX)
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    for at, each in enumerate(shareable):
        room.act("ben", c.Observe(ObservationId(f"{at}"), DESIGN, Kind.SAW, "One region", each))
    async with plain(room, "ben") as person:
        await person.step("submit", wanted="Submit your scorecard?")
        hints = [each for each in person.lines() if "observation" in each and each.startswith("hint:")]
    assert [f"hint: {said}"] * bool(said) == hints


async def test_ctrl_u_takes_away_the_whole_sentence_before_the_cursor() -> None:
    """However many rows it has."""
    async with seated(summary_room(), "ben") as terminal:
        await terminal.press("e")
        await terminal.write("many words " * 30, "end")
        editor = editor_of(terminal)
        area = editor.query_one(TextArea)
        area.move_cursor(area.document.end)
        await terminal.press("ctrl+u")
        assert "" == editor.text


def test_an_absent_person_is_not_offered_the_chair() -> None:
    """Nobody would lead."""
    room = FakeRoom(SIX)
    room.act("ana", c.MarkAbsent(PersonId("eli")))
    reading = Reading(picture(room.state, PersonId("ana")), PersonId("ana"))
    assert ["ben", "chen", "dara", "fay"] == sorted(others(reading))


def test_a_page_is_handed_over_by_the_key_that_makes_its_link() -> None:
    """The bottom line names it."""
    room = release_room()
    yes = c.RecordPermission(True, Channel.PAGE, "by phone", "2026-12-31")
    room.act("ana", yes, c.Release(Channel.PAGE, text_hash(room.state), "Amara"))
    reading = Reading(picture(room.state, PersonId("ana")), PersonId("ana"))
    assert "l makes the link or sends the mail" in ReleaseReading(reading, room.now).headline()


def test_help_of_a_replay_writes_its_keys_as_they_stand_on_the_keyboard() -> None:
    """No program's name of a key."""
    text = HelpDialog(REPLAY_KEYS, "")._text.plain
    assert "+ =  Faster" in text
    assert "equals" not in text


def test_a_situation_that_says_what_was_done_is_sent_to_the_line_below() -> None:
    """No nonsense is offered."""
    point = point_of(Words(situation="You asked for the load", behaviour="you sized it"), CriterionId("x"))
    assert any("what was done stands below" in each for each in point_problems(point))
    assert not any("In the You" in each for each in point_problems(point))
