"""Whether one's own scorecard takes changes now, and if not, why."""

from panelry.debrief import Phase
from panelry.panel import Mode
from panelry.refusals import SENTENCES, Code
from panelry_tui.reading import Reading


def why_closed(reading: Reading) -> str | None:
    """Return why the scorecard takes no change now, None if it does."""
    openings, card = reading.openings, reading.my_card()
    late = openings.revealed and reading.mode is not Mode.WITHOUT_NAMES and reading.phase is Phase.DISCUSSION
    if not reading.rates:
        return "You do not rate in this debrief."
    if reading.phase is Phase.SCORING and not openings.evidence:
        return None if card.submitted is None else SENTENCES[Code.SCORECARD_SUBMITTED]
    return None if late and card.submitted is None else SENTENCES[Code.SCORECARD_FROZEN]
