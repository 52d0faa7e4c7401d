"""Doing: who did what in a debrief, as its public record says it.

Whoever has a seat there stands in the stamp of an event. What the server passes on is stamped as the
operator's; who is behind it stands beside it, so that the record names them, too.
"""

import msgspec

from panelry.ids import CriterionId, PersonId


class Doer(msgspec.Struct, frozen=True):
    """Who is behind what the server passes on: somebody of the office, the operator, or the server itself."""

    person: PersonId
    name: str = ""
    """What somebody of the office was called there then; empty for the operator and the server."""


class Act(msgspec.Struct, frozen=True):
    """One line of the public record: who did what, when, to which criterion or person."""

    at: str
    actor: PersonId
    kind: str
    criterion: CriterionId | None = None
    person: PersonId | None = None
    level: int | None = None
    reader: PersonId | None = None  # to whom that person's scorecard opened
    by: Doer | None = None
