"""What a screen sends to its terminal: bytes are counted, for they are the same on every machine."""

import time
from operator import ne

import pytest

from benching.load import PEOPLE
from tui.screen_text import screen_text
from tui.watched import SOON, watching

_UPDATE, _MOVE = 3_000, 15_000
"""The budgets of one remote update, and of a move of the cursor, in bytes."""
_ROW = 600
"""The most that one row may cost, colours and all, in bytes."""
_FEW = 6
"""Rows that change where neither the criteria nor the topic beside them do."""
_UPDATES = 28


def _titles(screen: list[str]) -> list[str]:
    """Return how the rows of the board begin: the same before and after an update that moves none."""
    return [row[:18] for row in screen if not row.startswith("   1")]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_a_remote_update_sends_the_rows_that_it_changes(size: tuple[int, int]) -> None:
    """Another order of the criteria may change most of them; an update that moves none stays below 3 kB."""
    async with watching(size) as terminal:
        in_place = []
        for _ in range(_UPDATES):
            before = screen_text(terminal.app).splitlines()
            await terminal.hear(1)
            cost = await terminal.sent()
            after = screen_text(terminal.app).splitlines()
            changed = sum(map(ne, before, after))
            assert 0 < cost < _ROW * changed
            in_place += [cost] if changed <= _FEW and _titles(before) == _titles(after) else []
        assert in_place
        assert max(in_place) < _UPDATE


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_every_move_of_the_cursor_costs_less_than_fifteen_kilobytes(size: tuple[int, int]) -> None:
    """From the first criterion to the last and back, with the topic beside it."""
    async with watching(size) as terminal:
        costs = []
        for key in ("g", *"jjjjjjjjjjj", *"kkkkkkkkkkk"):
            await terminal.pilot.press(key)
            costs.append(await terminal.sent())
        assert max(costs) < _MOVE


async def test_what_nobody_did_costs_nothing() -> None:
    """A screen that shows what it showed before sends not a byte."""
    async with watching((100, 30)) as terminal:
        await terminal.hear(1)
        await terminal.sent()
        terminal.screen.draw_all()
        assert 0 == await terminal.sent()


async def test_what_others_do_waits_for_its_frame_and_an_answer_never_does() -> None:
    """Within a frame's time remote changes gather; news without any are drawn at once, with all before."""
    async with watching((100, 30)) as terminal:
        screen, store = terminal.screen, terminal.app.store
        screen._drawn_at = time.monotonic() + 600
        before = screen_text(terminal.app)
        await terminal.hear(3)
        await terminal.pilot.pause(SOON)
        assert before == screen_text(terminal.app)
        store.standing(store.standing_now, "")
        await terminal.sent()
        assert all(f"{each.title()} revised" in screen_text(terminal.app) for each in PEOPLE[1:4])
