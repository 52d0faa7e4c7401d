"""Parts that only their author sees."""

from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Confidence, Recommendation
from panelry.parts.part import Part
from panelry.points import Kind, Point


class OwnCard(Part, frozen=True, tag=True):
    """The whole of one's scorecard: judgement, and when it was handed in."""

    recommendation: Recommendation | None
    confidence: Confidence | None
    submitted: str | None


class OwnRating(Part, frozen=True, tag=True):
    """One's rating; level None is no evidence."""

    criterion: CriterionId
    level: int | None
    version: int

    @property
    def key(self) -> str:
        """Name the rating by its criterion."""
        return f"OwnRating/{self.criterion}"


class OwnObservation(Part, frozen=True, tag=True):
    """One's observation."""

    observation: ObservationId
    criterion: CriterionId
    kind: Kind
    text: str
    shareable: bool
    version: int

    @property
    def key(self) -> str:
        """Name the observation."""
        return f"OwnObservation/{self.observation}"

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "OwnObservation(…)"


class OwnNote(Part, frozen=True, tag=True):
    """One's note on a criterion, or None for the whole interview."""

    criterion: CriterionId | None
    text: str
    version: int

    @property
    def key(self) -> str:
        """Name the note by its criterion; the general one by a blank."""
        return f"OwnNote/{self.criterion or ''}"

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "OwnNote(…)"


class OwnSecond(Part, frozen=True, tag=True):
    """One's second rating; level None is no evidence."""

    criterion: CriterionId
    level: int | None

    @property
    def key(self) -> str:
        """Name the rating by its criterion."""
        return f"OwnSecond/{self.criterion}"


class OwnSalts(Part, frozen=True, tag=True):
    """The salts of one's own fields that are open, in hex, in a debrief that opens without names."""

    salts: dict[str, str]


class PersonalNote(Part, frozen=True, tag=True):
    """The text of a personal note, for its author; for an approver, too, where the policy asks for approval.

    `approved` says that this exact text was approved, `sent` is when it was recorded as sent, or empty.
    """

    person: PersonId
    text: str
    hash: str
    approved: bool
    sent: str

    @property
    def key(self) -> str:
        """Name the note by its author."""
        return f"PersonalNote/{self.person}"


class OwnPoint(Part, frozen=True, tag=True):
    """One's point as last written; `problems` say what it still lacks before it can be approved."""

    point: Point
    approved: bool
    problems: tuple[str, ...]

    @property
    def key(self) -> str:
        """Name the point."""
        return f"OwnPoint/{self.point.id}"
