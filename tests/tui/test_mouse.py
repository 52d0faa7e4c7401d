"""The mouse is optional, and works: what the chair does most, by clicks alone."""

from textual.widgets import OptionList

from panelry.debrief import Round
from tui.seated import Terminal, seated
from tui.six_people import DESIGN, QUALITY, opened


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
