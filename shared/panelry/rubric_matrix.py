"""The scoring matrix of a Markdown rubric: its scale, its agreement with the criteria, and the thresholds."""

import re
from decimal import Decimal
from itertools import pairwise

import msgspec

from panelry.markdown import Kind, Line, cells
from panelry.rubric import Threshold
from panelry.rubric_outline import THRESHOLDS, Lettered, lettered
from panelry.rubric_rules import (
    MOST_THRESHOLDS,
    SCALES,
    TITLE_LENGTH,
    RubricError,
    checked_title,
    quoted,
    same_words,
)

_KEY = "scoring matrix"
_LETTER = re.compile("[A-Za-z]")
_RULER = re.compile(":?-+:?")
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,4})?)"
_MARK = re.compile(
    rf"(?:(?:at least|≥|>=) ?{_NUMBER}(?![0-9])|(?<![0-9.]){_NUMBER} ?(?:\+|or (?:more|above|higher)\b))"
    r"(?: ?/ ?[0-9]{1,6}(?![0-9]))?",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:points? )?(?:is|are|means|=|:|->|→|[-–—])(?: |$)", re.IGNORECASE)
_FORM = "Write **Thresholds:** _15+_ is a pass, _20+_ is a strong pass"


class Matrix(msgspec.Struct, frozen=True):
    """What stands below the heading of the matrix.

    `scale` is the number of levels, None where there is no table; `filled` are the lines of rows
    whose cells hold words, `text` the lines beside the table.
    """

    scale: int | None
    filled: tuple[int, ...]
    text: tuple[int, ...]


def read_matrix(lines: tuple[Line, ...], criteria: tuple[Lettered, ...]) -> Matrix:
    """Return the matrix below its heading, which is the first of the lines if there are any.

    Raises RubricError with the line if it is cut, if its levels are not 1 to K, or if its rows and
    the criteria differ.
    """
    table = [place for place, line in enumerate(lines) if line.kind is Kind.TEXT and "|" in line.text]
    silent = {0, *table, *(place for place, line in enumerate(lines) if line.kind in {Kind.BLANK, Kind.RULE})}
    text = tuple(line.number for place, line in enumerate(lines) if place not in silent)
    if not table:
        return Matrix(None, (), text)
    for before, after in pairwise(table):
        if after != before + 1:
            what = "This row stands apart from the matrix"
            raise RubricError(lines[after].number, _KEY, what, "Keep all rows together, in one table")
    header, *rows = [lines[place] for place in table]
    scale = _scale(header)
    _refuse_ruler(header, rows, scale)
    filled = [row.number for row in rows[1:] if any(_row(row, scale)[1:])]
    _compare(header, [_entry(row, scale) for row in rows[1:]], criteria)
    return Matrix(scale, tuple(filled), text)


def refuse_stray_matrix(lines: tuple[Line, ...], matrix: tuple[Line, ...]) -> None:
    """Raise RubricError for a table headed with levels that does not stand below the matrix's heading."""
    known = {line.number for line in matrix}
    for line in lines:
        levels = _without_end(line)[1:] if line.kind is Kind.TEXT and "|" in line.text else []
        wanted = [str(level) for level in range(1, len(levels) + 1)]
        if line.number not in known and len(levels) in SCALES and levels == wanted:
            what = "This table looks like the scoring matrix, but does not stand below its heading"
            raise RubricError(line.number, _KEY, what, "Put the heading ## Scoring Matrix above it")


def _without_end(row: Line) -> list[str]:
    """Return the cells of a row; a last pipe ends one that has no first pipe, too."""
    found = cells(row.text)
    bare = not row.text.startswith("|") and row.text.endswith("|")
    return found[:-1] if bare and not found[-1] else found


def _scale(header: Line) -> int:
    levels = _without_end(header)[1:]
    if levels != [str(level) for level in range(1, len(levels) + 1)] or len(levels) not in SCALES:
        what = f"The levels of the matrix are {quoted(', '.join(levels))}"
        cure = f"Head the columns after the first 1, 2, 3 and so on, {SCALES[0]} to {SCALES[-1]} of them"
        raise RubricError(header.number, _KEY, what, cure)
    return len(levels)


def _refuse_ruler(header: Line, rows: list[Line], scale: int) -> None:
    ruler = _without_end(rows[0]) if rows else []
    if len(ruler) != scale + 1 or not all(_RULER.fullmatch(cell) for cell in ruler):
        what = "The line below the head of the matrix is not | --- | --- | with as many cells"
        raise RubricError(header.number + 1, _KEY, what, "Write one --- for each column")


def _row(row: Line, scale: int) -> list[str]:
    found = cells(row.text)
    if len(found) == scale + 2:
        found = _without_end(row)
    if len(found) != scale + 1:
        short = len(found) <= scale
        what = f"This row has {len(found)} cells, the head has {scale + 1}"
        cure = "The row is cut: complete it" if short else "Remove the cells that are too many"
        raise RubricError(row.number, _KEY, what, cure)
    return found


def _entry(row: Line, scale: int) -> Lettered:
    name = _row(row, scale)[0]
    found = (name.upper(), "") if _LETTER.fullmatch(name) else lettered(name)
    if not found:
        what = f"The row {quoted(name)} does not begin with a letter and a title"
        raise RubricError(
            row.number, _KEY, what, "Write | **A** - Title | for a criterion, or remove the row"
        )
    return Lettered(row.number, *found)


def _compare(header: Line, rows: list[Lettered], criteria: tuple[Lettered, ...]) -> None:
    wanted = {each.letter: each for each in criteria}
    seen: set[str] = set()
    for row in rows:
        criterion = wanted.get(row.letter)
        if row.letter in seen:
            raise RubricError(row.line, _KEY, f"The letter {row.letter} has two rows", "Remove one of them")
        if not criterion:
            cure = "Remove the row, or add the criterion"
            raise RubricError(row.line, _KEY, f"There is no criterion {row.name}", cure)
        if row.title and same_words(row.title) != same_words(criterion.title):
            what = f"The row is {row.name}, the criterion in line {criterion.line} is {criterion.name}"
            raise RubricError(row.line, _KEY, what, "Give both the same title")
        seen.add(row.letter)
    for criterion in criteria:
        if criterion.letter not in seen:
            what = f"Criterion {criterion.name} of line {criterion.line} has no row"
            raise RubricError(header.number, _KEY, what, "Add its row, or remove the criterion")


def take_thresholds(lines: tuple[Line, ...]) -> tuple[tuple[Threshold, ...], int | None, tuple[Line, ...]]:
    """Return the thresholds, their line (None without a label), and the lines that are left.

    Raises RubricError with the line for a second label and for words that cannot be read.
    """
    labels = [place for place, line in enumerate(lines) if _said(line) is not None]
    if not labels:
        return (), None, lines
    first, line = labels[0], lines[labels[0]]
    if len(labels) > 1:
        what = f"The thresholds are there twice, first in line {line.number}"
        raise RubricError(lines[labels[1]].number, "thresholds", what, "Keep one of them")
    said = _said(line) or ""
    end = _end(lines, first, empty=not said)
    for each in lines[first + 1 : end]:
        said += f"{', ' if each.kind is Kind.BULLET else ' '}{each.words}"
    kept = first + 1 if line.kind is Kind.HEADING else first
    return _thresholds(said, line.number), line.number, lines[:kept] + lines[end:]


def _said(line: Line) -> str | None:
    """Return what follows the label in its line, or None if the line is not the label."""
    if line.kind not in {Kind.TEXT, Kind.HEADING, Kind.BULLET}:
        return None
    label = THRESHOLDS.fullmatch(line.words)
    return (label[1] or "").strip() if label else None


def _end(lines: tuple[Line, ...], first: int, *, empty: bool) -> int:
    """Return the place after the last line that speaks of thresholds."""
    end = first + 1
    for place in range(first + 1, len(lines)):
        line = lines[place]
        if line.kind is Kind.BLANK:
            continue
        follows = place == end or empty or line.kind is lines[end - 1].kind is Kind.BULLET
        if line.kind not in {Kind.TEXT, Kind.BULLET} or "|" in line.text or not follows:
            break
        end, empty = place + 1, False
    return end


def _thresholds(said: str, line: int) -> tuple[Threshold, ...]:
    marks = list(_MARK.finditer(said))
    if not marks or said[: marks[0].start()].strip(" ,;.:_*-") or len(marks) > MOST_THRESHOLDS:
        raise RubricError(line, "thresholds", f"{quoted(said)} cannot be read", _FORM)
    ends = [mark.start() for mark in marks[1:]] + [len(said)]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        words = _LINK.sub("", said[mark.end() : end].strip(" ,;."), count=1)
        words = words.removesuffix(" and").strip(" ,;.")
        found.append(Threshold(Decimal(mark[1] or mark[2]), _words(words, line)))
    return tuple(found)


def _words(words: str, line: int) -> str:
    if len(words) > TITLE_LENGTH or not words:
        raise RubricError(line, "thresholds", "A threshold has no words, or too many", _FORM)
    return checked_title(words, line, "thresholds")
