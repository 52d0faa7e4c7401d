"""Lessons: what many debriefs say of one criterion, each figure with the number that it rests on.

Sealed ratings are counted one by one, agreed ratings one for each candidate; the two never mix. A figure
about fewer than five candidates is None.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from panelry.disagreement import measure
from panelry.insight.records import Record, Round
from panelry.rubric import Bounds
from panelry.rubric_rules import SCALES

FEWEST = 5
"""Candidates from which on anything is shown of a group, or of a criterion."""
OFTEN = Fraction(1, 3)
"""Share of split panels from which on a criterion is said to split often: twice what noise alone gives."""
ALIKE = 1
"""Points that candidates' results may lie apart where a criterion does not tell them apart."""


class Splits(Enum):
    """How often the panels of a criterion are split."""

    SELDOM = "seldom"
    OFTEN = "often"
    ALWAYS = "always"


class Plan(msgspec.Struct, frozen=True):
    """What a rubric says that lessons need; `criteria` is empty where the records alone name them.

    Without a `scale` ratings are counted on levels 1 to 5, or 1 to 10 where one is above 5. No figure but
    these counts depends on it.
    """

    scale: int | None = None
    bounds: Bounds = Bounds()
    criteria: tuple[str, ...] = ()


class Moved(msgspec.Struct, frozen=True):
    """The mean gap of `n` candidates' panels, sealed and in the second round, of the same candidates."""

    n: int
    sealed: Fraction
    second: Fraction


class Apart(msgspec.Struct, frozen=True):
    """Two levels, the lower first, on which the sides of `n` split panels stand."""

    low: int
    high: int
    n: int


class Lesson(msgspec.Struct, frozen=True):
    """One criterion over the candidates of a group, or of all groups together.

    `candidates` could have been assessed on it, `assessed` were, by one panelist at least; `unassessed`
    names the others. `sealed` and `agreed` count ratings by level, the first for level 1; `agreed_n`
    candidates have an agreed rating. `compared` candidates have two sealed ratings at least; `gap` is
    the mean distance of their highest and lowest in points, `split` how many of their panels lie apart
    by the rubric's first bounds. `alike` tells that no two candidates' results, agreed or else the mean
    of the sealed ratings, lie more than a point apart.
    """

    criterion: str
    candidates: int
    assessed: int
    unassessed: tuple[str, ...]
    sealed: tuple[int, ...] | None
    agreed_n: int
    agreed: tuple[int, ...] | None
    compared: int
    gap: Fraction | None
    split: int | None
    moved: Moved | None
    alike: bool | None
    strengths: int | None = None
    """Candidates to whom a strength was said on it; None where that is not known, or of fewer than five."""
    growth: int | None = None
    """Likewise what to work on."""
    apart: Apart | None = None
    """The levels that split panels stand on most often; None where these are fewer than five panels."""

    @property
    def splits(self) -> Splits | None:
        """How often its panels are split, None where that is not shown."""
        if self.split is None:
            return None
        if self.split == self.compared:
            return Splits.ALWAYS
        return Splits.OFTEN if self.split >= OFTEN * self.compared else Splits.SELDOM


Debrief = tuple[str, str]


class Said(msgspec.Struct, frozen=True):
    """That a debrief had an approved point on a criterion: a strength, or what to work on."""

    debrief: Debrief
    criterion: str
    growth: bool


_Levels = dict[Debrief, list[int]]


def lessons(records: Sequence[Record], plan: Plan, said: Iterable[Said] = ()) -> tuple[Lesson, ...]:
    """Return a lesson for each criterion of the plan, then of the records in their order.

    A criterion that only the records of some groups name is about the candidates of those groups.
    """
    people: dict[str, dict[Debrief, None]] = {}
    named: dict[str, set[str]] = {title: set() for title in plan.criteria}
    levels: dict[tuple[str, Round], _Levels] = {}
    for each in records:
        people.setdefault(each.group, {})[each.debrief] = None
        named.setdefault(each.criterion, set()).add(each.group)
        if each.rating is not None:
            rated = levels.setdefault((each.criterion, each.round), {})
            rated.setdefault(each.debrief, []).append(each.rating)
    scale = plan.scale or _scale(records)
    spoken = _spoken(said)
    found = []
    for title, groups in named.items():
        about = (
            people if title in plan.criteria else {name: people[name] for name in people if name in groups}
        )
        candidates = [each for group in about.values() for each in group]
        rounds = {which: levels.get((title, which), {}) for which in Round}
        lesson = _lesson(title, candidates, rounds, plan.bounds, scale)
        found.append(replace(lesson, strengths=spoken.get((title, False)), growth=spoken.get((title, True))))
    return tuple(found)


def _spoken(said: Iterable[Said]) -> dict[tuple[str, bool], int]:
    """Return to how many candidates something was said, where they are five or more."""
    counts = Counter((each.criterion, each.growth) for each in said)
    return {key: count for key, count in counts.items() if count >= FEWEST}


def _scale(records: Iterable[Record]) -> int:
    usual, widest = SCALES[3], SCALES[-1]
    return widest if any(each.rating and each.rating > usual for each in records) else usual


def _lesson(
    title: str, candidates: Sequence[Debrief], rounds: Mapping[Round, _Levels], bounds: Bounds, scale: int
) -> Lesson:
    sealed, agreed = rounds[Round.INITIAL], rounds[Round.AGREED]
    gaps = _gaps(sealed, bounds)
    compared = len(gaps)
    shown = compared >= FEWEST
    sides = [_sides(sealed[debrief]) for debrief, (_, split) in gaps.items() if split]
    return Lesson(
        criterion=title,
        candidates=len(candidates),
        assessed=len(sealed),
        unassessed=tuple(each[1] for each in candidates if each not in sealed),
        sealed=_counts(sealed, scale),
        agreed_n=len(agreed),
        agreed=_counts(agreed, scale),
        compared=compared,
        gap=_mean([gap for gap, _ in gaps.values()]) if shown else None,
        split=sum(split for _, split in gaps.values()) if shown else None,
        moved=_moved(gaps, _gaps(rounds[Round.SECOND], bounds)),
        alike=_alike(sealed, agreed, scale),
        apart=_apart(sides),
    )


def _sides(levels: Sequence[int]) -> tuple[int, int]:
    """Return the levels on either side of the widest hole, or the ends where several are as wide."""
    rated = sorted(levels)
    holes = sorted(pairwise(rated), key=lambda pair: pair[0] - pair[1])
    widths = [high - low for low, high in holes]
    return (rated[0], rated[-1]) if widths[0] in widths[1:] else holes[0]


def _apart(sides: Sequence[tuple[int, int]]) -> Apart | None:
    """Return the commonest sides, of equally common ones the lowest."""
    counts = Counter(sides)
    low, high = min(counts, key=lambda pair: (-counts[pair], pair), default=(0, 0))
    n = counts[low, high]
    return Apart(low, high, n) if n >= FEWEST else None


def _counts(levels: _Levels, scale: int) -> tuple[int, ...] | None:
    if len(levels) < FEWEST:
        return None
    found = Counter(level for each in levels.values() for level in each)
    return tuple(found[level] for level in range(1, scale + 1))


def _mean(figures: Sequence[int]) -> Fraction:
    return Fraction(sum(figures), len(figures))


_Gaps = dict[Debrief, tuple[int, bool]]


def _gaps(levels: _Levels, bounds: Bounds) -> _Gaps:
    """Return the gap of each candidate with two ratings or more, and whether the panel is split there."""
    measured = ((debrief, measure(each, bounds)) for debrief, each in levels.items())
    return {debrief: (each.gap, each.tier == 1) for debrief, each in measured if each.gap is not None}


def _moved(sealed: _Gaps, second: _Gaps) -> Moved | None:
    both = [each for each in sealed if each in second]
    if len(both) < FEWEST:
        return None
    before, after = ([gaps[each][0] for each in both] for gaps in (sealed, second))
    return Moved(len(both), _mean(before), _mean(after))


def _alike(sealed: _Levels, agreed: _Levels, scale: int) -> bool | None:
    """Tell whether the results lie within a point; where the scale has two levels, whether all are equal."""
    results = [_mean(each) for each in ({**sealed, **agreed}).values()]
    if len(results) < FEWEST:
        return None
    return max(results) - min(results) <= (ALIKE if scale > ALIKE + 1 else 0)
