"""Rows with a cursor that the keyboard or the mouse moves; each kind draws its own.

`draw` notes which row each line shows, so that a click finds its row and the terminal's own cursor,
which a braille display follows, stands on the row of ours.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from panelry_tui.bound import bindings
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.keys import MOVES
from panelry_tui.widgets.painted import Painted


class Walked(Painted, can_focus=True):
    """A list to walk through; a kind has `rows`, fills `_places` as it draws, and says what it posts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVES)]
    CURSOR_COLUMN: ClassVar[int] = 0
    """Where on its row the terminal's cursor stands, in cells."""

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self._cursor = 0
        self._places: list[int | None] = []
        """For each line drawn the place of the row that it shows."""

    def walked(self) -> Sequence[object]:
        """Return the rows that the cursor goes through."""
        raise NotImplementedError

    def chosen(self) -> Message | None:
        """Return what enter says, if anything."""
        raise NotImplementedError

    def moved(self) -> Message:
        """Return what a moved cursor says."""
        raise NotImplementedError

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self.show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked; a second click of the same pair opens it."""
        place = self._places[event.y] if event.y < len(self._places) else None
        if place is not None:
            self._move(place)
        if place is not None and event.chain == 2:
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move down with the wheel."""
        event.stop()
        self._move(self._cursor + 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move up with the wheel."""
        event.stop()
        self._move(self._cursor - 1)

    def action_cursor_up(self) -> None:
        """Move one row up."""
        self._move(self._cursor - 1)

    def action_cursor_down(self) -> None:
        """Move one row down."""
        self._move(self._cursor + 1)

    def action_cursor_first(self) -> None:
        """Move to the first row."""
        self._move(0)

    def action_cursor_last(self) -> None:
        """Move to the last row."""
        self._move(len(self.walked()) - 1)

    def action_choose(self) -> None:
        """Say that enter was pressed."""
        said = self.chosen()
        if said is not None:
            self.post_message(said)

    def show_cursor(self) -> None:
        """Draw again and put the terminal's cursor on the row."""
        self.repaint()
        if self.has_focus and self._cursor in self._places:
            at = Offset(self.CURSOR_COLUMN, self._places.index(self._cursor))
            self.app.cursor_position = self.region.offset + at

    def _move(self, place: int) -> None:
        place = max(0, min(place, len(self.walked()) - 1))
        if place == self._cursor or not self.walked():
            return
        self._cursor = place
        self.show_cursor()
        self.post_message(self.moved())
