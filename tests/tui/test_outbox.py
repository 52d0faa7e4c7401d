"""The outbox: what was typed is on disk before the screen says so."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.sync.client import Entry
from panelry.sync.witness import Held, Memory
from panelry_tui.outbox import Outbox, OutboxError

DESIGN = CriterionId("system-design")
NOTE = c.WriteNote(DESIGN, "Back-pressure only after the third prompt.")


@pytest.fixture
async def outbox(tmp_path: Path) -> AsyncIterator[Outbox]:
    """An outbox in a file, closed however the test ends: an open one keeps the process alive."""
    opened = await Outbox.open(tmp_path / "outbox.db")
    yield opened
    await opened.close()


async def test_entries_come_back_in_order_until_they_are_answered(tmp_path: Path) -> None:
    """A start finds what waits, and the number after the highest ever used."""
    outbox = await Outbox.open(tmp_path / "outbox.db")
    entries = [Entry(1, c.Rate(DESIGN, 4), 0), Entry(2, NOTE, 3), Entry(3, c.Submit())]
    for entry in entries:
        await outbox.add(entry)
    await outbox.settle(1, "accepted")
    await outbox.settle(3, "scorecard-incomplete")
    await outbox.close()
    again = await Outbox.open(tmp_path / "outbox.db")
    assert entries[1:2] == await again.waiting()
    assert 4 == await again.next_n()
    assert [(entries[2], "scorecard-incomplete")] == await again.declined()
    await again.close()


async def test_adding_twice_keeps_the_first(outbox: Outbox) -> None:
    """A number stands for one command for ever."""
    await outbox.add(Entry(1, NOTE))
    await outbox.add(Entry(1, c.Submit()))
    assert [Entry(1, NOTE)] == await outbox.waiting()


async def test_an_unsent_note_is_replaced_and_an_answered_one_is_not(outbox: Outbox) -> None:
    """Newer words take the place of words that never left."""
    newer = Entry(1, c.WriteNote(DESIGN, "newer"), 2)
    await outbox.add(Entry(1, NOTE, 2))
    await outbox.replace(newer)
    assert [newer] == await outbox.waiting()
    await outbox.settle(1, "changed-elsewhere")
    await outbox.replace(Entry(1, NOTE, 2))
    assert [(newer, "changed-elsewhere")] == await outbox.declined()


async def test_texts_that_were_begun_are_kept_by_name(outbox: Outbox) -> None:
    """An empty text is forgotten."""
    await outbox.write_down("a", "first")
    await outbox.write_down("a", "second")
    await outbox.write_down("b", "third")
    await outbox.write_down("b", "")
    assert {"a": "second"} == await outbox.written_down()


async def test_what_was_seen_sealed_is_kept_across_a_restart_and_wiped_with_the_rest(tmp_path: Path) -> None:
    """With the picture, against which it will be checked; an outbox of before has none."""
    memory: Memory = {
        PersonId("ben"): Held("2026-11-22T10:00:00.000Z", {"judgement": "0" * 64}, swapped=True)
    }
    outbox = await Outbox.open(tmp_path / "outbox.db")
    await outbox.keep(1, "cur", {}, memory)
    await outbox.close()
    again = await Outbox.open(tmp_path / "outbox.db")
    kept = await again.kept()
    await again._connection.execute("DELETE FROM sealed")
    older = await again.kept()
    await again.keep(1, "cur", {}, memory)
    await again.wipe()
    left = list(await again._connection.execute_fetchall("SELECT * FROM sealed"))
    await again.close()
    assert ((1, "cur", {}, memory), (1, "cur", {}, {}), []) == (kept, older, left)


async def test_a_picture_that_cannot_be_read_is_no_picture(tmp_path: Path) -> None:
    """An older version's copy is fetched again instead of ending the start."""
    outbox = await Outbox.open(tmp_path / "outbox.db")
    assert await outbox.kept() is None
    await outbox.keep(1, "cur", {})
    assert (1, "cur", {}, {}) == await outbox.kept()
    await outbox._connection.execute("UPDATE kept SET picture = x'00'")
    assert await outbox.kept() is None
    await outbox.close()


async def test_the_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    """Notes are in it."""
    outbox = await Outbox.open(tmp_path / "seat" / "outbox.db")
    await outbox.add(Entry(1, NOTE))
    assert {0o600} == {path.stat().st_mode & 0o777 for path in (tmp_path / "seat").iterdir()}
    await outbox.close()


async def test_a_file_that_is_no_outbox_says_which_and_what_to_do(tmp_path: Path) -> None:
    """The message names the file and the cure."""
    (tmp_path / "outbox.db").write_bytes(b"this is no database at all" * 40)
    with pytest.raises(OutboxError, match=r"outbox\.db cannot be used .*Free some disk space"):
        await Outbox.open(tmp_path / "outbox.db")


async def test_a_full_disk_is_said_and_not_swallowed(outbox: Outbox) -> None:
    """A write that fails raises, so that no screen says it is kept."""
    await outbox._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(OutboxError, match="cannot be used"):
        await outbox.add(Entry(1, c.WriteNote(None, "x" * 100_000)))


def test_an_entry_survives_a_kill_right_after_it_was_added(tmp_path: Path) -> None:
    """Between the keystroke and the wire the terminal may die: the next start has the text."""
    program = textwrap.dedent(
        f"""
        import asyncio, os, signal
        from pathlib import Path
        from panelry import commands as c
        from panelry.sync.client import Entry
        from panelry_tui.outbox import Outbox
        async def main():
            outbox = await Outbox.open(Path({str(tmp_path / "outbox.db")!r}))
            await outbox.add(Entry(1, c.WriteNote(None, "typed before the kill")))
            os.kill(os.getpid(), signal.SIGKILL)
        asyncio.run(main())
        """
    )
    died = subprocess.run([sys.executable, "-c", program], check=False, timeout=30, env=dict(os.environ))
    assert -signal.SIGKILL == died.returncode
    found = subprocess.run(
        [sys.executable, "-c", _READ, str(tmp_path / "outbox.db")], check=True, capture_output=True, text=True
    )
    assert "typed before the kill\n" == found.stdout


_READ = """
import asyncio, sys
from pathlib import Path
from panelry_tui.outbox import Outbox
async def main():
    outbox = await Outbox.open(Path(sys.argv[1]))
    print(*(entry.command.text for entry in await outbox.waiting()))
    await outbox.close()
asyncio.run(main())
"""
