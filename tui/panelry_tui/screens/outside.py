"""The note in the person's own editor: what it changed is shown, and taken only when the person says so."""

import os
from collections.abc import Awaitable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from panelry.decide.asked import NOTE
from panelry.ids import CriterionId
from panelry.text import clean_text
from panelry_tui.difference import changed_lines, words_changed
from panelry_tui.editor_outside import (
    EditorFault,
    NoEditorError,
    edit_outside,
    editor_of,
    left_behind,
    remove_left_behind,
)
from panelry_tui.outbox import OutboxError
from panelry_tui.screens.dialogs import Dialog
from panelry_tui.screens.note_taking import NoteTaking
from panelry_tui.widgets.choice_list import DialogList

_ROOM = 13
"""The rows of the dialog beside the difference."""


class DifferenceDialog(Dialog):
    """Shows what an editor changed: take it, go back to the editor, or decide later; the text is kept."""

    DEFAULT_CSS = """
    DifferenceDialog VerticalScroll { height: auto; background: $panel; padding: 0 1; }
    DifferenceDialog OptionList { height: auto; background: $surface; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page(1)", show=False, priority=True),
        Binding("b", "page(-1)", show=False),
    ]

    def __init__(self, before: str, after: str) -> None:
        gone, added = words_changed(before, after)
        advice = f"{_words(gone)} taken away (-), {_words(added)} added (+)."
        if len(after) > NOTE:
            advice += (
                f" It is too long to send: {len(after):,} characters of {NOTE:,}. All of it is kept here."
            )
        super().__init__(
            "Take this note from your editor?",
            advice,
            keys="space b Page  up down Move  enter Choose  esc Decide later, text kept",
        )
        self._lines = changed_lines(before.split("\n"), after.split("\n"))

    def field(self) -> ComposeResult:
        """Return the difference, and the choice."""
        with VerticalScroll(can_focus=False):
            yield Static(Content(clean_text("\n".join(self._lines))))
        yield DialogList(
            Option("Take it", id="take"), Option("Go back to the editor", id="again"), markup=False
        )

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the choice."""
        self.query_one(VerticalScroll).styles.max_height = max(2, event.size.height - _ROOM)

    def action_page(self, direction: int) -> None:
        """Scroll the difference by a page."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=direction * max(1, scroll.size.height - 1), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen id back."""
        self.dismiss(event.option.id)


class OutsideEditing(NoteTaking):
    """Edits the note under the cursor in another program."""

    def on_mount(self) -> None:
        """Keep what an editor had when the terminal was killed, then remove its file."""
        self.run_worker(self._recover(), exit_on_error=False)

    async def _recover(self) -> None:
        folder = self.store.folder
        if folder is None:
            return
        notes = {each.id: self.reading().my_note(each.id) for each in self.reading().criteria}
        for name, text in left_behind(folder).items():
            note = notes.get(CriterionId(name)) if name else self.reading().my_note(None)
            if text != ("" if note is None else note.text) and not await self._kept(name, text):
                return
        remove_left_behind(folder)

    async def _kept(self, name: str, text: str) -> bool:
        """Return whether a text of an editor is kept on this machine; say where it is, or why not."""
        if not await self._write_down(_begun(name), text):
            return False
        titles = {each.id: each.title for each in self.reading().criteria}
        about = titles.get(CriterionId(name), "the whole interview")
        self.explain(f"Your editor's text on {about} is kept. {self._goes_on()}")
        return True

    def _goes_on(self) -> str:
        return f"{self.face('scoring.editor')} goes on with it."

    def _here(self) -> str:
        return f"{self.face('scoring.notes')} edits here."

    async def _write_down(self, name: str, text: str) -> bool:
        """Return whether this machine could keep a text; if not, say why."""
        try:
            await self.store.write_down(name, text)
        except OutboxError as fault:
            self.notify(f"Not saved: {fault}", severity="error", timeout=30, markup=False)
            return False
        return True

    def action_notes_outside(self) -> None:
        """Edit the note in the person's own editor."""
        self.run_worker(self._edit_outside(), exit_on_error=False)

    async def _edit_outside(self) -> None:
        about, before = self.criterion(), self.note_text(self.reading())
        note = self.reading().my_note(about)
        text = self.store.begun.get(_begun(about), before)
        while True:
            edited = await self._edited(text, about)
            if edited is None:
                return
            text = edited
            answer = await self.compared(about, before, text, 0 if note is None else note.version)
            if answer != "again":
                return

    async def _edited(self, text: str, about: CriterionId | None) -> str | None:
        """Return the text as the editor left it; None, and the reason said, where it could not be used."""
        try:
            editor = editor_of(os.environ)
            with self.app.batch_update(), self.app.suspend():
                edited = await _tried(edit_outside(text, editor, self.store.folder, about or ""))
            if isinstance(edited, str):
                return edited
            raise edited
        except NoEditorError as fault:
            self.explain(f"{fault} {self._here()}")
        except EditorFault as fault:
            kept = fault.text and await self._write_down(_begun(about), fault.text)
            self.explain(f"{fault} What your editor saved is kept: {self._goes_on()}" if kept else str(fault))
        except SuspendNotSupported:
            self.explain(f"This terminal cannot make room for another program. {self._here()}")
        return None

    async def compared(self, about: CriterionId | None, before: str, text: str, expect: int) -> str | None:
        """Show what the editor changed and take it if the person says so; return the answer."""
        if text == before:
            await self._write_down(_begun(about), "")
            self.explain("The editor changed nothing.")
            return None
        await self._write_down(_begun(about), text)
        answer: str | None = await self.app.push_screen_wait(DifferenceDialog(before, text))
        if answer == "take" and await self.take_from_outside(about, text, expect):
            await self._write_down(_begun(about), "")
        elif answer is None:
            self.explain(f"The note is as it was. Your editor's text is kept: {self._goes_on()}")
        return answer


async def _tried(editing: Awaitable[str]) -> str | EditorFault:
    """Return a fault instead of raising it: raised there, it would keep the screen away."""
    try:
        return await editing
    except EditorFault as fault:
        return fault


def _begun(about: str | None) -> str:
    """Return the name under which a text of an editor is kept until it is taken."""
    return f"outside/{about or ''}"


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"
