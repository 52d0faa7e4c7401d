"""What is on file for a release, in words: the approver, an adjustment, and words that must not be said."""

from panelry import parts as p
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.reading import Reading

TITLE = "What is on file for the release"
NOBODY = "Nobody here can be the approver. They need a coordinator's seat, and neither lead nor rate."
APPROVER = "Who approves the release?"
APPROVER_ADVICE = "A coordinator who took no part; their signature on the exact text is the approval."
ADJUSTMENT = "Did the candidate ask for a reasonable adjustment?"
ADJUSTMENT_ADVICE = "If so, no sentence may speak of extra time or another arrangement: it blocks."
DENIED = "What must the text not say?"
DENIED_ADVICE = "Names of projects and the like, with commas between; all of them each time, or none."


def adjustment(reading: Reading) -> str:
    """Return whether an adjustment is on file."""
    found = reading.one(p.OnFile)
    on_file = found is not None and found.adjustment
    return "an adjustment is on file: words about one block" if on_file else "no adjustment is on file"


def denied(reading: Reading) -> str:
    """Return what must not be said, as it is typed."""
    found = reading.one(p.OnFile)
    return "" if found is None else ", ".join(found.denied)


def listed(typed: str) -> tuple[str, ...]:
    """Return the words that were typed with commas between."""
    return tuple(filter(None, (" ".join(each.split()) for each in typed.split(","))))


def approver(reading: Reading) -> str:
    """Return who approves, or that nobody is named."""
    found = PolicyReading(reading)
    return "no approver is named" if found.approver is None else f"{reading.name(found.approver)} approves"
