"""The sealed journal: what lies on the disk says nothing, and nothing can be moved or changed unseen."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import AT, rated
from panelry_server.journal import Conflict, Damaged, Erased, JournalError, Record
from panelry_server.journal.chain import GENESIS, digest_of, hash_of
from panelry_server.journal.group import MAX_BODY
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.keeping import KeysError, Places
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import _CIPHERS, OVERHEAD, SealedJournal, about, seal
from panelry_server.keeping.sqlite import SqliteKeys


class Pair:
    """A sealed journal in memory, and the plain one inside that an intruder would see."""

    def __init__(self) -> None:
        self.inside = MemoryJournal()
        self.keys = MemoryKeys()
        self.sealed = SealedJournal(self.inside, self.keys)

    async def begin(self, *streams: str) -> "Pair":
        """Begin streams of three events each."""
        for stream in streams:
            await self.sealed.create(stream)
            await self.sealed.append(rated(0, 1, b"one", b"two", b"three", stream=stream))
        return self

    def bodies(self, stream: str = "oak") -> list[bytes]:
        """Return the bodies as they are kept."""
        return [record.body or b"" for record in self.inside._records[stream]]

    def put(self, stream: str, index: int, **changes: object) -> None:
        """Change an event as somebody would who can also make the chain look right."""
        records = self.inside._records[stream]
        records[index] = msgspec.structs.replace(records[index], **changes)
        previous = GENESIS
        for place, record in enumerate(records):
            digest = digest_of(record.body or b"")
            loose = msgspec.structs.replace(record, digest=digest)
            previous = hash_of(loose, previous)
            records[place] = msgspec.structs.replace(loose, hash=previous)
        head = self.inside._heads[stream]
        self.inside._heads[stream] = msgspec.structs.replace(head, hash=previous)


async def test_what_is_kept_is_sealed_and_what_is_read_is_open() -> None:
    """Each body has a fixed size inside, and is whole again outside."""
    pair = await Pair().begin("oak")
    assert [b"one", b"two", b"three"] == [record.body for record in await pair.sealed.read("oak")]
    assert [256] * 3 == [len(body) for body in pair.bodies()]
    assert [] == [body for body in pair.bodies() if b"one" in body or b"two" in body or b"three" in body]


async def test_a_sealed_body_is_nonce_ciphertext_and_tag_bound_to_its_place() -> None:
    """The format is fixed: AES-256-GCM, and the associated data are these bytes."""
    pair = await Pair().begin("oak")
    body = pair.bodies()[1]
    bound_to = b"".join(
        (
            b"\x02\x01\x00\x00\x00\x03oak\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x05ada-1",
            b"\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01",
            b"\x00\x00\x00\x03ada\x00\x00\x00\x05Rated\x00\x00\x00\x142031-05-06T07:08:09Z",
        )
    )
    assert bound_to == about(pair.inside._records["oak"][1])
    opened = AESGCM(await pair.keys.key("oak")).decrypt(body[:12], body[12:], bound_to)
    assert b"\x00\x00\x00\x03two" + bytes(221) == opened


async def test_the_same_words_are_never_sealed_to_the_same_bytes() -> None:
    """Each seal has a nonce of its own, within a command and between commands."""
    pair = await Pair().begin("oak")
    for n in range(40):
        await pair.sealed.append(rated(3 + 5 * n, 2 + n, *[b"same"] * 5))
    nonces = {body[:12] for body in pair.bodies()}
    assert (203, 203) == (len(nonces), len(set(pair.bodies())))


async def test_the_chain_covers_the_sealed_bytes() -> None:
    """Digests are those of what is kept, so the record verifies without any key."""
    pair = await Pair().begin("oak")
    records = await pair.sealed.read("oak")
    assert [digest_of(body) for body in pair.bodies()] == [record.digest for record in records]
    assert [] == await pair.inside.check()


async def damage(pair: Pair, stream: str = "oak") -> str:
    """Return the fault that a read of the whole stream meets."""
    with pytest.raises(Damaged) as damaged:
        await pair.sealed.read(stream)
    assert damaged.value.faults == tuple(await pair.sealed.check())
    return damaged.value.faults[0]


NOT_HERE = "the body was not sealed for this place"


async def test_rows_cannot_be_swapped() -> None:
    """Two bodies of one stream exchanged, with a chain made to fit: both places are wrong."""
    pair = await Pair().begin("oak")
    one, two, _ = pair.bodies()
    pair.put("oak", 0, body=two)
    pair.put("oak", 1, body=one)
    assert f"stream oak, position 1: {NOT_HERE}" == await damage(pair)


async def test_a_body_cannot_be_moved_to_another_stream() -> None:
    """Another stream has another key, and another name in what the body is bound to."""
    pair = await Pair().begin("oak", "elm")
    pair.put("oak", 2, body=pair.bodies("elm")[2])
    assert f"stream oak, position 3: {NOT_HERE}" == await damage(pair)


async def test_an_event_cannot_be_given_another_kind() -> None:
    """A private note does not become a shareable observation."""
    pair = await Pair().begin("oak")
    pair.put("oak", 1, kind="Shared")
    assert f"stream oak, position 2: {NOT_HERE}" == await damage(pair)


@pytest.mark.parametrize(
    "changes", [{"actor": "ben"}, {"at": "2020-01-01T00:00:00Z"}, {"device": "ben-1"}, {"n": 7}, {"part": 4}]
)
async def test_an_event_cannot_be_given_another_author_time_or_number(changes: dict[str, object]) -> None:
    """Though the chain is made to fit: who said it, when, from where and as which command are sealed too."""
    pair = await Pair().begin("oak")
    pair.put("oak", 1, **changes)
    assert f"stream oak, position 2: {NOT_HERE}" == await damage(pair)


@pytest.mark.parametrize(
    ("length", "kept"),
    [
        (0, 256),
        (256 - OVERHEAD, 256),
        (256 - OVERHEAD + 1, 1024),
        (1024 - OVERHEAD + 1, 4096),
        (4096 - OVERHEAD + 1, 16384),
        (16384 - OVERHEAD + 1, 65536),
        (65536 - OVERHEAD, 65536),
        (65536 - OVERHEAD + 1, 131072),
        (MAX_BODY - OVERHEAD, MAX_BODY),
    ],
)
async def test_the_length_of_what_is_kept_is_one_of_few(length: int, kept: int) -> None:
    """A body is filled up to a fixed size, and comes back as long as it was, its own zeros included."""
    pair = await Pair().begin("oak")
    await pair.sealed.append(rated(3, 2, bytes(length)))
    assert kept == len(pair.bodies()[-1])
    assert [bytes(length)] == [record.body for record in await pair.sealed.read("oak", 3)]


@settings(max_examples=60)
@given(st.integers(0, 2), st.integers(0, 255), st.integers(0, 7))
def test_any_changed_bit_is_found_where_it_is(index: int, at: int, bit: int) -> None:
    """In nonce, words, filling or tag, with a chain made to fit; the fault names stream and position."""

    async def tampered() -> str:
        pair = await Pair().begin("oak")
        body = bytearray(pair.bodies()[index])
        body[at] ^= 1 << bit
        pair.put("oak", index, body=bytes(body))
        return await damage(pair)

    assert f"stream oak, position {index + 1}: {NOT_HERE}" == asyncio.run(tampered())


@pytest.mark.parametrize("body", [b"", b"short", bytes(27), bytes(28)])
async def test_a_body_too_short_to_be_sealed_is_damage(body: bytes) -> None:
    """Also words that were put there in clear."""
    pair = await Pair().begin("oak")
    pair.put("oak", 0, body=body)
    assert f"stream oak, position 1: {NOT_HERE}" == await damage(pair)


async def test_a_change_without_a_chain_to_fit_is_found_too() -> None:
    """Then the journal inside finds it first, with and without a key."""
    pair = await Pair().begin("oak")
    pair.inside._records["oak"][1] = msgspec.structs.replace(pair.inside._records["oak"][1], body=b"x" * 40)
    assert "stream oak, position 2: the body is not the one that was written" == await damage(pair)


async def test_one_damaged_stream_leaves_its_neighbours_readable() -> None:
    """Also one whose name begins alike; the check names each damaged stream once."""
    pair = await Pair().begin("oak", "oak-1")
    pair.put("oak-1", 0, body=bytes(40))
    pair.put("oak", 0, body=bytes(40))
    assert [
        f"stream {name}, position 1: {NOT_HERE}" for name in ("oak", "oak-1")
    ] == await pair.sealed.check()
    pair = await Pair().begin("oak", "oak-1")
    pair.put("oak-1", 0, body=bytes(40))
    assert 3 == len(await pair.sealed.read("oak"))


async def test_the_tail_is_opened_at_its_own_positions() -> None:
    """Reading on after a position opens what follows."""
    pair = await Pair().begin("oak")
    assert [b"three"] == [record.body for record in await pair.sealed.read("oak", 2)]
    assert [] == await pair.sealed.read("oak", 3)


async def test_the_largest_body_is_32_bytes_smaller_when_sealed() -> None:
    """What is sealed must fit into the journal inside."""
    pair = await Pair().begin("oak")
    assert 4 == await pair.sealed.append(rated(3, 2, bytes(MAX_BODY - OVERHEAD)))
    with pytest.raises(ValueError, match="bytes is over"):
        await pair.sealed.append(rated(4, 3, bytes(MAX_BODY - OVERHEAD + 1)))


async def test_a_stream_without_a_key_is_damage_that_names_the_cure() -> None:
    """Streams from before sealing, or a store of keys from another place: nothing is guessed."""
    inside = MemoryJournal()
    await inside.create("oak")
    await inside.append(rated(0, 1))
    sealed = await SealedJournal.open(inside, MemoryKeys())
    told = "stream oak has no key: put the backup of the store of keys back"
    assert (told,) == sealed.faults
    assert [told] == await sealed.check()
    for asked in (sealed.read("oak"), sealed.append(rated(1, 2))):
        with pytest.raises(Damaged, match=told):
            await asked


async def test_a_stream_that_has_no_key_gets_none_by_being_begun_again() -> None:
    """A new key would make the lost one look like damage."""
    inside, keys = MemoryJournal(), MemoryKeys()
    await inside.create("oak")
    with pytest.raises(Conflict):
        await SealedJournal(inside, keys).create("oak")
    assert {} == await keys.known()


async def test_a_stream_whose_key_was_destroyed_is_not_begun() -> None:
    """Though the journal has never heard of it, as after a restore."""
    pair = Pair()
    await pair.keys.destroy("oak", AT)
    with pytest.raises(Erased, match="oak"):
        await pair.sealed.create("oak")
    assert [] == await pair.sealed.heads()


async def test_opening_erases_again_what_a_backup_brought_back() -> None:
    """A destroyed key says that the stream is over, whatever the journal says."""
    pair = await Pair().begin("oak", "elm")
    await pair.keys.destroy("oak", AT)
    sealed = await SealedJournal.open(pair.inside, pair.keys)
    assert [None] * 3 == [record.body for record in await sealed.read("oak")]
    assert [("elm", None), ("oak", AT)] == [(head.stream, head.erased_at) for head in await sealed.heads()]
    assert (3, ()) == (len(await sealed.read("elm")), sealed.faults)


async def test_a_read_only_journal_is_read_only_when_sealed() -> None:
    """Whether appends are taken is the journal's to say."""
    pair = Pair()
    assert pair.sealed.writable
    pair.inside.writable = False
    assert not pair.sealed.writable


async def test_more_streams_than_ciphers_are_all_read_and_written() -> None:
    """Those that were let go are made again from their keys."""
    pair = Pair()
    names = [f"oak-{index}" for index in range(_CIPHERS + 3)]
    for name in names:
        await pair.sealed.create(name)
        await pair.sealed.append(rated(0, 1, name.encode(), stream=name))
    assert _CIPHERS == len(pair.sealed._ciphers)
    read = [(await pair.sealed.read(name))[0].body for name in (names[0], names[-1])]
    assert [names[0].encode(), names[-1].encode()] == read
    assert _CIPHERS == len(pair.sealed._ciphers)


async def test_appends_that_wait_for_a_key_keep_their_order(tmp_path: Path) -> None:
    """The first ones of a stream wait; those after them do not overtake."""
    sealed = await seal(await SqliteJournal.open(tmp_path / "data"), tmp_path / "data")
    await sealed.create("oak")
    tasks: list[asyncio.Task[int]] = []
    for n in range(60):
        tasks.append(asyncio.create_task(sealed.append(rated(n, n + 1))))
        await asyncio.sleep(0.0005 if n % 3 else 0)
    assert list(range(1, 61)) == [await task for task in tasks]
    assert {} == sealed._last
    await sealed.close()


async def test_closing_waits_for_appends_that_wait_for_a_key(tmp_path: Path) -> None:
    """What was asked before is done."""
    sealed = await seal(await SqliteJournal.open(tmp_path / "data"), tmp_path / "data")
    await sealed.create("oak")
    waiting = asyncio.gather(*(sealed.append(rated(n, n + 1)) for n in range(5)))
    await asyncio.sleep(0)
    await sealed.close()
    assert [1, 2, 3, 4, 5] == await waiting


async def test_a_sealed_journal_opens_again_with_its_keys(tmp_path: Path) -> None:
    """Data folder, store of keys and wrapping key together give everything back."""
    read: list[bytes | None] = []
    for turn in range(2):
        sealed = await seal(await SqliteJournal.open(tmp_path / "data"), tmp_path / "data")
        if turn == 0:
            await sealed.create("oak")
        await sealed.append(rated(turn, turn + 1, b"words"))
        read = [record.body for record in await sealed.read("oak")]
        await sealed.close()
    assert [b"words", b"words"] == read


async def test_streams_stay_readable_across_a_rotation(tmp_path: Path) -> None:
    """The wrapping key is exchanged under a journal that is in use."""
    folder = tmp_path / "data"
    keys = await SqliteKeys.open(Places.beside(folder))
    sealed = await SealedJournal.open(await SqliteJournal.open(folder), keys)
    await sealed.create("oak")
    await sealed.append(rated(0, 1, b"words"))
    await keys.rotate()
    await sealed.append(rated(1, 2, b"words"))
    sealed._ciphers.clear()
    assert [b"words", b"words"] == [record.body for record in await sealed.read("oak")]
    await sealed.close()


async def test_a_warning_about_the_keys_reaches_whoever_seals(tmp_path: Path) -> None:
    """A folder of keys that others may enter is told to the operator."""
    folder = tmp_path / "data"
    Places.beside(folder).keys.mkdir()
    Places.beside(folder).keys.chmod(0o755)
    inside = await SqliteJournal.open(folder)
    sealed = await seal(inside, folder)
    await sealed.close()
    *others, about_keys = sealed.warnings
    assert (inside.warnings, True) == (tuple(others), "chmod 700" in about_keys)


async def test_keys_in_the_data_folder_are_refused_and_the_journal_is_closed(tmp_path: Path) -> None:
    """One copy would hold both; the folder is free again afterwards."""
    folder = tmp_path / "data"
    places = Places(folder / "keys", tmp_path / "wrapping" / "wrapping.key")
    with pytest.raises(KeysError, match="apart"):
        await seal(await SqliteJournal.open(folder), folder, places)
    await (await SqliteJournal.open(folder)).close()


async def test_a_journal_that_fails_while_it_is_sealed_frees_its_keys(tmp_path: Path) -> None:
    """Nothing stays open, neither journal nor store."""
    folder = tmp_path / "data"
    journal = MemoryJournal()
    await journal.close()
    with pytest.raises(JournalError, match="open it again"):
        await seal(journal, folder)
    await (await SqliteKeys.open(Places.beside(folder))).close()


def test_an_empty_body_seals_too() -> None:
    """An event may have nothing to say."""

    async def told() -> list[Record]:
        pair = Pair()
        await pair.sealed.create("oak")
        await pair.sealed.append(rated(0, 1, b""))
        return await pair.sealed.read("oak")

    assert [b""] == [record.body for record in asyncio.run(told())]


def test_an_intruder_with_the_data_folder_reads_no_word(tmp_path: Path) -> None:
    """With SQL in hand, every column but the body is readable, and no body is."""

    async def write() -> None:
        sealed = await seal(await SqliteJournal.open(tmp_path / "data"), tmp_path / "data")
        await sealed.create("oak")
        await sealed.append(rated(0, 1, b'{"words":"reads slowly"}'))
        await sealed.close()

    asyncio.run(write())
    with sqlite3.connect(tmp_path / "data" / "journal.db") as db:
        actor, kind, body = db.execute("SELECT actor, kind, body FROM event").fetchone()
    db.close()
    assert ("ada", "Rated", False) == (actor, kind, b"slowly" in body)


@pytest.mark.parametrize("module", ["panelry_tui.cli", "panelry_server.cli"])
def test_no_command_pays_for_ciphers_before_it_serves(module: str) -> None:
    """Neither the terminal nor the server's own commands load them to print their help."""
    code = f"import sys, {module}; print('cryptography' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "False\n" == done.stdout
