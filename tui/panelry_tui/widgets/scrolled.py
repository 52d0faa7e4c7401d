"""A pane that scrolls where it is longer than its place, and says in words how much is below."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from panelry_tui.bound import bindings
from panelry_tui.keys import SCROLLS
from panelry_tui.once_drawn import once_drawn


class Scrolled(VerticalScroll, can_focus=True):
    """Holds one widget; its last line counts the lines below, while there are any."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SCROLLS)]
    DEFAULT_CSS = """
    Scrolled { scrollbar-size-vertical: 1; background: $background; }
    Scrolled > .below { dock: bottom; height: 1; color: $text-muted; background: $background; display: none; }
    Scrolled > .below.-said { display: block; }
    """

    def __init__(self, held: Widget, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._held = held

    def compose(self) -> ComposeResult:
        """Hold the widget, and the line that counts."""
        yield self._held
        yield Static(classes="below", markup=False)

    def on_mount(self) -> None:
        """Count again whenever the place or what is held has another size, or was scrolled."""
        for size in ("virtual_size", "container_size", "scroll_y"):
            self.watch(self, size, self._measured, init=False)

    def _measured(self) -> None:
        once_drawn(self, self._say_below)

    def _say_below(self) -> None:
        below = round(self.max_scroll_y - self.scroll_y)
        said = self.query_one(".below", Static)
        said.set_class(below > 0, "-said")
        said.update(Content(f"  {below} more {'line' if below == 1 else 'lines'} below"))
