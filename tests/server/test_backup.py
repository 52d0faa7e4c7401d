"""`panelry-server backup` and `keys`: copies that are sound and apart, and what they do not hold."""

import json
import sqlite3
import stat
from io import StringIO
from pathlib import Path

import pytest

import cast
from panelry import commands as c
from panelry_server import upkeep_errands as u
from panelry_server.core import open_core
from panelry_server.errands import NotDone
from panelry_server.links import Links
from panelry_server.operations import run_errand
from panelry_server.settings import Settings
from server.operated import Operated, operated
from server.planted import core_with, plant, story_of

CANARY = "the heron stands on one leg"


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with a debrief in scoring, in which somebody wrote a note."""
    made = Operated(tmp_path)
    plant(made.folder, story_of("amara").scoring().when(cast.BEN, c.WriteNote(cast.CODE, CANARY)))
    return made


def test_a_backup_says_what_is_where(office: Operated) -> None:
    """The journal, the keys apart from it, the small files beside the keys; the rest is for a person."""
    said = office.say("backup", str(office.root / "one"), "--keys", str(office.root / "two"))
    kinds = [line.split()[0] for line in said.out.splitlines()]
    files = [Path(line.split(None, 1)[1]) for line in said.out.splitlines()]
    assert (0, ["journal", "keys", "beside"]) == (said.code, kinds)
    assert [office.root / "one", office.root / "two", office.root / "two"] == [each.parent for each in files]
    assert {0o600} == {stat.S_IMODE(each.stat().st_mode) for each in files}
    assert f"Copy the wrapping key by hand to a third place: {office.wrapping}." in said.talk


def test_a_program_reads_the_same_as_json(office: Operated) -> None:
    """Paths alone; without --keys there is no copy of them."""
    told = json.loads(office.done("backup", str(office.root / "one"), "--json"))
    assert {"journal", "keys", "kept", "store", "wrapping"} == set(told)
    assert ("", [], str(office.keys)) == (told["keys"], told["kept"], told["store"])
    assert Path(told["journal"]).exists()


def test_a_backup_without_keys_says_that_nobody_can_read_it(office: Operated) -> None:
    """And names the store, so that its copies can be made in another way."""
    said = office.say("backup", str(office.root / "one"))
    assert "without them nobody can read it: add --keys FOLDER2" in said.talk
    assert str(office.keys) in said.talk


def test_a_backup_is_taken_while_the_server_runs(short_folder: Path) -> None:
    """Through the door; a path from here means the same there."""
    with operated(short_folder) as office:
        plant(office.folder, story_of("amara").scoring())
        office.start()
        told = json.loads(office.done("backup", str(short_folder / "one"), "--keys", "two", "--json"))
        assert 0 == office.end()
    assert Path(told["journal"]).exists()
    assert str(Path.cwd() / "two") == str(Path(told["keys"]).parent)


@pytest.fixture
def short_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is short enough for a door, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_copy_holds_a_word_of_anybody(office: Operated) -> None:
    """Neither do the folders they are made from, nor what is said."""
    said = office.say("backup", str(office.root / "one"), "--keys", str(office.root / "two"))
    assert CANARY.encode() not in office.words()
    assert CANARY not in str(said)


@pytest.mark.parametrize(
    ("into", "apart"),
    [
        ("data", ""),
        ("data/copies", ""),
        ("data-keys", ""),
        ("data-wrapping/copies", ""),
        (".", ""),
        ("one", "one"),
        ("one", "one/keys"),
        ("one/journal", "one"),
        ("one", "data"),
        ("one", "data-keys/copies"),
    ],
)
def test_places_that_share_their_copies_are_declined(office: Operated, into: str, apart: str) -> None:
    """A copy of one would hold the other, and whoever finds it reads everything."""
    keys = ["--keys", str(office.root / apart)] if apart else []
    said = office.say("backup", str(office.root / into), *keys)
    assert (1, "") == said[:2]
    assert "share their copies. Choose places that are apart." in said.talk
    assert [] == list(office.root.rglob("journal-*"))


def test_a_place_that_cannot_be_made_is_said(office: Operated) -> None:
    """There is no whole backup, and the words name the place."""
    (office.root / "file").touch()
    said = office.say("backup", str(office.root / "file" / "one"))
    assert (1, "") == said[:2]
    assert said.talk.startswith("There is no whole backup: ")
    assert str(office.root / "file") in said.talk


def test_a_damaged_journal_gives_no_backup(office: Operated) -> None:
    """The fault is named, and nothing stands at the place."""
    with sqlite3.connect(office.folder / "journal.db") as db:
        db.execute("UPDATE event SET at = 'never' WHERE stream = 'amara' AND position = 2")
    db.close()
    said = office.say("backup", str(office.root / "one"))
    assert 1 == said.code
    assert "stream amara, position 2: the chain is broken" in said.talk
    assert [] == list((office.root / "one").iterdir())


def test_a_rotation_makes_older_copies_of_the_wrapping_key_useless(office: Operated) -> None:
    """Every key has a new wrapping, both entries of the chain too, and the words say what to do next."""
    before = office.wrapping.read_text()
    said = office.say("keys", "rotate")
    assert (0, "") == said[:2]
    assert "Keys with a new wrapping: 4." in said.talk
    assert "destroy its older copies" in said.talk
    assert before != office.wrapping.read_text()
    assert 0 == office.say("check").code


async def test_a_journal_in_memory_has_no_keys_to_copy() -> None:
    """The answer is in words, as everything that cannot be done."""
    core = await core_with()
    for errand in (u.BackUp("/nowhere"), u.RotateKeys()):
        outcome = await run_errand(core, errand, Links("127.0.0.1:7340"))
        assert NotDone("This journal keeps no keys. Use a data folder.") == outcome


async def test_a_path_that_is_not_whole_is_declined(tmp_path: Path) -> None:
    """It would mean another place in the server's process than for whoever asks."""
    core = await open_core(Settings(folder=tmp_path / "data"), stream=StringIO())
    outcome = await run_errand(core, u.BackUp("one"), Links("127.0.0.1:7340"))
    await core.close()
    assert NotDone("A folder needs its whole path. Begin it with a slash.") == outcome
