"""The heat map: every rating in use as a digit, criteria down and panelists across."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from panelry.disagreement import display, measure
from panelry.ids import CriterionId, PersonId
from panelry_tui.board_reading import BoardReading
from panelry_tui.widgets.cells import cell_len, cut, pad
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Pill, line

_CELL = 4


class HeatLines(Painted):
    """The table as lines; `medians` adds one for each panelist below."""

    DEFAULT_CSS = "HeatLines { height: auto; }"

    def __init__(self, board: BoardReading, *, medians: bool) -> None:
        super().__init__(glyphs=board.glyphs)
        self._board, self._medians = board, medians
        self._people = sorted(
            {person for each in board.order for person in board.by_person(each)}, key=board.letter
        )

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return header, criteria, medians and what the signs mean."""
        name = max(8, min(32, width - _CELL * len(self._people) - 2))
        board, mark = self._board, self.glyphs.cut
        letters = [
            Part(board.marked(each, board.letter(each)).center(_CELL), "strong") for each in self._people
        ]
        lines = [line(Part(" " + pad("Ratings in use", name, mark), "heading"), *letters)]
        for each in board.order:
            row = board.by_person(each)
            lines.append(line(Part(" " + pad(board.title(each), name, mark)), *self._row(row)))
        if self._medians:
            medians = (self._median(each) for each in self._people)
            lines.append(line(Part(" " + pad("Median of each panelist", name, mark), "muted"), *medians))
        names = "  ".join(f"{board.letter(each)} {board.reading.short(each)}" for each in self._people)
        said = f"{names}   {self.glyphs.none} no evidence"
        said += f"   {self.glyphs.late} after reveal" if board.late else ""
        return [
            *lines,
            line(),
            line(Part(f" {cut(said, width - 1, mark)}", "muted")),
            line(Part(" esc", "accent"), Part(" Back", "range")),
        ]

    def _row(self, row: dict[PersonId, int | None]) -> list[Part]:
        parts: list[Part] = []
        for each in self._people:
            level = row.get(each)
            if level is None:
                parts.append(Part(self.glyphs.none.center(_CELL), "muted"))
            else:
                digits = f" {level} "
                pill = Part(digits, Pill(level, self._board.reading.scale))
                parts += [pill, Part(" " * (_CELL - cell_len(digits)))]
        return parts

    def _median(self, person: PersonId) -> Part:
        median = measure(self._level(person, each) for each in self._board.order).median
        said = self.glyphs.none if median is None else display(median)
        return Part(said.center(_CELL), "muted")

    def _level(self, person: PersonId, criterion: CriterionId) -> int | None:
        return self._board.by_person(criterion).get(person)


class HeatMap(ModalScreen[None]):
    """The table over the board; escape, enter or m leaves."""

    DEFAULT_CSS = """
    HeatMap { align: center middle; }
    HeatMap > VerticalScroll {
        width: 80; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 1 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,m", "dismiss", show=False)]

    def __init__(self, board: BoardReading, *, medians: bool) -> None:
        super().__init__()
        self._board, self._medians = board, medians

    def compose(self) -> ComposeResult:
        """Lay out the table."""
        with VerticalScroll():
            yield HeatLines(self._board, medians=self._medians)
