"""Lines broken at words to the width of a terminal; what is not written to one is never broken."""

import os
import unicodedata
from collections.abc import Callable

_NARROWEST = 20
"""Columns below which a line is left to the terminal."""
_INDENT = "  "
"""What each row of a line begins with but the first, which begins with the label."""
_NO_CELL = frozenset({"Cf", "Mn", "Me"})


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_cells_of(each) for each in text)


def _cells_of(sign: str) -> int:
    if unicodedata.category(sign) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(line: str, width: int | None) -> str:
    """Return a line in rows of at most `width` columns; None leaves it whole.

    A word that is longer than a row stays whole, so that a link or a path can be copied.
    """
    if width is None or width < _NARROWEST or cells(line) <= width:
        return line
    first, *words = line.split(" ")
    rows = [first]
    for word in words:
        longer = f"{rows[-1]} {word}"
        if cells(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(f"{_INDENT}{word}")
    return "\n".join(rows)


def width_of(stream: int) -> Callable[[], int | None]:
    """Return what tells the columns of the terminal that a descriptor leads to, None where it is none."""

    def columns() -> int | None:
        try:
            return os.get_terminal_size(stream).columns
        except OSError:
            return None

    return columns
