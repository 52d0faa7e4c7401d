"""A link, a code or a command to pass on: on one line of its own, and whole in a file where it is longer."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from panelry.text import clean_text
from panelry_tui.letter_file import NotWritten, check_place, write_own
from panelry_tui.screens.dialogs import ReadDialog
from panelry_tui.widgets.cells import cell_len

_USUAL = 80
"""The width of a text to read, in cells."""
_ROOM = 6
"""Cells beside a line that is to be copied: the box, and the blanks before it."""
_FILES = 99
"""How many files of such a name there may be in a folder."""


class LinkDialog(ReadDialog):
    """Text in which lines that begin with two blanks are to be copied; `what` names the longest of them.

    The box is as wide as that one needs, up to the terminal's width; what is longer even so goes whole
    to the terminal's clipboard and to a file.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "copy", show=False)]

    def __init__(self, text: str, what: str = "link") -> None:
        self._lines = clean_text(text).split("\n")
        copied = [each.strip() for each in self._lines if each.startswith("  ")]
        self._whole, self._what = max(copied, key=cell_len), what
        super().__init__(Content("\n".join(self._lines)))
        self.also = f"c Copy the {what}  "

    def on_resize(self, event: events.Resize) -> None:
        """Give the longest line the room that it needs, as far as there is any."""
        needed, room = cell_len(self._whole), event.size.width
        tight = needed + _ROOM > room
        box = self.query_one(Vertical)
        box.styles.width = min(room, max(_USUAL, needed + _ROOM))
        box.styles.padding = (1, 0 if tight else 2)
        self.query_one(VerticalScroll).query_one(Static).update(Content(self._words(tight=tight, room=room)))
        super().on_resize(event)

    def _words(self, *, tight: bool, room: int) -> str:
        lines = [each.strip() if each.startswith("  ") and tight else each for each in self._lines]
        if cell_len(self._whole) > room:
            lines += ["", f"The {self._what} is longer than this terminal is wide: c copies it whole."]
        return "\n".join(lines)

    def action_copy(self) -> None:
        """Send the line to the terminal's clipboard, which gives no answer, and save it to a file, too."""
        self.app.copy_to_clipboard(self._whole)
        sent = f"The {self._what} was sent to the terminal's clipboard"
        try:
            path = free_place(Path.cwd(), self._what)
            write_own(f"{self._whole}\n", path, over=False)
        except (NotWritten, OSError) as problem:
            self.notify(f"{sent}. No file was made: {problem}", severity="warning", markup=False, timeout=15)
            return
        words = f"{sent} and saved to {path}. Delete that file when you have passed it on."
        self.notify(words, markup=False, timeout=15)


def free_place(folder: Path, what: str) -> Path:
    """Return a path in a folder that no file has; `NotWritten` where none can be made."""
    names = [f"panelry-{what}.txt", *(f"panelry-{what}-{number}.txt" for number in range(2, _FILES + 1))]
    for name in names:
        if not check_place(folder / name):
            return folder / name
    raise NotWritten(f"{folder} holds too many of them. Delete some.")
