"""Insight into criteria and groups: distributions, gaps, splits, holes, and what no small group changes."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from panelry.insight import (
    Apart,
    Figures,
    InsightError,
    Lesson,
    Moved,
    Plan,
    Record,
    Round,
    Splits,
    calibration,
    drift,
    large_groups,
    lessons,
    phi_by_size,
    pooled,
    sealed,
    taught,
)
from panelry.rubric import Bounds


def rated(
    levels: Sequence[Sequence[int | None]],
    criterion: str = "Care",
    group: str = "",
    round_: Round = Round.INITIAL,
) -> list[Record]:
    """Return the ratings of one criterion: a row for each candidate, a place for each panelist."""
    return [
        Record(f"c{row}", f"p{place}", criterion, rating, round_, None, group)
        for row, ratings in enumerate(levels)
        for place, rating in enumerate(ratings)
    ]


def agreed(levels: list[int], criterion: str = "Care") -> list[Record]:
    """Return an agreed rating for each candidate from the first on."""
    return [Record(f"c{row}", "", criterion, level, Round.AGREED) for row, level in enumerate(levels)]


def only(records: list[Record], plan: Plan | None = None) -> Lesson:
    """Return the one lesson of some records."""
    (found,) = lessons(records, plan or Plan())
    return found


# one criterion


def test_sealed_and_agreed_ratings_are_counted_apart_each_with_its_n() -> None:
    """Sealed ratings count one by one, agreed ones once for each candidate; no evidence counts nowhere."""
    first = rated([[1, 2], [2, 2], [3, 5], [4, 4], [5, None], [None, None]])
    later = rated([[5, 5]] * 6, round_=Round.REVISED)
    found = only(first + later + agreed([2, 2, 3, 4, 5]))
    assert ((1, 3, 1, 2, 2), (0, 2, 1, 1, 1), 5) == (found.sealed, found.agreed, found.agreed_n)
    assert (6, 5, ("c5",)) == (found.candidates, found.assessed, found.unassessed)


def test_below_five_candidates_a_criterion_shows_nothing_but_numbers() -> None:
    """Whatever the group's size: a figure rests on five candidates at least."""
    few = only(rated([[1, 4]] * 4 + [[None, None]] * 3) + agreed([2] * 4))
    assert (4, 4, 4) == (few.assessed, few.compared, few.agreed_n)
    assert (None,) * 7 == (few.sealed, few.agreed, few.gap, few.split, few.moved, few.alike, few.splits)


def test_categories_are_the_scale_s_and_never_those_that_occur() -> None:
    """Without a rubric 1 to 5, or 1 to 10 once a rating is above 5; a rubric's scale holds otherwise."""
    assert (0, 0, 10, 0, 0) == only(rated([[3, 3]] * 5)).sealed
    assert (0, 0, 9, 0, 0, 0, 1, 0, 0, 0) == only(rated([[3, 3]] * 4 + [[3, 7]])).sealed
    assert (0, 0, 10, 0) == only(rated([[3, 3]] * 5), Plan(scale=4)).sealed


def test_all_equal_ratings_are_no_exception() -> None:
    """No gap, no split panel, and nobody told apart."""
    found = only(rated([[4, 4, 4]] * 5))
    assert (Fraction(0), 0, Splits.SELDOM, True) == (found.gap, found.split, found.splits, found.alike)


def test_the_gap_of_a_second_round_is_compared_for_the_same_candidates_alone() -> None:
    """A second round is held where the gap is wide: others would make it seem to shrink."""
    wide, narrow = [[1, 4]] * 5, [[3, 3]] * 5
    second = rated([[2, 3]] * 5, round_=Round.SECOND)
    found = only(rated(wide + narrow) + second)
    assert (10, Fraction(3, 2)) == (found.compared, found.gap)
    assert Moved(5, Fraction(3), Fraction(1)) == found.moved
    assert None is only(rated(wide) + second[2:]).moved
    assert None is only(rated([[1, None]] * 5) + second).moved


def test_how_often_a_panel_is_split_is_told_by_the_rubric_s_first_bounds() -> None:
    """A range of two without a hole is no split panel; a third of split ones is often."""
    split, whole = [1, 4], [3, 4, 5]
    found = [only(rated([split] * many + [whole] * (6 - many))) for many in (0, 1, 2, 5, 6)]
    assert [0, 1, 2, 5, 6] == [each.split for each in found]
    expected = [Splits.SELDOM, Splits.SELDOM, Splits.OFTEN, Splits.OFTEN, Splits.ALWAYS]
    assert expected == [each.splits for each in found]
    loose = only(rated([split] * 6), Plan(bounds=Bounds(hole=4, wide=4)))
    assert (0, Splits.SELDOM) == (loose.split, loose.splits)


def test_the_levels_on_which_most_split_panels_stand_are_told_from_five_panels_on() -> None:
    """Either side of the widest hole, or the ends where holes are alike; of equally many the lower ones."""
    holes, ends = [2, 2, 5, 5], [2, 3, 4, 5]
    assert Apart(2, 5, 5) == only(rated([holes] * 3 + [ends] * 2 + [[1, 3]] * 4)).apart
    assert Apart(1, 4, 6) == only(rated([[1, 4, 5]] * 6 + [[2, 5]] * 6)).apart
    assert Apart(1, 5, 5) == only(rated([[1, 3, 5]] * 5)).apart
    assert None is only(rated([holes] * 4 + [[1, 3]] * 4)).apart
    assert None is only(rated([[3, 3]] * 9)).apart


def test_a_criterion_that_tells_no_two_candidates_apart_is_known() -> None:
    """By the agreed rating, or else by the mean of the sealed ones; on two levels by any difference."""
    assert only(rated([[3, 4]] * 4 + [[4, 5]])).alike
    assert not only(rated([[3, 3]] * 4 + [[4, 5]])).alike
    assert only(rated([[3, 3]] * 4 + [[4, 5]]) + agreed([3, 3, 3, 3, 4])).alike
    assert not only(rated([[1, 1]] * 4 + [[2, 2]]), Plan(scale=2)).alike
    assert only(rated([[1, 1]] * 5), Plan(scale=2)).alike


def test_what_nobody_assessed_is_counted_against_the_candidates_who_had_the_criterion() -> None:
    """A criterion that another position names is no hole; one of the rubric is a hole for all."""
    records = rated([[3, 3]] * 5, "Care", "A") + rated([[3, 3]] * 5, "Calm", "B")
    assert [("Care", 5, 5), ("Calm", 5, 5)] == [
        (each.criterion, each.candidates, each.assessed) for each in lessons(records, Plan())
    ]
    planned = lessons(records, Plan(criteria=("Calm", "Design", "Care")))
    assert [("Calm", 10, 5), ("Design", 10, 0), ("Care", 10, 5)] == [
        (each.criterion, each.candidates, each.assessed) for each in planned
    ]
    assert tuple(f"c{place}" for place in range(5)) * 2 == planned[1].unassessed


# groups


def test_a_file_without_groups_is_one_position() -> None:
    """There is nothing to tell apart, and nothing to leave out but what is too small itself."""
    records = rated([[3, 4]] * 5)
    found = taught(records, Plan())
    assert ((), 5, 2, 10, True) == (
        found.groups,
        found.together.candidates,
        found.together.panelists,
        found.together.ratings,
        found.together.shown,
    )
    assert (False, ()) == (
        taught(records[:8], Plan()).together.shown,
        taught(records[:8], Plan()).together.lessons,
    )
    assert tuple(records[:8]) == pooled(records[:8])


def test_a_small_group_says_its_name_and_its_size_alone() -> None:
    """Four candidates could be told from one another."""
    large, small = rated([[3, 4]] * 5, group="Backend"), rated([[1, 1]] * 4, group="Staff")
    found = taught(small + large, Plan())
    assert Figures("Staff", 4, 2, 8, False, ()) == found.groups[0]
    assert ["Staff", "Backend"] == [each.name for each in found.groups]
    assert found.groups[1].lessons == found.together.lessons
    assert (5, 10) == (found.together.candidates, found.together.ratings)


def test_candidates_without_a_rating_make_no_group_large() -> None:
    """A name alone hides nobody."""
    padded = rated([[3, 4]] * 4 + [[None, None]], group="A") + rated(
        [[3, 3]] * 5, group="A", round_=Round.SECOND
    )
    assert frozenset() == large_groups(padded)


def test_one_person_who_applied_twice_is_two_candidates() -> None:
    """The debriefs are of different panels, and link none."""
    records = rated([[3, 4]] * 5, group="A") + rated([[3, 4]] * 5, group="B")
    assert 10 == taught(records, Plan()).together.candidates
    assert 10 == len(sealed(records).candidates)
    assert [10, 10] == [each.shared_candidates for each in calibration(records)]


LEVEL = st.integers(1, 10) | st.none()
TITLES = st.sampled_from(["Care", "Calm", "Design"])


@st.composite
def group(draw: st.DrawFn, name: str, candidates: st.SearchStrategy[int]) -> list[Record]:
    """Draw the records of one group; its panelists and its criteria are those of other groups, too."""
    rounds = st.sampled_from([Round.INITIAL, Round.INITIAL, Round.SECOND])
    return [
        Record(f"c{place}", f"p{panelist}", draw(TITLES), draw(LEVEL), draw(rounds), None, name)
        for place in range(draw(candidates))
        for panelist in draw(st.sets(st.integers(0, 4), min_size=1, max_size=3))
    ]


def visible(records: list[Record]) -> object:
    """Return all that is shown outside of groups that are too small."""
    found = taught(records, Plan())
    within = pooled(records)
    try:
        panelists: object = calibration(within), phi_by_size(sealed(within))
    except InsightError as problem:
        panelists = str(problem)
    return tuple(each for each in found.groups if each.shown), found.together, panelists, drift(within)


@given(group("X", st.integers(5, 8)), group("Y", st.integers(5, 8)), group("small", st.integers(1, 4)))
def test_adding_removing_or_renaming_a_small_group_changes_nothing_outside(
    first: list[Record], second: list[Record], small: list[Record]
) -> None:
    """Otherwise the difference of two pages would be one candidate's ratings."""
    expected = visible(first + second)
    renamed = [structs.replace(each, group="other") for each in small]
    for records in (first + second + small, small + first + second, first + renamed + second):
        assert expected == visible(records)
