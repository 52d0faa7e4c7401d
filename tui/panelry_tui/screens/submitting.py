"""The part of the scoring screen that binds: submit, take back, recuse oneself."""

from collections.abc import Iterable

from msgspec.structs import replace

from panelry import commands as c
from panelry.panel import Role
from panelry.phase import MAY
from panelry.refusals import SENTENCES, Code
from panelry_tui.card_reading import blanks, evidence_words
from panelry_tui.keys import Key
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.put_words import put_words
from panelry_tui.screens.resuming import Resuming
from panelry_tui.words import RECUSED

_SEALED = (("submit", "Submit: it stays sealed until the reveal"), ("wait", "Not yet"))
_LATE = (("wait", "Not yet"), ("submit", "Submit: the panel sees it at once, and it cannot be taken back"))
"""What cannot be taken back is never the first choice."""


_CHANGES = frozenset({"rate", "walk", "observe", "shareable", "clear", "remove"})
"""Acts that change the scorecard."""


def may_reopen(reading: Reading) -> bool:
    """Whether a submitted scorecard may be taken back."""
    return reading.phase in MAY[c.Reopen].phases and not reading.openings.evidence


def acting_now(reading: Reading, found: Iterable[Key], why: str | None) -> tuple[Key, ...]:
    """Return the keys that act on a scorecard as it stands; nobody but a panelist submits one.

    `why` it takes no change leaves the notes open, and `S`, which takes it back.
    """
    submits, label, idle = Role.PANELIST in reading.my_roles, "Submit", frozenset[str]()
    if why is not None:
        submits = reading.my_card().submitted is not None and may_reopen(reading)
        label, idle = "Reopen", _CHANGES
    return tuple(
        replace(key, label=label) if key.action == "submit" else key
        for key in found
        if key.action not in idle and (key.action != "submit" or submits)
    )


class Submitting(Resuming):
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
        evidence = evidence_words(reading, f"{self.face('scoring.shareable')} makes one shareable")
        advice += f"{evidence} " if evidence else ""
        self.end_note()
        if reading.openings.revealed:
            title, choices = "Submit your late scorecard?", _LATE
            advice += "It is marked late, and no figure of the sealed round counts it."
        else:
            title, choices = "Submit your scorecard?", _SEALED
            advice += f"{self.face('scoring.submit')} takes it back until evidence opens."
        self.app.push_screen(ChoiceDialog(title, choices, advice), self._submitted)

    def _submitted(self, answer: str | None) -> None:
        if answer != "submit":
            return
        if self.reading().openings.revealed:
            done = "Submitted, late. The panel sees it, and it stays as it is; r revises a rating."
        else:
            done = "Submitted. It stays sealed until the reveal."
        self.act(c.Submit(), done=done)

    def _reopen(self, reading: Reading) -> None:
        if not may_reopen(reading):
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
        if self.reading().phase in MAY[c.DeclareConflict].phases:
            self.run_worker(self._recuse(), exit_on_error=False)
        else:
            self.explain("Scoring is over. Tell the facilitator; nobody is recused after it.")

    async def _recuse(self) -> None:
        me = self.reading().me
        await put_words(
            self, f"recuse/{me}", "Recuse yourself: why?", RECUSED, lambda why: c.DeclareConflict(me, why)
        )
