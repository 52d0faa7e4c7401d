"""What is asked at the release: permission, the release itself, the hand-over, an export, an end."""

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from panelry import commands as c
from panelry.letters import Letter, call_script
from panelry.panel import Channel
from panelry.phase import MAY
from panelry.refusals import SENTENCES, Code
from panelry_tui.correcting import ADVICE, ASKED
from panelry_tui.hand_over_words import closing, ways
from panelry_tui.page_words import NO_PAGE, has_page
from panelry_tui.personal_reading import PersonalReading
from panelry_tui.release_reading import CHANNELS, ReleaseReading
from panelry_tui.screens.approving import approve
from panelry_tui.screens.dialogs import ChoiceDialog, Dialog, LineDialog, ReadDialog
from panelry_tui.screens.exporting import export
from panelry_tui.screens.handing_over import MovingChair
from panelry_tui.screens.keeping_words import keep_words
from panelry_tui.screens.page_acts import page_acts
from panelry_tui.screens.permission import record_permission
from panelry_tui.screens.personal_note import personal_note
from panelry_tui.screens.preview import PreviewDialog
from panelry_tui.screens.put_words import put_words


class ReleaseActs(MovingChair):
    """The acts of the release, each with its dialogs."""

    key_set: ClassVar = "release"

    def release(self) -> ReleaseReading:
        """Return the release as it is now."""
        return ReleaseReading(self.reading(), self.room_app.now())

    def flow(self, steps: Coroutine[Any, Any, None]) -> None:
        """Go through dialogs one after the other, beside everything else."""
        self.run_worker(steps, group="flow", exit_on_error=False)

    async def ask(self, dialog: Dialog) -> str | None:
        """Show a dialog and wait; None if it was left."""
        return await self.app.push_screen_wait(dialog)

    def may(self, command: type[c.Command]) -> bool:
        """Return whether I may ask this here and now; say why not."""
        reading = self.reading()
        if not MAY[command].roles & reading.my_roles:
            self.explain(SENTENCES[Code.NOT_ALLOWED])
        elif reading.phase not in MAY[command].phases:
            self.explain("This debrief has ended. Nothing more is done here.")
        else:
            return True
        return False

    def runs_it(self) -> bool:
        """Return whether my roles release and hand over; say why not."""
        if not self.release().runs:
            self.explain(SENTENCES[Code.NOT_ALLOWED])
            return False
        return True

    def _released(self) -> Letter | None:
        letter = self.release().letter()
        if letter is None:
            self.explain(SENTENCES[Code.NOT_RELEASED])
        return letter

    def _to_hand_over(self) -> Letter | None:
        """Return what was released, if it may be handed over now; say why not."""
        letter, why = self._released(), self.release().why_not_handed()
        if letter is not None and why:
            self.explain(why)
        return None if why else letter

    def action_preview(self) -> None:
        """Show the whole text."""
        found = self.release()
        if not found.text():
            why = "Nothing was released." if found.ended else "Your role does not read the text."
            self.explain(why)
            return
        verb = "will read" if found.handed is None else "was given"
        self.app.push_screen(PreviewDialog(f"Exactly what {found.candidate} {verb}", found.text()))

    def action_approve(self) -> None:
        """Let the approver read the text and sign exactly that, or decline in words."""
        found = self.release()
        why = found.policy.why_not_approve()
        if why:
            self.explain(why)
        elif found.summary.draft is not None:
            self.flow(approve(self, found, found.summary.draft.hash))

    def action_personal_note(self) -> None:
        """Read one's personal note and record that it was sent, or approve somebody's."""
        self.flow(personal_note(self, PersonalReading(self.release())))

    def action_permission(self) -> None:
        """Record what the candidate answered."""
        if self.may(c.RecordPermission):
            self.flow(record_permission(self))

    def action_release(self) -> None:
        """Hand the text over, once the candidate's first name is typed."""
        found = self.release()
        why = found.why_not()
        if not self.may(c.Release):
            return
        if why:
            self.explain(why)
        elif found.asked is not None and found.sealed is not None:
            self.flow(self._release(found, found.asked.channel, found.sealed.signed))

    async def _release(self, found: ReleaseReading, channel: Channel, signed: str) -> None:
        title = f"Release to {found.candidate} by {CHANNELS[channel]}"
        advice = f"What is read cannot be unread. Type the candidate's first name: {found.first_name}"
        value = ""
        while True:
            typed = await self.ask(LineDialog(title, advice, value=value))
            if typed is None:
                return
            if await self.send(c.Release(channel, signed, typed)) is None:
                self.notify("Released. Hand it over, then record how it went.", markup=False)
                return
            value = typed

    def action_hand_over(self) -> None:
        """Record how the hand-over went."""
        if self._released() is not None and self.may(c.RecordHandover):
            self.flow(self._hand_over())

    async def _hand_over(self) -> None:
        released = self._released()
        if released is None:
            return
        choices = ways(released.channel)
        result = await self.ask(ChoiceDialog("How did the hand-over go?", choices))
        if result is not None:
            key = self.face("release.reply")
            advice = (
                "A few words for the record, or none. The candidate may be able to see them by law. "
                f"Recorded apart, by {key}: what they asked, or which fact they corrected."
            )
            await put_words(self, "hand-over", f"{result.capitalize()}: anything to add?", advice,
                lambda words: c.RecordHandover(result, words), may_be_empty=True,
            )  # fmt: skip

    async def _words(
        self,
        name: str,
        title: str,
        advice: str,
        make: Callable[[str], c.Command],
        *,
        may_be_empty: bool = False,
    ) -> None:
        await put_words(self, name, title, advice, make, may_be_empty=may_be_empty)

    def action_page(self) -> None:
        """Make a link to the candidate's page, write to the candidate, or revoke."""
        found = self.release()
        command = c.RevokePage if found.ended else c.MakePage
        if not self.may(command):
            return
        if not self.store.half.page and not has_page(found.reading):
            self.explain(NO_PAGE)
        else:
            self.flow(page_acts(self, asks=found.out is None))

    def action_call_script(self) -> None:
        """Show what to say in the call."""
        letter = self._to_hand_over()
        if letter is None or not self.runs_it():
            return
        if letter.channel is not Channel.CALL:
            self.explain("The candidate agreed to another way, so there is no call script.")
        else:
            self.app.push_screen(ReadDialog(call_script(letter)))

    def action_own_words(self) -> None:
        """Write one's own words to a file, once the debrief is over."""
        if self.release().ended:
            self.flow(keep_words(self))
        else:
            self.explain("Your words are on your scorecard as long as the debrief goes on.")

    def action_export(self) -> None:
        """Write the released text to a file; that it was read goes on record first."""
        letter = self._to_hand_over()
        if letter is not None and self.may(c.RecordExport):
            self.flow(export(self, letter))

    def action_close(self) -> None:
        """End the debrief, with a reason where nothing was released."""
        found = self.release()
        if not self.may(c.Close):
            return
        if found.out is None:
            title = f"Close without feedback for {found.first_name}: why?"
            advice = "Nothing is sent. The record keeps your reason."
        else:
            title, advice = (
                closing(found.out),
                "After it only a correction opens the summary again. Words for the record, or none.",
            )
        may_be_empty = found.out is not None
        self.flow(self._words("close", title, advice, c.Close, may_be_empty=may_be_empty))

    def action_back_to_summary(self) -> None:
        """Go back to the summary, or correct what was released, with a reason."""
        found = self.release()
        if found.handed is not None:
            if found.revoked:
                self.explain(SENTENCES[Code.RELEASE_REVOKED])
            elif self.may(c.CorrectText):
                self.flow(self._words("correct", ASKED, ADVICE, c.CorrectText))
        elif self.may(c.ReturnToSummary):
            title, advice = "Back to the summary: why?", "Signatures stay while the text stays the same."
            self.flow(self._words("back", title, advice, c.ReturnToSummary))

    def action_withdraw(self) -> None:
        """End the debrief because the position is gone or on hold."""
        if self._not_handed() and self.may(c.Withdraw):
            self.flow(self._withdraw())

    async def _withdraw(self) -> None:
        choices = [("gone", "The position is gone"), ("hold", "The position is on hold")]
        advice = "The debrief ends here, and no evaluation is sent."
        state = await self.ask(ChoiceDialog("What happened to the position?", choices, advice))
        if state is not None:
            await put_words(
                self, "withdraw", "Why?", "For the record.", lambda words: c.Withdraw(state == "hold", words)
            )

    def action_abandon(self) -> None:
        """End a debrief that cannot go on."""
        if self._not_handed() and self.may(c.Abandon):
            title = "Abandon this debrief: why?"
            self.flow(self._words("abandon", title, "It ends here and nothing is sent.", c.Abandon))

    def _not_handed(self) -> bool:
        if self.release().out is None:
            return True
        self.explain(f"The summary is released. {self.face('release.close')} closes the debrief.")
        return False
