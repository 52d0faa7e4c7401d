"""Dialogs: small modal screens that a person asked for; escape always leaves."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from panelry.text import clean_line, clean_text
from panelry_tui.keys import Key
from panelry_tui.once_drawn import once_drawn
from panelry_tui.screens.read_through import ReadThrough
from panelry_tui.widgets.choice_list import DialogList
from panelry_tui.widgets.dialog_keys import DialogKeys

Check = Callable[[str], str]
"""Says why words cannot stand, with the cure; empty where they can."""
_AROUND = 12
"""The rows of a dialog beside its field: edges, title, advice, a complaint and the keys."""
NOTHING_TYPED = "Nothing is typed yet. Type an answer, or leave with esc."


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
    Dialog .keys { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, advice: str, *, keys: str) -> None:
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
            yield DialogKeys(keys)

    def field(self) -> ComposeResult:
        """Return the field."""
        return
        yield

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class WordsDialog(Dialog):
    """A dialog that words are typed in: where they cannot stand it stays open and says why.

    Ctrl+s confirms in each; enter does too, unless the foot says that it begins a new line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "confirm", show=False, priority=True)]
    DEFAULT_CSS = """
    WordsDialog .wrong { color: $warning; margin-top: 1; display: none; }
    WordsDialog .wrong.-said { display: block; }
    """

    def __init__(
        self, title: str, advice: str, *, keys: str, may_be_empty: bool = False, check: Check | None = None
    ) -> None:
        super().__init__(title, advice, keys=keys)
        self._may_be_empty, self._check = may_be_empty, check

    def words_field(self) -> Input | TextArea:
        """Return the field that is typed in."""
        raise NotImplementedError

    def field(self) -> ComposeResult:
        """Return the field, and the line that says what is wrong."""
        yield self.words_field()
        yield Static(classes="wrong", markup=False)

    def words(self) -> str:
        """Return what stands in the field."""
        field = self.query_one("Input, TextArea")
        if isinstance(field, Input):
            return clean_line(field.value)
        return clean_text(field.text) if isinstance(field, TextArea) else ""

    def why_not(self, words: str) -> str:
        """Return why these words cannot be the answer, empty if they can."""
        if not words.strip() and not self._may_be_empty:
            return NOTHING_TYPED
        return self._check(words) if self._check is not None else ""

    def action_confirm(self) -> None:
        """Give the words back, or say why they cannot stand."""
        why = self.why_not(self.words())
        if why:
            self._say(why)
        else:
            self.give(self.words())

    def give(self, words: str) -> None:
        """Give the words back."""
        self.dismiss(words)

    def _say(self, why: str) -> None:
        line = self.query_one(".wrong", Static)
        line.update(Content(why))
        line.set_class(bool(why), "-said")

    def on_input_changed(self, _: Input.Changed) -> None:
        """Take the complaint away: it was about other words."""
        self._say("")

    def on_text_area_changed(self, _: TextArea.Changed) -> None:
        """Take the complaint away: it was about other words."""
        self._say("")


class LineDialog(WordsDialog):
    """Asks for one line of text; typing replaces a proposed value, and goes on after kept words."""

    proposes: ClassVar[bool] = True
    """Whether `value` is a proposal, which the first key may replace, and not somebody's own words."""
    foot: ClassVar[str] = "enter or ctrl+s Confirm  esc Back"

    def __init__(
        self,
        title: str,
        advice: str = "",
        *,
        value: str = "",
        may_be_empty: bool = False,
        check: Check | None = None,
    ) -> None:
        super().__init__(title, advice, keys=self.foot, may_be_empty=may_be_empty, check=check)
        self._value = value

    def words_field(self) -> Input:
        """Return the field."""
        return Input(self._value, select_on_focus=self.proposes)

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Confirm the line."""
        self.action_confirm()


class FilterDialog(LineDialog):
    """Asks for the words that narrow a list; nothing shows all of it again."""

    def __init__(self, value: str, what: str = "criteria whose title holds") -> None:
        super().__init__(f"Show {what}", "Leave it empty to show all.", value=value, may_be_empty=True)


class TextDialog(WordsDialog):
    """Asks for text of several lines."""

    lines: ClassVar[int] = 10
    """The most lines of the field in sight; so many as leave all keys in sight."""
    foot: ClassVar[str] = "ctrl+s Confirm  enter New line  esc Back"

    def __init__(self, title: str, advice: str = "", *, value: str = "", may_be_empty: bool = False) -> None:
        super().__init__(title, advice, keys=self.foot, may_be_empty=may_be_empty)
        self._value = value

    def words_field(self) -> TextArea:
        """Return the field, with the cursor at its end."""
        area = TextArea(clean_text(self._value), soft_wrap=True)
        area.move_cursor(area.document.end)
        return area

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for what stands above and below the field."""
        self.query_one(TextArea).styles.height = max(3, min(self.lines, event.size.height - _AROUND))


class ChoiceDialog(Dialog):
    """Asks for one of several; gives back its id."""

    DEFAULT_CSS = "ChoiceDialog OptionList { height: auto; max-height: 14; background: $surface; }"
    foot: ClassVar[str] = "up down Move  enter Choose  esc Back"

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], advice: str = "") -> None:
        super().__init__(title, advice, keys=self.foot)
        self._choices = choices

    def field(self) -> ComposeResult:
        """Return the list."""
        yield DialogList(*(Option(Content(words), id=each) for each, words in self._choices), markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen id back."""
        self.dismiss(event.option.id)


class ReadDialog(ReadThrough[None]):
    """Text to read, as long as it is; the foot stays in sight, escape, enter or q leaves."""

    DEFAULT_CSS = """
    ReadDialog { align: center middle; }
    ReadDialog > Vertical {
        width: 80; max-width: 100%; height: auto; background: $surface; padding: 1 2;
    }
    ReadDialog VerticalScroll { height: auto; background: $surface; }
    ReadDialog .keys { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,question_mark", "dismiss", show=False)]
    also: str = ""
    """The keys that one kind has beside those of all, for the foot."""

    def __init__(self, text: Content | str) -> None:
        super().__init__()
        self._text = Content(text) if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        """Lay out the text, and the keys below it."""
        with Vertical():
            with VerticalScroll():
                yield Static(self._text)
            yield DialogKeys(f"{self.also}esc Close")

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the foot, and say there how to see the rest."""
        scroll = self.query_one(VerticalScroll)
        scroll.styles.max_height = max(1, event.size.height - 4 - bool(self.also))
        once_drawn(self, self._say_keys)

    def _say_keys(self) -> None:
        self.query_one(DialogKeys).say(f"{self.also}{self.reading_keys()}esc Close")


_NONE: Mapping[str, str] = {}


def _face(key: Key, also: str) -> str:
    """Return what a further key of an act is called."""
    return replace(key, key=also, shown="").face


class HelpDialog(ReadDialog):
    """Every key of a screen, with what it does; `law` says who sees what now, `legend` what signs mean.

    `usual` are the usual faces, by id, of the keys that this person has otherwise: sentences name those.
    """

    def __init__(
        self, keys: Sequence[Key], law: str, legend: Sequence[str] = (), usual: Mapping[str, str] = _NONE
    ) -> None:
        lines = [Content.styled("Keys of this screen", "bold"), Content("")]
        for key in keys:
            face = " ".join(dict.fromkeys((key.face, *(_face(key, each) for each in key.key.split(",")[1:]))))
            aside = f" (usually {usual[key.id]})" if key.id in usual else ""
            lines.append(Content.assemble((f"{face:>14}", "bold $warning"), f"  {key.label}{aside}"))
        lines += [Content(""), *(Content(each) for each in legend)] if legend else []
        super().__init__(Content("\n").join([*lines, Content(""), Content(law)]))
