"""What is left before the next phase: one line each, done or open."""

from textual.reactive import reactive

from panelry_tui.lobby_reading import Step
from panelry_tui.widgets.cells import wrap
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Role, line


class Steps(Painted):
    """Lines with the sign for done or open in front; a remark has none."""

    DEFAULT_CSS = "Steps { height: auto; }"

    steps: reactive[tuple[Step, ...]] = reactive((), repaint=False)

    def watch_steps(self) -> None:
        """Draw other lines."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the lines, wrapped."""
        lines: list[Line] = []
        for step in self.steps:
            first, *rest = wrap(step.words, width - 4) or [""]
            lines.append(line(self._sign(step), Part(first, "range" if step.done else "text")))
            lines += [line(Part(f"   {each}", "range")) for each in rest]
        return lines

    def _sign(self, step: Step) -> Part:
        if step.done is None:
            return Part("   ")
        sign, look = (self.glyphs.yes, "good") if step.done else (self.glyphs.open, "wait")
        role: Role = "good" if look == "good" else "wait"
        return Part(f" {sign} ", role)
