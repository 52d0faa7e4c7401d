"""What is written on the summary: sentences, and what others wrote that one accepts."""

import secrets

import msgspec

from panelry import commands as c
from panelry import parts as p
from panelry.ids import SentenceId
from panelry.refusals import SENTENCES, Code
from panelry_tui.editing import Editing, command_of
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.leasing import Leasing
from panelry_tui.store import Store
from panelry_tui.summary_reading import TITLES, SummaryReading
from panelry_tui.widgets.draft_editor import DraftEditor
from panelry_tui.word_diff import merged
from panelry_tui.words import quoted

_KEEP_AFTER = 0.5
"""Seconds after the last keystroke until an unfinished sentence is durable."""


class SummaryWriting(Leasing):
    """The acts on one sentence."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.editing: Editing | None = None
        self._typed = ""

    @property
    def editor(self) -> DraftEditor:
        """The editor in its place."""
        return self.query_one(DraftEditor)

    def action_edit(self) -> None:
        """Edit the sentence or the own point under the cursor."""
        summary = SummaryReading(self.reading())
        if self.column == "points":
            self.edit_point(self.current_point(summary))
            return
        written = summary.written(self.sentence)
        if written is not None and self.may(c.EditSentence, summary.reading):
            self._begin(Editing(written.sentence, written.section, written.text), written)

    def action_insert(self) -> None:
        """Write a sentence at the end of the present part."""
        summary = SummaryReading(self.reading())
        written = summary.written(self.sentence)
        if written is not None and self.may(c.EditSentence, summary.reading):
            new = SentenceId(f"new-{secrets.token_hex(6)}")
            self._begin(Editing(new, written.section, ""), written)

    def action_suggest(self) -> None:
        """Suggest other words for the sentence under the cursor."""
        summary = SummaryReading(self.reading())
        written = summary.written(self.sentence)
        if self.column == "points":
            self.explain("Suggestions are for sentences: tab goes there.")
        elif written is not None and self.may(c.Suggest, summary.reading):
            self._suggest(written)

    def _suggest(self, written: p.Written) -> None:
        self._open(Editing(written.sentence, written.section, written.text, suggests=True))

    def _begin(self, editing: Editing, at: p.Written) -> None:
        """Write under a lease, or say who does and what else can be done."""
        held = self.another_in(editing.section)
        if held is not None:
            self.flow(self._instead(held, editing, at))
            return
        self._open(editing)
        self.hold(editing.section)

    async def _instead(self, held: p.Writing, editing: Editing, at: p.Written) -> None:
        chosen = await self.instead(held)
        if chosen == "taken":
            self._open(editing)
        elif chosen == "suggest":
            self._suggest(at)

    def not_mine(self, told: str) -> None:
        """Go on as a suggestion where somebody else was a moment faster: what is typed stays."""
        editing = self.editing
        if editing is None or not editing.base:
            self.editor.tell(told)
            return
        self.editing = msgspec.structs.replace(editing, suggests=True)
        self.run_worker(self._keep_as(editing, self.editing, self.editor.text), exit_on_error=False)
        self.editor.tell(f"{told} Your words stay: enter suggests them.")

    def _open(self, editing: Editing) -> None:
        self.editing = editing
        kept = self.store.begun.get(editing.name, "")
        what = "Edit the sentence" if editing.base else f"Add to “{TITLES[editing.section]}”"
        after = "A colleague accepts new text."
        if editing.suggests:
            what, after = "Suggest other words", "They stand beside the sentence until somebody accepts them."
        elif not SummaryReading(self.reading()).colleagues():
            after = "Nobody else is here to accept new text: keep the drafted sense."
        told = f"{what}: what you typed and left. {after}" if kept else f"{what}. {after}"
        self._typed = kept or editing.base
        self.editor.open(self._typed, told)

    def on_draft_editor_typed(self, event: DraftEditor.Typed) -> None:
        """Keep what is typed, half a second after the last key."""
        self._typed = event.text
        editing = self.editing
        if editing is not None and not editing.suggests:
            self.hold(editing.section)
        if editing is not None:
            self.set_timer(_KEEP_AFTER, lambda: self._keep_typed(editing, event.text))

    def _keep_typed(self, editing: Editing, text: str) -> None:
        if self.editing is editing and self._typed == text:
            self.run_worker(self._write_down(editing, text), exit_on_error=False)

    async def _keep_as(self, former: Editing, now: Editing, text: str) -> None:
        """Keep words under another name: the new one is durable before the former is forgotten."""
        await self._write_down(now, text)
        if former.name != now.name:
            await self.store.write_down(former.name, "")

    async def _write_down(self, editing: Editing, text: str) -> None:
        await self.store.write_down(editing.name, "" if text == editing.base else text)

    def holds(self) -> bool:
        """Whether a sentence is typed while the debrief has gone on: the editor stays until it is left."""
        return self.editing is not None and self.room_app.went_on()

    async def before_leaving(self) -> None:
        """Keep what is being typed."""
        if self.editing is not None:
            await self._write_down(self.editing, self.editor.text)

    def on_unmount(self) -> None:
        """Keep what is being typed when another screen takes the place of this one."""
        super().on_unmount()
        editing = self.editing
        if editing is not None and self._typed != editing.base:
            self.app.run_worker(self._write_down(editing, self._typed), exit_on_error=False)

    def on_draft_editor_left(self, event: DraftEditor.Left) -> None:
        """Keep the text for the next time."""
        editing, self.editing = self.editing, None
        self.let_go()
        if editing is not None:
            self.run_worker(self._write_down(editing, event.text), exit_on_error=False)
            if event.text != editing.base and not self.room_app.went_on():
                self.explain("Your text is kept on this machine: e brings it back.")
            self.call_later(self.room_app.show_phase)

    def on_draft_editor_saved(self, event: DraftEditor.Saved) -> None:
        """Give the text to the server."""
        editing = self.editing
        if editing is None:
            return
        if not event.text:
            key = self.face("summary.remove")
            self.editor.tell(f"There is no text. Type a few words; {key} removes a sentence.")
        elif event.text == editing.base:
            self._close(editing)
        elif self._changed_meanwhile(editing):
            self._rebase(editing, event.text)
        else:
            self.flow(self._save(editing, event.text))

    def _changed_meanwhile(self, editing: Editing) -> bool:
        written = SummaryReading(self.reading()).written(editing.sentence)
        return written is not None and written.text != editing.base

    async def _save(self, editing: Editing, text: str) -> None:
        await self._write_down(editing, text)
        if not self.store.live:
            self.editor.tell("Kept on this machine. It goes to the server with the next connection.")
        code = await self.send(command_of(editing, text))
        if code is None:
            self.sentence = editing.sentence
            await self._saved(editing, text)
        elif code is Code.TEXT_CHANGED and self.editing is editing:
            self._rebase(editing, text)
        elif code is Code.SECTION_LEASED and self.editing is editing:
            self.not_mine(SENTENCES[code])

    async def _saved(self, editing: Editing, text: str) -> None:
        """Close the editor, unless the person typed on before the answer: that is not saved yet."""
        typed = self.editor.text
        if self.editing is not editing or typed == text:
            await self.store.write_down(editing.name, "")
            self._close(editing)
            return
        self.editing = editing if editing.suggests else msgspec.structs.replace(editing, base=text)
        self.editor.tell("Saved as it was. You typed on: enter saves that too.")
        await self._keep_as(editing, self.editing, typed)

    def _close(self, editing: Editing) -> None:
        if self.editing is editing:
            self.editing = None
            self.editor.close()
            self.let_go()
        self.draw_all()

    def _rebase(self, editing: Editing, saved: str = "") -> None:
        """Go on from the text as it is now: what was typed stays in the editor.

        Words that were `saved` while the text changed elsewhere are put together with that change, if the two
        touch nowhere; else both are shown.
        """
        written = SummaryReading(self.reading()).written(editing.sentence)
        base = "" if written is None else written.text
        self.editing = msgspec.structs.replace(editing, base=base)
        both = merged(editing.base, base, saved) if saved and base else None
        if both is not None:
            self._typed = both
            told = f"Somebody changed it to {quoted(base)} Both changes are here: enter saves."
            self.editor.open(both, told)
            return
        now = f"It reads now: {quoted(base)}" if base else "It was removed meanwhile."
        self.editor.tell(
            f"Somebody changed this sentence. {now} Yours is below: enter puts it in that place."
        )

    def watch_editor(self, summary: SummaryReading) -> None:
        """Say so when the sentence that is being edited changes."""
        editing = self.editing
        if self.holds():
            self.editor.tell("The debrief went on while you typed. Your text is kept: esc goes there.")
            return
        if editing is None or not editing.base:
            return
        written, typed = summary.written(editing.sentence), self.editor.text
        now = "" if written is None else written.text
        if now in (editing.base, typed):
            return
        if now and merged(editing.base, now, typed) is not None:
            told = f"Somebody changed this sentence. It reads now: {quoted(now)}"
            self.editor.tell(f"{told} Yours is below: enter puts both changes together.")
        else:
            self._rebase(editing)

    def action_remove(self) -> None:
        """Take a sentence out of the draft."""
        summary = SummaryReading(self.reading())
        written = summary.written(self.sentence)
        if self.column == "points":
            key, back = self.face("summary.remove"), self.face("summary.take-back")
            self.explain(f"{key} removes a sentence. {back} takes a point of yours back.")
        elif written is not None and self.may(c.EditSentence, summary.reading):
            self.flow(self._remove(written))

    async def _remove(self, written: p.Written) -> None:
        choices = (("keep", "Keep it"), ("remove", "Remove it; signatures are cleared"))
        if (
            await self.app.push_screen_wait(ChoiceDialog("Remove this sentence?", choices, written.text))
            == "remove"
        ):
            await self.send(c.EditSentence(written.sentence, written.section, "", written.text))

    def action_restore(self) -> None:
        """Put the drafted words of a sentence back in place of what people wrote."""
        summary = SummaryReading(self.reading())
        written = summary.written(self.sentence)
        if self.column == "points":
            key = self.face("summary.restore")
            self.explain(f"{key} puts back a drafted sentence: tab goes to the sentences.")
        elif written is None or not self.may(c.EditSentence, summary.reading):
            return
        elif not written.writers or written.drafted == written.text:
            self.explain("This sentence stands as it was drafted.")
        elif not written.drafted:
            key = self.face("summary.remove")
            self.explain(f"Somebody added this sentence, so there are no drafted words. {key} takes it out.")
        else:
            self.flow(self._restore(written))

    async def _restore(self, written: p.Written) -> None:
        choices = (("keep", "Keep the present words"), ("restore", "Put these back; signatures are cleared"))
        dialog = ChoiceDialog("Put the drafted words back?", choices, written.drafted)
        if await self.app.push_screen_wait(dialog) == "restore":
            base = written.text
            await self.send(c.EditSentence(written.sentence, written.section, written.drafted, base))

    def action_accept(self) -> None:
        """Say yes: to a colleague's new text or the rubric's words, or to sharing one's own point."""
        summary = SummaryReading(self.reading())
        if self.column == "points":
            self.approve(self.current_point(summary))
            return
        written = summary.written(self.sentence)
        if self.answer_suggestion(summary, accepted=True):
            return
        if written is None or not self.may(c.AcceptSentence, summary.reading):
            return
        if not written.new:
            self.explain("This sentence waits for no yes: new text (N) and rubric words alone (R) do.")
        elif summary.reading.me not in written.acceptors:
            self.explain(next(each.advice for each in summary.of(written.sentence) if each.weight == "new"))
        else:
            self.act(c.AcceptSentence(written.sentence, written.text), done="Accepted.")
