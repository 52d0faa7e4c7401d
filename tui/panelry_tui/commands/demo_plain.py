"""`panelry demo --plain`: the facilitator of the demo as labelled lines and numbered questions."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from panelry_tui.commands.settings_here import plain_bell_here
from panelry_tui.demo.live import live
from panelry_tui.demo.server import Begun, DemoError
from panelry_tui.plain.choice import first_line
from panelry_tui.plain.lines import Line
from panelry_tui.plain.run import open_scrollback, run_plain
from panelry_tui.store import Store

_ABOUT = (
    "You are Ana Duarte, the facilitator; your own scorecard fills itself.",
    "The others rate Amara Osei while you listen.",
    "To look in as a panelist, type in a second terminal:",
)
_OVER = "The demo is over; nothing of it was sent to anybody."


def lead(folder: Path, said_by: str, second: Callable[[Begun], str], crash_folder: Path) -> None:
    """Serve a live debrief and talk with the person who leads it until they leave.

    `second` words the command for a second terminal.
    """
    scrollback = open_scrollback()
    scrollback.first(first_line(said_by))

    def before(begun: Begun) -> None:
        scrollback.say(Line("about", each) for each in _ABOUT)
        scrollback.say([Line("code", f"{second(begun)} --plain", whole=True)])

    async def talk(store: Store) -> None:
        if await run_plain(store, scrollback, crash_folder, bell=plain_bell_here()) == 1:
            raise DemoError("plain mode failed; see the lines above")

    asyncio.run(live(folder, before, talk))
    scrollback.say([Line("done", _OVER)])
