"""The hash chain: every event's hash covers its body's digest, its header and the hash before it.

It shows a changed, moved or missing event, and needs no key: whoever writes the whole file anew can
make one that fits (`keeping.marks` says against that). Digests stay when bodies are erased, so the
chain verifies after erasure too.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from panelry_server.journal import Append, Head, Record

GENESIS = bytes(32)
"""The hash before a stream's first event."""
_ENCODING = b"\x01"


def digest_of(body: bytes) -> bytes:
    """Return the SHA-256 of a body: 32 bytes."""
    return hashlib.sha256(body).digest()


def header(record: Record) -> bytes:
    """Return the bytes that stand for everything about an event but its body.

    One byte 1 for this encoding, then stream, position, device, n, part, actor, kind and at:
    a number as 8 bytes, a string as its length in bytes (4 bytes) and its UTF-8. Numbers are
    big-endian and not negative. No two headers share their bytes.
    """
    return b"".join(
        (
            _ENCODING,
            _often(record.stream),
            wide(record.position),
            _often(record.device),
            wide(record.n),
            wide(record.part),
            _often(record.actor),
            _often(record.kind),
            sized(record.at),
        )
    )


def sized(text: str) -> bytes:
    """Return a string as its length in bytes (4 bytes, big-endian) and its UTF-8."""
    encoded = text.encode()
    return len(encoded).to_bytes(4, "big") + encoded


_often = lru_cache(maxsize=1024)(sized)
"""The same for what stands in many headers: names of streams, devices, people and kinds."""


def wide(number: int) -> bytes:
    """Return a number from 0 as 8 bytes, big-endian."""
    return number.to_bytes(8, "big")


def hash_of(record: Record, previous: bytes) -> bytes:
    """Return what a record's hash must be, SHA-256(previous hash ‖ header ‖ digest): 32 bytes."""
    return hashlib.sha256(previous + header(record) + record.digest).digest()


def unchained(append: Append) -> Iterator[Record]:
    """Yield the events of one command as they will be kept, their digest and hash still empty."""
    for part, entry in enumerate(append.entries):
        yield Record(
            stream=append.stream,
            position=append.expected + part + 1,
            device=append.device,
            n=append.n,
            part=part,
            actor=append.actor,
            kind=entry.kind,
            at=append.at,
            body=entry.body,
            digest=b"",
            hash=b"",
            mark=entry.mark,
        )


def records_of(append: Append, previous: bytes) -> list[Record]:
    """Return the events of an append, and of those behind it, as they are kept behind the hash `previous`."""
    records: list[Record] = []
    for each in append.run:
        for entry, bare in zip(each.entries, unchained(each), strict=True):
            loose = msgspec.structs.replace(bare, digest=digest_of(entry.body))
            previous = hash_of(loose, previous)
            records.append(msgspec.structs.replace(loose, hash=previous))
    return records


class Walk:
    """Follows one stream from its first event to its head and keeps the first fault it meets."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.fault: str | None = None
        self._position = 0
        self._hash = GENESIS

    def step(self, record: Record) -> None:
        """Take the next event; after the first fault the rest is not looked at."""
        if self.fault is None:
            self.fault = self._wrong(record)
        self._position = record.position
        self._hash = record.hash

    def finish(self) -> str | None:
        """Return the first fault, having compared the last event with the head."""
        if self.fault is None and self._position != self.head.position:
            self.fault = self._at(self.head.position, f"the record ends at position {self._position}")
        if self.fault is None and self._hash != self.head.hash:
            self.fault = self._at(self._position, "the head's hash is not that of the last event")
        return self.fault

    def _wrong(self, record: Record) -> str | None:
        if record.position != self._position + 1:
            return self._at(self._position + 1, "the event is missing")
        if record.body is None and self.head.erased_at is None:
            return self._at(record.position, "the body is missing")
        if record.body is not None and self.head.erased_at is not None:
            return self._at(record.position, "the body outlived its erasure")
        if record.body is not None and digest_of(record.body) != record.digest:
            return self._at(record.position, "the body is not the one that was written")
        if hash_of(record, self._hash) != record.hash:
            return self._at(record.position, "the chain is broken")
        return None

    def _at(self, position: int, what: str) -> str:
        return f"stream {self.head.stream}, position {position}: {what}"


def fault_in(head: Head, records: Iterable[Record]) -> str | None:
    """Return the first fault of a whole stream, None where its chain is sound."""
    walk = Walk(head)
    for record in records:
        walk.step(record)
    return walk.finish()
