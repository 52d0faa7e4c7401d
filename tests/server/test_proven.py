"""What the operator is told of marks: forgers are named, a lost key is said, an older copy is marked."""

import asyncio
import json
import shutil
import sqlite3
from io import StringIO
from pathlib import Path

import pytest

from panelry_server.commands.errand import UNPROVEN
from panelry_server.core import open_core
from panelry_server.keeping.marks import LOST
from panelry_server.settings import Settings
from server.forger import EARLIER, NO_KEY, changing, cut, forge, script, unmarked
from server.operated import Operated
from server.planted import plant, story_of

WHOLE = "Every chain is whole, and every receipt holds.\n"
COPY_UNMARKED = "This copy is from before events had marks, so nothing proves that it was not written anew."


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with a debrief in scoring, one released, and one that is erased."""
    made = Operated(tmp_path)
    plant(made.folder, story_of("amara").scored(), story_of("brook").released(), story_of("cairn").scoring())
    made.done("erase", "cairn", "--yes", "--reason", "asked for")
    return made


def journal(office: Operated) -> Path:
    """Return the journal's file."""
    return office.folder / "journal.db"


def marks(office: Operated) -> list[bytes | None]:
    """Return every mark of the journal, in order."""
    with sqlite3.connect(journal(office)) as db:
        found = [row[0] for row in db.execute("SELECT mark FROM event ORDER BY stream, position")]
    db.close()
    return found


def opened(office: Operated) -> list[dict[str, str]]:
    """Open the data folder once, and return what the log says of its journal."""

    async def work() -> None:
        core = await open_core(Settings(folder=office.folder), stream=log)
        await core.close()

    log = StringIO()
    asyncio.run(work())
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    return [line for line in lines if "SQLite" not in line.get("warning", "")]


def forget(office: Operated) -> None:
    """Make the store of keys one from before events had marks."""
    script(office.keys / "keys.db", NO_KEY)


def test_a_forged_event_of_an_erased_debrief_is_found(office: Operated) -> None:
    """Its words are gone and its chain was made to fit; check and audit name debrief and position."""
    forge(journal(office), "cairn", changing(2, actor="eve"))
    fault = "stream cairn, position 3: the mark is not that of this event\n"
    audit, check = office.say("audit", "verify"), office.say("check")
    assert (1, True) == (audit.code, fault in audit.out)
    assert audit.talk.endswith("Broken records: 1. Restore the last good backup.\n")
    assert (1, fault, "Faults: 1. Restore the last good backup.\n") == check


def test_a_record_without_its_marks_is_found(office: Operated) -> None:
    """Taking all of them away does not make it look like one of an earlier version."""
    for stream in ("amara", "brook", "cairn", "office"):
        forge(journal(office), stream, unmarked)
    script(journal(office), EARLIER)
    streams = ("amara", "brook", "cairn", "office")
    faults = "".join(f"stream {each}, position 1: the mark is missing\n" for each in streams)
    for words in (("audit", "verify"), ("check",)):
        assert (1, faults) == office.say(*words)[:2]
    assert {None} == set(marks(office))


def test_a_forged_record_has_no_hash_of_an_export(office: Operated) -> None:
    """Where a fault is, no hash is vouched for."""
    told = json.loads(office.done("export", "brook", "--format", "json"))
    forge(journal(office), "brook", changing(1, actor="eve"))
    said = json.loads(office.say("audit", "verify", "--hash", told["record"]["hash"], "--json").out)
    assert [] == said["holds"]


def test_a_record_that_was_cut_has_not_the_hash_of_a_later_export(office: Operated) -> None:
    """What is left is ours and has its marks; the export shows that there was more."""
    office.done("export", "brook", "--format", "txt")
    told = json.loads(office.done("export", "brook", "--format", "json"))["record"]["hash"]
    assert 0 == office.say("audit", "verify", "--hash", told).code
    forge(journal(office), "brook", cut)
    forge(journal(office), "brook", cut)
    said = office.say("audit", "verify", "--hash", told)
    assert (1, True) == (said.code, WHOLE in said.talk)
    assert "That hash is in none of them" in said.talk
    assert "or the record was cut or written anew after it." in said.talk


def test_a_journal_of_an_earlier_version_is_marked_once(office: Operated) -> None:
    """The first opening does it and the log says so; from then on a forger is found."""
    script(journal(office), EARLIER)
    forget(office)
    assert ["events of an earlier version are marked"] == [line["event"] for line in opened(office)]
    assert None not in marks(office)
    assert [] == opened(office)
    assert (0, "", "The record is sound. Debriefs: 2.\n") == office.say("check")
    forge(journal(office), "cairn", changing(2, actor="eve"))
    assert 1 == office.say("check").code


def test_without_the_key_chains_are_followed_and_nothing_is_proven(office: Operated) -> None:
    """Both commands say so; an audit proves nothing then, and ends with 1."""
    forget(office)
    before = marks(office)
    audit, check = office.say("audit", "verify", "brook"), office.say("check")
    assert (1, f"{UNPROVEN}\n{WHOLE}") == (audit.code, audit.talk[-len(f"{UNPROVEN}\n{WHOLE}") :])
    assert (0, True) == (check.code, f"{UNPROVEN}\nThe record is sound. Debriefs: 2.\n" in check.talk)
    for words in (("audit", "verify", "--json"), ("check", "--json")):
        assert False is json.loads(office.say(*words).out)["proven"]
    assert before == marks(office)
    assert [LOST] == [line["warning"] for line in opened(office)]


def test_a_hash_is_looked_for_without_the_key_too(office: Operated) -> None:
    """It is in the chain, and nothing vouches for the chain."""
    told = json.loads(office.done("export", "brook", "--format", "json"))["record"]["hash"]
    forget(office)
    said = office.say("audit", "verify", "--hash", told)
    assert (1, True) == (said.code, said.talk.endswith("That hash is in the chain of brook.\n"))


def test_a_copy_with_its_keys_is_proven_elsewhere(office: Operated) -> None:
    """The key of the chains comes with the keys."""
    one, two, new = office.root / "one", office.root / "two", Operated(office.root / "elsewhere")
    told = json.loads(office.done("backup", str(one), "--keys", str(two), "--json"))
    new.done("restore", told["journal"], "--keys", told["keys"], "--wrapping", str(office.wrapping))
    assert (0, WHOLE) == new.say("audit", "verify")[::2]
    forge(journal(new), "cairn", changing(2, actor="eve"))
    assert 1 == new.say("audit", "verify").code


def test_an_older_copy_is_restored_and_proven(office: Operated) -> None:
    """It has its marks, though later events had theirs; nothing more is said than of any copy."""
    copy = json.loads(office.done("backup", str(office.root / "one"), "--json"))["journal"]
    office.done("export", "brook", "--format", "txt")
    said = office.say("restore", copy, "--replace")
    assert (0, True) == (said.code, said.talk.startswith("The record is in place and sound."))
    assert (0, WHOLE) == office.say("audit", "verify")[::2]


def test_a_copy_from_before_marks_is_restored_marked_and_said(office: Operated) -> None:
    """The keys that are in place know of marks, and the copy has none: it is marked as it stands."""
    copy = json.loads(office.done("backup", str(office.root / "one"), "--json"))["journal"]
    script(Path(copy), EARLIER)
    said = office.say("restore", copy, "--replace")
    assert (0, True) == (said.code, said.talk.startswith(COPY_UNMARKED))
    assert (0, WHOLE) == office.say("audit", "verify")[::2]
    assert None not in marks(office)


def test_a_copy_that_lost_some_of_its_marks_is_restored_with_faults(office: Operated) -> None:
    """Only one without any is from before."""
    copy = json.loads(office.done("backup", str(office.root / "one"), "--json"))["journal"]
    forge(Path(copy), "cairn", unmarked)
    said = office.say("restore", copy, "--replace")
    assert (1, "stream cairn, position 1: the mark is missing\n") == said[:2]
    assert COPY_UNMARKED not in said.talk


def test_a_copy_of_other_keys_is_restored_without_proof_and_said(office: Operated) -> None:
    """Keys from before there were marks open the words, and prove nothing."""
    copy = json.loads(office.done("backup", str(office.root / "one"), "--json"))["journal"]
    older = office.root / "older.db"
    shutil.copy(office.keys / "keys.db", older)
    script(older, NO_KEY)
    said = office.say("restore", copy, "--keys", str(older), "--replace")
    assert (0, True) == (said.code, said.talk.startswith(UNPROVEN))
