"""The additive model: what a rating owes to the candidate, to the panelist and to the criterion.

Least squares of level = mean + candidate + panelist + criterion, the effects of each summing to
nought. Raw means of panelists who saw different candidates cannot be compared; these effects can.
"""

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

from panelry.insight.records import InsightError, Table
from panelry.insight.solving import inverse, product

_MOST_NAMED = 4


class Effects(msgspec.Struct, frozen=True):
    """The fitted model, all in scale points, in the order of the table.

    Positive is a higher rating than others give (panelist), get (candidate) or stand on (criterion).
    `errors` are the standard errors of `panelists`, None where no rating is left to judge them by.
    Where groups of candidates were rated on criteria of their own, the effects of candidates and
    criteria hold within a group only; those of panelists hold throughout.
    """

    mean: float
    candidates: tuple[float, ...]
    panelists: tuple[float, ...]
    criteria: tuple[float, ...]
    errors: tuple[float, ...] | None


def groups(table: Table) -> tuple[tuple[int, ...], ...]:
    """Return the panelists by group; common candidates link a group, directly or through others."""
    leader = list(range(len(table.panelists)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    first: dict[int, int] = {}
    for each in table.ratings:
        leader[find(each.panelist)] = find(first.setdefault(each.candidate, each.panelist))
    found: dict[int, list[int]] = {}
    for place in range(len(leader)):
        found.setdefault(find(place), []).append(place)
    return tuple(map(tuple, found.values()))


def additive(table: Table) -> Effects:
    """Return the effects of a table of at least one rating.

    Raises InsightError where panelists cannot be compared: no chain of common candidates links
    them, or each criterion was rated by a group of its own.
    """
    parts = groups(table)
    if len(parts) > 1:
        said = "; ".join(_named([table.panelists[place] for place in part]) for part in parts[:_MOST_NAMED])
        more = f"; and {len(parts) - _MOST_NAMED} more groups" if len(parts) > _MOST_NAMED else ""
        what = f"The panelists are {len(parts)} groups that no candidate links: {said}{more}"
        raise InsightError(what, "Leave out all but one group, or add ratings of a candidate of both")
    return _Sums(table).effects()


def _named(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")


class _Sums:
    """The normal equations with the candidates eliminated.

    Unknown are the criteria and then the panelists. A criterion that only candidates of its own were
    rated on adds nothing to what their effects say, and stands at nought, as do the first criterion
    and the last panelist until all effects are centred.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.first = len(table.criteria)
        self.size = self.first + len(table.panelists)
        self.seen = [Counter[int]() for _ in table.candidates]
        self.totals = [0.0] * len(table.candidates)
        for each in table.ratings:
            self.seen[each.candidate].update((each.criterion, self.first + each.panelist))
            self.totals[each.candidate] += each.level

    def effects(self) -> Effects:
        matrix, right = self._equations()
        unknown = self.size - 1
        solved, depending = inverse([row[:unknown] for row in matrix[:unknown]])
        if any(place >= self.first for place in depending):
            what = (
                "Panelists and criteria cannot be told apart: groups of panelists rated criteria of their own"
            )
            raise InsightError(what, "Add ratings of the same criteria by panelists of both groups")
        found = [*product(solved, right[:unknown]), 0.0]
        levels = [
            (total - sum(found[place] * times for place, times in seen.items())) / (seen.total() / 2)
            for total, seen in zip(self.totals, self.seen, strict=True)
        ]
        free = len(self.table.ratings) - len(levels) - unknown + len(depending)
        return self._centred(
            levels, found, self._errors(solved, self._rest(levels, found) / free) if free else None
        )

    def _equations(self) -> tuple[list[list[float]], list[float]]:
        """Return the matrix and the right side for all criteria and panelists."""
        matrix = [[0.0] * self.size for _ in range(self.size)]
        right = [0.0] * self.size
        for each in self.table.ratings:
            criterion, panelist = each.criterion, self.first + each.panelist
            matrix[criterion][criterion] += 1
            matrix[panelist][panelist] += 1
            matrix[panelist][criterion] += 1
            matrix[criterion][panelist] += 1
            right[criterion] += each.level
            right[panelist] += each.level
        for total, seen in zip(self.totals, self.seen, strict=True):
            count = seen.total() / 2
            for place, times in seen.items():
                row, share = matrix[place], times / count
                right[place] -= share * total
                for other, others in seen.items():
                    row[other] -= share * others
        return matrix, right

    def _rest(self, levels: Sequence[float], found: Sequence[float]) -> float:
        """Return the sum of squares that the model leaves."""
        return sum(
            (each.level - levels[each.candidate] - found[each.criterion] - found[self.first + each.panelist])
            ** 2
            for each in self.table.ratings
        )

    def _centred(self, levels: list[float], found: list[float], errors: tuple[float, ...] | None) -> Effects:
        parts = levels, found[self.first :], found[: self.first]
        means = [sum(part) / len(part) for part in parts]
        candidates, panelists, criteria = (
            tuple(value - mean for value in part) for part, mean in zip(parts, means, strict=True)
        )
        return Effects(sum(means), candidates, panelists, criteria, errors)

    def _errors(self, solved: list[list[float]], variance: float) -> tuple[float, ...]:
        """Return the standard errors of the centred panelists from the covariance of the uncentred."""
        own = [row[self.first :] for row in solved[self.first :]]
        count = len(own) + 1
        sums = [*map(sum, own), 0.0]
        whole = sum(sums) / count / count
        diagonal = [*(row[place] for place, row in enumerate(own)), 0.0]
        return tuple(
            math.sqrt(max(0.0, variance * (at - 2 * total / count + whole)))
            for at, total in zip(diagonal, sums, strict=True)
        )
