"""Thinned: the same picture in fewer bytes, whatever is drawn."""

import re
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from panelry_tui.thin import thinned
from panelry_tui.widgets.painted import changed_regions
from panelry_tui.widgets.parts import Line, Part, cells_of

_WIDTH = 40
_PIECES = re.compile(r"\x1b\[([0-9;]*)m|\x1b\[(\d+);(\d+)H|(\n)|([^\x1b\n])")


class Cell(NamedTuple):
    """One cell as a terminal shows it."""

    letter: str = ""
    attributes: frozenset[str] = frozenset()
    ink: str = "39"
    ground: str = "49"


_PLAIN = Cell()
_ENDS = {"22": {"1", "2"}, "23": {"3"}, "24": {"4"}, "25": {"5"}, "27": {"7"}, "29": {"9"}}


def restyled(look: Cell, style: str) -> Cell:
    """Return how a terminal goes on after a style."""
    for each in re.findall(r"[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|\d+|^$", style):
        if each in {"", "0"}:
            look = _PLAIN
        elif each in _ENDS:
            look = look._replace(attributes=look.attributes - _ENDS[each])
        elif len(each) == 1:
            look = look._replace(attributes=look.attributes | {each})
        else:
            look = look._replace(**{"ink" if each[0] in "39" else "ground": each})
    return look


def drawn(data: str) -> tuple[dict[tuple[int, int], Cell], tuple[int, int], Cell]:
    """Return what a terminal shows after some data, where its cursor is, and how it would go on."""
    cells: dict[tuple[int, int], Cell] = {}
    y, x, look = 1, 1, _PLAIN
    for style, row, column, newline, letter in _PIECES.findall(data):
        if letter:
            cells[y, x] = look._replace(letter=letter)
            x += 1
        elif newline:
            y += 1
        elif row:
            y, x = int(row), int(column)
        else:
            look = restyled(look, style)
    return cells, (y, x), look


_COLOURS = ("", "{}8;2;16;20;28", "{}8;2;254;198;109", "{}8;5;7", "{}1", "{}7")
_STYLES = st.tuples(
    st.sets(st.sampled_from("1234579")), st.sampled_from(_COLOURS), st.sampled_from(_COLOURS)
).map(lambda each: ";".join([*sorted(each[0]), *filter(None, (each[1].format(3), each[2].format(4)))]))
_TEXTS = st.text("ab ─━中", max_size=5)
_STYLED = st.builds(lambda style, text: f"\x1b[{style}m{text}\x1b[0m" if style else text, _STYLES, _TEXTS)
_PLACES = st.builds(lambda y, x: f"\x1b[{y};{x}H", st.integers(1, 9), st.integers(1, 30))
_DATA = st.lists(st.one_of(_STYLED, _PLACES, _PLACES.map(lambda each: f"{each}\n"))).map("".join)


@given(_DATA)
def test_what_is_thinned_draws_the_same_in_no_more_bytes(data: str) -> None:
    """Each cell, the place of the cursor, and plain text behind it."""
    assert drawn(data) == drawn(thinned(data))
    assert len(thinned(data)) <= len(data)


def test_a_style_is_sent_only_where_it_differs() -> None:
    """What stays is not said again, from one line to the next neither."""
    muted, strong = "\x1b[38;5;1;48;5;2m", "\x1b[1;38;5;3;48;5;2m"
    data = f"\x1b[1;1H{muted}one\x1b[0m{strong}two\x1b[0m\x1b[1;7H\n\x1b[2;1H{strong}x\x1b[0m"
    assert f"\x1b[1;1H{muted}one\x1b[1;38;5;3mtwo\x1b[2;1Hx\x1b[0m" == thinned(data)


def test_a_style_that_is_not_known_stays_as_it_is() -> None:
    """A double underline, say, has its own way to end."""
    data = "\x1b[21mone\x1b[0m\x1b[1mtwo\x1b[0m"
    assert data == thinned(data)


_PARTS = st.builds(Part, st.text("ab中", max_size=3), st.sampled_from(("text", "muted")))
_LINES = st.lists(st.builds(Line, st.lists(_PARTS, max_size=4).map(tuple), st.booleans()), max_size=5)


def looks(lines: list[Line], y: int) -> list[tuple[str, str, bool]]:
    """Return what stands in each cell of a line, blank where nothing does."""
    line = lines[y] if y < len(lines) else Line()
    cells = [
        (letter, str(part.look), line.marked)
        for part in line.parts
        for letter in part.text
        for _ in range(cells_of([Part(letter)]))
    ]
    return [*cells, *[(" ", "", line.marked)] * (_WIDTH - len(cells))]


@given(_LINES, _LINES)
def test_whatever_differs_is_in_a_changed_region(before: list[Line], after: list[Line]) -> None:
    """So a picture whose changed regions alone are sent is the new one."""
    covered = {
        (x, y)
        for region in changed_regions(before, after, _WIDTH)
        for x in range(region.x, region.right)
        for y in range(region.y, region.bottom)
    }
    for y in range(max(len(before), len(after))):
        pairs = zip(looks(before, y), looks(after, y), strict=True)
        assert {(x, y) for x, (old, new) in enumerate(pairs) if old != new} <= covered
