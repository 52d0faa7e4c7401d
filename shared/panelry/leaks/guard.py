"""The leak guard: whether words of a draft come from somebody's private notes.

The guard is a net under proof of origin: it finds copied words, not free paraphrase. It runs where the
notes are, on the server, and tells of a private text only whose it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

import msgspec

from panelry.ids import PersonId
from panelry.leaks.disguise import cut_anew, mirrored, plain_words
from panelry.leaks.finding import Finding, Gate
from panelry.leaks.index import Index, Private
from panelry.leaks.runs import (
    Gram,
    Window,
    blocking,
    dice,
    four_grams,
    reading,
    things_shared,
    warning,
    window_of,
)
from panelry.stems import Token, stems

BLOCK_DICE = 0.50
WARN_DICE = 0.35
SURE_DICE = 0.45
"""From here on a similarity warns whatever is shared; below it only if `THINGS` are."""
THINGS = 3
MATTER_DICE = 0.45
"""How similar the words that carry matter must be, too, for a block by similarity."""
_PARTS = "role play|case study|sample lesson|trial shift|bug hunt|group task|take home|system design"
PARTS = tuple(f"In the {part}." for part in _PARTS.split("|"))
"""What the usual parts of an interview are called: everybody says so, and no note is told by it."""


class Guard(msgspec.Struct, frozen=True):
    """An index of private texts and of texts that are allowed; `check` asks it about a sentence.

    Made by `Guard.build`, changed by `over`; `with_private` and `with_allowed` give a larger guard. Each
    leaves this one as it is, and equals the guard that is built of the same texts at once.
    """

    index: Index = msgspec.field(default_factory=Index)
    permitted: frozenset[str] = frozenset()
    """The texts that are allowed."""
    grams: frozenset[Gram] = frozenset()
    """The runs of words of the allowed texts."""
    safe: frozenset[frozenset[str]] = frozenset()
    """The 4-grams of the allowed texts, by sentence and by pair of neighbours."""

    def __repr__(self) -> str:
        return f"Guard({self.index!r}, {len(self.permitted)} allowed)"

    @classmethod
    def build(cls, private: Iterable[Private], allowed: Iterable[str]) -> "Guard":
        """Return a guard over private texts; `allowed` texts (rubric, templates, points) never count."""
        return cls().over(private, allowed)

    def over(self, private: Iterable[Private], allowed: Iterable[str]) -> "Guard":
        """Return a guard over exactly these texts; texts that this one knows are not read again."""
        index, permitted = self.index.over(private), frozenset(allowed)
        if permitted == self.permitted:
            return msgspec.structs.replace(self, index=index)
        read = [reading(text) for text in permitted]
        grams = frozenset[Gram]().union(*(each.block | each.warn for each in read))
        pairs = (f"{left} {right}" for each in read for left, right in pairwise(each.lines))
        safe = frozenset(map(four_grams, chain((line for each in read for line in each.lines), pairs)))
        return Guard(index, permitted, grams, safe)

    def with_private(self, *private: Private) -> "Guard":
        """Return a guard that also knows these private texts."""
        return self.over((*self.index.texts, *private), self.permitted)

    def with_allowed(self, *texts: str) -> "Guard":
        """Return a guard that also allows these texts."""
        return self.over(self.index.texts, (*self.permitted, *texts))

    def check(self, sentence_text: str) -> tuple[Finding, ...]:
        """Return what one sentence of a draft shares with private texts, in order of place.

        BLOCK for a shared run of 5 stems with 2 content words, of 3 content stems, or a Dice similarity
        of character 4-grams of at least 0.50; WARN for 4 stems, or 0.35. An owner with a block gets no
        warning beside it. A similarity counts only if no allowed text is as similar, and blocks only if the
        words that carry matter are similar, too (0.45); below 0.45 it warns only if three things are shared.
        Runs are found in words with their letters turned around or cut anew, too.
        """
        words = plain_words(sentence_text)
        if not words:
            return ()
        found = list(self._alike(words))
        for read in (words, *mirrored(words), cut_anew(words, self.index.words)):
            found.extend(each for _, each in self.copied(read))
        return joined(found)

    def copied(self, words: Sequence[Token]) -> Iterator[tuple[Gram, Finding]]:
        """Yield each run of words that an owner used and no allowed text has, with its finding."""
        read = stems(tuple(words))
        for runs, known, gate in (
            (blocking(read), self.index.block, Gate.BLOCK),
            (warning(read), self.index.warn, Gate.WARN),
        ):
            for gram, span in runs:
                if gram not in self.grams and gram not in _named_parts():
                    for owner in {each.owner for each in known.get(gram, ())}:
                        yield gram, Finding("LEAK", gate, span, owner)

    def _alike(self, words: Sequence[Token]) -> Iterator[Finding]:
        """Yield a finding over the whole sentence for each owner with a window that is too similar."""
        asked = window_of(" ".join(word.text for word in words))
        best: dict[PersonId, list[Window]] = {}
        for owner, window in self.index.alike(asked, WARN_DICE):
            best.setdefault(owner, []).append(window)
        if not best:
            return
        excused = max((dice(asked.characters, safe) for safe in self.safe), default=0.0)
        for owner, windows in best.items():
            near = [each for each in windows if _near(asked, each, excused)]
            if near:
                gate = Gate.BLOCK if any(_copy(asked, each) for each in near) else Gate.WARN
                yield Finding("LEAK", gate, (words[0].start, words[-1].end), owner)


@cache
def _named_parts() -> frozenset[Gram]:
    """Return the runs of words of `PARTS`."""
    return frozenset[Gram]().union(*(reading(part).warn for part in PARTS))


def _near(asked: Window, known: Window, excused: float) -> bool:
    """Return whether two windows are similar enough to warn: more than allowed text is, and in matter.

    Two sentences about one exercise share the names of a thing or two; that alone tells nothing of a note.
    """
    whole = dice(asked.characters, known.characters)
    return whole > excused and (whole >= SURE_DICE or things_shared(asked.content, known.content) >= THINGS)


def _copy(asked: Window, known: Window) -> bool:
    """Return whether two windows are so similar that it blocks: as a whole, and in what they say.

    "Answered the question with a …" is alike whatever it goes on about: grammar alone makes no copy.
    """
    whole, matter = dice(asked.characters, known.characters), dice(asked.matter, known.matter)
    return whole >= BLOCK_DICE and matter >= MATTER_DICE


def joined(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings of leaks with overlapping places of one owner and level joined, in order of place.

    An owner with a block gets no warning beside it.
    """
    blocked = {each.owner for each in found if each.level is Gate.BLOCK}
    groups: dict[tuple[Gate, PersonId | None], list[tuple[int, int]]] = {}
    for each in (one for one in found if one.level is Gate.BLOCK or one.owner not in blocked):
        groups.setdefault((each.level, each.owner), []).append(each.span)
    merged = [
        Finding("LEAK", level, span, owner)
        for (level, owner), spans in groups.items()
        for span in _overlapping(spans)
    ]
    return tuple(sorted(merged, key=lambda each: (each.span, each.owner or "", each.level.value)))


def _overlapping(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
