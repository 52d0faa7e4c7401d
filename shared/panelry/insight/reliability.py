"""Would another panelist help: the share of a panel's mean that is the candidate, for panels of any size.

Variance components by fitting constants (Henderson's third method; in a complete design they are
those of the analysis of variance), criteria fixed. Ratings of one panelist and candidate are one cell.
"""

from collections import Counter

import msgspec

from panelry.insight.additive import additive
from panelry.insight.records import Rated, Table
from panelry.insight.solving import inverse, product

CANDIDATES = 10
"""Candidates with two panelists or more from which on a panel's figures are shown."""
SIZES = range(1, 9)
"""Panelists of the panels that figures are given for."""


class Components(msgspec.Struct, frozen=True):
    """Variances in squared scale points, none below nought.

    `candidate` is what is sought, `panelist` how far panelists rate higher or lower, `both` what one
    panelist sees in one candidate, `rest` what is left in a single rating. `crossed` tells that the
    same panel saw every candidate.
    """

    candidate: float
    panelist: float
    both: float
    rest: float
    crossed: bool


class _Cells(msgspec.Struct, frozen=True):
    """The mean of each cell without the criteria's part, and the variance inside cells."""

    means: dict[tuple[int, int], float]
    rest: float
    share: float
    """The mean of 1 over the number of ratings of a cell."""


def reliability(components: Components, panelists: int, criteria: int) -> float | None:
    """Return Phi(n) for a panel of n on some criteria, 0 to 1; None where nothing varies at all.

    V_c / (V_c + (V_r + V_cr)/n + V_res/(nk)), without V_r where one panel sees everybody.
    """
    between = components.both + (0.0 if components.crossed else components.panelist)
    noise = between / panelists + components.rest / (panelists * criteria)
    whole = components.candidate + noise
    return components.candidate / whole if whole else None


def phi_by_size(table: Table) -> dict[int, float]:
    """Return Phi by the number of panelists, on as many criteria as a cell has ratings; empty for too little.

    Raises InsightError where the panelists cannot be compared.
    """
    cells = {(each.candidate, each.panelist) for each in table.ratings}
    shared = [times for times in Counter(candidate for candidate, _ in cells).values() if times > 1]
    found = components(table) if len(shared) >= CANDIDATES else None
    if found is None:
        return {}
    criteria = round(len(table.ratings) / len(cells))
    figures = {size: reliability(found, size, criteria) for size in SIZES}
    return {size: figure for size, figure in figures.items() if figure is not None}


def components(table: Table) -> Components | None:
    """Return the variance components of a table; None where too few ratings repeat.

    Raises InsightError where the panelists cannot be compared.
    """
    cells = _cells(table)
    if cells is None:
        return None
    ratings = tuple(Rated(*where, 0, mean) for where, mean in cells.means.items())
    people, panelists, count = len(table.candidates), len(table.panelists), len(ratings)
    free = count - people - panelists + 1
    if free < 1 or people < 2 or panelists < 2:
        return None
    model = additive(msgspec.structs.replace(table, criteria=("all",), ratings=ratings))
    left = sum(
        (each.level - model.mean - model.candidates[each.candidate] - model.panelists[each.panelist]) ** 2
        for each in ratings
    )
    noise = left / free
    by_candidate = _left([(each.panelist, each.level) for each in ratings]) - left
    by_panelist = _left([(each.candidate, each.level) for each in ratings]) - left
    return Components(
        candidate=max(0.0, (by_candidate - (people - 1) * noise) / (count - panelists)),
        panelist=max(0.0, (by_panelist - (panelists - 1) * noise) / (count - people)),
        both=max(0.0, noise - cells.rest * cells.share),
        rest=cells.rest,
        crossed=count == people * panelists,
    )


def _left(pairs: list[tuple[int, float]]) -> float:
    """Return the sum of squares around the mean of each group."""
    counts: Counter[int] = Counter(group for group, _ in pairs)
    sums = dict.fromkeys(counts, 0.0)
    for group, figure in pairs:
        sums[group] += figure
    return sum((figure - sums[group] / counts[group]) ** 2 for group, figure in pairs)


def _cells(table: Table) -> _Cells | None:
    """Return the cells, after least squares of level = cell + criterion; None without repetition."""
    found: dict[tuple[int, int], list[Rated]] = {}
    for each in table.ratings:
        found.setdefault((each.candidate, each.panelist), []).append(each)
    size = len(table.criteria)
    matrix = [[0.0] * size for _ in range(size)]
    right = [0.0] * size
    for ratings in found.values():
        mean = sum(each.level for each in ratings) / len(ratings)
        for each in ratings:
            matrix[each.criterion][each.criterion] += 1
            right[each.criterion] += each.level - mean
            for other in ratings:
                matrix[each.criterion][other.criterion] -= 1 / len(ratings)
    solved, depending = inverse(matrix)
    criteria = product(solved, right)
    free = len(table.ratings) - len(found) - size + len(depending)
    if free < 1:
        return None
    means = {
        where: sum(each.level - criteria[each.criterion] for each in ratings) / len(ratings)
        for where, ratings in found.items()
    }
    left = sum(
        (each.level - criteria[each.criterion] - means[each.candidate, each.panelist]) ** 2
        for each in table.ratings
    )
    return _Cells(means, left / free, sum(1 / len(each) for each in found.values()) / len(found))
