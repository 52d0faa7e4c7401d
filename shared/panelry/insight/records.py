"""What insight reads: many candidates' ratings, one record each, and the sealed ones as a table."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

import msgspec


class InsightError(ValueError):
    """Records that a figure cannot be worked out from.

    `what` is so and `cure` says what can be done about it.
    """

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what, cure)
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.what}. {self.cure}."


class Round(Enum):
    """When a rating was given: sealed before the reveal, revised with a reason, or in a second round.

    `AGREED` is the panel's own level, which no single panelist gave; `LATER` is no rating of a panel at all,
    but how somebody who was hired does, some months after they began.
    """

    INITIAL = "initial"
    REVISED = "revised"
    SECOND = "second"
    AGREED = "agreed"
    LATER = "later"


class Record(msgspec.Struct, frozen=True):
    """One panelist's rating of one candidate on one criterion.

    `rating` is a level of the scale, None for no evidence or not rated. `at` says when, if it is known.
    `group` names the position or panel that the debrief belongs to, empty where nobody told groups apart.
    `panelist` is empty for an agreed rating and a later level.
    """

    candidate: str
    panelist: str
    criterion: str
    rating: int | None
    round: Round = Round.INITIAL
    at: datetime | None = None
    group: str = ""

    @property
    def debrief(self) -> tuple[str, str]:
        """The group and the candidate: one person who applied twice is two candidates."""
        return self.group, self.candidate


class Rated(msgspec.Struct, frozen=True):
    """A rating that exists; the names are places in the lists of its `Table`."""

    candidate: int
    panelist: int
    criterion: int
    level: float


class Table(msgspec.Struct, frozen=True):
    """The initial ratings that exist, and who and what they are about, in order of first appearance.

    Only they enter a figure: later ratings follow a discussion, and depend on one another.
    """

    candidates: tuple[str, ...]
    panelists: tuple[str, ...]
    criteria: tuple[str, ...]
    ratings: tuple[Rated, ...]


def sealed(records: Iterable[Record]) -> Table:
    """Return the table of the initial ratings; a criterion without a rating takes part in nothing."""
    candidates: dict[tuple[str, str], int] = {}
    panelists: dict[str, int] = {}
    criteria: dict[str, int] = {}
    ratings = tuple(
        Rated(
            candidates.setdefault(each.debrief, len(candidates)),
            panelists.setdefault(each.panelist, len(panelists)),
            criteria.setdefault(each.criterion, len(criteria)),
            each.rating,
        )
        for each in records
        if each.round is Round.INITIAL and each.rating is not None
    )
    return Table(tuple(name for _, name in candidates), tuple(panelists), tuple(criteria), ratings)
