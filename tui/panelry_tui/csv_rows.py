"""Reading the rows of a CSV file as spreadsheets write them.

UTF-8 with or without a byte order mark, any line ends, quoted cells. The separator is whichever of
comma, semicolon and tab stands most often in the first line outside quotes; with equal counts tab
comes before semicolon and semicolon before comma, because titles hold commas far more often.
"""

import csv
import io
import re
from collections.abc import Iterator

import msgspec

MOST_BYTES = 5_000_000
SEPARATORS = "\t;,"

_LINE_END = re.compile("[\r\n]")
_QUOTED = re.compile('"(?:[^"]|"")*"')


class SheetError(ValueError):
    """A spreadsheet that cannot be read.

    `line` counts from 1 and `column` is a number from 1 with its title; None and empty where no
    single one is at fault. `what` is wrong there and `cure` says what to do. The file is known to
    the caller alone.
    """

    def __init__(self, line: int | None, column: str, what: str, cure: str) -> None:
        super().__init__(line, column, what, cure)
        self.line = line
        self.column = column
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        parts = (f"line {self.line}" if self.line else "", f"column {self.column}" if self.column else "")
        place = ", ".join(part for part in parts if part)
        return f"{place + ': ' if place else ''}{self.what}. {self.cure}."


class Row(msgspec.Struct, frozen=True):
    """The cells of one row and the line, from 1, on which it begins."""

    line: int
    cells: tuple[str, ...]


def read_rows(source: bytes) -> list[Row]:
    """Return the rows of a file that hold anything.

    Raises SheetError for more than `MOST_BYTES`, for what is not UTF-8 text, for broken quotes and
    for a file without any row.
    """
    text = _text(source)
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row.cells)]
    if not rows:
        raise SheetError(None, "", "The file is empty", "Write criteria in the first row and panelists below")
    return rows


def _text(source: bytes) -> str:
    """Return a file as text without a byte order mark."""
    if len(source) > MOST_BYTES:
        raise SheetError(None, "", "The file is larger than 5 MB", "Check that it holds ratings only")
    cure = "Save the spreadsheet as CSV in UTF-8"
    if b"\0" in source:
        raise SheetError(None, "", "This is binary data, not a CSV file", cure)
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise SheetError(line, "", "This is not UTF-8 text", cure) from None


def _rows(text: str) -> Iterator[Row]:
    """Yield every row; blank ones have no cell or blank cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error:
        what = "A cell's quotes do not match, or it is far too long"
        raise SheetError(
            line, "", what, "Put a cell in quotes as a whole, and double a quote in it"
        ) from None


def _separator(text: str) -> str:
    """Return the separator that the first line uses most."""
    first, *_ = _LINE_END.split(_QUOTED.sub("", text).lstrip("\r\n"), maxsplit=1)
    return max(SEPARATORS, key=first.count)
