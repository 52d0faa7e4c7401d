"""Dialogs: small modal screens that a person asked for; escape always leaves, the text is kept."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from panelry.text import clean_line, clean_text
from panelry_tui.keys import Key


class Dialog(ModalScreen[str | None]):
    """A box in the middle with a title, a line of advice and one field; None if it was left."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; padding: 1 2;
    }
    Dialog .title { text-style: bold; }
    Dialog .advice { color: $secondary; margin-bottom: 1; }
    Dialog .keys { color: $secondary; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    kept: ClassVar[dict[str, str]] = {}
    """Text of dialogs that were left, by their name; it is there again when they open."""

    def __init__(self, title: str, advice: str, *, keys: str = "enter Confirm  esc Back") -> None:
        super().__init__()
        self._words = (title, advice, keys)

    def compose(self) -> ComposeResult:
        """Lay out title, advice, field and keys."""
        title, advice, keys = self._words
        with Vertical():
            yield Static(Content(title), classes="title")
            if advice:
                yield Static(Content(advice), classes="advice")
            yield from self.field()
            yield Static(Content(keys), classes="keys")

    def field(self) -> ComposeResult:
        """Return the field."""
        return
        yield

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class LineDialog(Dialog):
    """Asks for one line of text; typing replaces a proposed value, and goes on after kept words."""

    proposes: ClassVar[bool] = True
    """Whether `value` is a proposal, which the first key may replace, and not somebody's own words."""

    def __init__(self, title: str, advice: str = "", *, value: str = "", name: str = "") -> None:
        super().__init__(title, advice)
        self._value = value or self.kept.get(name, "")
        self._name_of_kept = name

    def field(self) -> ComposeResult:
        """Return the field."""
        own_words = self._name_of_kept in self.kept or not self.proposes
        yield Input(self._value, select_on_focus=not own_words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line back."""
        self.kept.pop(self._name_of_kept, None)
        self.dismiss(clean_line(event.value))

    def action_leave(self) -> None:
        """Leave; the text is there again next time."""
        if self._name_of_kept:
            self.kept[self._name_of_kept] = self.query_one(Input).value
        self.dismiss(None)


class TextDialog(Dialog):
    """Asks for text of several lines; ctrl+s confirms."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "confirm", show=False, priority=True)]
    DEFAULT_CSS = "TextDialog TextArea { height: 10; }"

    def __init__(self, title: str, advice: str = "", *, value: str = "", name: str = "") -> None:
        super().__init__(title, advice, keys="ctrl+s Confirm  esc Back")
        self._value = value or self.kept.get(name, "")
        self._name_of_kept = name

    def field(self) -> ComposeResult:
        """Return the field."""
        yield TextArea(self._value, soft_wrap=True)

    def action_confirm(self) -> None:
        """Give the text back."""
        self.kept.pop(self._name_of_kept, None)
        self.dismiss(clean_text(self.query_one(TextArea).text))

    def action_leave(self) -> None:
        """Leave; the text is there again next time."""
        if self._name_of_kept:
            self.kept[self._name_of_kept] = self.query_one(TextArea).text
        self.dismiss(None)


class ChoiceDialog(Dialog):
    """Asks for one of several; gives back its id."""

    DEFAULT_CSS = "ChoiceDialog OptionList { height: auto; max-height: 14; background: $surface; }"

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], advice: str = "") -> None:
        super().__init__(title, advice, keys="up down Move  enter Choose  esc Back")
        self._choices = choices

    def field(self) -> ComposeResult:
        """Return the list."""
        yield OptionList(*(Option(Content(words), id=each) for each, words in self._choices), markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen id back."""
        self.dismiss(event.option.id)


class ReadDialog(ModalScreen[None]):
    """Text to read, as long as it is; escape, enter or q leaves."""

    DEFAULT_CSS = """
    ReadDialog { align: center middle; }
    ReadDialog > VerticalScroll {
        width: 80; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; padding: 1 2;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "dismiss", show=False),
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]

    def __init__(self, text: Content | str) -> None:
        super().__init__()
        self._text = Content(text) if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with VerticalScroll():
            yield Static(self._text)


class HelpDialog(ReadDialog):
    """Every key of a screen, with what it does."""

    def __init__(self, keys: Sequence[Key]) -> None:
        lines = [Content("Keys of this screen"), Content("")]
        for key in keys:
            if key.key:
                face = " ".join(dict.fromkeys((key.face, *key.key.split(",")[1:])))
                lines.append(Content.assemble((f"{face:>14}", "bold"), f"  {key.label}"))
        lines += [
            Content(""),
            Content(
                "Ratings stay sealed until the reveal. Notes are yours; a candidate may obtain them by law."
            ),
            Content("esc closes this page."),
        ]
        super().__init__(Content("\n").join(lines))
