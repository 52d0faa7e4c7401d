"""A record that several servers may have: its keys in the database, one identity, and the way back."""

import asyncio
import contextlib
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import bytes_below
from panelry_server.commands.nodes import _NEXT
from panelry_server.journal import JournalError
from panelry_server.journal.postgres.queries import Database
from panelry_server.journal.postgres.sharing import OtherIdentity, demand_pin
from panelry_server.journal.postgres.visiting import Visiting
from panelry_server.keeping import KeysError, Places
from panelry_server.keeping.postgres import PostgresKeys
from panelry_server.keeping.sharing import destroyed_in
from postgres_cluster import Cluster, schema_of
from server.nodes_of import FILE, node_like, shared_by
from server.operated import Operated
from server.planted import story_of

PATIENCE = 60.0
OTHER = "This machine holds another secret than the nodes of the record do: copy the file secret from"


@pytest.fixture
def office(tmp_path: Path, database: str) -> Iterator[Operated]:
    """The first node of a record with two debriefs."""
    office = shared_by(tmp_path, database, story_of("amara").scoring(), story_of("brook").released())
    yield office
    office.end()


def keys_there(cluster: Cluster, database: str) -> str:
    """Return how many keys the database has."""
    return cluster.ask("SELECT count(*) FROM data_key", schema_of(database))


def versions_there(cluster: Cluster, database: str) -> str:
    """Return the versions of the wrapping key that the database's keys need."""
    return cluster.ask("SELECT DISTINCT version FROM data_key", schema_of(database))


def test_the_keys_move_into_the_database_and_no_store_is_left(
    office: Operated, cluster: Cluster, database: str
) -> None:
    """The whole record opens with them; the wrapping key is in its file alone."""
    assert not list(office.keys.glob("keys.db*"))
    assert "5" == keys_there(cluster, database)
    assert "The record is sound" in office.say("check").talk
    assert 2 == len(office.done("debrief", "list").splitlines())
    wrapping = office.wrapping.read_text().split()[1]
    dumped = cluster.ask("SELECT string_agg(encode(wrapped, 'hex'), ' ') FROM data_key", schema_of(database))
    assert wrapping not in dumped
    again = office.say("nodes", "begin")
    assert (0, _NEXT.format(folder=office.folder, shown=office.folder / "tls") + "\n") == (
        again.code,
        again.talk.partition("\n")[2],
    )


def test_another_node_needs_the_secret_and_the_wrapping_key(office: Operated) -> None:
    """With copies of both it reads the record; with another secret, or without the key, it does not start."""
    node = node_like(office, "second")
    assert office.done("debrief", "list") == node.done("debrief", "list")
    assert not list(node.keys.glob("*.db"))
    (node.folder / "secret").write_bytes(bytes(32))
    refused = node.say("serve")
    assert (1, True) == (refused.code, refused.talk.startswith(OTHER)), refused
    assert (1, True) == ((begun := node.say("nodes", "begin")).code, OTHER in begun.talk)
    node = node_like(office, "third")
    node.wrapping.unlink()
    missing = node.say("debrief", "list")
    assert (1, True) == (missing.code, f"{node.wrapping} is missing" in missing.talk), missing
    assert not node.wrapping.exists()
    node.wrapping.write_text(f"1 {'0' * 64}\n")
    node.wrapping.chmod(0o600)
    wrong = node.say("debrief", "list")
    assert (1, True) == (wrong.code, "does not open with version 1" in wrong.talk), wrong


def test_a_node_that_shows_another_key_does_not_serve(
    office: Operated, cluster: Cluster, database: str
) -> None:
    """Terminals would refuse it: it says which files to copy, and how a new key is meant."""
    node = node_like(office, "second")
    cluster.ask("UPDATE journal SET pin = 'another'", schema_of(database))
    refused = node.say("serve", "--port", "0")
    assert (1, True) == (refused.code, "shows another key than the others do" in refused.talk), refused
    (node.folder / "secret").write_bytes(bytes(range(32)))
    node.done("nodes", "begin", "--new-identity")
    assert "" == cluster.ask("SELECT pin FROM journal", schema_of(database))
    assert 2 == len(node.done("debrief", "list").splitlines())
    assert OTHER in office.say("debrief", "list").talk


def test_an_erasure_destroys_the_key_for_every_node(
    office: Operated, cluster: Cluster, database: str
) -> None:
    """No row has a byte of it, the instant stands there, and no node has a key to read with."""
    node = node_like(office, "second")
    office.done("erase", "amara", "--reason", "a practice", "--yes")
    gone = cluster.ask(
        "SELECT wrapped IS NULL, destroyed_at IS NOT NULL FROM data_key WHERE stream = 'amara'",
        schema_of(database),
    )
    assert "t|t" == gone
    assert "erased" in node.done("debrief", "list")
    assert "The record is sound" in node.say("check").talk


def test_a_backup_has_the_keys_and_a_restore_gives_no_destroyed_one_back(office: Operated) -> None:
    """One server has the record then; the operator lets several have it again."""
    told = json.loads(
        office.done("backup", str(office.root / "one"), "--keys", str(office.root / "two"), "--json")
    )
    office.done("erase", "amara", "--reason", "a practice", "--yes")
    without = office.say("restore", told["journal"], "--replace")
    assert (1, True) == (without.code, "Name their copy with --keys FILE" in without.talk), without
    said = office.say("restore", told["journal"], "--keys", told["keys"], "--replace")
    assert "The record is in place and sound" in said.talk, said
    assert "erased" in office.done("debrief", "list")
    with contextlib.closing(sqlite3.connect(office.keys / "keys.db")) as store:
        sql = "SELECT wrapped IS NULL FROM data_key WHERE stream = 'amara'"
        assert [(1,)] == store.execute(sql).fetchall()
    office.done("nodes", "begin")
    assert 2 == len(node_like(office, "second").done("debrief", "list").splitlines())


def test_the_way_back_gives_the_keys_to_one_folder(office: Operated, cluster: Cluster, database: str) -> None:
    """The database has none any more, and the record may move to a file again; before, it may not."""
    listed = office.done("debrief", "list")
    early = office.say("migrate", "to-sqlite")
    assert (1, True) == (early.code, "panelry-server nodes end" in early.talk), early
    node = node_like(office, "second")
    (node.folder / "secret").write_bytes(bytes(32))
    assert (1, True) == ((other := node.say("nodes", "end")).code, OTHER in other.talk)
    node = node_like(office, "third")
    node.wrapping.write_text(f"9 {'0' * 64}\n")
    node.wrapping.chmod(0o600)
    lacks = node.say("nodes", "end")
    assert (1, True) == (lacks.code, "lacks version 1: copy it from another node" in lacks.talk), lacks
    said = office.say("nodes", "end")
    assert (0, "One server has the record from now on.") == (said.code, said.talk.strip()[-38:])
    assert "0" == keys_there(cluster, database)
    assert 0o600 == (office.keys / "keys.db").stat().st_mode & 0o777
    assert listed == office.done("debrief", "list")
    assert "nothing to end" in office.say("nodes", "end").talk
    office.done("migrate", "to-sqlite")
    (office.folder / FILE).unlink()
    assert listed == office.done("debrief", "list")


def test_a_rotation_with_no_other_node_is_done_at_once(
    office: Operated, cluster: Cluster, database: str
) -> None:
    """Every key has the new wrapping, and a machine with the old one is told to copy it."""
    node = node_like(office, "second")
    before = office.wrapping.read_text().split()[1]
    office.done("keys", "rotate")
    assert "2" == versions_there(cluster, database)
    assert before.encode() not in bytes_below(office.root / "data-wrapping")
    stale = node.say("debrief", "list")
    assert (1, True) == (stale.code, "copy the wrapping key from another node" in stale.talk), stale
    assert "The record is sound" in office.say("check").talk


def test_a_rotation_waits_until_every_node_has_the_new_wrapping_key(
    office: Operated, cluster: Cluster, database: str
) -> None:
    """The first call makes it and says where to copy it; new keys have the old wrapping until then."""
    node = node_like(office, "second")
    schema = schema_of(database)
    cluster.ask("INSERT INTO node VALUES ('n2', 'second', 1, clock_timestamp() + interval '1 hour')", schema)
    waits = office.say("keys", "rotate")
    assert (1, True) == (waits.code, "machine of each other node (second)" in waits.talk), waits
    assert ["1", "2"] == [line.split()[0] for line in office.wrapping.read_text().splitlines()]
    office.done("position", "new", "Staff Engineer")
    assert "1" == versions_there(cluster, database)
    assert 2 == len(node.done("debrief", "list").splitlines())
    node.wrapping.write_text(office.wrapping.read_text())
    cluster.ask("UPDATE node SET wrapping = 2", schema)
    office.done("keys", "rotate")
    assert "2" == versions_there(cluster, database)
    assert 2 == len(node.done("debrief", "list").splitlines())


def test_a_store_that_is_left_over_is_told_and_cleared(office: Operated, cluster: Cluster) -> None:
    """A kill between the move and the clearing leaves one; one of another record is not touched."""
    told = json.loads(
        office.done("backup", str(office.root / "one"), "--keys", str(office.root / "two"), "--json")
    )
    left = office.keys / "keys.db"
    left.write_bytes(Path(told["keys"]).read_bytes())
    left.chmod(0o600)
    office.start()
    office.end()
    assert "left from before the keys were in the database" in office.log.read_text()
    office.done("nodes", "begin")
    assert not left.exists()
    stranger = shared_by(office.root / "stranger", cluster.schema(), story_of("coral").scoring())
    stranger.done("nodes", "end")
    left.write_bytes((stranger.keys / "keys.db").read_bytes())
    left.chmod(0o600)
    office.wrapping.write_text(stranger.wrapping.read_text())
    wrong = office.say("nodes", "begin")
    assert (1, True) == (wrong.code, "is another record's store" in wrong.talk), wrong
    assert left.exists()


def test_what_is_missing_is_named(tmp_path: Path, database: str) -> None:
    """No database, no store of keys."""
    office = Operated(tmp_path)
    assert (2, True) == ((none := office.say("nodes", "begin")).code, "Which database?" in none.talk)
    office.done("init", "--organisation", "Acme", "--database", database)
    for file in office.keys.glob("keys.db*"):
        file.unlink()
    empty = office.say("nodes", "begin")
    assert (1, True) == (empty.code, "run this where the server ran" in empty.talk), empty


def test_the_list_of_nodes_says_who_serves_and_who_is_on_duty(office: Operated) -> None:
    """Two real servers; the one that began first is on duty, the other one once that has stopped."""
    none = office.say("nodes", "list")
    assert (0, "", "No node serves this record now.\n") == none
    node = node_like(office, "second")
    office.start()
    node.start()
    try:
        listed = json.loads(node.done("nodes", "list", "--json"))
        assert [1, 1] == [each["wrapping"] for each in listed]
        assert 1 == sum(each["on_duty"] for each in listed)
        (first,) = [each["name"] for each in listed if each["on_duty"]]
        assert office.process is not None
        assert f"process {office.process.pid}" in first
        assert 0 == office.end()
        (line,) = node.done("nodes", "list").splitlines()
        assert node.process is not None
        assert f"process {node.process.pid}): heard of " in line
    finally:
        node.end()


def test_the_way_back_names_who_has_the_record(office: Operated) -> None:
    """Not who took it last and has left since."""
    node = node_like(office, "second")
    office.start()
    try:
        node.start()
        assert node.process is not None
        assert office.process is not None
        left = node.process.pid
        assert 0 == node.end()
        refused = node.say("nodes", "end")
        assert (1, True, False) == (
            refused.code,
            f"(process {office.process.pid}): stop that server first" in refused.talk,
            f"process {left})" in refused.talk,
        ), refused
    finally:
        office.end()


def test_what_is_to_be_copied_is_there_before_the_first_server_runs(office: Operated) -> None:
    """The key that all nodes show is made at once, or each would make its own."""
    assert {"key.pem", "certificate.pem"} == {each.name for each in (office.folder / "tls").iterdir()}
    file = office.folder / FILE
    own = [office.root / name for name in ("own.pem", "own.key")]
    for name, path in zip(("certificate.pem", "key.pem"), own, strict=True):
        path.write_bytes((office.folder / "tls" / name).read_bytes())
        path.chmod(0o600)
    file.write_text(f'{file.read_text()}certificate = "{own[0]}"\nkey = "{own[1]}"\n')
    again = office.say("nodes", "begin")
    assert (0, True) == (again.code, f"  {own[0]}\n  {own[1]}\n" in again.talk), again


def test_commands_of_the_operator_work_at_any_node(office: Operated) -> None:
    """What one node did, another lists at once, with its own server or without one."""
    node = node_like(office, "second")
    third = node_like(office, "third")
    office.start()
    node.start()
    try:
        office.done("position", "new", "Staff Engineer")
        node.done("position", "new", "Platform Engineer")
        third.done("position", "new", "Data Engineer")
        for each in (office, node, third):
            listed = each.done("position", "list")
            assert [] == [name for name in ("Staff", "Platform", "Data") if name not in listed]
        node.done("erase", "amara", "--reason", "a practice", "--yes")
        assert "erased" in office.done("debrief", "list")
        told = json.loads(
            node.done("backup", str(node.root / "one"), "--keys", str(node.root / "two"), "--json")
        )
        assert Path(told["keys"]).exists()
        assert "The record is sound" in third.say("check").talk
        refused = third.say("nodes", "end")
        assert (1, True) == (refused.code, "stop that server first" in refused.talk), refused
    finally:
        assert 0 == node.end()
        assert 0 == office.end()


def test_a_rotation_goes_round_two_servers_that_run(office: Operated) -> None:
    """The file is copied between the two calls; both serve on, and the second drops the old key itself."""
    node = node_like(office, "second")
    office.start()
    node.start()
    try:
        waits = office.say("keys", "rotate")
        assert (1, True) == (waits.code, "Copy the file to the machine of each other node" in waits.talk), (
            waits
        )
        node.wrapping.write_text(office.wrapping.read_text())
        until = time.monotonic() + PATIENCE
        while office.say("keys", "rotate").code:
            assert time.monotonic() < until
            time.sleep(0.5)
        while len(node.wrapping.read_text().splitlines()) > 1:
            assert time.monotonic() < until
            time.sleep(0.5)
        assert office.wrapping.read_text() == node.wrapping.read_text()
        node.done("position", "new", "Platform Engineer")
        assert "The record is sound" in office.say("check").talk
    finally:
        assert 0 == node.end()
        assert 0 == office.end()


def test_a_database_that_spoils_keys_gets_none(tmp_path: Path, cluster: Cluster, database: str) -> None:
    """What it gives back is compared before anything counts; the store in the folder stays."""
    office = Operated(tmp_path)
    office.done("init", "--organisation", "Acme", "--database", database)
    cluster.ask(
        "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN NEW.wrapped := sha256(NEW.wrapped) || substr(NEW.wrapped, 33); RETURN NEW; END $$;"
        " CREATE TRIGGER spoil BEFORE INSERT ON data_key FOR EACH ROW EXECUTE FUNCTION spoil()",
        schema_of(database),
    )
    said = office.say("nodes", "begin")
    assert (1, True) == (said.code, "gave back other keys" in said.talk), said
    assert "The record is sound" in office.say("check").talk
    cluster.ask("DROP TRIGGER spoil ON data_key", schema_of(database))
    (office.keys / "keys.db").rename(office.keys / "kept")
    (office.keys / "keys.db").write_bytes(b"no store" * 100)
    broken = office.say("nodes", "begin")
    assert (1, True) == (broken.code, "see to its folder and disk" in broken.talk), broken
    (office.keys / "kept").rename(office.keys / "keys.db")
    alone = office.say("nodes", "list")
    assert (1, True) == (alone.code, "has one server alone" in alone.talk), alone
    office.done("nodes", "begin")


@pytest.mark.usefixtures("office")
async def test_the_first_pin_counts_for_all_nodes(database: str) -> None:
    """The same one later is fine, another is refused; a database that is not there is named."""
    await demand_pin(database, "one")
    await demand_pin(database, "one")
    with pytest.raises(OtherIdentity, match="copy tls"):
        await demand_pin(database, "another")
    nowhere = "postgresql://panelry@/postgres?host=/nowhere"
    with pytest.raises(JournalError, match="cannot be used"):
        await demand_pin(nowhere, "one")
    with pytest.raises(JournalError, match="cannot be used"):
        await destroyed_in(nowhere)


async def test_a_question_that_fails_says_so_and_the_next_is_answered(
    office: Operated, database: str
) -> None:
    """Whether it is the table that is not there, or the place for a copy of the keys."""
    visiting = Visiting(database)
    for failing in (visiting.sweep("nowhere"), visiting.ask(lambda db: db.fetch("SELECT nothing"))):
        with pytest.raises(JournalError, match="cannot be used"):
            await failing
        assert 1 == await visiting.ask(lambda db: db.fetchval("SELECT 1"))
    await visiting.close()
    keys = await PostgresKeys.open(database, Places.beside(office.folder))
    with pytest.raises(KeysError, match="no copy was made"):
        await keys.backup(office.root / "nowhere" / "keys.db")
    await keys.close()


@pytest.mark.usefixtures("office")
async def test_a_server_that_stands_still_in_a_question_holds_up_nobody(database: str) -> None:
    """The database ends what it had begun; the others go on, and it begins anew."""
    paused, other = Visiting(database), Visiting(database)

    async def stand_still(db: Database) -> None:
        await db.execute("INSERT INTO duty (node, until) VALUES ('paused', clock_timestamp())")
        stands.set()
        await goes_on.wait()
        await db.execute("SELECT 1")

    stands, goes_on = asyncio.Event(), asyncio.Event()
    standing = asyncio.ensure_future(paused.ask(stand_still))
    await stands.wait()
    assert "INSERT 0 1" == await other.ask(
        lambda db: db.execute("INSERT INTO duty (node, until) VALUES ('other', clock_timestamp())")
    )
    goes_on.set()
    with pytest.raises(JournalError):
        await standing
    assert "other" == await paused.ask(lambda db: db.fetchval("SELECT node FROM duty"))
    for each in (paused, other):
        await each.close()
