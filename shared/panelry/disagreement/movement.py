"""Movement toward the panel: what a second private round changed, over the whole debrief.

It is never worked out for one person, and it is no measure of quality: learning and regression to the
mean also make it positive. Re-rating noise alone gives a share between about -0.1 and 0.25 in one
debrief, so a share is worth a look only above `READABLE`.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import msgspec

from panelry.disagreement.measures import measure
from panelry.ids import CriterionId, PersonId

READABLE = Fraction(3, 10)
"""The share from which on movement in a single debrief says anything."""


class Pair(msgspec.Struct, frozen=True):
    """One panelist's sealed rating on a criterion and the second one."""

    sealed: int
    second: int


Pairs = Mapping[CriterionId, Mapping[PersonId, Pair]]
"""Whoever rated a criterion both before the reveal and in its second round."""


class Movement(msgspec.Struct, frozen=True):
    """What happened to `n` pairs of ratings between the reveal and the second round.

    `toward`, `away` and `kept` count pairs by their shift and the gap to the median of the others'
    sealed ratings; a shift from that very median is away. `share` is sum(shift * gap) / sum(gap²): 0
    all kept, 1 all gaps closed, None where no gap was. `spread` is the mean variance of the second
    ratings over that of the sealed ones, None where those were all alike. `bare` counts shifts on
    criteria to which nobody had shared an observation.
    """

    n: int
    toward: int
    away: int
    kept: int
    share: Fraction | None
    spread: Fraction | None
    bare: int


def movement(pairs: Pairs, observed: Iterable[CriterionId] = ()) -> Movement | None:
    """Return the movement of a debrief; None without a criterion that two or more rated twice.

    `observed` are the criteria to which somebody had shared an observation.
    """
    rows = {criterion: tuple(row.values()) for criterion, row in pairs.items() if len(row) > 1}
    if not rows:
        return None
    moves = [move for row in rows.values() for move in _moves(row)]
    toward = sum(gap * shift > 0 for gap, shift in moves)
    kept = sum(shift == 0 for _, shift in moves)
    squares = sum(gap * gap for gap, _ in moves)
    known = frozenset(observed)
    return Movement(
        n=len(moves),
        toward=toward,
        away=len(moves) - toward - kept,
        kept=kept,
        share=sum((gap * shift for gap, shift in moves), Fraction()) / squares if squares else None,
        spread=_spread(rows.values()),
        bare=sum(
            pair.sealed != pair.second
            for criterion, row in rows.items()
            if criterion not in known
            for pair in row
        ),
    )


def _moves(row: tuple[Pair, ...]) -> list[tuple[Fraction, int]]:
    """Return the gap to the others' median and the shift of each pair of a criterion."""
    found = []
    for place, pair in enumerate(row):
        others = measure(other.sealed for at, other in enumerate(row) if at != place).median or Fraction()
        found.append((others - pair.sealed, pair.second - pair.sealed))
    return found


def _spread(rows: Iterable[tuple[Pair, ...]]) -> Fraction | None:
    """Return the mean variance of second ratings over that of sealed ones; both have the same rows."""
    sealed = second = Fraction()
    for row in rows:
        sealed += measure(pair.sealed for pair in row).variance or 0
        second += measure(pair.second for pair in row).variance or 0
    return second / sealed if sealed else None
