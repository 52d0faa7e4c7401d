"""Insight into panels: variance components, reliability by size, drift."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panelry.insight import Components, Record, Round, components, drift, phi_by_size, reliability, sealed

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "agreement"
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def noisy(candidates: int, panelists: int = 3, criteria: int = 3) -> list[Record]:
    """Return a complete panel whose ratings differ in every way."""
    return [
        Record(f"c{c}", f"p{p}", f"k{k}", (c * c + 3 * p * c + k * p + k) % 5 + 1)
        for c in range(candidates)
        for p in range(panelists)
        for k in range(criteria)
    ]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data are not beside the checkout")
def test_a_complete_design_has_the_components_of_its_analysis_of_variance() -> None:
    """From the mean squares that another program gives for the same 105 ratings."""
    with (REFERENCE / "guilford_ratings.csv").open(encoding="utf-8", newline="") as file:
        records = [
            Record(row["examinee"], row["judge"], row["trait"], int(row["rating"]))
            for row in csv.DictReader(file)
        ]
    found = components(sealed(records))
    rest = (51.4667 + 12.9524 + 56.6476) / 80
    both = 98.6857 / 12
    assert found is not None
    assert [(94.9143 / 6 - both) / 15, 0.0, (both - rest) / 5, rest] == pytest.approx(
        [found.candidate, found.panelist, found.both, found.rest], abs=1e-4
    )
    assert found.crossed


def test_phi_is_the_formula_of_its_source() -> None:
    """Panelists count where panels differ, and drop out where one panel sees everybody."""
    parts = Components(candidate=4.0, panelist=1.0, both=2.0, rest=6.0, crossed=False)
    same = Components(candidate=4.0, panelist=1.0, both=2.0, rest=6.0, crossed=True)
    assert [4 / (4 + 3 + 2), 4 / (4 + 1 + 2 / 3)] == pytest.approx(
        [reliability(parts, 1, 3), reliability(parts, 3, 3)], abs=1e-12
    )
    assert 4 / (4 + 2 / 3 + 2 / 3) == pytest.approx(reliability(same, 3, 3), abs=1e-12)
    assert reliability(Components(0.0, 0.0, 0.0, 0.0, crossed=False), 3, 3) is None


def test_more_panelists_tell_candidates_apart_better() -> None:
    """Phi rises with the panel and stays below 1."""
    found = [*phi_by_size(sealed(noisy(12))).values()]
    assert (8, True, sorted(found)) == (len(found), 0 < found[0] < found[-1] < 1, found)


def test_panels_of_different_people_count_their_panelists() -> None:
    """Where not everybody saw everybody, how high somebody rates is part of the noise."""
    records = [each for each in noisy(12) if (each.candidate, each.panelist) != ("c0", "p2")]
    found = components(sealed(records))
    assert found is not None
    assert not found.crossed


@pytest.mark.parametrize(
    "records",
    [
        [],
        noisy(12, criteria=1),
        noisy(12, panelists=1),
        noisy(1),
        [each for each in noisy(3) if each.candidate[1] == each.panelist[1] or each.panelist == "p0"],
    ],
)
def test_without_repetition_there_are_no_components(records: list[Record]) -> None:
    """One criterion, one panelist, one candidate or no loop of ratings: noise cannot be told apart."""
    assert components(sealed(records)) is None


def test_figures_of_panels_wait_for_ten_shared_candidates() -> None:
    """Few candidates say little about panels; candidates seen by one panelist say nothing."""
    alone = [Record(f"alone{place}", "p0", f"k{k}", 3) for place in range(9) for k in range(3)]
    assert {} == phi_by_size(sealed(noisy(9) + alone))
    assert [*range(1, 9)] == [*phi_by_size(sealed(noisy(10) + alone))]


def test_where_nothing_varies_no_panel_has_a_figure() -> None:
    """Equal ratings everywhere are no exception."""
    records = [Record(each.candidate, each.panelist, each.criterion, 4) for each in noisy(12)]
    assert {} == phi_by_size(sealed(records))


def rated(levels: list[tuple[int, int]], *, known: bool = True) -> list[Record]:
    """Return two panelists' ratings of one candidate a day, the last day first."""
    return [
        Record(f"c{place}", name, "k", level, at=DAY + timedelta(days=place) if known else None)
        for place, both in reversed([*enumerate(levels)])
        for name, level in zip(("Ana", "Ben"), both, strict=True)
    ]


def test_two_windows_on_one_side_are_a_reason_to_look() -> None:
    """Ten candidates make a window; a rest that fills none is left out."""
    (ana, ben) = drift(rated([(4, 3)] * 9 + [(3, 3)] + [(4, 3)] * 14))
    assert ("Ana", "Ben", True, True) == (ana.panelist, ben.panelist, ana.look, ben.look)
    assert [(10, 0.9), (10, 1.0)] == [(each.n, each.mean) for each in ana.windows]
    assert [0.1, 0.0] == pytest.approx([each.se for each in ana.windows], abs=1e-12)


def test_windows_on_different_sides_and_within_their_error_are_none() -> None:
    """Somebody who moved from one side to the other is not apart twice."""
    assert [False, False] == [each.look for each in drift(rated([(4, 3)] * 10 + [(3, 4)] * 10))]
    assert [False, False] == [each.look for each in drift(rated([(4, 3), (3, 4)] * 10))]


def test_without_instants_the_order_of_the_records_counts() -> None:
    """The last day stands first in this file."""
    levels = [(4, 3)] * 10 + [(3, 3)] * 10
    known, unknown = drift(rated(levels)), drift(rated(levels, known=False))
    assert [[1.0, 0.0], [0.0, 1.0]] == [
        [each.mean for each in found[0].windows] for found in (known, unknown)
    ]


def test_drift_waits_for_two_windows_of_shared_initial_ratings() -> None:
    """Later ratings, ratings that do not exist and candidates seen alone fill no window."""
    shared = rated([(4, 3)] * 19)
    others = [
        Record("c19", "Ana", "k", 4),
        Record("c19", "Ben", "k", None),
        Record("c20", "Ana", "k", 4, Round.SECOND),
        Record("c20", "Ben", "k", 4, Round.SECOND),
    ]
    assert () == drift(shared + others)
    assert 2 == len(drift([*shared, *rated([(1, 1)] * 20)[:2]]))
