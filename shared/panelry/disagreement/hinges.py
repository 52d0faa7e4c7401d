"""Hinges: whether the outcome hangs on one panelist, one criterion, or one rating that is missing.

An outcome is, as in `outcome`, the number of thresholds that the weighted sum of panel means reaches,
together with whether a must-have is missed. Only whether it would be another is said, never which:
nothing here proposes what to do with a candidate, and who is named has not rated badly.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import msgspec

from panelry.disagreement.measures import measure
from panelry.disagreement.outcome import pivotal
from panelry.disagreement.topics import Ratings
from panelry.ids import CriterionId, PersonId
from panelry.rubric import Rubric

ByPerson = Mapping[CriterionId, Mapping[PersonId, int | None]]
"""The ratings in use by criterion and panelist; None is no evidence or not rated."""
_Side = tuple[int, bool]
"""How many thresholds are reached, and whether a must-have is missed."""


class Hinges(msgspec.Struct, frozen=True):
    """What the outcome hangs on, each in canonical order.

    `people`: without the ratings of one of them the outcome is another. `alone`: without one of them
    a criterion has no rating at all, so nothing can be said. `criteria`: the lowest and the highest
    rating of one of them lead to different outcomes. `missing`: criteria where one rating that is
    missing, whichever level it is, could make the outcome another.
    """

    people: tuple[PersonId, ...] = ()
    alone: tuple[PersonId, ...] = ()
    criteria: tuple[CriterionId, ...] = ()
    missing: tuple[CriterionId, ...] = ()


def hinges(rubric: Rubric, ratings: Ratings, by_person: ByPerson) -> Hinges | None:
    """Return what the outcome hangs on; None where it cannot be said.

    It cannot where the rubric has no thresholds, or a criterion has no rating. `by_person` is empty in
    a debrief without names; then no person is looked at.
    """
    now = _side(rubric, ratings)
    if now is None:
        return None
    without = {person: _side(rubric, _without(by_person, person)) for person in _people(by_person)}
    measured = {each.id: measure(ratings.get(each.id, ()), rubric.bounds) for each in rubric.criteria}
    decisive = pivotal(rubric, measured)
    return Hinges(
        people=tuple(person for person, side in without.items() if side not in (None, now)),
        alone=tuple(person for person, side in without.items() if side is None),
        criteria=tuple(each.id for each in rubric.criteria if each.id in decisive),
        missing=tuple(each.id for each in rubric.criteria if _could_turn(rubric, ratings, each.id, now)),
    )


def _people(by_person: ByPerson) -> list[PersonId]:
    """Return everybody who rated anything; whoever did not changes nothing by leaving."""
    return sorted(
        {person for row in by_person.values() for person, level in row.items() if level is not None}
    )


def _without(by_person: ByPerson, person: PersonId) -> Ratings:
    return {
        criterion: tuple(level for other, level in row.items() if other != person)
        for criterion, row in by_person.items()
    }


def _could_turn(rubric: Rubric, ratings: Ratings, criterion: CriterionId, now: _Side) -> bool:
    """Return whether one more rating on a criterion could make the outcome another."""
    row = ratings.get(criterion, ())
    if None not in row:
        return False
    ends = (_side(rubric, {**ratings, criterion: (*row, level)}) for level in (1, rubric.scale))
    return any(side != now for side in ends)


def _side(rubric: Rubric, ratings: Ratings) -> _Side | None:
    """Return the outcome of ratings; None without thresholds or where a criterion has no rating."""
    means = {each.id: _mean(ratings.get(each.id, ())) for each in rubric.criteria}
    if not rubric.thresholds or None in means.values():
        return None
    known = {criterion: mean for criterion, mean in means.items() if mean is not None}
    total = sum(Fraction(each.weight) * known[each.id] for each in rubric.criteria)
    missed = any(
        each.must_have and each.minimum is not None and known[each.id] < Fraction(each.minimum)
        for each in rubric.criteria
    )
    return sum(total >= Fraction(step.at_least) for step in rubric.thresholds), missed


def _mean(row: Iterable[int | None]) -> Fraction | None:
    return measure(row).mean
