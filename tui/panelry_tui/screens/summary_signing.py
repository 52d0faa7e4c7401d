"""What is asked of the summary as a whole: sign or decline, ask, go on, go back."""

from collections.abc import Coroutine
from typing import Any, ClassVar

from panelry import commands as c
from panelry.ids import SentenceId
from panelry.panel import Role
from panelry.phase import MAY
from panelry.refusals import SENTENCES, Code
from panelry_tui.left_out import only_thanks
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog, LineDialog
from panelry_tui.screens.handing_over import MovingChair
from panelry_tui.screens.preview import PreviewDialog
from panelry_tui.screens.put_words import put_words
from panelry_tui.signing_reading import awaited, waiting_for
from panelry_tui.store import Store
from panelry_tui.summary_reading import Matter, PointCard, SummaryReading
from panelry_tui.waiving_reading import unanswered


class SummarySigning(MovingChair):
    """The cursor of the summary, and the acts on its whole text."""

    key_set: ClassVar = "summary"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.column = "text"
        self.sentence: SentenceId | None = None
        self.point: str | None = None
        self.matter: Matter | None = None
        """The finding that was asked for last, while the cursor has not moved away."""

    def settle(self, summary: SummaryReading) -> None:
        """Put the cursor on things that are there."""
        if summary.written(self.sentence) is None and summary.sentences:
            self.sentence = summary.sentences[0].sentence
        names = [each.id for each in summary.points]
        if self.point not in names:
            self.point = names[0] if names else None
        if not names:
            self.column = "text"

    def current_matter(self, summary: SummaryReading) -> Matter | None:
        """Return the finding that was asked for, else the first one of the sentence under the cursor."""
        if self.matter in summary.matters:
            return self.matter
        here = () if self.sentence is None else summary.of(self.sentence)
        return here[0] if here else None

    def current_point(self, summary: SummaryReading) -> PointCard | None:
        """Return the point under the cursor."""
        return next((each for each in summary.points if each.id == self.point), None)

    def may(self, command: type[c.Command], reading: Reading | None = None) -> bool:
        """Return whether my roles may ask this; say so where not."""
        roles = (reading or self.reading()).my_roles
        if MAY[command].roles & roles:
            return True
        self.explain(SENTENCES[Code.NOT_ALLOWED])
        return False

    def flow(self, steps: Coroutine[Any, Any, None]) -> None:
        """Go through dialogs one after the other, beside everything else."""
        self.run_worker(steps, group="flow", exit_on_error=False)

    def action_preview(self) -> None:
        """Show exactly what the candidate would read."""
        self.flow(self._read_and_sign(SummaryReading(self.reading())))

    def action_sign(self) -> None:
        """Show the text; there, the same key signs exactly that."""
        summary = SummaryReading(self.reading())
        why = self._why_not_sign(summary)
        if why:
            self.explain(why)
            return
        self.flow(self._read_and_sign(summary))

    async def _read_and_sign(self, summary: SummaryReading) -> None:
        draft = summary.draft
        if draft is None:
            self.explain(SENTENCES[Code.NOT_ALLOWED])
            return
        first_name = "the candidate" if summary.reading.heading is None else summary.reading.heading.candidate
        parts = (f"Exactly what {first_name} will read", f"{draft.words} words", unanswered(summary))
        title = " · ".join(part for part in parts if part)
        thin = only_thanks(summary)
        title = f"{title}\n{thin}." if thin else title
        signs = not self._why_not_sign(summary)
        dialog = PreviewDialog(title, summary.text(), signs=signs)
        if await self.app.push_screen_wait(dialog) and signs:
            code = await self.send(c.SignOff(draft.hash))
            if code is None:
                self.notify("Signed. An edit would clear it, visibly.", markup=False)

    def _why_not_sign(self, summary: SummaryReading) -> str:
        """Return why I cannot sign now, empty where I can."""
        if not summary.i_sign():
            return SENTENCES[Code.NOT_A_SIGNER]
        blocking = summary.blocking()
        if blocking:
            return f"{len(blocking)} to resolve before anyone can sign. ! goes to each."
        if summary.signer(summary.reading.me).state == "signed":
            return "You have signed exactly this text already."
        return ""

    def action_decline_to_sign(self) -> None:
        """Say in words why one does not sign."""
        summary = SummaryReading(self.reading())
        if not summary.i_sign() or summary.draft is None:
            self.explain(SENTENCES[Code.NOT_A_SIGNER])
            return
        self.flow(self._decline(summary.draft.hash))

    async def _decline(self, read: str) -> None:
        advice = "The panel reads your words, and they stay on record. The candidate never does."
        title = "Why do you not sign?"
        await put_words(self, "decline", title, advice, lambda words: c.DeclineToSign(read, words))

    def action_ask(self) -> None:
        """Ask the panel to sign the present text."""
        summary = SummaryReading(self.reading())
        blocking = summary.blocking()
        if not self.may(c.AskForSignatures, summary.reading):
            return
        if blocking:
            self.explain(f"{len(blocking)} to resolve before anyone can sign. ! goes to each.")
        elif summary.draft is not None and summary.draft.asked:
            waiting = ", ".join(summary.reading.short(each) for each in summary.unsigned())
            self.explain(f"Asked already. Still to sign: {waiting or 'nobody'}.")
        else:
            self.act(c.AskForSignatures(), done="Everyone is asked to sign this text.")

    def action_open_release(self) -> None:
        """End the summary; signatures that are missing are counted by hand."""
        summary = SummaryReading(self.reading())
        if not self.may(c.OpenRelease, summary.reading):
            return
        needed = min(2, len(summary.signers()))
        if summary.blocking():
            self.explain(f"{len(summary.blocking())} to resolve first. ! goes to each.")
        elif summary.signed_count() < needed:
            self.explain(
                f"The release waits for at least {needed} signatures; {summary.signed_count()} hold now."
            )
        elif summary.reading.me in awaited(summary, self.room_app.now()):
            sign = self.face("summary.sign")
            self.explain(f"You have not signed. {sign} shows the text; sign there, or decline to.")
        elif awaited(summary, self.room_app.now()):
            self.flow(self._mark_absent(summary))
        elif summary.unsigned():
            self.flow(self._open_without(summary))
        else:
            self.act(c.OpenRelease())

    async def _mark_absent(self, summary: SummaryReading) -> None:
        """Say who has not answered and until when; who is away can be marked so here."""
        title, advice = waiting_for(summary, self.room_app.now())
        seats = summary.reading.seats
        may = [each for each in awaited(summary, self.room_app.now()) if Role.PANELIST in seats[each].roles]
        absent = ((each, f"Mark {summary.reading.name(each)} as absent") for each in may)
        choices = [("wait", "Wait for them"), *absent]
        chosen = await self.app.push_screen_wait(ChoiceDialog(title, choices, advice))
        person = next((each for each in may if each == chosen), None)
        if person is not None:
            await self.send(c.MarkAbsent(person))

    async def _open_without(self, summary: SummaryReading) -> None:
        missing = summary.unsigned()
        names = ", ".join(summary.reading.short(each) for each in missing)
        title = f"{len(missing)} {'has' if len(missing) == 1 else 'have'} not signed: {names}"
        advice = f"The record will name them. To go on, type how many are missing: {len(missing)}"
        while True:
            typed = await self.app.push_screen_wait(LineDialog(title, advice))
            if typed is None:
                return
            if typed.isdecimal() and await self.send(c.OpenRelease(int(typed))) is None:
                return
            if not typed.isdecimal():
                self.say(Code.MISSING_COUNT_DIFFERS)

    def action_back_to_discussion(self) -> None:
        """Go back to the discussion, with a reason."""
        if self.may(c.ReturnToDiscussion) and Role.FACILITATOR in self.reading().my_roles:
            title, advice = "Back to the discussion: why?", "Everyone goes back; edits and points stay."
            self.flow(self._put("back", title, advice))

    async def _put(self, name: str, title: str, advice: str) -> None:
        await put_words(self, name, title, advice, c.ReturnToDiscussion)
