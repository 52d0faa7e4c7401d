"""What all parts share: a tag, and a key that names the part among a viewer's parts."""

import msgspec


class Part(msgspec.Struct, frozen=True, tag_field="part", forbid_unknown_fields=True):
    """One named piece of what a viewer sees; putting a part replaces the one of the same key."""

    @property
    def key(self) -> str:
        """Name the part: its tag, then what identifies it; keys sort in canonical order."""
        return str(self.__struct_config__.tag)


class Dropped(Part, frozen=True, tag=True):
    """The part of that key is no longer there."""

    gone: str

    @property
    def key(self) -> str:
        """Name the part that went."""
        return self.gone
