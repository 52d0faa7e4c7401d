"""An organisation whose record is in PostgreSQL: its commands, a kill, a taking over, no secret said."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from panelry_server.commands.errand import UNPROVEN
from panelry_server.core import NO_DRIVER
from panelry_server.saving import STOPPED
from postgres_cluster import GUARDED, PASSWORD, Cluster, schema_of
from server.operated import Operated, operated, until
from server.planted import plant, story_of

FILE = "server.toml"
MOVE = ("migrate", "to-postgresql")


def set_database(office: Operated, url: str) -> None:
    """Name the database in the data folder's settings."""
    file = office.folder / FILE
    file.touch(0o600)
    file.write_text(f'database = "{url}"\n')


@pytest.fixture
def office(tmp_path: Path, database: str) -> Iterator[Operated]:
    """A data folder with two debriefs, whose settings name an empty database."""
    with operated(tmp_path) as made:
        plant(made.folder, story_of("amara").scoring(), story_of("brook").released())
        set_database(made, database)
        yield made


@pytest.fixture
def moved(office: Operated) -> Operated:
    """The same with its record in the database."""
    office.done(*MOVE)
    return office


def test_a_record_moves_to_postgresql_and_back(office: Operated) -> None:
    """The command says what it did and what is next; every debrief is there, and all of it is sound."""
    said = office.say(*MOVE)
    aside = next(office.folder.glob("journal-moved-*.db"))
    first, *rest = said.talk.splitlines()
    assert (0, "", "Moved: 3 streams with ") == (said.code, said.out, first[:22])
    assert [
        "From now on the server needs the database: keep it as database in server.toml.",
        f"The file that it came from is now {aside}: remove it once a backup is made.",
        "The record is sound. Debriefs: 2.",
    ] == rest
    listed = office.done("debrief", "list", "--json")
    assert "amara" in listed
    back = office.say("migrate", "to-sqlite")
    place = (
        f"It is in {office.folder / 'journal.db'}. Take database out of server.toml and of the environment."
    )
    assert (0, [first, place]) == (back.code, back.talk.splitlines()[:2])
    (office.folder / FILE).unlink()
    assert listed == office.done("debrief", "list", "--json")


def test_a_move_names_what_is_in_its_way(moved: Operated, database: str) -> None:
    """No database, one that holds a record, a folder that does; and the record's old place once it moved."""
    aside = next(moved.folder.glob("journal-moved-*.db"))
    shutil.copy(aside, moved.folder / "journal.db")
    there = "postgresql:///postgres holds a record already. Add --replace to do without it.\n"
    assert (1, there) == (moved.say(*MOVE).code, moved.say(*MOVE).talk)
    journal = f"{moved.folder / 'journal.db'} holds a record already. Put it elsewhere first.\n"
    assert (1, "", journal) == moved.say("migrate", "to-sqlite")
    both = moved.say("debrief", "list")
    assert (1, True) == (both.code, "holds a journal file, and the settings name a database" in both.talk)
    assert 0 == moved.say(*MOVE, "--replace").code
    moved.done("migrate", "to-sqlite")
    (moved.folder / "journal.db").unlink()
    gone = moved.say("debrief", "list")
    assert (1, True) == (gone.code, "was moved to a data folder" in gone.talk)
    (moved.folder / FILE).unlink()
    nameless = moved.say(*MOVE)
    assert (2, True) == (nameless.code, "Which database? Name it with --database" in nameless.talk)
    assert database not in f"{both}{gone}{nameless}"


def test_faults_that_came_along_are_told(office: Operated) -> None:
    """An event whose mark is not its own is moved as it is; the check after it says so."""
    change(
        office.folder / "journal.db", "UPDATE event SET mark = zeroblob(32) WHERE n = 1 AND stream = 'amara'"
    )
    said = office.say(*MOVE)
    assert (1, "stream amara, position 1: the mark is not that of this event\n") == said[:2]
    assert said.talk.splitlines()[-1] == "Faults: 1. They came with it: see panelry-server check."


def test_a_move_without_the_key_of_the_chains_says_that_nothing_is_proven(office: Operated) -> None:
    """It is done, and the operator is told what is missing."""
    change(office.keys / "keys.db", "DELETE FROM data_key WHERE stream = '/chain'")
    said = office.say(*MOVE)
    assert (0, [UNPROVEN, "The record is sound. Debriefs: 2."]) == (said.code, said.talk.splitlines()[-2:])


def change(file: Path, sql: str) -> None:
    """Change a file of the organisation's as nobody should."""
    with contextlib.closing(sqlite3.connect(file)) as db, db:
        db.execute(sql)


def test_an_organisation_can_begin_in_a_database(tmp_path: Path, database: str) -> None:
    """The settings file is private, there is no journal file, and what is missing is named."""
    office = Operated(tmp_path)
    office.done(
        "init", "--organisation", "Acme", "--database", database, "--public-host", "panel.example.org"
    )
    file = office.folder / FILE
    assert (f'public_host = "panel.example.org"\ndatabase = "{database}"\n', 0o600) == (
        file.read_text(),
        file.stat().st_mode & 0o777,
    )
    assert not (office.folder / "journal.db").exists()
    assert 0 == office.say("check").code
    again = office.say("init", "--organisation", "Acme", "--database", database)
    assert (1, f"{file} is there already. Set database in it, without --database.\n") == (
        again.code,
        again.talk,
    )
    (office.folder / "secret").unlink()
    assert "holds no data of panelry-server" in office.say("check").talk


def test_a_backup_of_a_database_restores_into_one_or_into_a_folder(moved: Operated) -> None:
    """The copy is a journal file, apart from its keys; a restore is asked for twice where a record is."""
    told = json.loads(
        moved.done("backup", str(moved.root / "one"), "--keys", str(moved.root / "two"), "--json")
    )
    listed = moved.done("debrief", "list")
    there = moved.say("restore", told["journal"])
    assert (1, "postgresql:///postgres is there already. Add --replace to do without it.\n") == (
        there.code,
        there.talk,
    )
    said = moved.say("restore", told["journal"], "--replace")
    assert (0, True) == (
        said.code,
        said.talk.startswith("The record is in place and sound. Debriefs: 2.\n"),
    ), said
    assert listed == moved.done("debrief", "list")
    assert 1 == len(list(moved.folder.glob("journal*.db")))
    (moved.folder / FILE).unlink()
    assert 0 == moved.say("restore", told["journal"]).code
    assert listed == moved.done("debrief", "list")


def test_a_restore_into_an_empty_database_needs_no_asking(moved: Operated, cluster: Cluster) -> None:
    """On a machine of its own, where only the copies are."""
    told = json.loads(
        moved.done("backup", str(moved.root / "one"), "--keys", str(moved.root / "two"), "--json")
    )
    new = Operated(moved.root / "elsewhere")
    new.folder.mkdir(parents=True, mode=0o700)
    set_database(new, cluster.schema())
    said = new.say("restore", told["journal"], "--keys", told["keys"], "--wrapping", str(moved.wrapping))
    assert 0 == said.code, said
    assert moved.done("debrief", "list") == new.done("debrief", "list")


def test_a_killed_server_starts_again_at_once(moved: Operated) -> None:
    """The database lets go with the process, what was acknowledged is there, others were kept out."""
    moved.start()
    moved.done("position", "new", "Platform Engineer")
    rival = copied(moved)
    kept_out = rival.say("debrief", "list")
    assert (1, True) == (kept_out.code, "stop that server first" in kept_out.talk)
    moved.end(signal.SIGKILL)
    moved.start()
    assert "Platform Engineer" in moved.done("position", "list")
    assert 0 == moved.say("check").code
    assert 0 == moved.end()


def copied(office: Operated) -> Operated:
    """Return a standby: the same settings and keys on another machine, as it were."""
    standby = Operated(office.root / "standby")
    shutil.copytree(office.folder, standby.folder, ignore=shutil.ignore_patterns("*.sock", "door", "*.lock"))
    shutil.copytree(office.keys, standby.keys, ignore=shutil.ignore_patterns("*.lock"))
    shutil.copytree(office.wrapping.parent, standby.wrapping.parent)
    return standby


def test_a_paused_server_that_comes_back_writes_nothing_more(moved: Operated) -> None:
    """Another has taken the record over meanwhile: the first one is refused, the record is sound."""
    moved.start()
    assert moved.process is not None
    standby = copied(moved)
    moved.process.send_signal(signal.SIGSTOP)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PANELRY_SERVER_TAKE_OVER", "true")
            standby.done("office", "invite", "Grace Hill")
    finally:
        moved.process.send_signal(signal.SIGCONT)
    late = moved.say("office", "invite", "Ivo Petrov")
    assert (1, True) == (late.code, "taken this journal over" in late.talk), late
    asyncio.run(until(lambda: STOPPED in moved.log.read_text()))
    assert 0 == moved.end()
    names = [each.split()[0] for each in standby.done("audit", "verify").splitlines() if each]
    assert names
    assert "Ivo" not in standby.done("office", "rights")


def test_no_password_is_in_a_log_an_error_or_the_list_of_processes(
    moved: Operated, cluster: Cluster, database: str
) -> None:
    """It stands in the private settings file alone, whatever goes well or wrong."""
    schema = schema_of(database)
    set_database(moved, cluster.address(schema, f"{GUARDED}:{PASSWORD.replace(' ', '%20')}"))
    moved.start()
    assert moved.process is not None
    command = Path(f"/proc/{moved.process.pid}/cmdline").read_bytes()
    moved.done("check")
    moved.end()
    set_database(moved, cluster.address(schema, f"{GUARDED}:wrong%20horse"))
    wrong = moved.say("check")
    assert (1, True) == (wrong.code, "password authentication failed" in wrong.talk)
    said = f"{wrong}{moved.log.read_text()}{command!r}"
    typed = moved.say("serve", "--database", f"postgresql://panelry:{PASSWORD}@db/x")
    assert (1, True) == (typed.code, "stands in the list of processes" in typed.talk)
    assert [] == [word for word in ("horse", "correct%20") if word in f"{said}{typed}"]


def test_the_start_warns_of_a_database_that_a_power_cut_would_harm(moved: Operated) -> None:
    """The log of the server has the warning."""
    moved.start()
    moved.end()
    assert "fsync off" in moved.log.read_text()


def test_without_the_extra_the_error_says_what_to_install(moved: Operated) -> None:
    """Both a command that opens the record and the move itself."""
    without = "import sys; sys.modules['asyncpg'] = None; from panelry_server.cli import main; exit(main())"
    env = {**os.environ, "XDG_STATE_HOME": str(moved.root)}
    for words in (["check"], ["migrate", "to-sqlite"], ["nodes", "list"]):
        command = [sys.executable, "-c", without, *words, "--folder", str(moved.folder)]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
        assert (1, f"{NO_DRIVER[0].upper()}{NO_DRIVER[1:]}.\n") == (ended.returncode, ended.stderr)
