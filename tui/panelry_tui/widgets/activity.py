"""What goes on beside the criteria: the lines under the board, and a panelist's side pane.

Under the board stand how far the panel is apart, what is asked of it now, and what happened last. The
side pane says what comes next, what is done, and what happened.
"""

from textual.reactive import reactive

from panelry_tui.widgets.board import SHORT
from panelry_tui.widgets.cells import cut, wrap
from panelry_tui.widgets.models import FootView, SideView, Status
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Role, line


class Foot(Painted):
    """As many lines as there is something to say, all but the first cut at the width."""

    DEFAULT_CSS = "Foot { height: auto; }"

    view: reactive[FootView] = reactive(FootView(""), repaint=False)

    def watch_view(self) -> None:
        """Draw other lines."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the lines."""
        view = self.view
        return [
            *(self._cut(words, width, "text") for words in view.brought),
            *self._lines(view.headline, width, "muted"),
            *(each for words in view.calls for each in self._lines(words, width, "accent")),
            *(each for words in view.said for each in self._lines(words, width, "text")),
            *(self._cut(words, width, "muted") for words in view.last),
        ]

    def _cut(self, words: str, width: int, role: Role) -> Line:
        return line(Part(f"   {cut(words, width - 3, self.glyphs.cut)}", role))

    def _lines(self, words: str, width: int, role: Role) -> list[Line]:
        return [line(Part(f"   {each}", role)) for each in wrap(words, width - 3)]


class SidePane(Painted):
    """A panelist's right side, as tall as the screen allows."""

    DEFAULT_CSS = "SidePane { height: 1fr; }"

    view: reactive[SideView] = reactive(SideView(), repaint=False)

    def watch_view(self) -> None:
        """Draw another side."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return what comes next, what is done, and as much of what happened last as fits."""
        blank = [line()] if height >= SHORT - 5 else []
        lines = [line(Part(" UP NEXT", "heading")), *self._next(width), *blank]
        lines += [
            line(Part(" DONE", "heading")),
            *self._done(width),
            *blank,
            line(Part(" ACTIVITY", "heading")),
        ]
        room = max(0, (height or 40) - len(lines))
        told = [each for words in reversed(self.view.activity) for each in self._told(words, width)]
        return [*lines, *told[:room]]

    def _next(self, width: int) -> list[Line]:
        if not self.view.next:
            return [line(Part("   nothing more to discuss", "muted"))]
        longest = max(len(shape) for _, shape in self.view.next)
        return [
            line(
                Part(f"   {cut(title, width - longest - 6, self.glyphs.cut)}", "text"),
                Part(f"  {shape}", "muted"),
            )
            for title, shape in self.view.next
        ]

    def _done(self, width: int) -> list[Line]:
        if not self.view.done:
            return [line(Part("   nothing yet", "muted"))]
        roles: dict[Status, Role] = {"agreed": "good"}
        return [
            line(
                Part(f"   {words} ", roles.get(status, "text")),
                Part(cut(title, width - len(words) - 5, self.glyphs.cut), "muted"),
            )
            for status, words, title in self.view.done
        ]

    def _told(self, words: str, width: int) -> list[Line]:
        first, *rest = wrap(words, width - 4) or [""]
        return [line(Part(f"   {first}", "muted")), *(line(Part(f"     {each}", "muted")) for each in rest)]
