"""What all commands share."""

import msgspec


class Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="ask"):
    """What all commands share: the tag is the class name, unknown fields are refused."""
