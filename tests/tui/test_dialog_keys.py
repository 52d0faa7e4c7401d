"""Under an open dialog no key of the screen seems to act: the dialog shows its own."""

import pytest
from textual.widgets import OptionList

from panelry import commands as c
from panelry.ids import CriterionId
from tui.fake_room import FakeRoom
from tui.seated import Terminal, seated
from tui.six_people import SIX, discussed

DESIGN = CriterionId("system-design")


def foot(terminal: Terminal) -> str:
    """Return the last row of the screen at the bottom of the stack, as its bar draws it now."""
    return terminal.text().splitlines()[-1]


@pytest.mark.parametrize("key", ["question_mark", "enter", "o", "slash", "S", "colon"])
async def test_the_keys_of_the_screen_leave_while_a_dialog_is_open(key: str) -> None:
    """They are back as soon as it closes."""
    room = FakeRoom(SIX)
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    async with seated(room, "ben", (80, 24)) as terminal:
        before = foot(terminal)
        await terminal.press(key)
        assert 2 == len(terminal.app.screen_stack) - 1
        assert "" == foot(terminal)
        await terminal.press("escape")
        assert "S Submit" in before
        assert before == foot(terminal)


async def test_news_under_a_dialog_bring_no_key_back() -> None:
    """What others do draws the screen again, and its last row stays empty."""
    room = FakeRoom(SIX)
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("question_mark")
        room.act("ben", c.Rate(DESIGN, 3))
        await terminal.drawn()
        assert "" == foot(terminal)


async def test_what_to_look_for_names_the_digits_that_rate() -> None:
    """The page takes a digit, so its foot says so."""
    async with seated(FakeRoom(SIX), "ben", (80, 24)) as terminal:
        await terminal.press("enter")
        assert terminal.dialog().splitlines()[-1].startswith("0–5 Rate  up down Line  ")
        assert terminal.dialog().endswith("  esc Close")


async def test_letters_move_in_the_choices_of_a_dialog_as_in_every_list() -> None:
    """Down, up, to the last and to the first."""
    async with seated(discussed(), "ana", (80, 24)) as terminal:
        await terminal.press("L")
        choices = terminal.app.screen.query_one(OptionList)
        last = len(choices.options) - 1
        places = []
        for key in ("j", "j", "k", "G", "g"):
            await terminal.press(key)
            places.append(choices.highlighted)
        assert [1, 2, 1, last, 0] == places
