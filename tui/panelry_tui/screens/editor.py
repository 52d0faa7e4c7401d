"""Dialogs that text is written in: a passage that enter confirms, its kind, and two texts to choose from.

What is typed here is written down on this machine with every key, under the dialog's name, until it is
confirmed.
"""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from panelry.text import clean_text
from panelry_tui.outbox import OutboxError
from panelry_tui.screens.dialogs import Check, ChoiceDialog, Dialog, WordsDialog
from panelry_tui.widgets.cells import cut
from panelry_tui.widgets.choice_list import DialogList

WRITE_AFTER = 0.02
"""Seconds that a key waits at most until the text is written down: keys of one burst are written once."""
WriteDown = Callable[[str, str], Awaitable[None]]
"""Keeps a text under a name on this machine."""


class PassageArea(TextArea):
    """A text area whose enter confirms; a pasted text may have several lines."""

    class Confirmed(Message):
        """The person pressed enter."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Confirmed())
            return
        await super()._on_key(event)


class PassageDialog(WordsDialog):
    """Asks for a few sentences; escape leaves and the text is there again, even after a crash."""

    DEFAULT_CSS = """
    PassageDialog TextArea { height: 6; border: none; padding: 0 1; background: $panel; }
    PassageDialog TextArea:focus { border: none; }
    """

    def __init__(
        self,
        title: str,
        advice: str,
        *,
        name: str,
        value: str,
        write_down: WriteDown,
        check: Check | None = None,
    ) -> None:
        super().__init__(title, advice, keys="enter or ctrl+s Keep  esc Back, words kept", check=check)
        self._name_of_text, self._value, self._write_down = name, value, write_down
        self._timer: Timer | None = None
        self._done = False
        self._begin: tuple[int, int] | None = None
        self._moved: Callable[[], None] | None = None

    @property
    def giving(self) -> bool:
        """Whether the text is confirmed and on its way to this machine's disk."""
        return self._done and self.is_attached

    @property
    def name_of_text(self) -> str:
        """The name under which the text is written down."""
        return self._name_of_text

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return self.query_one(PassageArea).cursor_location

    def begin_at(self, cursor: tuple[int, int] | None, moved: Callable[[], None]) -> None:
        """Open with the cursor there instead of the end, and say when it moved."""
        self._begin, self._moved = cursor, moved

    def on_text_area_selection_changed(self, _: TextArea.SelectionChanged) -> None:
        """Say that the cursor moved."""
        if self._moved is not None and not self._done:
            self._moved()

    def words_field(self) -> PassageArea:
        """Return the field, with the cursor where it was, else at its end."""
        area = PassageArea(clean_text(self._value), soft_wrap=True)
        area.move_cursor(self._begin or area.document.end)
        return area

    def on_text_area_changed(self, _: TextArea.Changed) -> None:
        """Write the text down soon, however fast the keys come."""
        if self._timer is None:
            self._timer = self.set_timer(WRITE_AFTER, self._write)

    async def _write(self) -> None:
        self._timer = None
        if not self._done:
            await self._keep(self.words())

    async def _keep(self, text: str) -> None:
        try:
            await self._write_down(self._name_of_text, text)
        except OutboxError as fault:
            self.app.notify(f"Not written down: {fault}", severity="error", timeout=30, markup=False)

    def on_passage_area_confirmed(self, _: PassageArea.Confirmed) -> None:
        """Confirm the text."""
        self.action_confirm()

    def give(self, words: str) -> None:
        """Give the text back; it stays written down until whoever asked has it safe."""
        if not self._done:
            self._done = True
            self.app.run_worker(self._give(words), exit_on_error=False)

    async def _give(self, words: str) -> None:
        await self._keep(words)
        self.dismiss(words)

    def action_leave(self) -> None:
        """Leave; the text is there again next time."""
        self._done = True
        self.app.run_worker(self._keep(self.words()), exit_on_error=False)
        self.dismiss(None)


_KINDS = (
    ("saw", "saw    s   something done or drawn"),
    ("heard", "heard  h   something said"),
    ("felt", "felt   f   your own reaction, said as such"),
)
_BRIEF = 150
"""So many cells of the words are shown above the question how they are known."""


class KindDialog(ChoiceDialog):
    """Asks how the words of an observation came to be known; the first letter answers too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "answer('saw')", show=False),
        Binding("h", "answer('heard')", show=False),
        Binding("f", "answer('felt')", show=False),
    ]

    def __init__(self, words: str, name: str, mark: str) -> None:
        """Ask about words; they are written down under `name`, whose last part may be a kind already.

        `mark` stands where they are cut.
        """
        super().__init__("How do you know it?", _KINDS, cut(words, _BRIEF, mark))
        lines = words.split("\n")
        self.name_of_text = name
        self.cursor = (len(lines) - 1, len(lines[-1]))
        """Row and column of the end of the words."""

    def on_mount(self) -> None:
        """Begin at the kind that was chosen before, if one was."""
        kinds = [each for each, _ in _KINDS]
        known = self.name_of_text.rpartition("/")[2]
        self.query_one(OptionList).highlighted = kinds.index(known) if known in kinds else 0

    def action_answer(self, kind: str) -> None:
        """Give the kind of a letter back."""
        self.dismiss(kind)


class ConflictDialog(Dialog):
    """Shows two texts of one's own that grew apart, and asks which one to keep."""

    DEFAULT_CSS = """
    ConflictDialog VerticalScroll { height: auto; max-height: 5; background: $panel; padding: 0 1; }
    ConflictDialog .name { color: $secondary; }
    ConflictDialog OptionList { height: auto; background: $surface; margin-top: 1; }
    """

    def __init__(self, here: str, there: str) -> None:
        super().__init__(
            "Changed on another device of yours",
            "Both texts are kept. Choose what stands from now on.",
            keys="up down Move  enter Choose  esc Decide later",
        )
        self._texts = (here, there)

    def field(self) -> ComposeResult:
        """Return both texts and the choice."""
        for name, text in zip(("Typed here", "On the server"), self._texts, strict=True):
            yield Static(name, classes="name", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(Content(clean_text(text)))
        yield DialogList(
            Option("Keep what was typed here", id="here"),
            Option("Take what is on the server", id="there"),
            Option("Keep both, one below the other", id="both"),
            markup=False,
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen text back."""
        here, there = self._texts
        texts = {"here": here, "there": there, "both": f"{there}\n\n{here}"}
        self.dismiss(texts[event.option.id or "both"])
