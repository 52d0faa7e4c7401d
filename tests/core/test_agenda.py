"""The agenda: its order, what can change the outcome, reasons, gaps and the headline."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cmp_to_key
from itertools import permutations
from statistics import variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.disagreement import Agenda, Gap, Shape, agenda, headline
from panelry.ids import CriterionId
from panelry.rubric import Bounds, Criterion, Rubric, Threshold

A, B, C, D = (CriterionId(name) for name in "abcd")
IDS = (A, B, C, D)

Cells = tuple[int | None, ...]


def criterion(
    name: CriterionId, weight: str = "1", *, must_have: bool = False, minimum: str | None = None
) -> Criterion:
    """Return a criterion without words."""
    least = None if minimum is None else Decimal(minimum)
    return Criterion(name, name.upper(), (), Decimal(weight), must_have=must_have, minimum=least)


def rubric(*criteria: Criterion, steps: Collection[str] = (), bounds: Bounds | None = None) -> Rubric:
    """Return a rubric on five levels with thresholds at the steps."""
    thresholds = tuple(Threshold(Decimal(step), f"at {step}") for step in steps)
    return Rubric("Engineer", "1", 5, criteria, thresholds=thresholds, bounds=bounds or Bounds())


def order(found: Agenda) -> list[str]:
    """Return the criteria of an agenda in order."""
    return [topic.criterion for topic in found.topics]


def decisive(found: Agenda) -> set[str]:
    """Return the criteria that can change the outcome."""
    return {topic.criterion for topic in found.topics if topic.pivotal}


# the order, one key after the other


def test_a_wide_gap_comes_before_a_narrow_one() -> None:
    """Tier 1 comes before tier 2, and that before tier 3."""
    found = agenda(
        rubric(criterion(A), criterion(B), criterion(C)), {A: (3, 3, 4), B: (3, 4, 5), C: (1, 1, 4)}
    )
    expected = [("c", 1), ("b", 2), ("a", 3)]
    assert expected == [(topic.criterion, topic.measures.tier) for topic in found.topics]


@pytest.mark.parametrize(
    ("weight", "expected"), [("1", ["a", "b"]), ("1.8", ["b", "a"]), ("1.77", ["a", "b"])]
)
def test_inside_a_tier_the_weighted_variance_decides(weight: str, expected: list[str]) -> None:
    """Variances 8 and 9/2 change places at a weight of 16/9."""
    assert expected == order(agenda(rubric(criterion(A), criterion(B, weight)), {A: (1, 5), B: (2, 5)}))


def test_the_range_decides_between_equal_weighted_variances() -> None:
    """Weight 1 with variance 2 equals weight 4 with variance 1/2, but not its weighted range."""
    light_first = rubric(criterion(A), criterion(B, "4"), bounds=Bounds(hole=9, wide=9, apart=9))
    expected = ["b", "a"]
    assert expected == order(agenda(light_first, {A: (2, 4), B: (2, 3)}))


def test_equal_topics_keep_the_order_of_the_rubric() -> None:
    """The place in the rubric makes the order total, whatever order the ratings come in."""
    ratings = {C: (2, 4), A: (4, 2), B: (1, 3)}
    expected = ["b", "c", "a"]
    assert expected == order(agenda(rubric(criterion(B), criterion(C), criterion(A)), ratings))


def test_open_topics_come_first_then_parked_then_agreed() -> None:
    """What is settled waits at the end, however wide it was."""
    four = rubric(*(criterion(name) for name in IDS))
    ratings = {A: (1, 5), B: (2, 5), C: (3, 5), D: (3, 3)}
    found = agenda(four, ratings, agreed={A: 3, B: 4}, parked=[C, B])
    expected = [("d", False, False), ("c", False, True), ("a", True, False), ("b", True, True)]
    assert expected == [(topic.criterion, topic.agreed, topic.parked) for topic in found.topics]


def test_what_can_change_the_outcome_comes_before_a_wider_gap() -> None:
    """The weighted sum can cross 34 through the heavy criterion only."""
    two = rubric(criterion(A), criterion(B, "10"), steps=["34"])
    found = agenda(two, {A: (1, 4), B: (3, 3, 4)})
    expected = [("b", True), ("a", False)]
    assert expected == [(topic.criterion, topic.pivotal) for topic in found.topics]


# what can change the outcome


def test_a_sum_that_only_touches_a_threshold_reaches_it() -> None:
    """Reaching means at least: from 7 to 8 crosses 8, from 8 to 9 does not."""
    ratings = {A: (3, 4), B: (4, 4)}
    assert {"a"} == decisive(agenda(rubric(criterion(A), criterion(B), steps=["8"]), ratings))
    assert set() == decisive(agenda(rubric(criterion(A), criterion(B), steps=["7"]), ratings))
    assert set() == decisive(agenda(rubric(criterion(A), criterion(B), steps=["8.01"]), ratings))


def test_the_other_criteria_stand_at_their_panel_mean() -> None:
    """With the other at 3.5, only the wide criterion reaches 8 alone."""
    found = agenda(rubric(criterion(A), criterion(B), steps=["8"]), {A: (3, 4), B: (3, 3, 5)})
    assert {"b"} == decisive(found)


def test_without_thresholds_nothing_is_pivotal() -> None:
    """A minimum alone makes no pass line."""
    assert set() == decisive(agenda(rubric(criterion(A, must_have=True, minimum="3")), {A: (1, 5)}))


def test_an_unrated_criterion_leaves_the_outcome_open() -> None:
    """Where a mean is unknown, nothing is called pivotal."""
    two = rubric(criterion(A), criterion(B), steps=["5"])
    assert set() == decisive(agenda(two, {A: (1, 5), B: (None, None)}))
    assert {"a"} == decisive(agenda(two, {A: (1, 5), B: (None, 2)}))


def test_a_must_have_on_both_sides_of_its_minimum_is_pivotal() -> None:
    """Below its minimum a must-have is missed whatever the sum; at the minimum it is not."""
    ratings = {A: (2, 3)}
    expected = [{"a"}, {"a"}, set(), set()]
    found = [
        decisive(agenda(rubric(criterion(A, must_have=True, minimum=least), steps=["1"]), ratings))
        for least in ("3", "2.5", "2", "3.5")
    ]
    assert expected == found


def test_a_minimum_counts_for_must_haves_only() -> None:
    """A criterion that is not a must-have is never missed, nor a must-have without a minimum."""
    two = rubric(criterion(A, minimum="3"), criterion(B, must_have=True), steps=["1"])
    assert set() == decisive(agenda(two, {A: (2, 5), B: (2, 5)}))


def test_a_must_have_cannot_mend_what_another_has_missed() -> None:
    """While one must-have is missed, another on its line changes nothing."""
    two = rubric(
        criterion(A, must_have=True, minimum="3"), criterion(B, must_have=True, minimum="3"), steps=["1"]
    )
    assert set() == decisive(agenda(two, {A: (2, 5), B: (2, 2)}))
    assert {"a"} == decisive(agenda(two, {A: (2, 2, 5), B: (4, 4)}))


# reasons, gaps, headline


@pytest.mark.parametrize(
    ("weight", "steps", "reason"),
    [
        ("3", ["10"], "can change the outcome; 2-2-5-5; weight 3"),
        ("3", [], "2-2-5-5; weight 3"),
        ("1.50", [], "2-2-5-5; weight 1.5"),
        ("10", [], "2-2-5-5; weight 10"),
        ("1.0", [], "2-2-5-5"),
    ],
)
def test_a_topic_says_why_it_stands_where_it_stands(weight: str, steps: list[str], reason: str) -> None:
    """The words name the outcome, the sorted ratings and an uncommon weight."""
    found = agenda(rubric(criterion(A, weight), steps=steps), {A: (5, 2, None, 5, 2)})
    assert [reason] == [topic.reason for topic in found.topics]


def test_a_topic_keeps_its_ratings_in_panel_order() -> None:
    """The ratings stand as they were given, empty ones too."""
    expected = [(5, None, 2)]
    assert expected == [topic.ratings for topic in agenda(rubric(criterion(A)), {A: [5, None, 2]}).topics]


def test_a_gap_is_listed_and_never_scored() -> None:
    """Criteria with no or one rating are gaps, and no topics."""
    found = agenda(rubric(*(criterion(name) for name in IDS)), {A: (None, None), B: (3, None), C: (3, 3)})
    gaps = (Gap(A, "no ratings"), Gap(B, "one rating"), Gap(D, "no ratings"))
    assert (["c"], (A, B, D), gaps) == (order(found), found.not_comparable, found.gaps)


@pytest.mark.parametrize(
    ("ratings", "reasons"),
    [
        ((3, 3, None, None), ["must-have, not assessed by 2 of 4"]),
        ((3, 3, 3, None, None), []),
        ((3, None), ["one rating; must-have, not assessed by 1 of 2"]),
        ((None, None), ["no ratings; must-have, not assessed by 2 of 2"]),
        ((3,), ["one rating"]),
        ((), ["no ratings"]),
    ],
)
def test_a_must_have_that_half_the_panel_left_out_is_a_gap(ratings: Cells, reasons: list[str]) -> None:
    """Half or more without a rating is a gap, less than half is none."""
    found = agenda(rubric(criterion(A, must_have=True)), {A: ratings})
    assert reasons == [gap.reason for gap in found.gaps]


def test_half_a_panel_is_enough_for_what_is_no_must_have() -> None:
    """Only must-haves need more than half the panel."""
    expected = ()
    assert expected == agenda(rubric(criterion(A)), {A: (3, 3, None, None)}).gaps


def test_the_headline_counts_what_is_close_open_and_unknown() -> None:
    """Of the comparable criteria: within one point, to discuss; then the rest."""
    found = agenda(
        rubric(*(criterion(name) for name in IDS)), {A: (3, 4), B: (2, 5), C: (3, 4, 5), D: (3, None)}
    )
    expected = "within one point on 1 of 3; 2 to discuss; 1 not comparable"
    assert expected == headline(found)
    assert "within one point on 1 of 3; 1 not comparable" == headline(found, over=True)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((A,), "1 not comparable: fewer than two ratings"),
        ((A, B), "2 not comparable: fewer than two ratings each"),
    ],
)
def test_the_headline_of_a_panel_of_one_says_why_nothing_is_compared(
    names: tuple[CriterionId, ...], words: str
) -> None:
    """One rating is no disagreement, and "0 of 0" is no sentence."""
    found = agenda(rubric(*(criterion(each) for each in names)), dict.fromkeys(names, (3,)))
    assert words == headline(found)


def test_a_rubric_with_other_bounds_has_other_topics_to_discuss() -> None:
    """Within one point is fixed; to discuss follows the bounds."""
    one = rubric(criterion(A), criterion(B), bounds=Bounds(hole=3, wide=4, apart=3))
    expected = "within one point on 1 of 2; none to discuss"
    assert expected == headline(agenda(one, {A: (2, 4), B: (3, 3)}))


def test_a_rubric_without_criteria_has_an_empty_agenda() -> None:
    """Nothing to rank is no error."""
    assert Agenda((), (), (), 0, 0) == agenda(rubric(steps=["3"]), {})


# the whole rule against a slow reading of it


cells = st.one_of(st.none(), st.integers(1, 5))
weights = st.sampled_from(["0.5", "1", "1.25", "2", "3"])
minima = st.sampled_from([None, "2", "2.5", "3", "4"])


@st.composite
def debriefs(draw: st.DrawFn) -> tuple[Rubric, dict[CriterionId, Cells], set[CriterionId], set[CriterionId]]:
    """Draw a rubric, the ratings of a small panel, and what is agreed and parked."""
    names = IDS[: draw(st.integers(1, 4))]
    criteria = [
        criterion(name, draw(weights), must_have=draw(st.booleans()), minimum=draw(minima)) for name in names
    ]
    steps = draw(st.lists(st.sampled_from(["5", "9.5", "12", "15", "20.25"]), max_size=3))
    size = draw(st.integers(0, 5))
    ratings = {name: draw(st.tuples(*[cells] * size)) for name in names}
    sets = st.sets(st.sampled_from(names))
    return rubric(*criteria, steps=steps), ratings, draw(sets), draw(sets)


def outcome(plan: Rubric, means: Mapping[CriterionId, Fraction]) -> tuple[int, bool]:
    """Return the outcome as the design states it: the threshold band, and whether a must-have is missed."""
    total = sum(Fraction(each.weight) * means[each.id] for each in plan.criteria)
    missed = [
        each.minimum is not None and means[each.id] < Fraction(each.minimum)
        for each in plan.criteria
        if each.must_have
    ]
    return sum(total >= Fraction(step.at_least) for step in plan.thresholds), any(missed)


def pivotal_by_definition(plan: Rubric, rated: Mapping[CriterionId, list[int]], name: CriterionId) -> bool:
    """Tell whether the outcome differs between a criterion's lowest and highest rating."""
    if not plan.thresholds or not all(rated.values()):
        return False
    means = {each: Fraction(sum(levels), len(levels)) for each, levels in rated.items()}
    low, high = (outcome(plan, {**means, name: Fraction(end(rated[name]))}) for end in (min, max))
    return low != high


def order_by_definition(
    plan: Rubric, ratings: Mapping[CriterionId, Cells], agreed: set[CriterionId], parked: set[CriterionId]
) -> list[CriterionId]:
    """Rank by comparing every pair, key by key, in fractions."""
    rated = {name: sorted(each for each in cells if each is not None) for name, cells in ratings.items()}

    def keys(name: CriterionId) -> list[Fraction]:
        levels, weight = rated[name], Fraction(next(each.weight for each in plan.criteria if each.id == name))
        spread = levels[-1] - levels[0]
        hole = max(levels[at + 1] - levels[at] for at in range(len(levels) - 1))
        tier = 1 if hole >= 2 or spread >= 3 else 2 if spread >= 2 else 3
        apart = variance([Fraction(level) for level in levels])
        settled = [Fraction(name in agreed), Fraction(name in parked)]
        return [
            *settled,
            Fraction(not pivotal_by_definition(plan, rated, name)),
            Fraction(tier),
            -weight * apart,
            -weight * spread,
        ]

    def compare(one: CriterionId, other: CriterionId) -> int:
        for left, right in zip(keys(one), keys(other), strict=True):
            if left != right:
                return -1 if left < right else 1
        return -1 if IDS.index(one) < IDS.index(other) else 1

    return sorted((name for name in rated if len(rated[name]) >= 2), key=cmp_to_key(compare))


@given(debriefs())
def test_the_agenda_is_the_one_the_rule_describes(
    debrief: tuple[Rubric, dict[CriterionId, Cells], set[CriterionId], set[CriterionId]],
) -> None:
    """Order and pivotal criteria agree with a slow, literal reading of the rule."""
    plan, ratings, agreed, parked = debrief
    found = agenda(plan, ratings, agreed, parked)
    rated = {name: [each for each in cells if each is not None] for name, cells in ratings.items()}
    assert order_by_definition(plan, ratings, agreed, parked) == order(found)
    assert {
        each for each in order(found) if pivotal_by_definition(plan, rated, CriterionId(each))
    } == decisive(found)


@given(debriefs())
def test_every_criterion_is_a_topic_or_not_comparable(
    debrief: tuple[Rubric, dict[CriterionId, Cells], set[CriterionId], set[CriterionId]],
) -> None:
    """The agenda loses nothing and repeats nothing, and the headline's counts fit."""
    plan, ratings, agreed, parked = debrief
    found = agenda(plan, ratings, agreed, parked)
    assert sorted(each.id for each in plan.criteria) == sorted([*order(found), *found.not_comparable])
    assert len(found.topics) == found.within_one + found.to_discuss
    assert Shape.NOT_COMPARABLE not in {topic.measures.shape for topic in found.topics}


def test_the_agenda_does_not_depend_on_the_order_of_panelists_or_entries() -> None:
    """Server and terminals may hold the ratings in any order."""
    plan = rubric(*(criterion(name) for name in (A, B, C)), steps=["9"])
    rows = [(1, 3, 5), (4, None, 2), (5, 5, 4)]
    expected = order(agenda(plan, dict(zip((A, B, C), zip(*rows, strict=True), strict=True))))
    for shuffled in permutations(rows):
        columns = dict(zip((A, B, C), zip(*shuffled, strict=True), strict=True))
        for names in permutations((A, B, C)):
            assert expected == order(agenda(plan, {name: columns[name] for name in names}))
