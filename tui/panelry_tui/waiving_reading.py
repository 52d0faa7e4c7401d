"""Waiving a finding in words: whether this person may, and why not."""

from panelry.found import LEAK, waivable
from panelry.panel import Role
from panelry.refusals import SENTENCES, Code
from panelry_tui.summary_reading import Matter, SummaryReading

_ANSWER = {Role.FACILITATOR, Role.COORDINATOR}
REASON = "The panel reads the reason, and it stays on record. It holds for these very words."


def why_not_waive(summary: SummaryReading, matter: Matter) -> str:
    """Return why I cannot waive a finding; empty where I can."""
    if matter.weight == "new":
        return "New text and rubric words are accepted, not waived."
    if matter.weight == "suggested":
        return "A suggestion is answered, not waived."
    if matter.waived:
        return "This finding is waived already."
    if matter.rule == LEAK:
        return "" if matter.owner == summary.reading.me else SENTENCES[Code.AUTHORS_YES_NEEDED]
    if not waivable(matter.rule, blocks=matter.weight == "block"):
        return SENTENCES[Code.NEVER_WAIVED]
    return "" if summary.reading.my_roles & _ANSWER else SENTENCES[Code.NOT_ALLOWED]


def can_waive(summary: SummaryReading) -> tuple[Matter, ...]:
    """Return the findings that I can waive."""
    return tuple(each for each in summary.matters if not why_not_waive(summary, each))


def title(matter: Matter) -> str:
    """Return the question of a waiver: a consent to one's own words, or an answer for a rule."""
    return (
        "These are your private words: why may they be said?"
        if matter.rule == LEAK
        else f"Waive {matter.rule}: why?"
    )


def unanswered(summary: SummaryReading) -> str:
    """Return how many warnings nobody waived, in words; empty where there is none."""
    left = sum(each.weight == "warn" and not each.waived for each in summary.matters)
    return f"{left} warning{'s' * (left > 1)} that nobody waived" if left else ""
