"""The outline of a Markdown rubric: which lines belong to the title, to each criterion, to the matrix."""

import re

import msgspec

from panelry.markdown import Kind, Line
from panelry.rubric_rules import RubricError, checked_title, quoted

_DASH = "[-‐‑‒–—―−]"
_LETTERED = re.compile(rf"([A-Za-z])(?: ?{_DASH}+ | {_DASH}+ ?| ?{_DASH}+$|[–—―])(.*)")
_NEARLY = re.compile(rf"(?:\w|\d\d|[A-Za-z]\d)(?: ?(?:[:.)]|{_DASH}+)(?: .+|$))?")
_MATRIX = re.compile(r"(?:the )?scor(?:e|ing)(?: (?:matrix|table|grid|sheet|rubric|card))?:?", re.IGNORECASE)
LOOK_FOR = re.compile(
    r"(?:what to look for[^:：]{0,40}|look for ?)[:：](.*)|(?:what to )?look for ?[-–—?]?", re.IGNORECASE
)
THRESHOLDS = re.compile(r"(?:(?:pass|scoring) )?thresholds?(?: ?[:：](.*)|$)", re.IGNORECASE)
TIMED = re.compile(rf"\d{{1,2}}:\d\d(?: ?{_DASH} ?\d{{1,2}}:\d\d)?(?: ?{_DASH}+ ?(.*)|$)")
FORM = "Write the heading as in “## A - Title”"


class Lettered(msgspec.Struct, frozen=True):
    """A letter and a title, as a heading or a row of the matrix states them."""

    line: int
    letter: str
    title: str

    @property
    def name(self) -> str:
        """The words for it in an error."""
        return f"{self.letter} {quoted(self.title)}"


class Section(msgspec.Struct, frozen=True):
    """One criterion: its heading and the lines below it."""

    heading: Lettered
    body: tuple[Line, ...]


class Outline(msgspec.Struct, frozen=True):
    """A document by its parts.

    `matrix` is empty where there is none, `others` are foreign headings, `stray` the lines that stand
    below the heading of the thresholds and say something else.
    """

    title: Line | None
    introduction: tuple[Line, ...]
    sections: tuple[Section, ...]
    matrix: tuple[Line, ...]
    others: tuple[Line, ...]
    stray: tuple[int, ...]


def lettered(text: str) -> tuple[str, str] | None:
    """Return the capital letter and the title that plain words begin with, or None."""
    match = _LETTERED.fullmatch(text)
    return (match[1].upper(), match[2].strip()) if match else None


def outline(lines: tuple[Line, ...]) -> Outline:
    """Return the parts of a document.

    Raises RubricError with the line for a document without criteria, criteria at different depths,
    a criterion without a title, a letter twice, a heading that is nearly one, two matrices.
    """
    depth = _depth(lines)
    parts = _Parts(depth)
    for line in lines:
        parts.take(line)
    return parts.outline()


def _depth(lines: tuple[Line, ...]) -> int:
    """Return the one depth of the headings of criteria."""
    headings = [line for line in lines if line.kind is Kind.HEADING]
    criteria = [line for line in headings if lettered(line.words)]
    if not criteria:
        near = next((line for line in headings if line.words[1:] and _NEARLY.fullmatch(line.words)), None)
        place = near or next(iter(headings), None)
        raise RubricError(place.number if place else 1, "", "There is no criterion", FORM)
    first = criteria[0]
    for line in criteria:
        if line.depth != first.depth:
            what = f"This heading has {line.depth} signs, the one in line {first.number} has {first.depth}"
            cure = "Give the headings of all criteria the same number of signs"
            raise RubricError(line.number, f"criterion {line.words[0].upper()}", what, cure)
    for line in headings:
        if line.depth == first.depth and _NEARLY.fullmatch(line.words) and not lettered(line.words):
            raise RubricError(line.number, "", f"{quoted(line.words)} is nearly a criterion", FORM)
    return first.depth


class _Parts:
    """The parts as they fill, line by line."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._title: Line | None = None
        self._introduction: list[Line] = []
        self._sections: list[tuple[Lettered, list[Line]]] = []
        self._matrix: list[Line] = []
        self._others: list[Line] = []
        self._stray: list[Line] = []
        self._current = self._introduction
        self._current_depth = 0

    def take(self, line: Line) -> None:
        words = line.words
        if line.kind is not Kind.HEADING:
            self._current.append(line)
        elif letter := lettered(words):
            self._open(self._criterion(line, *letter), line.depth)
        elif _MATRIX.fullmatch(words):
            self._open(self._the_matrix(line), line.depth)
        elif self._current is self._introduction and self._title is None:
            self._title = line
        elif THRESHOLDS.fullmatch(words):
            table = self._current is self._matrix and not any("|" in each.text for each in self._matrix)
            if line.depth <= self._current_depth and not table:
                self._open(self._stray, line.depth)
        elif line.depth > self._current_depth or LOOK_FOR.fullmatch(words) or TIMED.fullmatch(words):
            self._current.append(line)
        else:
            self._others.append(line)
            self._open([], line.depth)

    def _open(self, part: list[Line], depth: int) -> None:
        self._current = part
        self._current_depth = depth

    def _criterion(self, line: Line, letter: str, title: str) -> list[Line]:
        key = f"criterion {letter}"
        heading = Lettered(line.number, letter, checked_title(title, line.number, key))
        for other, _ in self._sections:
            if other.letter == letter:
                what = f"The letter {letter} is there twice, first in line {other.line}"
                raise RubricError(line.number, key, what, "Give each criterion its own letter")
        body: list[Line] = []
        self._sections.append((heading, body))
        return body

    def _the_matrix(self, line: Line) -> list[Line]:
        if self._matrix:
            what = f"There is a second matrix, the first is in line {self._matrix[0].number}"
            raise RubricError(line.number, "scoring matrix", what, "Keep one of them")
        self._matrix.append(line)
        return self._matrix

    def outline(self) -> Outline:
        sections = tuple(Section(heading, tuple(body)) for heading, body in self._sections)
        stray = (line.number for line in self._stray if line.kind not in {Kind.BLANK, Kind.RULE})
        return Outline(
            title=self._title,
            introduction=tuple(self._introduction),
            sections=sections,
            matrix=tuple(self._matrix),
            others=tuple(self._others),
            stray=tuple(stray),
        )
