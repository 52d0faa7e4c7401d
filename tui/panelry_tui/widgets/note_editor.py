"""The private note on a criterion: shown, and edited in place.

Half a second after the last key, a second after the first one not saved yet however fast the keys
come, and when the person leaves, `Due` is posted; whoever saves calls `take`, and `saved` once the
text is kept on this machine. Nothing from elsewhere replaces what is being typed. Under the line about
the law stands a nudge where words are about a person and not about their work; it stops nothing.
"""

import asyncio
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from panelry.leaks import nudge
from panelry.text import clean_text
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.news import Taken
from panelry_tui.widgets.passage import Passage, Titled

SAVE_AFTER = 0.5
"""Seconds after the last key until a note is saved."""
LONGEST_UNSAVED = 1.0
"""Seconds that a key waits at most until it is saved: what a crash can cost."""
LAW = "The candidate may be able to see this by law. Write what you saw and heard."


class NoteArea(TextArea):
    """The field of the note; escape ends the editing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.leave_note", show=False, priority=True)
    ]
    DEFAULT_CSS = """
    NoteArea { border: none; padding: 0 2; background: $surface; height: 1fr; }
    NoteArea:focus { border: none; }
    """


class NoteEditor(Vertical):
    """Heading with the state in words, the note or its field, and the line about the law."""

    DEFAULT_CSS = """
    NoteEditor { height: 1fr; }
    NoteEditor > #note-text { height: 1fr; }
    NoteEditor > #law { height: auto; }
    NoteEditor > NoteArea { display: none; }
    NoteEditor.-editing > NoteArea { display: block; }
    NoteEditor.-editing > #note-text { display: none; }
    """

    class Due(Message):
        """The text should be saved now."""

    class Typed(Message):
        """The person typed something."""

    def __init__(self, writes: str = "e", *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.glyphs = glyphs
        self._writes = writes
        """What the key is called that writes the note."""
        self.about: str | None = None
        self.typing = False
        """Whether something was typed that nobody has taken yet."""
        self.failed = False
        """Whether this machine could not keep what was taken last."""
        self._saving = False
        self._taken: Taken | None = None
        self._since: float | None = None
        """When the first key was pressed that nobody has taken yet."""
        self._text, self._version = "", 0
        self._timer: Timer | None = None
        self._law = Passage(LAW, look="muted", indent=1, glyphs=glyphs, id="law")
        self._area = NoteArea(soft_wrap=True, tab_behavior="focus")

    def compose(self) -> ComposeResult:
        """Lay out heading, note, field and law."""
        yield Titled(glyphs=self.glyphs, id="note-head")
        yield Passage(
            nothing=f"{self._writes} writes a note; only you will see it", glyphs=self.glyphs, id="note-text"
        )
        yield self._area
        yield self._law

    @property
    def editing(self) -> bool:
        """Whether the field is open."""
        return self.has_class("-editing")

    @property
    def written(self) -> str:
        """The text as it stands in the field."""
        return clean_text(self._area.text)

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor in the field."""
        return self._area.cursor_location

    @property
    def unsaved(self) -> bool:
        """Whether the field may hold words that are not kept yet."""
        return self.typing or self._saving

    @property
    def known(self) -> str:
        """The text as it is kept."""
        return self._text

    @property
    def expect(self) -> int:
        """The version that the text in the field goes upon: while it is saved, that of the save."""
        return self._taken.expect if self._saving and self._taken is not None else self._version

    @property
    def overdue(self) -> bool:
        """Whether a key has waited for as long as one may."""
        return self._since is not None and monotonic() - self._since >= LONGEST_UNSAVED

    @property
    def unsaved_words(self) -> str:
        """Say what would be lost now."""
        return "not saved" if self.failed else "typing, saved each second"

    def say(self, title: str, state: str) -> None:
        """Show heading and state."""
        self.query_one("#note-head", Titled).words = (title, state)

    def show(self, about: str | None, text: str, version: int, *, unsaved: bool = False) -> None:
        """Show a note as it is kept, or one to be saved again; never over what is being typed or saved."""
        if about == self.about and (self.typing or self._saving):
            return
        shown = self.query_one("#note-text", Passage)
        shown.rest, shown.text = "" if about is None else ": enter shows them", text
        self.typing = self._saving = self.failed = False
        self._since = self._taken = None
        self._become(about, text, version)
        if unsaved:
            self.typing = self.failed = True
            self.again(SAVE_AFTER)

    def _become(self, about: str | None, text: str, version: int) -> None:
        if (about, version) == (self.about, self._version) and text.strip() == self._text.strip():
            return
        if about != self.about:
            self._law.text = LAW
        self.about, self._text, self._version = about, text, version
        self._nudge()
        if self.editing:
            self._fill(text)

    def _nudge(self) -> None:
        """Say below the line about the law, soon, what in the text had better be said otherwise."""
        self._nudged(self._text)

    @work(group="nudge", exclusive=True, exit_on_error=False)
    async def _nudged(self, text: str) -> None:
        """Look on another thread: rules that are asked first are read first, while somebody types."""
        self._law.text = "\n".join(filter(None, (LAW, await asyncio.to_thread(nudge, text))))

    def edit(self) -> None:
        """Open the field with the note in it."""
        if not self.editing:
            self._fill(self._text)
            self.add_class("-editing")
        self._area.focus()

    def resume(self, text: str | None, cursor: tuple[int, int]) -> None:
        """Open the field as it was: with a text that was not saved yet, if any, and the cursor there."""
        self.edit()
        if text is not None:
            self._area.load_text(text)
        self._area.move_cursor(cursor)

    def close(self) -> None:
        """Close the field; what is in it is shown."""
        self.query_one("#note-text", Passage).text = self.written
        self.remove_class("-editing")

    def chosen(self, text: str, version: int) -> None:
        """Show a chosen text, kept as that version, in the place of what was typed."""
        self._version, self._text, self.typing, self._saving = version, text, False, False
        self._taken, self.failed = None, False
        self._nudge()
        if self.editing:
            self._fill(text)

    def take(self, *, last: bool = False) -> Taken | None:
        """Return what there is to save, None if there is nothing; `saved` must follow.

        The last words, before the field goes, do not wait for the save before them.
        """
        if not self.typing or (self._saving and not last):
            return None
        taken = Taken(self.about, self.written if self.editing else self._text, self._version)
        self.typing, self._saving, self._since, self._taken = False, True, None, taken
        self._text, self._version = taken.text, taken.expect + 1
        self._nudge()
        return taken

    def saved(self, taken: Taken, *, kept: bool, sent: bool = True) -> None:
        """Learn that a text which was taken is kept, or could not be, and whether it is sent as it stands."""
        if taken is not self._taken:
            return
        if not (kept and sent):
            self._version = taken.expect
        self._saving, self.failed, self._taken = False, not kept, None
        self.typing = self.typing or not kept
        if self.typing:
            self.again(SAVE_AFTER)

    def again(self, seconds: float) -> None:
        """Ask for saving later, but no later than a key may wait."""
        if self._timer is not None:
            self._timer.stop()
        if self._since is not None:
            seconds = max(0.01, min(seconds, self._since + LONGEST_UNSAVED - monotonic()))
        self._timer = self.set_timer(seconds, self._due)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Ask for saving soon, where the person changed something."""
        event.stop()
        if self.editing and self.written != self._text:
            self.typing = True
            self._since = self._since or monotonic()
            self.post_message(self.Typed())
            self.again(SAVE_AFTER)

    def _due(self) -> None:
        self.post_message(self.Due())

    def _fill(self, text: str) -> None:
        self._area.load_text(text)
        self._area.move_cursor(self._area.document.end)
