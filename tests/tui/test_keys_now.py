"""Help, palette and the last row say alike what a key does now."""

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from tui.fake_room import FakeRoom
from tui.seated import Terminal, seated
from tui.six_people import SIX, scored

DESIGN = CriterionId("system-design")


async def helped(terminal: Terminal) -> str:
    """Return the words of help, with single blanks."""
    await terminal.press("question_mark")
    words = " ".join(terminal.dialog().split())
    await terminal.press("escape")
    return words


async def test_help_of_a_submitted_scorecard_lists_what_acts_on_it() -> None:
    """`S` takes it back; nothing that changes it is listed."""
    async with seated(scored(), "ben", (80, 24)) as terminal:
        words = await helped(terminal)
        assert "S Reopen" in words
        assert "S Reopen" in terminal.text()
        assert [] == [
            each for each in ("S Submit", "Rate", "o Observe", "Shareable", "Clear") if each in words
        ]
        assert "e Notes" in words


async def test_help_of_the_lobby_lists_no_key_of_the_set_up_once_it_is_over() -> None:
    """Scoring has begun: nothing begins it again."""
    async with seated(FakeRoom(SIX), "ana") as terminal:
        words = await helped(terminal)
        assert "v Reveal" in words
        assert "Begin scoring" not in words
        assert "Reveal mode" not in words


async def test_a_digit_on_what_to_look_for_rates_and_closes_it() -> None:
    """The page is where the levels are read, so a level is chosen there, too."""
    room = FakeRoom(SIX)
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("enter", "4")
        assert 1 == len(terminal.app.screen_stack) - 1
    assert 4 == room.state.card(PersonId("ben")).ratings[DESIGN].level


async def test_what_went_takes_the_words_of_what_did_not_go_away() -> None:
    """An old error never stands over a success."""
    room = FakeRoom(SIX)
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    async with seated(room, "ben", (120, 40)) as terminal:
        terminal.app.notify("Not saved: no room", severity="error", timeout=30)
        await terminal.press("S", "enter")
        assert ["Submitted. It stays sealed until the reveal."] == [
            each.message for each in terminal.app._notifications
        ]
