"""The preview: exactly what the candidate will read, and the one place where it is signed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from panelry.text import clean_text
from panelry_tui.widgets.dialog_keys import DialogKeys

_TALL = 28
"""Rows from which the text stands apart from the title and the keys."""


class PreviewDialog(ModalScreen[bool]):
    """The text as it is; `S` answers True where it may be signed, everything else leaves."""

    DEFAULT_CSS = """
    PreviewDialog { align: center middle; }
    PreviewDialog > Vertical {
        width: 80; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 0 2;
    }
    PreviewDialog .title { text-style: bold; height: 1; }
    PreviewDialog VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,p", "leave", show=False),
        Binding("S", "sign", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
    ]

    def __init__(self, title: str, text: str, *, keys: str = "", signs: bool = False) -> None:
        super().__init__()
        self._words = (title, clean_text(text))
        self._signs = signs
        self._keys = keys or ("S Signs exactly this  esc Back" if signs else "esc Back")

    def compose(self) -> ComposeResult:
        """Lay out the title, the text and the keys."""
        title, text = self._words
        with Vertical():
            yield Static(Content(title), classes="title")
            with VerticalScroll(can_focus=False):
                yield Static(Content(text))
            yield DialogKeys(self._keys)

    def on_mount(self) -> None:
        """Let the text take what the title and the keys leave."""
        spare = 4 if self.app.size.height >= _TALL else 2
        body = self.query_one(VerticalScroll)
        body.styles.max_height = max(3, self.app.size.height - spare)
        body.styles.margin = (1, 0) if spare == 4 else (0, 0)
        self.call_after_refresh(self._say_keys)

    def _say_keys(self) -> None:
        """Say how to see the rest, where there is more than fits."""
        if self.query_one(VerticalScroll).max_scroll_y > 0:
            self.query_one(DialogKeys).say(f"up down Line  {self._keys}")

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_sign(self) -> None:
        """Sign what is shown."""
        if self._signs:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Go back without signing."""
        self.dismiss(False)
