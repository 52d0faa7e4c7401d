"""The preview: exactly what the candidate will read, and the one place where it is signed."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from panelry.text import clean_text
from panelry_tui.once_drawn import once_drawn
from panelry_tui.screens.read_through import ReadThrough
from panelry_tui.widgets.dialog_keys import DialogKeys

_TALL = 28
"""Rows from which the text stands apart from the title and the keys."""


class PreviewDialog(ReadThrough[bool]):
    """The text as it is; `S` answers True where it may be signed, everything else leaves."""

    DEFAULT_CSS = """
    PreviewDialog { align: center middle; }
    PreviewDialog > Vertical {
        width: 80; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 0 2;
    }
    PreviewDialog .title { text-style: bold; height: auto; }
    PreviewDialog VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "leave", show=False),
        Binding("enter", "enter", show=False),
        Binding("S", "sign", show=False),
    ]

    def __init__(
        self, title: str, text: str, *, keys: str = "", signs: bool = False, onward: bool = False
    ) -> None:
        """Show a text; `onward` lets enter answer True, where something follows."""
        super().__init__()
        self._onward = onward
        keys = keys or ("enter Go on  esc Back" if onward else "")
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
        """Follow whether all of the text fits."""
        self.watch(self.query_one(VerticalScroll), "show_vertical_scrollbar", self._say_keys)

    def on_resize(self, event: events.Resize) -> None:
        """Let the text take what the title and the keys leave."""
        body = self.query_one(VerticalScroll)
        body.styles.margin = (1, 0) if event.size.height >= _TALL else (0, 0)
        once_drawn(self, self._fit)

    def _fit(self) -> None:
        """Measure title and keys: the text has the rest."""
        body = self.query_one(VerticalScroll)
        beside = self.query_one(".title").outer_size.height + 1 + body.styles.margin.height
        body.styles.max_height = max(3, self.app.size.height - beside)

    def _say_keys(self) -> None:
        """Say how to see the rest, where there is more than fits."""
        self.query_one(DialogKeys).say(f"{self.reading_keys(few=True)}{self._keys}")

    def action_sign(self) -> None:
        """Sign what is shown."""
        if self._signs:
            self.dismiss(True)

    def action_enter(self) -> None:
        """Go back, but where the text may be signed say that another key signs."""
        if self._signs:
            self.app.notify("Not signed: only S signs. esc goes back.", markup=False)
        else:
            self.dismiss(self._onward)

    def action_leave(self) -> None:
        """Go back without signing."""
        self.dismiss(False)
