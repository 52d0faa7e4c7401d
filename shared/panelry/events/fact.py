"""What all events share, and the stamp beside each."""

import msgspec

from panelry.ids import PersonId


class Stamp(msgspec.Struct, frozen=True):
    """Who, and when (UTC, ISO 8601 with milliseconds), as the server saw it."""

    actor: PersonId
    at: str


class Fact(msgspec.Struct, frozen=True, tag_field="event", omit_defaults=False):
    """What all events share: the tag is the class name."""
