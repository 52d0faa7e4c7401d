"""What the guard keeps of private texts: who used which runs of words, and each sentence's 4-grams.

Every text is read once and keeps its own entries, so a changed note costs what that note costs: its
entries go, the new ones come. The order in which texts came never shows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import Literal, TypeVar

import msgspec

from panelry.ids import PersonId
from panelry.leaks.disguise import plain_words
from panelry.stems import FUNCTION, PASSED_OVER, Stem, Token, sentences_of, stems

Key = TypeVar("Key")
Held = TypeVar("Held")
Gram = tuple[str, ...]
Span = tuple[int, int]
_Place = tuple["Private", int]
"""A sentence of a private text, by its number."""


class Private(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """One note or observation that must not leave, and who wrote it."""

    owner: PersonId
    text: str

    def __repr__(self) -> str:
        return f"Private(owner={self.owner!r}, text=<hidden>)"


class Window(msgspec.Struct, frozen=True):
    """The 4-grams of one sentence or of two neighbours: of all words, and of those that carry matter."""

    characters: frozenset[str]
    matter: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[Token]) -> "Window":
        """Return the window of some words in order."""
        read = tuple(words)
        said = (word for word in read if word.text not in FUNCTION | PASSED_OVER)
        return cls(four_grams(read), four_grams(said))

    def __repr__(self) -> str:
        return f"Window({len(self.characters)} 4-grams)"


class Reading(msgspec.Struct, frozen=True):
    """One text as the guard reads it: runs of words, and 4-grams of its sentences and of neighbours.

    `pairs[i]` are the 4-grams of sentence i followed by sentence i + 1.
    """

    block: frozenset[Gram]
    warn: frozenset[Gram]
    sentences: tuple[Window, ...]
    pairs: tuple[Window, ...]

    def __repr__(self) -> str:
        return f"Reading({len(self.sentences)} sentences)"


class Index(msgspec.Struct, frozen=True):
    """The private texts with their readings, and where each run of words and each 4-gram stands."""

    texts: dict[Private, Reading] = msgspec.field(default_factory=dict)
    block: dict[Gram, frozenset[Private]] = msgspec.field(default_factory=dict)
    warn: dict[Gram, frozenset[Private]] = msgspec.field(default_factory=dict)
    holders: dict[str, frozenset[_Place]] = msgspec.field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Index({len(self.texts)} texts)"

    def over(self, private: Iterable[Private]) -> "Index":
        """Return an index over exactly these texts; what this one has read is not read again."""
        wanted = frozenset(private)
        gone = self.texts.keys() - wanted
        fresh = {each: reading(each.text) for each in wanted - self.texts.keys()}
        if not gone and not fresh:
            return self
        lost = {each: self.texts[each] for each in gone}
        return Index(
            {each: read for each, read in self.texts.items() if each not in gone} | fresh,
            _changed(self.block, _runs(lost, "block"), _runs(fresh, "block")),
            _changed(self.warn, _runs(lost, "warn"), _runs(fresh, "warn")),
            _changed(self.holders, _places(lost), _places(fresh)),
        )

    def alike(self, asked: Window, least: float) -> Iterator[tuple[PersonId, Window]]:
        """Yield the sentences and pairs of neighbours with a similarity of at least `least`, with owners.

        A pair shares at most what its two sentences share, so a pair is compared in full only where that
        bound reaches `least`.
        """
        shared = Counter(place for each in asked.characters for place in self.holders.get(each, ()))
        for text, at in shared:
            for most, window in _around(self.texts[text], at, partial(_count, shared, text)):
                if 2 * most < least * (len(asked.characters) + len(window.characters)):
                    continue
                if dice(asked.characters, window.characters) >= least:
                    yield text.owner, window


def _changed(
    known: dict[Key, frozenset[Held]], lost: Iterable[tuple[Key, Held]], gained: Iterable[tuple[Key, Held]]
) -> dict[Key, frozenset[Held]]:
    """Return who holds what, after some lost and some gained it; what nobody holds is not kept."""
    after = dict(known)
    for key, held in _gathered(lost).items():
        left = after[key] - held
        if left:
            after[key] = left
        else:
            del after[key]
    for key, held in _gathered(gained).items():
        after[key] = after.get(key, frozenset()) | held
    return after


def _gathered(pairs: Iterable[tuple[Key, Held]]) -> dict[Key, set[Held]]:
    """Return all that is held, by key: each set is then changed once, however many texts share a key."""
    found: dict[Key, set[Held]] = {}
    for key, held in pairs:
        found.setdefault(key, set()).add(held)
    return found


def _runs(texts: Mapping[Private, Reading], kind: Literal["block", "warn"]) -> Iterator[tuple[Gram, Private]]:
    """Yield each run of words of one kind with its text."""
    for text, read in texts.items():
        for gram in read.block if kind == "block" else read.warn:
            yield gram, text


def _places(texts: Mapping[Private, Reading]) -> Iterator[tuple[str, _Place]]:
    """Yield each 4-gram with the sentence that holds it."""
    for text, read in texts.items():
        for at, window in enumerate(read.sentences):
            for each in window.characters:
                yield each, (text, at)


def _count(shared: Mapping[_Place, int], text: Private, at: int) -> int:
    """Return how many 4-grams one sentence of a text shares."""
    return shared.get((text, at), 0)


def _around(read: Reading, at: int, shared: Callable[[int], int]) -> Iterator[tuple[int, Window]]:
    """Yield a sentence and the pairs that it is part of, each with the most that it can share.

    A pair is yielded once: by its first sentence, or by its second if the first shares nothing.
    """
    yield shared(at), read.sentences[at]
    if at < len(read.pairs):
        yield shared(at) + shared(at + 1), read.pairs[at]
    if at and not shared(at - 1):
        yield shared(at), read.pairs[at - 1]


@lru_cache(1 << 11)
def reading(text: str) -> Reading:
    """Read one text."""
    words = stems(plain_words(text))
    parts = [read for sentence in sentences_of(text) if (read := plain_words(sentence))]
    return Reading(
        frozenset(gram for gram, _ in blocking(words)),
        frozenset(gram for gram, _ in warning(words)),
        tuple(Window.of(part) for part in parts),
        tuple(Window.of((*left, *right)) for left, right in pairwise(parts)),
    )


def blocking(read: Sequence[Stem]) -> Iterator[tuple[Gram, Span]]:
    """Yield the runs that block, with their places: 5 stems with 2 content words, and 3 content stems.

    A run of content stems is marked by an empty first word, so that the two kinds never meet.
    """
    yield from _stem_runs(read, 5)
    matter = [each for each in read if each.content]
    for run in zip(matter, matter[1:], matter[2:], strict=False):
        yield ("", *(each.text for each in run)), _span(run)


def warning(read: Sequence[Stem]) -> Iterator[tuple[Gram, Span]]:
    """Yield the runs that warn, with their places: 4 stems with 2 content words."""
    yield from _stem_runs(read, 4)


def _stem_runs(read: Sequence[Stem], length: int) -> Iterator[tuple[Gram, Span]]:
    """Yield each run of that many stems with at least two content words, and its place."""
    for at in range(len(read) - length + 1):
        run = read[at : at + length]
        if sum(each.content for each in run) >= 2:
            yield tuple(each.text for each in run), _span(run)


def _span(run: Sequence[Stem]) -> Span:
    """Return the place of a run of words, whichever way it is read."""
    return min(run[0].start, run[-1].start), max(run[0].end, run[-1].end)


def four_grams(words: Iterable[Token]) -> frozenset[str]:
    """Return the set of runs of four characters of the words joined by blanks."""
    line = " ".join(word.text for word in words)
    return frozenset(line[at : at + 4] for at in range(len(line) - 3))


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return twice the shared part over the sum of both sizes, 0 to 1; 0 for two empty sets."""
    return 2 * len(left & right) / max(1, len(left) + len(right))
