"""What insight tells, piece by piece: pooled figures, one's own calibration, ratings, the bench.

None of it is part of a picture: it is asked for, answered once and kept nowhere, but for figures of later
levels. A share of two whole numbers is a pair of them, any other figure is a decimal as text.
"""

from enum import Enum

import msgspec

from panelry.ids import CandidateId
from panelry.pages import Said

Ratio = tuple[int, int]
"""A number as numerator and denominator."""


class Subject(Enum):
    """What insight is asked for."""

    POOLED = "pooled"
    OWN = "own"
    RATINGS = "ratings"
    BENCH = "bench"


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="tells"):
    """What all pieces share."""


class PanelTold(Piece, frozen=True, tag=True):
    """On what the pooled figures rest, and what panels of other sizes would be worth."""

    ratings: int
    candidates: int
    panelists: int
    criteria: int
    shares: tuple[tuple[int, str], ...]
    """By the number of panelists, the share of a panel's mean that is the candidate; empty for too little."""
    months: tuple[str, str] | None
    """The first and the last month of the debriefs, as 2026-11; null where there is none."""


class GroupTold(Piece, frozen=True, tag=True):
    """A position of five candidates or more, or with an empty name all of them together."""

    name: str
    candidates: int
    panelists: int
    ratings: int


class CriterionTold(Piece, frozen=True, tag=True):
    """What the group told last teaches of a criterion; null is what rests on fewer than five candidates."""

    criterion: str
    candidates: int
    assessed: int
    sealed: tuple[int, ...] | None
    agreed_n: int
    agreed: tuple[int, ...] | None
    compared: int
    gap: Ratio | None
    split: int | None
    moved: tuple[int, Ratio, Ratio] | None
    """Candidates with a second round, and the mean gap before and after."""
    alike: bool | None
    strengths: int | None = None
    """To how many candidates a strength was said on it."""
    growth: int | None = None
    """To how many it was said what to work on."""
    apart: tuple[int, int, int] | None = None
    """The two levels on which most split panels stand, and how many; null for fewer than five panels."""


class LaterTold(Piece, frozen=True, tag=True):
    """Whether a criterion foretold how people who were hired do: a correlation, and its interval.

    Over five people or more, who joined five at a time, the correlation of one decimal; null where they are
    all alike, and where it is withheld from whoever chose a later level. It stands until five more join.
    """

    criterion: str
    people: int
    correlation: str | None
    low: str | None
    high: str | None
    withheld: bool = False


class RepliedTold(Piece, frozen=True, tag=True):
    """What candidates said to the feedback that they were given, by how many, five of them at least."""

    people: int
    """How many were given feedback, in positions where five were."""
    said: tuple[tuple[Said, int], ...]


class CalibrationTold(Piece, frozen=True, tag=True):
    """One's own calibration, in scale points; effect and error are null where they are not shown."""

    ratings: int
    shared: int
    effect: str | None
    error: str | None
    shown: str
    windows: tuple[tuple[int, str, str], ...]
    """Ten candidates each, oldest first: ratings, mean distance from the others, its error."""


class RatingTold(Piece, frozen=True, tag=True):
    """One rating of a debrief that is over, without names; no rating is no evidence."""

    position: str
    candidate: str
    panelist: str
    criterion: str
    rating: int | None
    round: str
    month: str
    """When the debrief opened, as 2026-11; empty where few of its position opened in that month."""


class BenchTold(Piece, frozen=True, tag=True):
    """Somebody on the bench, with each criterion of the position on which the panel agreed a strength."""

    candidate: CandidateId
    name: str
    strengths: tuple[tuple[str, int], ...]
    """In the order of the position's rubric: its title, and how many panelists had rated it."""


Told = (
    PanelTold | GroupTold | CriterionTold | LaterTold | RepliedTold | CalibrationTold | RatingTold | BenchTold
)
"""Everything that insight may tell."""
