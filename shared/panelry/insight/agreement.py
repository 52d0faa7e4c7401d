"""Agreement over many candidates: indices of the literature, each None where it is not defined.

A unit is one candidate on one criterion, with the initial ratings that it has. The levels are always
1 to the rubric's scale, or another list that is stated, never those that happen to occur. Agreement is
no measure of quality: a page that shows an index shows its interval and the number of units, too.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum
from fractions import Fraction
from itertools import pairwise

Units = Sequence[Sequence[int | None]]
"""The ratings of each unit; None is a rating that does not exist."""


class Weights(Enum):
    """How much two levels agree that lie apart (Gwet 2014)."""

    IDENTITY = "identity"
    LINEAR = "linear"
    QUADRATIC = "quadratic"
    ORDINAL = "ordinal"


def _counted(units: Units) -> list[Counter[int]]:
    return [Counter(rating for rating in unit if rating is not None) for unit in units]


def alpha(units: Units) -> Fraction | None:
    """Return Krippendorff's alpha with the ordinal metric: 1 - Do/De.

    None where De is nought: all ratings that can be paired are equal, that is unanimous, or there
    are none. Krippendorff, Computing Krippendorff's Alpha-Reliability.
    """
    pairable = [unit for unit in _counted(units) if unit.total() > 1]
    totals: Counter[int] = Counter()
    for unit in pairable:
        totals.update(unit)
    whole = totals.total()
    ranks = _ranks(totals)
    observed = sum((Fraction(_distances(unit, ranks), unit.total() - 1) for unit in pairable), Fraction(0))
    expected = _distances(totals, ranks)
    return 1 - observed * (whole - 1) / expected if expected else None


def _ranks(totals: Counter[int]) -> dict[int, int]:
    """Return twice the middle rank of each level: the ordinal distance of two is their difference."""
    ranks, below = {}, 0
    for level in sorted(totals):
        ranks[level] = 2 * below + totals[level]
        below += totals[level]
    return ranks


def _distances(counts: Counter[int], ranks: dict[int, int]) -> int:
    """Return the sum of squared distances over all ordered pairs of ratings."""
    first = sum(times * ranks[level] for level, times in counts.items())
    second = sum(times * ranks[level] ** 2 for level, times in counts.items())
    return 2 * (counts.total() * second - first * first)


def gwet(units: Units, levels: Sequence[int], weights: Weights) -> Fraction | None:
    """Return Gwet's AC1 (identity) or AC2 over the stated levels; None without two ratings of a unit.

    (pa - pe) / (1 - pe); Gwet 2014. `levels` rise and are two or more; ValueError for a rating that
    is none of them.
    """
    counted = _counted(units)
    if any(level not in levels for unit in counted for level in unit):
        raise ValueError("a rating is not one of the levels")
    weigh = _weights(weights, len(levels) - 1)
    table = [[weigh(abs(row - column)) for column in range(len(levels))] for row in range(len(levels))]
    rows = [[unit[level] for level in levels] for unit in counted if unit]
    paired = [_paired(row, table) for row in rows if sum(row) > 1]
    if not paired:
        return None
    agreed = sum(paired, Fraction(0)) / len(paired)
    shares = [
        sum((Fraction(row[place], sum(row)) for row in rows), Fraction(0)) / len(rows)
        for place in range(len(levels))
    ]
    spread = sum((share * (1 - share) for share in shares), Fraction(0))
    weight = sum((sum(row, Fraction(0)) for row in table), Fraction(0))
    chance = weight * spread / (len(levels) * (len(levels) - 1))
    return (agreed - chance) / (1 - chance)


def _weights(weights: Weights, widest: int) -> Callable[[int], Fraction]:
    """Return the agreement of two levels by their distance."""
    return {
        Weights.IDENTITY: lambda d: Fraction(not d),
        Weights.LINEAR: lambda d: 1 - Fraction(d, widest),
        Weights.QUADRATIC: lambda d: 1 - Fraction(d, widest) ** 2,
        Weights.ORDINAL: lambda d: 1 - Fraction(d * (d + 1), widest * (widest + 1)),
    }[weights]


def _paired(row: Sequence[int], table: Sequence[Sequence[Fraction]]) -> Fraction:
    """Return the share of agreeing pairs of a unit's ratings."""
    count = sum(row)
    agreeing = sum(
        times * (sum(weight * other for weight, other in zip(line, row, strict=True)) - 1)
        for times, line in zip(row, table, strict=True)
    )
    return Fraction(agreeing) / (count * (count - 1))


def icc(table: Sequence[Sequence[int]]) -> tuple[Fraction, Fraction] | None:
    """Return ICC(A,1) and ICC(A,k) of a complete table of targets by raters (McGraw and Wong 1996).

    None for fewer than two targets or raters, and where every rating is the same.
    """
    n, k = len(table), len(table[0]) if table else 0
    if n < 2 or k < 2:
        return None
    total = sum(map(sum, table))
    middle = Fraction(total * total, n * k)
    targets = sum(Fraction(sum(row) ** 2, k) for row in table) - middle
    raters = sum(Fraction(sum(column) ** 2, n) for column in zip(*table, strict=True)) - middle
    squares = sum(rating * rating for row in table for rating in row)
    bms, jms = targets / (n - 1), raters / (k - 1)
    ems = (squares - middle - targets - raters) / ((n - 1) * (k - 1))
    one, all_of_them = bms + (k - 1) * ems + k * (jms - ems) / n, bms + (jms - ems) / n
    return ((bms - ems) / one, (bms - ems) / all_of_them) if one and all_of_them else None


def kendall(table: Sequence[Sequence[float]]) -> Fraction | None:
    """Return Kendall's W of a complete table of objects by raters, corrected for ties.

    None for fewer than two objects or raters, and where every rater ranks all objects the same.
    """
    n, m = len(table), len(table[0]) if table else 0
    if n < 2 or m < 2:
        return None
    ranked = [rank_twice(column) for column in zip(*table, strict=True)]
    sums = [sum(ranks) for ranks in zip(*ranked, strict=True)]
    spread = Fraction(sum((each - m * (n + 1)) ** 2 for each in sums), 4)
    ties = sum(times**3 - times for ranks in ranked for times in Counter(ranks).values())
    most = m * m * (n**3 - n) - m * ties
    return 12 * spread / most if most else None


def rank_twice(figures: Sequence[float]) -> list[int]:
    """Return twice the rank of each figure from the lowest; equal figures share the mean rank."""
    order = sorted(figures)
    starts = [0, *(place for place, (a, b) in enumerate(pairwise(order), 1) if a != b), len(order)]
    ranks = {order[start]: start + end + 1 for start, end in pairwise(starts)}
    return [ranks[figure] for figure in figures]
