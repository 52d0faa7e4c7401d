"""What an encoding lacks, spelled with the nearest plain sign, one for each cell of the terminal.

On a terminal without UTF-8 a name loses its accents and a dash becomes a hyphen, so that nothing that
people read turns into a row of question marks and no column moves.
"""

import codecs
import unicodedata
from collections.abc import Mapping

SPELLED = "panelry-spelled"
"""The name of this treatment of errors, for streams."""
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("‐‑‒–—―─−", "-"),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("·•", "."),
    **dict.fromkeys("→↗▸›", ">"),
    **dict.fromkeys("│┃▏▎▍▌▐‖", "|"),
    **dict.fromkeys("▁▂▃▄▅▆▇█▔", "#"),
    **dict.fromkeys("●◆◐■▪", "*"),
    **dict.fromkeys("○◇□▫", "o"),
    "…": "~",
    "×": "x",
    "✓": "+",
    "✗": "x",
    "━": "=",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "\u00a0": " ",
}
_WIDE = frozenset("WF")


def plain_sign(sign: str) -> str:
    """Return one character in ASCII that takes as many cells: its base letter, or question marks."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return ""
    base = unicodedata.normalize("NFKD", sign)[0]
    wide = unicodedata.east_asian_width(sign) in _WIDE
    return base if base.isascii() and not wide else "??" if wide else "?"


def _spelled(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(plain_sign, error.object[error.start : error.end])), error.end


codecs.register_error(SPELLED, _spelled)
