"""What a sign means is said where somebody looks for it: in the help of the screen that draws it."""

import pytest

from panelry_tui.glyphs import ASCII, UNICODE, Glyphs
from panelry_tui.screens.room_screen import RoomScreen
from pictured import scoring
from tui.late_room import disputed_room, release_room, summary_room
from tui.seated import Terminal, seated
from tui.six_people import discussed, opened

ROOMS = {
    "lobby": (scoring, "ana"),
    "scoring": (scoring, "ben"),
    "evidence": (opened, "ana"),
    "discussion of a facilitator": (discussed, "ana"),
    "discussion of a panelist": (discussed, "ben"),
    "summary": (summary_room, "ben"),
    "summary in dispute": (disputed_room, "chen"),
    "release": (release_room, "ana"),
}
_HEAD = 2
"""So many rows of a screen are the same on every one: who, where it is, and words beside each sign."""


def meant(signs: Glyphs) -> set[str]:
    """Return the signs that mean something by themselves."""
    named = ("now", "agreed", "open", "parked", "live", "late", "off", "yes", "no", "point")
    return {getattr(signs, each) for each in named}


def drawn(terminal: Terminal, signs: Glyphs) -> set[str]:
    """Return the signs that stand on the screen as words of their own, below its head."""
    body = "\n".join(terminal.text().splitlines()[_HEAD:-1])
    return meant(signs) & set(body.split())


@pytest.mark.parametrize("name", ROOMS)
async def test_every_sign_of_a_screen_is_in_its_help(name: str) -> None:
    """So nobody has to guess what stands beside a name, a point or a step."""
    room, who = ROOMS[name]
    async with seated(room(), who, (120, 40)) as terminal:
        found = drawn(terminal, UNICODE)
        assert isinstance(terminal.app.screen, RoomScreen)
        told = " ".join(terminal.app.screen.legend())
    assert [] == [each for each in sorted(found) if each not in told]


async def test_the_signs_of_the_points_are_told_apart_in_help() -> None:
    """Approved, written, not complete, disputed: each with its sign and its word, and nothing is cut."""
    async with seated(summary_room(), "ben", (80, 24)) as terminal:
        await terminal.press("question_mark")
        words = " ".join(terminal.dialog().split())
        for said in (
            "↗ approved by its author",
            "… written and not approved yet",
            "○ not complete",
            "! disputed",
        ):
            assert said in words


async def test_help_speaks_of_the_signs_that_are_drawn_here() -> None:
    """A terminal without those characters is told of its own."""
    async with seated(summary_room(), "ben", (80, 24), ASCII) as terminal:
        await terminal.press("question_mark")
        assert "^ approved by its author" in " ".join(terminal.dialog().split())
        assert "↗" not in terminal.dialog()
