"""What all events share, and the stamp beside each."""

import msgspec

from panelry.doing import Doer
from panelry.ids import PersonId


class Stamp(msgspec.Struct, frozen=True):
    """Who, and when (UTC, ISO 8601 with milliseconds), as the server saw it."""

    actor: PersonId
    at: str


class Fact(msgspec.Struct, frozen=True, tag_field="event", omit_defaults=False):
    """What all events share: the tag is the class name."""


class PassedOn(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What the server may pass on from the office, or do by itself; `by` says who is behind it.

    None where the actor of the stamp has a seat in the debrief, and in journals of older programs.
    """

    by: Doer | None = None
