"""Events of scoring."""

import msgspec

from panelry.events.fact import Fact
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Confidence, Recommendation
from panelry.points import Kind


class Rated(Fact, frozen=True, tag=True):
    """A panelist gave a level on a criterion, or None for no evidence."""

    criterion: CriterionId
    level: int | None


class RatingCleared(Fact, frozen=True, tag=True):
    """A criterion became blank again."""

    criterion: CriterionId


class Observed(Fact, frozen=True, tag=True):
    """An observation was written or changed."""

    observation: ObservationId
    criterion: CriterionId
    kind: Kind
    text: str
    shareable: bool

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Observed(…)"


class ObservationRemoved(Fact, frozen=True, tag=True):
    """An observation was taken away."""

    observation: ObservationId


class Noted(Fact, frozen=True, tag=True):
    """A private note was replaced; criterion None is the note on the whole interview."""

    criterion: CriterionId | None
    text: str

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Noted(…)"


class Recommended(Fact, frozen=True, tag=True):
    """A panelist gave, or cleared, the overall judgement."""

    recommendation: Recommendation | None


class ConfidenceGiven(Fact, frozen=True, tag=True):
    """A panelist said, or cleared, how sure the judgement is."""

    confidence: Confidence | None


class Submitted(Fact, frozen=True, tag=True):
    """A scorecard was handed in as a whole.

    `commitments` are its receipt, by field; `seed` is what their salts come from, and sealed until they
    open (both in hex, see `receipts`). Older journals have neither.
    """

    seed: str = ""
    commitments: dict[str, str] = msgspec.field(default_factory=dict)

    def __repr__(self) -> str:
        """Hide the seed, which is sealed."""
        return "Submitted(…)"


class Reopened(Fact, frozen=True, tag=True):
    """A scorecard was taken back."""


class Nudged(Fact, frozen=True, tag=True):
    """Somebody was reminded."""

    person: PersonId


class MarkedAbsent(Fact, frozen=True, tag=True):
    """The panel stopped waiting for somebody."""

    person: PersonId


class MarkedPresent(Fact, frozen=True, tag=True):
    """The panel waits for somebody again."""

    person: PersonId


class EvidenceOpened(Fact, frozen=True, tag=True):
    """Scorecards froze and shareable observations opened; `missing` had not submitted."""

    missing: tuple[PersonId, ...]


class Revealed(Fact, frozen=True, tag=True):
    """All ratings opened at once; `missing` had not submitted.

    `figures` is the version of the formulas that the panel's figures come from; older journals have none.
    """

    missing: tuple[PersonId, ...]
    figures: str = ""
