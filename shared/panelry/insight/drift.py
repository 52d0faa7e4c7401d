"""Drift: whether a panelist has moved away from the others over time, a reason to look and no alarm."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from panelry.insight.records import Record, Round

WINDOW = 10
"""Candidates of one window."""
FAR = 2
"""Standard errors beyond which a window lies apart."""


class Window(msgspec.Struct, frozen=True):
    """The mean distance from the others, in scale points, over ten shared candidates and `n` ratings.

    A distance is the panelist's own initial rating less the mean of the others' on the same candidate
    and criterion. `se` takes the ratings of one candidate together, as they depend on one another.
    """

    n: int
    mean: float
    se: float

    @property
    def apart(self) -> int:
        """1 for clearly higher than the others, -1 for clearly lower, else 0."""
        return (self.mean > FAR * self.se) - (self.mean < -FAR * self.se)


class Drift(msgspec.Struct, frozen=True):
    """One panelist's full windows, oldest first; there are two at least."""

    panelist: str
    windows: tuple[Window, ...]

    @property
    def look(self) -> bool:
        """Whether two windows in a row lie clearly apart on the same side."""
        return any(one.apart and one.apart == next_.apart for one, next_ in pairwise(self.windows))


def drift(records: Iterable[Record]) -> tuple[Drift, ...]:
    """Return the drift of each panelist who has two windows, in the order of the records.

    Candidates stand in the order of the instants of a panelist's ratings; where one is not known, in
    that of the records.
    """
    rated = [each for each in records if each.round is Round.INITIAL and each.rating is not None]
    units: dict[tuple[str, str, str], list[int]] = {}
    for each in rated:
        units.setdefault((*each.debrief, each.criterion), []).append(each.rating or 0)
    people: dict[str, list[Record]] = {}
    for each in rated:
        people.setdefault(each.panelist, []).append(each)
    found = (Drift(name, _windows(_distances(own, units))) for name, own in people.items())
    return tuple(each for each in found if len(each.windows) > 1)


def _distances(own: list[Record], units: dict[tuple[str, str, str], list[int]]) -> list[list[float]]:
    """Return the distances of one panelist, a list for each shared candidate in order of time."""
    instants = [each.at for each in own if each.at is not None]
    if len(instants) == len(own):
        order = sorted(range(len(own)), key=instants.__getitem__)
        own = [own[place] for place in order]
    found: dict[tuple[str, str], list[float]] = {}
    for each in own:
        levels, level = units[*each.debrief, each.criterion], each.rating or 0
        if len(levels) > 1:
            others = (sum(levels) - level) / (len(levels) - 1)
            found.setdefault(each.debrief, []).append(level - others)
    return list(found.values())


def _windows(candidates: Sequence[Sequence[float]]) -> tuple[Window, ...]:
    full = len(candidates) // WINDOW * WINDOW
    return tuple(_window(candidates[start : start + WINDOW]) for start in range(0, full, WINDOW))


def _window(candidates: Sequence[Sequence[float]]) -> Window:
    n = sum(map(len, candidates))
    mean = sum(map(sum, candidates)) / n
    spread = sum(sum(distance - mean for distance in each) ** 2 for each in candidates)
    return Window(n, mean, math.sqrt(spread * WINDOW / (WINDOW - 1)) / n)
