"""Scoring that was interrupted goes on where it was: the same row, field, cursor and half-typed words."""

import msgspec
from textual.widgets import TextArea
from textual.worker import Worker

from panelry import parts as p
from panelry.ids import CriterionId
from panelry_tui.apart import note_apart
from panelry_tui.news import Taken
from panelry_tui.place import Place, read_place, written
from panelry_tui.reading import Reading
from panelry_tui.screens.editor import KindDialog, PassageDialog
from panelry_tui.screens.observing import Observing
from panelry_tui.store import Store
from panelry_tui.widgets.note_editor import NoteEditor
from panelry_tui.widgets.observation_list import ObservationList
from panelry_tui.widgets.scorecard import Scorecard

_NOTE, _OBSERVATIONS = "note", "observations"


class Resuming(Observing):
    """Writes down with every key where the person is, and goes there when the screen opens."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        found = read_place(store.left_at)
        self._narrowed = found.narrowed
        self._resume: Place | None = found
        """Where to go once there is a scorecard; None from then on."""
        self._writing = self._stale = False

    def resume_once(self, reading: Reading) -> bool:
        """Go where the person was, the first time that there is a scorecard; tell whether that was now."""
        found, self._resume = self._resume, None
        if found is None:
            return False
        self.query_one(Scorecard).go_to(found.row)
        self.call_later(self._resume_field, found, reading)
        return True

    def _resume_field(self, found: Place, reading: Reading) -> None:
        editor = self.query_one(NoteEditor)
        if found.field == _NOTE:
            if found.text is not None and found.version != editor.expect and found.text != editor.known:
                self.run_worker(self._set_apart(found.text), exit_on_error=False)
            editor.resume(found.text if found.version == editor.expect else None, found.cursor)
            self.draw_all()
        elif found.field == _OBSERVATIONS:
            listed = self.query_one(ObservationList)
            listed.go_to(found.observation)
            listed.focus()
        elif found.field.startswith("observation/"):
            self.run_worker(self._resume_dialog(found, reading), exit_on_error=False)

    async def _resume_dialog(self, found: Place, reading: Reading) -> None:
        if self.frozen(reading) is not None:
            return
        name = found.field.removeprefix("observation/")
        observation = reading.get(p.OwnObservation, f"OwnObservation/{name}")
        criterion, _, _ = name.rpartition("/")
        if observation is not None:
            await self.change(observation, self.store.begun.get(found.field, ""), found.cursor)
        elif criterion and criterion == self.criterion():
            await self.write_observation(CriterionId(criterion), found.field, found.cursor)

    def frozen(self, reading: Reading) -> str | None:
        """Return why the scorecard takes no change now, None if it does."""
        raise NotImplementedError

    async def _set_apart(self, text: str) -> None:
        """Keep a half-typed note beside one that changed elsewhere meanwhile."""
        await self.store.write_down(note_apart(self.criterion()), text)
        self.draw_all()

    def place(self) -> Place:
        """Return where the person is now."""
        here = read_place(self.store.left_at)
        row = self.query_one(Scorecard).cursor
        here = msgspec.structs.replace(
            here,
            screen="scoring",
            row=row,
            narrowed=self._narrowed,
            field="",
            cursor=(0, 0),
            text=None,
            observation="",
        )
        editor, top = self.query_one(NoteEditor), self.app.screen
        if isinstance(top, KindDialog):
            return msgspec.structs.replace(here, field=top.name_of_text, cursor=top.cursor)
        if isinstance(top, PassageDialog):
            return msgspec.structs.replace(here, field=top.name_of_text, cursor=top.cursor)
        listed = self.query_one(ObservationList)
        if listed.rows and self.focused is listed:
            return msgspec.structs.replace(here, field=_OBSERVATIONS, observation=listed.cursor)
        if not editor.editing:
            return here
        unsaved = editor.written if editor.unsaved else None
        return msgspec.structs.replace(
            here, field=_NOTE, cursor=editor.cursor, text=unsaved, version=editor.expect
        )

    def mark_place(self) -> None:
        """Write down where the person is, as soon as the disk is free."""
        if self._resume is not None or not self._is_here():
            return
        self._stale = True
        if not self._writing:
            self._writing = True
            _: Worker[None] = self.app.run_worker(self._write_place, exit_on_error=False)

    def _is_here(self) -> bool:
        """Whether this is the person's screen, with or without a dialog over it."""
        return self.is_attached and self in self.app.screen_stack

    async def _write_place(self) -> None:
        try:
            while self._stale and self._is_here():
                self._stale = False
                await self.store.keep_place(written(self.place()))
        finally:
            self._writing = False

    def on_scorecard_moved(self, _: Scorecard.Moved) -> None:
        """Write the new row down."""
        self.call_later(self.mark_place)

    def on_observation_list_moved(self, _: ObservationList.Moved) -> None:
        """Write the new observation down."""
        self.call_later(self.mark_place)

    def on_descendant_focus(self) -> None:
        """Write down which list has the focus."""
        self.call_later(self.mark_place)

    def on_note_editor_typed(self, _: NoteEditor.Typed) -> None:
        """Write down what was typed before it is a save."""
        self.mark_place()

    def on_text_area_selection_changed(self, _: TextArea.SelectionChanged) -> None:
        """Write the cursor in the note down."""
        self.mark_place()

    def on_screen_suspend(self) -> None:
        """Write down which dialog opened."""
        self.call_later(self.mark_place)

    def on_screen_resume(self) -> None:
        """Write down that the dialog closed."""
        self.call_later(self.mark_place)

    def end_note(self) -> None:
        """Save and close the note's field, and write that down."""
        super().end_note()
        self.mark_place()

    async def _save_taken(self, taken: Taken) -> None:
        await super()._save_taken(taken)
        self.mark_place()
