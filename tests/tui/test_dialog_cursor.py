"""With a dialog open there is one cursor on the screen: the dialog's."""

import pytest

from panelry import commands as c
from panelry.ids import PersonId
from panelry.panel import Role
from panelry_tui.glyphs import ASCII, UNICODE, Glyphs
from tui.fake_room import PANEL, FakeRoom
from tui.late_room import summary_room
from tui.seated import Terminal, seated
from tui.six_people import discussed

BOTH = (Role.PANELIST, Role.FACILITATOR)


def bars(terminal: Terminal) -> list[str]:
    """Return the rows that the sign of the cursor leads, without what stands before it."""
    bar = terminal.app.glyphs.bar
    return [row.lstrip() for row in terminal.text().splitlines() if row.lstrip().startswith(bar)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
async def test_the_cursor_of_the_board_leaves_while_a_dialog_is_open(
    size: tuple[int, int], glyphs: Glyphs
) -> None:
    """It is back on the same row afterwards; meanwhile the bar stands beside the dialog's own choice."""
    async with seated(discussed(), "ana", size, glyphs) as terminal:
        board = bars(terminal)
        assert board[0].startswith(f"{glyphs.bar} System design")
        await terminal.press("c")
        assert [f"{glyphs.bar} Record 3 as agreed"] == [row[:20] for row in bars(terminal)]
        await terminal.press("down")
        assert [f"{glyphs.bar} Propose another"] == [row[:17] for row in bars(terminal)]
        await terminal.press("escape")
        assert board == bars(terminal)


async def test_news_under_a_dialog_bring_no_cursor_back() -> None:
    """What others do draws the board again, and the dialog stays the only place that keys go to."""
    room = discussed()
    async with seated(room, "ana", (120, 40)) as terminal:
        await terminal.press("question_mark")
        room.act("ana", c.Park(room.state.rubric.criteria[0].id))
        await terminal.drawn()
        assert [] == bars(terminal)


async def test_every_list_of_the_other_screens_gives_its_cursor_away() -> None:
    """The scorecard, the people of the lobby and the sentences of the summary do as the board does."""
    for room, who, opens in (
        (FakeRoom(PANEL), "ben", "question_mark"),
        (FakeRoom({**PANEL, "gil": ("Gil Amar", (Role.COORDINATOR,))}), "gil", "question_mark"),
        (summary_room(), "ana", "question_mark"),
    ):
        async with seated(room, who, (120, 40)) as terminal:
            before = bars(terminal)
            assert before
            await terminal.press(opens)
            assert [] == bars(terminal)
            await terminal.press("escape")
            assert before == bars(terminal)


async def test_a_choice_of_two_lines_has_the_bar_beside_both() -> None:
    """A long choice wraps; where the cursor is can be told without a colour all the same."""
    room = discussed()
    room.act("ana", c.ChangeRoles(PersonId("ben"), BOTH))
    async with seated(room, "ana", (60, 24)) as terminal:
        await terminal.press("c", "down", "down")
        assert 2 == len(bars(terminal))
