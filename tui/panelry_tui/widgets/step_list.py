"""Numbered steps with a sign each: what is settled, what is open, what the choice is."""

from textual.reactive import reactive

from panelry_tui.widgets.cells import pad, plain, wrap
from panelry_tui.widgets.models import StepRow
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Role

_TITLE = 12


class StepList(Painted):
    """One step a row, wrapped where it is longer."""

    DEFAULT_CSS = "StepList { height: auto; }"

    rows: reactive[tuple[StepRow, ...]] = reactive((), repaint=False)

    def watch_rows(self) -> None:
        """Draw other steps."""
        if self.is_mounted:
            self.refresh(layout=True)
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the rows of every step."""
        return [line for number, row in enumerate(self.rows, 1) for line in self._row(number, row, width)]

    def _row(self, number: int, row: StepRow, width: int) -> list[Line]:
        head = (
            Part(f" {number:>{self._wide()}} ", "muted"),
            Part(pad(row.title, _TITLE, self.glyphs.cut), "heading"),
        )
        if isinstance(row.words, tuple):
            return [Line((*head, *self._choice(row.words)))]
        signs: dict[str, tuple[str, Role]] = {
            "yes": (f"{self.glyphs.yes} ", "good"),
            "no": (f"{self.glyphs.no} ", "bad"),
            "open": (f"{self.glyphs.open} ", "wait"),
        }
        sign, look = signs.get(row.state, ("  ", "text"))
        first, *rest = wrap(row.words, width - _TITLE - 5 - self._wide()) or [""]
        blank = Part(" " * (_TITLE + 4 + self._wide()))
        return [Line((*head, Part(sign, look), Part(first))), *(Line((blank, Part(each))) for each in rest)]

    def _wide(self) -> int:
        """Return the cells of the longest number."""
        return len(str(len(self.rows)))

    def _choice(self, words: tuple[tuple[str, bool], ...]) -> list[Part]:
        parts: list[Part] = []
        for word, chosen in words:
            sign = self.glyphs.live if chosen else self.glyphs.off
            parts.append(Part(f"{sign} ", "accent" if chosen else "muted"))
            parts.append(Part(f"{plain(word)}   ", "strong" if chosen else "muted"))
        return parts
