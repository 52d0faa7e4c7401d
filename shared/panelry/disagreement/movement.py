"""Movement toward the panel: what a second private round changed, over the whole debrief.

It is never worked out for one person, and it is no measure of quality: learning and regression to the
mean also make it positive. Re-rating noise alone gives a share between about -0.1 and 0.25 in one
debrief, so a share is worth a look only above `READABLE`.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import msgspec

from panelry.disagreement.measures import measure
from panelry.ids import CriterionId, PersonId

READABLE = Fraction(3, 10)
"""The share from which on movement in a single debrief says anything."""


class Pair(msgspec.Struct, frozen=True):
    """One panelist's sealed rating on a criterion and the second one; None where they gave no second."""

    sealed: int
    second: int | None = None


Pairs = Mapping[CriterionId, Mapping[PersonId, Pair]]
"""Whoever rated a criterion before the reveal, with what they said in its second round."""


class Movement(msgspec.Struct, frozen=True):
    """What happened to `n` pairs of ratings between the reveal and the second round.

    `toward`, `away` and `kept` count pairs by their shift and the gap to the median of the others'
    sealed ratings; a shift from that very median is away. `share` is sum(shift * gap) / sum(gap²): 0
    all kept, 1 all gaps closed, None where no gap was. `spread` is the mean variance of the second
    ratings over that of the sealed ones, None where those were all alike. `bare` counts shifts on
    criteria to which nobody had shared an observation. `followed` counts shifts of others onto the very
    level that the chair had sealed; None where the chair sealed none beside a shift of others.
    """

    n: int
    toward: int
    away: int
    kept: int
    share: Fraction | None
    spread: Fraction | None
    bare: int
    followed: int | None = None


def movement(
    pairs: Pairs, observed: Iterable[CriterionId] = (), chair: PersonId | None = None
) -> Movement | None:
    """Return the movement of a debrief; None where nobody has both a second rating and others beside it.

    `observed` are the criteria to which somebody had shared an observation; `chair` is who leads.
    """
    rows = {criterion: row for criterion, row in pairs.items() if len(row) > 1}
    moves = [move for row in rows.values() for move in _moves(tuple(row.values()))]
    if not moves:
        return None
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
            _moved(pair) for criterion, row in rows.items() if criterion not in known for pair in row.values()
        ),
        followed=_followed(rows.values(), chair),
    )


def _moved(pair: Pair) -> bool:
    return pair.second not in {None, pair.sealed}


def _moves(row: tuple[Pair, ...]) -> Iterator[tuple[Fraction, int]]:
    """Yield the gap to the median of all others' sealed ratings, and the shift, of who rated again."""
    for place, pair in enumerate(row):
        if pair.second is not None:
            median = measure(other.sealed for at, other in enumerate(row) if at != place).median
            yield (median or Fraction()) - pair.sealed, pair.second - pair.sealed


def _followed(rows: Iterable[Mapping[PersonId, Pair]], chair: PersonId | None) -> int | None:
    """Return how many shifts of others ended on the chair's sealed level, of those beside one."""
    landed = [
        pair.second == row[chair].sealed
        for row in rows
        if chair is not None and chair in row
        for person, pair in row.items()
        if person != chair and _moved(pair)
    ]
    return sum(landed) if landed else None


def _spread(rows: Iterable[Mapping[PersonId, Pair]]) -> Fraction | None:
    """Return the mean variance of second ratings over that of sealed ones, of those who gave both."""
    sealed = second = Fraction()
    for row in rows:
        both = [pair for pair in row.values() if pair.second is not None]
        sealed += measure(pair.sealed for pair in both).variance or 0
        second += measure(pair.second for pair in both).variance or 0
    return second / sealed if sealed else None
