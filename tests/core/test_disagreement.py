"""The measures of one criterion, the level nearest the mean, display, and who speaks first."""

import csv
import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.disagreement import (
    Cue,
    Measures,
    Shape,
    display,
    measure,
    nearest_levels,
    speaking_cue,
    speaking_order,
)
from panelry.ids import PersonId
from panelry.rubric import Bounds

REFERENCE = Path(__file__).resolve().parents[2] / "../shared/data/agreement"
needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference data is not beside the checkout"
)

ANA, BEN, CHEN, DARA, ELI = (PersonId(name) for name in ("ana", "ben", "chen", "dara", "eli"))
PANEL = (ANA, BEN, CHEN, DARA, ELI)

levels = st.integers(1, 5)
cells = st.one_of(st.none(), levels)


def patterns() -> Iterator[tuple[int, ...]]:
    """Yield every rating multiset of 2 to 8 panelists on five levels."""
    for n in range(2, 9):
        yield from combinations_with_replacement(range(1, 6), n)


def dispersion(measures: Measures) -> tuple[object, ...]:
    """Return the figures that a reversed scale must keep."""
    return (
        measures.n,
        measures.gap,
        measures.hole,
        measures.variance,
        measures.average_deviation,
        measures.tier,
    )


def panel(*ratings: int | None) -> dict[PersonId, int | None]:
    """Return the ratings of the first people of the panel."""
    return dict(zip(PANEL, ratings, strict=False))


# measures


@needs_reference
def test_every_reference_pattern_has_the_published_measures() -> None:
    """All 1,281 rows agree in range, hole, tier, variance, average deviation and shape."""
    with (REFERENCE / "patterns_k5.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1281
    for row in rows:
        measures = measure(int(rating) for rating in row["ratings"].split("-"))
        expected = (int(row["n"]), int(row["range"]), int(row["hole"]), int(row["tier"]), row["shape"])
        assert expected == (measures.n, measures.gap, measures.hole, measures.tier, measures.shape.value)
        assert Fraction(row["var_exact"]) == measures.variance
        assert measures.average_deviation is not None
        assert abs(Fraction(row["AD_M"]) - measures.average_deviation) < Fraction(1, 10**9)


@needs_reference
def test_the_published_cases_have_their_range_variance_deviation_and_shape() -> None:
    """The cases of the r_wg file agree in what the live view shows."""
    cases: list[dict[str, Any]] = json.loads((REFERENCE / "rwg_ad_awg.json").read_text("utf-8"))["cases"]
    for case in cases:
        measures = measure(case["ratings"])
        assert measures.variance is not None
        assert measures.average_deviation is not None
        assert (case["range"], case["shape"]) == (measures.gap, measures.shape.value)
        assert case["var"] == pytest.approx(float(measures.variance), abs=1e-9)
        assert case["AD_M"] == pytest.approx(float(measures.average_deviation), abs=1e-9)


@pytest.mark.parametrize(
    ("ratings", "shape", "tier"),
    [
        ([4, 4, 4], Shape.UNANIMOUS, 3),
        ([4, 5], Shape.ADJACENT, 3),
        ([3, 3, 5], Shape.LONE_HIGH, 1),
        ([1, 4, 4], Shape.LONE_LOW, 1),
        ([2, 4], Shape.SPLIT, 1),
        ([1, 2, 4, 5], Shape.SPLIT, 1),
        ([3, 4, 5], Shape.SPREAD, 2),
        ([2, 3, 4, 5], Shape.SPREAD, 1),
        ([1, 3, 5], Shape.SPREAD, 1),
    ],
)
def test_each_shape_word_and_tier_has_its_pattern(ratings: list[int], shape: Shape, tier: int) -> None:
    """One small panel stands for every word."""
    measures = measure(ratings)
    assert (shape, tier) == (measures.shape, measures.tier)


def test_the_figures_of_one_panel_are_exact() -> None:
    """Four ratings give fractions, not floats."""
    assert Measures(
        n=4,
        low=2,
        high=5,
        mean=Fraction(15, 4),
        median=Fraction(4),
        gap=3,
        hole=2,
        variance=Fraction(19, 12),
        average_deviation=Fraction(7, 8),
        shape=Shape.LONE_LOW,
        tier=1,
    ) == measure([4, 2, 5, 4])


def test_an_even_panel_has_the_median_between_the_middle_two() -> None:
    """The median may lie between two levels."""
    assert Fraction(7, 2) == measure([1, 3, 4, 5]).median


def test_one_rating_has_a_mean_but_no_disagreement() -> None:
    """With fewer than two ratings nothing is 0 or 1: it is unknown."""
    assert Measures(n=1, low=4, high=4, mean=Fraction(4), median=Fraction(4)) == measure([None, 4])


def test_no_rating_has_no_figure_at_all() -> None:
    """An empty criterion is not comparable and has no mean."""
    empty = Measures(n=0)
    assert empty == measure([None, None])
    expected = (Shape.NOT_COMPARABLE, None, None)
    assert expected == (empty.shape, empty.tier, empty.mean)


def test_a_rubric_may_move_the_tiers_but_not_the_words() -> None:
    """Bounds of the rubric decide tiers only."""
    wide = Bounds(hole=3, wide=4, apart=3)
    expected = [(Shape.SPLIT, 3), (Shape.SPREAD, 2), (Shape.SPREAD, 1), (Shape.SPLIT, 1)]
    found = [measure(ratings, wide) for ratings in ([2, 4], [2, 3, 5, 4], [1, 2, 3, 4, 5], [1, 4])]
    assert expected == [(each.shape, each.tier) for each in found]


def test_tier_one_means_at_least_two_points_apart() -> None:
    """No pattern inside a range of one is ever sent to the top."""
    expected: list[tuple[int, ...]] = []
    assert expected == [each for each in patterns() if measure(each).tier == 1 and each[-1] - each[0] < 2]


def test_the_shapes_partition_every_pattern() -> None:
    """Each pattern meets the words of exactly one shape, and it is the one given."""
    for rated in patterns():
        assert measure(rated).shape in one_by_definition(rated)
        assert len(one_by_definition(rated)) == 1


def one_by_definition(rated: tuple[int, ...]) -> list[Shape]:
    """Return every shape whose definition, read alone, sorted ratings meet."""
    gap, n = rated[-1] - rated[0], len(rated)
    high = n >= 3 and rated[-1] >= rated[-2] + 2 and rated[-2] - rated[0] <= 1
    low = n >= 3 and rated[1] >= rated[0] + 2 and rated[-1] - rated[1] <= 1
    cuts = [
        at
        for at in range(1, n)
        if rated[at] - rated[at - 1] >= 2 and rated[at - 1] - rated[0] <= 1 and rated[-1] - rated[at] <= 1
    ]
    meets = {
        Shape.UNANIMOUS: gap == 0,
        Shape.ADJACENT: gap == 1,
        Shape.LONE_HIGH: high,
        Shape.LONE_LOW: low,
        Shape.SPLIT: bool(cuts) and not high and not low,
        Shape.SPREAD: gap > 1 and not cuts,
    }
    return [shape for shape, met in meets.items() if met]


@given(
    st.lists(cells, max_size=8).flatmap(lambda ratings: st.tuples(st.just(ratings), st.permutations(ratings)))
)
def test_the_order_of_panelists_changes_nothing(pair: tuple[list[int | None], list[int | None]]) -> None:
    """A permutation of the panel has the same measures."""
    assert measure(pair[0]) == measure(pair[1])


@given(st.lists(cells, max_size=8), st.integers(0, 8))
def test_a_panelist_without_evidence_changes_no_figure(ratings: list[int | None], place: int) -> None:
    """A blank cell is not a zero."""
    assert measure(ratings) == measure([*ratings[:place], None, *ratings[place:]])


def test_a_reversed_scale_keeps_distances_and_swaps_the_lone_ends() -> None:
    """Turning the scale round mirrors shape, mean and median, and keeps every distance."""
    mirror = {Shape.LONE_HIGH: Shape.LONE_LOW, Shape.LONE_LOW: Shape.LONE_HIGH}
    for rated in patterns():
        given_, turned = measure(rated), measure(6 - rating for rating in rated)
        assert dispersion(given_) == dispersion(turned)
        assert mirror.get(given_.shape, given_.shape) == turned.shape
        assert given_.mean is not None
        assert given_.median is not None
        assert (6 - given_.mean, 6 - given_.median) == (turned.mean, turned.median)


def test_unanimous_is_the_only_pattern_without_variance() -> None:
    """Variance 0 and the word unanimous go together."""
    expected: list[tuple[int, ...]] = []
    assert expected == [
        each
        for each in patterns()
        if (measure(each).variance == 0) != (measure(each).shape is Shape.UNANIMOUS)
    ]


# nearest level, display


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ([3, 4], (3, 4)),
        ([3, 3, 4], (3,)),
        ([3, 4, 4], (4,)),
        ([None, 2], (2,)),
        ([1, 1, 2, 2], (1, 2)),
        ([], ()),
        ([None], ()),
        ([9, 9], (5,)),
        ([0], (1,)),
    ],
)
def test_the_nearest_levels_are_two_on_a_tie_and_stay_on_the_scale(
    ratings: list[int | None], level: tuple[int, ...]
) -> None:
    """A half leans neither up nor down."""
    assert level == nearest_levels(ratings, 5)


@given(st.lists(levels, min_size=1, max_size=8))
def test_no_level_is_nearer_the_mean_than_the_nearest(ratings: list[int]) -> None:
    """All that are equally near are named, in their order."""
    mean = Fraction(sum(ratings), len(ratings))
    least = min(abs(level - mean) for level in range(1, 6))
    near = tuple(level for level in range(1, 6) if abs(level - mean) == least)
    assert near == nearest_levels(ratings, 5)


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (Fraction(7, 8), 1, "0.9"),
        (Fraction(1, 20), 1, "0.1"),
        (Fraction(1, 21), 1, "0.0"),
        (Fraction(13, 4), 1, "3.3"),
        (Fraction(4), 1, "4.0"),
        (Fraction(199, 200), 2, "1.00"),
        (Fraction(1, 3), 10, "0.3333333333"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-1, 20), 1, "-0.1"),
        (Fraction(-1, 50), 1, "0.0"),
    ],
)
def test_a_number_is_shown_with_halves_away_from_zero(number: Fraction, places: int, shown: str) -> None:
    """Rounding happens in one place, half up, and never shows minus nought."""
    assert shown == display(number, places)


def test_one_decimal_is_shown_unless_more_are_asked_for() -> None:
    """The screen shows one decimal."""
    expected = "2.7"
    assert expected == display(Fraction(8, 3))


# speaking


@pytest.mark.parametrize(
    ("ratings", "cue"),
    [
        ((2, 4, 2), Cue(BEN, 2)),
        ((5, 4, 1), Cue(CHEN, -3)),
        ((2, None, 5), None),
        ((3, 4, 5), None),
        ((3,), None),
        ((), None),
    ],
)
def test_only_a_lone_panelist_gets_a_cue(ratings: tuple[int | None, ...], cue: Cue | None) -> None:
    """The cue names the person and the distance from the rest."""
    assert cue == speaking_cue(panel(*ratings), Bounds())


def test_the_lone_panelist_starts_and_the_other_end_follows() -> None:
    """Both ends are heard before the middle."""
    expected = (DARA, ANA, CHEN, BEN, ELI)
    assert expected == speaking_order(panel(1, 2, 1, 4, None), (), 0, Bounds())


def test_a_split_panel_alternates_from_the_low_end() -> None:
    """With ends of one size the low one starts, and the ends take turns."""
    expected = (CHEN, ANA, DARA, BEN)
    assert expected == speaking_order(panel(5, 5, 2, 2), (), 0, Bounds())


def test_a_panel_that_is_close_speaks_in_rotation() -> None:
    """Within one point there is no extreme, so the turn decides who starts."""
    close = panel(3, 4, 4, 3)
    expected = [(ANA, BEN, CHEN, DARA), (BEN, CHEN, DARA, ANA), (ANA, BEN, CHEN, DARA)]
    assert expected == [speaking_order(close, (), turn, Bounds()) for turn in (0, 1, 4)]


def test_the_turn_rotates_inside_each_end_too() -> None:
    """Nobody of an end always starts."""
    expected = (CHEN, BEN, DARA, ANA)
    assert expected == speaking_order(panel(5, 5, 2, 2), (), 1, Bounds())


def test_those_who_lead_speak_last_even_from_an_end() -> None:
    """A facilitator who stands alone still waits, and takes no turn from the others."""
    expected = (CHEN, ANA, BEN, DARA)
    assert expected == speaking_order(panel(2, 3, 2, 5), {DARA}, 2, Bounds())


def test_a_panel_of_leaders_speaks_in_its_own_order() -> None:
    """With nobody else to hear, rotation has nothing to turn."""
    expected = (ANA, BEN)
    assert expected == speaking_order(panel(1, 5), {BEN, ANA}, 1, Bounds())


def test_bounds_of_nought_repeat_nobody() -> None:
    """Even where a rubric calls everything apart, each person speaks once."""
    expected = (ANA, BEN)
    assert expected == speaking_order(panel(3, 3), (), 0, Bounds(hole=0, wide=0, apart=0))


@given(st.lists(cells, max_size=5), st.sets(st.sampled_from(PANEL)), st.integers(0, 12))
def test_everybody_speaks_exactly_once(ratings: list[int | None], last: set[PersonId], turn: int) -> None:
    """The order is a permutation of the panel, with the leaders at its end."""
    people = panel(*ratings)
    order = speaking_order(people, last, turn, Bounds())
    assert sorted(people) == sorted(order)
    assert sorted(order, key=lambda person: person in last) == list(order)
