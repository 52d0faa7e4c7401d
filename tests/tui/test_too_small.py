"""A terminal that is too small: each program says what it needs, and nothing else, until it is larger."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App

from panelry_tui.join_app import JoinApp
from panelry_tui.seats import Seats
from tui.fake_office import at_the_desk
from tui.screen_text import screen_text
from tui.test_insight_screen import app_of

NEEDED = "Terminal is 58×15, needs 60×16"


def joining(folder: Path) -> App[object]:
    """Return the first screen."""
    return JoinApp(Seats(folder))  # type: ignore[return-value]  # what it ends with is not looked at


def teaching(_: Path) -> App[object]:
    """Return the screen of insight on a file."""
    return app_of(b"candidate,panelist,criterion,rating\nc1,ana,Design,3\nc1,ben,Design,4\n")  # type: ignore[return-value]  # likewise


@pytest.mark.parametrize("made", [joining, teaching])
async def test_a_program_says_what_it_needs(made: Callable[[Path], App[object]], tmp_path: Path) -> None:
    """And shows everything again once there is room."""
    app = made(tmp_path)
    async with app.run_test(size=(58, 15)) as pilot:
        await pilot.pause()
        assert NEEDED == screen_text(app).strip()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "needs" not in screen_text(app)


async def test_the_desk_says_what_it_needs() -> None:
    """As every other screen."""
    async with at_the_desk(size=(58, 15)) as desk:
        assert NEEDED == desk.text().strip()
