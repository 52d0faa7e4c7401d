"""Words under disguises of spelling: digits that stand for letters, and letters written apart.

Only the guard reads texts this way, and it reads both sides alike: a private text and a sentence that
copies it come out the same, and "k8s" stays another word than "k9s".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from panelry.stems import Token, tokens

SPELLED = 4
"""So many single letters in a row are one word or more written apart."""

_DIGITS = str.maketrans("013457", "oieast")
_SIGNS = {"@": "a", "$": "s", "!": "i", "|": "l"}
_SIGN = re.compile(r"(?<=[^\W_])[@$!|](?=[^\W_])")


def plain_words(text: str) -> tuple[Token, ...]:
    """Return the words of a text as `tokens` does, with digits and signs inside words as letters.

    Letters written apart are joined; where some stand farther apart than others, a word ends there.
    """
    read = tokens(_SIGN.sub(lambda sign: _SIGNS[sign[0]], text))
    return tuple(_joined([_lettered(word) for word in read]))


def mirrored(words: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return words with their letters turned around: in the same order, and in the opposite one."""
    turned = tuple(Token(word.text[::-1], word.start, word.end) for word in words)
    return turned, turned[::-1]


def _lettered(word: Token) -> Token:
    """Return a word with its digits as letters, if it has both."""
    if word.text.isalpha() or not any(each.isalpha() for each in word.text):
        return word
    return Token(word.text.translate(_DIGITS), word.start, word.end)


def _joined(words: Sequence[Token]) -> Iterator[Token]:
    """Yield the words, each run of single letters as the words that it spells."""
    run: list[Token] = []
    for word in words:
        if len(word.text) == 1 and word.text.isalpha():
            run.append(word)
            continue
        yield from _spelled(run)
        run = []
        yield word
    yield from _spelled(run)


def _spelled(run: Sequence[Token]) -> Iterator[Token]:
    """Yield the words that a run of single letters spells; a short run stays as it is."""
    if len(run) < SPELLED:
        yield from run
        return
    gaps = [right.start - left.end for left, right in pairwise(run)]
    begun = [0, *(at for at, gap in enumerate(gaps, 1) if gap > min(gaps)), len(run)]
    for first, last in pairwise(begun):
        letters = run[first:last]
        yield Token("".join(each.text for each in letters), letters[0].start, letters[-1].end)
