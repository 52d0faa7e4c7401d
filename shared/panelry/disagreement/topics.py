"""The agenda: the criteria of a rubric, ranked by how much their discussion matters.

Everything is compared exactly, so that a server and every terminal sort alike.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from panelry.disagreement.exact import in_units
from panelry.disagreement.measures import WITHIN, Measures, measure
from panelry.disagreement.outcome import pivotal
from panelry.ids import CriterionId
from panelry.rubric import Criterion, Rubric

Ratings = Mapping[CriterionId, Sequence[int | None]]
"""For each criterion one entry for each panelist: a level, or None for no evidence or not rated."""


class Topic(msgspec.Struct, frozen=True):
    """One criterion of the agenda.

    `pivotal`: discussing it can change the outcome. `reason` says why it stands where it stands:
    "can change the outcome; 2-2-5-5; weight 3" (a weight of 1 goes without saying).
    """

    criterion: CriterionId
    ratings: tuple[int | None, ...]
    measures: Measures
    pivotal: bool
    agreed: bool
    parked: bool
    reason: str


class Gap(msgspec.Struct, frozen=True):
    """A criterion that too few panelists rated, and the words that say so."""

    criterion: CriterionId
    reason: str


class Agenda(msgspec.Struct, frozen=True):
    """The topics in the order to discuss them, and what cannot be compared, in the rubric's order.

    `topics` holds every criterion with two or more ratings, `not_comparable` all others. `gaps`
    are those others and any must-have that half the panel or more did not assess. Of the topics,
    `within_one` counts those with a range of at most one point, `to_discuss` those of tier 1 or 2.
    """

    topics: tuple[Topic, ...]
    not_comparable: tuple[CriterionId, ...]
    gaps: tuple[Gap, ...]
    within_one: int
    to_discuss: int


def agenda(
    rubric: Rubric,
    ratings: Ratings,
    agreed: Collection[CriterionId] = (),
    parked: Collection[CriterionId] = (),
) -> Agenda:
    """Rank the rubric's criteria by the ratings in use.

    Order: open before parked before agreed; what can change the outcome; tier; weighted variance;
    weighted range; place in the rubric. A criterion without an entry in `ratings` has no ratings.
    """
    measured = {each.id: measure(ratings.get(each.id, ()), rubric.bounds) for each in rubric.criteria}
    decisive = pivotal(rubric, measured)
    topics = [
        Topic(
            criterion=each.id,
            ratings=tuple(ratings[each.id]),
            measures=measured[each.id],
            pivotal=each.id in decisive,
            agreed=each.id in agreed,
            parked=each.id in parked,
            reason=_reason(each, ratings[each.id], pivotal=each.id in decisive),
        )
        for each in rubric.criteria
        if measured[each.id].n >= 2
    ]
    return Agenda(
        topics=tuple(_by_urgency(topics, rubric)),
        not_comparable=tuple(each for each, measures in measured.items() if measures.n < 2),
        gaps=tuple(_gaps(rubric, ratings, measured)),
        within_one=sum((topic.measures.gap or 0) <= WITHIN for topic in topics),
        to_discuss=sum(topic.measures.tier in {1, 2} for topic in topics),
    )


def headline(agenda: Agenda, *, over: bool = False) -> str:
    """Return the panel's header: "within one point on 6 of 9; 3 to discuss; 1 not comparable".

    Where all can be compared, nothing is said of it; where nothing can be, the header says why. Once the
    talk is `over`, nothing is to discuss any more.
    """
    apart = len(agenda.not_comparable)
    if not agenda.topics:
        return f"{apart} not comparable: fewer than two ratings{'' if apart == 1 else ' each'}"
    said = f"within one point on {agenda.within_one} of {len(agenda.topics)}"
    said += "" if over else f"; {agenda.to_discuss or 'none'} to discuss"
    return f"{said}; {apart} not comparable" if apart else said


def _by_urgency(topics: list[Topic], rubric: Rubric) -> Iterator[Topic]:
    """Yield topics of the rubric's order in the order to discuss them."""
    _, weights = in_units(each.weight for each in rubric.criteria)
    weight_of = dict(zip((each.id for each in rubric.criteria), weights, strict=True))
    _, variances = in_units(topic.measures.variance or 0 for topic in topics)
    keys = [
        (
            topic.agreed,
            topic.parked,
            not topic.pivotal,
            topic.measures.tier or 0,
            -weight_of[topic.criterion] * variance,
            -weight_of[topic.criterion] * (topic.measures.gap or 0),
            place,
        )
        for place, (topic, variance) in enumerate(zip(topics, variances, strict=True))
    ]
    return (topics[key[-1]] for key in sorted(keys))


def _reason(criterion: Criterion, ratings: Sequence[int | None], *, pivotal: bool) -> str:
    """Say why a topic stands where it stands; a weight of 1 goes without saying."""
    said = ["can change the outcome"] if pivotal else []
    said.append("-".join(str(rating) for rating in sorted(each for each in ratings if each is not None)))
    if criterion.weight != 1:
        said.append(f"weight {criterion.weight.normalize():f}")
    return "; ".join(said)


def _gaps(rubric: Rubric, ratings: Ratings, measured: Mapping[CriterionId, Measures]) -> Iterator[Gap]:
    """Yield the criteria that too few panelists rated, in the rubric's order."""
    for each in rubric.criteria:
        rated, panel = measured[each.id].n, len(ratings.get(each.id, ()))
        said = [("no ratings", "one rating")[rated]] if rated < 2 else []
        if each.must_have and panel and 2 * (panel - rated) >= panel:
            said.append(f"must-have, not assessed by {panel - rated} of {panel}")
        if said:
            yield Gap(each.id, "; ".join(said))
