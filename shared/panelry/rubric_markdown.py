"""Reading a rubric from the Markdown layout; what is tolerated is in `docs/rubric-format.md`."""

import re
from typing import assert_never

from panelry.ids import CriterionId
from panelry.markdown import Kind, Line, plain, read_lines
from panelry.rubric import Criterion, Level, Rubric
from panelry.rubric_matrix import Matrix, read_matrix, refuse_stray_matrix, take_thresholds
from panelry.rubric_outline import LOOK_FOR, TIMED, Outline, Section, outline
from panelry.rubric_rules import (
    MOST_LOOK_FOR,
    TEXT_LENGTH,
    TITLE_LENGTH,
    RubricError,
    checked_line,
    checked_text,
    checked_title,
    gaps,
    quoted,
    refuse_threshold,
    same_words,
    slug,
    source_text,
    with_version,
)
from panelry.text import clean_text

_USUAL_SCALE = 5
_UNTITLED = "Untitled rubric"
_CODE = re.compile(r"\b[A-Z]{2,}\b")


def read_markdown(source: bytes) -> tuple[Rubric, tuple[str, ...]]:
    """Return the rubric that a Markdown document states, and its gaps as plain sentences.

    Raises RubricError, with the line, for a document that contradicts itself or is cut.
    """
    thresholds, threshold_line, lines = take_thresholds(read_lines(clean_text(source_text(source))))
    parts = outline(lines)
    refuse_stray_matrix(lines, parts.matrix)
    _refuse_same_titles(parts.sections)
    matrix = read_matrix(parts.matrix, tuple(section.heading for section in parts.sections))
    scale = matrix.scale or _USUAL_SCALE
    criteria = tuple(_criterion(section, scale) for section in parts.sections)
    if refused := refuse_threshold(thresholds, criteria, scale):
        raise RubricError(threshold_line, "thresholds", refused[1], refused[2])
    rubric = Rubric(
        title=_title(parts.title),
        version="",
        scale=scale,
        criteria=criteria,
        description=_text(parts.introduction, "description"),
        thresholds=thresholds,
    )
    return with_version(rubric), (*gaps(rubric), *_layout_gaps(parts, matrix))


def _title(heading: Line | None) -> str:
    if heading is None:
        return _UNTITLED
    return checked_title(heading.words, heading.number, "title")


def _refuse_same_titles(sections: tuple[Section, ...]) -> None:
    seen: dict[str, int] = {}
    for section in sections:
        heading = section.heading
        first = seen.setdefault(same_words(heading.title), heading.line)
        if first != heading.line:
            what = f"The title {quoted(heading.title)} is there twice, first in line {first}"
            cure = "Give each criterion its own title"
            raise RubricError(heading.line, f"criterion {heading.letter}", what, cure)


def _layout_gaps(parts: Outline, matrix: Matrix) -> list[str]:
    found = []
    if parts.title is None:
        found.append(f"No title: the rubric is called “{_UNTITLED}”")
    if matrix.scale is None:
        found.append(f"No scoring matrix: the scale is taken as 1 to {_USUAL_SCALE}")
    found += [
        f"Not imported: the section {quoted(each.words)} of line {each.number}" for each in parts.others
    ]
    if parts.stray:
        found.append(f"Not imported: the text below the thresholds, first in line {parts.stray[0]}")
    if matrix.filled:
        found.append(f"Not imported: what the cells of the matrix hold, first in line {matrix.filled[0]}")
    if matrix.text:
        found.append(f"Not imported: the text beside the matrix, first in line {matrix.text[0]}")
    return found


def _criterion(section: Section, scale: int) -> Criterion:
    heading, key = section.heading, f"criterion {section.heading.letter}"
    body = _Body(section.body)
    if len(body.look_for) > MOST_LOOK_FOR:
        raise RubricError(
            heading.line, key, f"{len(body.look_for)} bullets are too many", f"Write at most {MOST_LOOK_FOR}"
        )
    items = (checked_line(plain(" ".join(parts)), TEXT_LENGTH, line, key) for line, parts in body.look_for)
    return Criterion(
        id=CriterionId("-".join(filter(None, [heading.letter.lower(), slug(heading.title)]))),
        title=heading.title,
        levels=tuple(Level(step) for step in range(1, scale + 1)),
        description=_text(tuple(body.description), key),
        code=checked_line(body.code, TITLE_LENGTH, heading.line, key),
        look_for=tuple(item for item in items if item),
    )


class _Body:
    """The lines below the heading of a criterion, sorted into code, list and description."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.code = ""
        self.description: list[Line] = []
        self.look_for: list[tuple[int, list[str]]] = []
        self._listing = False
        self._after_blank = False
        self._begun = False
        for line in lines:
            self._take(line)
            self._after_blank = line.kind is Kind.BLANK
            self._begun = self._begun or line.kind is not Kind.BLANK

    def _take(self, line: Line) -> None:
        words = line.words if line.kind in {Kind.HEADING, Kind.TEXT} else ""
        code = None if self._begun else _code(line, words)
        if code is not None:
            self.code = code
        elif label := LOOK_FOR.fullmatch(words):
            self._listing = True
            if (label[1] or "").strip():
                self.look_for.append((line.number, [label[1]]))
        elif not (self._listing and self._listed(line)):
            self._listing = False
            self.description.append(line)

    def _listed(self, line: Line) -> bool:
        """Take a line into the list if it belongs there."""
        if line.kind is Kind.BULLET:
            self.look_for.append((line.number, [line.text]))
        elif line.kind is Kind.TEXT and self.look_for and self._goes_on(line):
            self.look_for[-1][1].append(line.text)
        else:
            return line.kind is Kind.BLANK
        return True

    def _goes_on(self, line: Line) -> bool:
        """Return whether a line continues the bullet above it: it is indented, or not a new label."""
        return line.depth >= 2 or not (self._after_blank or _is_label(line))


def _is_label(line: Line) -> bool:
    return line.text[0] in "*_" and line.text[-1] in "*_:" and line.words.endswith(":")


def _code(line: Line, words: str) -> str | None:
    """Return the code that the first line below a heading states, or None if it states none."""
    if timed := TIMED.fullmatch(words):
        return timed[1] or ""
    return words if line.kind is Kind.HEADING and _CODE.search(words) else None


def _text(lines: tuple[Line, ...], key: str) -> str:
    """Return lines as plain text: paragraphs on one line each, a blank line between them."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        match line.kind:
            case Kind.BLANK | Kind.RULE:
                blocks += [[], []]
            case Kind.HEADING:
                blocks += [[], [line.words], [], []]
            case Kind.BULLET:
                blocks.append([f"- {line.words}"])
            case Kind.CODE:
                blocks.append([line.text])
            case Kind.TEXT:
                blocks[-1].append(line.words)
            case _:
                assert_never(line.kind)
    joined = re.sub("\n{3,}", "\n\n", "\n".join(" ".join(block) for block in blocks))
    return checked_text(
        joined, next((line.number for line in lines if line.text and line.kind is not Kind.RULE), None), key
    )
