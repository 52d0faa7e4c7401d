"""The journal's contract, held alike by those in memory, on SQLite and on PostgreSQL, plain and sealed."""

import asyncio
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import AT, ENGINES, opened_for, rated
from panelry_server.journal import (
    Append,
    Conflict,
    Damaged,
    Erased,
    Head,
    Journal,
    JournalError,
    ReadOnly,
    Record,
    Standing,
    UnknownStream,
)
from panelry_server.journal.chain import GENESIS, digest_of, fault_in, hash_of, header, records_of
from panelry_server.journal.group import MAX_BODY, Change, Create, Erase, Kept, demand_sound, stage
from panelry_server.journal.memory import MemoryJournal


@pytest.fixture(params=ENGINES)
async def journal(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Journal]:
    """Give an empty journal of each engine."""
    made = await opened_for(request, tmp_path / "data")
    yield made
    await made.close()


async def test_a_created_stream_stands_at_position_0(journal: Journal) -> None:
    """A stream begins empty, in its first epoch, with 32 zero bytes for a hash."""
    await journal.create("oak")
    assert Head("oak", 0, 1, bytes(32), None) == await journal.head("oak")
    assert [] == await journal.read("oak")


async def test_a_stream_is_created_once(journal: Journal) -> None:
    """Creating a stream again is a conflict and leaves it as it was."""
    await journal.create("oak")
    await journal.append(rated(0, 1))
    with pytest.raises(Conflict, match="position 1"):
        await journal.create("oak")
    assert [1] == [head.position for head in await journal.heads()]


async def test_what_was_appended_is_read_in_order(journal: Journal) -> None:
    """Every field of every event comes back, positions without gaps, parts counted from 0."""
    await journal.create("oak")
    assert 2 == await journal.append(rated(0, 7, b'{"a":1}', b"\x00\xff"))
    assert 3 == await journal.append(rated(2, 8, b"", device="bo-1"))
    seen = [
        (r.stream, r.position, r.device, r.n, r.part, r.actor, r.kind, r.at, r.body)
        for r in await journal.read("oak")
    ]
    assert [
        ("oak", 1, "ada-1", 7, 0, "ada", "Rated", AT, b'{"a":1}'),
        ("oak", 2, "ada-1", 7, 1, "ada", "Rated", AT, b"\x00\xff"),
        ("oak", 3, "bo-1", 8, 0, "ada", "Rated", AT, b""),
    ] == seen


async def test_reading_goes_on_after_a_position(journal: Journal) -> None:
    """Only later events are returned, none when there are none."""
    await journal.create("oak")
    await journal.append(rated(0, 1, b"1", b"2", b"3"))
    assert [3] == [record.position for record in await journal.read("oak", 2)]
    assert [] == await journal.read("oak", 3)


async def test_a_stale_position_is_a_conflict(journal: Journal) -> None:
    """The loser learns where the stream stands, and nothing is appended."""
    await journal.create("oak")
    await journal.append(rated(0, 1, b"1", b"2"))
    with pytest.raises(Conflict) as refused:
        await journal.append(rated(1, 2))
    assert ("oak", 2) == (refused.value.stream, refused.value.position)
    assert 2 == len(await journal.read("oak"))


async def test_a_position_ahead_is_a_conflict(journal: Journal) -> None:
    """No gap can be made."""
    await journal.create("oak")
    with pytest.raises(Conflict):
        await journal.append(rated(1, 1))


async def test_another_epoch_is_a_conflict(journal: Journal) -> None:
    """A caller from before a restore appends nothing."""
    await journal.create("oak")
    with pytest.raises(Conflict):
        await journal.append(rated(0, 1, epoch=2))


async def test_a_command_is_kept_once(journal: Journal) -> None:
    """The same device and n again is a conflict, even at the right position."""
    await journal.create("oak")
    await journal.append(rated(0, 1, b"1", b"2"))
    with pytest.raises(Conflict) as refused:
        await journal.append(rated(2, 1))
    assert 2 == refused.value.position
    assert 3 == await journal.append(rated(2, 2))


async def test_an_unknown_stream_takes_and_gives_nothing(journal: Journal) -> None:
    """Appending and reading name the stream; questions about it have empty answers."""
    with pytest.raises(UnknownStream, match="elm"):
        await journal.append(rated(0, 1, stream="elm"))
    with pytest.raises(UnknownStream, match="elm"):
        await journal.read("elm")
    assert (None, None, {}) == (
        await journal.head("elm"),
        await journal.answer("elm", "ada-1", 1),
        await journal.highest("elm"),
    )


async def test_a_command_is_answered_with_its_last_position(journal: Journal) -> None:
    """A repeated command finds the position of its last event; one that left none finds None."""
    await journal.create("oak")
    await journal.append(rated(0, 3, b"1", b"2"))
    await journal.append(rated(2, 5))
    assert [2, None, 3] == [await journal.answer("oak", "ada-1", n) for n in (3, 4, 5)]
    assert await journal.answer("oak", "bo-1", 3) is None


async def test_the_highest_command_of_every_device_is_known(journal: Journal) -> None:
    """Each device has its own count, in each stream."""
    for stream in ("oak", "elm"):
        await journal.create(stream)
    await journal.append(rated(0, 9))
    await journal.append(rated(1, 4))
    await journal.append(rated(2, 2, device="bo-1"))
    await journal.append(rated(0, 50, stream="elm"))
    assert {"ada-1": 9, "bo-1": 2} == await journal.highest("oak")


async def test_heads_are_listed_in_order_of_stream(journal: Journal) -> None:
    """Every stream is listed with its position."""
    for stream in ("oak", "elm", "fir"):
        await journal.create(stream)
    await journal.append(rated(0, 1))
    assert [("elm", 0), ("fir", 0), ("oak", 1)] == [(h.stream, h.position) for h in await journal.heads()]


async def test_many_appends_of_one_stream_may_wait_together(journal: Journal) -> None:
    """Consecutive expected positions all go through, in the order asked."""
    await journal.create("oak")
    positions = await asyncio.gather(*(journal.append(rated(n, n + 1)) for n in range(50)))
    assert list(range(1, 51)) == positions
    assert list(range(1, 51)) == [record.n for record in await journal.read("oak")]


async def test_of_two_for_one_position_one_wins(journal: Journal) -> None:
    """The same expected position twice at one instant: one is appended, one is told."""
    await journal.create("oak")
    both = await asyncio.gather(*(journal.append(rated(0, n)) for n in (1, 2)), return_exceptions=True)
    assert [1, "Conflict"] == [each if isinstance(each, int) else type(each).__name__ for each in both]


async def test_a_duplicate_does_not_fail_its_neighbours(journal: Journal) -> None:
    """Those who wait beside a repeated command are served as if it were not there."""
    for stream in ("oak", "elm", "fir"):
        await journal.create(stream)
    await journal.append(rated(0, 1))
    waiting = [rated(0, 1, stream="elm"), rated(1, 1), rated(0, 1, stream="fir"), rated(1, 2)]
    told = await asyncio.gather(*(journal.append(each) for each in waiting), return_exceptions=True)
    assert [1, "Conflict", 1, 2] == [each if isinstance(each, int) else type(each).__name__ for each in told]
    assert [] == await journal.check()


async def test_what_went_by_another_stream_is_kept_only_where_that_stands_as_it_did(journal: Journal) -> None:
    """Once that has moved it is a conflict, as it is where there is no such stream; nothing is kept then."""
    for stream in ("oak", "elm"):
        await journal.create(stream)
    by = msgspec.structs.replace(rated(0, 1), seen=Standing("elm", 0, 1, erased=False))
    assert 1 == await journal.append(by)
    await journal.append(msgspec.structs.replace(rated(0, 1), stream="elm"))
    for seen in (
        Standing("elm", 0, 1, erased=False),
        Standing("elm", 1, 2, erased=False),
        Standing("ash", 0, 1, erased=False),
    ):
        with pytest.raises(Conflict):
            await journal.append(msgspec.structs.replace(rated(1, 2), seen=seen))
    assert 2 == await journal.append(
        msgspec.structs.replace(rated(1, 2), seen=Standing("elm", 1, 1, erased=False))
    )


def in_a_row(first: Append, *behind: Append) -> Append:
    """Return an append with others behind it."""
    return msgspec.structs.replace(first, behind=behind)


async def test_commands_in_a_row_are_kept_together(journal: Journal) -> None:
    """Each has its numbers, the chain fits, and each is answered for."""
    await journal.create("oak")
    run = in_a_row(rated(0, 7, b"1", b"2"), rated(2, 1, b"3", device="bo-1"), rated(3, 8, b"4"))
    assert 4 == await journal.append(run)
    seen = [(r.position, r.device, r.n, r.part, r.body) for r in await journal.read("oak")]
    assert [
        (1, "ada-1", 7, 0, b"1"),
        (2, "ada-1", 7, 1, b"2"),
        (3, "bo-1", 1, 0, b"3"),
        (4, "ada-1", 8, 0, b"4"),
    ] == seen
    asked = [("ada-1", 7), ("bo-1", 1), ("ada-1", 8)]
    assert [2, 3, 4] == [await journal.answer("oak", device, n) for device, n in asked]


async def test_a_row_that_begins_too_early_leaves_nothing(journal: Journal) -> None:
    """None of it is kept, although the second would fit: it was decided on what the first would have left."""
    await journal.create("oak")
    await journal.append(rated(0, 1))
    with pytest.raises(Conflict):
        await journal.append(in_a_row(rated(0, 2), rated(1, 1, device="bo-1")))
    assert 1 == len(await journal.read("oak"))


async def test_a_row_with_a_command_that_is_there_leaves_nothing(journal: Journal) -> None:
    """Neither one from before, nor one that stands in the row twice."""
    await journal.create("oak")
    await journal.append(rated(0, 1))
    for again in (rated(2, 1), rated(2, 1, device="bo-1")):
        with pytest.raises(Conflict):
            await journal.append(in_a_row(rated(1, 1, device="bo-1"), again))
    assert 1 == len(await journal.read("oak"))


async def test_a_cancelled_caller_harms_nobody(journal: Journal) -> None:
    """An append goes on without its caller; those after it are served."""
    await journal.create("oak")
    tasks = [asyncio.create_task(journal.append(rated(n, n + 1))) for n in range(20)]
    for _ in range(3):
        await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert 21 == await journal.append(rated(20, 21))
    assert list(range(1, 22)) == [record.n for record in await journal.read("oak")]


@pytest.mark.parametrize(
    "unsound",
    [
        msgspec.structs.replace(rated(0, 1), entries=()),
        rated(0, -1),
        rated(0, 2**63),
        rated(0, 1, device="\ud800"),
        rated(0, 1, device="ada\0"),
        rated(0, 1, bytes(MAX_BODY + 1)),
        in_a_row(rated(0, 1), rated(2, 2)),
        in_a_row(rated(0, 1), rated(1, 2, stream="elm")),
        in_a_row(rated(0, 1), in_a_row(rated(1, 2), rated(2, 3))),
    ],
    ids=[
        *("no event", "negative", "too large", "surrogate", "zero byte", "long body"),
        *("a gap in the row", "two streams", "a row in a row"),
    ],
)
async def test_an_append_that_no_journal_could_keep_is_a_defect(journal: Journal, unsound: Append) -> None:
    """It is refused before it can fail those who wait beside it, and the journal stays writable."""
    await journal.create("oak")
    with pytest.raises(ValueError, match=r"event|number|surrogate|zero|bytes|row"):
        await journal.append(unsound)
    assert 1 == await journal.append(rated(0, 1))
    assert journal.writable


async def test_a_backup_is_private_and_whole(journal: Journal, tmp_path: Path) -> None:
    """Only its owner may read it, nothing half-made stays beside it, and it replaces the last one."""
    await journal.create("oak")
    place = tmp_path / "backups"
    place.mkdir()
    await journal.backup(place / "evening")
    await journal.append(rated(0, 1))
    first = (place / "evening").read_bytes()
    await journal.backup(place / "evening")
    assert [place / "evening"] == list(place.iterdir())
    assert 0o600 == stat.S_IMODE((place / "evening").stat().st_mode)
    assert first != (place / "evening").read_bytes()


async def test_a_closed_journal_says_so(journal: Journal) -> None:
    """Closing twice is harmless; asking afterwards is an error that names the cure."""
    await journal.create("oak")
    await journal.close()
    await journal.close()
    for asked in (journal.append(rated(0, 1)), journal.read("oak"), journal.heads()):
        with pytest.raises(JournalError, match="open it again"):
            await asked


async def test_the_memory_journal_can_be_made_read_only() -> None:
    """It refuses appends until switched back, and reading goes on."""
    journal = MemoryJournal()
    await journal.create("oak")
    journal.writable = False
    with pytest.raises(ReadOnly):
        await journal.append(rated(0, 1))
    assert [] == await journal.read("oak")
    journal.writable = True
    assert 1 == await journal.append(rated(0, 1))


async def test_damage_in_memory_is_named(tmp_path: Path) -> None:
    """A changed event is found by reading, by the check and by the backup."""
    journal = MemoryJournal()
    await journal.create("oak")
    await journal.append(rated(0, 1))
    journal._records["oak"][0] = msgspec.structs.replace(journal._records["oak"][0], body=b"[]")
    fault = "stream oak, position 1: the body is not the one that was written"
    assert [fault] == await journal.check()
    with pytest.raises(Damaged, match="position 1"):
        await journal.read("oak")
    with pytest.raises(Damaged) as damaged:
        await journal.backup(tmp_path / "evening")
    assert (fault,) == damaged.value.faults


def test_the_header_has_these_bytes() -> None:
    """The encoding is fixed for ever: a journal of today verifies with the program of tomorrow."""
    record = Record("oak", 258, "d", 3, 1, "é", "Rated", "t", b"{}", bytes(32), b"")
    expected = (
        b"\x01"
        b"\x00\x00\x00\x03oak"
        b"\x00\x00\x00\x00\x00\x00\x01\x02"
        b"\x00\x00\x00\x01d"
        b"\x00\x00\x00\x00\x00\x00\x00\x03"
        b"\x00\x00\x00\x00\x00\x00\x00\x01"
        b"\x00\x00\x00\x02\xc3\xa9"
        b"\x00\x00\x00\x05Rated"
        b"\x00\x00\x00\x01t"
    )
    assert expected == header(record)


GOLDEN = [
    (
        "3303493665a6d4bd7186216dea87d343f15c13ab7694e90eed161bb39a5b6fa8",
        "6299efd71f575d76c91062fcddeffe0a8090e08e5d534b79b02a35312c56903e",
    ),
    (
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        "ae56e58ca470196c9c31f3b62ca86df31afd688ce41b31301522e48bb9e8cbc1",
    ),
]


def test_the_chain_has_these_hashes() -> None:
    """Digest and hash of two events, as they were when the format was fixed."""
    records = records_of(rated(0, 1, b'{"level":4}', b"{}"), GENESIS)
    assert GOLDEN == [(record.digest.hex(), record.hash.hex()) for record in records]


texts = st.text("a\x00\x01", max_size=2)
numbers = st.integers(0, 1)
abouts = st.tuples(texts, numbers, texts, numbers, numbers, texts, texts, texts)


@settings(max_examples=50)
@given(abouts, abouts)
def test_no_two_headers_share_their_bytes(
    one: tuple[str, int, str, int, int, str, str, str], two: tuple[str, int, str, int, int, str, str, str]
) -> None:
    """Equal bytes mean equal fields, wherever the borders between them lie."""
    first, second = (Record(*each, None, b"", b"") for each in (one, two))
    assert (one == two) == (header(first) == header(second))


def test_a_letter_moved_over_a_border_changes_the_header() -> None:
    """Strings that join to the same text stay apart."""
    one = Record("oak", 1, "d", 1, 0, "ab", "c", AT, None, b"", b"")
    assert header(one) != header(msgspec.structs.replace(one, actor="a", kind="bc"))


def whole() -> tuple[Head, list[Record]]:
    """Return a sound stream of three events."""
    records = records_of(rated(0, 1, b"1", b"2", b"3"), GENESIS)
    return Head("oak", 3, 1, records[-1].hash, None), records


def test_a_sound_chain_has_no_fault() -> None:
    """Neither has an empty one."""
    assert fault_in(*whole()) is None
    assert fault_in(Head("oak", 0, 1, GENESIS, None), []) is None


@settings(max_examples=60)
@given(
    st.integers(0, 2),
    st.sampled_from(["device", "n", "part", "actor", "kind", "at", "body", "digest", "hash"]),
)
def test_any_changed_field_is_found_where_it_is(index: int, field: str) -> None:
    """Whatever is changed in one event, the fault names its position."""
    head, records = whole()
    changed = {"n": 99, "part": 99, "body": b"x", "digest": bytes(32), "hash": bytes(32)}.get(field, "x")
    records[index] = msgspec.structs.replace(records[index], **{field: changed})
    fault = fault_in(head, records)
    assert f"stream oak, position {index + 1}:" == str(fault)[: len(f"stream oak, position {index + 1}:")]


def test_a_missing_event_is_found() -> None:
    """At the start, in the middle and at the end."""
    head, records = whole()
    assert [
        "stream oak, position 1: the event is missing",
        "stream oak, position 2: the event is missing",
        "stream oak, position 3: the record ends at position 2",
    ] == [fault_in(head, records[:gone] + records[gone + 1 :]) for gone in range(3)]


def test_a_rewritten_head_is_found() -> None:
    """The head holds the last hash."""
    head, records = whole()
    fault = fault_in(msgspec.structs.replace(head, hash=bytes(32)), records)
    assert "stream oak, position 3: the head's hash is not that of the last event" == fault


def test_a_body_may_be_missing_only_after_erasure() -> None:
    """The chain of an erased stream still verifies; elsewhere an empty body is damage."""
    head, records = whole()
    bare = [msgspec.structs.replace(record, body=None) for record in records]
    erased = msgspec.structs.replace(head, erased_at=AT)
    assert fault_in(erased, bare) is None
    assert "stream oak, position 1: the body is missing" == fault_in(head, bare)
    assert "stream oak, position 2: the body outlived its erasure" == fault_in(
        erased, [bare[0], *records[1:]]
    )


def test_the_hash_covers_the_hash_before() -> None:
    """The same event after another past has another hash."""
    _, records = whole()
    assert hash_of(records[0], GENESIS) != hash_of(records[0], digest_of(b"another past"))


def test_an_erased_stream_takes_no_more_events() -> None:
    """The head says that it was erased, and no late append brings it back."""
    staged = stage({"oak": Head("oak", 0, 1, GENESIS, AT)}, [rated(0, 1)])
    assert [Erased] == [type(outcome) for outcome in staged.outcomes]
    assert ([], []) == (staged.heads, staged.records)


def test_a_stream_may_be_created_and_appended_to_in_one_group() -> None:
    """Each change is judged against the heads as the earlier ones leave them."""
    group: list[Change] = [rated(0, 1), Create("oak"), rated(0, 1, b"1", b"2"), Create("oak"), rated(2, 2)]
    outcomes = stage({}, group).outcomes
    assert ["UnknownStream", 0, 2, "Conflict", 3] == [
        outcome.position if isinstance(outcome, Kept) else type(outcome).__name__ for outcome in outcomes
    ]


def test_a_stream_cannot_be_named_by_half_a_character() -> None:
    """A lone surrogate has no bytes."""
    for change in (Create("\udfff"), Erase("oak", "\udfff")):
        with pytest.raises(ValueError, match="surrogate"):
            demand_sound(change)
