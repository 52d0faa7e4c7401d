"""The track of one criterion: the scale as a line, with the letters of those who rated on it.

A level's letters stand centred on its step; the range between the lowest and the highest
rating is drawn stronger than the rest.
"""

from itertools import pairwise
from typing import NamedTuple

from panelry_tui.glyphs import Glyphs
from panelry_tui.widgets.cells import cell_len, plain
from panelry_tui.widgets.models import Marks
from panelry_tui.widgets.parts import Part, Pill, Role


class Track(NamedTuple):
    """A scale of 2 to 10 levels, `step` cells apart (2 or more)."""

    scale: int
    step: int

    @property
    def width(self) -> int:
        """The cells from end to end: half a step stands out on either side."""
        return (self.scale - 1) * self.step + 1 + 2 * (self.step // 2)

    def column(self, level: int) -> int:
        """Return the cell of a level, from 0."""
        return self.step // 2 + (level - 1) * self.step

    def header(self) -> str:
        """Return the numbers of the levels over their columns."""
        text = ""
        for level in range(1, self.scale + 1):
            text += " " * (self.column(level) - len(text)) + str(level)
        return text.ljust(self.width)[: self.width]


class _Placed(NamedTuple):
    """A level's letters from `start` to before `end`, in cells."""

    start: int
    end: int
    text: str
    level: int


def letters_that_fit(letters: tuple[str, ...], width: int) -> str:
    """Return the letters side by side, the last ones as `+n` where they need more than `width` cells."""
    clean = [plain(letter) for letter in letters]
    for kept in range(len(clean), -1, -1):
        rest = len(clean) - kept
        text = "".join(clean[:kept]) + (f"+{rest}" if rest else "")
        if cell_len(text) <= width:
            return text
    return "+"


def draw_track(track: Track, marks: Marks, glyphs: Glyphs, *, anonymous: bool = False) -> list[Part]:
    """Return the parts of a track, exactly `track.width` cells; without marks it is an empty scale."""
    rated = sorted((level, letters) for level, letters in marks if letters)
    if anonymous:
        rated = [(level, (glyphs.live,) * len(letters)) for level, letters in rated]
    placed = _place(track, rated)
    parts: list[Part] = []
    at = 0
    for index, pill in enumerate(placed):
        parts += _line(track, at, pill.start, glyphs, within=index > 0)
        parts.append(Part(pill.text, Pill(pill.level, track.scale)))
        at = pill.end
    return [*parts, *_line(track, at, track.width, glyphs, within=False)]


def _place(track: Track, rated: list[tuple[int, tuple[str, ...]]]) -> list[_Placed]:
    """Return where each level's letters stand; neighbours that would touch get a cell less."""
    placed = [_centred(track, level, letters, track.step) for level, letters in rated]
    tight = {
        level
        for left, right in pairwise(placed)
        if left.end >= right.start
        for level in (left.level, right.level)
    }
    less = max(2, track.step - 1)
    return [
        _centred(track, level, letters, less if level in tight else track.step) for level, letters in rated
    ]


def _centred(track: Track, level: int, letters: tuple[str, ...], width: int) -> _Placed:
    text = letters_that_fit(letters, width)
    cells = cell_len(text)
    start = track.column(level) - (cells - 1) // 2
    return _Placed(start, start + cells, text, level)


def _line(track: Track, start: int, end: int, glyphs: Glyphs, *, within: bool) -> list[Part]:
    """Return the bare track from one cell to before another; steps show outside the range only."""
    if start >= end:
        return []
    look: Role = "range" if within else "track"
    if within:
        return [Part(glyphs.range * (end - start), look)]
    steps = {track.column(level) for level in range(1, track.scale + 1)}
    return [Part("".join(glyphs.step if at in steps else glyphs.track for at in range(start, end)), look)]
