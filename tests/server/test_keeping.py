"""The data keys: one for each stream, wrapped, destroyed for good, rotated, and apart from the journal."""

import asyncio
import os
import sqlite3
import stat
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import AT, bytes_below
from panelry_server.journal import JournalError, Locked
from panelry_server.journal.sqlite.folder import DataFolder
from panelry_server.keeping import KeyDestroyed, Keys, KeysError, NoKey, Places
from panelry_server.keeping.key_file import KeyFile
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.postgres import PostgresKeys
from panelry_server.keeping.sharing import begin
from panelry_server.keeping.sqlite import SqliteKeys
from panelry_server.keeping.wrapping import WrappingFile, unwrap, wrap

LATER = "2031-06-07T08:09:10Z"


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def keys(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Keys]:
    """Give an empty store of each engine."""
    places = Places.beside(tmp_path / "data")
    made: Keys
    match request.param:
        case "memory":
            made = MemoryKeys()
        case "sqlite":
            made = await SqliteKeys.open(places)
        case _:
            url = request.getfixturevalue("database")
            await (await SqliteKeys.open(places)).close()
            await begin(tmp_path / "data", url, bytes(32))
            made = await PostgresKeys.open(url, places)
    yield made
    await made.close()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Name the places beside a data folder."""
    return Places.beside(tmp_path / "data")


async def test_every_stream_has_a_key_of_its_own(keys: Keys) -> None:
    """256 bits, the same whenever asked, unlike any other stream's."""
    for stream in ("oak", "elm"):
        await keys.make(stream)
    oak, elm, again = [await keys.key(stream) for stream in ("oak", "elm", "oak")]
    assert (32, 32, True, False) == (len(oak), len(elm), oak == again, oak == elm)


async def test_a_key_is_made_once(keys: Keys) -> None:
    """Making it again keeps what there is, or everything sealed would be lost."""
    await keys.make("oak")
    before = await keys.key("oak")
    await keys.make("oak")
    assert before == await keys.key("oak")


async def test_many_keys_are_made_together(keys: Keys) -> None:
    """Who has a key keeps it; the others get one each."""
    await keys.make("oak")
    before = await keys.key("oak")
    await keys.make_all(("oak", "elm", "ash"))
    await keys.make_all(())
    assert before == await keys.key("oak")
    assert 3 == len({await keys.key(each) for each in ("oak", "elm", "ash")})


async def test_a_stream_without_a_key_is_named(keys: Keys) -> None:
    """The error says where the key may be; it is an error of the journal to whoever holds one."""
    with pytest.raises(NoKey, match=r"stream oak has no key: put the backup") as none:
        await keys.key("oak")
    assert isinstance(none.value, JournalError)


async def test_a_destroyed_key_is_gone_for_ever(keys: Keys) -> None:
    """It is neither given nor made again."""
    await keys.make("oak")
    await keys.destroy("oak", AT)
    for act in (keys.key, keys.make):
        with pytest.raises(KeyDestroyed, match="oak"):
            await act("oak")


async def test_a_stream_that_never_had_a_key_never_gets_one_once_destroyed(keys: Keys) -> None:
    """Destroying says: this stream is over."""
    await keys.destroy("oak", AT)
    with pytest.raises(KeyDestroyed):
        await keys.make("oak")


async def test_what_is_known_tells_used_from_destroyed(keys: Keys) -> None:
    """Destroying again keeps the first instant."""
    for stream in ("oak", "elm"):
        await keys.make(stream)
    await keys.destroy("oak", AT)
    await keys.destroy("oak", LATER)
    assert {"oak": AT, "elm": None} == await keys.known()


async def test_rotation_keeps_every_key(keys: Keys) -> None:
    """The data keys stay, destroyed ones stay destroyed, and new ones are made afterwards."""
    for stream in ("oak", "elm", "fir"):
        await keys.make(stream)
    await keys.destroy("fir", AT)
    before = [await keys.key(stream) for stream in ("oak", "elm")]
    assert 2 == await keys.rotate()
    await keys.make("ash")
    assert before == [await keys.key(stream) for stream in ("oak", "elm")]
    assert {"oak": None, "elm": None, "fir": AT, "ash": None} == await keys.known()


async def test_a_closed_store_says_so(keys: Keys) -> None:
    """Closing twice is harmless; asking afterwards is an error that names the cure."""
    await keys.make("oak")
    await keys.close()
    await keys.close()
    for asked in (keys.make("elm"), keys.key("oak"), keys.destroy("oak", AT), keys.known(), keys.rotate()):
        with pytest.raises(KeysError, match="open it again"):
            await asked


async def test_keys_outlive_a_restart(places: Places) -> None:
    """Made keys, destroyed keys and rotations are on the disk before they count."""
    store = await SqliteKeys.open(places)
    for stream in ("oak", "elm"):
        await store.make(stream)
    oak = await store.key("oak")
    await store.destroy("elm", AT)
    await store.rotate()
    await store.close()
    store = await SqliteKeys.open(places)
    assert (oak, {"oak": None, "elm": AT}) == (await store.key("oak"), await store.known())
    await store.close()


async def test_everything_about_keys_is_private(places: Places, tmp_path: Path) -> None:
    """Folders are 0700, files are 0600, and store and wrapping key lie in folders of their own."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    found = modes_below(tmp_path)
    await store.close()
    assert {
        "data-keys": 0o700,
        "data-keys/keys.db": 0o600,
        "data-keys/keys.db-shm": 0o600,
        "data-keys/keys.db-wal": 0o600,
        "data-keys/keys.lock": 0o600,
        "data-wrapping": 0o700,
        "data-wrapping/wrapping.key": 0o600,
    } == found
    assert () == store.warnings


def modes_below(folder: Path) -> dict[str, int]:
    """Return who may do what with each file and folder, by its path."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


async def test_no_data_key_is_on_the_disk_unwrapped(places: Places, tmp_path: Path) -> None:
    """The store holds the wrapped key, which the wrapping key opens and nothing else does."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    key = await store.key("oak")
    wrapped = wrapped_of(places, "oak")
    found = (wrapped in bytes_below(tmp_path), key in bytes_below(tmp_path))
    await store.close()
    wrapping = WrappingFile(places.wrapping).read()
    assert ((True, False), key) == (found, unwrap(wrapping[1], 1, "oak", wrapped))


def wrapped_of(places: Places, stream: str) -> bytes:
    """Return a wrapped key as it stands in the store."""
    with sqlite3.connect(places.keys / "keys.db") as db:
        wrapped: bytes = db.execute("SELECT wrapped FROM data_key WHERE stream = ?", (stream,)).fetchone()[0]
    db.close()
    return wrapped


async def test_no_byte_of_a_destroyed_key_stays(places: Places) -> None:
    """Of forty wrapped keys destroyed one by one none is in database, log or index, open or closed."""
    store = await SqliteKeys.open(places)
    for index in range(40):
        await store.make(f"oak-{index}")
    wrapped = {f"oak-{index}": wrapped_of(places, f"oak-{index}") for index in range(40)}
    there = bytes_below(places.keys)
    assert all(each in there for each in wrapped.values())
    for stream, each in wrapped.items():
        await store.destroy(stream, AT)
        assert not any(part in bytes_below(places.keys) for part in parts(each))
    await store.close()
    left = bytes_below(places.keys)
    assert [] == [stream for stream in wrapped if any(part in left for part in parts(wrapped[stream]))]


def parts(wrapped: bytes) -> list[bytes]:
    """Return pieces of a wrapped key, each too long to be anywhere by chance."""
    return [wrapped[start : start + 12] for start in range(0, 60, 12)]


async def test_after_a_rotation_neither_old_wrapping_nor_old_wrapped_keys_stay(places: Places) -> None:
    """Both files hold the new ones only; the bytes of the old wrapping key were overwritten."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    old_wrapped, old_wrapping = wrapped_of(places, "oak"), places.wrapping.read_bytes()
    shadow = places.wrapping.with_name("shadow")
    os.link(places.wrapping, shadow)
    await store.rotate()
    left = (old_wrapped in bytes_below(places.keys), old_wrapping[2:] in places.wrapping.read_bytes())
    await store.close()
    assert ((False, False), {0}) == (left, set(shadow.read_bytes()))
    assert [2] == list(WrappingFile(places.wrapping).read())


async def test_an_old_backup_of_the_store_opens_with_no_key_that_is_left(
    places: Places, tmp_path: Path
) -> None:
    """A destroyed key survives in an old backup, so the wrapping key of that day must not."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    await store.backup(tmp_path / "keys.db")
    await store.destroy("oak", AT)
    await store.rotate()
    await store.close()
    (tmp_path / "keys.db").replace(places.keys / "keys.db")
    with pytest.raises(KeysError, match=r"wrapped by version 1, and .*wrapping\.key has 2: put wrapping key"):
        await SqliteKeys.open(places)


async def test_a_backup_of_the_store_gives_the_keys_back(places: Places, tmp_path: Path) -> None:
    """Put back beside the same wrapping key, it opens every key; it is private and one file."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    key = await store.key("oak")
    (tmp_path / "copies").mkdir()
    await store.backup(tmp_path / "copies" / "keys")
    await store.close()
    assert ["keys"] == [each.name for each in (tmp_path / "copies").iterdir()]
    assert 0o600 == stat.S_IMODE((tmp_path / "copies" / "keys").stat().st_mode)
    (tmp_path / "copies" / "keys").replace(places.keys / "keys.db")
    store = await SqliteKeys.open(places)
    assert key == await store.key("oak")
    await store.close()


async def test_a_backup_without_a_place_is_refused(places: Places, tmp_path: Path) -> None:
    """Where it cannot be written, and where it would take the place of the store."""
    store = await SqliteKeys.open(places)
    for path in (tmp_path / "nowhere" / "keys", places.keys / "keys.db"):
        with pytest.raises(KeysError, match=path.name):
            await store.backup(path)
    await store.make("oak")
    await store.close()


async def test_a_backup_opens_every_key_before_it_has_its_name(places: Places, tmp_path: Path) -> None:
    """A key that does not open is found on the day of the backup, not on the day it is needed."""
    store = await SqliteKeys.open(places)
    for stream in ("oak", "elm"):
        await store.make(stream)
    tamper(places, "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE stream = 'oak')")
    with pytest.raises(KeysError, match="stream elm does not open"):
        await store.backup(tmp_path / "evening")
    await store.close()
    assert not (tmp_path / "evening").exists()


def tamper(places: Places, sql: str) -> None:
    """Change the store behind its back."""
    with sqlite3.connect(places.keys / "keys.db") as db:
        db.executescript(sql)
    db.close()


async def test_a_wrapped_key_moved_to_another_stream_does_not_open(places: Places) -> None:
    """It is bound to the id of its stream."""
    store = await SqliteKeys.open(places)
    for stream in ("oak", "elm"):
        await store.make(stream)
    tamper(places, "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE stream = 'oak')")
    with pytest.raises(KeysError, match=r"stream elm does not open with version 1"):
        await store.key("elm")
    await store.close()


wrappings = st.binary(min_size=32, max_size=32)
streams = st.text("ab\x00é", max_size=3)


@settings(max_examples=60)
@given(wrappings, st.integers(1, 300), streams, wrappings)
def test_a_wrapped_key_opens_for_its_stream_and_version_alone(
    wrapping: bytes, version: int, stream: str, key: bytes
) -> None:
    """60 bytes, never twice the same; another wrapping key, version, stream or bit is refused."""
    wrapped = wrap(wrapping, version, stream, key)
    assert (60, key) == (len(wrapped), unwrap(wrapping, version, stream, wrapped))
    assert wrapped != wrap(wrapping, version, stream, key)
    others = [
        (bytes(32) if any(wrapping) else b"\x01" * 32, version, stream, wrapped),
        (wrapping, version + 1, stream, wrapped),
        (wrapping, version, stream + "a", wrapped),
        *((wrapping, version, stream, flipped(wrapped, at)) for at in (0, 12, 43, 59)),
    ]
    for other in others:
        with pytest.raises(KeysError):
            unwrap(*other)


def flipped(body: bytes, at: int) -> bytes:
    """Return the bytes with one bit changed."""
    return body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]


async def test_a_rotation_that_was_cut_short_is_finished_at_the_next_start(places: Places) -> None:
    """Both wrapping keys are in the file until every data key is wrapped by the new one."""
    store = await SqliteKeys.open(places)
    for stream in ("oak", "elm"):
        await store.make(stream)
    before = [await store.key(stream) for stream in ("oak", "elm")]
    await store.close()
    file = WrappingFile(places.wrapping)
    file.write({**file.read(), 2: b"\x02" * 32})
    store = await SqliteKeys.open(places)
    assert before == [await store.key(stream) for stream in ("oak", "elm")]
    await store.close()
    assert {2: b"\x02" * 32} == file.read()
    assert b"\x02" * 32 not in bytes_below(places.keys)


class Stubborn(WrappingFile):
    """A wrapping key on a disk that does not let go of an old version while `full`."""

    full = False

    def write(self, versions: Mapping[int, bytes]) -> None:
        """Refuse to put an old version away."""
        if self.full and len(versions) == 1:
            raise OSError("no space left")
        super().write(versions)


def test_a_rotation_whose_last_step_failed_keeps_every_key(places: Places) -> None:
    """The old wrapping key cannot be put away: every key opens, and the next rotation ends it."""
    wrapping = Stubborn(places.wrapping)
    file = KeyFile(DataFolder.hold(places.keys, "keys"), wrapping)
    file.make(["oak"])
    before = file.key("oak")
    wrapping.full = True
    with pytest.raises(OSError, match="no space left"):
        file.rotate()
    assert (before, [1, 2]) == (file.key("oak"), list(wrapping.read()))
    wrapping.full = False
    assert 1 == file.rotate()
    assert (before, [3]) == (file.key("oak"), list(wrapping.read()))
    file.close()


async def test_a_disk_that_fails_is_named(places: Places) -> None:
    """What the system refuses reaches the caller as an error of the store, with the cure."""
    store = await SqliteKeys.open(places)
    places.wrapping.with_name("wrapping.key.partial").mkdir()
    with pytest.raises(KeysError, match="see to its folder and disk"):
        await store.rotate()
    await store.make("oak")
    await store.close()
    assert [1] == list(WrappingFile(places.wrapping).read())


async def test_a_lost_wrapping_key_is_not_replaced_by_a_new_one(places: Places) -> None:
    """While a key depends on it the store does not open; the error names both files."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    await store.close()
    kept = places.wrapping.read_bytes()
    places.wrapping.unlink()
    with pytest.raises(KeysError, match=r"wrapping\.key is missing, and no key of .*keys\.db opens"):
        await SqliteKeys.open(places)
    assert not places.wrapping.exists()
    places.wrapping.write_bytes(kept)
    places.wrapping.chmod(0o600)
    await (await SqliteKeys.open(places)).close()


async def test_another_wrapping_key_is_found_at_the_start(places: Places) -> None:
    """It does not wait for the first stream that is opened."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    await store.close()
    WrappingFile(places.wrapping).write({1: bytes(32)})
    with pytest.raises(KeysError, match="does not open with version 1"):
        await SqliteKeys.open(places)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.write_text("a letter"), "is not a wrapping key"),
        (lambda path: path.write_text(""), "is not a wrapping key"),
        (lambda path: path.write_text(f"1 {'0' * 64}\n1 {'1' * 64}\n"), "is not a wrapping key"),
        (lambda path: path.write_bytes(b"\xff"), "cannot be read"),
        (lambda path: path.chmod(0o640), "run chmod 600"),
    ],
    ids=["letter", "empty", "twice", "bytes", "open"],
)
async def test_an_unfit_wrapping_key_is_refused(
    spoil: Callable[[Path], object], told: str, places: Places
) -> None:
    """The error names the file and the cure, and the folder is free again."""
    await (await SqliteKeys.open(places)).close()
    spoil(places.wrapping)
    for _ in range(2):
        with pytest.raises(KeysError, match=told):
            await SqliteKeys.open(places)


async def test_another_program_s_file_is_no_store(places: Places) -> None:
    """A database without our mark, one of another version, and a file that is no database are left alone."""
    places.keys.mkdir()
    tamper(places, "CREATE TABLE recipe (name TEXT)")
    with pytest.raises(KeysError, match="not a store of keys"):
        await SqliteKeys.open(places)
    (places.keys / "keys.db").unlink()
    await (await SqliteKeys.open(places)).close()
    tamper(places, "PRAGMA user_version = 2")
    with pytest.raises(KeysError, match="not a store of keys of this version"):
        await SqliteKeys.open(places)
    (places.keys / "keys.db").write_bytes(b"a letter " * 500)
    with pytest.raises(KeysError, match="not a database"):
        await SqliteKeys.open(places)


async def test_a_damaged_store_is_refused(places: Places) -> None:
    """Rows that the schema forbids are found at the start."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    await store.close()
    tamper(places, "PRAGMA ignore_check_constraints = ON; UPDATE data_key SET destroyed_at = 'now'")
    with pytest.raises(KeysError, match=r"damaged \(CHECK constraint failed"):
        await SqliteKeys.open(places)


async def test_one_process_holds_the_store(places: Places) -> None:
    """A second one is told who has it."""
    store = await SqliteKeys.open(places)
    with pytest.raises(Locked, match=f"process {os.getpid()}"):
        await SqliteKeys.open(places)
    await store.close()
    await (await SqliteKeys.open(places)).close()


async def test_an_open_folder_of_keys_is_warned_about(places: Places) -> None:
    """The operator is told how to close it."""
    places.keys.mkdir()
    places.keys.chmod(0o755)
    store = await SqliteKeys.open(places)
    await store.close()
    assert any("chmod 700" in warning for warning in store.warnings)


async def test_a_reader_of_the_store_cannot_keep_a_destroyed_key(places: Places) -> None:
    """While another program holds old pages the destruction is not acknowledged; repeated, it is."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    other = sqlite3.connect(places.keys / "keys.db", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM data_key").fetchall()
    with pytest.raises(KeysError, match="another program reads"):
        await store.destroy("oak", AT)
    other.close()
    await store.destroy("oak", LATER)
    assert {"oak": AT} == await store.known()
    await store.close()


async def test_a_failed_write_leaves_the_store_in_order(places: Places) -> None:
    """A row that cannot be written is undone, and the next call is served."""
    store = await SqliteKeys.open(places)
    await store.make("oak")
    tamper(places, "CREATE TRIGGER no BEFORE INSERT ON data_key BEGIN SELECT raise(ABORT, 'no room'); END")
    with pytest.raises(KeysError, match="no room"):
        await store.make("elm")
    tamper(places, "DROP TRIGGER no")
    await store.make("elm")
    assert {"oak": None, "elm": None} == await store.known()
    await store.close()


async def test_a_cancelled_caller_leaves_nothing_half_done(places: Places) -> None:
    """Each call is one visit to the store's thread."""
    store = await SqliteKeys.open(places)
    tasks = [asyncio.create_task(store.make(f"oak-{index}")) for index in range(6)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    known = await store.known()
    assert {"oak-1", "oak-3", "oak-5"} <= set(known)
    await store.rotate()
    await store.close()


@pytest.mark.parametrize(
    "shared",
    [
        lambda folder: Places(folder, folder.with_name("other") / "wrapping.key"),
        lambda folder: Places(folder / "keys", folder.with_name("other") / "wrapping.key"),
        lambda folder: Places(folder.with_name("other"), folder / "wrapping.key"),
        lambda folder: Places(folder.with_name("other"), folder.with_name("other") / "wrapping.key"),
        lambda folder: Places(folder.with_name("other"), folder.parent / "wrapping.key"),
    ],
    ids=["keys are data", "keys in data", "wrapping in data", "wrapping in keys", "data below wrapping"],
)
def test_places_that_one_copy_would_hold_together_are_refused(
    shared: Callable[[Path], Places], tmp_path: Path
) -> None:
    """Data, keys and wrapping key are kept apart, or a stolen backup reads itself."""
    with pytest.raises(KeysError, match="apart"):
        shared(tmp_path / "data").demand_apart(tmp_path / "data")
    Places.beside(tmp_path / "data").demand_apart(tmp_path / "data")
