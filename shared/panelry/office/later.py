"""Later levels: how somebody who was hired does on the criteria, and the figures that they were taken into.

They are about an employee. The journal keeps them sealed by a key of the record's own and by the
candidate's: so an event holds either the levels or the sealed bytes, and without one of the keys neither.
"""

import msgspec

from panelry.ids import CandidateId, LaterId, PersonId
from panelry.office.deed import Deed


class LaterLevel(msgspec.Struct, frozen=True):
    """A level on one criterion, by the title that insight knows it by."""

    criterion: str
    level: int


class LaterRecorded(Deed, frozen=True, tag=True, omit_defaults=True):
    """Somebody who was hired does so; it stands in place of an earlier record, until a day, ISO 8601."""

    candidate: CandidateId
    later: LaterId
    until: str
    levels: tuple[LaterLevel, ...] | None = None
    """None where they are sealed, or cannot be opened any more."""
    sealed: bytes = b""


class LaterForgotten(Deed, frozen=True, tag=True):
    """The key of a candidate's later levels was ordered to be destroyed."""

    candidate: CandidateId


class LaterCounted(Deed, frozen=True, tag=True):
    """The later levels of five more people, or ten, were taken into the figure of a criterion.

    `people` are their records; `n` all that the figure rests on. It stands until the day on which the last
    of those levels would be forgotten, and until five more people have joined; nothing else changes it.
    """

    criterion: str
    people: tuple[LaterId, ...]
    n: int
    correlation: str | None
    """One decimal, -0.9 to 0.9; null where one side is all alike."""
    until: str


class Counted(msgspec.Struct, frozen=True):
    """The figure of a criterion as it stands, and every record that was ever taken into one."""

    n: int
    correlation: str | None
    until: str
    people: frozenset[LaterId]


class Later(msgspec.Struct, frozen=True):
    """The last record of a candidate: when and by whom; no levels once they are gone."""

    id: LaterId
    until: str
    at: str
    by: PersonId
    levels: tuple[LaterLevel, ...]
    former: tuple[LaterId, ...] = ()
    """The records in whose place it stands."""
    chosen_by: frozenset[PersonId] = frozenset()
    """Whoever recorded one of them, or had one forgotten."""


def stands(later: Later | None, at: str) -> bool:
    """Return whether a record may be read at a time: it has levels, and its day has not come."""
    return later is not None and bool(later.levels) and at[:10] < later.until
