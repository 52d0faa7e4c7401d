"""Where words stand in a text under their disguises: letters and digits alone make a word.

Case, accents and invisible characters are passed over, an owner's or a plural s belongs to the word, and the
words of a name may be written as one. A text is gone through once, however many words are looked for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from panelry.leaks.names import WORDS
from panelry.stems import FUNCTION, PASSED_OVER, fold

Span = tuple[int, int]
"""A place in a text, in code points: the first and behind the last."""
_WORD = re.compile(r"[^\W_]+")
_OWNER = re.compile(r"['’ʼ‘`´]s$", re.IGNORECASE)
_COMMON = WORDS | FUNCTION | PASSED_OVER
"""Words that are mostly no names: they are meant as they are written, in that case or in capitals."""
_SHORT = 2
"""Up to so many letters (chosen): initials, which are meant as they are written, and have no plural."""
_JOINED = 5
"""So many letters (chosen) at least, of which a joined name is known for one."""
_HISSING = ("s", "x", "z")


class Word(NamedTuple):
    """One word of a text: its folded letters, what it is without an s at its end, and its place."""

    text: str
    forms: tuple[str, ...]
    start: int
    end: int


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    folded = fold(text)
    found = ((run[0], *folded.span(*run.span())) for run in _WORD.finditer(folded.text))
    return tuple(Word(word, _forms(word, text[start:end]), start, end) for word, start, end in found)


def _forms(word: str, written: str) -> tuple[str, ...]:
    """Return a word, and what it may be the owner or the plural of."""
    if not word.endswith("s"):
        return (word,)
    stem = word.removesuffix("s")
    found = [word]
    if _OWNER.search(written) or len(stem) > _SHORT:
        found.append(stem)
    if stem.endswith("e") and stem.removesuffix("e").endswith(_HISSING):
        found.append(stem.removesuffix("e"))
    return tuple(found)


def key_of(text: str) -> tuple[str, ...]:
    """Return the words by which a text is found: the last one without an owner's s. None for signs alone."""
    found = words_in(text)
    if not found:
        return ()
    last = found[-1]
    owned = len(last.forms) > 1 and _OWNER.search(text[last.start : last.end])
    return (*(each.text for each in found[:-1]), last.forms[1] if owned else last.text)


def joined(name: str) -> frozenset[str]:
    """Return the words as which a name may be written without blanks: all of it, either way round."""
    parts = [each.text for each in words_in(name)]
    pieces = ["".join(each.text for each in words_in(piece)) for piece in name.split()]
    wholes = {"".join(parts), "".join(reversed(pieces))} if len(parts) > 1 else set()
    hyphened = {piece for piece in pieces if piece not in parts}
    return frozenset(each for each in wholes | hyphened if len(each) >= _JOINED)


def is_common(words: str) -> bool:
    """Return whether words are one word that is mostly no name, or initials."""
    key = key_of(words)
    return len(key) == 1 and (key[0] in _COMMON or len(key[0]) <= _SHORT)


class Phrases:
    """Phrases by their first word; each stands for something of whoever looks for it, such as its number."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], int]]) -> None:
        self._meant: dict[tuple[str, ...], list[int]] = {}
        self._lengths: dict[str, set[int]] = {}
        for key, number in phrases:
            if key:
                self._meant.setdefault(key, []).append(number)
                self._lengths.setdefault(key[0], set()).add(len(key))

    def found_in(self, line: Sequence[Word]) -> Iterator[tuple[int, Span]]:
        """Yield each phrase that stands in the words of a text, with its place there."""
        for at, word in enumerate(line):
            for form in word.forms:
                yield from self._of((form,), word.start, word.end)
            for length in self._lengths.get(word.text, ()):
                last = at + length - 1
                if length > 1 and last < len(line):
                    head = tuple(each.text for each in line[at:last])
                    for form in line[last].forms:
                        yield from self._of((*head, form), word.start, line[last].end)

    def _of(self, key: tuple[str, ...], start: int, end: int) -> Iterator[tuple[int, Span]]:
        for number in self._meant.get(key, ()):
            yield number, (start, end)


def blocks(found: Iterable[tuple[int, Span]]) -> list[tuple[tuple[int, ...], Span]]:
    """Return places that do not touch one another: what lies within another goes, what overlaps is one."""
    ordered = sorted(found, key=lambda each: (each[1][0], -each[1][1], each[0]))
    made: list[tuple[tuple[int, ...], Span]] = []
    for number, (start, end) in ordered:
        numbers, (first, last) = made[-1] if made else ((), (0, 0))
        if numbers and end <= last:
            continue
        if numbers and start < last:
            made[-1] = ((*numbers, number), (first, end))
        else:
            made.append(((number,), (start, end)))
    return made
