"""Where a person was on the screens, down to the half-typed word: a killed terminal opens there again."""

import msgspec

PLACE = "place"
"""The name under which it is written down."""


class Place(msgspec.Struct, frozen=True):
    """A place; `natural` is the screen of the phase then: in another phase `screen` means nothing.

    `field` is empty, "note", "observations", or the name of the dialog that was open; `cursor` is (row,
    column) in it, `observation` the one under the cursor in the list of observations.
    `text` is a note that was not saved yet upon `version`, None where all was saved.
    """

    natural: str = ""
    screen: str = ""
    row: str = ""
    narrowed: str = ""
    field: str = ""
    cursor: tuple[int, int] = (0, 0)
    text: str | None = None
    version: int = 0
    observation: str = ""

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Place(…)"


def read_place(written: str) -> Place:
    """Return the place that was written down; the first one of all where it cannot be read."""
    try:
        return msgspec.json.decode(written, type=Place)
    except msgspec.MsgspecError:
        return Place()


def written(place: Place) -> str:
    """Return a place as it is written down."""
    return msgspec.json.encode(place).decode()
