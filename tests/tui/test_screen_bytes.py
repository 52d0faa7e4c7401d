"""What a screen sends to its terminal: bytes are counted, for they are the same on every machine."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from operator import ne

import pytest
from textual.pilot import Pilot

from benching.load import PEOPLE, Watched
from panelry.sync.frames import from_server
from panelry_tui.app import PanelryApp
from panelry_tui.screens.room_screen import RoomScreen
from tui.screen_text import screen_text
from tui.terminal_driver import TerminalDriver, take_written

_UPDATE, _MOVE = 3_000, 15_000
"""The budgets of one remote update, and of a move of the cursor, in bytes."""
_ROW = 700
"""The most that one row may cost, colours and all, in bytes."""
_FEW = 6
"""Rows that change where neither the criteria nor the topic beside them do."""
_UPDATES = 28


def _titles(screen: list[str]) -> list[str]:
    """Return how the rows of the board begin: the same before and after an update that moves none."""
    return [row[:18] for row in screen if not row.startswith("   1")]


_SOON = 0.05
_PATIENCE = 600


class Watching:
    """The facilitator's terminal while seven others revise."""

    def __init__(self, watched: Watched, app: PanelryApp, pilot: Pilot[None]) -> None:
        self._watched = watched
        self._coming = watched.revisions()
        self.app = app
        self.pilot = pilot

    async def hear(self, many: int) -> None:
        """Let so many revisions come at once."""
        for _ in range(many):
            for frame in next(self._coming):
                await self._watched.store.receive(from_server(frame))

    async def sent(self) -> int:
        """Wait until all is drawn, and return how many bytes were sent since the last time."""
        screen = self.app.screen
        assert isinstance(screen, RoomScreen)
        for _ in range(_PATIENCE):
            await self.pilot.pause(_SOON)
            if not screen._due and not self.app.keys_wait:
                break
        await self.pilot.pause()
        return len(take_written(self.app).encode())


@asynccontextmanager
async def watching(size: tuple[int, int]) -> AsyncIterator[Watching]:
    """Open the terminal of the facilitator: eight panelists, twelve criteria, all ratings open."""
    watched = Watched()
    app = PanelryApp(watched.store, now=watched.room.clock)
    app.driver_class = TerminalDriver
    async with app.run_test(headless=False, size=size) as pilot:
        terminal = Watching(watched, app, pilot)
        await terminal.sent()
        yield terminal


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
        assert isinstance(terminal.app.screen, RoomScreen)
        terminal.app.screen.draw_all()
        assert 0 == await terminal.sent()


async def test_what_others_do_waits_for_its_frame_and_an_answer_never_does() -> None:
    """Within a frame's time remote changes gather; news without any are drawn at once, with all before."""
    async with watching((100, 30)) as terminal:
        screen, store = terminal.app.screen, terminal.app.store
        assert isinstance(screen, RoomScreen)
        screen._drawn_at = time.monotonic() + 600
        before = screen_text(terminal.app)
        await terminal.hear(3)
        await terminal.pilot.pause(_SOON)
        assert before == screen_text(terminal.app)
        store.standing(store.standing_now, "")
        await terminal.sent()
        assert all(f"{each.title()} revised" in screen_text(terminal.app) for each in PEOPLE[1:4])
