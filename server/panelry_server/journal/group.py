"""What a group of waiting changes does to the streams' heads, decided before anything is written.

Several appends of one stream may stand in a group: each is judged against the head as the
ones before it leave it.
"""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import assert_never

import msgspec

from panelry_server.journal import Append, Conflict, Erased, Head, JournalError, Record, UnknownStream
from panelry_server.journal.chain import GENESIS, records_of

MAX_BODY = 1024 * 1024
"""Bytes in one event's body; a larger one is a defect of the caller, not a full disk."""
_MAX_NUMBER = 2**63 - 1


class Create(msgspec.Struct, frozen=True):
    """The wish to begin a stream."""

    stream: str


class Erase(msgspec.Struct, frozen=True):
    """The wish to empty a stream for ever; `at` is an ISO 8601 instant."""

    stream: str
    at: str


Change = Create | Append | Erase


class Kept(msgspec.Struct, frozen=True):
    """A change that goes through: the stream's position, epoch and hash once it is done."""

    stream: str
    position: int
    epoch: int
    hash: bytes


class Staged(msgspec.Struct, frozen=True):
    """A group as it is to be written.

    `outcomes` stand in the order of the changes, `heads` are the moved ones alone; once the
    `records` are in, the bodies of the `wiped` streams go.
    """

    outcomes: list[Kept | JournalError]
    heads: list[Head]
    records: list[Record]
    wiped: list[str]


def stage(heads: Mapping[str, Head], changes: Sequence[Change]) -> Staged:
    """Judge the changes in order, each against the heads as the earlier ones leave them."""
    moved: dict[str, Head] = {}
    now = ChainMap(moved, dict(heads))
    outcomes: list[Kept | JournalError] = []
    records: list[Record] = []
    for change in changes:
        head = now.get(change.stream)
        refusal = _refusal(head, change) or _overtaken(change, now)
        if refusal is not None:
            outcomes.append(refusal)
            continue
        after, added = _applied(head, change)
        moved[change.stream] = after
        records += added
        outcomes.append(Kept(change.stream, after.position, after.epoch, after.hash))
    wiped = [stream for stream, head in moved.items() if head.erased_at is not None]
    return Staged(outcomes, list(moved.values()), records, wiped)


def _refusal(head: Head | None, change: Change) -> JournalError | None:
    match change:
        case Create(stream=stream):
            return None if head is None else Conflict(stream, head.position)
        case Append(stream=stream, expected=expected, epoch=epoch):
            if head is None:
                return UnknownStream(stream)
            if head.erased_at is not None:
                return Erased(stream)
            if (head.position, head.epoch) != (expected, epoch):
                return Conflict(stream, head.position)
            return None
        case Erase(stream=stream):
            return UnknownStream(stream) if head is None else None
    assert_never(change)


def streams_of(changes: Sequence[Change]) -> set[str]:
    """Return the streams whose heads tell what becomes of changes: their own, and those they went by."""
    seen = {change.seen.stream for change in changes if isinstance(change, Append) and change.seen}
    return seen | {change.stream for change in changes}


def _overtaken(change: Change, heads: Mapping[str, Head]) -> Conflict | None:
    """Return the refusal of an append where the other stream that it went by has moved."""
    if not isinstance(change, Append) or change.seen is None:
        return None
    now = heads.get(change.seen.stream)
    there = now is not None and (now.position, now.epoch) == (change.seen.position, change.seen.epoch)
    return None if there else Conflict(change.stream, change.expected)


def _applied(head: Head | None, change: Change) -> tuple[Head, list[Record]]:
    if isinstance(change, Create) or head is None:
        return Head(change.stream, 0, 1, GENESIS, None), []
    if isinstance(change, Erase):
        return _erased(head, change.at), []
    records = records_of(change, head.hash)
    last = records[-1]
    return msgspec.structs.replace(head, position=last.position, hash=last.hash), records


def _erased(head: Head, at: str) -> Head:
    """Return the head of an erased stream; what was erased before keeps its instant and its epoch."""
    if head.erased_at is not None:
        return head
    return msgspec.structs.replace(head, epoch=head.epoch + 1, erased_at=at)


def demand_sound(change: Change) -> None:
    """Raise ValueError for a change that no journal could keep, before it can harm its neighbours."""
    match change:
        case Create(stream=stream):
            _demand_utf8(stream)
        case Append():
            _demand_sound_append(change)
        case Erase(stream=stream, at=at):
            _demand_utf8(stream, at)
        case _:
            assert_never(change)


def _demand_sound_append(append: Append) -> None:
    for each in append.run:
        _demand_sound_command(each)
    for before, each in pairwise(append.run):
        place = (before.stream, before.expected + len(before.entries), before.epoch)
        if (each.stream, each.expected, each.epoch) != place or each.behind:
            raise ValueError(f"stream {append.stream}: what is appended together must stand in a row")


def _demand_sound_command(append: Append) -> None:
    if not append.entries:
        raise ValueError(f"stream {append.stream}: an append needs at least one event")
    for number in (append.expected, append.epoch, append.n):
        if not 0 <= number <= _MAX_NUMBER:
            raise ValueError(f"stream {append.stream}: {number} is not a number from 0 to {_MAX_NUMBER}")
    _demand_utf8(append.stream, append.device, append.actor, append.at, *(e.kind for e in append.entries))
    largest = max(len(entry.body) for entry in append.entries)
    if largest > MAX_BODY:
        raise ValueError(f"stream {append.stream}: a body of {largest} bytes is over {MAX_BODY}")


def _demand_utf8(*texts: str) -> None:
    for text in texts:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise ValueError(f"{text!r} holds a lone surrogate: clean it first") from error
        if "\0" in text:
            raise ValueError(f"{text!r} holds a zero byte, which no database takes in a text: clean it first")
