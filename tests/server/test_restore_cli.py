"""`panelry-server restore`: everything back in its place, verified first, and nothing that was erased."""

import asyncio
import io
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from panelry import commands as c
from panelry.ids import DebriefId
from panelry.parts import OwnNote
from panelry.refusals import SENTENCES, Code
from panelry_server.core import open_core
from panelry_server.doubting import MARK
from panelry_server.keeping import Places
from panelry_server.keeping.restore import restoring_keys
from panelry_server.settings import Settings
from panelry_tui.link import Seat
from panelry_tui.store import Store
from server.operated import Operated, operated, take_seat, terminal, until
from server.planted import plant, story_of

REASON = ("--reason", "asked for")
SOUND = "The record is in place and sound. Debriefs: 2.\n"


class Copies:
    """A backup of a data folder, its keys beside it, and a hand-made copy of the wrapping key."""

    def __init__(self, office: Operated) -> None:
        told = json.loads(
            office.done("backup", str(office.root / "one"), "--keys", str(office.root / "two"), "--json")
        )
        self.journal, self.keys = told["journal"], told["keys"]
        self.wrapping = str(office.root / "three")
        shutil.copy(office.wrapping, self.wrapping)

    def words(self) -> tuple[str, ...]:
        """Return the command that restores all of it."""
        return ("restore", self.journal, "--keys", self.keys, "--wrapping", self.wrapping)


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with two debriefs."""
    made = Operated(tmp_path)
    plant(made.folder, story_of("amara").scoring(), story_of("brook").released())
    return made


def elsewhere(office: Operated) -> Operated:
    """Return places on another machine, where nothing is yet."""
    return Operated(office.root / "elsewhere")


def test_a_restore_on_another_machine_brings_everything_back(office: Operated) -> None:
    """Debriefs, released text, secret and the server's own key; each in its place and private."""
    before = office.done("debrief", "list"), released_text(office)
    copies, new = Copies(office), elsewhere(office)
    said = new.say(*copies.words())
    assert (0, "") == said[:2], said.talk
    assert said.talk.startswith(SOUND)
    assert before == (new.done("debrief", "list"), released_text(new))
    secrets = [(each.folder / "secret").read_bytes() for each in (office, new)]
    assert secrets[0] == secrets[1]
    assert office.wrapping.read_text() == new.wrapping.read_text()
    assert {0o600} == {each.stat().st_mode & 0o777 for each in (new.wrapping, new.folder / "secret")}


def released_text(office: Operated) -> str:
    """Return the text that brook's release handed over."""

    async def work() -> str:
        core = await open_core(Settings(folder=office.folder), stream=io.StringIO())
        try:
            room = await core.rooms.open(DebriefId("brook"))
            return "" if room.state.handed is None else room.state.handed.text
        finally:
            await core.close()

    return asyncio.run(work())


def test_after_a_restore_every_yes_is_confirmed_anew(office: Operated) -> None:
    """The candidate may have said no since the backup: nothing is handed over, and the reason is said."""
    assert 0 == office.say("export", "brook", "--format", "txt").code
    copies, new = Copies(office), elsewhere(office)
    assert 0 == new.say(*copies.words()).code
    said = new.say("export", "brook", "--format", "txt")
    assert (1, "", True) == (*said[:2], SENTENCES[Code.PERMISSION_DOUBTED] in said.talk)
    shutil.rmtree(new.folder)
    assert 0 == new.say(*copies.words(), "--replace").code


def test_a_restore_with_faults_leaves_no_yes_standing(office: Operated) -> None:
    """What cannot be read keeps its place on the mark, so a start that can read it doubts it too."""
    early = Copies(office)
    office.done(*NEW)
    late, new = Copies(office), elsewhere(office)
    said = new.say("restore", late.journal, "--keys", early.keys, "--wrapping", early.wrapping)
    assert (1, True) == (said.code, "with faults: 1." in said.talk)
    told = new.say("export", "brook", "--format", "txt")
    assert (1, "", True) == (*told[:2], SENTENCES[Code.PERMISSION_DOUBTED] in told.talk)
    unread = (new.folder / MARK).read_text().split()
    assert 1 == len(unread)
    assert not {"amara", "brook"} & set(unread)
    new.say("export", "brook", "--format", "txt")
    assert unread == (new.folder / MARK).read_text().split()


@pytest.mark.parametrize("step", ["open_core", "check"])
def test_a_restore_that_is_killed_leaves_no_yes_standing(office: Operated, step: str) -> None:
    """Once the journal is in its place, whatever opens it next doubts first."""
    copies = Copies(office)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_AT, copies.journal, str(office.folder), step], check=False
    )
    assert -signal.SIGKILL == ended.returncode
    said = office.say("export", "brook", "--format", "txt")
    assert (1, "", True) == (*said[:2], SENTENCES[Code.PERMISSION_DOUBTED] in said.talk)
    assert not (office.folder / MARK).exists()


def test_a_restore_that_is_refused_doubts_nothing(office: Operated) -> None:
    """The journal that stays is not older than anybody's answer."""
    Path(Copies(office).journal).write_bytes(b"not a database at all, by any means" * 100)
    assert 1 == office.say("restore", str(next((office.root / "one").iterdir())), "--replace").code
    assert 0 == office.say("export", "brook", "--format", "txt").code


def test_a_mark_that_cannot_be_written_leaves_the_journal_that_is_there(office: Operated) -> None:
    """Without the mark no restored journal takes its place; the words name the mark."""
    copies = Copies(office)
    before = (office.folder / "journal.db").read_bytes()
    (office.folder / MARK / "something").mkdir(parents=True)
    said = office.say("restore", copies.journal, "--replace")
    assert (1, True) == (said.code, f"{office.folder / MARK} cannot be read or written" in said.talk)
    assert before == (office.folder / "journal.db").read_bytes()


def test_the_servers_own_key_comes_back_so_that_terminals_know_it(office: Operated) -> None:
    """A new one would be another server's to them."""
    office.done("invite", "amara", "ben")
    copies, new = Copies(office), elsewhere(office)
    new.done(*copies.words())
    tls = [each.folder / "tls" / "key.pem" for each in (office, new)]
    assert tls[0].read_bytes() == tls[1].read_bytes()


def test_every_epoch_is_raised(office: Operated) -> None:
    """So terminals know that it is another history."""
    copies = Copies(office)
    office.done("restore", copies.journal, "--replace")
    with sqlite3.connect(office.folder / "journal.db") as db:
        epochs = [row[0] for row in db.execute("SELECT epoch FROM head")]
    db.close()
    assert min(epochs) > 1


def test_a_journal_that_is_there_is_replaced_only_if_asked(office: Operated) -> None:
    """The words name it; with --replace the keys in place are good."""
    copies = Copies(office)
    said = office.say("restore", copies.journal)
    there = f"{office.folder / 'journal.db'} is there already. Add --replace to do without it.\n"
    assert (1, "", there) == said
    assert office.say("restore", copies.journal, "--replace").talk.startswith(SOUND)


@pytest.mark.parametrize("kept", ["keys", "wrapping"])
def test_keys_that_are_there_are_replaced_only_if_asked(office: Operated, kept: str) -> None:
    """The journal has not changed either."""
    copies, new = Copies(office), elsewhere(office)
    place = new.keys / "keys.db" if kept == "keys" else new.wrapping
    place.parent.mkdir(parents=True)
    shutil.copy(copies.keys if kept == "keys" else copies.wrapping, place)
    said = new.say(*copies.words())
    assert (1, "", f"{place} is there already. Add --replace to do without it.\n") == said
    assert not (new.folder / "journal.db").exists()
    assert new.say(*copies.words(), "--replace").talk.startswith(SOUND)


@pytest.mark.parametrize(
    ("without", "why"),
    [
        ("--keys", "A wrapping key opens the keys of its day. Name their copy with --keys as well."),
        ("both", "There are no keys in {keys}. Name their copy with --keys FILE."),
        ("--wrapping", "There is no {wrapping}. Name your copy of it with --wrapping FILE."),
        ("file", "There is no file {nowhere}. Check its name."),
    ],
)
def test_what_is_missing_is_said_before_anything_is_touched(office: Operated, without: str, why: str) -> None:
    """A journal that nobody can read is no restore."""
    copies, new = Copies(office), elsewhere(office)
    nowhere = str(office.root / "nowhere")
    words = {
        "--keys": ("restore", copies.journal, "--wrapping", copies.wrapping),
        "both": ("restore", copies.journal),
        "--wrapping": ("restore", copies.journal, "--keys", copies.keys),
        "file": ("restore", nowhere, "--keys", copies.keys),
    }
    said = new.say(*words[without])
    told = why.format(keys=new.keys, wrapping=new.wrapping, nowhere=nowhere)
    assert (1, "", f"{told}\n") == said
    assert not new.root.exists()


def test_a_wrapping_key_of_another_day_is_refused(office: Operated) -> None:
    """Copies of one pair belong together; nothing has changed."""
    copies = Copies(office)
    office.done("keys", "rotate")
    before = (office.folder / "journal.db").read_bytes(), (office.keys / "keys.db").read_bytes()
    said = office.say("restore", copies.journal, "--keys", copies.keys, "--replace")
    assert (1, True) == (said.code, "as they belong together" in said.talk)
    assert before == ((office.folder / "journal.db").read_bytes(), (office.keys / "keys.db").read_bytes())
    assert not (office.keys / "restoring").exists()
    assert 0 == office.say("check").code


@pytest.mark.parametrize("which", ["journal", "keys"])
def test_a_damaged_copy_is_refused(office: Operated, which: str) -> None:
    """It is named, and what is in place stays."""
    copies, new = Copies(office), elsewhere(office)
    Path(getattr(copies, which)).write_bytes(b"not a database at all, by any means" * 100)
    said = new.say(*copies.words())
    assert (1, "") == said[:2]
    assert getattr(copies, which) in said.talk
    assert not (new.folder / "journal.db").exists()
    assert not (new.keys / "keys.db").exists()


def test_keys_older_than_the_journal_are_found(office: Operated) -> None:
    """What cannot be read is named, with the exit code of a fault."""
    early = Copies(office)
    office.done(*NEW)
    late, new = Copies(office), elsewhere(office)
    Path(early.keys).rename(office.root / "early.db")
    early_keys = str(office.root / "early.db")
    said = new.say("restore", late.journal, "--keys", early_keys, "--wrapping", early.wrapping)
    assert 1 == said.code
    assert "has no key" in said.out
    assert "It is in place, with faults: 1. Restore another backup.\n" in said.talk


@pytest.mark.parametrize("keys", [False, True])
def test_what_was_erased_since_the_backup_stays_erased(office: Operated, keys: bool) -> None:
    """Also where the copy of the keys still had its key."""
    copies = Copies(office)
    office.done("erase", "amara", "--yes", *REASON)
    words = ("--keys", copies.keys) if keys else ()
    assert 0 == office.say("restore", copies.journal, *words, "--replace").code
    assert "amara  erased" == office.done("debrief", "list").splitlines()[0]


def test_a_store_that_cannot_be_read_is_replaced_all_the_same(office: Operated) -> None:
    """There is nothing to learn from it."""
    copies = Copies(office)
    (office.keys / "keys.db").write_bytes(b"no database" * 1000)
    said = office.say("restore", copies.journal, "--keys", copies.keys, "--replace")
    assert 0 == said.code, said.talk


def test_keys_are_not_replaced_before_the_journal_is(office: Operated) -> None:
    """What was prepared and not put leaves no trace."""
    copies = Copies(office)
    before = (office.keys / "keys.db").read_bytes()
    with restoring_keys(Path(copies.keys), Places.beside(office.folder), replace=True):
        pass
    assert before == (office.keys / "keys.db").read_bytes()


def test_a_running_server_is_not_restored(tmp_path: Path) -> None:
    """It must be stopped first; the words say who holds the folder."""
    with operated(tmp_path) as office:
        plant(office.folder, story_of("amara").scoring())
        copies = Copies(office)
        office.start()
        said = office.say("restore", copies.journal, "--replace")
        assert office.process is not None
        assert (1, True) == (said.code, f"in use by process {office.process.pid}" in said.talk)


def test_terminals_give_a_restored_server_back_what_it_lost(tmp_path: Path) -> None:
    """What was acknowledged after the backup is offered, and arrives before anything newer."""
    with operated(tmp_path) as office:
        plant(office.folder)
        code = json.loads(office.done(*NEW, "--json"))["invitations"][1]["code"]
        office.start()
        seat, backup = asyncio.run(before_the_restore(office, code))
        assert 0 == office.end()
        office.done("restore", backup, "--replace")
        office.start()
        seat = msgspec.structs.replace(seat, server=office.address)
        notes = asyncio.run(after_the_restore(office, seat))
        assert ("late, and later", 3) == (notes.text, notes.version)
        assert 0 == office.end()


async def before_the_restore(office: Operated, code: str) -> tuple[Seat, str]:
    """Write a note, make a backup, write two more; return the seat and the backup."""
    seat = await take_seat(office, code, "b" * 43)
    async with terminal(seat, office.root / "ben") as store:
        await asyncio.wait_for(store.ask(c.WriteNote(None, "early"), 0), 10)
        backup = office.done("backup", str(office.root / "one")).split()[1]
        await asyncio.wait_for(store.ask(c.WriteNote(None, "late"), 1), 10)
    return seat, backup


async def after_the_restore(office: Operated, seat: Seat) -> OwnNote:
    """Write on, then agree to send again what the server lost; return the note as the server has it."""
    async with terminal(seat, office.root / "ben") as store:
        await until(lambda: bool(store.half.lost))
        await until(lambda: store.live)
        assert ["late"] == [getattr(each.command, "text", "") for each in store.half.lost]
        await store.do(c.WriteNote(None, "late, and later"), 2)
        await asyncio.sleep(0.3)
        assert ("early", 1) == (noted(store).text, store.waiting)
        await store.resend()
        await until(lambda: store.waiting == 0)
        assert [] == await store.declined()
        return noted(store)


def noted(store: Store) -> OwnNote:
    """Return the note on the whole interview as the server last told it."""
    note = store.half.picture["OwnNote/"]
    assert isinstance(note, OwnNote)
    return note


NEW = (
    *("debrief", "new", "--candidate", "Noor Haddad", "--position", "Engineer", "--rubric", "Backend"),
    *("--facilitator", "Ana Duarte", "--panelist", "Ben Okafor", "--open"),
)

KILLED_AT = """
import asyncio, os, signal, sys
from pathlib import Path
from panelry_server import restoring
from panelry_server.settings import Settings

async def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(restoring, sys.argv[3], killed)
copies = restoring.Copies(Path(sys.argv[1]))
asyncio.run(restoring.restore_all(copies, Settings(folder=Path(sys.argv[2])), replace=True))
"""
