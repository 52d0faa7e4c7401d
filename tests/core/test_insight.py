"""Insight: the additive model, its refusals, and the gates of calibration."""

import csv
import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.insight import (
    Effects,
    InsightError,
    Rater,
    Record,
    Round,
    Shown,
    additive,
    calibration,
    groups,
    sealed,
)
from work_done import calls_of

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "agreement"
needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data are not beside")


def reference(name: str) -> tuple[list[Record], dict[str, object]]:
    """Return the records of a reference file and the answers beside it."""
    data = {"guilford": "guilford_ratings.csv", "sim40": "severity_sim40.csv"}[name]
    with (REFERENCE / data).open(encoding="utf-8", newline="") as file:
        rows = [
            Record(row["examinee"], row["judge"], row["trait"], int(row["rating"]))
            for row in csv.DictReader(file)
        ]
    answers = json.loads((REFERENCE / f"severity_{name}.json").read_text("utf-8"))["computed"]
    return rows, answers


def in_order(names: tuple[str, ...], figures: tuple[float, ...]) -> list[float]:
    """Return figures by the number that is their name."""
    return [figure for _, figure in sorted(zip(map(int, names), figures, strict=True))]


def incomplete() -> list[Record]:
    """Return the incomplete design that the reference describes: 84 ratings."""
    dropped = {("1", "6"), ("1", "7"), ("3", "1"), ("3", "2")}
    return [
        each
        for each in reference("guilford")[0]
        if (each.panelist, each.candidate) not in dropped
        and (each.panelist, each.criterion, each.candidate) != ("2", "5", "4")
    ]


def panel(candidates: int, *levels: int, criteria: int = 2) -> list[Record]:
    """Return a full panel: each panelist gives one level everywhere, moved by candidate and criterion."""
    return [
        Record(f"c{candidate}", f"p{panelist}", f"k{criterion}", level + (candidate + criterion) % 2)
        for candidate in range(candidates)
        for panelist, level in enumerate(levels)
        for criterion in range(criteria)
    ]


# against programs of others


@needs_reference
def test_a_complete_design_has_the_effects_of_the_reference() -> None:
    """With everybody rating everything the effects are the deviations of the means."""
    records, answers = reference("guilford")
    table = sealed(records)
    found = additive(table)
    wanted = answers["additive_OLS_complete"]
    assert isinstance(wanted, dict)
    assert wanted["mean"] == pytest.approx(found.mean, abs=1e-9)
    assert wanted["judge"] == pytest.approx(in_order(table.panelists, found.panelists), abs=1e-9)


@needs_reference
def test_an_incomplete_design_has_the_effects_of_the_reference() -> None:
    """Raw means put the first and the third level; the model holds them .45 points apart."""
    table = sealed(incomplete())
    found = additive(table)
    wanted = reference("guilford")[1]["incomplete_design"]
    assert isinstance(wanted, dict)
    assert 84 == len(table.ratings)
    assert wanted["mean"] == pytest.approx(found.mean, abs=1e-6)
    assert wanted["examinee"] == pytest.approx(in_order(table.candidates, found.candidates), abs=1e-6)
    assert wanted["judge"] == pytest.approx(in_order(table.panelists, found.panelists), abs=1e-6)
    assert wanted["trait"] == pytest.approx(in_order(table.criteria, found.criteria), abs=1e-6)
    levels: dict[str, list[int]] = {}
    for each in incomplete():
        levels.setdefault(each.panelist, []).append(each.rating or 0)
    whole = sum(map(sum, levels.values())) / 84
    raw = [sum(levels[name]) / len(levels[name]) - whole for name in "123"]
    assert wanted["raw_judge_mean_deviation"] == pytest.approx(raw, abs=1e-6)


@needs_reference
def test_forty_candidates_have_the_effects_of_the_reference() -> None:
    """Eight panelists, five on each candidate: all are shown, in the order of the file."""
    records, answers = reference("sim40")
    found = calibration(records)
    wanted = answers["judge_OLS"]
    assert isinstance(wanted, list)
    assert list(dict.fromkeys(each.panelist for each in records)) == [each.panelist for each in found]
    assert {Shown.YES} == {each.shown for each in found}
    assert [wanted[int(each.panelist)] for each in found] == pytest.approx(
        [each.effect for each in found], abs=1e-6
    )
    assert 1600 == sum(each.n for each in found)
    assert 200 == sum(each.shared_candidates for each in found)


@needs_reference
def test_the_disconnected_design_of_the_reference_is_refused() -> None:
    """Perfectly consistent panelists of two blocks cannot be compared all the same."""
    cases = json.loads((REFERENCE / "icc.json").read_text("utf-8"))["cases"]
    (data,) = [case["data"] for case in cases if case["id"] == "consistna"]
    records = [
        Record(f"c{row}", f"p{place}", "k", rating)
        for row, ratings in enumerate(data)
        for place, rating in enumerate(ratings)
    ]
    with pytest.raises(InsightError) as problem:
        calibration(records)
    assert (
        "The panelists are 2 groups that no candidate links: p0, p1, p2; p3, p4, p5. "
        "Leave out all but one group, or add ratings of a candidate of both."
    ) == str(problem.value)


def test_standard_errors_of_a_balanced_panel_are_those_of_the_textbook() -> None:
    """For equal numbers the error of a centred mean is the root of s2 (1/m)(1 - 1/r)."""
    records = [
        Record(f"c{c}", f"p{p}", f"k{k}", (c * c + 3 * p * c + k * p + k) % 5 + 1)
        for c in range(6)
        for p in range(4)
        for k in range(3)
    ]
    table = sealed(records)
    found = additive(table)
    rest = sum(
        (
            each.level
            - found.mean
            - found.candidates[each.candidate]
            - found.panelists[each.panelist]
            - found.criteria[each.criterion]
        )
        ** 2
        for each in table.ratings
    )
    error = (rest / (72 - 6 - 4 - 3 + 2) / 18 * 3 / 4) ** 0.5
    assert found.errors == pytest.approx([error] * 4, abs=1e-9)


# what cannot be compared


def test_many_groups_are_named_in_part() -> None:
    """A long list would hide what is wrong."""
    alone = [Record(f"c{place}", f"p{place}", "k", 3) for place in range(6)]
    many = [Record("c0", f"q{place}", "k", 3) for place in range(5)]
    with pytest.raises(InsightError) as problem:
        additive(sealed(alone + many))
    assert (
        "The panelists are 6 groups that no candidate links: "
        "p0, q0, q1, q2 and 2 more; p1; p2; p3; and 2 more groups"
    ) == problem.value.what
    assert ((0, 6, 7, 8, 9, 10), (1,), (2,), (3,), (4,), (5,)) == tuple(sorted(groups(sealed(alone + many))))


def test_panelists_who_rated_criteria_of_their_own_cannot_be_told_from_them() -> None:
    """A common candidate alone does not make two panelists comparable."""
    records = [
        Record(f"c{place}", person, f"{person}'s", 3) for place in range(6) for person in ("Ana", "Ben")
    ]
    with pytest.raises(InsightError, match="cannot be told apart"):
        calibration(records)


def test_positions_with_criteria_of_their_own_can_be_taken_together() -> None:
    """Candidates of two positions share no criterion; panelists who saw both are compared all the same."""
    records = [
        Record(f"{position}{c}", f"p{p}", f"{position}{k}", 1 + p + (c + k) % 2)
        for position, people in (("x", (0, 1)), ("y", (1, 2)))
        for c in range(6)
        for p in people
        for k in range(3)
    ]
    found = calibration(records)
    assert [-1.0, 0.0, 1.0] == pytest.approx([each.effect for each in found], abs=1e-9)
    assert [6, 12, 6] == [each.shared_candidates for each in found]
    dropped = [each for each in records if each.candidate[0] == "x"]
    error = (len(dropped) - 6 - 1 - 2) ** 0.5
    noisy = [*dropped[1:], Record("x0", "p0", "x0", 3)]
    assert 0 < (calibration(noisy)[0].se or 0) < error


def test_a_panelist_alone_has_no_effect_to_show() -> None:
    """Nobody to compare with is no error."""
    records = [Record(f"c{place}", "Ana", "k", 3 + place % 2) for place in range(20)]
    assert (Rater("Ana", 20, 0, None, None, Shown.NO),) == calibration(records)


def test_without_a_rating_there_is_nothing_to_show() -> None:
    """No evidence, and ratings after the reveal, are no initial ratings."""
    records = [Record("c", "Ana", "k", None), Record("c", "Ben", "k", 4, Round.SECOND)]
    expected = Rater("Ana", 0, 0, None, None, Shown.NO), Rater("Ben", 0, 0, None, None, Shown.NO)
    assert expected == calibration(records)


def test_no_effect_is_shown_without_its_standard_error() -> None:
    """As many unknowns as ratings leave nothing to judge chance by."""
    records = [Record("c0", "Ana", "k", 3), Record("c0", "Ben", "k", 5)]
    assert Effects(4.0, (0.0,), (-1.0, 1.0), (0.0,), None) == additive(sealed(records))
    assert [None, None] == [each.effect for each in calibration(records)]


# the gates


@pytest.mark.parametrize(
    ("candidates", "shown"),
    [(4, Shown.NO), (5, Shown.EARLY), (11, Shown.EARLY), (12, Shown.YES), (30, Shown.YES)],
)
def test_effects_are_shown_by_the_number_of_shared_candidates(candidates: int, shown: Shown) -> None:
    """Nothing below 5, early to 11, from 12 on as it is; always with its standard error."""
    found = calibration(panel(candidates, 2, 3, 1))
    assert [(shown, candidates)] * 3 == [(each.shown, each.shared_candidates) for each in found]
    effects = [None] * 3 if shown is Shown.NO else [0.0, 1.0, -1.0]
    assert effects == pytest.approx([each.effect for each in found], abs=1e-9)
    assert [shown is Shown.NO] * 3 == [each.se is None for each in found]


def test_a_candidate_seen_alone_is_not_shared() -> None:
    """Only candidates whom others rated, too, say how one compares."""
    alone = [Record(f"alone{place}", "p0", "k0", 3) for place in range(20)]
    found = calibration(panel(6, 2, 3) + alone)
    assert [(32, 6, Shown.EARLY), (12, 6, Shown.EARLY)] == [
        (each.n, each.shared_candidates, each.shown) for each in found
    ]


def test_panelists_stand_in_the_order_of_the_file_and_never_of_their_effect() -> None:
    """No view ranks people."""
    records = panel(12, 1, 4, 2, 3)
    assert ["p0", "p1", "p2", "p3"] == [each.panelist for each in calibration(records)]
    assert ["p3", "p2", "p1", "p0"] == [each.panelist for each in calibration(records[::-1])]


def test_equal_ratings_everywhere_give_effects_of_nought() -> None:
    """Unanimity is no exception."""
    records = [Record(f"c{c}", f"p{p}", f"k{k}", 4) for c in range(12) for p in range(3) for k in range(2)]
    found = calibration(records)
    assert [0.0] * 3 == pytest.approx([each.effect for each in found], abs=1e-12)
    assert [0.0] * 3 == pytest.approx([each.se for each in found], abs=1e-12)


LEVELS = st.integers(1, 5)


@st.composite
def panels(draw: st.DrawFn) -> list[Record]:
    """Panels in which everybody rated the first candidate on every criterion, and others by chance."""
    people, candidates, criteria = (draw(st.integers(2, 4)) for _ in range(3))
    return [
        Record(f"c{c}", f"p{p}", f"k{k}", draw(LEVELS if not c else LEVELS | st.none()))
        for c in range(candidates)
        for p in range(people)
        for k in range(criteria)
    ]


@given(panels(), st.randoms(use_true_random=False))
def test_neither_order_nor_missing_ratings_nor_later_ones_change_an_effect(
    records: list[Record], chance: random.Random
) -> None:
    """The effects belong to names; what is no initial rating takes no part."""
    later = [
        Record(
            each.candidate, each.panelist, each.criterion, 5, Round.REVISED, datetime(2026, 3, 1, tzinfo=UTC)
        )
        for each in records
    ]
    mixed = [each for each in records if each.rating is not None] + later
    chance.shuffle(mixed)
    first, second = sealed(records), sealed(mixed)
    expected = dict(zip(first.panelists, additive(first).panelists, strict=True))
    found = dict(zip(second.panelists, additive(second).panelists, strict=True))
    assert expected == pytest.approx({name: found[name] for name in expected}, abs=1e-9)


@given(panels(), LEVELS)
def test_effects_sum_to_nought_and_follow_a_panelist_who_moves(records: list[Record], step: int) -> None:
    """Somebody who rates higher everywhere by one step stands that step apart, shared by all."""
    table = sealed(records)
    before = additive(table).panelists
    moved = [
        Record(each.candidate, each.panelist, each.criterion, each.rating + step)
        if each.panelist == "p0" and each.rating is not None
        else each
        for each in records
    ]
    after = additive(sealed(moved)).panelists
    assert 0 == pytest.approx(sum(before), abs=1e-9)
    count = len(before)
    expected = [step * (1 - 1 / count), *([-step / count] * (count - 1))]
    assert expected == pytest.approx([b - a for a, b in zip(before, after, strict=True)], abs=1e-9)


def _history(candidates: int) -> list[Record]:
    """Return five ratings of eight criteria for each candidate, from a hundred panelists."""
    return [
        Record(f"c{c}", f"p{p}", f"k{k}", (c * c + 3 * p * c + k * p + k) % 5 + 1)
        for c in range(candidates)
        for p in ((c + 17 * step) % 100 for step in range(5))
        for k in range(8)
    ]


def test_a_hundred_thousand_ratings_cost_in_proportion() -> None:
    """A large organisation's history is no reason to wait: ten times the ratings, ten times the work."""
    small, large = _history(250), _history(2_500)
    assert (10_000, 100_000, 100) == (len(small), len(large), len(calibration(large)))
    assert calls_of(lambda: calibration(large)) < 12 * calls_of(lambda: calibration(small))
