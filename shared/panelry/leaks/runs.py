"""One text as the guard reads it: its words, the runs of stems that tell a copy, and its sentences.

How alike two sentences are is told by their runs of four characters.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from panelry.leaks.disguise import plain_words
from panelry.stems import FUNCTION, PASSED_OVER, Stem, sentences_of, stem, stems

Gram = str
"""Stems joined by blanks; a run of content stems begins with a blank, so that the two kinds never meet."""
Span = tuple[int, int]
_GRAMMAR = FUNCTION | PASSED_OVER


class Window(msgspec.Struct, frozen=True):
    """The 4-grams of one sentence or of two neighbours: of all words, and of those that carry matter.

    `content` is the stems of the words that carry matter, in order.
    """

    characters: frozenset[str]
    matter: frozenset[str]
    content: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Window({len(self.characters)} 4-grams)"


class Reading(msgspec.Struct, frozen=True):
    """One text: its words, the runs that block and those that warn, and the words of each sentence."""

    words: frozenset[str]
    block: frozenset[Gram]
    warn: frozenset[Gram]
    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Reading({len(self.lines)} sentences)"


@lru_cache(1 << 6)
def reading(text: str) -> Reading:
    """Read one text."""
    words = plain_words(text)
    read = stems(words)
    lines = (" ".join(word.text for word in plain_words(each)) for each in sentences_of(text))
    return Reading(
        frozenset(word.text for word in words),
        frozenset(gram for gram, _ in blocking(read)),
        frozenset(gram for gram, _ in warning(read)),
        tuple(line for line in lines if line),
    )


def blocking(read: Sequence[Stem]) -> Iterator[tuple[Gram, Span]]:
    """Yield the runs that block, with their places: 5 stems with 2 content words, and 3 content stems."""
    yield from _stem_runs(read, 5)
    matter = [each for each in read if each.content]
    for run in zip(matter, matter[1:], matter[2:], strict=False):
        yield f" {run[0].text} {run[1].text} {run[2].text}", _span(run)


def warning(read: Sequence[Stem]) -> Iterator[tuple[Gram, Span]]:
    """Yield the runs that warn, with their places: 4 stems with 2 content words."""
    yield from _stem_runs(read, 4)


def _stem_runs(read: Sequence[Stem], length: int) -> Iterator[tuple[Gram, Span]]:
    """Yield each run of that many stems with at least two content words, and its place."""
    texts = [each.text for each in read]
    matter = [each.content for each in read]
    for at in range(len(read) - length + 1):
        if sum(matter[at : at + length]) >= 2:
            yield " ".join(texts[at : at + length]), _span(read[at : at + length])


def _span(run: Sequence[Stem]) -> Span:
    """Return the place of a run of words, whichever way it is read."""
    return min(run[0].start, run[-1].start), max(run[0].end, run[-1].end)


@lru_cache(1 << 10)
def window_of(words: str) -> Window:
    """Return the window of some words joined by blanks."""
    said = [word for word in words.split(" ") if word not in _GRAMMAR]
    return Window(four_grams(words), four_grams(" ".join(said)), tuple(map(stem, said)))


def four_grams(words: str) -> frozenset[str]:
    """Return the set of runs of four characters of some words joined by blanks."""
    return frozenset([words[at : at + 4] for at in range(len(words) - 3)])


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return twice the shared part over the sum of both sizes, 0 to 1; 0 for two empty sets."""
    return 2 * len(left & right) / max(1, len(left) + len(right))


def things_shared(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many things two rows of content stems share; stems that stand together in both are one.

    "The disk graph" is one thing, and "the angry parent in the role play" are two.
    """
    together, known = set(pairwise(right)), set(right)
    found: set[str] = set()
    things = 0
    for before, each in pairwise(("", *left)):
        if each in known and each not in found:
            things += (before, each) not in together
            found.add(each)
    return things
