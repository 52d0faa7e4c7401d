"""What every errand and every result of one share on their way through the door."""

import msgspec


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="errand"):
    """What all errands share."""


class Result(msgspec.Struct, frozen=True, tag_field="result"):
    """What all results share."""
