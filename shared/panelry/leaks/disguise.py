"""Words under disguises of spelling: digits for letters, letters written apart, words joined or cut anew.

Only the guard reads texts this way, and it reads both sides alike: a private text and a sentence that
copies it come out the same, and "k8s" stays another word than "k9s".
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from panelry.stems import FUNCTION, NUMBERS, PASSED_OVER, Token, tokens

SPELLED = 4
"""So many single letters in a row are one word or more written apart."""

LONGEST = 24
"""The most letters of a word that is looked for among letters."""
_ALWAYS = FUNCTION | PASSED_OVER | frozenset(NUMBERS)
"""Words that may stand between those of a private text, whether or not it has them."""
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


def cut_anew(words: Sequence[Token], known: Container[str]) -> tuple[Token, ...]:
    """Return words whose letters are cut where known words begin and end, wherever they were cut before.

    As many letters as can be belong to known words, and these are as few as can be; letters between them stay
    one word. So joined words come apart, and pieces of a word come together. A word's place is that of the
    words that it has letters of.
    """
    letters = "".join(word.text for word in words)
    places = [word for word in words for _ in word.text]
    found: list[Token] = []
    rest = 0
    for begin, end in _known_words(letters, known):
        found.extend(_between(letters, places, rest, begin))
        found.extend(_between(letters, places, begin, end))
        rest = end
    found.extend(_between(letters, places, rest, len(letters)))
    return tuple(found)


def _between(letters: str, places: Sequence[Token], begin: int, end: int) -> Iterator[Token]:
    """Yield some letters as a word, if there are any."""
    if begin < end:
        word = letters[begin:end]
        yield Token(NUMBERS.get(word, word), places[begin].start, places[end - 1].end)


def _known_words(letters: str, known: Container[str]) -> Iterator[tuple[int, int]]:
    """Yield where the known words stand among letters, in order."""
    covered, pieces = [0] * (len(letters) + 1), [0] * (len(letters) + 1)
    chosen = [0] * len(letters)
    for at in range(len(letters) - 1, -1, -1):
        best = (covered[at + 1], -pieces[at + 1])
        for end in range(at + 1, min(at + LONGEST, len(letters)) + 1):
            reached = (end - at + covered[end], -pieces[end] - 1)
            if reached > best and (letters[at:end] in known or letters[at:end] in _ALWAYS):
                best, chosen[at] = reached, end
        covered[at], pieces[at] = best[0], -best[1]
    at = 0
    while at < len(letters):
        if chosen[at]:
            yield at, chosen[at]
        at = chosen[at] or at + 1


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
