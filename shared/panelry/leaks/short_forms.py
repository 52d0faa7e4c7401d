"""Short forms written out: "you're" reads as "you are" too, so that a pattern need not name both."""

import re
from functools import lru_cache

from panelry.stems import APOSTROPHES, Folded, fold

_MARK = f"[{APOSTROPHES}]"
_DENIED = "do|did|does|is|are|was|were|has|have|had|could|would|should|must|need|might|ca|wo|sha"
_SHORT = re.compile(
    rf"\b(?:({_DENIED})(n{_MARK}?t)|(you|they){_MARK}?(re|ve|ll|d)"
    rf"|(we|i|he|she|it){_MARK}(re|ve|ll|d|m)|(there|that|here|what|who|it|he|she){_MARK}(s))\b",
    re.IGNORECASE,
)
"""Where a short form stands; "were" and "well" are ones only with their mark."""
_HEADS = {"ca": "can", "wo": "will", "sha": "shall"}
_TAILS = {"re": " are", "ve": " have", "ll": " will", "d": " would", "m": " am", "s": " is"}


@lru_cache(1 << 6)
def readings(text: str) -> tuple[Folded, ...]:
    """Return a text folded, and once more with its short forms written out if it has any.

    Places are those of the text as it was written: what was added stands where its short form ended.
    """
    plain = fold(text)
    if not _SHORT.search(text):
        return (plain,)
    long: list[str] = []
    places: list[int] = []
    rest = 0
    for found in _SHORT.finditer(text):
        words = _long(found)
        long.extend((text[rest : found.start()], words))
        places.extend(range(rest, found.start()))
        places.extend(min(found.start() + at, found.end() - 1) for at in range(len(words)))
        rest = found.end()
    long.append(text[rest:])
    places.extend(range(rest, len(text)))
    read = fold("".join(long))
    return plain, Folded(read.text, tuple(places[at] for at in read.places))


def _long(found: re.Match[str]) -> str:
    """Return the words that a short form stands for."""
    head, tail = (each for each in found.groups() if each)
    if tail[0] not in "nN":
        return head + _TAILS[tail.casefold()]
    full = _HEADS.get(head.casefold(), head)
    return "cannot" if full == "can" else f"{full} not"
