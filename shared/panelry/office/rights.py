"""Rights of named people of the office, and what was exported by one: events and records."""

import msgspec

from panelry.ids import PersonId
from panelry.office.deed import Deed
from panelry.rights import Right


class RightGiven(Deed, frozen=True, tag=True):
    """Somebody of the office has a right from now on."""

    person: PersonId
    right: Right


class RightTaken(Deed, frozen=True, tag=True):
    """Somebody of the office has a right no more."""

    person: PersonId
    right: Right


class RatingsExported(Deed, frozen=True, tag=True):
    """An analyst took so many ratings away, without names; the stamp says who and when."""

    rows: int


class Export(msgspec.Struct, frozen=True):
    """Who took ratings away, when (UTC, ISO 8601), and how many."""

    person: PersonId
    at: str
    rows: int
