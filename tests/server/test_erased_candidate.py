"""A candidate is erased: refused under a hold, then gone from every file, and all others replay as before."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from panelry import commands as c
from server.operated import Operated, operated, take_seat, terminal, until

LARGER_THAN_A_HASH = 32
CANARY = "the bittern booms before it rains"
NAMES = ("Noor Haddad", "noor@example.org")
WHY = ("--reason", "They asked for it")
NEW = (
    *("--position", "Engineer", "--rubric", "Backend", "--facilitator", "Ana Duarte"),
    *("--panelist", "Ben Okafor", "--panelist", "Ana Duarte", "--open", "--json"),
)


def begun(office: Operated) -> dict[str, dict[str, object]]:
    """Begin a debrief of each of two candidates; return what each command printed, by name."""
    office.done("init", "--organisation", "Acme")
    rubric = Path(__file__).resolve().parents[2] / "tui" / "panelry_tui" / "demo" / "backend.toml"
    office.done("rubric", "import", str(rubric), "--name", "Backend")
    office.done("position", "new", "Engineer", "--rubric", "Backend")
    for name, address in (NAMES, ("Kit Adeyemi", "kit@example.org")):
        office.done("candidate", "add", name, "--email", address, "--position", "Engineer")
    return {
        name: json.loads(office.done("debrief", "new", "--candidate", name, *NEW))
        for name in (NAMES[0], "Kit Adeyemi")
    }


async def written(office: Operated, made: dict[str, object]) -> None:
    """Let one terminal write the canary everywhere that it keeps words, and connect again later."""
    invitations = made["invitations"]
    assert isinstance(invitations, list)
    seat = await take_seat(office, invitations[0]["code"], 43 * "n")
    async with terminal(seat, office.root / "noors") as store:
        await asyncio.wait_for(store.ask(c.WriteNote(None, CANARY)), 30)
        await store.write_down("a dialog", CANARY)
    office.done("backup", str(office.root / "one"), "--keys", str(office.root / "two"))
    candidate = next(
        each["candidate"]
        for each in json.loads(office.done("candidate", "list", "--json"))["candidates"]
        if each["name"] == NAMES[0]
    )
    office.done(
        *("hold", "place", "--candidate", NAMES[0], "--owner", "Priya Nair", "--review", "2999-01-01"),
        *("--reason", "a claim was filed"),
    )
    erase = ("candidate", "erase", NAMES[0], *WHY, "--sure", candidate)
    refused = office.say(*erase)
    assert (1, True) == (refused.code, "legal hold" in refused.talk)
    (hold,) = json.loads(office.done("hold", "list", "--json"))["holds"]
    office.done("hold", "lift", hold["hold"], "--reason", "the claim was settled")
    office.done(*erase)
    office.done("keys", "rotate")
    async with terminal(seat, office.root / "noors") as store:
        await until(lambda: store.erased)


def rows(journal: Path, stream: object) -> list[tuple[object, ...]]:
    """Return every row of a stream as it lies in a journal."""
    with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT * FROM event WHERE stream = ? ORDER BY position", (stream,))
        return found.fetchall()


def sealed_in(copy: Path, stream: object) -> list[bytes]:
    """Return the sealed bodies of a stream as a backup holds them."""
    bodies = [cell for row in rows(copy, stream) for cell in row if isinstance(cell, bytes)]
    return [each for each in bodies if len(each) > LARGER_THAN_A_HASH]


@pytest.mark.parametrize("expired", [False, True], ids=["with old copies", "after they expired"])
def test_what_was_written_of_an_erased_candidate_is_in_no_file(tmp_path: Path, *, expired: bool) -> None:
    """Data, WAL, logs, outboxes; sealed bodies are in old copies alone; another record keeps every byte."""
    with operated(tmp_path) as office:
        made = begun(office)
        other = made["Kit Adeyemi"]["debrief"]
        before = rows(office.folder / "journal.db", other)
        assert before
        office.start()
        asyncio.run(written(office, made[NAMES[0]]))
        assert 0 == office.end()
        (copy,) = (office.root / "one").glob("journal-*.db")
        sealed = sealed_in(copy, made[NAMES[0]]["debrief"])
        assert sealed
        if expired:
            for copy in [*(office.root / "one").iterdir(), *(office.root / "two").iterdir()]:
                copy.unlink()
        kept = office.words()
        assert [] == [each for each in (CANARY, *NAMES) if each.encode() in kept]
        assert (not expired) is any(each in kept for each in sealed)
        assert before == rows(office.folder / "journal.db", other)
        assert 0 == office.say("check").code
        assert 0 == office.say("audit", "verify").code
