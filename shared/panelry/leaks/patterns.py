"""How a table of patterns is written: one pattern a line, over which words of one class go by its name.

A line that begins with four blanks goes on with the pattern of the line above. `<NAME>` stands for one of
the words of that class. All else is read as `rules` says.
"""

import re
from collections.abc import Mapping


def classes(table: str, known: Mapping[str, str]) -> Mapping[str, str]:
    """Return the classes of a table, each line `NAME: words`, with those known before; see `terms`."""
    found = dict(known)
    for line in _lines(table):
        name, words = line.split(": ", 1)
        found[name] = _filled(words, found)
    return found


def terms(table: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the patterns of a table, in order; KeyError for a class that is not known."""
    return tuple(_filled(line, known) for line in _lines(table))


def _lines(table: str) -> list[str]:
    """Return the lines of a table, those that go on joined."""
    return table.strip("\n").replace("\n    ", "").split("\n")


def _filled(words: str, known: Mapping[str, str]) -> str:
    """Return a pattern with the words of each class in the place of its name."""
    return re.sub("<([A-Z]+)>", lambda name: f"(?:{known[name[1]]})", words)
