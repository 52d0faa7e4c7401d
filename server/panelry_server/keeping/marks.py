"""Marks: whoever can write the journal's file still cannot make an event that passes for ours.

The chain of hashes needs no key, so a whole file can be written anew with a chain that fits. The mark
of an event is HMAC-SHA256(chain key, header ‖ digest): it holds what was done, by whom, when and at
which place, and it verifies after erasure, as the digest stays.

The chain key lies among the data keys under a name that no stream has, so wrapping, rotation and copies
of the keys cover it. A second entry there says that every event has its mark: from then on one without
is a fault. Where events have marks and the chain key is gone, nothing is ever marked anew, or whoever
removed the key could have a changed record vouched for.
"""

import hmac
from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from panelry_server.journal import Journal, Record
from panelry_server.journal.chain import header
from panelry_server.keeping import Keys

CHAIN = "/chain"
"""The name of the chain key in the store of keys."""
MARKED = "/chain/marked"
"""The entry that says: every event of the journal has its mark. Its own bytes are for nothing."""
RESERVED = frozenset({CHAIN, MARKED})
"""Names that are no stream's."""
LOST = (
    "the events have marks, and the key of the chains is gone: chains are followed without proof."
    " Put the newest copy of the keys back"
)
"""What the operator is told where nothing vouches for the record."""


class Proof:
    """What makes and verifies marks, by a key of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def over(self, named: bytes, digest: bytes) -> bytes:
        """Return the mark of an event by the bytes of its header and its digest: 32 bytes."""
        return hmac.digest(self._key, named + digest, "sha256")

    def mark_of(self, record: Record) -> bytes:
        """Return the mark that an event must have: 32 bytes."""
        return self.over(header(record), record.digest)

    def fault_in(self, records: Iterable[Record]) -> str | None:
        """Return the first event whose mark is missing or another, None where each has its own."""
        for record in records:
            place = f"stream {record.stream}, position {record.position}"
            if record.mark is None:
                return f"{place}: the mark is missing"
            if not hmac.compare_digest(record.mark, self.mark_of(record)):
                return f"{place}: the mark is not that of this event"
        return None


class Marks(msgspec.Struct, frozen=True):
    """What vouches for a journal's events: `proof` is None where the chain key is gone.

    `now` is how many events got their marks at this opening, all of them from before there were marks.
    """

    proof: Proof | None
    now: int = 0


class Markable(Journal, Protocol):
    """A journal whose events can be given marks.

    `faults` names the streams found damaged at the opening; `warnings` is for the operator. Both are texts.
    """

    faults: tuple[str, ...]
    warnings: tuple[str, ...]

    async def is_marked(self) -> bool:
        """Tell whether any event has a mark."""
        ...

    async def mark(self, mark_of: Callable[[Record], bytes]) -> int:
        """Give a mark to each event that has none, durably, and return how many those were."""
        ...


async def marks_of(journal: Markable, keys: Keys, *, restored: bool = False) -> Marks:
    """Return what vouches for the journal, whose earlier events are marked once, at its first opening.

    A copy that was just `restored` on purpose, and has no mark at all, is marked as it stands.
    Raises `KeysError`, `JournalError`.
    """
    known = await keys.known()
    usable = known.get(CHAIN, "never made") is None
    if not usable and (RESERVED & known.keys() or await journal.is_marked()):
        return Marks(None)
    await keys.make(CHAIN)
    proof = Proof(await keys.key(CHAIN))
    if MARKED in known and not (restored and not await journal.is_marked()):
        return Marks(proof)
    marked = await journal.mark(proof.mark_of)
    await keys.make(MARKED)
    return Marks(proof, marked)
