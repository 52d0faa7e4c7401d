"""Sanitising: every string that crosses a boundary goes through here.

Control codes, lone surrogates and bidirectional overrides can move a cursor, write to a
clipboard or turn a line round; each becomes U+FFFD, so that nothing disappears unseen.
"""

import re

_HOSTILE = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069"
_IN_LINES = re.compile(f"[{_HOSTILE}]")
_IN_LINE = re.compile(f"[\t\n{_HOSTILE}]")
_NEWLINES = re.compile("\r\n?")
REPLACEMENT = "\ufffd"


def clean_text(text: str) -> str:
    """Return text of several lines that is safe to draw: newline and tab stay."""
    return _IN_LINES.sub(REPLACEMENT, _NEWLINES.sub("\n", text))


def clean_line(text: str) -> str:
    """Return text of one line that is safe to draw: newlines and tabs become spaces, ends are cut."""
    return _IN_LINE.sub(
        lambda bad: " " if bad[0] in "\t\n" else REPLACEMENT, _NEWLINES.sub("\n", text)
    ).strip()
