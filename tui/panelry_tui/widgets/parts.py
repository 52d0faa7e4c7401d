"""The pieces that a widget's lines are made of: a text and how it looks, without a colour yet.

Lines are plain records, so that two pictures can be compared line by line and only what
changed is sent to the terminal. Texts are never read as markup.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from panelry_tui.widgets.cells import cell_len

Role = Literal[
    "text", "strong", "muted", "track", "range", "heading", "accent", "wait", "good", "bad", "current"
]
"""What a piece of text is there for; the theme gives each role its colour."""


class Pill(NamedTuple):
    """A level's own colours: a level of 1 to `scale`."""

    level: int
    scale: int


class Part(NamedTuple):
    """A piece of a line."""

    text: str
    look: Role | Pill = "text"


class Line(NamedTuple):
    """One line of a widget; the marked one holds the cursor."""

    parts: tuple[Part, ...] = ()
    marked: bool = False


def line(*parts: Part) -> Line:
    """Return a line of these parts."""
    return Line(parts)


def between(parts: Iterable[Part], gap: Part) -> tuple[Part, ...]:
    """Return the parts with `gap` between each two of them."""
    found: list[Part] = []
    for part in parts:
        found += [gap, part] if found else [part]
    return tuple(found)


def spread(left: Iterable[Part], right: Iterable[Part], width: int) -> Line:
    """Return one line with parts at its left and right ends; it may be longer than `width`."""
    first, last = tuple(left), tuple(right)
    blank = max(0, width - cells_of((*first, *last)))
    return Line((*first, Part(" " * blank), *last))


def cells_of(parts: Iterable[Part]) -> int:
    """Return how many cells the parts take."""
    return sum(cell_len(part.text) for part in parts)
