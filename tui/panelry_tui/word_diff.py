"""Two wordings, word by word: what goes in brackets, what comes in braces; and two changes made one."""

from difflib import SequenceMatcher
from itertools import pairwise

_Change = tuple[int, int, tuple[str, ...]]
"""From and to in words of the former text, and what stands there instead."""


def word_diff(before: str, after: str) -> str:
    """Return a text with `[-removed words-]` and `{+added words+}` in their places; never by colour alone."""
    words, place, told = before.split(), 0, list[str]()
    for start, end, new in _changes(words, after.split()):
        told += words[place:start]
        gone = f"[-{' '.join(words[start:end])}-]" if start < end else ""
        told.append(gone + (f"{{+{' '.join(new)}+}}" if new else ""))
        place = end
    return " ".join([*told, *words[place:]])


def merged(base: str, theirs: str, mine: str) -> str | None:
    """Return both changes of a text in one, None where they touch: then a person has to read both."""
    words = base.split()
    changes = sorted({*_changes(words, theirs.split()), *_changes(words, mine.split())})
    if any(end >= start for (_, end, _), (start, _, _) in pairwise(changes)):
        return None
    for start, end, new in reversed(changes):
        words[start:end] = new
    return " ".join(words)


def _changes(before: list[str], after: list[str]) -> list[_Change]:
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(start, end, tuple(after[low:high])) for kind, start, end, low, high in found if kind != "equal"]
