"""Words of several scripts at once: letters that look like others, so that nobody can check what they say.

Letters drawn like Latin ones are read as these before (`stems.fold`), accents are dropped; this is about
what is left. A unit such as "μm" is a word, not a disguise, and a word of one script is another language.
"""

import re
import unicodedata
from collections.abc import Iterator

from panelry.leaks.finding import Finding, Gate
from panelry.stems import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_DOTS = re.compile(r"[\u2800-\u28ff][\u2800-\u28ff\s]*[\u2800-\u28ff]")
"""Braille, as signs."""
_UNIT = 4
"""The most letters of a unit or a variable with one letter of another script."""
_ONE_SCRIPT = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"}
)
"""Scripts that are written together in one word."""


def script_findings(text: str) -> Iterator[Finding]:
    """Yield a block for each word of several scripts, and for each run of Braille."""
    if text.isascii():
        return
    for dots in _DOTS.finditer(text):
        yield Finding("DISGUISE", Gate.BLOCK, dots.span())
    for word in _WORD.finditer(text):
        if _mixed(word[0]):
            yield Finding("DISGUISE", Gate.BLOCK, word.span())


def _mixed(word: str) -> bool:
    """Return whether a word has letters of several scripts that are not read as Latin ones anyway."""
    strange = sum(not each.isascii() for each in fold(word).text)
    if not strange or (strange == 1 and len(word) <= _UNIT):
        return False
    return len({_script(each) for each in word}) > 1


def _script(letter: str) -> str:
    """Return the script of a letter, by its name."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return "CJK" if first in _ONE_SCRIPT else first
