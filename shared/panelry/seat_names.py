"""The name of somebody on a panel: it can be seen, and nobody takes it for another's.

Every name that people bear is possible: of any script, with accents, hyphens, apostrophes, full stops
and a number behind. What cannot be seen, and what looks like another script, is not.
"""

import re
import unicodedata
from itertools import groupby

from panelry.stems import FILLERS, LOOKALIKES

_SIGNS = frozenset(" -‐‑'’‘ʼ.,·()")
_JOINERS = "\u200c\u200d"
"""Invisible, yet scripts of India and Persian are spelled with them between two letters."""
_UNSEEN = frozenset(f"{FILLERS}\u034f\u17b4\u17b5\u2800")
"""Letters and marks by class that are drawn as nothing; variation selectors are known by their name."""
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU", "DESERET"})
"""Scripts that share the shapes of letters: no word may mix them."""
_MARKS = 3
"""The most marks on one letter: more are drawn over the lines beside it."""
_OPTIONAL = 10
"""Marks of this combining class and above are accents or vowel points; below, they make another letter."""
_PAIRS = (("rn", "m"), ("vv", "w"))
_STROKES = str.maketrans("1|l0ıøłđħ", "iiioioidh")


def is_visible_name(name: str) -> bool:
    """Return whether a line can be somebody's name: a letter first, and all of it can be seen and read."""
    return (
        name[:1].isalpha()
        and all(_is_seen(name, at) for at in range(len(name)))
        and all(_is_one_script(word) for word in re.split(r"[\s-]+", name))
        and not any(marked and len(list(run)) > _MARKS for marked, run in groupby(name, _is_mark))
    )


def shows_a_letter(name: str) -> bool:
    """Return whether a line has a letter that can be seen, as every name of a candidate has."""
    return any(each.isalpha() and each not in _UNSEEN for each in name)


def looks(name: str) -> str:
    """Return what a name looks like: names that are alike at a glance come out the same.

    Case, accents, blanks and signs do not count, and letters drawn alike are one: I, l and 1, O and 0, rn and
    m, and those of other scripts.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name))
    kept = "".join(each for each in plain if unicodedata.combining(each) < _OPTIONAL)
    shown = kept.translate(LOOKALIKES).casefold().translate(_STROKES)
    letters = "".join(each for each in shown if unicodedata.category(each)[0] in "LMN")
    for pair, single in _PAIRS:
        letters = letters.replace(pair, single)
    return letters or name


def _is_seen(name: str, at: int) -> bool:
    sign = name[at]
    if sign in _JOINERS:
        return 0 < at < len(name) - 1 and name[at - 1] not in _SIGNS and name[at + 1].isalpha()
    if sign in _UNSEEN or "VARIATION SELECTOR" in unicodedata.name(sign, ""):
        return False
    return sign in _SIGNS or unicodedata.category(sign)[0] in "LM" or sign.isdecimal()


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _is_one_script(word: str) -> bool:
    plain = unicodedata.normalize("NFKC", word)
    scripts = {unicodedata.name(each, "").partition(" ")[0] for each in plain if each.isalpha()}
    return len(scripts & _ALIKE) < 2
