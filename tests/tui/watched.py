"""The facilitator's terminal while seven others revise: each toast is shown, and each byte is counted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from benching.load import Watched
from panelry.sync.frames import from_server
from panelry_tui.app import PanelryApp
from panelry_tui.screens.discussion import DiscussionScreen
from tui.terminal_driver import TerminalDriver, take_written

SOON = 0.05
_PATIENCE = 600


class Watching:
    """The facilitator's terminal while seven others revise."""

    def __init__(self, watched: Watched, app: PanelryApp, pilot: Pilot[None]) -> None:
        self._watched = watched
        self._coming = watched.revisions()
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> DiscussionScreen:
        """The screen of the discussion."""
        assert isinstance(self.app.screen, DiscussionScreen)
        return self.app.screen

    async def hear(self, many: int) -> None:
        """Let so many revisions come at once."""
        for _ in range(many):
            for frame in next(self._coming):
                await self._watched.store.receive(from_server(frame))

    async def sent(self) -> int:
        """Wait until all is drawn, and return how many bytes were sent since the last time."""
        for _ in range(_PATIENCE):
            await self.pilot.pause(SOON)
            if not self.screen._due and not self.app.keys_wait:
                break
        await self.pilot.pause()
        return len(take_written(self.app).encode())


@asynccontextmanager
async def watching(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Watching]:
    """Open the terminal of the facilitator: eight panelists, twelve criteria, all ratings open."""
    watched = Watched()
    app = PanelryApp(watched.store, now=watched.room.clock)
    app.driver_class = TerminalDriver
    async with app.run_test(headless=False, size=size, notifications=True) as pilot:
        terminal = Watching(watched, app, pilot)
        await terminal.sent()
        yield terminal
