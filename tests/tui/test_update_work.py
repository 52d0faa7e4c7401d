"""What one remote update makes the terminal do, counted: the same on every machine."""

from collections import Counter
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App

from panelry_tui.board_reading import BoardReading
from panelry_tui.screens.discussion import DiscussionScreen
from panelry_tui.widgets.painted import Painted
from tui.watched import watching
from work_done import calls_of

_UPDATES = 12
_LINES = 200
"""Lines that the record grows by."""


@pytest.fixture(autouse=True)
def _never_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("panelry_tui.screens.watching._CALM", 600.0)


def counting(monkeypatch: pytest.MonkeyPatch, *wanted: tuple[type, str]) -> Counter[str]:
    """Count the calls of these methods from now on."""
    counted: Counter[str] = Counter()

    def count(kind: type, name: str) -> None:
        done = getattr(kind, name)

        def counts(*arguments: Any, **settings: Any) -> Any:
            counted[f"{kind.__name__}.{name}"] += 1
            return done(*arguments, **settings)

        monkeypatch.setattr(kind, name, counts)

    for kind, name in wanted:
        count(kind, name)
    return counted


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_an_update_lays_nothing_out_and_mounts_nothing(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One pass over the lines that changed is all; a toast would cost several times that."""
    async with watching(size) as terminal:
        counted = counting(
            monkeypatch,
            (App, "_register"),
            (Compositor, "reflow"),
            (BoardReading, "__init__"),
            (DiscussionScreen, "show"),
        )
        for _ in range(_UPDATES):
            await terminal.hear(1)
            await terminal.sent()
        read, shown = counted.pop("BoardReading.__init__"), counted.pop("DiscussionScreen.show")
        assert {} == counted
        assert 0 < read <= shown


async def test_only_widgets_that_show_something_else_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    """The board and the lines under it; the topic only where it is about the criterion under the cursor."""
    async with watching() as terminal:
        await terminal.hear(1)
        await terminal.sent()
        counted = counting(monkeypatch, (Painted, "repaint"), (DiscussionScreen, "show"))
        await terminal.hear(1)
        await terminal.sent()
        assert counted["Painted.repaint"] <= 3 * counted["DiscussionScreen.show"]


async def test_drawing_costs_no_more_after_a_long_talk() -> None:
    """The record grows with every act, and what is shown of it does not."""
    async with watching() as terminal:
        await terminal.hear(2)
        await terminal.sent()
        early = calls_of(terminal.screen.draw_all)
        await terminal.hear(_LINES)
        await terminal.sent()
        assert calls_of(terminal.screen.draw_all) <= 1.5 * early
