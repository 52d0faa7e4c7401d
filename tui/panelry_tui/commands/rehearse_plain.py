"""`panelry rehearse --plain`: the rehearsal as labelled lines and numbered questions."""

import asyncio
from pathlib import Path

from panelry_tui.commands.settings_here import plain_bell_here
from panelry_tui.demo.server import DemoError
from panelry_tui.plain.choice import first_line
from panelry_tui.plain.lines import Line
from panelry_tui.plain.run import open_scrollback, run_plain
from panelry_tui.rehearsal.room import with_a_person
from panelry_tui.store import Store

_ABOUT = (
    "A rehearsal, for you alone. Amara Osei and the panel are made up; nothing you do here is kept.",
    "You sit on the panel as Gil Moreau. Your notes of the interview are said with each criterion.",
    "Rate each from its note, where 0 is no evidence, recommend, say how sure you are, and submit.",
    "The panel then opens its ratings and talks. It waits for your answer to each proposal.",
    'When it has come to the summary, type "leave": the gold debrief follows.',
)


def rehearse_in_lines(folder: Path, said_by: str, crash_folder: Path) -> None:
    """Let a person rehearse without screens, then say the gold debrief. `DemoError` if plain mode fails."""
    scrollback = open_scrollback()
    scrollback.first(first_line(said_by))
    scrollback.say(Line("about", each) for each in _ABOUT)

    async def talk(store: Store) -> None:
        if await run_plain(store, scrollback, crash_folder, bell=plain_bell_here()) == 1:
            raise DemoError("plain mode failed; see the lines above")

    said = asyncio.run(with_a_person(folder, talk))
    scrollback.say(Line("gold", each.strip()) for each in said.split("\n"))
