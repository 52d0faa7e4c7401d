"""Assisted wording as one person sees it: what a program offers, and why it cannot be asked now."""

from panelry import parts as p
from panelry.refusals import SENTENCES, Code
from panelry.rewording import Ended, Reworded
from panelry.ruling import Rewordings
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.summary_reading import SummaryReading

ASKING = "A program puts the drafted sentences into other words."
LEAVES = (
    "It gets the approved points and the rubric's words: no name, note, rating or outcome. You read what it"
    " offers, sentence by sentence; a colleague accepts what you take, and the candidate is told of it."
)
ASKED = "Asked. This takes ten seconds at most; the same key then shows what it offers."
STOP = (("wait", "Wait for it"), ("stop", "Stop it: the drafted words stand"))
TAKE = (
    ("take", "Take it: a colleague accepts it then"),
    ("keep", "Keep the present words"),
    ("aside", "Put all that is offered aside"),
)
AT_WORK = "The program is at work"
WHY = {
    Ended.UNFIT: "The program said more than its sources, or what must not be said. It is put aside.",
    Ended.NOTHING_NEW: "The program has no other words.",
    Ended.LATE: "The program took longer than ten seconds. Ask again, or edit the words yourself.",
    Ended.FAILED: "The program failed. Whoever runs the server can see why.",
    Ended.NOT_SET_UP: "The server has no such program. Whoever runs it sets one up.",
    Ended.CHANGED: "The text was changed meanwhile. Ask again.",
    Ended.STOPPED: "Somebody stopped it, or put aside what it offered.",
}
"""How an asking ended, in words; the drafted ones stand."""


class RewordingReading:
    """What one picture says of it."""

    def __init__(self, summary: SummaryReading) -> None:
        self.summary = summary
        self.part = summary.reading.one(p.Rewording)
        self.on = PolicyReading(summary.reading).ruling.rewording is Rewordings.ON

    @property
    def pending(self) -> bool:
        """Whether the program is at work."""
        return self.part is not None and self.part.pending

    @property
    def offered(self) -> tuple[Reworded, ...]:
        """What it offers for sentences that still stand."""
        return () if self.part is None else self.part.offered

    def why_not(self) -> str:
        """Return why it cannot be asked, empty where it can."""
        if not self.on:
            return SENTENCES[Code.REWORDING_OFF]
        return "" if self.summary.draft is not None else "There is no text yet."

    def ended(self) -> str:
        """Return how the last asking ended, empty where it did not."""
        return "" if self.part is None or self.part.ended is None else WHY[self.part.ended]

    def difference(self, each: Reworded) -> str:
        """Return what would change, the present words first."""
        return f"{self.summary.place(each.sentence)}\n- {each.base}\n+ {each.text}"
