"""A server whose disk takes nothing more: said on every screen, nothing lost, and over by itself."""

import asyncio
import json
import resource
from pathlib import Path

from panelry import commands as c
from panelry_server.saving import AGAIN, STOPPED
from panelry_tui.reading import Reading
from panelry_tui.store import Store
from panelry_tui.words import connection
from server.operated import Operated, operated, take_seat, terminal, until
from server.planted import plant

NEW = (
    *("debrief", "new", "--candidate", "Noor Haddad", "--position", "Engineer", "--rubric", "Backend"),
    *("--facilitator", "Ana Duarte", "--panelist", "Ben Okafor", "--open"),
)
FULL = 4096
"""No file of the server may grow beyond this: its journal takes no page more, its own log does."""
BANNER = "server cannot save"


def disk(office: Operated, most: int) -> None:
    """Let no file of the server's process grow beyond so many bytes, as on a full disk."""
    assert office.process is not None
    _, hard = resource.prlimit(office.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(office.process.pid, resource.RLIMIT_FSIZE, (most, hard))


def test_a_server_that_cannot_save_says_so_and_recovers_by_itself(tmp_path: Path) -> None:
    """What was typed meanwhile waits on the terminal, and arrives once; reading goes on."""
    with operated(tmp_path) as office:
        plant(office.folder)
        invitations = json.loads(office.done(*NEW, "--json"))["invitations"]
        office.start()
        asyncio.run(meanwhile(office, [each["code"] for each in invitations]))
        assert 0 == office.end()
        assert 0 == office.say("check").code


async def meanwhile(office: Operated, codes: list[str]) -> None:
    """Fill the disk and free it again, under the eyes of two terminals."""
    ana, ben = [await take_seat(office, code, 43 * str(place)) for place, code in enumerate(codes)]
    async with terminal(ana, office.root / "ana") as other, terminal(ben, office.root / "ben") as store:
        await asyncio.wait_for(store.ask(c.WriteNote(None, "before")), 10)
        await until(lambda: other.live)
        disk(office, FULL)
        waiting = asyncio.create_task(store.ask(c.WriteNote(None, "meanwhile"), 1))
        await until(lambda: f"{BANNER} · 1 waiting" == words(store))
        await until(lambda: words(other) == BANNER)
        assert "submitted" not in office.done("people", store.seat.debrief)
        assert not waiting.done()
        disk(office, resource.RLIM_INFINITY)
        assert None is await asyncio.wait_for(waiting, 15)
        await until(lambda: BANNER not in words(store) + words(other))
        await until(lambda: AGAIN in office.log.read_text())
        assert 1 == office.log.read_text().count(STOPPED)
        assert ("meanwhile", 2) == noted(store)


def words(store: Store) -> str:
    """Return what the heading says of the connection."""
    return connection(store, Reading(store.view(), store.half.person)).words


def noted(store: Store) -> tuple[str, int]:
    """Return the note as the server has it, and how often it was written."""
    note = Reading(store.half.picture, store.half.person).my_note(None)
    return ("", 0) if note is None else (note.text, note.version)
