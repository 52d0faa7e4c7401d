"""Plain text on a screen: a heading with an aside, and a passage that is as long as there is room."""

from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import cell_len, cut, plain, wrap
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Role, line, spread


class Titled(Painted):
    """One line: a heading at the left, what is said about it at the right."""

    DEFAULT_CSS = "Titled { height: 1; }"

    words: reactive[tuple[str, str]] = reactive(("", ""), repaint=False)

    def watch_words(self) -> None:
        """Draw other words."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the one line; the right end is never cut."""
        title, aside = (plain(each) for each in self.words)
        room = width - cell_len(aside) - 3
        left = Part(f" {cut(title, room, self.glyphs.cut)}", "heading")
        return [spread((left,), (Part(f"{aside} ", "muted"),), width)]


class Passage(Painted):
    """Lines of text, wrapped; where they are too many, the last counts those below, `rest` says where."""

    DEFAULT_CSS = "Passage { height: auto; }"

    text: reactive[str] = reactive("", repaint=False)

    def __init__(
        self,
        text: str = "",
        *,
        look: Role = "text",
        indent: int = 3,
        nothing: str = "",
        rest: str = "",
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self._look, self._indent, self._nothing, self.rest = look, indent, nothing, rest
        self.set_reactive(Passage.text, text)

    def watch_text(self) -> None:
        """Draw another text."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the lines; the last one that fits counts those that do not."""
        space = " " * self._indent
        found = wrap(self.text, width - self._indent - 1)
        if not found:
            hint = cut(self._nothing, width - self._indent - 1, self.glyphs.cut)
            return [line(Part(space + hint, "muted"))] if hint else []
        lines = [line(Part(space + each, self._look)) for each in found]
        if height and len(lines) > height:
            below = len(lines) - height + 1
            lines = [*lines[: height - 1], line(Part(f"{space}{below} more lines{self.rest}", "muted"))]
        return lines
