"""Shrunken effects of panelists: drawn toward nought the more, the less their ratings can say.

Level = mean + candidate + panelist + criterion + rest, each of the four a draw from a normal
distribution around nought. Their variances are estimated by restricted maximum likelihood (average
information; Gilmour, Thompson and Cullis 1995), the effects are the best linear unbiased predictions
of Henderson's equations. This is the only module that needs the extra `analytics`.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

import msgspec

from panelry.insight import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_ROUNDS = 200
_STEP = 10
"""Times by which a variance may grow or fall in one round."""
_CLOSE = 1e-9
"""Change of a variance, as a share of the ratings' own, below which it is found."""


class Shrunken(msgspec.Struct, frozen=True):
    """One panelist's effect in scale points, and the standard error of its prediction."""

    effect: float
    se: float


def available() -> bool:
    """Return whether the extra `analytics` is installed."""
    return find_spec("numpy") is not None


def shrunken(table: Table) -> Mapping[str, Shrunken]:
    """Return the shrunken effect of each panelist by name; equal ratings everywhere give nought.

    The table has two ratings at least. Costs the cube of the number of panelists and criteria.
    """
    model = _Model(table)
    if not model.whole:
        return dict.fromkeys(table.panelists, Shrunken(0.0, 0.0))
    fit = model.fitted()
    people = slice(0, len(table.panelists))
    effects, errors = fit.others[people], fit.inner.diagonal()[people] * fit.variances[3]
    return {
        name: Shrunken(float(effect), float(error) ** 0.5)
        for name, effect, error in zip(table.panelists, effects, errors, strict=True)
    }


class _Fit:
    """Henderson's equations solved for given variances; the candidates, the most, are eliminated."""

    def __init__(self, model: "_Model", variances: "Numbers") -> None:
        import numpy as np  # noqa: PLC0415 - the extra is loaded on use

        self.variances = variances
        ratios = variances[3] / variances[:3]
        panelists, criteria, _ = model.sizes
        own = np.concatenate([np.full(panelists, ratios[1]), np.full(criteria, ratios[2]), np.zeros(1)])
        self.weight = model.counts + ratios[0]
        self.shared = model.cross / self.weight[:, None]
        block = model.square + np.diag(own) - model.cross.T @ self.shared
        self.inner = np.linalg.inv(block)
        self.model = model
        self.candidates, self.others = self.solve(model.level)
        self.rest = model.level - model.spread(self.candidates, self.others)
        parts = [
            float(np.sum(1 / self.weight) + np.sum((self.shared @ self.inner) * self.shared)),
            float(np.sum(self.inner.diagonal()[:panelists])),
            float(np.sum(self.inner.diagonal()[panelists:-1])),
        ]
        self.traces = np.array(parts)

    def solve(self, figures: "Numbers") -> "tuple[Numbers, Numbers]":
        """Return the effects of candidates, and of the others with the mean, that fit some figures."""
        first, second = self.model.sums(figures)
        others = self.inner @ (second - self.shared.T @ first)
        return (first - self.model.cross @ others) / self.weight, others


class _Model:
    """The ratings as sums by candidate, and by panelist, criterion and all (the others)."""

    def __init__(self, table: Table) -> None:
        import numpy as np  # noqa: PLC0415 - the extra is loaded on use

        self.level = np.array([each.level for each in table.ratings], dtype=float)
        self.whole = float(np.var(self.level))
        self.candidate = np.array([each.candidate for each in table.ratings])
        panelists, criteria = len(table.panelists), len(table.criteria)
        self.sizes = panelists, criteria, panelists + criteria + 1
        self.panelist = np.array([each.panelist for each in table.ratings])
        self.criterion = np.array([panelists + each.criterion for each in table.ratings])
        self.people = len(table.candidates)
        places = self.panelist, self.criterion, np.full(len(table.ratings), panelists + criteria)
        self.counts = np.bincount(self.candidate, minlength=self.people).astype(float)
        self.cross = np.zeros((self.people, self.sizes[2]))
        self.square = np.zeros((self.sizes[2], self.sizes[2]))
        for place in places:
            np.add.at(self.cross, (self.candidate, place), 1.0)
            for other in places:
                np.add.at(self.square, (place, other), 1.0)

    def sums(self, figures: "Numbers") -> "tuple[Numbers, Numbers]":
        """Return the sums of a figure for each rating, by candidate and by the others."""
        import numpy as np  # noqa: PLC0415 - the extra is loaded on use

        first: Numbers = np.bincount(self.candidate, figures, self.people).astype(float)
        second: Numbers = np.bincount(self.panelist, figures, self.sizes[2]).astype(float)
        second += np.bincount(self.criterion, figures, self.sizes[2])
        second[-1] += figures.sum()
        return first, second

    def spread(self, candidates: "Numbers", others: "Numbers") -> "Numbers":
        """Return for each rating the sum of its effects."""
        found: Numbers = (
            candidates[self.candidate] + others[self.panelist] + others[self.criterion] + others[-1]
        )
        return found

    def fitted(self) -> _Fit:
        """Return the fit with the variances that are likeliest, each at least a hair above nought."""
        import numpy as np  # noqa: PLC0415 - the extra is loaded on use

        least = self.whole * 1e-8
        fit = _Fit(self, np.full(4, self.whole / 4))
        for _ in range(_ROUNDS):
            after = np.maximum(
                np.clip(self._next(fit, least), fit.variances / _STEP, fit.variances * _STEP), least
            )
            moved = float(np.max(np.abs(after - fit.variances)))
            fit = _Fit(self, after)
            if moved < _CLOSE * self.whole:
                break
        return fit

    def _next(self, fit: _Fit, least: float) -> "Numbers":
        """Return better variances; one that lies at nought and would fall stays there."""
        import numpy as np  # noqa: PLC0415 - the extra is loaded on use

        size = np.array([self.people, *self.sizes[:2]], dtype=float)
        panelists = self.sizes[0]
        effects = fit.candidates, fit.others[:panelists], fit.others[panelists:-1]
        squares = np.array([float(each @ each) for each in effects])
        var, rest = fit.variances[:3], fit.variances[3]
        used = size - rest / var * fit.traces
        free = len(self.level) - 1 - used.sum()
        slope = np.append(squares / var**2 - used / var, fit.rest @ fit.rest / rest**2 - free / rest) / 2
        shown = [
            effects[0][self.candidate] / var[0],
            fit.others[self.panelist] / var[1],
            fit.others[self.criterion] / var[2],
            fit.rest / rest,
        ]
        held = (fit.variances <= least) & (slope < 0)
        seen = [(each - self.spread(*fit.solve(each))) / rest for each in shown]
        # In shares of each variance the equations stay of one size when a variance goes to nought.
        information = np.array([[one @ other / 2 for other in seen] for one in shown])
        information *= np.outer(fit.variances, fit.variances)
        moving = np.flatnonzero(~held)
        step = np.zeros(4)
        step[moving] = np.linalg.lstsq(
            information[np.ix_(moving, moving)], (slope * fit.variances)[moving], rcond=None
        )[0]
        after: Numbers = fit.variances * (1 + step)
        return after
