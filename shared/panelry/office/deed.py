"""What all events of the office share."""

import msgspec


class Deed(msgspec.Struct, frozen=True, tag_field="event"):
    """What all events of the office share."""
