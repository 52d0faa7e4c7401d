"""A debrief from a spreadsheet: reading the ratings of a CSV file.

Rows are panelists, columns criteria. The first row names the criteria (its first cell is free), the
first column the panelists. A cell holds a level, `?` for no evidence, or nothing (or n/a, or a dash) for not
rated. Blank rows, and blank columns at the right, do not count. Without a rubric the scale is 1 to 5.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import Enum

import msgspec

from panelry.ids import CriterionId
from panelry.rubric import Criterion, Level, Rubric
from panelry.rubric_rules import quoted, same_words
from panelry.stems import fold
from panelry.text import clean_line
from panelry_tui.csv_rows import Row, SheetError, read_rows
from panelry_tui.sheet_doubts import BLANKS, refuse_figures, refuse_no_names, taken_for_blank

SCALE = 5
"""The highest level of a file that is read without a rubric."""

_WHOLE_DECIMAL = re.compile("([0-9]{1,2})[.,]0+")


class Unrated(Enum):
    """Why a cell holds no level."""

    NO_EVIDENCE = "no evidence"
    NOT_RATED = "not rated"


Cell = int | Unrated


class Sheet(msgspec.Struct, frozen=True):
    """The ratings of one file.

    `rubric` is the given one or made from the first row. `headers` and `cells` hold the criteria that
    the file has, in its order: the title as written there, and one cell for each of `panelists`.
    `corner` is what the first cell of the file says, `blanks` what cells read as not rated say.
    """

    rubric: Rubric
    panelists: tuple[str, ...]
    headers: Mapping[CriterionId, str]
    cells: Mapping[CriterionId, tuple[Cell, ...]]
    corner: str = ""
    blanks: tuple[str, ...] = ()

    def ratings(self) -> dict[CriterionId, tuple[int | None, ...]]:
        """Return an entry for every criterion of the rubric; one that the file lacks is unrated."""
        none = (Unrated.NOT_RATED,) * len(self.panelists)
        return {
            each.id: tuple(cell if isinstance(cell, int) else None for cell in self.cells.get(each.id, none))
            for each in self.rubric.criteria
        }


def read_ratings(source: bytes, rubric: Rubric | None = None) -> Sheet:
    """Return the ratings of a CSV file.

    A rubric's criteria are matched by title or id, whatever their case. Raises SheetError, with the
    place and the cure, for everything that the module does not describe.
    """
    header, *rows = read_rows(source)
    titles = _titles(header)
    plan = rubric or _plain_rubric(titles)
    if rubric:
        _refuse_swapped(titles, rows, plan)
    refuse_figures(header.line, titles, tuple(_known(rubric)) if rubric else (), rows)
    refuse_no_names(words(header.cells[0]), rows, [str(level) for level in range(1, plan.scale + 1)])
    criteria = _criteria(header, titles, plan)
    columns: list[list[Cell]] = [[] for _ in criteria]
    for row in rows:
        _check_width(row, len(titles) + 1)
        for place, column in enumerate(columns):
            name = f"{place + 2} ({quoted(titles[place])})"
            column.append(read_cell(row.cells[place + 1], plan.scale, row.line, name))
    return Sheet(
        rubric=plan,
        panelists=_panelists(rows),
        corner=words(header.cells[0]),
        blanks=taken_for_blank(cell for row in rows for cell in row.cells[1:]),
        headers=dict(zip(criteria, titles, strict=True)),
        cells=dict(zip(criteria, map(tuple, columns), strict=True)),
    )


def words(cell: str) -> str:
    """Return a cell's words, safe to draw, with single blanks."""
    return " ".join(clean_line(cell).split())


def _titles(header: Row) -> list[str]:
    """Return the criteria of the first row without the blank columns at its right."""
    titles = [words(cell) for cell in header.cells[1:]]
    while titles and not titles[-1]:
        titles.pop()
    if not titles:
        what, cure = "There is no criterion", "Name one criterion in each column from the second on"
        raise SheetError(header.line, "", what, cure)
    for column, title in enumerate(titles, 2):
        if not title:
            cure = "Name the criterion, or remove the column"
            raise SheetError(header.line, str(column), "The column has no title", cure)
    return titles


def _plain_rubric(titles: Sequence[str]) -> Rubric:
    """Return a rubric that says nothing but the titles: weights of 1, no must-haves, no thresholds."""
    levels = tuple(Level(level) for level in range(1, SCALE + 1))
    criteria = tuple(
        Criterion(CriterionId(f"criterion-{place}"), title, levels) for place, title in enumerate(titles, 1)
    )
    return Rubric(title="", version="", scale=SCALE, criteria=criteria)


def _known(plan: Rubric) -> dict[str, Criterion]:
    """Return the criteria by every word that a file may call them; a title counts before an id."""
    # The first of several equal titles is meant, so that the second is found to repeat it.
    by_title = {same_words(each.title): each for each in reversed(plan.criteria)}
    return {same_words(each.id): each for each in plan.criteria} | by_title


def _refuse_swapped(titles: Sequence[str], rows: Sequence[Row], plan: Rubric) -> None:
    """Refuse a file whose first column names criteria of the rubric while its first row names none."""
    known = _known(plan)
    if any(same_words(title) in known for title in titles):
        return
    for row in rows:
        name = words(row.cells[0])
        if same_words(name) in known:
            what = f"{quoted(name)} is a criterion of the rubric, and the first row names none"
            cure = "Swap rows and columns: a row for each panelist, a column for each criterion"
            raise SheetError(row.line, "1", what, cure)


def _criteria(header: Row, titles: Sequence[str], plan: Rubric) -> tuple[CriterionId, ...]:
    """Return the criterion of each column."""
    known = _known(plan)
    found: dict[CriterionId, int] = {}
    for column, title in enumerate(titles, 2):
        criterion = known.get(same_words(title))
        if criterion is None:
            near = get_close_matches(same_words(title)[:80], known, n=1, cutoff=0.0)[0]
            what = f"The rubric has no criterion {quoted(title)}"
            cure = f"The nearest is {quoted(known[near].title)}: write a title or id of the rubric"
            raise SheetError(header.line, str(column), what, cure)
        if criterion.id in found:
            what = f"{quoted(title)} is the criterion of column {found[criterion.id]} again"
            raise SheetError(header.line, str(column), what, "Give each criterion one column")
        found[criterion.id] = column
    return tuple(found)


def _panelists(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the names of the first column, each once."""
    if not rows:
        raise SheetError(
            None, "", "There is no panelist", "Write one row for each panelist below the first row"
        )
    found: dict[str, int] = {}
    for row in rows:
        name = words(row.cells[0])
        seen = same_words(fold(name).text)
        if not seen:
            raise SheetError(row.line, "1", "The row has ratings but no name", "Write the panelist's name")
        if seen in found:
            what = f"{quoted(name)} is the panelist of line {found[seen]} again"
            raise SheetError(row.line, "1", what, "Give each panelist one row, and tell namesakes apart")
        found[seen] = row.line
    return tuple(words(row.cells[0]) for row in rows)


def _check_width(row: Row, width: int) -> None:
    """Refuse a row that has fewer cells than the first one, or words under no criterion."""
    if len(row.cells) < width:
        what = f"The row has {len(row.cells)} of {width} cells"
        raise SheetError(
            row.line, "", what, "Leave the cell empty where there is no rating, but keep its separator"
        )
    for column, cell in enumerate(row.cells[width:], width + 1):
        if cell.strip():
            cure = "Name its criterion in the first row, or empty the cell"
            raise SheetError(row.line, str(column), f"{quoted(cell)} stands under no criterion", cure)


def read_cell(cell: str, scale: int, line: int, column: str) -> Cell:
    """Return what a cell says: a level of 1 to `scale`, no evidence, or not rated."""
    text = cell.strip()
    if not text or text.casefold() in BLANKS:
        return Unrated.NOT_RATED
    if text == "?":
        return Unrated.NO_EVIDENCE
    levels = {str(level): level for level in range(1, scale + 1)}
    if text in levels:
        return levels[text]
    cure = f"Write a whole number from 1 to {scale}, ? for no evidence, or nothing for not rated"
    decimal = _WHOLE_DECIMAL.fullmatch(text)
    if decimal and decimal[1] in levels:
        cure = f"Write {decimal[1]}"
    raise SheetError(line, column, f"{quoted(text)} is not a rating", cure)
