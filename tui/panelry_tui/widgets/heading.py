"""The first row: whom the screen is about, how the link stands, counts and the time left."""

from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import cell_len, cut, plain
from panelry_tui.widgets.models import Connection, HeadingView
from panelry_tui.widgets.painted import Viewed
from panelry_tui.widgets.parts import Line, Part, Role, between, cells_of, spread

_SIGNS: dict[str, Role] = {"live": "good", "late": "wait", "off": "bad"}

_WORTH = 8
"""What a person applied for is left out rather than cut to fewer cells."""


class Heading(Viewed):
    """One line; what the person applied for is cut first, the state at the right never."""

    DEFAULT_CSS = "Heading { height: 1; background: $panel; }"

    view: reactive[HeadingView] = reactive(HeadingView(""), repaint=False)

    def __init__(
        self,
        view: HeadingView,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self.set_reactive(Heading.view, view)

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the one line."""
        right = (*self._state(), Part(" "))
        return [spread(self._who(width - cells_of(right) - 2), right, width)]

    def _who(self, room: int) -> tuple[Part, ...]:
        """Return the left end in at most `room` cells."""
        mark = self.glyphs.cut
        who = cut(self.view.who, room - 3, mark)
        left = (Part(f" {self.glyphs.agreed} ", "accent"), Part(who, "strong"))
        what, rest = plain(self.view.what), room - cells_of(left) - 3
        if not what or rest < min(_WORTH, cell_len(what)):
            return left
        return (*left, Part(f" {self.glyphs.step} ", "muted"), Part(cut(what, rest, mark), "range"))

    def _state(self) -> tuple[Part, ...]:
        """Return the right end: link, counts, time."""
        view = self.view
        pieces = [self._link(view.connection)] if view.connection is not None else []
        pieces += [Part(plain(view.counts))] if view.counts else []
        pieces += [Part(plain(view.time_left), "accent")] if view.time_left else []
        return between(pieces, Part("   "))

    def _link(self, connection: Connection) -> Part:
        sign: str = getattr(self.glyphs, connection.presence)
        return Part(f"{sign} {plain(connection.words)}", _SIGNS[connection.presence])
