"""Reading the rows of a CSV file as spreadsheets write them.

UTF-8 with or without a byte order mark, UTF-16 with one, any line ends, quoted cells. The separator
is the one that a first line such as `sep=;` states. Without it, it is whichever of comma, semicolon
and tab stands most often in the first line outside quotes and gives every row as many cells as the
first; with equal counts tab comes before semicolon and semicolon before comma, because titles hold
commas far more often.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

import msgspec

MOST_BYTES = 5_000_000
SEPARATORS = "\t;,"

_CURE = "Save the spreadsheet as CSV in UTF-8"
_STATED = re.compile(r"\s*sep=([\t;,])[\t;, ]*(?=[\r\n]|$)", re.IGNORECASE)
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


def read_rows(
    source: bytes, most: int = MOST_BYTES, cure: str = "Write criteria in the first row and panelists below"
) -> list[Row]:
    """Return the rows of a file that hold anything; `cure` says what to write into an empty one.

    Raises SheetError for more than `most` bytes, for what is not text in a known encoding, for broken
    quotes and for a file without any row.
    """
    text = _text(source, most)
    stated = _STATED.match(text)
    if stated:
        # Line ends stay, so that lines keep their numbers.
        text = re.sub("[^\r\n]", "", stated[0]) + text[stated.end() :]
    rows = list(_filled(text, stated[1] if stated else _separator(text)))
    if not rows:
        raise SheetError(None, "", "The file is empty", cure)
    return rows


def _text(source: bytes, most: int) -> str:
    """Return a file as text without a byte order mark."""
    if len(source) > most:
        raise SheetError(
            None, "", f"The file is larger than {most // 1_000_000} MB", "Check that it holds ratings only"
        )
    wide = source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else "utf-8-sig"
    try:
        text = source.decode(encoding)
    except UnicodeDecodeError as error:
        before = source[: error.start].decode(encoding, "replace")
        line, column = _end(before, _separator(source.decode("latin-1")))
        raise SheetError(line, column, f"This is not {'UTF-16' if wide else 'UTF-8'} text", _CURE) from None
    binary = text.find("\0")
    if binary >= 0:
        line, _ = _end(text[:binary], ",")
        raise SheetError(line, "", "This is binary data, not a CSV file", _CURE)
    return text


def _end(text: str, separator: str) -> tuple[int, str]:
    """Return the line and the column in which a text ends."""
    lines = re.split("\r\n|\r|\n", text)
    return len(lines), str(_QUOTED.sub("", lines[-1]).count(separator) + 1)


def _filled(text: str, separator: str) -> Iterator[Row]:
    """Yield every row that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error:
        what = "A cell's quotes do not match, or it is far too long"
        raise SheetError(
            line, "", what, "Put a cell in quotes as a whole, and double a quote in it"
        ) from None


def _separator(text: str) -> str:
    """Return the separator that the first line uses most among those that fit the rows."""
    first, *_ = _LINE_END.split(_QUOTED.sub("", text).lstrip("\r\n"), maxsplit=1)
    ranked = sorted(SEPARATORS, key=first.count, reverse=True)
    return next((each for each in ranked if each in first and _fits(text, each)), ranked[0])


def _fits(text: str, separator: str) -> bool:
    """Return whether no row has fewer cells than the first."""
    try:
        widths = [len(row.cells) for row in _filled(text, separator)]
    except SheetError:
        return False
    return not widths or min(widths) == widths[0]
