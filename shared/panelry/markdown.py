"""The little Markdown that a rubric needs: what each line is, plain words without emphasis, table cells."""

import re
from enum import Enum

import msgspec

from panelry.rubric_rules import RubricError

_FENCE = re.compile(r"\s*(`{3,}|~{3,})([^`]*)")
_HEADING = re.compile(r" {0,3}(#{1,6}(?=\s|$)|#{2,6}(?=[^#\s]))")
_BULLET = re.compile(r"( *)(?:[-*+•‣◦·▪●–—−]|[0-9]{1,3}[.)])(?:\s+|$)")
_TASK = re.compile(r"\[[ xX]\]\s+")
_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|_+")
_PIPE = re.compile(r"(?<!\\)\|")
_TAG = re.compile(r"</?(?:b|strong|i|em|u)>", re.IGNORECASE)
_BOLD = re.compile(r"\*{2,3}|_{2,3}")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACE = re.compile(r"[^\S\t\n ]")
_TITLE = re.compile(r"(#?)[^\s#].*")


class Kind(Enum):
    """What a line of Markdown is."""

    BLANK = "blank"
    RULE = "rule"
    HEADING = "heading"
    BULLET = "bullet"
    TEXT = "text"
    CODE = "code"


class Line(msgspec.Struct, frozen=True):
    """One line: its number from 1, its kind, its text, and the same as plain words.

    `depth` counts the signs of a heading, or the blanks before any other line.
    """

    number: int
    kind: Kind
    text: str = ""
    words: str = ""
    depth: int = 0


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a clean text, without signs that nobody sees.

    Comments are not there; a line of nothing else is blank, and so is a fence. Raises RubricError
    with the line where a code block or a comment opens that nothing closes.
    """
    found: list[Line] = []
    fence, comment, opened = "", False, 0
    for number, raw in enumerate(_UNSEEN.sub("", text).split("\n"), 1):
        line = _SPACE.sub(" ", raw).expandtabs(4).rstrip()
        if fence:
            closed = _closes(fence, line)
            fence = "" if closed else fence
            found.append(Line(number, Kind.BLANK) if closed else Line(number, Kind.CODE, line))
            continue
        was_open = comment
        line, comment = _outside(line, within=comment)
        opened = number if comment and not was_open else opened
        if match := _FENCE.fullmatch(line):
            fence, opened = match[1], number
            found.append(Line(number, Kind.BLANK))
        else:
            found.append(_line(number, line))
    if fence or comment:
        what = (
            "The code block that opens here never ends" if fence else "The comment that opens here never ends"
        )
        raise RubricError(opened, "", what, f"Close it with {fence or '-->'} on a line of its own")
    return _with_title(found)


def _outside(line: str, *, within: bool) -> tuple[str, bool]:
    """Return what of a line stands outside comments, and whether one is open at its end."""
    kept, rest = [], line
    while rest:
        before, sign, rest = rest.partition("-->" if within else "<!--")
        if not within:
            kept.append(before)
        within = not within if sign else within
    return "".join(kept).rstrip(), within


def _with_title(lines: list[Line]) -> tuple[Line, ...]:
    """Return lines whose first words are a heading if they are underlined, or follow a bare #."""
    place = next((place for place, line in enumerate(lines) if line.kind is not Kind.BLANK), len(lines))
    below = next((line.text for line in lines[place + 1 : place + 2] if line.kind is Kind.RULE), " ")
    if place < len(lines) and lines[place].kind is Kind.TEXT:
        signed = _TITLE.fullmatch(lines[place].text)
        if signed and (signed[1] or below[:1] in {"=", "-"}):
            text = lines[place].text.removeprefix("#")
            lines[place] = Line(lines[place].number, Kind.HEADING, text, plain(text), 1)
    return tuple(lines)


def _closes(fence: str, line: str) -> bool:
    sign = line.strip()
    return len(sign) >= len(fence) and not sign.strip(fence[0])


def _line(number: int, line: str) -> Line:
    words = line.strip()
    depth = len(line) - len(line.lstrip())
    squeezed = "".join(words.split())
    if not words:
        return Line(number, Kind.BLANK)
    if len(squeezed) >= 3 and squeezed[0] in "-*_=" and not squeezed.strip(squeezed[0]):
        return Line(number, Kind.RULE, words)
    if match := _HEADING.match(line):
        text, kind, depth = _without_closing(line[match.end() :].strip()), Kind.HEADING, len(match[1])
    elif match := _BULLET.match(line):
        text, kind = _TASK.sub("", line[match.end() :], count=1), Kind.BULLET
    else:
        text, kind = words, Kind.TEXT
    return Line(number, kind, text, plain(text), depth)


def _without_closing(heading: str) -> str:
    """Return a heading without the closing signs that may follow it."""
    before = heading.rstrip("#")
    return before.rstrip() if not before or before[-1].isspace() else heading


def plain(text: str) -> str:
    """Return words with single blanks and without the signs of bold, italics and escapes.

    Bold at the beginning counts even where blanks stand inside its signs.
    """
    text = _tight(_TAG.sub("", text).strip())
    signs = list(_SIGN.finditer(text))
    dropped = _emphasis(text, signs)
    parts, at = [], 0
    for place, sign in enumerate(signs):
        parts.append(text[at : sign.start()])
        if sign[0][0] == "\\":
            parts.append(sign[0][1])
        elif place not in dropped:
            parts.append(sign[0])
        at = sign.end()
    return " ".join("".join([*parts, text[at:]]).split())


def _tight(text: str) -> str:
    """Return words without the bold at their beginning whose signs have blanks inside."""
    if sign := _BOLD.match(text):
        inner, closed, rest = text[sign.end() :].partition(sign[0])
        if closed and inner.strip() and inner != inner.strip():
            return f"{inner.strip()} {rest}"
    return text


def _emphasis(text: str, signs: list[re.Match[str]]) -> set[int]:
    """Return the places of the signs that open or close emphasis, in one pass."""
    dropped: set[int] = set()
    waiting: list[int] = []
    count: dict[str, int] = {}
    for place, sign in enumerate(signs):
        kind = sign[0]
        if kind[0] == "\\":
            continue
        before, after = text[sign.start() - 1 : sign.start()], text[sign.end() : sign.end() + 1]
        if _touches(kind, before, after) and count.get(kind):
            opener = _pop(kind, waiting, signs, count)
            dropped |= {opener, place}
        elif _touches(kind, after, before):
            waiting.append(place)
            count[kind] = count.get(kind, 0) + 1
    return dropped


def _touches(kind: str, inner: str, outer: str) -> bool:
    """Return whether a sign stands at the edge of words; an underscore inside a word does not."""
    return bool(inner) and not inner.isspace() and not (kind[0] == "_" and outer.isalnum())


def _pop(kind: str, waiting: list[int], signs: list[re.Match[str]], count: dict[str, int]) -> int:
    """Take the newest sign of a kind from those that wait, and all that came after it."""
    while True:
        opener = waiting.pop()
        count[signs[opener][0]] -= 1
        if signs[opener][0] == kind:
            return opener


def cells(row: str) -> list[str]:
    """Return the plain cells of a table row, whose first and last pipe may be absent."""
    parts = _PIPE.split(row.strip())
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
        if len(parts) > 1 and not parts[-1].strip():
            parts = parts[:-1]
    return [plain(part) for part in parts]
