"""Marks: a chain that fits is not enough to pass for ours, and what was never proven never looks so."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from engines import AT, rated
from panelry_server.journal import JournalError, Record
from panelry_server.journal.chain import GENESIS, header, records_of
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.journal.sqlite.door import Door, migrate, migrations, schema_of
from panelry_server.keeping import Keys, Places
from panelry_server.keeping.marks import CHAIN, LOST, MARKED, Markable, Proof
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal, seal
from panelry_server.keeping.sqlite import SqliteKeys
from server.forger import EARLIER, Change, changing, cut, forge, script, unmarked, without

KEY = bytes(range(32))
OTHERS = "the mark is not that of this event"


def test_a_mark_has_these_bytes() -> None:
    """HMAC-SHA256 of header and digest, as it was when the format was fixed, and by its definition."""
    record = records_of(rated(0, 1, b'{"level":4}'), GENESIS)[0]
    inner, outer = (bytes(each ^ pad for each in KEY + bytes(32)) for pad in (0x36, 0x5C))
    within = hashlib.sha256(inner + header(record) + record.digest).digest()
    assert hashlib.sha256(outer + within).digest() == Proof(KEY).mark_of(record)
    assert (
        "c6da648366ad9f4a0d36c54363d9652f460ad286e73ef88425cc0a6a7a3d5fc3" == Proof(KEY).mark_of(record).hex()
    )


def marked(*bodies: bytes) -> list[Record]:
    """Return events with their marks."""
    return [
        replace(each, mark=Proof(KEY).mark_of(each)) for each in records_of(rated(0, 1, *bodies), GENESIS)
    ]


CHANGES: list[dict[str, object]] = [
    {"stream": "elm"},
    {"position": 9},
    {"device": "ben-1"},
    {"n": 7},
    {"part": 4},
    {"actor": "ben"},
    {"kind": "Shared"},
    {"at": "2020-01-01T00:00:00Z"},
    {"digest": bytes(32)},
    {"mark": bytes(32)},
]


@pytest.mark.parametrize("changes", CHANGES)
def test_a_mark_holds_everything_about_an_event(changes: dict[str, object]) -> None:
    """Whatever is changed, the mark is another one."""
    assert Proof(KEY).fault_in(marked(b"1")) is None
    fault = Proof(KEY).fault_in([replace(marked(b"1")[0], **changes)])
    assert True is str(fault).endswith(OTHERS)


@given(st.binary(min_size=32, max_size=32))
def test_no_other_key_makes_the_mark(key: bytes) -> None:
    """Nor vouches for it."""
    expected = None if key == KEY else f"stream oak, position 1: {OTHERS}"
    assert expected == Proof(key).fault_in(marked(b"1", b"2"))


def test_the_first_fault_is_named_and_erased_bodies_are_none() -> None:
    """A mark outlives its body, as the digest does."""
    one, two, three = marked(b"1", b"2", b"3")
    bare = [replace(each, body=None) for each in (one, two, three)]
    assert Proof(KEY).fault_in(bare) is None
    told = Proof(KEY).fault_in([one, replace(two, mark=None), replace(three, mark=one.mark)])
    assert "stream oak, position 2: the mark is missing" == told


async def test_the_names_of_the_chain_key_are_no_streams() -> None:
    """A debrief of that name would share its key, and take it along when it is erased."""
    sealed = await SealedJournal.open(MemoryJournal(), MemoryKeys())
    for name in (CHAIN, MARKED):
        with pytest.raises(ValueError, match="of no stream"):
            await sealed.create(name)
    assert [] == await sealed.heads()


async def engine_of(engine: str, folder: Path) -> tuple[Markable, Keys]:
    """Return a journal and a store of keys of an engine, both empty."""
    if engine == "memory":
        return MemoryJournal(), MemoryKeys()
    return await SqliteJournal.open(folder), await SqliteKeys.open(Places.beside(folder))


@pytest.mark.parametrize("engine", ["memory", "sqlite"])
async def test_every_event_gets_its_mark_as_it_is_written(engine: str, tmp_path: Path) -> None:
    """The first append of a stream, and those after it; the mark is that of the sealed bytes."""
    inside, keys = await engine_of(engine, tmp_path / "data")
    sealed = await SealedJournal.open(inside, keys)
    await sealed.create("oak")
    for n in range(3):
        await sealed.append(rated(2 * n, n + 1, b"1", b"2"))
    proof = Proof(await keys.key(CHAIN))
    kept = await inside.read("oak")
    assert [proof.mark_of(record) for record in kept] == [record.mark for record in kept]
    assert (6, []) == (len(kept), await sealed.check())
    await sealed.close()


@pytest.mark.parametrize("engine", ["memory", "sqlite"])
async def test_events_from_before_are_marked_once(engine: str, tmp_path: Path) -> None:
    """At the first opening; at the next one a missing mark is a fault, and stays one."""
    inside, keys = await engine_of(engine, tmp_path / "data")
    for stream in ("elm", "oak"):
        await keys.make(stream)
        await inside.create(stream)
        await inside.append(rated(0, 1, *[b"{}"] * 300, stream=stream))
    assert not await inside.is_marked()
    first = await SealedJournal.open(inside, keys)
    assert (600, True) == (first.marks.now, await inside.is_marked())
    await inside.append(rated(300, 2))
    second = await SealedJournal.open(inside, keys)
    assert 0 == second.marks.now
    proof = second.marks.proof
    assert proof is not None
    faults = [proof.fault_in(await inside.read(stream)) for stream in ("elm", "oak")]
    assert [None, "stream oak, position 301: the mark is missing"] == faults
    await second.close()


@pytest.mark.parametrize("engine", ["memory", "sqlite"])
async def test_marking_that_was_cut_short_is_finished(engine: str, tmp_path: Path) -> None:
    """What has its mark keeps it; only the rest gets one."""
    inside, keys = await engine_of(engine, tmp_path / "data")
    await keys.make("oak")
    await inside.create("oak")
    await keys.make(CHAIN)
    mark = Proof(await keys.key(CHAIN)).mark_of
    await inside.append(rated(0, 1, b"1"))
    await inside.mark(mark)
    await inside.append(rated(1, 2, b"2", b"3"))
    sealed = await SealedJournal.open(inside, keys)
    kept = await inside.read("oak")
    assert (2, [mark(each) for each in kept]) == (sealed.marks.now, [each.mark for each in kept])
    await sealed.close()


@pytest.mark.parametrize("left", [(), (MARKED,), (CHAIN,)])
async def test_without_its_key_nothing_is_ever_marked_anew(left: tuple[str, ...]) -> None:
    """Not what has marks, not what comes after; the chain is followed without proof."""
    inside, keys = MemoryJournal(), MemoryKeys()
    before = await SealedJournal.open(inside, keys)
    await before.create("oak")
    await before.append(rated(0, 1, b"1"))
    other = MemoryKeys()
    other._keys["oak"] = await keys.key("oak")
    if left == (MARKED,):
        await other.make(MARKED)
    if left == (CHAIN,):
        await other.destroy(CHAIN, AT)
    restored = await SealedJournal.open(inside, other, restored=True)
    sealed = await SealedJournal.open(inside, other)
    for each in (restored, sealed):
        assert (None, 0) == (each.marks.proof, each.marks.now)
    await sealed.append(rated(1, 2, b"2"))
    kept = await inside.read("oak")
    assert [True, False] == [each.mark is not None for each in kept]
    assert ([], 2) == (await sealed.check(), len(await sealed.read("oak")))
    again = await SealedJournal.open(inside, keys)
    assert ["stream oak, position 2: the mark is missing"] == await again.check()
    assert 2 == len(await again.read("oak"))


async def test_an_emptied_store_of_keys_is_told_to_whoever_opens(tmp_path: Path) -> None:
    """As a warning beside those of the store."""
    folder = tmp_path / "data"
    sealed = await seal(await SqliteJournal.open(folder), folder)
    await sealed.create("oak")
    await sealed.append(rated(0, 1, b"1"))
    await sealed.close()
    inside = await SqliteJournal.open(folder)
    sealed = await seal(inside, folder, Places.beside(tmp_path / "new"))
    await sealed.close()
    assert (*inside.warnings, LOST) == sealed.warnings


async def forged(folder: Path, change: Change, *, erased: bool) -> tuple[list[str], list[str]]:
    """Return the faults without and with the key, once a forger wrote a stream of four events anew."""
    sealed = await seal(await SqliteJournal.open(folder), folder)
    for stream in ("elm", "oak"):
        await sealed.create(stream)
        await sealed.append(rated(0, 1, b"1", b"2", stream=stream))
        await sealed.append(rated(2, 2, b"3", b"4", stream=stream))
    if erased:
        await sealed.erase("oak", AT)
    await sealed.close()
    forge(folder / "journal.db", "oak", change)
    plain = await SqliteJournal.open(folder)
    without_key = await plain.check()
    sealed = await seal(plain, folder)
    with_key = await sealed.check()
    await sealed.close()
    return without_key, with_key


@pytest.mark.parametrize("erased", [False, True])
@pytest.mark.parametrize(
    ("change", "position"),
    [
        (changing(1, actor="ben"), 2),
        (changing(0, at="2020-01-01T00:00:00Z"), 1),
        (changing(2, kind="Shared"), 3),
        (changing(3, device="ben-1"), 4),
        (without(1), 2),
        (lambda records: [*records, replace(records[3], n=3)], 5),
        (lambda records: [records[0], records[2], records[1], records[3]], 2),
    ],
)
async def test_a_forger_who_writes_a_chain_anew_is_found(
    change: Change, position: int, *, erased: bool, tmp_path: Path
) -> None:
    """The chain fits, so it says nothing; the mark names debrief and position, erased or not."""
    without_key, with_key = await forged(tmp_path / "data", change, erased=erased)
    why = OTHERS if erased else "the body was not sealed for this place"
    assert ([], [f"stream oak, position {position}: {why}"]) == (without_key, with_key)


@pytest.mark.parametrize("erased", [False, True])
async def test_a_forger_who_takes_the_marks_away_is_found(*, erased: bool, tmp_path: Path) -> None:
    """Bodies that are ours do not make up for a mark."""
    found = await forged(tmp_path / "data", unmarked, erased=erased)
    assert ([], ["stream oak, position 1: the mark is missing"]) == found


async def test_a_forger_who_exchanges_marks_is_found(tmp_path: Path) -> None:
    """Though both are of this stream."""

    def exchanged(records: list[Record]) -> list[Record]:
        return [
            replace(records[0], mark=records[1].mark),
            replace(records[1], mark=records[0].mark),
            *records[2:],
        ]

    found = await forged(tmp_path / "data", exchanged, erased=False)
    assert ([], [f"stream oak, position 1: {OTHERS}"]) == found


async def test_a_cut_end_needs_a_hash_from_elsewhere(tmp_path: Path) -> None:
    """No mark can tell that something is gone behind the last event: exports carry the last hash."""
    assert ([], []) == await forged(tmp_path / "data", cut, erased=True)


async def test_a_journal_of_schema_1_opens_and_gets_its_marks(tmp_path: Path) -> None:
    """A file made by the first script alone, with the rows of its day: nothing changes but the marks."""
    folder = tmp_path / "data"
    await (await SqliteJournal.open(folder)).close()
    (folder / "journal.db").unlink()
    (folder / "journal.db").touch(mode=0o600)
    db = await Door(folder / "journal.db").open()
    await migrate(db, migrations()[:1])
    kept = records_of(rated(0, 1, b"1", b"2"), GENESIS)
    await db.execute_fetchall("INSERT INTO head VALUES ('oak', 2, 1, ?, NULL)", (kept[-1].hash,))
    for each in kept:
        row = (each.part + 1, each.part, AT, each.body, each.digest, each.hash)
        words = "INSERT INTO event VALUES ('oak', ?, 'ada-1', 1, ?, 'ada', 'Rated', ?, ?, ?, ?)"
        await db.execute_fetchall(words, row)
    assert 1 == await schema_of(db)
    await db.close()
    plain = await SqliteJournal.open(folder)
    assert kept == await plain.read("oak")
    sealed = await SealedJournal.open(plain, MemoryKeys())
    assert sealed.marks.proof is not None
    marks = [sealed.marks.proof.mark_of(each) for each in kept]
    assert [replace(each, mark=mark) for each, mark in zip(kept, marks, strict=True)] == await plain.read(
        "oak"
    )
    assert (2, []) == (sealed.marks.now, await plain.check())
    await sealed.close()


async def test_a_file_that_was_taken_back_to_schema_1_is_found(tmp_path: Path) -> None:
    """The store of keys remembers that there were marks."""
    folder = tmp_path / "data"
    sealed = await seal(await SqliteJournal.open(folder), folder)
    await sealed.create("oak")
    await sealed.append(rated(0, 1, b"1"))
    await sealed.close()
    script(folder / "journal.db", EARLIER)
    sealed = await seal(await SqliteJournal.open(folder), folder)
    assert ["stream oak, position 1: the mark is missing"] == await sealed.check()
    await sealed.close()


async def test_marks_outlive_a_rotation(tmp_path: Path) -> None:
    """The chain key is wrapped anew like the others, and stays the same key."""
    folder = tmp_path / "data"
    sealed = await seal(await SqliteJournal.open(folder), folder)
    await sealed.create("oak")
    await sealed.append(rated(0, 1, b"1"))
    assert sealed.keys is not None
    assert 3 == await sealed.keys.rotate()
    await sealed.close()
    sealed = await seal(await SqliteJournal.open(folder), folder)
    await sealed.append(rated(1, 2, b"2"))
    assert ([], 0) == (await sealed.check(), sealed.marks.now)
    await sealed.close()


@pytest.mark.parametrize("statement", ["BEGIN", "UPDATE event", "COMMIT"])
async def test_a_disk_that_takes_no_marks_is_named_and_tried_again(statement: str, tmp_path: Path) -> None:
    """Nothing says that all is marked before it is; the next start marks the rest."""
    fail = [0]

    class Failing(sqlite3.Connection):
        def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
            demand_room(sql)
            return super().execute(sql, parameters)  # type: ignore[arg-type]  # passed on as it came

        def executemany(self, sql: str, parameters: object, /) -> sqlite3.Cursor:
            demand_room(sql)
            return super().executemany(sql, parameters)  # type: ignore[arg-type]  # passed on as it came

    def demand_room(sql: str) -> None:
        if fail[0] and sql.startswith(statement):
            raise sqlite3.OperationalError("disk is full")

    journal = await SqliteJournal.open(tmp_path, connection=Failing)
    await journal.create("oak")
    await journal.append(rated(0, 1, b"1", b"2"))
    fail[0] = 1
    with pytest.raises(JournalError, match=r"not marked \(disk is full\): see to the disk, then start again"):
        await journal.mark(Proof(KEY).mark_of)
    fail[0] = 0
    assert not await journal.is_marked()
    assert 2 == await journal.mark(Proof(KEY).mark_of)
    assert Proof(KEY).fault_in(await journal.read("oak")) is None
    await journal.close()
