"""The part of the scoring screen that keeps notes: when they are saved, and where they are, in words."""

from datetime import datetime

from panelry import commands as c
from panelry import parts as p
from panelry.decide.asked import NOTE
from panelry.ids import CriterionId
from panelry.refusals import SENTENCES, Code
from panelry_tui.apart import note_apart, notes_apart
from panelry_tui.news import News
from panelry_tui.outbox import OutboxError
from panelry_tui.reading import Reading
from panelry_tui.screens.editor import ConflictDialog
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.store import Store
from panelry_tui.widgets.note_editor import NoteEditor, Taken
from panelry_tui.widgets.scorecard import Scorecard

_SOON = 0.25
"""Seconds until it is looked again whether the note before has its answer."""


class NoteTaking(RoomScreen):
    """Saves the note under the cursor and says whether it is here or on the server."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._saved_at: datetime | None = None
        self._notes_saved: dict[str | None, datetime] = {}
        self.note: NoteEditor | None = None
        """The editor, once the screen is laid out."""

    @property
    def _apart(self) -> dict[str | None, str]:
        """The notes that were changed elsewhere meanwhile, by criterion: what was typed here."""
        return notes_apart(self.store.begun)

    def criterion(self) -> CriterionId | None:
        """Return the criterion under the cursor, None for the whole interview."""
        raise NotImplementedError

    def lines(self, reading: Reading) -> list[p.Line]:
        """Return the public record in order."""
        return list(reading.all(p.Line))

    def told(self, news: News) -> None:
        """Write down when things reached the server."""
        super().told(news)
        for settled in news.settled:
            if settled.code is None:
                self._saved_at = self.room_app.now()
                if isinstance(settled.entry.command, c.WriteNote):
                    self._notes_saved[settled.entry.command.criterion] = self._saved_at

    def toast_nudges(self, news: News) -> None:
        """Say that somebody waits for this scorecard."""
        me = self.store.half.person
        for sight in news.sights:
            if isinstance(sight, p.Line) and sight.kind == "Nudged" and sight.person == me:
                who = self.reading().short(sight.actor)
                self.notify(f"{who} asks for your scorecard.", timeout=10, markup=False)

    def saved_words(self) -> str:
        """Say where the last keystroke is."""
        if self.is_mounted and self.query_one(NoteEditor).typing:
            return "not saved" if self.query_one(NoteEditor).failed else "typing"
        if self.store.waiting:
            return "on this machine"
        return "on the server" + _at(self._saved_at)

    def say_note(self, reading: Reading) -> None:
        """Show heading and state of the note."""
        about = self.criterion()
        editor = self.query_one(NoteEditor)
        note = reading.my_note(about)
        text = editor.written if editor.editing else self.note_text(reading)
        words = len(text.split())
        pieces = ["only you"]
        if about in self._apart:
            pieces = ["changed elsewhere: e to choose"]
        elif len(text) > NOTE:
            pieces = ["too long to send: on this machine"]
        elif editor.typing:
            pieces.append(editor.unsaved_words)
        elif self._note_waits(about):
            pieces.append("on this machine")
        elif note is not None:
            pieces.append("on the server" + _at(self._notes_saved.get(about)))
        if words and self.size.width >= 80 and not editor.typing:
            pieces.append("1 word" if words == 1 else f"{words} words")
        editor.say("NOTES OVERALL" if about is None else "NOTES", " · ".join(pieces))

    def note_text(self, reading: Reading) -> str:
        """Return the note under the cursor: one that is too long to send stands here until it is shorter."""
        about = self.criterion()
        note = reading.my_note(about)
        return self.store.begun.get(_too_long(about), "" if note is None else note.text)

    def _note_waits(self, about: str | None) -> bool:
        waiting = (entry.command for entry in self.store.half.waiting.values())
        return any(isinstance(each, c.WriteNote) and each.criterion == about for each in waiting)

    def on_note_editor_typed(self, _: NoteEditor.Typed) -> None:
        """Say at once that this is not saved yet."""
        reading = self.reading()
        self.say_note(reading)
        self._draw_heading(reading)

    def on_note_editor_due(self, _: NoteEditor.Due) -> None:
        """Save the note; while the one before it is on its way, wait for its answer as long as a key may."""
        editor = self.query_one(NoteEditor)
        if self.store.live and self._note_waits(editor.about) and editor.typing and not editor.overdue:
            editor.again(_SOON)
            return
        self.run_worker(self._save_note(), exit_on_error=False)

    async def _save_note(self) -> None:
        taken = self.query_one(NoteEditor).take()
        if taken is not None:
            await self._save_taken(taken)

    async def _save_taken(self, taken: Taken) -> None:
        if taken.about in self._apart:
            await self.store.write_down(note_apart(taken.about), taken.text)
            self.query_one(NoteEditor).held()
        elif len(taken.text) > NOTE:
            await self._hold(taken.about, taken.text)
            self.query_one(NoteEditor).held()
        else:
            kept = await self._keep_note(_command(taken), taken.expect)
            self.query_one(NoteEditor).saved(kept=kept)
        self.say_note(self.reading())

    async def _keep_note(self, command: c.WriteNote, expect: int) -> bool:
        """Keep a note that may be sent; a longer one that stood in its place is forgotten."""
        kept = await self._keep(command, expect)
        if kept and _too_long(command.criterion) in self.store.begun:
            await self.store.write_down(_too_long(command.criterion), "")
        return kept

    async def _hold(self, about: str | None, text: str) -> bool:
        """Keep a note here that is too long to send, and say so once; return whether it is kept."""
        name = _too_long(about)
        first = name not in self.store.begun
        try:
            await self.store.write_down(name, text)
        except OutboxError as fault:
            self.notify(f"Not saved: {fault}", severity="error", timeout=30, markup=False)
            return False
        if first:
            self.explain(
                f"This note has {len(text):,} characters, and the server takes {NOTE:,}. "
                "All of it is kept on this machine: shorten it with e or E."
            )
        return True

    async def before_leaving(self) -> None:
        """Keep the note that is being typed."""
        await self._save_note()

    def on_unmount(self) -> None:
        """Keep the note when another screen takes the place of this one."""
        taken = self.note.take() if self.note is not None else None
        if taken is None:
            return
        if taken.about in self._apart or len(taken.text) > NOTE:
            apart = taken.about in self._apart
            name = note_apart(taken.about) if apart else _too_long(taken.about)
            self.app.run_worker(self.store.write_down(name, taken.text), exit_on_error=False)
        else:
            self.app.run_worker(self.store.do(_command(taken), taken.expect), exit_on_error=False)

    def action_notes(self) -> None:
        """Open the note's field, or the choice between two texts."""
        if self.criterion() in self._apart:
            self._choose()
        else:
            self.draw_all()
            self.query_one(NoteEditor).edit()
            self.draw_all()

    def action_leave_note(self) -> None:
        """Close the note's field; what was typed is kept."""
        self.end_note()
        self.query_one(Scorecard).focus()
        if self.criterion() in self._apart:
            self._choose()

    def end_note(self) -> None:
        """Save and close the note's field, if it is open."""
        editor = self.query_one(NoteEditor)
        if editor.editing:
            taken = editor.take()
            if taken is not None:
                self.run_worker(self._save_taken(taken), exit_on_error=False)
            editor.close()
            self.draw_all()

    def note_declined(self, code: Code) -> None:
        """Keep a declined note in sight: nothing typed is lost."""
        if code is not Code.CHANGED_ELSEWHERE:
            self.explain(f"{SENTENCES[code]} Your note is kept: palette, Texts that were not taken.")
            return
        self.explain("This note was changed on another device of yours. Both are kept: e lets you choose.")

    def _choose(self) -> None:
        about = self.criterion()
        note = self.reading().my_note(about)
        editor = self.query_one(NoteEditor)
        here = editor.written if editor.editing else self._apart[about]
        self.app.push_screen(ConflictDialog(here, "" if note is None else note.text), self._chosen)

    def _chosen(self, text: str | None) -> None:
        about = self.criterion()
        if text is None or about not in self._apart:
            return
        self.run_worker(self._settle(about, text), exit_on_error=False)

    async def _settle(self, about: CriterionId | None, text: str) -> None:
        """Save the text that was chosen upon the other device's; only then the choice is forgotten."""
        note, editor = self.reading().my_note(about), self.query_one(NoteEditor)
        version = 0 if note is None else note.version
        if len(text) > NOTE:
            kept = await self._hold(about, text)
        else:
            kept = await self._keep_note(c.WriteNote(about, text), version)
        if kept:
            await self.store.write_down(note_apart(about), "")
            editor.chosen(text, version + 1)
        self.draw_all()

    async def take_from_outside(self, about: CriterionId | None, text: str, expect: int) -> bool:
        """Keep a note from another program upon a version, however long it is; return whether it is kept."""
        if len(text) > NOTE:
            kept = await self._hold(about, text)
        else:
            kept = await self._keep_note(c.WriteNote(about, text), expect)
        self.draw_all()
        return kept


def _too_long(about: str | None) -> str:
    """Return the name under which a note is kept that is too long to send."""
    return f"long note/{about or ''}"


def _command(taken: Taken) -> c.WriteNote:
    about = None if taken.about is None else CriterionId(taken.about)
    return c.WriteNote(about, taken.text)


def _at(time: datetime | None) -> str:
    return "" if time is None else f" {time.astimezone():%H:%M:%S}"
