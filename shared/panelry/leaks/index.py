"""What the guard keeps of private texts: who used which words and runs of them, and each sentence's 4-grams.

A changed note costs what that note costs: its entries go, the new ones come. The order in which texts came
never shows. Whatever can be worked out from a sentence's words is worked out when somebody asks, so that the
memory grows with the words and no faster.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from panelry.ids import PersonId
from panelry.leaks.runs import Gram, Reading, Window, dice, four_grams, reading, window_of

_STRADDLING = 3
"""The most 4-grams that two neighbours have over what each of them has."""


class Private(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """One note or observation that must not leave, and who wrote it."""

    owner: PersonId
    text: str

    def __repr__(self) -> str:
        return f"Private(owner={self.owner!r}, text=<hidden>)"


class Line(msgspec.Struct, frozen=True):
    """One sentence: owner, words, number of 4-grams, and whether the next one is its neighbour."""

    owner: PersonId
    words: str
    size: int
    goes_on: bool

    def __repr__(self) -> str:
        return f"Line({self.size} 4-grams)"


_Holders = Mapping[Gram, frozenset[Private]]


class Index(msgspec.Struct, frozen=True):
    """The private texts, who holds each word and each run of words, and the lines with each 4-gram.

    `texts` gives the number of a text's first line; numbers are never used again.
    """

    texts: Mapping[Private, int] = msgspec.field(default_factory=dict)
    words: _Holders = msgspec.field(default_factory=dict)
    block: _Holders = msgspec.field(default_factory=dict)
    warn: _Holders = msgspec.field(default_factory=dict)
    lines: Mapping[int, Line] = msgspec.field(default_factory=dict)
    places: Mapping[str, tuple[int, ...]] = msgspec.field(default_factory=dict)
    free: int = 0

    def __repr__(self) -> str:
        return f"Index({len(self.texts)} texts)"

    def over(self, private: Iterable[Private]) -> "Index":
        """Return an index over exactly these texts; of those that this one knows, only the gone are read."""
        wanted = dict.fromkeys(private)
        gone = [each for each in self.texts if each not in wanted]
        fresh = [each for each in wanted if each not in self.texts]
        if not gone and not fresh:
            return self
        change = _Change(self)
        for text in gone:
            change.take(text)
        for text in fresh:
            change.add(text)
        return change.done()

    def alike(self, asked: Window, least: float) -> Iterator[tuple[PersonId, Window]]:
        """Yield the sentences and pairs of neighbours with a similarity of at least `least`, with owners.

        What two windows share is at most what the smaller has, so one that reaches `least` shares a certain
        part of what is asked; one sentence of a pair, half of it. Only such are compared in full.
        """
        shared = Counter(chain.from_iterable(self.places.get(each, ()) for each in asked.characters))
        enough = (least * len(asked.characters) / (2 - least) - _STRADDLING) / 2
        near = {number: found for number, found in shared.items() if found >= enough}
        done: set[tuple[PersonId, str]] = set()
        for owner, words, most, size in (each for number in near for each in self._around(number, near)):
            if 2 * most < least * (len(asked.characters) + size) or (owner, words) in done:
                continue
            done.add((owner, words))
            window = window_of(words)
            if dice(asked.characters, window.characters) >= least:
                yield owner, window

    def _around(self, number: int, near: Mapping[int, int]) -> Iterator[tuple[PersonId, str, int, int]]:
        """Yield a sentence and the pairs that it is part of: owner, words, most shared, least size.

        A pair is yielded once: by its first sentence, or by its second if the first shares too little, and
        then it shares at most twice what the second does.
        """
        line = self.lines[number]
        yield line.owner, line.words, near[number], line.size
        for first in (number,) if number - 1 in near else (number - 1, number):
            before = self.lines.get(first)
            if before is not None and before.goes_on:
                after = self.lines[first + 1]
                most = sum(near.get(each, near[number]) for each in (first, first + 1)) + _STRADDLING
                yield line.owner, f"{before.words} {after.words}", most, max(before.size, after.size)


class _Change:
    """An index in the making: text after text is read, taken up and forgotten."""

    def __init__(self, index: Index) -> None:
        self._texts, self._lines, self._free = dict(index.texts), dict(index.lines), index.free
        self._words, self._block, self._warn = map(_Held, (index.words, index.block, index.warn))
        self._places = dict(index.places)
        self._lost: dict[str, set[int]] = {}
        self._came: dict[str, list[int]] = {}

    def take(self, text: Private) -> None:
        """Let a text go."""
        read = reading(text.text)
        first = self._texts.pop(text)
        for number in range(first, first + len(read.lines)):
            for each in four_grams(self._lines.pop(number).words):
                self._lost.setdefault(each, set()).add(number)
        for held, keys in self._all(read):
            held.take(text, keys)

    def add(self, text: Private) -> None:
        """Take a text up."""
        read = reading(text.text)
        self._texts[text] = self._free
        last = self._free + len(read.lines) - 1
        for number, words in enumerate(read.lines, self._free):
            grams = four_grams(words)
            self._lines[number] = Line(text.owner, words, len(grams), goes_on=number < last)
            for each in grams:
                self._came.setdefault(each, []).append(number)
        self._free = last + 1
        for held, keys in self._all(read):
            held.add(text, keys)

    def _all(self, read: Reading) -> tuple[tuple["_Held", frozenset[Gram]], ...]:
        return (self._words, read.words), (self._block, read.block), (self._warn, read.warn)

    def done(self) -> Index:
        """Return the index."""
        for each, lost in self._lost.items():
            self._places[each] = tuple(number for number in self._places[each] if number not in lost)
        for each, came in self._came.items():
            self._places[each] = (*self._places.get(each, ()), *came)
        for each in self._lost:
            if not self._places[each]:
                del self._places[each]
        words, block, warn = self._words.done(), self._block.done(), self._warn.done()
        return Index(self._texts, words, block, warn, self._lines, self._places, self._free)


class _Held:
    """Who holds what, in the making: what one text alone holds shares one set with all that it holds."""

    def __init__(self, known: _Holders) -> None:
        self._known = dict(known)
        self._several: dict[Gram, set[Private]] = {}

    def add(self, text: Private, keys: Iterable[Gram]) -> None:
        """Let a text hold keys."""
        alone = frozenset((text,))
        for key in keys:
            if key in self._several:
                self._several[key].add(text)
            elif key in self._known:
                self._several[key] = {*self._known[key], text}
            else:
                self._known[key] = alone

    def take(self, text: Private, keys: Iterable[Gram]) -> None:
        """Let a text hold keys no more."""
        for key in keys:
            if key not in self._several:
                self._several[key] = set(self._known[key])
            self._several[key].discard(text)

    def done(self) -> _Holders:
        """Return who holds what; what nobody holds is not kept."""
        for key, held in self._several.items():
            if held:
                self._known[key] = frozenset(held)
            else:
                del self._known[key]
        return self._known
