"""Shrunken effects: another program's figures, laws, and that they stand in the JSON with the extra alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from insightful import BACKEND, STAFF, csv
from panelry.insight import Record, additive, sealed
from panelry_tui.insight_csv import read_records
from panelry_tui.insight_said import insight_json, insight_of, insight_text, with_shrunken
from panelry_tui.insight_words import shrunken_words
from panelry_tui.shrinking import Shrunken, shrunken

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "agreement"
needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data are not beside")
HEAD = "candidate,panelist,criterion,rating\n"
DROPPED = {("1", "6"), ("1", "7"), ("3", "1"), ("3", "2")}


def records(name: str) -> list[Record]:
    """Return the ratings of a reference file."""
    rows = (REFERENCE / name).read_text("utf-8").splitlines()[1:]
    parts = [row.split(",") for row in rows]
    return [Record(candidate, panelist, title, int(level)) for candidate, panelist, title, level in parts]


def effects(ratings: list[Record]) -> list[float]:
    """Return the shrunken effects by the number that is a panelist's name."""
    found = shrunken(sealed(ratings))
    return [found[name].effect for name in sorted(found, key=int)]


@needs_reference
def test_forty_candidates_have_the_predictions_of_the_reference() -> None:
    """To the four digits that two programs agree on."""
    wanted = json.loads((REFERENCE / "severity_sim40.json").read_text("utf-8"))["computed"]["judge_BLUP"]
    assert wanted == pytest.approx(effects(records("severity_sim40.csv")), abs=1e-4)


@needs_reference
def test_complete_and_incomplete_designs_have_the_predictions_of_the_reference() -> None:
    """Nine levels, seven candidates, three panelists; then without some of the ratings."""
    answers = json.loads((REFERENCE / "severity_guilford.json").read_text("utf-8"))["computed"]
    wanted = answers["lmer_main_effects_REML"]
    whole = records("guilford_ratings.csv")
    part = [
        each
        for each in whole
        if (each.panelist, each.candidate) not in DROPPED
        and (each.panelist, each.criterion, each.candidate) != ("2", "5", "4")
    ]
    assert wanted["complete"]["judge_BLUP"] == pytest.approx(effects(whole), abs=1e-4)
    assert wanted["incomplete"]["judge_BLUP"] == pytest.approx(effects(part), abs=1e-4)


def test_equal_ratings_everywhere_give_effects_of_nought() -> None:
    """There is nothing to estimate a variance from, and nobody differs."""
    found = shrunken(sealed([Record(f"c{c}", f"p{p}", "k", 4) for c in range(5) for p in range(3)]))
    assert {(0.0, 0.0)} == {(each.effect, each.se) for each in found.values()}


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=6, max_size=8))
def test_in_a_complete_design_an_effect_is_drawn_toward_nought_and_keeps_its_side(
    levels: list[tuple[int, int, int]],
) -> None:
    """All by the same share, whoever rates higher; the order of the ratings means nothing."""
    ratings = [
        Record(f"c{row}", f"p{place}", title, max(1, min(5, rating + (title == "k"))))
        for row, each in enumerate(levels)
        for place, rating in enumerate(each)
        for title in ("k", "l")
    ]
    table = sealed(ratings)
    fixed = dict(zip(table.panelists, additive(table).panelists, strict=True))
    found = shrunken(table)
    shares = [found[name].effect / effect for name, effect in fixed.items() if abs(effect) > 1e-6]
    assert all(-1e-6 <= share <= 1 + 1e-6 for share in shares)
    assert [sum(shares) / max(len(shares), 1)] * len(shares) == pytest.approx(shares, abs=1e-4)
    mixed = shrunken(sealed(ratings[::-1]))
    assert {name: each.effect for name, each in found.items()} == pytest.approx(
        {name: each.effect for name, each in mixed.items()}, abs=1e-4
    )


def test_effects_that_are_all_drawn_to_nought_say_so() -> None:
    """No figure with an error of nought, which would read as certain; and nought has no minus."""
    words = [shrunken_words(Shrunken(each, 1e-4)) for each in (-3e-8, 0.0)]
    assert ["Shrunken: to nought, panelists cannot be told apart."] * 2 == words
    assert "Shrunken: +0.00 ± 0.12." == shrunken_words(Shrunken(-0.003, 0.12))


def test_with_the_extra_they_stand_beside_each_effect_that_is_shown() -> None:
    """In the JSON and in the words; nobody has one below the gate."""
    few = HEAD + "".join(f"c{place},{name},Care,{3 + place % 2}\n" for place in range(4) for name in "AB")
    told = with_shrunken(insight_of(read_records(csv(BACKEND, STAFF)).records))
    answer = json.loads(insight_json(told))["raters"]
    assert 5 == len(answer) == insight_text(told).count(" Shrunken: ")
    assert all(abs(each["shrunken"]) < 1 and 0 < each["shrunken_se"] < 1 for each in answer)
    none = with_shrunken(insight_of(read_records(few.encode()).records))
    assert None is none.shrunken
    hidden = csv(BACKEND, STAFF) + b"Staff,C1,New,Care,3,initial,\n"
    *_, last = json.loads(insight_json(with_shrunken(insight_of(read_records(hidden).records))))["raters"]
    assert ("New", None, None) == (last["panelist"], last["shrunken"], last["shrunken_se"])


WITHOUT = """\
import sys
sys.modules["numpy"] = None
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "numpy" else found(name, *rest)
from panelry_tui.cli import main
sys.argv = ["panelry", "insight", "--csv", "-", "--json"]
sys.exit(main())
"""


def test_without_the_extra_the_json_has_no_such_figure(tmp_path: Path) -> None:
    """The rest is as it is with it."""
    del tmp_path
    told = insight_of(read_records(csv(BACKEND, STAFF)).records)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        input=csv(BACKEND, STAFF),
        capture_output=True,
        check=True,
        timeout=60,
        env=dict(os.environ),
    )
    assert insight_json(told) == done.stdout.decode()
    assert not msgspec.json.decode(done.stdout)["raters"][0].keys() & {"shrunken", "shrunken_se"}
