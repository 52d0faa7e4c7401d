"""Saving in the log: one line when the journal stops taking events, one when it takes them again."""

from io import StringIO
from pathlib import Path

import msgspec

from hosted import changed, core_of
from panelry_server.clock import ManualClock
from panelry_server.journal.memory import MemoryJournal
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal
from panelry_server.saving import AGAIN, EVERY, STOPPED
from panelry_server.serve import Server, open_core
from panelry_server.settings import Settings


def said(log: StringIO) -> list[tuple[str, str, str]]:
    """Return level, event and warning of each line about the journal."""
    lines = [msgspec.json.decode(line) for line in log.getvalue().splitlines()]
    about = [line for line in lines if line["event"].startswith("journal")]
    return [(line["level"], line["event"], line.get("warning", "")) for line in about]


async def test_a_server_that_cannot_save_says_so_once_and_once_that_it_can_again() -> None:
    """A warning and news, whoever asks meanwhile; a stop in order says neither."""
    journal, clock, log = MemoryJournal(), ManualClock(), StringIO()
    core = await core_of(changed(), clock=clock, journal=journal, log=log)
    async with Server(core):
        await clock.advance(EVERY)
        assert [] == said(log)
        journal.writable = False
        await clock.advance(3 * EVERY)
        assert [("warning", "journal", STOPPED)] == said(log)
        journal.writable = True
        await clock.advance(3 * EVERY)
    assert [("warning", "journal", STOPPED), ("info", AGAIN, "")] == said(log)


async def test_what_the_journal_inside_warns_of_comes_through_the_sealed_one() -> None:
    """Its warnings and its faults, before those of the keys."""
    inside, keys = MemoryJournal(), MemoryKeys()
    inside.warnings, inside.faults = ("it is old",), ("stream oak is damaged",)
    await inside.create("elm")
    sealed = await SealedJournal.open(inside, keys)
    assert (("it is old",), "stream oak is damaged") == (sealed.warnings, sealed.faults[0])
    assert 2 == len(sealed.faults)


async def test_the_start_of_a_server_logs_what_its_file_warns_of(tmp_path: Path) -> None:
    """A folder that others may read is a warning of the journal inside."""
    folder = tmp_path / "data"
    await (await open_core(Settings(folder=folder), stream=StringIO())).close()
    folder.chmod(0o755)
    log = StringIO()
    await (await open_core(Settings(folder=folder), stream=log)).close()
    assert 1 == sum("chmod 700" in warning for _, _, warning in said(log))
