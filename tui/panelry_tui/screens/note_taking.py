"""The part of the scoring screen that keeps notes: when they are saved, and where they are, in words."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from panelry import commands as c
from panelry import parts as p
from panelry.decide.asked import NOTE
from panelry.ids import CriterionId
from panelry.refusals import SENTENCES, Code
from panelry_tui.apart import note_apart, notes_apart
from panelry_tui.ended import ENDED
from panelry_tui.news import News, Taken, TooLarge
from panelry_tui.note_keeping import keep_as_it_stands, keep_note, keep_unsaved, only_here, too_long
from panelry_tui.outbox import OutboxError
from panelry_tui.reading import Reading
from panelry_tui.screens.editor import ConflictDialog
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.store import Store
from panelry_tui.widgets.note_editor import NoteEditor
from panelry_tui.widgets.scorecard import Scorecard

_SOON = 0.25
"""Seconds until it is looked again whether the note before has its answer."""

_Keep = Callable[[Store, Taken], Awaitable[None]]


class NoteTaking(RoomScreen):
    """Saves the note under the cursor and says whether it is here or on the server."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._saved_at: datetime | None = None
        self._notes_saved: dict[str | None, datetime] = {}
        self._held = False
        """Whether it was said that the debrief went on while a note was typed."""
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
        self._say_held()
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
        if self.store.unsaved:
            return "not saved"
        if self.is_mounted and self.query_one(NoteEditor).typing:
            return "typing"
        if self.store.waiting or only_here(self.store):
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
            pieces = [f"changed elsewhere: {self.face('scoring.notes')} to choose"]
        elif about in self.store.unsaved:
            pieces.append("not saved")
        elif len(text) > NOTE:
            pieces = ["too long to send: " + ("typing" if editor.unsaved else "on this machine")]
        elif editor.typing:
            pieces.append(editor.unsaved_words)
        elif self._note_waits(about):
            pieces.append("on this machine")
        elif note is not None:
            pieces.append("on the server" + _at(self._notes_saved.get(about)))
        if self.holds():
            pieces = ["It has ended: esc goes on" if self._over() else "The panel went on: esc follows"]
        elif words and self.size.width >= 80 and not editor.typing:
            pieces.append("1 word" if words == 1 else f"{words} words")
        editor.say("NOTES OVERALL" if about is None else "NOTES", " · ".join(pieces))

    def note_text(self, reading: Reading) -> str:
        """Return the note under the cursor: one that is too long to send stands here until it is shorter."""
        about = self.criterion()
        note = reading.my_note(about)
        return self.store.begun.get(too_long(about), "" if note is None else note.text)

    def show_note(self, reading: Reading) -> None:
        """Show the note under the cursor: what could not be saved before what is kept."""
        about, editor = self.criterion(), self.query_one(NoteEditor)
        if self.holds():
            self.say_note(reading)
            return
        if editor.about != about:
            self.end_note()
        note, unsaved = reading.my_note(about), self.store.unsaved.get(about)
        if unsaved is None:
            editor.show(about, self.note_text(reading), 0 if note is None else note.version)
        else:
            editor.show(about, unsaved.text, unsaved.expect, unsaved=True)
        self.say_note(reading)

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
        told, apart = taken.about in self.store.unsaved, taken.about in self._apart
        kept = await self._note_kept(keep_note, taken, told=told)
        sent = not apart and len(taken.text) <= NOTE
        self.query_one(NoteEditor).saved(taken, kept=kept, sent=sent)
        if told or not kept:
            self.draw_all()
        else:
            self.say_note(self.reading())

    async def _note_kept(self, keep: _Keep, note: Taken, *, told: bool = False) -> bool:
        """Return whether a note is kept; say why not unless that was told, and once that it is too long."""
        first = note.about in self.store.unsaved or too_long(note.about) not in self.store.begun
        try:
            await keep(self.store, note)
        except TooLarge:
            if not told:
                self.say(Code.TEXT_TOO_LONG)
            return False
        except OutboxError as fault:
            if not told:
                self.notify(f"Not saved: {fault}", severity="error", timeout=30, markup=False)
            return False
        if first and len(note.text) > NOTE and too_long(note.about) in self.store.begun:
            here, outside = self.face("scoring.notes"), self.face("scoring.editor")
            self.explain(
                f"This note has {len(note.text):,} characters, and the server takes {NOTE:,}. "
                f"All of it is kept on this machine: shorten it with {here} or {outside}."
            )
        return True

    def holds(self) -> bool:
        """Whether a note is typed while the debrief went on: its field stays until the person leaves it."""
        typing = self.note is not None and self.note.is_attached and self.note.editing
        return typing and self.room_app.went_on()

    def _say_held(self) -> None:
        """Say once why the field is still here."""
        if not self._held and self.holds():
            self._held = True
            what = "The debrief has ended" if self._over() else "The panel went on"
            self.explain(f"{what} while you typed. Nothing is lost: esc goes there.")

    def _over(self) -> bool:
        return self.reading().phase in ENDED

    async def before_leaving(self) -> None:
        """Keep the note that is being typed."""
        taken = self.query_one(NoteEditor).take(last=True)
        if taken is not None:
            await self._save_taken(taken)

    async def save_again(self) -> None:
        """Save again what could not be kept; the note that is shown is tried by its own field."""
        editor = self.query_one(NoteEditor)
        await keep_unsaved(self.store, {editor.about} if editor.unsaved else ())
        self.draw_all()

    def on_unmount(self) -> None:
        """Keep the note when another screen takes the place of this one."""
        taken = self.note.take(last=True) if self.note is not None else None
        if taken is not None:
            self.app.run_worker(keep_note(self.store, taken), exit_on_error=False)

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
        if self.holds():
            self.run_worker(self._go_on(), exit_on_error=False)
            return
        self.end_note()
        self.query_one(Scorecard).focus()
        if self.criterion() in self._apart:
            self._choose()

    async def _go_on(self) -> None:
        """Keep the note, then show where the debrief is."""
        await self.before_leaving()
        self.query_one(NoteEditor).close()
        self.room_app.show_phase()

    def end_note(self) -> None:
        """Save and close the note's field, if it is open."""
        editor = self.query_one(NoteEditor)
        if editor.editing:
            taken = editor.take(last=True)
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
        if await self._note_kept(keep_as_it_stands, Taken(about, text, version)):
            await self.store.write_down(note_apart(about), "")
            editor.chosen(text, version + 1)
        self.draw_all()

    async def take_from_outside(self, about: CriterionId | None, text: str, expect: int) -> bool:
        """Keep a note from another program upon a version, however long it is; return whether it is kept."""
        kept = await self._note_kept(keep_as_it_stands, Taken(about, text, expect))
        self.draw_all()
        return kept


def _at(time: datetime | None) -> str:
    return "" if time is None else f" {time.astimezone():%H:%M:%S}"
