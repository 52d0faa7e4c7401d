"""Sentences broken into lines that know which code points they hold, so that a span can be underlined."""

import re
from collections.abc import Iterable

from rich.cells import cell_len

_WORD = re.compile(r"\S+")

Cut = tuple[int, int]
"""From and to in code points."""


def cuts(text: str, width: int) -> list[Cut]:
    """Return the lines of a one-line text: at most `width` cells each, broken at blanks where possible."""
    found: list[Cut] = []
    for word in _WORD.finditer(text):
        for piece in _pieces(text, word.start(), word.end(), width):
            start = found[-1][0] if found else piece[0]
            if found and cell_len(text[start : piece[1]]) <= width:
                found[-1] = (start, piece[1])
            else:
                found.append(piece)
    return found


def _pieces(text: str, start: int, end: int, width: int) -> Iterable[Cut]:
    """Yield a word whole, or in pieces where it is wider than a line."""
    while cell_len(text[start:end]) > width:
        stop = end
        while stop > start + 1 and cell_len(text[start:stop]) > width:
            stop -= 1
        yield (start, stop)
        start = stop
    yield (start, end)


def under(text: str, line: Cut, spans: Iterable[Cut], mark: str) -> str:
    """Return the row under a line: `mark` under every cell of a span, blank elsewhere, empty without one."""
    start, end = line
    row = ""
    for at in range(start, end):
        inside = any(first <= at < last for first, last in spans)
        row += (mark if inside else " ") * cell_len(text[at])
    return row.rstrip()
