"""What is measured, as a process on a terminal: `python -m benching.shown MODE`.

Each byte on the file descriptor that it is given asks for one act: an update in `room`, all 96 ratings
shown or taken away in `board`, one redraw of everything in `bare`.
"""

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from benching.load import Watched, board_rows
from benching.pty_process import ASKED
from panelry.sync.frames import from_server
from panelry_tui.app import PanelryApp
from tui.board_app import BoardApp


class Ground(Widget):
    """A whole screen of letters in two colours: as much to send as a screen has."""

    turn = 0

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        half = self.size.width // 2
        letter = "abcdefgh"[(y + self.turn) % 8]
        left = Segment(letter * half, Style(color="#dfe5f0", bgcolor="#10141c"))
        right = Segment(letter * (self.size.width - half), Style(color="#7fb2ff", bgcolor="#10141c"))
        return Strip([left, right])


class BareApp(App[None]):
    """Nothing but one widget that fills the screen."""

    CSS = "Ground { width: 1fr; height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Fill the screen."""
        yield Ground()

    def again(self) -> None:
        """Draw everything anew."""
        ground = self.query_one(Ground)
        ground.turn += 1
        ground.refresh()


def _bare() -> tuple[App[Any], Callable[[], None]]:
    app = BareApp()
    return app, app.again


def _board() -> tuple[App[Any], Callable[[], None]]:
    rows = (board_rows(rated=False), board_rows(rated=True))
    app = BoardApp(rows[0], topic=None)

    def change() -> None:
        app.board.rows = rows[app.board.rows == rows[0]]

    return app, change


def _room() -> tuple[App[Any], Callable[[], None]]:
    watched = Watched()
    coming = watched.revisions()
    arriving = deque(next(coming) for _ in range(int(os.environ.get("BENCH_UPDATES", "1"))))
    tasks: set[asyncio.Future[None]] = set()

    async def update() -> None:
        for frame in arriving.popleft():
            await watched.store.receive(from_server(frame))

    def soon() -> None:
        task = asyncio.ensure_future(update())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    return PanelryApp(watched.store, now=watched.room.clock), soon


MODES = {"bare": _bare, "board": _board, "room": _room}


async def _shown(mode: str) -> None:
    app, act = MODES[mode]()

    asking = int(os.environ[ASKED])

    def asked() -> None:
        for _ in os.read(asking, 64):
            act()

    asyncio.get_running_loop().add_reader(asking, asked)
    await app.run_async()


if __name__ == "__main__":
    asyncio.run(_shown(sys.argv[1]))
