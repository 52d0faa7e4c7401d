"""Words that people or a lying server could send, and what must not be left of them."""

import json
import re
from typing import Any

from panelry import hiring, pages, panel
from panelry.sync.frames import Frame, FromServer, encode, from_server
from panelry.text import PILED

ESCAPES = "\x1b]52;c;aGk=\x07\x9b2J\x1b]8;;http://evil.example\x07\x00\x7f\u202e\u2066\u2028"
MARKUP = "[@click=app.quit]x[/] [/] [red]r[/red] [b"
PILES = "e" + "\u0301" * 3_000 + "\u200b" * 3_000
FAMILY = "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL}王"
ALL = f"{ESCAPES}{MARKUP}{FAMILY}{PILES}\r\nline two\tand a tab"
LONG = f"{MARKUP}{'w王' * 16_000}"
KINDS = {"every hostile sign": ALL, "a text of 64 kB": LONG}
NAMES = frozenset({"name", "title", "candidate", "position", "organisation", "text", "words", "reason"})
"""The fields of what people wrote, even where it is one word."""

_ID = re.compile(r"[a-z0-9-]+")
_SIGNS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_PILE = re.compile(rf"[\u0300\u0301\u200b]{{{PILED + 1}}}")
_ROOM = (pages.Said, panel.Mode, panel.Recommendation, panel.Outcome)
_OFFICE = (
    hiring.PositionState,
    hiring.NoticeState,
    hiring.HoldOn,
    hiring.RetentionStart,
    hiring.Jurisdiction,
)
_CHOSEN = {str(each.value) for kinds in (*_ROOM, *_OFFICE) for each in kinds}
"""Words of the product that a person chooses among."""


def harm(text: str) -> list[str]:
    """Return what in a text could move a cursor, turn a line round or be drawn over other lines."""
    return [*_SIGNS.findall(text), *(each[:1] * 2 for each in _PILE.findall(text))]


def spoilt(value: Any, words: str, field: str = "") -> Any:
    """Return data with hostile words behind all that people wrote; ids, hashes and times stay.

    A long text goes behind names alone: behind each anchor it would be a flood of another kind.
    """
    match value:
        case str() if value and (field in NAMES or (" " in value and len(words) < len(LONG))):
            return value if value in _CHOSEN or _ID.fullmatch(value) else f"{value}{words}"
        case dict():
            return {key: spoilt(each, words, key) for key, each in value.items()}
        case list():
            return [spoilt(each, words, field) for each in value]
        case _:
            return value


def lied(frame: Frame, words: str) -> FromServer:
    """Return a frame as a server would send it that spoils all words, and as a terminal reads it."""
    found: FromServer = from_server(json.dumps(spoilt(json.loads(encode(frame)), words)))
    return found
