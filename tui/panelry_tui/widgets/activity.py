"""What goes on beside the criteria: the lines under the board, and a panelist's side pane.

Under the board stand how far the panel is apart, what is asked of it now, and what happened last. The
side pane says what comes next, what is done, and what happened.
"""

from textual.reactive import reactive

from panelry_tui.widgets.board import SHORT
from panelry_tui.widgets.cells import cut, wrap
from panelry_tui.widgets.models import FootView, SideView, Status
from panelry_tui.widgets.painted import Viewed
from panelry_tui.widgets.parts import Line, Part, Role, line

LEAST_TOLD = 3
"""The lines that what happened last has at the side, however much comes next."""


class Foot(Viewed):
    """As many lines as there is something to say, all but the first cut at the width."""

    DEFAULT_CSS = "Foot { height: auto; }"

    view: reactive[FootView] = reactive(FootView(""), repaint=False)

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the lines."""
        view = self.view
        return [
            *(self._cut(words, width, "text") for words in view.brought),
            *self._lines(view.headline, width, "muted"),
            *(each for words in view.calls for each in self._lines(words, width, "accent")),
            *(each for words in view.said for each in self._lines(words, width, "text")),
            *(self._cut(words, width, "muted") for words in view.last[: len(view.last) - view.fresh]),
            *(self._cut(words, width, "strong") for words in view.last[len(view.last) - view.fresh :]),
        ]

    def _cut(self, words: str, width: int, role: Role) -> Line:
        return line(Part(f"   {cut(words, width - 3, self.glyphs.cut)}", role))

    def _lines(self, words: str, width: int, role: Role) -> list[Line]:
        return [line(Part(f"   {each}", role)) for each in wrap(words, width - 3)]


class SidePane(Viewed):
    """A panelist's right side, as tall as the screen allows."""

    DEFAULT_CSS = "SidePane { height: 1fr; }"

    view: reactive[SideView] = reactive(SideView(), repaint=False)

    def draw(self, width: int, height: int) -> list[Line]:
        """Return what comes next, what is done, and what happened last, some of it surely."""
        room = (height or 40) - 1
        blank = [line()] if height >= SHORT - 5 else []
        lines = [line(Part(" UP NEXT", "heading")), *self._next(width), *blank]
        lines += [line(Part(" DONE", "heading")), *self._done(width), *blank]
        if (hidden := len(lines) - max(1, room - LEAST_TOLD)) > 0:
            more = f"   {self.glyphs.cut} {hidden + 1} more lines: {self.view.whole} shows the board"
            lines = [*lines[: -hidden - 1], line(Part(cut(more, width, self.glyphs.cut), "muted"))]
        newest = enumerate(reversed(self.view.activity))
        told = [each for place, words in newest for each in self._told(words, width, place)]
        return [*lines, line(Part(" ACTIVITY", "heading")), *told[: max(0, room - len(lines))]]

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

    def _told(self, words: str, width: int, place: int) -> list[Line]:
        role: Role = "strong" if place < self.view.fresh else "muted"
        first, *rest = wrap(words, width - 4) or [""]
        return [line(Part(f"   {first}", role)), *(line(Part(f"     {each}", role)) for each in rest)]
