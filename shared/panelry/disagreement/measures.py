"""The measures of one criterion: exact figures, the shape word and the tier.

A rating is a level of the scale, or None for no evidence or not rated. None counts in no figure.
"""

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import msgspec

from panelry.rubric import Bounds

DEFAULT_BOUNDS = Bounds()
WITHIN = 1
"""Ratings no further apart than this, in scale points, are of one group."""
HOLE = 2
"""Neighbouring ratings at least this far apart, in scale points, are of two groups."""


class Shape(Enum):
    """How the ratings of one criterion lie; every panel has exactly one shape."""

    NOT_COMPARABLE = "not comparable"
    UNANIMOUS = "unanimous"
    ADJACENT = "adjacent"
    LONE_HIGH = "lone high"
    LONE_LOW = "lone low"
    SPLIT = "split"
    SPREAD = "spread"


class Measures(msgspec.Struct, frozen=True):
    """The figures of `n` ratings of one criterion; distances are in scale points.

    `gap` is the range, `hole` the largest step between neighbouring sorted ratings, `variance` the
    sum of squared distances from the mean divided by n - 1, `average_deviation` the mean absolute
    distance from the mean (AD_M; Burke, Finkelstein and Dusig 1999). All four and `tier` are None
    for fewer than two ratings, the rest for none.
    """

    n: int
    low: int | None = None
    high: int | None = None
    mean: Fraction | None = None
    median: Fraction | None = None
    gap: int | None = None
    hole: int | None = None
    variance: Fraction | None = None
    average_deviation: Fraction | None = None
    shape: Shape = Shape.NOT_COMPARABLE
    tier: int | None = None
    """1 is discussed first, 2 next; 3 is within the bounds."""


def measure(ratings: Iterable[int | None], bounds: Bounds = DEFAULT_BOUNDS) -> Measures:
    """Return the measures of one criterion; the order of the ratings means nothing.

    The bounds decide the tier only: shape words have fixed limits on every scale.
    """
    return _measured(tuple(sorted(rating for rating in ratings if rating is not None)), bounds)


@lru_cache(maxsize=4096)
def _measured(rated: tuple[int, ...], bounds: Bounds) -> Measures:
    """Return the measures of sorted ratings; few patterns exist, so each is worked out once."""
    n = len(rated)
    if n == 0:
        return Measures(n=0)
    low, high, total = rated[0], rated[-1], sum(rated)
    mean = Fraction(total, n)
    median = Fraction(rated[(n - 1) // 2] + rated[n // 2], 2)
    if n == 1:
        return Measures(n=1, low=low, high=high, mean=mean, median=median)
    hole = max(upper - lower for lower, upper in pairwise(rated))
    return Measures(
        n=n,
        low=low,
        high=high,
        mean=mean,
        median=median,
        gap=high - low,
        hole=hole,
        variance=Fraction(n * sum(x * x for x in rated) - total * total, n * (n - 1)),
        average_deviation=Fraction(sum(abs(n * x - total) for x in rated), n * n),
        shape=_shape(rated),
        tier=_tier(high - low, hole, bounds),
    )


def _tier(gap: int, hole: int, bounds: Bounds) -> int:
    """Return the tier: 1 for a hole or a wide range, 2 for a range that is apart, else 3."""
    if hole >= bounds.hole or gap >= bounds.wide:
        return 1
    return 2 if gap >= bounds.apart else 3


def _shape(rated: tuple[int, ...]) -> Shape:
    """Return the shape of two or more sorted ratings."""
    if rated[0] == rated[-1]:
        return Shape.UNANIMOUS
    if rated[-1] - rated[0] <= WITHIN:
        return Shape.ADJACENT
    if len(rated) > 2 and _parted(rated, len(rated) - 1):
        return Shape.LONE_HIGH
    if len(rated) > 2 and _parted(rated, 1):
        return Shape.LONE_LOW
    if any(_parted(rated, place) for place in range(1, len(rated))):
        return Shape.SPLIT
    return Shape.SPREAD


def _parted(rated: tuple[int, ...], place: int) -> bool:
    """Tell whether the ratings before a place and those from it on are two groups with a hole between."""
    hole = rated[place] - rated[place - 1]
    return hole >= HOLE and rated[place - 1] - rated[0] <= WITHIN and rated[-1] - rated[place] <= WITHIN


def nearest_levels(ratings: Iterable[int | None], scale: int) -> tuple[int, ...]:
    """Return the levels of 1 to `scale` nearest the mean: one, two on a tie, none for no ratings.

    Of two neither is preferred: to lean to one would put a level to the panel that its ratings do not.
    """
    rated = [rating for rating in ratings if rating is not None]
    if not rated:
        return ()
    total, n = sum(rated), len(rated)
    near = {(2 * total + n) // (2 * n), -((n - 2 * total) // (2 * n))}
    return tuple(sorted({max(1, min(scale, level)) for level in near}))


def display(number: Fraction, places: int = 1) -> str:
    """Return a number rounded for people to read, with `places` decimals; halves go away from zero."""
    unit = 10**places
    rounded = (2 * unit * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    sign = "-" if number < 0 and rounded else ""
    whole, rest = divmod(rounded, unit)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"
