"""Hinges and movement: what the outcome hangs on, and what a second round changed."""

from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

import cast
from panelry import commands as c
from panelry.board import client_hinges, client_movement
from panelry.disagreement import Hinges, Movement, Pair, hinges, movement
from panelry.ids import CriterionId, PersonId
from panelry.panel import Mode
from panelry.rubric import Criterion, Rubric, Threshold
from story import Story

A, B = CriterionId("a"), CriterionId("b")
ANN, BO, CY = (PersonId(name) for name in ("ann", "bo", "cy"))
Rows = dict[CriterionId, dict[PersonId, int | None]]
LEVELS = st.one_of(st.none(), st.integers(1, 5))


def rubric(*steps: str, minimum: str | None = None) -> Rubric:
    """Return two criteria on five levels, the first a must-have, with thresholds at the steps."""
    least = None if minimum is None else Decimal(minimum)
    criteria = (Criterion(A, "A", (), must_have=True, minimum=least), Criterion(B, "B", ()))
    return Rubric("R", "1", 5, criteria, thresholds=tuple(Threshold(Decimal(step), step) for step in steps))


def found(rows: Rows, *steps: str, minimum: str | None = None) -> Hinges | None:
    """Return what the outcome of named ratings hangs on."""
    ratings = {criterion: tuple(row.values()) for criterion, row in rows.items()}
    return hinges(rubric(*steps, minimum=minimum), ratings, rows)


def test_an_outcome_hangs_on_whoever_takes_it_over_the_line_by_leaving() -> None:
    """Ann's ratings alone hold the sum at 7; without Bo's or Cy's it stays above."""
    rows: Rows = {A: {ANN: 5, BO: 3, CY: 3}, B: {ANN: 4, BO: 3, CY: 3}}
    assert Hinges(people=(ANN,), criteria=(A, B)) == found(rows, "7")


def test_a_clear_outcome_hangs_on_nothing() -> None:
    """Neither a person nor a criterion nor a missing rating could change it."""
    assert Hinges() == found({A: {ANN: 4, BO: 4, CY: None}, B: {ANN: 4, BO: 4, CY: 4}}, "3")


def test_one_missing_rating_may_turn_the_outcome() -> None:
    """Nobody is named for it: the criterion is."""
    rows: Rows = {A: {ANN: 4, BO: 4, CY: 4}, B: {ANN: 3, BO: 3, CY: None}}
    assert Hinges(missing=(B,)) == found(rows, "7")


def test_a_must_have_below_its_minimum_is_another_outcome() -> None:
    """Without Bo's 1 the must-have is no longer missed, though the sum stays on its side."""
    rows: Rows = {A: {ANN: 3, BO: 1, CY: 3}, B: {ANN: 3, BO: 3, CY: 3}}
    assert Hinges(people=(BO,), criteria=(A,)) == found(rows, "2", minimum="2.5")


def test_whoever_alone_rated_a_criterion_is_told_apart() -> None:
    """Without Ann nothing can be said; without Bo it can."""
    assert Hinges(alone=(ANN,), missing=()) == found({A: {ANN: 4, BO: 4}, B: {ANN: 4, BO: None}}, "3")


def test_nothing_is_said_without_thresholds_or_with_an_unrated_criterion() -> None:
    """There is no line, or no sum."""
    assert None is found({A: {ANN: 4}, B: {ANN: 4}})
    assert None is found({A: {ANN: 4}}, "3")


@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=2, max_size=5), st.integers(2, 10))
def test_who_rated_nothing_changes_nothing(levels: list[tuple[int | None, int | None]], step: int) -> None:
    """Adding somebody without a rating adds nobody and only missing ratings."""
    people = [PersonId(f"p{place}") for place in range(len(levels))]
    rows: Rows = {
        criterion: dict(zip(people, (pair[place] for pair in levels), strict=True))
        for place, criterion in enumerate((A, B))
    }
    before = found(rows, str(step))
    after = found({criterion: {**row, CY: None} for criterion, row in rows.items()}, str(step))
    said = [None if each is None else (each.people, each.alone, each.criteria) for each in (before, after)]
    assert said[0] == said[1]


def test_a_picture_tells_what_the_outcome_hangs_on_after_the_reveal_only() -> None:
    """Without names no person is looked at; a viewer without ratings is told nothing."""
    story = Story().scored()
    assert None is client_hinges(story.sees(cast.ANA))
    named = client_hinges(Story().revealed().sees(cast.ANA))
    unnamed = client_hinges(Story(Mode.WITHOUT_NAMES).revealed().sees(cast.ANA))
    assert named is not None
    assert unnamed is not None
    assert () == unnamed.people + unnamed.alone
    assert (named.criteria, named.missing) == (unnamed.criteria, unnamed.missing)
    assert None is client_hinges(Story().revealed().sees(cast.GRACE))


# movement


def pairs(*of: tuple[int, int | None]) -> dict[PersonId, Pair]:
    """Return one criterion's pairs."""
    return {PersonId(f"p{place}"): Pair(*each) for place, each in enumerate(of)}


def test_movement_counts_toward_away_and_kept() -> None:
    """The share is sum(shift * gap) / sum(gap²) with the gap to the others' median."""
    told = movement({A: pairs((1, 3), (4, 4), (4, 5))})
    assert Movement(3, 1, 1, 1, Fraction(9, 27), Fraction(1, 3), 2) == told


def test_everybody_at_the_others_median_is_a_share_of_one() -> None:
    """And nobody moving is a share of nought."""
    assert Fraction(1) == _share((2, 4), (4, 2))
    assert Fraction(0) == _share((2, 2), (4, 4))


def test_no_gap_has_no_share_and_no_spread() -> None:
    """All sealed alike: a shift from there is away from the panel."""
    assert Movement(2, 0, 1, 1, None, None, 1) == movement({A: pairs((3, 3), (3, 4))})


def test_a_shift_where_somebody_shared_an_observation_is_not_bare() -> None:
    """Only those on criteria without one are counted."""
    told = movement({A: pairs((1, 3), (3, 3)), B: pairs((1, 2), (2, 1))}, [B])
    assert told is not None
    assert 1 == told.bare


def test_without_a_criterion_that_two_rated_twice_there_is_no_movement() -> None:
    """One pair has no others."""
    assert None is movement({A: pairs((1, 3))})


def test_the_panel_is_everybody_who_rated_also_who_gave_no_second_rating() -> None:
    """The middle one moves toward the median of both others, one of whom did not rate again."""
    told = movement({A: pairs((5, None), (3, 4), (3, 3))})
    assert Movement(2, 1, 0, 1, Fraction(1, 2), None, 1) == told
    assert Movement(1, 1, 0, 0, Fraction(1, 2), None, 1) == movement({A: pairs((5, None), (3, 4))})


def test_without_a_second_rating_there_is_no_movement() -> None:
    """Sealed ratings alone have not moved."""
    assert None is movement({A: pairs((1, None), (5, None))})


def test_moves_onto_the_level_that_the_chair_had_sealed_are_counted_for_all_others_together() -> None:
    """The chair's own move is none; where the chair sealed nothing there is nothing to land on."""
    rows = {A: pairs((4, 3), (2, 4), (3, 4), (2, 2), (5, 3)), B: {BO: Pair(1, 5), CY: Pair(5, 5)}}
    chair = PersonId("p0")
    assert [2, None, None] == [
        told and told.followed
        for told in (movement(rows, (), chair), movement({B: rows[B]}, (), chair), movement(rows))
    ]


def test_a_chair_whom_nobody_moved_beside_has_no_count() -> None:
    """None is not nought: nought says that somebody moved elsewhere."""
    chair = PersonId("p0")
    counts = [movement({A: pairs((4, 3), (2, second))}, (), chair) for second in (2, 3)]
    assert [None, 0] == [told and told.followed for told in counts]


SEALED_AND_SECOND = st.tuples(st.integers(1, 5), st.one_of(st.none(), st.integers(1, 5)))


@given(st.lists(SEALED_AND_SECOND, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_movement_knows_neither_who_is_who_nor_which_end_is_high(
    of: list[tuple[int, int | None]], order: Random
) -> None:
    """Permuting the panel or turning the scale round changes nothing."""
    told = movement({A: pairs(*of)})
    turned = [(6 - sealed, None if second is None else 6 - second) for sealed, second in of]
    order.shuffle(of)
    assert [told, told] == [movement({A: pairs(*of)}), movement({A: pairs(*turned)})]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=6))
def test_counts_of_movement_add_up_to_all_pairs(of: list[tuple[int, int]]) -> None:
    """Each pair went toward, went away or stayed."""
    told = movement({A: pairs(*of)})
    assert told is not None
    assert len(of) == told.n == told.toward + told.away + told.kept


@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=4), st.integers(2, 10))
def test_a_missing_rating_is_named_exactly_if_some_level_of_it_turns_the_outcome(
    levels: list[tuple[int | None, int | None]], step: int
) -> None:
    """The two ends of the scale speak for all levels between."""
    rows: Rows = {
        criterion: {PersonId(f"p{at}"): pair[place] for at, pair in enumerate(levels)}
        for place, criterion in enumerate((A, B))
    }
    told = found(rows, str(step), minimum="2.5")
    if told is None:
        return
    turned = {
        criterion
        for criterion, row in rows.items()
        for person, level in row.items()
        if level is None
        for given_level in range(1, 6)
        if _outcome(rows, step) != _outcome({**rows, criterion: {**row, person: given_level}}, step)
    }
    assert turned == set(told.missing)


def _outcome(rows: Rows, step: int) -> tuple[bool, bool]:
    """Return whether the sum of means reaches a step, and whether the mean of A is below 2.5."""
    known = {
        criterion: [level for level in row.values() if level is not None] for criterion, row in rows.items()
    }
    means = {criterion: Fraction(sum(row), len(row)) for criterion, row in known.items()}
    return means[A] + means[B] >= step, means[A] < Fraction(5, 2)


def _share(*of: tuple[int, int]) -> Fraction | None:
    told = movement({A: pairs(*of)})
    return None if told is None else told.share


def test_a_picture_tells_movement_once_a_second_round_is_held() -> None:
    """Not while it is open, and never without names; the panel is everybody, also who did not rate again."""
    shares = []
    for mode in (Mode.NUMBERS_FIRST, Mode.WITHOUT_NAMES):
        story = Story(mode).revealed()
        story.when(cast.ANA, c.OpenSecondRound(cast.CODE), c.RateAgain(cast.CODE, 3))
        story.when(cast.BEN, c.RateAgain(cast.CODE, 4))
        assert None is client_movement(story.sees(cast.ELI))
        story.when(cast.ANA, c.CloseSecondRound(cast.CODE))
        told = client_movement(story.sees(cast.ELI))
        shares.append(None if told is None else (told.n, told.toward, told.away, told.kept))
    assert [(2, 1, 0, 1), None] == shares
