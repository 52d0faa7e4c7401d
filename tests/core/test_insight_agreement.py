"""Agreement over many candidates: published values, the traps of the reference, laws."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.insight import Weights, alpha, gwet, icc, kendall

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "agreement"
needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data are not beside")
RATINGS = st.lists(st.lists(st.integers(1, 5) | st.none(), min_size=1, max_size=5), max_size=8)


def case(file: str, name: str) -> dict[str, Any]:
    """Return one case of a reference file."""
    cases = json.loads((REFERENCE / file).read_text("utf-8"))["cases"]
    (found,) = [each for each in cases if each["id"] == name]
    return dict(found)


def known() -> list[tuple[str, str, str, float, float]]:
    """Return file, case, index, value and tolerance of the rows that the product's indices reproduce."""
    if not REFERENCE.exists():
        return []
    rows = json.loads((REFERENCE / "expected.json").read_text("utf-8"))["values"]
    indices = {"alpha_ordinal", "AC1", "AC2_linear", "AC2_quadratic", "AC2_ordinal"}
    indices |= {"ICC(2,1)", "ICC(2,4)", "ICC(A,1)", "W", "Wt"}
    return [
        (row["file"], row["case"], row["index"], row["value"], row["tolerance"])
        for row in rows
        if row["index"] in indices and row["reproduced"]
    ]


def worked_out(file: str, name: str, index: str) -> Fraction | None:
    """Return an index of a case."""
    found = case(file, name)
    data = found["data"]
    pair = {"ICC(2,1)": 0, "ICC(A,1)": 0, "ICC(2,4)": 1}
    if index == "alpha_ordinal":
        return alpha(list(zip(*data, strict=True)))
    if index in pair:
        both = icc(data)
        return both[pair[index]] if both else None
    if index.startswith("AC"):
        weights = Weights("identity" if index == "AC1" else index.removeprefix("AC2_"))
        return gwet(data, found["categories"], weights)
    return kendall(data)


@pytest.mark.parametrize(("file", "name", "index", "value", "tolerance"), known())
def test_an_index_has_its_published_value(
    file: str, name: str, index: str, value: float, tolerance: float
) -> None:
    """To the precision at which it is printed."""
    assert value == pytest.approx(worked_out(file, name, index), abs=tolerance)


@needs_reference
def test_the_reference_has_rows_for_every_index() -> None:
    """The test above would hold of an empty list."""
    assert 20 == len(known())


@needs_reference
@pytest.mark.parametrize("name", ["wikipedia-3x15", "strong-candidate", "krippendorff-c"])
def test_ordinal_alpha_is_that_of_the_reference(name: str) -> None:
    """A strong candidate's near unanimity gives a negative alpha: that is why it is not live."""
    found = case("krippendorff_alpha.json", name)
    assert found["computed"]["ordinal"] == pytest.approx(
        alpha(list(zip(*found["data"], strict=True))), abs=1e-9
    )


def test_all_equal_ratings_have_no_alpha() -> None:
    """Unanimity is neither 0 nor 1 nor an exception; so are no ratings and no pairs."""
    assert [None] * 4 == [alpha([[4, 4, 4]] * 3), alpha([]), alpha([[1], [5], [None]]), alpha([[3, 3], [5]])]


@needs_reference
def test_levels_are_stated_and_never_those_that_occur() -> None:
    """The same ratings give .911 on the true scale and .692 on the levels that occur."""
    found = case("gwet_ac.json", "category-set-trap")
    true, inferred = found["computed"], found["computed_if_only_observed_categories_345"]
    for weights in Weights:
        for levels, wanted in (([1, 2, 3, 4, 5], true), ([3, 4, 5], inferred)):
            assert wanted[weights.value]["AC"] == pytest.approx(
                gwet(found["data"], levels, weights), abs=1e-9
            )
    with pytest.raises(ValueError, match="not one of the levels"):
        gwet(found["data"], [4, 5], Weights.ORDINAL)


def test_a_rating_beyond_the_stated_levels_is_an_error() -> None:
    """It is not counted as something else."""
    with pytest.raises(ValueError, match="not one of the levels"):
        gwet([[4, 3]], [4, 5], Weights.ORDINAL)


def test_agreement_needs_two_ratings_of_something() -> None:
    """Without a pair nothing can agree."""
    assert gwet([[3], [None, 4], []], [1, 2, 3, 4, 5], Weights.LINEAR) is None


def test_one_target_one_rater_and_equal_ratings_have_no_icc_and_no_w() -> None:
    """Undefined is None."""
    tables: list[list[list[int]]] = [[], [[1, 2]], [[1], [2]], [[3, 3], [3, 3]]]
    assert [(None, None)] * 4 == [(icc(table), kendall(table)) for table in tables]


def test_the_same_order_from_everybody_is_full_concordance() -> None:
    """W looks at ranks alone, so that a constant distance between raters does not lower it."""
    assert 1 == kendall([[1, 3], [2, 4], [3, 5]])


@given(RATINGS, st.randoms(use_true_random=False))
def test_the_order_of_ratings_and_what_is_missing_change_no_index(
    units: list[list[int | None]], chance: Any
) -> None:
    """Raters have no order, and a rating that does not exist takes no part."""
    mixed = [[*unit, None] for unit in units]
    for unit in mixed:
        chance.shuffle(unit)
    levels = [1, 2, 3, 4, 5]
    assert alpha(units) == alpha(mixed)
    assert [gwet(units, levels, each) for each in Weights] == [gwet(mixed, levels, each) for each in Weights]


@given(RATINGS)
def test_a_reversed_scale_has_the_same_agreement(units: list[list[int | None]]) -> None:
    """Which end is called high is a convention."""
    turned = [[None if rating is None else 6 - rating for rating in unit] for unit in units]
    levels = [1, 2, 3, 4, 5]
    assert alpha(units) == alpha(turned)
    assert [gwet(units, levels, each) for each in Weights] == [gwet(turned, levels, each) for each in Weights]
