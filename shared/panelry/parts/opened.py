"""Parts that open with the evidence, with the reveal, or later, for the whole panel at once."""

import msgspec

from panelry.ids import CriterionId, PersonId, PointId
from panelry.panel import Confidence, Recommendation
from panelry.parts.part import Part
from panelry.points import Kind, Polarity


class Evidence(Part, frozen=True, tag=True):
    """A shareable observation; without names there is no author, and the ordinal follows the words."""

    criterion: CriterionId
    person: PersonId | None
    ordinal: int
    kind: Kind
    text: str

    @property
    def key(self) -> str:
        """Name the observation by criterion, author and ordinal among the author's shareable ones."""
        return f"Evidence/{self.criterion}/{self.person or ''}/{self.ordinal:03}"


class Opened(Part, frozen=True, tag=True):
    """One panelist's opened ratings on a criterion.

    `initial` is frozen for ever; `current` is the revised level if `revised`; `second` counts if the
    second round was held and `answered`. None is no evidence.
    """

    criterion: CriterionId
    person: PersonId
    initial: int | None
    current: int | None
    revised: bool
    reason: str
    second: int | None
    answered: bool
    late: bool

    @property
    def key(self) -> str:
        """Name the ratings by criterion and panelist."""
        return f"Opened/{self.criterion}/{self.person}"


class Levels(Part, frozen=True, tag=True):
    """The opened ratings on a criterion without names: each list sorted for itself, no evidence last."""

    criterion: CriterionId
    initial: tuple[int | None, ...]
    in_use: tuple[int | None, ...]
    reasons: tuple[str, ...]

    @property
    def key(self) -> str:
        """Name the ratings by criterion."""
        return f"Levels/{self.criterion}"


class Receipt(Part, frozen=True, tag=True):
    """What a scorecard committed to when it was handed in, by field, as `receipts` says.

    Every scorecard of a debrief has the same fields, and each commitment has the same size.
    """

    person: PersonId
    submitted: str
    commitments: dict[str, str]

    @property
    def key(self) -> str:
        """Name the receipt by its panelist."""
        return f"Receipt/{self.person}"


class Salts(Part, frozen=True, tag=True):
    """The salts of the fields of a scorecard that are open, in hex."""

    person: PersonId
    salts: dict[str, str]

    @property
    def key(self) -> str:
        """Name the salts by their panelist."""
        return f"Salts/{self.person}"


class Talk(Part, frozen=True, tag=True):
    """How far the panel is with a criterion: `second` is none, open or held."""

    criterion: CriterionId
    parked: bool
    agreed: int | None
    reason: str
    majority: str
    minority: str
    second: str

    @property
    def key(self) -> str:
        """Name the talk by its criterion."""
        return f"Talk/{self.criterion}"


class Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A panelist's answer to a proposal."""

    person: PersonId
    stands: bool
    words: str


class Offered(Part, frozen=True, tag="Proposal"):
    """A level put to the panel, with the answers in order of person."""

    criterion: CriterionId
    level: int
    by: PersonId
    at: str
    replies: tuple[Reply, ...]

    @property
    def key(self) -> str:
        """Name the proposal by its criterion."""
        return f"Proposal/{self.criterion}"


class Judgement(Part, frozen=True, tag=True):
    """A panelist's recommendation and confidence."""

    person: PersonId
    recommendation: Recommendation | None
    confidence: Confidence | None

    @property
    def key(self) -> str:
        """Name the judgement by its panelist."""
        return f"Judgement/{self.person}"


class Judgements(Part, frozen=True, tag=True):
    """All recommendations and confidences without names, each sorted for itself."""

    recommendations: tuple[Recommendation, ...]
    confidences: tuple[Confidence, ...]


class SharedPoint(Part, frozen=True, tag="Point"):
    """An approved point, with disputes as (person, words) in order of person."""

    point: PointId
    author: PersonId
    criterion: CriterionId
    polarity: Polarity
    situation: str
    behaviour: str
    kind: Kind
    effect: str
    suggestion: str
    disputes: tuple[tuple[PersonId, str], ...]

    @property
    def key(self) -> str:
        """Name the point by author and id: two authors may have chosen one id."""
        return f"Point/{self.author}/{self.point}"
