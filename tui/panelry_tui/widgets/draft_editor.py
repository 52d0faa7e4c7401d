"""The editor of one sentence, in its place on the screen; what is typed is never lost."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from panelry.text import clean_line
from panelry_tui.widgets.dialog_keys import DialogKeys


class SentenceArea(TextArea):
    """The field of one sentence: ctrl+u takes away all before the cursor, however many rows that is."""

    def action_delete_to_start_of_line(self) -> None:
        """Take away all before the cursor."""
        self.delete((0, 0), self.cursor_location, maintain_selection_offset=False)


class DraftEditor(Vertical):
    """Hidden until `open` shows it; enter gives the text away, escape leaves and says what was typed."""

    DEFAULT_CSS = """
    DraftEditor { height: auto; display: none; background: $surface; padding: 0 1; }
    DraftEditor.open { display: block; }
    DraftEditor TextArea { height: 4; border: none; padding: 0; background: $panel; }
    DraftEditor TextArea:focus { border: none; }
    DraftEditor .told { color: $warning; height: auto; }
    DraftEditor .hint { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]

    class Saved(Message):
        """The person confirmed the text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The person left the text for later."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Typed(Message):
        """The text changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """Lay out what to know, the text, and the keys."""
        yield Static(id="told", classes="told")
        yield SentenceArea("", soft_wrap=True)
        yield DialogKeys("enter Save  esc Leave, the text is kept", classes="hint")

    @property
    def is_open(self) -> bool:
        """Whether somebody types here now."""
        return self.has_class("open")

    @property
    def text(self) -> str:
        """What is typed, as one line."""
        return clean_line(self.query_one(TextArea).text)

    def open(self, text: str, told: str) -> None:
        """Show a text to edit, under a line of what to know."""
        self.tell(told)
        area = self.query_one(TextArea)
        area.text = text
        area.move_cursor(area.document.end)
        self.add_class("open")
        area.focus()

    def tell(self, told: str) -> None:
        """Show another line of what to know."""
        self.query_one("#told", Static).update(Content(told))

    def close(self) -> None:
        """Hide the editor."""
        self.remove_class("open")
        self.screen.set_focus(None)

    def action_save(self) -> None:
        """Give the text away; the screen closes the editor when it is taken."""
        self.post_message(self.Saved(self.text))

    def action_leave(self) -> None:
        """Leave."""
        text = self.text
        self.close()
        self.post_message(self.Left(text))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell what is typed, so that it can be kept."""
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(self.text))
