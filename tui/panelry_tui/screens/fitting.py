"""Fitting: a screen that says so where the terminal is too small for it, and shows nothing else then."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

NARROWEST, SHORTEST = 60, 16
"""Columns and rows that every screen needs."""


class TooSmall(Widget):
    """The words that stand alone on a terminal that is too small."""

    DEFAULT_CSS = "TooSmall { display: none; }"

    def render(self) -> Content:
        """Return how large the terminal is, and how large it has to be."""
        wide, high = self.app.size
        return Content(f"Terminal is {wide}×{high}, needs {NARROWEST}×{SHORTEST}")


class Fitting(Screen[None]):
    """A screen that needs so many columns and rows."""

    DEFAULT_CSS: ClassVar[str] = """
    Fitting.-too-small > * { display: none; }
    Fitting.-too-small > TooSmall { display: block; }
    """

    def on_mount(self) -> None:
        """Have the words ready."""
        self.mount(TooSmall())

    def on_resize(self, event: events.Resize) -> None:
        """Show everything, or the words alone."""
        wide, high = event.size
        self.set_class(wide < NARROWEST or high < SHORTEST, "-too-small")
