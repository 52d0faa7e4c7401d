"""The scorecard as a list: every criterion with one's own rating, and the overall judgement below."""

from textual.message import Message
from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import cell_len, pad, wrap
from panelry_tui.widgets.models import CardRow
from panelry_tui.widgets.parts import Line, Part, Pill, Role, line
from panelry_tui.widgets.walked import Walked


class Scorecard(Walked):
    """Rows with a cursor; remarks stand at the bottom, where there is room for them."""

    HELP = """Your scorecard. Move with the arrows, j and k, g and G; digits rate the row of the cursor."""
    DEFAULT_CSS = "Scorecard { height: 1fr; }"

    rows: reactive[tuple[CardRow, ...]] = reactive((), repaint=False)
    remarks: reactive[tuple[str, ...]] = reactive((), repaint=False)

    class Moved(Message):
        """The person moved the cursor to a row."""

    class Chosen(Message):
        """The person pressed enter on a row."""

    def __init__(
        self,
        rows: tuple[CardRow, ...] = (),
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self._top = 0
        self.set_reactive(Scorecard.rows, rows)

    @property
    def cursor(self) -> str:
        """The key of the row under the cursor, empty on an empty list."""
        return self.rows[self._cursor].key if self.rows else ""

    def watch_rows(self, before: tuple[CardRow, ...], after: tuple[CardRow, ...]) -> None:
        """Keep the cursor on its row; where that left, on its place."""
        held = before[self._cursor].key if before else ""
        places = [place for place, row in enumerate(after) if row.key == held]
        self._cursor = places[0] if places else max(0, min(self._cursor, len(after) - 1))
        self.repaint()

    def watch_remarks(self) -> None:
        """Draw other remarks."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the rows, scrolled to the cursor where they are too many, then the remarks."""
        found: list[tuple[Line, int | None]] = []
        for place, row in enumerate(self.rows):
            if row.apart:
                found.append((Line(), None))
            found.append((self._row(row, width, marked=place == self._cursor), place))
        room = height or len(found)
        if len(found) > room:
            at = [place for _, place in found].index(self._cursor)
            self._top = max(0, min(max(self._top, at - room + 1), at, len(found) - room))
            found = found[self._top : self._top + room]
        self._places = [place for _, place in found]
        lines = [each for each, _ in found]
        below = [
            line(Part(" "), Part(text, "wait")) for remark in self.remarks for text in wrap(remark, width - 2)
        ]
        spare = room - len(lines) - 1
        return [*lines, Line(), *below[:spare]] if below and spare > 0 else lines

    def _row(self, row: CardRow, width: int, *, marked: bool) -> Line:
        signs = self.glyphs
        words = f" {row.words or signs.none} "
        lead = Part(signs.bar, "accent") if marked else Part(" ")
        sign = Part(f"{signs.yes} " if row.words else "  ", "good")
        title = pad(row.title, max(1, width - 4 - cell_len(words)), signs.cut)
        look = Pill(row.level, row.scale) if row.level else None
        value = Part(words, look) if look else Part(words, "strong" if row.words else "muted")
        ink: Role = "strong" if marked else "text" if row.words else "range"
        return Line((lead, sign, Part(title, ink), value, Part(" ")), marked=marked)

    def walked(self) -> tuple[CardRow, ...]:
        """Return the rows."""
        return self.rows

    def chosen(self) -> Message:
        """Say that enter was pressed."""
        return self.Chosen()

    def moved(self) -> Message:
        """Say that the cursor moved."""
        return self.Moved()

    def go_to(self, key: str) -> None:
        """Put the cursor on the row of a key, if there is one, without a word."""
        self._cursor = next((at for at, row in enumerate(self.rows) if row.key == key), self._cursor)
        self.show_cursor()
