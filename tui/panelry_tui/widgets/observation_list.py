"""One's own observations on a criterion: what was saw, heard or felt, and who will see it."""

from textual.message import Message
from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import cell_len, cut, plain, wrap
from panelry_tui.widgets.models import ObservationRow
from panelry_tui.widgets.parts import Line, Part, Role, line, spread
from panelry_tui.widgets.walked import Walked

_LEAD, _ROOMY = 11, 60


class ObservationList(Walked):
    """A heading and one observation a line, or more where there is room; the cursor shows with the focus."""

    HELP = """Your observations on this criterion. Enter changes one, s makes it shareable, d deletes it."""
    CURSOR_COLUMN = 1
    DEFAULT_CSS = "ObservationList { height: auto; }"

    rows: reactive[tuple[ObservationRow, ...]] = reactive((), repaint=False)

    class Chosen(Message):
        """The person pressed enter on an observation."""

    class Moved(Message):
        """The cursor is on another observation, or the one under it has changed."""

    def __init__(self, adds: str = "o", *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs=glyphs)
        self._adds = adds
        """What the key is called that adds an observation."""

    @property
    def cursor(self) -> str:
        """The observation under the cursor, empty where there is none."""
        return self.rows[self._cursor].observation if self.rows else ""

    @property
    def under_cursor(self) -> ObservationRow:
        """The row under the cursor; IndexError where there is none."""
        return self.rows[self._cursor]

    def watch_rows(self, before: tuple[ObservationRow, ...], after: tuple[ObservationRow, ...]) -> None:
        """Keep the cursor on its observation; a new last one takes it, another criterion begins anew."""
        ids = [row.observation for row in after]
        held = before[self._cursor].observation if before else ""
        if before and len(after) == len(before) + 1 and after[:-1] == before:
            self._cursor = len(after) - 1
        elif held in ids:
            self._cursor = ids.index(held)
        elif {row.observation for row in before}.isdisjoint(ids):
            self._cursor = 0
        else:
            self._cursor = min(self._cursor, len(after) - 1)
        self.repaint()

    def go_to(self, observation: str) -> None:
        """Put the cursor on an observation, if it is there, without a word."""
        ids = [row.observation for row in self.rows]
        if observation in ids:
            self._cursor = ids.index(observation)
            self.show_cursor()

    def lines_needed(self, width: int) -> int:
        """Return how many lines show every observation whole, with the heading."""
        return 1 + max(1, sum(len(self._row(place, width, whole=True)) for place in range(len(self.rows))))

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the heading and the observations that there is room for, that of the cursor surely."""
        room = (height or self.lines_needed(width)) - 1
        whole = self.lines_needed(width) - 1 <= room
        found = [
            (each, place) for place in range(len(self.rows)) for each in self._row(place, width, whole=whole)
        ]
        aside = ""
        if len(found) > room:
            top = max(0, min(self._cursor - room + 1, len(found) - room))
            below = len(found) - top - room
            aside = f"{top} above, {below} below " if top else f"{below} more below "
            found = found[top : top + max(room, 0)]
        self._places = [None, *(place for _, place in found)]
        head = spread((Part(" OBSERVATIONS", "heading"),), (Part(aside, "muted"),), width)
        if not self.rows:
            return [head, line(Part(f"   none yet: {self._adds} adds one", "muted"))]
        return [head, *(each for each, _ in found)]

    def _row(self, place: int, width: int, *, whole: bool) -> list[Line]:
        row = self.rows[place]
        here = self.has_focus and place == self._cursor
        aside = f" {plain(row.aside if width >= _ROOMY else row.aside_short or row.aside)} "
        room = max(8, width - _LEAD - cell_len(aside))
        words = wrap(row.text, room) if whole else [cut(row.text, room, self.glyphs.cut)]
        first, *rest = words or [""]
        lead = (
            Part(f" {self.glyphs.bar} " if here else "   ", "accent"),
            Part(f"{plain(row.kind):<6}", "range"),
            Part(f"{self.glyphs.point} " if row.shareable else "  ", "good"),
        )
        gap = " " * max(0, room - cell_len(first))
        look: Role = "good" if row.shareable else "muted"
        lines = [Line((*lead, Part(first + gap, "text"), Part(aside, look)))]
        lines += [line(Part(" " * _LEAD + each, "text")) for each in rest]
        return [each._replace(marked=here) for each in lines]

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.repaint()

    def walked(self) -> tuple[ObservationRow, ...]:
        """Return the rows."""
        return self.rows

    def chosen(self) -> Message:
        """Say that enter was pressed."""
        return self.Chosen()

    def moved(self) -> Message:
        """Say that the cursor moved."""
        return self.Moved()
