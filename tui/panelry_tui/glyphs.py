"""The three sets of signs that screens are drawn with, and the choice between them.

A word stands beside every sign, so that no set carries meaning alone. `unicode` looks best,
`narrow` holds only characters that take one cell in every East Asian set-up, `ascii` is for
terminals without UTF-8.
"""

from collections.abc import Mapping
from typing import Literal, assert_never

import msgspec

GlyphSet = Literal["unicode", "narrow", "ascii"]
GlyphChoice = Literal["auto", "unicode", "narrow", "ascii"]

_CJK = ("ja", "ko", "zh")
_HINT = (
    "The encoding here is {encoding}, so signs are plain ASCII. Set LANG to a UTF-8 locale for the others."
)


class Glyphs(msgspec.Struct, frozen=True):
    """One sign, one cell wide, for each thing that a screen marks."""

    now: str
    agreed: str
    open: str
    parked: str
    live: str
    late: str
    off: str
    yes: str
    no: str
    wait: str
    point: str
    to: str
    track: str
    range: str
    step: str
    bar: str
    fill: str
    rule: str
    cut: str
    none: str
    """Stands where nobody or nothing is."""


UNICODE = Glyphs(*"▸◆○‖●◐○✓✗…↗→─━·▌█│…–")
NARROW = Glyphs(*"▸▪▫=▪~▫✓✗?^>-=.>#|~-")
ASCII = Glyphs(*">*o=*~o+x?^>-=.>#|~-")


class ChosenGlyphs(msgspec.Struct, frozen=True):
    """The set to draw with, and a hint for the person, empty where all is as asked."""

    glyphs: Glyphs
    hint: str = ""


def glyphs_of(name: GlyphSet) -> Glyphs:
    """Return the set of that name."""
    match name:
        case "unicode":
            return UNICODE
        case "narrow":
            return NARROW
        case "ascii":
            return ASCII
        case _:
            assert_never(name)


def choose_glyphs(choice: GlyphChoice, *, encoding: str | None, locale: str) -> ChosenGlyphs:
    """Return the set for a setting.

    `encoding` is that of the error stream, None where it has none; `locale` is a name such as
    `ja_JP.UTF-8`. With `auto`, ASCII (and a hint) answers any encoding but UTF-8, and the narrow
    set a Chinese, Japanese or Korean locale.
    """
    if choice != "auto":
        return ChosenGlyphs(glyphs_of(choice))
    if (encoding or "").lower().replace("-", "").replace("_", "") != "utf8":
        return ChosenGlyphs(ASCII, _HINT.format(encoding=encoding or "unknown"))
    if locale.lower().replace("-", "_").split(".")[0].split("_")[0] in _CJK:
        return ChosenGlyphs(NARROW)
    return ChosenGlyphs(UNICODE)


def locale_of(environ: Mapping[str, str]) -> str:
    """Return the name of the locale that characters come from, an empty text if none is set."""
    return next((environ[each] for each in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(each)), "")
