"""Copies that are cut by full stops: runs of a private text that go on from one sentence into the next.

Each piece may be too short to be found by itself. A run counts if it stands in one sentence of the private
text, or if a sentence that it touches is too short to hold one: two whole sentences that follow each other
as two of a note do are found, or not, by themselves.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from panelry.leaks.disguise import plain_words
from panelry.leaks.finding import Finding, Gate
from panelry.leaks.guard import Guard, joined
from panelry.leaks.runs import Gram, Span, reading
from panelry.stems import sentences_of, stems

RUN = 3
"""The content words of the shortest run that blocks."""


def across(texts: Sequence[str], guard: Guard) -> tuple[tuple[int, Finding], ...]:
    """Return what neighbouring sentences share with private texts beyond each alone: (number, finding).

    A run that goes over sentences is found in each that it touches, with the place of its part there; so
    each of them waits for the author's yes. Costs one reading of the whole text.
    """
    begins = [0, *accumulate(len(text) + 1 for text in texts)]
    found = []
    for gram, each in guard.copied(plain_words("\n".join(texts))):
        first, last = (_number(begins, at) for at in (each.span[0], each.span[1] - 1))
        if first == last or not (any(map(_is_short, texts[first : last + 1])) or _in_one(gram, guard)):
            continue
        for number in range(first, last + 1):
            part = _part(each.span, begins[number], len(texts[number]))
            found.append((number, Finding(each.rule, each.level, part, each.owner)))
    return tuple(_by_sentence(found))


def beyond(alone: Sequence[Finding], number: int, over: Sequence[tuple[int, Finding]]) -> Iterator[Finding]:
    """Yield what `across` found in a sentence beyond what was found in it alone: an owner is told of once."""
    told = {(each.rule, each.owner) for each in alone if each.level is Gate.BLOCK}
    for at, each in over:
        if at == number and (each.rule, each.owner) not in told and each not in alone:
            yield each


def _is_short(text: str) -> bool:
    """Return whether a sentence has too few content words for a run that blocks."""
    return sum(each.content for each in stems(plain_words(text))) < RUN


def _number(begins: Sequence[int], at: int) -> int:
    """Return the number of the sentence in which a place of the whole text is."""
    return sum(begin <= at for begin in begins) - 1


def _part(span: Span, begin: int, length: int) -> Span:
    """Return the part of a place of the whole text that is in one sentence, counted from its begin."""
    return max(0, span[0] - begin), min(length, span[1] - begin)


def _in_one(gram: Gram, guard: Guard) -> bool:
    """Return whether a run stands in one sentence of a private text."""
    held = guard.index.block.get(gram) or guard.index.warn[gram]
    lines = (reading(line) for each in held for line in sentences_of(each.text))
    return any(gram in line.block or gram in line.warn for line in lines)


def _by_sentence(found: Sequence[tuple[int, Finding]]) -> Iterator[tuple[int, Finding]]:
    """Yield the findings with overlapping places joined, sentence by sentence."""
    for number in sorted({number for number, _ in found}):
        for each in joined([finding for at, finding in found if at == number]):
            yield number, each
