"""The leak guard: whether words of a draft come from somebody's private notes; and all checks of a summary.

The guard is a net under proof of origin: it finds copied words, not free paraphrase. It runs where the
notes are, on the server, and tells of a private text only whose it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from panelry.ids import PersonId, SentenceId
from panelry.leaks.names import Names, name_findings
from panelry.leaks.rules import Finding, Gate, language_findings
from panelry.points import SENDER, Section, Sentence
from panelry.stems import Stem, Token, fold, sentences_of, stems, tokens

BLOCK_DICE = 0.50
WARN_DICE = 0.35

_Gram = tuple[str, ...]
_Grams = dict[_Gram, frozenset[PersonId]]


class Private(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One note or observation that must not leave, and who wrote it."""

    owner: PersonId
    text: str

    def __repr__(self) -> str:
        return f"Private(owner={self.owner!r}, text=<hidden>)"


class _Window(msgspec.Struct, frozen=True):
    """The character 4-grams of one sentence, or of two adjacent ones (`single` is False)."""

    owner: PersonId
    characters: frozenset[str]
    single: bool


class _Index(msgspec.Struct, frozen=True):
    """What is kept of private texts: who used each run of words, and the windows by 4-gram."""

    block: _Grams = msgspec.field(default_factory=dict)
    warn: _Grams = msgspec.field(default_factory=dict)
    windows: tuple[_Window, ...] = ()
    holders: dict[str, tuple[int, ...]] = msgspec.field(default_factory=dict)
    """The numbers of the single windows that hold a 4-gram."""


class Guard(msgspec.Struct, frozen=True):
    """An index of private texts and of texts that are allowed; `check` asks it about a sentence.

    Made by `Guard.build`; `with_private` and `with_allowed` give a larger guard and leave this one as it is.
    """

    index: _Index
    allowed: frozenset[_Gram]
    safe: tuple[frozenset[str], ...]
    """The 4-grams of the allowed texts, by window."""

    def __repr__(self) -> str:
        return f"Guard({len(self.index.windows)} private windows, {len(self.safe)} allowed windows)"

    @classmethod
    def build(cls, private: Iterable[Private], allowed: Iterable[str]) -> "Guard":
        """Return a guard over private texts; `allowed` texts (rubric, templates, points) never count."""
        return cls(_Index(), frozenset(), ()).with_private(*private).with_allowed(*allowed)

    def with_private(self, *private: Private) -> "Guard":
        """Return a guard that also knows these private texts."""
        return msgspec.structs.replace(self, index=_extended(self.index, private))

    def with_allowed(self, *texts: str) -> "Guard":
        """Return a guard that also allows these texts."""
        read = [stems(text) for text in texts]
        grams = {gram for each in read for runs in (_blocking(each), _warning(each)) for gram, _ in runs}
        safe = (characters for text in texts for characters, _ in _windows(text))
        return Guard(self.index, self.allowed | grams, (*self.safe, *safe))

    def check(self, sentence_text: str) -> tuple[Finding, ...]:
        """Return what one sentence of a draft shares with private texts, in order of place.

        BLOCK for a shared run of 5 stems with 2 content words, of 3 content stems, or a Dice similarity
        of character 4-grams of at least 0.50; WARN for 4 stems, or 0.35. An owner with a block gets no
        warning beside it. A similarity counts only if no allowed text is as similar.
        """
        words = tokens(sentence_text)
        if not words:
            return ()
        read = stems(words)
        found = [
            *self._runs(_blocking(read), self.index.block, Gate.BLOCK),
            *self._runs(_warning(read), self.index.warn, Gate.WARN),
            *self._alike(words),
        ]
        blocked = {each.owner for each in found if each.level is Gate.BLOCK}
        kept = [each for each in found if each.level is Gate.BLOCK or each.owner not in blocked]
        return _merged(kept)

    def _runs(
        self, runs: Iterable[tuple[_Gram, tuple[int, int]]], known: _Grams, gate: Gate
    ) -> Iterator[Finding]:
        """Yield a finding for each run of words that an owner used and no allowed text has."""
        for gram, span in runs:
            if gram not in self.allowed:
                for owner in known.get(gram, ()):
                    yield Finding("LEAK", gate, span, owner)

    def _alike(self, words: Sequence[Token]) -> Iterator[Finding]:
        """Yield a finding over the whole sentence for each owner with a window that is too similar."""
        characters = _four_grams(words)
        best = _most_alike(characters, self.index)
        if not best:
            return
        excused = max((_dice(characters, safe) for safe in self.safe), default=0.0)
        for owner, likeness in best.items():
            if likeness > excused:
                gate = Gate.BLOCK if likeness >= BLOCK_DICE else Gate.WARN
                yield Finding("LEAK", gate, (words[0].start, words[-1].end), owner)


def check_summary(
    sentences: Sequence[Sentence], guard: Guard, names: Names
) -> tuple[tuple[SentenceId, Finding], ...]:
    """Return all findings of a summary with their sentences: leaks, names, language rules, length.

    The sender's line is only looked at for leaks. A finding on the length of the whole text stands at its
    last sentence. Checks annotate: they never change a sentence.
    """
    found: list[tuple[SentenceId, Finding]] = []
    for sentence in sentences:
        found.extend((sentence.id, finding) for finding in guard.check(sentence.text))
        if sentence.id != SENDER:
            language = (*name_findings(sentence.text, names), *language_findings(fold(sentence.text)))
            found.extend((sentence.id, finding) for finding in (*language, *_too_long(sentence.text)))
    found.extend(_whole_length(sentences))
    return tuple(found)


def _too_long(text: str) -> tuple[Finding, ...]:
    """Return a warning for a sentence of more than 30 words."""
    return (Finding("LENGTH", Gate.WARN, (0, len(text))),) if len(text.split()) > 30 else ()


def _whole_length(sentences: Sequence[Sentence]) -> Iterator[tuple[SentenceId, Finding]]:
    """Yield findings on the whole: aims 120 to 220 words and 18 a sentence, limits 60 and 300.

    A text without strengths and growth is the short thank-you note, which has no lower bound.
    """
    if not sentences:
        return
    words = sum(len(each.text.split()) for each in sentences)
    full = any(each.section in {Section.STRENGTHS, Section.GROWTH} for each in sentences)
    place = (sentences[-1].id, (0, len(sentences[-1].text)))
    if words > 300 or (full and words < 60):
        yield place[0], Finding("LENGTH", Gate.BLOCK, place[1])
    elif words > 220 or (full and words < 120) or words > 18 * len(sentences):
        yield place[0], Finding("LENGTH", Gate.WARN, place[1])


def _blocking(read: Sequence[Stem]) -> Iterator[tuple[_Gram, tuple[int, int]]]:
    """Yield the runs that block, with their places: 5 stems with 2 content words, and 3 content stems.

    A run of content stems is marked by an empty first word, so that the two kinds never meet.
    """
    yield from _stem_runs(read, 5)
    matter = [each for each in read if each.content]
    for run in zip(matter, matter[1:], matter[2:], strict=False):
        yield ("", *(each.text for each in run)), (run[0].start, run[-1].end)


def _warning(read: Sequence[Stem]) -> Iterator[tuple[_Gram, tuple[int, int]]]:
    """Yield the runs that warn, with their places: 4 stems with 2 content words."""
    yield from _stem_runs(read, 4)


def _stem_runs(read: Sequence[Stem], length: int) -> Iterator[tuple[_Gram, tuple[int, int]]]:
    """Yield each run of that many stems with at least two content words, and its place."""
    for at in range(len(read) - length + 1):
        run = read[at : at + length]
        if sum(each.content for each in run) >= 2:
            yield tuple(each.text for each in run), (run[0].start, run[-1].end)


def _four_grams(words: Iterable[Token]) -> frozenset[str]:
    """Return the set of runs of four characters of the words joined by blanks."""
    line = " ".join(word.text for word in words)
    return frozenset(line[at : at + 4] for at in range(len(line) - 3))


def _windows(text: str) -> Iterator[tuple[frozenset[str], bool]]:
    """Yield the 4-grams of each sentence, followed by those of it and the sentence before it."""
    read = [words for sentence in sentences_of(text) if (words := tokens(sentence))]
    for at, words in enumerate(read):
        yield _four_grams(words), True
        if at:
            yield _four_grams((*read[at - 1], *words)), False


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return twice the shared part over the sum of both sizes, 0 to 1; 0 for two empty sets."""
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _most_alike(characters: frozenset[str], index: _Index) -> dict[PersonId, float]:
    """Return each owner's most similar window, where it is at least worth a warning.

    Shared 4-grams are counted for single sentences. A pair shares at most what its two sentences
    share, so a pair is compared in full only where that bound reaches the warning.
    """
    shared = Counter(number for each in characters for number in index.holders.get(each, ()))
    best: dict[PersonId, float] = {}
    for number, window in enumerate(index.windows):
        most = shared[number] if window.single else shared[number - 1] + shared[_before(index, number)]
        if 2 * most < WARN_DICE * (len(characters) + len(window.characters)):
            continue
        likeness = _dice(characters, window.characters)
        if likeness >= WARN_DICE:
            best[window.owner] = max(likeness, best.get(window.owner, 0.0))
    return best


def _before(index: _Index, pair: int) -> int:
    """Return the number of the single window of the earlier sentence of a pair.

    The order is: sentence 1, sentence 2, pair 1-2, sentence 3, pair 2-3, …
    """
    return pair - 2 if index.windows[pair - 2].single else pair - 3


def _extended(index: _Index, private: Iterable[Private]) -> _Index:
    """Return the index with more private texts."""
    block, warn = dict(index.block), dict(index.warn)
    windows = list(index.windows)
    fresh: dict[str, list[int]] = {}
    for each in private:
        read = stems(each.text)
        _own(block, _blocking(read), each.owner)
        _own(warn, _warning(read), each.owner)
        for characters, single in _windows(each.text):
            if single:
                for gram in characters:
                    fresh.setdefault(gram, []).append(len(windows))
            windows.append(_Window(each.owner, characters, single))
    more: Mapping[str, tuple[int, ...]] = {
        gram: (*index.holders.get(gram, ()), *numbers) for gram, numbers in fresh.items()
    }
    return _Index(block, warn, tuple(windows), {**index.holders, **more})


def _own(known: _Grams, runs: Iterable[tuple[_Gram, tuple[int, int]]], owner: PersonId) -> None:
    """Add an owner to the runs of one text."""
    for gram, _ in runs:
        known[gram] = known.get(gram, frozenset()) | {owner}


def _merged(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with overlapping places of one owner and level joined, in order of place."""
    groups: dict[tuple[Gate, PersonId | None], list[tuple[int, int]]] = {}
    for each in found:
        groups.setdefault((each.level, each.owner), []).append(each.span)
    merged = [
        Finding("LEAK", level, span, owner)
        for (level, owner), spans in groups.items()
        for span in _joined(spans)
    ]
    return tuple(sorted(merged, key=lambda each: (each.span, each.owner or "", each.level.value)))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
