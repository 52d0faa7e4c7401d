"""The board: every criterion with who rated what, the gap and where its talk stands.

One widget draws all of it, and another rating repaints only the lines that changed. A row that
changes place keeps the cursor if it had it.
"""

from textual.message import Message
from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.board_lines import BoardLine, Columns, columns, fit_rows, header_line
from panelry_tui.widgets.models import BoardRow
from panelry_tui.widgets.parts import Line, Part, line
from panelry_tui.widgets.walked import Walked

SHORT = 26
"""A terminal of fewer rows shows one line for each criterion."""


class Board(Walked):
    """Criteria in order, with a cursor that the keyboard or the mouse moves."""

    HELP = """The criteria in order. Move with the arrows, j and k, g and G; enter opens one."""
    CURSOR_COLUMN = 1
    DEFAULT_CSS = "Board { height: 1fr; }"

    rows: reactive[tuple[BoardRow, ...]] = reactive((), repaint=False)
    heading: reactive[str] = reactive("TO DISCUSS", repaint=False)
    scale: reactive[int] = reactive(5, repaint=False)

    class Chosen(Message):
        """The person opened a criterion."""

        def __init__(self, criterion: str) -> None:
            super().__init__()
            self.criterion = criterion

    class Moved(Message):
        """The person moved the cursor to a criterion."""

        def __init__(self, criterion: str) -> None:
            super().__init__()
            self.criterion = criterion

    def __init__(
        self,
        rows: tuple[BoardRow, ...] = (),
        *,
        scale: int = 5,
        heading: str = "TO DISCUSS",
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self._top = 0
        self.set_reactive(Board.scale, scale)
        self.set_reactive(Board.heading, heading)
        self.set_reactive(Board.rows, rows)

    @property
    def cursor(self) -> str | None:
        """The criterion under the cursor; None on an empty board."""
        return self.rows[self._cursor].criterion if self.rows else None

    def watch_rows(self, before: tuple[BoardRow, ...], after: tuple[BoardRow, ...]) -> None:
        """Keep the cursor on its criterion, wherever that went; where it left, on its place."""
        held = before[self._cursor].criterion if before else None
        places = [place for place, row in enumerate(after) if row.criterion == held]
        self._cursor = places[0] if places else max(0, min(self._cursor, len(after) - 1))
        self.show_cursor()

    def watch_heading(self) -> None:
        """Draw another name of the order."""
        self.show_cursor()

    def watch_scale(self) -> None:
        """Draw another scale."""
        self.show_cursor()

    def move_to(self, criterion: str) -> None:
        """Put the cursor on a criterion without a message; one that is not there changes nothing."""
        for place, row in enumerate(self.rows):
            if row.criterion == criterion:
                self._cursor = place
                self.show_cursor()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the header and as many rows as there is room for, those at the cursor surely."""
        at = columns(width, self.scale, self.rows)
        tall = self.app.size.height >= SHORT
        room = max(1, height - 1) if height else 2 * len(self.rows)
        found = fit_rows(self.rows, at, self.glyphs, cursor=self._cursor, room=room, tall=tall)
        shown = [BoardLine(self._header(at)), *self._window(found, room)]
        self._places = [each.row for each in shown]
        return [each.line for each in shown]

    def _header(self, at: Columns) -> Line:
        said = any(row.said is not None for row in self.rows)
        return header_line(self.heading, at, self.glyphs, said=said)

    def _window(self, found: list[BoardLine], room: int) -> list[BoardLine]:
        """Return the lines in view; where some are not, the last line says in words how many."""
        if len(found) <= room:
            self._top = 0
            return found
        shown = max(1, room - 1)
        self._top = min(max(self._top, self._cursor - shown + 1), self._cursor, len(found) - shown)
        below = len(found) - self._top - shown
        words = f"   {self._top} above, {below} below"
        return [*found[self._top : self._top + shown], BoardLine(line(Part(words, "muted")))][:room]

    def walked(self) -> tuple[BoardRow, ...]:
        """Return the rows."""
        return self.rows

    def chosen(self) -> Message | None:
        """Open the criterion under the cursor."""
        return None if self.cursor is None else self.Chosen(self.cursor)

    def moved(self) -> Message:
        """Say which criterion the cursor is on."""
        return self.Moved(self.rows[self._cursor].criterion)
