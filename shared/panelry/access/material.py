"""The material of an access case: every entry as it is kept, and what is to be redacted; for the reviewer."""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from panelry.access.redacting import Redaction, Whom, proposals
from panelry.access.telling import Entry


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept of a candidate as of a taking, of which `records` say the number in each record.

    The reviewer changes `redactions` and nothing else.
    """

    candidate: str
    name: str
    organisation: str
    asked: str
    records: dict[str, int]
    redactions: tuple[Redaction, ...]
    entries: tuple[Entry, ...]

    def __repr__(self) -> str:
        """Hide the words, which nobody has redacted yet."""
        return f"Material({len(self.entries)} entries)"


_ENCODER = msgspec.json.Encoder(order="deterministic")


def numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries with their numbers, the first is 1."""
    return tuple(replace(each, n=number) for number, each in enumerate(entries, 1))


def material_of(made: Material, people: Sequence[Whom], own: str) -> Material:
    """Return the material with what is proposed to be redacted; `own` is the candidate's address."""
    found = proposals(made.entries, people, made.name, own)
    return replace(made, redactions=tuple(found))


def digest(material: Material) -> str:
    """Return the SHA-256, in hex, of entries and redactions, for which two people vouch."""
    return hashlib.sha256(_ENCODER.encode(material)).hexdigest()
