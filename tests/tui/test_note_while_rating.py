"""A note that is longer than its rows: it can be read in full while rating, without a cut."""

from panelry import commands as c
from panelry.ids import CriterionId
from tui.fake_room import PANEL, FakeRoom
from tui.seated import seated

DESIGN = CriterionId("system-design")
LINES = [f"Line {number} of what was seen and heard in the interview." for number in range(1, 7)]


async def test_a_long_note_stands_whole_above_what_to_look_for_and_a_digit_rates_there() -> None:
    """At 80 columns and 24 rows the cut note says where the rest is, and enter shows every line."""
    room = FakeRoom(PANEL)
    room.act("ben", c.WriteNote(DESIGN, "\n".join(LINES)))
    async with seated(room, "ben", (80, 24)) as terminal:
        assert "more lines: enter shows them" in terminal.text()
        await terminal.press("enter")
        assert "YOUR NOTE" in terminal.text()
        assert [] == [each for each in LINES if each not in terminal.text()]
        await terminal.press("4")
        assert "1 of 8" in terminal.text()


async def test_without_a_note_the_page_has_no_heading_for_one() -> None:
    """What to look for stands alone then."""
    async with seated(FakeRoom(PANEL), "ben", (80, 24)) as terminal:
        await terminal.press("enter")
        assert "YOUR NOTE" not in terminal.text()
