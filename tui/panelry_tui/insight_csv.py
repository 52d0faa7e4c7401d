"""Many candidates' ratings from one CSV file, a rating in each row.

The first row names the columns, in any order: candidate, panelist, criterion, rating; and, where they
are known, round (initial, revised, second, agreed or later), at (a month, a day or an instant), position
and panel. A rating is a level, `?` for no evidence, or nothing for not rated. An agreed rating has no
panelist, nor has a later level, which is how somebody who was hired does some months after. A file without
position and panel is about one position. Other columns are not read. One bad row refuses the file.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from msgspec import structs

from panelry.insight import Record, Round, large_groups
from panelry.rubric import Rubric
from panelry.rubric_rules import SCALES, quoted, same_words
from panelry_tui.agenda_csv import Unrated, read_cell, words
from panelry_tui.csv_rows import Row, SheetError, read_rows
from panelry_tui.sheet_doubts import refuse_figure, taken_for_blank

MOST_BYTES = 50_000_000
NEEDED = ("candidate", "panelist", "criterion", "rating")
GROUPS = ("position", "panel")
"""Columns that tell groups of debriefs apart."""
OPTIONAL = ("round", "at", *GROUPS)

_ROUNDS = {each.value: each for each in Round} | {
    "sealed": Round.INITIAL,
    "1": Round.INITIAL,
    "2": Round.SECOND,
}
_NOBODYS = {
    Round.AGREED: "an agreed rating is the panel's",
    Round.LATER: "a later level is no panelist's rating",
}
"""Rounds that no panelist gave, and why."""
_CURE = f"Name the columns {', '.join(NEEDED)} in the first row, and write a rating in each row below"


_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_JOINED = " · "
"""Stands between a position and its panel in the name of a group."""


class Names(NamedTuple):
    """The names of one record, by the fields of `Record`."""

    candidate: str
    panelist: str
    criterion: str
    group: str


class Records(msgspec.Struct, frozen=True):
    """The records of a file in its order, titles of columns not read, and words read as not rated.

    `later` are its later levels, which are no ratings and stand apart.
    """

    records: tuple[Record, ...]
    unread: tuple[str, ...]
    blanks: tuple[str, ...] = ()
    later: tuple[Record, ...] = ()


def read_records(source: bytes, rubric: Rubric | None = None) -> Records:
    """Return the records of a CSV file.

    With a rubric its criteria and its scale hold, without one levels of 1 to 10. Raises SheetError,
    with the place and the cure, for a missing column and for the first bad row.
    """
    header, *rows = read_rows(source, MOST_BYTES, _CURE)
    columns = _columns(header)
    reader = _Reader(columns, len(header.cells), rubric)
    every = respelled([reader.record(row) for row in rows], reader.written)
    records = tuple(each for each in every if each.round is not Round.LATER)
    later = tuple(each for each in every if each.round is Round.LATER)
    titles = [words(cell) for cell in header.cells]
    known = {*columns.values()}
    unread = tuple(title for place, title in enumerate(titles) if title and place not in known)
    blanks = taken_for_blank(row.cells[columns["rating"]] for row in rows)
    return Records(records, unread, blanks, later)


def _columns(header: Row) -> dict[str, int]:
    """Return the place of each known column."""
    found: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        name = same_words(words(cell))
        if name in found:
            what = f"{quoted(cell)} is column {found[name] + 1} again"
            raise SheetError(header.line, str(place + 1), what, "Keep one of them")
        if name in {*NEEDED, *OPTIONAL}:
            found[name] = place
    for name in NEEDED:
        if name not in found:
            cure = f"Name the columns {', '.join(NEEDED)} in the first row"
            raise SheetError(header.line, "", f"There is no column {quoted(name)}", cure)
    return found


class _Reader:
    """Reads rows one after the other, and knows what was read before."""

    def __init__(self, columns: Mapping[str, int], width: int, rubric: Rubric | None) -> None:
        self._columns = columns
        self._groups = [name for name in GROUPS if name in columns]
        self._width = max(columns.values()) + 1
        self._titled = width
        self._scale = rubric.scale if rubric else SCALES[-1]
        self._levels = {str(level): level for level in range(1, self._scale + 1)}
        self._criteria = _criteria(rubric) if rubric else None
        self._names: dict[tuple[str, str], str] = {}
        self._spellings: dict[tuple[str, str], str] = {}
        self._lines: dict[tuple[str, str, str, str, Round], int] = {}
        self._instants: dict[str, datetime] = {}
        self.written: list[Names] = []
        """The names of each record as its row spells them; kept only where groups are told apart."""

    def record(self, row: Row) -> Record:
        self._check_width(row)
        round_ = self._round(row) if "round" in self._columns else Round.INITIAL
        candidate, criterion = (self._name(row, column) for column in ("candidate", "criterion"))
        cell = row.cells[self._columns["rating"]]
        record = Record(
            candidate,
            self._panelist(row, round_),
            criterion,
            self._levels.get(cell) or self._rating(row, cell),
            round_,
            self._at(row) if "at" in self._columns else None,
            _JOINED.join(self._name(row, column) for column in self._groups),
        )
        self._refuse_twice(row, record)
        if self._groups:
            self.written.append(self._written(row, record))
        return record

    def _written(self, row: Row, record: Record) -> Names:
        said = {column: words(row.cells[self._columns[column]]) for column in (*NEEDED[:3], *self._groups)}
        criterion = record.criterion if self._criteria else said["criterion"]
        group = _JOINED.join(said[column] for column in self._groups)
        return Names(said["candidate"], said["panelist"], criterion, group)

    def _check_width(self, row: Row) -> None:
        """Refuse a row that lacks cells, or one in which a rating of 3,5 has become two cells."""
        if len(row.cells) < self._width:
            what = f"The row has {len(row.cells)} of {self._width} cells"
            raise SheetError(row.line, "", what, "Keep the separator of an empty cell")
        for column, cell in enumerate(row.cells[self._titled :], self._titled + 1):
            if cell.strip():
                cure = "Put a cell that holds the separator in quotes, or name the column in the first row"
                raise SheetError(row.line, str(column), f"{quoted(cell)} stands in no column", cure)

    def _panelist(self, row: Row, round_: Round) -> str:
        """Return the panelist, nobody for an agreed rating; a row of averages is refused."""
        written = words(row.cells[self._columns["panelist"]])
        if round_ in _NOBODYS:
            if written:
                what = f"{quoted(written)} stands beside {_NOBODYS[round_].partition(' is ')[0]}"
                cure = f"Empty the cell: {_NOBODYS[round_]}"
                raise SheetError(row.line, self._place("panelist"), what, cure)
            return ""
        refuse_figure(row.line, self._place("panelist"), written)
        return self._name(row, "panelist")

    def _refuse_twice(self, row: Row, record: Record) -> None:
        key = (*record.debrief, record.panelist, record.criterion, record.round)
        first = self._lines.setdefault(key, row.line)
        if first != row.line:
            about = f"{quoted(record.candidate)} on this criterion in line {first}"
            who = quoted(record.panelist) if record.panelist else "The panel"
            what = f"{who} rated {about}" if record.round is not Round.LATER else f"There is {about}, too"
            raise SheetError(row.line, self._place("rating"), what, "Keep one rating for each round")

    def _place(self, column: str) -> str:
        return f"{self._columns[column] + 1} ({quoted(column)})"

    def _rating(self, row: Row, cell: str) -> int | None:
        found = read_cell(cell, self._scale, row.line, self._place("rating"))
        return None if isinstance(found, Unrated) else found

    def _name(self, row: Row, column: str) -> str:
        """Return a name in the spelling in which the file first has it."""
        cell = row.cells[self._columns[column]]
        found = self._names.get((column, cell))
        return found or self._names.setdefault((column, cell), self._new_name(row, column, words(cell)))

    def _new_name(self, row: Row, column: str, name: str) -> str:
        if not name:
            raise SheetError(row.line, self._place(column), "The cell is empty", f"Name the {column}")
        if column == "criterion" and self._criteria is not None:
            if same_words(name) not in self._criteria:
                what, cure = (
                    f"The rubric has no criterion {quoted(name)}",
                    "Write a title or id of the rubric",
                )
                raise SheetError(row.line, self._place(column), what, cure)
            return self._criteria[same_words(name)]
        return self._spellings.setdefault((column, same_words(name)), name)

    def _round(self, row: Row) -> Round:
        cell = row.cells[self._columns["round"]].strip().lower()
        if cell not in _ROUNDS:
            what = f"{quoted(cell)} is not a round"
            raise SheetError(
                row.line, self._place("round"), what, "Write initial, revised, second, agreed or later"
            )
        return _ROUNDS[cell]

    def _at(self, row: Row) -> datetime | None:
        cell = row.cells[self._columns["at"]].strip()
        if not cell:
            return None
        if cell not in self._instants:
            try:
                found = datetime.fromisoformat(f"{cell}-01" if _MONTH.fullmatch(cell) else cell)
            except ValueError:
                cure = "Write a day as in 2026-03-14, or an instant as in 2026-03-14T09:30:00Z"
                what = f"{quoted(cell)} is neither a month, a day nor an instant"
                raise SheetError(row.line, self._place("at"), what, cure) from None
            self._instants[cell] = found if found.tzinfo else found.replace(tzinfo=UTC)
        return self._instants[cell]


def respelled(records: Sequence[Record], written: Sequence[Names]) -> tuple[Record, ...]:
    """Return records with each name as large groups first spell it, so that no small one shows through.

    `written` has the names of each record as its row spells them, or is empty where no groups are told.
    """
    if not written:
        return tuple(records)
    large = large_groups(records)
    spelled: Mapping[str, dict[str, str]] = {field: {} for field in Names._fields}
    for each, names in zip(records, written, strict=True):
        if each.group in large:
            for field, name in zip(names._fields, names, strict=True):
                spelled[field].setdefault(getattr(each, field), name)
    return tuple(
        structs.replace(
            each,
            **{
                field: known.get(getattr(each, field), getattr(each, field))
                for field, known in spelled.items()
            },
        )
        for each in records
    )


def _criteria(rubric: Rubric) -> dict[str, str]:
    """Return the title of each criterion by all that a file may call it."""
    titles = {same_words(each.title): words(each.title) for each in rubric.criteria}
    return {same_words(each.id): words(each.title) for each in rubric.criteria} | titles


def not_read(unread: Sequence[str]) -> str:
    """Return the line that names columns which were not read."""
    return (
        f"Not read: {'the column' if len(unread) == 1 else 'the columns'} {', '.join(map(quoted, unread))}."
    )
