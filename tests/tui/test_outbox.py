"""The outbox: what was typed is on disk before the screen says so."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiosqlite
import msgspec
import pytest

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.parts import OwnNote
from panelry.sync.client import Entry
from panelry.sync.witness import Held, Memory
from panelry_tui import outbox_file
from panelry_tui.link import Seat
from panelry_tui.outbox import Outbox, OutboxError
from panelry_tui.store import Store
from tui.fake_room import FakeRoom

DESIGN = CriterionId("system-design")
NOTE = c.WriteNote(DESIGN, "Back-pressure only after the third prompt.")


SEAT = Seat("127.0.0.1:1", "d1", "v1", "ben", "Ben Okafor", "t" * 43)
CANARY = "the heron stands on one leg"
KEY, OTHER = bytes(range(32)), bytes(32)
Opening = Callable[..., Awaitable[Outbox]]


@pytest.fixture
async def opening(tmp_path: Path) -> AsyncIterator[Opening]:
    """Opens the outbox of the test, closed however the test ends: an open one keeps the process alive."""
    opened: list[Outbox] = []

    async def open_one(key: bytes = KEY, path: Path = tmp_path / "outbox.db") -> Outbox:
        opened.append(await Outbox.open(path, key))
        return opened[-1]

    yield open_one
    for each in opened:
        await each.close()


@pytest.fixture
async def outbox(opening: Opening) -> Outbox:
    """An outbox in a file."""
    return await opening()


def bytes_in(folder: Path) -> bytes:
    """Return every byte of every file below a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def test_entries_come_back_in_order_until_they_are_answered(opening: Opening) -> None:
    """A start finds what waits, and the number after the highest ever used."""
    outbox = await opening()
    entries = [Entry(1, c.Rate(DESIGN, 4), 0), Entry(2, NOTE, 3), Entry(3, c.Submit())]
    for entry in entries:
        await outbox.add(entry)
    await outbox.settle(1, "accepted")
    await outbox.settle(3, "scorecard-incomplete")
    await outbox.close()
    again = await opening()
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


async def test_what_was_seen_sealed_is_kept_across_a_restart_and_wiped_with_the_rest(
    opening: Opening,
) -> None:
    """With the picture, against which it will be checked; an outbox of before has none."""
    memory: Memory = {
        PersonId("ben"): Held("2026-11-22T10:00:00.000Z", {"judgement": "0" * 64}, swapped=True)
    }
    outbox = await opening()
    await outbox.keep(1, "cur", {}, memory)
    await outbox.close()
    again = await opening()
    kept = await again.kept()
    await again._connection.execute("DELETE FROM sealed")
    older = await again.kept()
    await again.keep(1, "cur", {}, memory)
    await again.wipe()
    left = list(await again._connection.execute_fetchall("SELECT * FROM sealed"))
    await again.close()
    assert ((1, "cur", {}, memory), (1, "cur", {}, {}), []) == (kept, older, left)


async def test_a_picture_that_cannot_be_read_is_no_picture(opening: Opening) -> None:
    """An older version's copy is fetched again instead of ending the start."""
    outbox = await opening()
    assert await outbox.kept() is None
    await outbox.keep(1, "cur", {})
    assert (1, "cur", {}, {}) == await outbox.kept()
    await outbox._connection.execute("UPDATE kept SET picture = x'00'")
    assert await outbox.kept() is None
    await outbox.close()


async def test_the_file_is_readable_by_its_owner_only(tmp_path: Path, opening: Opening) -> None:
    """Notes are in it."""
    outbox = await opening(path=tmp_path / "seat" / "outbox.db")
    await outbox.add(Entry(1, NOTE))
    assert {0o600} == {path.stat().st_mode & 0o777 for path in (tmp_path / "seat").iterdir()}


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


async def everything(outbox: Outbox) -> None:
    """Put the canary into each thing that an outbox keeps."""
    await outbox.add(Entry(1, c.WriteNote(None, CANARY)))
    await outbox.settle(1, "accepted")
    await outbox.add(Entry(2, c.WriteNote(None, CANARY), 7))
    await outbox.write_down("observation/x", CANARY)
    memory: Memory = {PersonId("ben"): Held(CANARY, {}, swapped=False)}
    await outbox.keep(1, "cur", {"OwnNote": OwnNote(None, CANARY, 1)}, memory)


async def test_no_file_holds_a_plain_word_of_what_is_kept(tmp_path: Path, outbox: Outbox) -> None:
    """Entries, begun texts, picture and the memory of receipts: in the file and in the log beside it."""
    await everything(outbox)
    assert CANARY.encode() not in bytes_in(tmp_path)
    assert [Entry(2, c.WriteNote(None, CANARY), 7)] == await outbox.waiting()
    assert {"observation/x": CANARY} == await outbox.written_down()


PLAIN = """
CREATE TABLE entry (n INTEGER PRIMARY KEY, body BLOB NOT NULL, expect INTEGER, answer TEXT) STRICT;
CREATE TABLE kept (one INTEGER PRIMARY KEY, epoch INTEGER, cur TEXT, picture BLOB NOT NULL) STRICT;
CREATE TABLE sealed (one INTEGER PRIMARY KEY, memory BLOB NOT NULL) STRICT;
CREATE TABLE begun (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE said (device TEXT PRIMARY KEY) STRICT;
"""
"""The tables of a program that did not encrypt yet."""


def plain_outbox(path: Path, entries: int = 300) -> None:
    """Make an outbox of before, with the canary in everything, some of it in the log only."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.executescript(PLAIN)
    note = msgspec.json.encode(c.WriteNote(None, CANARY))
    for n in range(1, entries + 1):
        answer = "accepted" if n > 1 else None
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (n, note, 3, answer))
    picture = msgspec.json.encode([OwnNote(None, CANARY, 1)])
    connection.execute("INSERT INTO kept VALUES (1, 1, 'cur', ?)", (picture,))
    memory = msgspec.json.encode({"ben": Held(CANARY, {}, swapped=False)})
    connection.execute("INSERT INTO sealed VALUES (1, ?)", (memory,))
    connection.execute("INSERT INTO begun VALUES ('observation/x', ?)", (CANARY,))
    connection.execute("INSERT INTO said VALUES ('v2')")
    connection.close()


async def test_a_plain_outbox_is_encrypted_in_place_and_loses_nothing(
    tmp_path: Path, opening: Opening
) -> None:
    """Not a plain byte is left in the file or beside it; entries, answers, texts and picture are."""
    plain_outbox(tmp_path / "outbox.db")
    assert CANARY.encode() in bytes_in(tmp_path)
    outbox = await opening()
    assert CANARY.encode() not in bytes_in(tmp_path)
    assert [Entry(1, c.WriteNote(None, CANARY), 3)] == await outbox.waiting()
    assert {"v2"} == await outbox.said_devices()
    assert (299, 301) == (len(await outbox.accepted()), await outbox.next_n())
    assert {"observation/x": CANARY} == await outbox.written_down()
    held = {PersonId("ben"): Held(CANARY, {}, swapped=False)}
    note = OwnNote(None, CANARY, 1)
    assert (1, "cur", {note.key: note}, held) == await outbox.kept()


async def test_a_move_that_was_cut_short_is_swept_at_the_next_start(tmp_path: Path, opening: Opening) -> None:
    """A kill between encrypting and sweeping leaves old pages, which the next start writes anew."""
    path = tmp_path / "outbox.db"
    plain_outbox(path, entries=2)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA secure_delete=OFF")
    connection.execute("INSERT INTO begun VALUES ('large', ?)", (CANARY * 10_000,))
    connection.execute("DELETE FROM begun WHERE name = 'large'")
    connection.close()
    async with aiosqlite.connect(path, isolation_level=None) as half_way:
        await outbox_file._make(path, half_way, KEY)
    assert CANARY.encode() in bytes_in(tmp_path)
    outbox = await opening()
    assert CANARY.encode() not in bytes_in(tmp_path)
    assert 1 == len(await outbox.accepted())


async def test_a_move_without_room_leaves_the_plain_outbox_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: what is there stays readable for the next try."""
    plain_outbox(tmp_path / "outbox.db", entries=2)
    monkeypatch.setattr(outbox_file, "SCHEMA", ("PRAGMA max_page_count = 1", *outbox_file.SCHEMA))
    with pytest.raises(OutboxError, match="Free some disk space"):
        await Outbox.open(tmp_path / "outbox.db", KEY)
    connection = sqlite3.connect(tmp_path / "outbox.db")
    assert [(2,)] == connection.execute(
        "SELECT count(*) FROM entry WHERE instr(CAST(body AS TEXT), 'heron')"
    ).fetchall()
    connection.close()


async def test_another_key_is_said_and_destroys_nothing(opening: Opening) -> None:
    """The right one opens everything afterwards."""
    await everything(await opening())
    with pytest.raises(
        OutboxError, match=r"outbox\.db was encrypted with another key .* Nothing was deleted"
    ):
        await opening(OTHER)
    assert {"observation/x": CANARY} == await (await opening()).written_down()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET body = (SELECT body FROM entry WHERE n = 1) WHERE n = 2",
        "UPDATE entry SET expect = 8 WHERE n = 2",
        "UPDATE entry SET body = (SELECT body FROM begun) WHERE n = 2",
        "UPDATE outbox SET mark = 'another'",
    ],
)
async def test_a_body_opens_in_its_own_row_only(outbox: Outbox, change: str) -> None:
    """The identity of the row, its version and the outbox itself belong to what was encrypted."""
    await everything(outbox)
    await outbox._connection.execute(change)
    with pytest.raises(OutboxError, match="Nothing was deleted"):
        await Store.open(SEAT, outbox.path.parent, KEY)


async def test_what_the_server_has_is_let_go_and_numbers_go_on(outbox: Outbox) -> None:
    """What it never took stays; a number is used once, for ever."""
    await everything(outbox)
    await outbox.settle(2, "scorecard-incomplete")
    await outbox.write_down("observation/x", "")
    ending = {"Heading": FakeRoom().half.picture(PersonId("ben"))["Heading"]}
    await outbox.let_go(1, ending)
    assert ([], (1, "", ending, {})) == (await outbox.accepted(), await outbox.kept())
    assert [2] == [entry.n for entry, _ in await outbox.declined()]
    await outbox._connection.execute("DELETE FROM entry")
    assert 3 == await outbox.next_n()


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
