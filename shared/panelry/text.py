"""Sanitising: every string that crosses a boundary goes through here.

Control codes, lone surrogates and bidirectional overrides can move a cursor, write to a
clipboard or turn a line round; each becomes U+FFFD, so that nothing disappears unseen.

Signs without a width of their own (accents, joiners, tags) pile up on the sign before them: what is
more than any script or emoji needs becomes one U+FFFD, or it would be drawn over the lines above.
"""

import re

_HOSTILE = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069"
_PILING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060-\u2065\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
    "\U000e0000-\U000e01ef"
)
PILED = 8
"""How many signs without a width may follow each other: a flag made of tags needs seven."""
FLOOD = f"([{_PILING}]{{{PILED}}})[{_PILING}]+"
"""A pattern of more of them than may stay: those that may are its group."""
_IN_LINES = re.compile(f"[{_HOSTILE}]|{FLOOD}")
_NEWLINES = re.compile("\r\n?")
REPLACEMENT = "\ufffd"
_LEFT = rf"\1{REPLACEMENT}"


def clean_text(text: str) -> str:
    """Return text of several lines that is safe to draw: newline and tab stay."""
    if text.isascii() and text.isprintable():
        return text  # most texts, and there is nothing in them to look for
    return _IN_LINES.sub(_LEFT, _NEWLINES.sub("\n", text))


def clean_line(text: str) -> str:
    """Return text of one line that is safe to draw: newlines and tabs become spaces, ends are cut."""
    return clean_text(text).replace("\t", " ").replace("\n", " ").strip()
