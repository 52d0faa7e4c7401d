"""Commands of scoring: all but the last two acts are private to their author."""

from panelry.commands.asking import Ask
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Confidence, Recommendation
from panelry.points import Kind


class Rate(Ask, frozen=True, tag=True):
    """Give a level on a criterion, or None for no evidence."""

    criterion: CriterionId
    level: int | None


class ClearRating(Ask, frozen=True, tag=True):
    """Make a criterion blank again."""

    criterion: CriterionId


class Observe(Ask, frozen=True, tag=True):
    """Write or change an observation on a criterion."""

    observation: ObservationId
    criterion: CriterionId
    kind: Kind
    text: str
    shareable: bool = False

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Observe(…)"


class RemoveObservation(Ask, frozen=True, tag=True):
    """Take an observation away."""

    observation: ObservationId


class WriteNote(Ask, frozen=True, tag=True):
    """Replace the private note on a criterion, or None for the whole interview."""

    criterion: CriterionId | None
    text: str

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "WriteNote(…)"


class Recommend(Ask, frozen=True, tag=True):
    """Give the overall judgement, or None to clear it."""

    recommendation: Recommendation | None


class GiveConfidence(Ask, frozen=True, tag=True):
    """Say how sure the judgement is, or None to clear it."""

    confidence: Confidence | None


class Submit(Ask, frozen=True, tag=True):
    """Hand in the whole scorecard."""


class Reopen(Ask, frozen=True, tag=True):
    """Take one's own scorecard back before anything opens."""


class Nudge(Ask, frozen=True, tag=True):
    """Remind somebody whose scorecard is missing."""

    person: PersonId


class MarkAbsent(Ask, frozen=True, tag=True):
    """Stop waiting for a panelist."""

    person: PersonId


class MarkPresent(Ask, frozen=True, tag=True):
    """Wait for a panelist again: a facilitator says so, or the panelist themself."""

    person: PersonId


class OpenEvidence(Ask, frozen=True, tag=True):
    """Freeze every scorecard and open shareable observations; `missing` is typed by the facilitator."""

    missing: int = 0


class Reveal(Ask, frozen=True, tag=True):
    """Open all ratings at once; `missing` is typed where this act freezes the scorecards."""

    missing: int = 0
