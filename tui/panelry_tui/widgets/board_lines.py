"""The lines of the board: how rows of criteria share the width and the height."""

from functools import lru_cache
from typing import NamedTuple, assert_never

from panelry_tui.glyphs import Glyphs
from panelry_tui.widgets.cells import cell_len, pad, plain
from panelry_tui.widgets.models import BoardRow, Status
from panelry_tui.widgets.parts import Line, Part, Role, line
from panelry_tui.widgets.track import Track, draw_track

_LEAD, _GAP, _STATUS = 3, 3, 13
_WIDEST_STEP, _NARROWEST_STEP = 7, 2
_SHORTEST_TITLE, _LONGEST_TITLE = 14, 32


class Columns(NamedTuple):
    """How wide the title is, in cells, and the track beside it."""

    title: int
    track: Track


class BoardLine(NamedTuple):
    """A line of the board, and the place of the row it belongs to (None for none)."""

    line: Line
    row: int | None = None


def columns(width: int, scale: int, rows: tuple[BoardRow, ...]) -> Columns:
    """Share a width in cells: titles whole if they can be, then steps as wide as they can be."""
    need = max((cell_len(plain(row.title)) for row in rows), default=0)
    need = min(max(need, _SHORTEST_TITLE), _LONGEST_TITLE)
    room = width - _LEAD - 1 - _GAP - _STATUS
    for least in (need, _SHORTEST_TITLE):
        for step in range(_WIDEST_STEP, _NARROWEST_STEP - 1, -1):
            track = Track(scale, step)
            if room - track.width >= least:
                return Columns(min(need, room - track.width), track)
    track = Track(scale, _NARROWEST_STEP)
    return Columns(max(1, room - track.width), track)


def header_line(heading: str, at: Columns, glyphs: Glyphs, *, said: bool = False) -> Line:
    """Return the line over the rows: the order's name, the levels, gap (or `said`) and status."""
    return line(
        Part(" "),
        Part(pad(heading, at.title + _LEAD, glyphs.cut), "heading"),
        Part(at.track.header(), "muted"),
        Part("said status" if said else "gap  status", "muted"),
    )


@lru_cache(maxsize=256)
def row_lines(row: BoardRow, at: Columns, glyphs: Glyphs, *, cursor: bool, two: bool) -> tuple[Line, ...]:
    """Return a row's one line, or its two where it has something to say below and `two` allows it.

    A row that did not change is not worked out again.
    """
    lead = Part(f" {glyphs.bar} " if cursor else "   ", "accent")
    marks = () if row.hidden else row.marks
    parts = (
        lead,
        Part(pad(row.title, at.title, glyphs.cut) + " ", "strong" if row.status == "now" else "text"),
        *draw_track(at.track, marks, glyphs, anonymous=row.anonymous),
        _gap(row),
        *_status(row, glyphs),
    )
    lines = [Line(parts, marked=cursor)]
    remarks = "" if row.hidden else plain(row.remarks)
    if two and (row.notes_line or remarks):
        notes = plain(row.notes_line)
        below = notes + " " * max(1, at.title + 1 - cell_len(notes)) + remarks
        lines.append(Line((lead, Part(below, "muted")), marked=cursor))
    return tuple(lines)


def fit_rows(
    rows: tuple[BoardRow, ...], at: Columns, glyphs: Glyphs, *, cursor: int, room: int, tall: bool
) -> list[BoardLine]:
    """Return the rows' lines: second lines from the top down, as far as `room` lines go."""
    spare = room - len(rows) if tall else 0
    found: list[BoardLine] = []
    for place, row in enumerate(rows):
        lines = row_lines(row, at, glyphs, cursor=place == cursor, two=spare > 0)
        spare -= len(lines) - 1
        found += [BoardLine(each, place) for each in lines]
    return found


def _gap(row: BoardRow) -> Part:
    """Return the gap's number, strong where it is two or more and still to be discussed.

    While the numbers are hidden, the number of observations stands there.
    """
    if row.said is not None:
        return Part(f"{row.said:2} ", "text" if row.said else "muted")
    if row.gap is None or row.hidden:
        return Part("   ")
    settled = row.status == "agreed"
    return Part(f" {row.gap} ", "accent" if row.gap > 1 and not settled else "muted")


def _status(row: BoardRow, glyphs: Glyphs) -> tuple[Part, ...]:
    """Return the status as a sign and its words."""
    sign, role = _sign(row.status, glyphs)
    words = row.status if row.agreed_level is None or row.status != "agreed" else f"at {row.agreed_level}"
    return (Part(f" {sign} ", role), Part(words, role))


def _sign(status: Status, glyphs: Glyphs) -> tuple[str, Role]:
    match status:
        case "now":
            return glyphs.now, "accent"
        case "open":
            return glyphs.open, "muted"
        case "agreed":
            return glyphs.agreed, "good"
        case "parked":
            return glyphs.parked, "text"
        case "not agreed":
            return glyphs.no, "text"
        case _:
            assert_never(status)
