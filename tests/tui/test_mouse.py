"""The mouse is optional, and works: what the chair does most, by clicks alone."""

from textual import events
from textual.screen import ModalScreen
from textual.widgets import OptionList

from panelry.debrief import Round
from panelry.ids import PersonId
from panelry_tui.widgets.board import Board
from tui.fake_room import FakeRoom
from tui.seated import Terminal, seated
from tui.six_people import DESIGN, QUALITY, SIX, opened


async def click(terminal: Terminal, words: str) -> None:
    """Click on the first cell of words that stand on the screen."""
    for y, row in enumerate(terminal.text().splitlines()):
        if words in row:
            await terminal.pilot.click(offset=(row.index(words) + 1, y))
            await terminal.drawn()
            return
    raise AssertionError(f"{words} stands nowhere on the screen:\n{terminal.text()}")


async def choose(terminal: Terminal, place: int) -> None:
    """Click on a choice of the dialog on top."""
    await terminal.pilot.click(OptionList, offset=(3, place))
    await terminal.drawn()


async def test_the_chair_leads_by_clicks_alone() -> None:
    """Show the numbers, go to the next, look at another, open and close a second round, park, take up."""
    room = opened()
    async with seated(room, "ana", (120, 40)) as terminal:
        await click(terminal, "v Show numbers")
        await choose(terminal, 1)
        assert room.state.revealed
        await click(terminal, "n Next")
        assert QUALITY == room.state.now
        await click(terminal, "v Second round")
        assert Round.OPEN is room.state.topic(QUALITY).second
        await click(terminal, "v Close the round")
        await choose(terminal, 1)
        assert Round.HELD is room.state.topic(QUALITY).second
        await click(terminal, "System design")
        await click(terminal, "p Park")
        assert room.state.topic(DESIGN).parked
        await click(terminal, "p Take up again")
        assert not room.state.topic(DESIGN).parked
        await click(terminal, "f Follow me")
        assert DESIGN == room.state.now


async def test_a_double_click_opens_a_row_and_the_wheel_moves() -> None:
    """On the board, where its topic opens over it, and in the scorecard."""
    async with seated(opened(), "ana", (80, 24)) as terminal:
        board = terminal.app.screen.query_one(Board)
        turned = (board, 5, 3, 0, 1, 0, False, False, False)
        board.post_message(events.MouseScrollDown(*turned))
        await terminal.drawn()
        assert board.rows[1].criterion == board.cursor
        board.post_message(events.MouseScrollUp(*turned))
        await terminal.drawn()
        assert board.rows[0].criterion == board.cursor
        await terminal.pilot.click(Board, offset=(5, 3), times=2)
        await terminal.drawn()
        assert board.rows[2].criterion == board.cursor
        assert "esc Back" in terminal.text().splitlines()[-1]
        await click(terminal, "esc Back")
        assert "esc Back" not in terminal.text().splitlines()[-1]


async def test_a_level_is_rated_by_two_clicks_and_never_by_one() -> None:
    """The first walks there, as an arrow does; entries of the last row that stand for a key press it."""
    room = FakeRoom(SIX)
    async with seated(room, "ben", (80, 24)) as terminal:
        await click(terminal, " 4  ")
        assert {} == room.state.card(PersonId("ben")).ratings
        await click(terminal, " 4  ")
        (rating,) = room.state.card(PersonId("ben")).ratings.values()
        assert 4 == rating.level
    async with seated(room, "ben", (120, 40)) as terminal:
        await click(terminal, "enter What to look for")
        assert isinstance(terminal.app.screen, ModalScreen)
