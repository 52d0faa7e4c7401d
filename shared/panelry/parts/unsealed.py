"""Parts of break-glass: what the three people it concerns are told, and what the named reader reads."""

from panelry.ids import CriterionId, PersonId
from panelry.panel import Confidence, Recommendation
from panelry.parts.part import Part
from panelry.points import Kind


class Unsealing(Part, frozen=True, tag=True):
    """A break-glass that concerns the viewer: that of `person` opened to `reader`, and `by` asked for it."""

    person: PersonId
    reader: PersonId
    by: PersonId
    at: str
    reason: str

    @property
    def key(self) -> str:
        """Name the break-glass by the two people, and by when it was."""
        return f"Unsealing/{self.person}/{self.reader}/{self.at}"

    def __repr__(self) -> str:
        """Hide the reason, which only three people read."""
        return "Unsealing(…)"


class UnsealedCard(Part, frozen=True, tag=True):
    """The judgement on an opened scorecard; `submitted` says which hand-in it is, `at` when it opened.

    The salt, in hex, belongs to the receipt's field of the judgement; empty where there is no receipt.
    """

    person: PersonId
    submitted: str
    at: str
    recommendation: Recommendation | None
    confidence: Confidence | None
    salt: str

    @property
    def key(self) -> str:
        """Name the scorecard by its author."""
        return f"UnsealedCard/{self.person}"

    def __repr__(self) -> str:
        """Hide the judgement, which is sealed for all others."""
        return "UnsealedCard(…)"


class UnsealedRating(Part, frozen=True, tag=True):
    """A rating of an opened scorecard, None for no evidence, with the salts of its two fields in hex."""

    person: PersonId
    criterion: CriterionId
    level: int | None
    salt: str
    evidence_salt: str

    @property
    def key(self) -> str:
        """Name the rating by author and criterion."""
        return f"UnsealedRating/{self.person}/{self.criterion}"

    def __repr__(self) -> str:
        """Hide the level, which is sealed for all others."""
        return "UnsealedRating(…)"


class UnsealedObservation(Part, frozen=True, tag=True):
    """A shareable observation of an opened scorecard."""

    person: PersonId
    criterion: CriterionId
    ordinal: int
    kind: Kind
    text: str

    @property
    def key(self) -> str:
        """Name the observation by author, criterion and number."""
        return f"UnsealedObservation/{self.person}/{self.criterion}/{self.ordinal:03}"

    def __repr__(self) -> str:
        """Hide the words, which are sealed for all others."""
        return "UnsealedObservation(…)"
