"""The second row: the phases in order, what is done and where the debrief stands."""

from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import plain
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, between, cells_of, spread

PHASES = ("Setup", "Scoring", "Discussion", "Summary", "Release")


class Stepper(Painted):
    """The phases in a row: those before `current` are done; past the last one, all are.

    With `ended`, words that say how it ended there, the phases behind `current` never came.
    """

    DEFAULT_CSS = "Stepper { height: 1; }"

    current: reactive[int] = reactive(0, repaint=False)
    ended: reactive[str] = reactive("", repaint=False)
    aside: reactive[str] = reactive("", repaint=False)
    """Words at the right end; left out where they do not fit."""

    def __init__(
        self,
        current: int = 0,
        *,
        phases: tuple[str, ...] = PHASES,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self.phases = phases
        self.set_reactive(Stepper.current, current)

    def watch_current(self) -> None:
        """Draw another phase as current."""
        self.repaint()

    def watch_ended(self) -> None:
        """Draw that it ended."""
        self.repaint()

    def watch_aside(self) -> None:
        """Draw other words at the right end."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the one line; where it is too long, the lines between the names go."""
        names = [self._phase(place, plain(phase)) for place, phase in enumerate(self.phases)]
        if self.ended:
            names = [*names[: self.current + 1], Part(plain(self.ended), "strong")]
        parts = (Part(" "), *between(names, Part(f" {self.glyphs.track * 2} ", "track")))
        if cells_of(parts) > width:
            parts = (Part(" "), *between(names, Part(" ")))
        if cells_of(parts) > width and self.ended:
            parts = (Part(f" {self.glyphs.no} {plain(self.ended)}", "bad"),)
        aside = (Part(f"{plain(self.aside)} ", "muted"),) if self.aside else ()
        fits = cells_of((*parts, *aside)) + 2 <= width
        return [spread(parts, aside, width) if aside and fits else Line(parts)]

    def _phase(self, place: int, phase: str) -> Part:
        if place < self.current:
            return Part(f"{self.glyphs.yes} {phase}", "good")
        if place == self.current and self.ended:
            return Part(f"{self.glyphs.no} {phase}", "bad")
        if place == self.current:
            return Part(f" {phase} ", "current")
        return Part(phase, "muted")
