"""What can change the outcome: the criteria whose ratings lie on both sides of the rubric's line.

An outcome is the number of thresholds that the weighted sum of panel means reaches, together with
whether a must-have's mean lies below the minimum that the rubric states for it. It is computed to
rank the agenda only and never proposes what to do with a candidate.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from panelry.disagreement.exact import in_units
from panelry.disagreement.measures import Measures
from panelry.ids import CriterionId
from panelry.rubric import Criterion, Rubric


class _Place(NamedTuple):
    """A criterion with its lowest rating, mean and highest rating."""

    criterion: Criterion
    low: int
    mean: Fraction
    high: int


def pivotal(rubric: Rubric, measured: Mapping[CriterionId, Measures]) -> frozenset[CriterionId]:
    """Return the criteria whose lowest and highest rating lead to different outcomes.

    The other criteria stand at their panel mean. Where the rubric has no thresholds, or a criterion
    has no rating, nothing is pivotal.
    """
    places = list(_places(rubric, measured))
    if not rubric.thresholds or len(places) < len(rubric.criteria):
        return frozenset()
    return frozenset((*_over_a_threshold(rubric, places), *_over_a_minimum(places)))


def _places(rubric: Rubric, measured: Mapping[CriterionId, Measures]) -> Iterator[_Place]:
    """Yield the criteria that have a rating."""
    for each in rubric.criteria:
        measures = measured[each.id]
        if measures.low is not None and measures.high is not None and measures.mean is not None:
            yield _Place(each, measures.low, measures.mean, measures.high)


def _over_a_threshold(rubric: Rubric, places: list[_Place]) -> Iterator[CriterionId]:
    """Yield the criteria that alone can move the weighted sum over a threshold."""
    count = len(places)
    _, numbers = in_units(
        (*(place.criterion.weight for place in places), *(step.at_least for step in rubric.thresholds))
    )
    mean_unit, means = in_units(place.mean for place in places)
    weights, steps = numbers[:count], [step * mean_unit for step in numbers[count:]]
    total = sum(weight * mean for weight, mean in zip(weights, means, strict=True))
    for place, weight, mean in zip(places, weights, means, strict=True):
        low = total + weight * (place.low * mean_unit - mean)
        high = total + weight * (place.high * mean_unit - mean)
        if any((low >= step) != (high >= step) for step in steps):
            yield place.criterion.id


def _over_a_minimum(places: list[_Place]) -> Iterator[CriterionId]:
    """Yield the must-haves that alone decide whether any must-have is missed."""
    musts = [
        (place, Fraction(place.criterion.minimum))
        for place in places
        if place.criterion.must_have and place.criterion.minimum is not None
    ]
    missed = {place.criterion.id for place, minimum in musts if place.mean < minimum}
    for place, minimum in musts:
        alone = not missed - {place.criterion.id}
        if alone and place.low < minimum <= place.high:
            yield place.criterion.id
