"""A table of candidates: a CSV file with the columns name, e-mail and agency, read whole or not at all.

The first line names the columns, in any order and with any capitals; name is needed. Commas or semicolons
part the columns.
"""

import csv
import re
import unicodedata

import msgspec

from panelry.decide.office.candidates import CANDIDATES, particulars
from panelry.hiring import Particulars
from panelry.refusals import SENTENCES, Code, Refused

COLUMNS = {"name": "name", "e-mail": "email", "email": "email", "agency": "agency"}
"""The columns by the words that may head them."""
MOST = CANDIDATES
"""The most candidates in one file."""
_TOLD = 20
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end. Other signs that some programs take for an end of line are none in a table."""
_CONTROLS = frozenset({"Cc", "Zl", "Zp"})
_AT_FAULT = {Code.TEXT_MISSING: "name", Code.BAD_ADDRESS: "e-mail"}


class Fault(msgspec.Struct, frozen=True):
    """What is wrong in one place; lines and columns count from 1."""

    line: int
    column: str
    words: str


class TableError(ValueError):
    """A table that cannot be taken; each line of the message names file, line and column, and the cure."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        told = [f"{file}, line {each.line}, {each.column}: {each.words}" for each in faults[:_TOLD]]
        if len(faults) > _TOLD:
            told.append(f"and {len(faults) - _TOLD} more.")
        super().__init__("\n".join([*told, "Nobody was added."]))
        self.faults = tuple(faults)


def read_candidates(text: str, file: str) -> tuple[Particulars, ...]:
    """Return everybody in a table, in its order; `TableError` names every row that cannot be taken."""
    return tuple(person for _, person in read_rows(text, file))


def read_rows(text: str, file: str) -> tuple[tuple[int, Particulars], ...]:
    """Return everybody in a table with the line on which each begins, from 1; `TableError` as above."""
    lines = _LINE.findall(text.removeprefix("\ufeff"))
    rows = csv.reader(lines, delimiter=_delimiter(lines[0] if lines else ""), strict=True)
    faults: list[Fault] = []
    found: list[tuple[int, Particulars]] = []
    fields: list[str] = []
    after = 1
    try:
        for row in rows:
            line, after = after, rows.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if not fields:
                fields = _fields(row, line, faults)
                continue
            _take(row, fields, line, found, faults)
    except csv.Error as bad:
        faults.append(Fault(rows.line_num, "the whole line", f"{bad}. Look at its quotation marks."))
    if not fields and not faults:
        faults.append(Fault(1, "the whole line", "The file is empty. Begin it with: name,e-mail,agency"))
    if len(found) > MOST:
        faults.append(Fault(rows.line_num, "the whole file", f"It holds more than {MOST} people. Split it."))
    if faults:
        raise TableError(file, faults)
    return tuple(found)


def _delimiter(first: str) -> str:
    return ";" if ";" in first and "," not in first else ","


def _fields(row: list[str], line: int, faults: list[Fault]) -> list[str]:
    """Return which field each column is; a fault for one that is unknown, named twice or missing."""
    heads = [cell.strip().casefold() for cell in row]
    for number, head in enumerate(heads, 1):
        if head not in COLUMNS:
            words = "This column is not known. Use name, e-mail and agency."
            faults.append(Fault(line, f"column {number}", words))
    fields = [COLUMNS.get(head, "") for head in heads]
    twice = sorted({each for each in fields if each and fields.count(each) > 1})
    faults.extend(Fault(line, field, "Two columns are named so. Keep one.") for field in twice)
    if "name" not in fields:
        faults.append(Fault(line, "name", "This column is missing. Add it to the first line."))
    return fields


def _take(
    row: list[str], fields: list[str], line: int, found: list[tuple[int, Particulars]], faults: list[Fault]
) -> None:
    if len(row) > len(fields):
        words = "There is no column of that number in the first line. Quote a text that has a comma."
        faults.append(Fault(line, f"column {len(fields) + 1}", words))
        return
    given = {field: cell for field, cell in zip(fields, row, strict=False) if field}
    torn = [column for column, cell in given.items() if _has_control(cell)]
    if torn:
        words = "There is a line break or another control character in it. Take it out."
        faults.extend(Fault(line, "e-mail" if column == "email" else column, words) for column in torn)
        return
    person = Particulars(given.get("name", ""), given.get("email", ""), given.get("agency", ""))
    try:
        found.append((line, particulars(person)))
    except Refused as refused:
        column = _AT_FAULT.get(refused.code, "the whole line")
        words = "The name is missing." if column == "name" else SENTENCES[refused.code]
        faults.append(Fault(line, column, words))


def _has_control(cell: str) -> bool:
    return any(unicodedata.category(sign) in _CONTROLS for sign in cell.strip())
