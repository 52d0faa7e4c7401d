"""A text to read is searched with / and walked through with n and N."""

from textual.containers import VerticalScroll

from panelry.points import Section
from panelry_tui.screens.dialogs import ReadDialog
from tui.fake_room import PANEL, FakeRoom
from tui.late_room import accept, add, summary_room
from tui.seated import Terminal, seated
from tui.six_people import discussed

LONG = "\n".join("the timer" if number % 20 == 5 else f"line {number}" for number in range(60))


def top(terminal: Terminal) -> float:
    """Return how far the text is scrolled."""
    return terminal.app.screen.query_one(VerticalScroll).scroll_y


async def test_words_are_found_and_walked_through_around_the_ends() -> None:
    """Each time the line stands at the top, and the toast counts it."""
    async with seated(FakeRoom(PANEL), "ana", (80, 24)) as terminal:
        await terminal.app.push_screen(ReadDialog(LONG))
        await terminal.drawn()
        await terminal.press("slash", *"Timer", "enter")
        assert (5, "Line 1 of 3 with “Timer”") == (top(terminal), terminal.said()[-1])
        await terminal.press("n")
        assert (25, "Line 2 of 3 with “Timer”") == (top(terminal), terminal.said()[-1])
        await terminal.press("N", "N")
        assert "Line 3 of 3 with “Timer”" == terminal.said()[-1]


async def test_words_that_are_not_there_and_no_words_are_said_so() -> None:
    """Nothing scrolls then, and leaving the question searches for nothing."""
    async with seated(FakeRoom(PANEL), "ana", (80, 24)) as terminal:
        await terminal.app.push_screen(ReadDialog(LONG))
        await terminal.drawn()
        await terminal.press("n")
        assert "Nothing was searched for yet: / asks for words." == terminal.said()[-1]
        await terminal.press("slash", "escape", "slash", *"[b]", "enter")
        assert (0, "“[b]” is not in this text.") == (top(terminal), terminal.said()[-1])


async def test_help_and_activity_are_searched() -> None:
    """The foot names the key."""
    async with seated(discussed(), "ana", (80, 24)) as terminal:
        for key, words in (("question_mark", "Park"), ("A", "parked")):
            await terminal.press(key)
            assert "/ Search" in terminal.text()
            await terminal.press("slash", *words, "enter")
            assert "Line 1 of" in terminal.said()[-1]
            await terminal.press("escape")


async def test_the_preview_is_searched_and_walked_through_as_other_texts() -> None:
    """At 80 columns and at 60; to its end and back, and its title is never cut."""
    for size in ((80, 20), (60, 16)):
        room = summary_room()
        add(room, "chen", "You seemed cold.", Section.CLOSING)
        accept(room, "ana")
        async with seated(room, "ana", size) as terminal:
            await terminal.press("p")
            title = " ".join(
                " ".join(each.strip(" │▁▔") for each in terminal.dialog().splitlines()[:3]).split()
            )
            assert title.startswith("Exactly what Amara Osei will read · ")
            assert "1 warning that nobody waived" in title
            await terminal.press("G")
            end = top(terminal)
            assert end > 0
            assert "The interview panel at Acme" in terminal.text()
            await terminal.press("slash", *"panel at", "enter")
            assert "Line 1 of 1 with “panel at”" == terminal.said()[-1]
            assert "panel at" in terminal.text()
            await terminal.press("g")
            assert 0 == top(terminal)
            assert "S Signs exactly this  esc Back" in terminal.text()
