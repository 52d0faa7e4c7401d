"""What to look for: all that the rubric says of a criterion, to read and to rate by."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from panelry_tui import keys
from panelry_tui.bound import bindings
from panelry_tui.screens.dialogs import ReadDialog


class LookFor(ReadDialog):
    """A page of the rubric; a digit rates the criterion and closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys.RATINGS)]

    def __init__(self, page: str, scale: int, rate: Callable[[int], None]) -> None:
        super().__init__(page)
        self.also = f"0–{min(scale, 9)} Rate  "
        self._rate = rate

    def action_rate(self, digit: int) -> None:
        """Close the page and rate; 0 is no evidence."""
        self.dismiss(None)
        self._rate(digit)
