"""The drafter's own words: at least six phrasings for each slot of a summary.

Fields: `name`, `role` ("the … position at …"); `R`/`r` a rubric sentence with a capital or small first
letter; `S`/`s` a situation ("In the bug hunt"); `b` a behaviour ("you asked …"), `v` the same without
"you"; `E`/`e` an effect; `i` a suggestion ("write …"); `until` a day ("22 May 2027"). No phrase praises a
person or grades: what is said of the work comes from the rubric and from points.
"""

import hashlib
import re

from panelry.drafting.frame import FRAME
from panelry.drafting.telling import TELLING

PHRASES_VERSION = "en-7"

PHRASES: dict[str, tuple[str, ...]] = {**FRAME, **TELLING}

_FIELD = re.compile(r"\{\w+\}")
_WORDS = re.compile(r"[^\W_]+")


def ordered(slot: str, seed: str) -> tuple[tuple[int, str], ...]:
    """Return the phrasings of a slot with their numbers, from the one that the seed's hash falls on."""
    phrases = PHRASES[slot]
    digest = hashlib.sha256(f"{seed}\n{slot}".encode()).digest()
    first = int.from_bytes(digest[:8], "big") % len(phrases)
    numbers = (*range(first, len(phrases)), *range(first))
    return tuple((number, phrases[number]) for number in numbers)


def opening(sentence: str) -> tuple[str, ...]:
    """Return how a sentence begins: its first two words without case."""
    return tuple(word.casefold() for word in _WORDS.findall(sentence)[:2])


def spoken() -> tuple[str, ...]:
    """Return all phrasings without their fields: the drafter's own words, for the guard to allow."""
    return tuple(_FIELD.sub(" ", phrase) for phrases in PHRASES.values() for phrase in phrases)
