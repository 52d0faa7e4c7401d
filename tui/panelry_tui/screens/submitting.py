"""The part of the scoring screen that binds: submit, take back, recuse oneself."""

from panelry import commands as c
from panelry.panel import Role
from panelry.refusals import SENTENCES, Code
from panelry_tui.card_reading import blanks
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog, TextDialog
from panelry_tui.screens.observing import Observing


class Submitting(Observing):
    """Hands the scorecard in, once the person has said yes."""

    def action_submit(self) -> None:
        """Submit the scorecard, or take it back."""
        reading = self.reading()
        if Role.PANELIST not in reading.my_roles:
            self.explain("An observer's scorecard is not submitted: it is for comparing afterwards.")
        elif reading.my_card().submitted is not None:
            self._reopen(reading)
        elif self.closed(reading):
            return
        elif blanks(reading):
            names = ", ".join(blanks(reading))
            self.explain(f"Still blank: {names}. Rate each, or press 0 for no evidence.")
        else:
            self._submit(reading)

    def _submit(self, reading: Reading) -> None:
        card = reading.my_card()
        left_out = [
            name
            for name, value in (("recommendation", card.recommendation), ("confidence", card.confidence))
            if value is None
        ]
        advice = f"Without {' and '.join(left_out)}. " if left_out else ""
        choices = (("submit", "Submit: it stays sealed until the reveal"), ("wait", "Not yet"))
        self.end_note()
        self.app.push_screen(
            ChoiceDialog("Submit your scorecard?", choices, advice + "S takes it back until evidence opens."),
            self._submitted,
        )

    def _submitted(self, answer: str | None) -> None:
        if answer == "submit":
            self.act(c.Submit(), done="Submitted. It stays sealed until the reveal.")

    def _reopen(self, reading: Reading) -> None:
        if reading.openings.evidence:
            self.explain(SENTENCES[Code.SCORECARD_FROZEN])
            return
        choices = (
            ("keep", "Leave it submitted"),
            ("reopen", "Reopen it: the panel sees that it is open again"),
        )
        self.app.push_screen(ChoiceDialog("Your scorecard is submitted", choices), self._reopened)

    def _reopened(self, answer: str | None) -> None:
        if answer == "reopen":
            self.act(c.Reopen(), done="Open again. Submit it when it is ready.")

    def action_recuse(self) -> None:
        """Ask for the reason, then take no part any more."""
        advice = "A recused person counts nowhere and sees nothing more. This cannot be taken back here."
        self.app.push_screen(TextDialog("Recuse yourself: why?", advice, name="recuse"), self._recused)

    def _recused(self, reason: str | None) -> None:
        if reason:
            self.act(c.DeclareConflict(self.reading().me, reason))
        elif reason is not None:
            self.say(Code.REASON_MISSING)
