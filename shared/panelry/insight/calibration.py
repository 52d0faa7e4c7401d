"""Calibration: whether a panelist rates higher or lower than others do, and whether that can be said yet."""

from collections.abc import Iterable, Sequence
from enum import Enum

import msgspec

from panelry.insight.additive import additive
from panelry.insight.records import Record, Round, Table, sealed

EARLY = 5
"""Candidates shared with other panelists from which on an effect is shown as early."""
ENOUGH = 12
"""Candidates shared with other panelists from which on an effect is shown."""


class Shown(Enum):
    """Whether an effect may be shown."""

    NO = "no"
    EARLY = "early"
    YES = "yes"


class Rater(msgspec.Struct, frozen=True):
    """One panelist's calibration.

    `n` counts initial ratings, `shared_candidates` the candidates among them whom others rated, too.
    `effect` is in scale points, positive for rating higher than others; it and its standard error
    `se` are None where `shown` is no. The effects of all panelists, shown or not, sum to nought.
    """

    panelist: str
    n: int
    shared_candidates: int
    effect: float | None
    se: float | None
    shown: Shown


def calibration(records: Sequence[Record]) -> tuple[Rater, ...]:
    """Return the calibration of each panelist, in the order in which the records first name them.

    Raises InsightError where the panelists cannot be compared.
    """
    table = sealed(records)
    names = dict.fromkeys(each.panelist for each in records if each.round is not Round.AGREED)
    if not table.ratings:
        return tuple(Rater(name, 0, 0, None, None, Shown.NO) for name in names)
    effects = additive(table)
    counts, shared = _counts(table)
    known = {name: place for place, name in enumerate(table.panelists)}
    found = []
    for name in names:
        place = known.get(name)
        if place is None or effects.errors is None or shared[place] < EARLY:
            n, common = (0, 0) if place is None else (counts[place], shared[place])
            found.append(Rater(name, n, common, None, None, Shown.NO))
            continue
        shown = Shown.YES if shared[place] >= ENOUGH else Shown.EARLY
        effect, error = effects.panelists[place], effects.errors[place]
        found.append(Rater(name, counts[place], shared[place], effect, error, shown))
    return tuple(found)


def _counts(table: Table) -> tuple[list[int], list[int]]:
    """Return each panelist's number of ratings, and of candidates whom another rated, too."""
    counts = [0] * len(table.panelists)
    who: list[set[int]] = [set() for _ in table.candidates]
    for each in table.ratings:
        counts[each.panelist] += 1
        who[each.candidate].add(each.panelist)
    return counts, [_with_others(place, who) for place in range(len(counts))]


def _with_others(panelist: int, who: Iterable[set[int]]) -> int:
    return sum(len(people) > 1 and panelist in people for people in who)
