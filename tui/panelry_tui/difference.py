"""The difference between two texts, line by line, to look at before one takes the place of the other."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher


def changed_lines(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return the lines taken away, after “- ”, and added, after “+ ”, in order; what stays is left out."""
    found: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            found += [f"- {line}".rstrip() for line in before[start:end]]
            found += [f"+ {line}".rstrip() for line in after[new_start:new_end]]
    return tuple(found)


def words_changed(before: str, after: str) -> tuple[int, int]:
    """Return how many words were taken away and how many were added, wherever they stand."""
    old, new = Counter(before.split()), Counter(after.split())
    return (old - new).total(), (new - old).total()
