"""A list to choose from, with the sign of the cursor beside its row: colour alone never says where it is."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.strip import Strip
from textual.widgets import OptionList

from panelry_tui.bound import bindings
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.keys import MOVES


class ChoiceList(OptionList):
    """Options of one or more lines; those of the one under the cursor have the bar in front."""

    DEFAULT_CSS = "ChoiceList > .option-list--option { padding: 0 1 0 2; }"

    def render_line(self, y: int) -> Strip:
        """Return one line as Textual's strip; the bar stands in the room that each line has before it."""
        strip = super().render_line(y)
        if not self.has_focus or self._at(y) != self.highlighted or self.highlighted is None:
            return strip
        signs: Glyphs = getattr(self.app, "glyphs", UNICODE)
        first, *_ = (each.style for each in strip)
        return Strip.join([Strip([Segment(signs.bar, first)]), strip.crop(1)])

    def _at(self, y: int) -> int | None:
        """Return the place of the option on a line of the view; None below the last one."""
        line = self.scroll_offset.y + y
        return self._lines[line][0] if line < len(self._lines) else None


class DialogList(ChoiceList):
    """The choices of a dialog: letters move in it as in every list, for nothing is typed there."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVES[:4])]

    def action_cursor_first(self) -> None:
        """Move to the first choice."""
        self.action_first()

    def action_cursor_last(self) -> None:
        """Move to the last choice."""
        self.action_last()
