"""A list of the desk: a row each of what waits, of positions or of candidates, under a title that stays."""

from textual.message import Message
from textual.reactive import reactive

from panelry_tui.desk_reading import DeskRow
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import cell_len, cut, pad
from panelry_tui.widgets.parts import Line, Part, Role, spread
from panelry_tui.widgets.walked import Walked

_BESIDE = 5
"""Cells beside a row's title and words: the bar, the sign, and what parts the two."""
_LEAST = 10
"""The fewest cells of a row's words."""


class DeskList(Walked):
    """Rows that scroll to the cursor; it stays on its row, by its key, when others come and go."""

    HELP = """What waits, or positions. Move with the arrows, j and k, g and G; enter opens the row."""
    DEFAULT_CSS = "DeskList { height: 1fr; width: 1fr; }"

    rows: reactive[tuple[DeskRow, ...]] = reactive((), repaint=False)
    title: reactive[str] = reactive("", repaint=False)

    class Moved(Message):
        """The person moved the cursor to a row."""

    class Chosen(Message):
        """The person pressed enter on a row."""

    def __init__(self, nothing: str, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(glyphs=glyphs, id=id)
        self.nothing = nothing
        self._top = 0

    @property
    def row(self) -> DeskRow | None:
        """The row under the cursor, None on an empty list."""
        return self.rows[self._cursor] if self.rows else None

    def go_to(self, about: str) -> None:
        """Put the cursor on the row of a thing, if there is one."""
        places = [place for place, row in enumerate(self.rows) if row.about == about]
        if places:
            self._move(places[0])

    def watch_rows(self, before: tuple[DeskRow, ...], after: tuple[DeskRow, ...]) -> None:
        """Keep the cursor on its row, or as near as it was."""
        held = before[self._cursor].key if self._cursor < len(before) else ""
        places = [place for place, row in enumerate(after) if row.key == held]
        self._cursor = places[0] if places else max(0, min(self._cursor, len(after) - 1))
        self.repaint()

    def watch_title(self) -> None:
        """Draw another title."""
        self.repaint()

    def watch_has_focus(self, focused: bool) -> None:
        """Mark the row that keys act on, and none while they act on another list."""
        super().watch_has_focus(focused)
        self.show_cursor()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the title and the rows, scrolled to the cursor; what is out of sight is counted."""
        room = max(1, (height or len(self.rows) + 1) - 1)
        self._top = max(0, min(max(self._top, self._cursor - room + 1), self._cursor, len(self.rows) - room))
        shown = range(self._top, min(len(self.rows), self._top + room))
        self._places = [None, *shown]
        below = len(self.rows) - self._top - len(shown)
        aside = ", ".join(
            [*([f"{self._top} above"] if self._top else []), *([f"{below} more below"] if below else [])]
        )
        title = cut(self.title, width - 3 - cell_len(aside), self.glyphs.cut)
        head = spread((Part(f"  {title}", "heading"),), (Part(f"{aside} ", "muted"),), width)
        if not self.rows:
            return [head, Line((Part("  "), Part(cut(self.nothing, width - 2, self.glyphs.cut), "muted")))]
        cells, short = self._cells(width)
        return [head, *(self._row(place, cells, short=short) for place in shown)]

    def _cells(self, width: int) -> tuple[tuple[int, int], bool]:
        """Return the cells of titles and of words, and whether the words are the short ones."""
        title = max(cell_len(each.title) for each in self.rows)
        full, brief = (
            max(cell_len(words) for words in column)
            for column in zip(*((each.words, each.short or each.words) for each in self.rows), strict=True)
        )
        short = title + full + _BESIDE > width
        words = min(brief if short else full, max(_LEAST, width - title - _BESIDE, width // 2))
        return (max(1, min(title, width - words - _BESIDE)), words), short

    def _row(self, place: int, cells: tuple[int, int], *, short: bool) -> Line:
        row = self.rows[place]
        marked = place == self._cursor and self.has_focus
        ink: Role = "strong" if marked else "text"
        title, words = cells
        parts = (
            Part(f"{self.glyphs.bar}" if marked else " ", "accent"),
            Part("! " if row.urgent else "  ", "accent"),
            Part(f"{pad(row.title, title, self.glyphs.cut)}  ", ink),
            Part(
                cut((short and row.short) or row.words, words, self.glyphs.cut),
                "wait" if row.urgent else "range",
            ),
        )
        return Line(parts, marked=marked)

    def walked(self) -> tuple[DeskRow, ...]:
        """Return the rows."""
        return self.rows

    def chosen(self) -> Message | None:
        """Say that enter was pressed on a row."""
        return self.Chosen() if self.rows else None

    def moved(self) -> Message:
        """Say that the cursor moved."""
        return self.Moved()
