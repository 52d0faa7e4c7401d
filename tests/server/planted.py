"""Stories planted in a journal, so that the operator's side meets debriefs that panels have worked on."""

import asyncio
from io import StringIO
from pathlib import Path

from msgspec.structs import replace

import cast
from panelry.debrief import Phase
from panelry.events import encode, kind_of
from panelry.ids import DebriefId
from panelry.office import DebriefListed, OfficeOpened, RubricImported
from panelry_server.clock import ManualClock
from panelry_server.core import Core, open_core
from panelry_server.journal import Append, Entry
from panelry_server.journal.memory import MemoryJournal
from panelry_server.settings import Settings
from story import Story


def story_of(debrief: str) -> Story:
    """Return a story of that id with the whole cast seated."""
    story = Story(people=()).changed(id=DebriefId(""), phase=Phase.NEW)
    story.journal.clear()
    story.when(cast.OPERATOR, replace(cast.create(), debrief=DebriefId(debrief)))
    for person in cast.ALL:
        story.when(cast.OPERATOR, cast.seat(person))
    return story


async def core_with(*stories: Story, journal: MemoryJournal | None = None) -> Core:
    """Return a core in memory, whose clock stands still, with an office, a rubric and these debriefs."""
    journal = journal or MemoryJournal()
    core = await open_core(
        Settings(folder=Path("nowhere")), clock=ManualClock(), journal=journal, stream=StringIO()
    )
    await settle_in(core, *stories)
    return core


async def settle_in(core: Core, *stories: Story) -> None:
    """Open the office of a core and plant stories there."""
    await core.office.record(OfficeOpened("Acme"), RubricImported("Backend", cast.RUBRIC))
    for story in stories:
        await _plant(core, story)


async def _plant(core: Core, story: Story) -> None:
    debrief = DebriefId(story.state.id)
    await core.journal.create(debrief)
    position = 0
    for n, step in enumerate(story.journal, 1):
        stamp = step[0][1]
        entries = tuple(Entry(kind_of(event), encode(event)) for event, _ in step)
        await core.journal.append(Append(debrief, position, 1, "planted", n, stamp.actor, stamp.at, entries))
        position += len(step)
    await core.office.record(DebriefListed(debrief))


def plant(folder: Path, *stories: Story) -> None:
    """Set up a data folder that holds these debriefs."""

    async def work() -> None:
        core = await open_core(Settings(folder=folder), stream=StringIO())
        try:
            await settle_in(core, *stories)
        finally:
            await core.close()

    asyncio.run(work())
