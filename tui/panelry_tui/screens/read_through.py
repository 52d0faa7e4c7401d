"""Reading through: a text longer than its place, line by line, page by page, or by words searched for."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

_SEARCHED = 72
"""From this width on the foot has room to name the key that searches."""
_Answer = TypeVar("_Answer")


class ReadThrough(ModalScreen[_Answer]):
    """A modal screen with one text in a scroll of its own; its kinds lay it out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("space", "scroll_by(10)", show=False),
        Binding("g", "scroll_by(-100000)", show=False),
        Binding("G", "scroll_by(100000)", show=False),
        Binding("slash", "search", show=False),
        Binding("n", "next_found(1)", show=False),
        Binding("N", "next_found(-1)", show=False),
    ]
    _sought, _found_at = "", -1

    def reading_keys(self, *, few: bool = False) -> str:
        """Return how to see the rest, for the foot; nothing where all of it is in sight."""
        if self.query_one(VerticalScroll).max_scroll_y <= 0:
            return ""
        wide = self.app.size.width >= _SEARCHED
        if few:
            return "up down Line  g G First, last  / Search  " if wide else "up down Line  "
        return f"up down Line  space Page  g G First, last  {'/ Search  ' if wide else ''}"

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_search(self) -> None:
        """Ask for words to look for; enter goes to the first line with them."""
        from panelry_tui.screens.dialogs import LineDialog  # noqa: PLC0415 - dialogs read through, too

        dialog = LineDialog("Search for which words?", "Then n is the next line with them, N the one before.")
        self.app.push_screen(dialog, self._search)

    def _search(self, words: str | None) -> None:
        if words is not None:
            self._sought, self._found_at = words.strip(), -1
            self.action_next_found(1)

    def action_next_found(self, by: int) -> None:
        """Go to the next line with the words, around to the first, or say that there is none."""
        if not self._sought:
            self.notify("Nothing was searched for yet: / asks for words.", markup=False)
            return
        shown = self.query_one(VerticalScroll).query_one(Static)
        lines = [shown.render_line(y).text.casefold() for y in range(shown.size.height)]
        found = [y for y, line in enumerate(lines) if self._sought.casefold() in line]
        if not found:
            self.notify(f"“{self._sought}” is not in this text.", markup=False)
            return
        ahead = [y for y in found if (y - self._found_at) * by > 0] or found
        self._found_at = ahead[0] if by > 0 else ahead[-1]
        self.query_one(VerticalScroll).scroll_to(y=self._found_at, animate=False)
        place = found.index(self._found_at) + 1
        self.notify(f"Line {place} of {len(found)} with “{self._sought}”", timeout=3, markup=False)
