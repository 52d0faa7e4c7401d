"""The form of a point: an observation put into words for the candidate, checked while it is typed."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from panelry.drafting import point_problems, point_text
from panelry.ids import CriterionId
from panelry.points import Kind, Polarity
from panelry.text import clean_line
from panelry_tui.point_words import FIELDS, Words, kept_form, point_of
from panelry_tui.screens.dialogs import NOTHING_TYPED
from panelry_tui.screens.kept_words import PAUSE, Draft, Keep
from panelry_tui.widgets.dialog_keys import DialogKeys

_COUNTS = "It counts once it is complete, you approve it, and a level is agreed."


class Turn(Static, can_focus=True):
    """One of several words; space or the arrows turn to the next, its first letter chooses one."""

    DEFAULT_CSS = "Turn { width: 16; height: 1; } Turn:focus { background: $primary; color: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    def __init__(self, words: tuple[str, ...], chosen: str, *, id: str) -> None:  # noqa: A002
        self._words, self.chosen, self._told = words, chosen, False
        super().__init__(Content(f"< {chosen} >"), id=id)

    def on_key(self, event: events.Key) -> None:
        """Choose the word that begins with a letter; say of any other sign where words are typed."""
        if event.character is not None and event.is_printable and event.key != "space":
            event.stop()
            begins = [each for each in self._words if each.startswith(event.character.casefold())]
            if begins:
                self._choose(begins[0])
            else:
                self._say_where()

    def on_paste(self, event: events.Paste) -> None:
        """Say where words are pasted: none of them are taken in here."""
        event.stop()
        self._say_where()

    def action_turn(self, steps: int) -> None:
        """Turn on by so many words."""
        known = self.chosen in self._words
        at = self._words.index(self.chosen) + steps if known else 0
        self._choose(self._words[at % len(self._words)])

    def _choose(self, word: str) -> None:
        self.chosen = word
        self.update(Content(f"< {word} >"), layout=False)
        self.screen.query_one(PointForm.Checked).check()

    def on_focus(self) -> None:
        """Say anew where words are typed, should somebody type them here."""
        self._told = False

    def _say_where(self) -> None:
        if self._told:
            return
        self._told = True
        letters = ", ".join(f"{each[0]} {each}" for each in self._words)
        self.app.notify(
            f"Here a letter chooses: {letters}. Words are typed in the lines below: tab.", markup=False
        )


class PointForm(ModalScreen[Words | None]):
    """Gives the words back with ctrl+s; they are kept while they are typed."""

    DEFAULT_CSS = """
    PointForm { align: center middle; }
    PointForm > Vertical {
        width: 78; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 1 2 0 2;
    }
    PointForm Horizontal { height: 1; }
    PointForm Input { height: 1; border: none; padding: 0 1; background: $panel; width: 1fr; }
    PointForm Input:focus { height: 1; border: none; background: $primary 12%; }
    PointForm Input > .input--placeholder { color: $secondary; text-style: italic; }
    PointForm .label { width: 11; color: $secondary; }
    PointForm .title { text-style: bold; margin-bottom: 1; }
    PointForm .keys { margin-top: 1; }
    PointForm.-short > Vertical { padding: 0 2; }
    PointForm.-short .title { margin-bottom: 0; }
    PointForm.-short .keys { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "confirm", show=False, priority=True),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    class Checked(Static):
        """The words as the candidate would read them, and what is still to mend."""

        DEFAULT_CSS = "Checked { height: auto; min-height: 4; margin-top: 1; }"

        def check(self) -> None:
            """Look at the words of the form as they stand."""
            form = self.screen
            if isinstance(form, PointForm):
                form.draft.words = kept_form(form.words())
                form.offer_suggestion()
                self.update(form.advice())

    def __init__(self, title: str, criterion: CriterionId, words: Words, keep: Keep) -> None:
        super().__init__()
        self.draft = Draft(kept_form(words), keep, self)
        self._heading, self._criterion, self._words = title, criterion, words

    def compose(self) -> ComposeResult:
        """Lay out the two turns, the four lines and the advice."""
        words = self._words
        with Vertical():
            yield Static(Content(f"A point for the candidate: {self._heading}"), classes="title")
            with Horizontal():
                yield Static("It is a", classes="label", markup=False)
                yield Turn(tuple(each.value for each in Polarity), words.polarity.value, id="polarity")
                yield Static("that I", classes="label", markup=False)
                yield Turn(("saw", "heard"), words.kind.value, id="kind")
            for name, (label, example) in FIELDS.items():
                with Horizontal(id=f"row-{name}"):
                    yield Static(label, classes="label", markup=False)
                    yield Input(
                        getattr(words, name), placeholder=f"({example})", id=name, select_on_focus=False
                    )
            yield PointForm.Checked(markup=False)
            yield DialogKeys("tab Next  shift+tab Strength or growth  space Turn  ctrl+s Save  esc Back")

    def on_mount(self) -> None:
        """Begin in the text; whether it is a strength or a growth point is one step back."""
        self.set_interval(PAUSE, self.draft.write)
        self.query_one("#situation", Input).focus()
        self.query_one(PointForm.Checked).check()

    def words(self) -> Words:
        """Return what stands in the form."""
        lines = {name: clean_line(self.query_one(f"#{name}", Input).value) for name in FIELDS}
        polarity = Polarity(self.query_one("#polarity", Turn).chosen)
        return Words(polarity, Kind(self.query_one("#kind", Turn).chosen), **lines)

    def offer_suggestion(self) -> None:
        """Ask for the next time where a growth point needs it, or where it is filled in already."""
        words = self.words()
        row = self.query_one("#row-suggestion", Horizontal)
        row.display = words.polarity is Polarity.GROWTH or bool(words.suggestion)

    def advice(self) -> Content:
        """Return the words as a candidate would read them, then what is still to mend."""
        point = point_of(self.words(), self._criterion)
        problems = point_problems(point)
        text = point_text(point) if point.situation and point.behaviour else ""
        lines = [Content.styled(text, "$foreground")] if text else []
        lines += [Content.styled(f"! {each}", "$warning") for each in problems]
        lines += (
            []
            if problems
            else [Content.styled("Ready: save it, then approve these exact words.", "$success")]
        )
        lines += [Content.styled(_COUNTS, "$secondary")]
        return Content("\n").join(lines)

    @on(Input.Changed)
    def look(self) -> None:
        """Check the words with every keystroke."""
        self.query_one(PointForm.Checked).check()

    @on(Input.Submitted)
    def onward(self) -> None:
        """Go to the next line; enter never saves."""
        self.focus_next()

    def action_confirm(self) -> None:
        """Give the words back, or say that there are none yet."""
        words = self.words()
        if any(getattr(words, name) for name in FIELDS):
            self.dismiss(words)
        else:
            self.app.notify(NOTHING_TYPED, markup=False)

    def action_leave(self) -> None:
        """Leave; the words are there again next time."""
        self.dismiss(None)
