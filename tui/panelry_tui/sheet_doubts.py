"""What in a spreadsheet of ratings is probably no rating: rows of figures, a missing column of names."""

from collections.abc import Iterable, Sequence

from panelry.rubric_rules import quoted, same_words
from panelry_tui.csv_rows import Row, SheetError

BLANKS = frozenset({"n/a", "na", "-", "\u2013", "\u2014"})
"""What people write into a cell for not rated, in small letters."""
_FIGURES = frozenset(
    {"average", "avg", "mean", "median", "total", "totals", "sum", "overall average", "average score"}
)
_NAMES = frozenset({"panelist", "panelists", "name", "names", "interviewer", "rater", "id", "no", "no.", "#"})


def refuse_figures(line: int, titles: Sequence[str], known: Sequence[str], rows: Sequence[Row]) -> None:
    """Refuse a row or a column of averages or sums: nobody rated it.

    `line` is that of the `titles`; those the rubric has stand in `known` and are criteria all the same.
    """
    for column, title in enumerate(titles, 2):
        if same_words(title) in _FIGURES and same_words(title) not in known:
            what = f"{quoted(title)} is a figure of the other columns and no criterion"
            raise SheetError(
                line, str(column), what, "Remove the column, or give the criterion a longer title"
            )
    for row in rows:
        refuse_figure(row.line, "1", row.cells[0].strip())


def refuse_figure(line: int, column: str, name: str) -> None:
    """Refuse the name of a panelist that is none: a row of averages or sums."""
    if same_words(name) in _FIGURES:
        what = f"{quoted(name)} is a figure of the other rows and no panelist"
        raise SheetError(line, column, what, "Remove the row, or write the panelist's whole name")


def refuse_no_names(corner: str, rows: Sequence[Row], levels: Sequence[str]) -> None:
    """Refuse a file whose first column is a criterion with its ratings, so that names are missing."""
    if not corner or same_words(corner) in _NAMES or not rows:
        return
    if all(row.cells[0].strip() in levels for row in rows):
        what = f"The first column, {quoted(corner)}, holds ratings and no names"
        cure = "Put a column before it with a name for each panelist"
        raise SheetError(rows[0].line, "1", what, cure)


def taken_for_blank(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the words that were read as not rated, each once, as they are written."""
    found = (cell.strip() for cell in cells)
    return tuple(dict.fromkeys(each for each in found if each.casefold() in BLANKS))


def blanks_read(blanks: Sequence[str]) -> str:
    """Return one line about cells that were read as not rated although something stands in them."""
    return f"Read as not rated: {', '.join(blanks)}. Write ? where somebody looked and saw no evidence."
