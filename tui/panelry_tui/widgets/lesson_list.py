"""The criteria of insight, a row each: how they were rated, how far panels lay apart, and what to look at."""

from textual.message import Message
from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.insight_reading import LessonRow
from panelry_tui.widgets.cells import pad
from panelry_tui.widgets.parts import Line, Part, Role
from panelry_tui.widgets.track import Track, draw_track
from panelry_tui.widgets.walked import Walked

_BARS = "▁▂▃▄▅▆▇█"
_WIDE = 96
_COUNTED, _GAP, _NOTE = 11, 12, 17
_NOTED = 72
"""Columns from which on there is room for notes; below, enter shows them."""


class LessonList(Walked):
    """Rows below a head that stays; they scroll to the cursor where they are too many."""

    HELP = """Criteria. Move with the arrows, j and k, g and G; enter shows the debriefs behind a row."""
    DEFAULT_CSS = "LessonList { height: auto; }"

    rows: reactive[tuple[LessonRow, ...]] = reactive((), repaint=False)

    class Moved(Message):
        """The person moved the cursor to a row."""

    class Chosen(Message):
        """The person pressed enter on a row."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(glyphs=glyphs, id=id)
        self._top = 0

    @property
    def cursor(self) -> str:
        """The criterion under the cursor, empty on an empty list."""
        return self.rows[self._cursor].title if self.rows else ""

    def watch_rows(self) -> None:
        """Begin at the first row of other rows."""
        self._cursor = self._top = 0
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the head and the rows, scrolled to the cursor where they are too many."""
        if not self.rows:
            self._places = []
            return []
        scale = max(len(row.counts) for row in self.rows) or 5
        wide = width >= _WIDE
        track = Track(scale, 5 if wide or scale <= 5 else 3)
        spark = scale + 2 if wide and self.glyphs == UNICODE else 0
        note = _NOTE if width >= _NOTED else 0
        name = max(10, width - 2 - _COUNTED - spark - track.width - _GAP - note)
        room = (height or len(self.rows) + 1) - 1
        self._top = max(0, min(max(self._top, self._cursor - room + 1), self._cursor, len(self.rows) - room))
        shown = range(self._top, min(len(self.rows), self._top + room))
        self._places = [None, *shown]
        head = [
            Part("  "),
            Part(pad("CRITERION", name + _COUNTED + spark, ""), "heading"),
            Part(track.header(), "heading"),
            Part(f"  gap {self.glyphs.to} 2nd", "heading"),
        ]
        return [Line(tuple(head)), *(self._row(place, (name, spark, note), track) for place in shown)]

    def _row(self, place: int, cells: tuple[int, int, int], track: Track) -> Line:
        """Return a row; `cells` are those of the name, of the bars and of the note."""
        row, marked = self.rows[place], place == self._cursor
        # A number that would run into its neighbours is a sign instead, never a shorter number.
        said = [str(times) if len(str(times)) < track.step else self.glyphs.live for times in row.counts]
        marks = tuple((level, (said[level - 1],)) for level, times in enumerate(row.counts, 1) if times)
        ink: Role = "strong" if marked else "text"
        cut, (name, spark, note) = self.glyphs.cut, cells
        parts = [
            Part(f"{self.glyphs.bar} " if marked else "  ", "accent"),
            Part(pad(row.title, name, cut), ink),
            Part(f"{row.counted:>{_COUNTED - 1}} ", "range"),
            *([Part(pad(_sparks(row.counts), spark, ""), "range")] if spark else []),
            *draw_track(track, marks, self.glyphs),
            Part(f"  {row.gap.replace('→', self.glyphs.to):<{_GAP - 2}}"),
            *([Part(pad(row.note, note, cut), "wait")] if note else []),
        ]
        return Line(tuple(parts), marked=marked)

    def walked(self) -> tuple[LessonRow, ...]:
        """Return the rows."""
        return self.rows

    def chosen(self) -> Message | None:
        """Say that enter was pressed on a row."""
        return self.Chosen() if self.rows else None

    def moved(self) -> Message:
        """Say that the cursor moved."""
        return self.Moved()


def _sparks(counts: tuple[int, ...]) -> str:
    """Return a bar for each level, as high as its share of the most frequent one."""
    most = max(counts, default=0)
    return "".join(_BARS[round(7 * times / most)] for times in counts)
