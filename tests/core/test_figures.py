"""Figures: what a panel is shown of its ratings is pinned by version, and told with what it comes from."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest

import cast
from core.test_access import of
from panelry.disagreement import (
    FIGURES,
    agenda,
    figure_words,
    figures,
    hinges,
    measure,
    movement,
    nearest_levels,
    version_words,
)
from panelry.disagreement.movement import Pair
from panelry.events import OutcomeRecorded, Revealed, decode, encode
from panelry.ids import CriterionId, PersonId
from panelry.parts import Openings
from panelry.rubric import Criterion, Level, Rubric, Threshold
from panelry.sync.frames import PROTOCOL
from story import Story

A, B, C = CriterionId("a"), CriterionId("b"), CriterionId("c")


def criterion(key: str, weight: str, minimum: str | None = None) -> Criterion:
    """Return a criterion of the pinned rubric."""
    return Criterion(
        id=CriterionId(key),
        title=key.upper(),
        levels=tuple(Level(each) for each in range(1, 6)),
        weight=Decimal(weight),
        must_have=minimum is not None,
        minimum=None if minimum is None else Decimal(minimum),
    )


RUBRIC = Rubric(
    title="Pinned",
    version="1",
    scale=5,
    criteria=(criterion("a", "2"), criterion("b", "0.5", "3"), criterion("c", "1")),
    thresholds=(Threshold(Decimal(11), "pass"),),
)
TURNING = "; can change the outcome"
RATINGS = {A: (5, None, 2, 4), B: (3, 3, 3, 2), C: (1, 1, 5, 5)}
PINNED: dict[str, dict[str, Any]] = {
    "1": {
        "words": [
            "ratings in use 2, 4, 5, no evidence; weight 2; 3 rated, median 4.0, mean 3.7; gap 3; lone low",
            "ratings in use 2, 3, 3, 3; weight 0.5; 4 rated, median 3.0, mean 2.8; gap 1; adjacent",
            "ratings in use 1, 1, 5, 5; weight 1; 4 rated, median 3.0, mean 3.0; gap 4; split",
        ],
        "pivotal": [True, True, True],
        "variance": [Fraction(7, 3), Fraction(1, 4), Fraction(16, 3)],
        "agenda": ["c", "a", "b"],
        "nearest": [(4,), (3,), (3,)],
        "hinges": {"people": ("p3",), "alone": (), "criteria": ("a", "b", "c"), "missing": ("a",)},
        "movement": {
            "n": 3,
            "toward": 2,
            "away": 0,
            "kept": 1,
            "share": "2/3",
            "spread": "0",
            "bare": 2,
            "followed": None,
        },
    }
}
"""What each version of the formulas makes of the same ratings; a version that was in use stays here."""
PROTOCOLS = {"panelry.1": "1"}
"""The version of the formulas that goes with each version of the protocol."""


def results() -> dict[str, Any]:
    """Return what this program makes of the pinned ratings."""
    by_person = {
        key: {PersonId(f"p{place}"): level for place, level in enumerate(row)} for key, row in RATINGS.items()
    }
    pairs = {A: {PersonId("p0"): Pair(5, 4), PersonId("p2"): Pair(2, 4), PersonId("p3"): Pair(4, 4)}}
    return {
        "words": [figure_words(each).removesuffix(TURNING) for each in figures(RUBRIC, RATINGS)],
        "pivotal": [each.pivotal for each in figures(RUBRIC, RATINGS)],
        "variance": [measure(row, RUBRIC.bounds).variance for row in RATINGS.values()],
        "agenda": [each.criterion for each in agenda(RUBRIC, RATINGS).topics],
        "nearest": [nearest_levels(row, RUBRIC.scale) for row in RATINGS.values()],
        "hinges": msgspec.to_builtins(hinges(RUBRIC, RATINGS, by_person)),
        "movement": msgspec.to_builtins(movement(pairs, frozenset(), None), enc_hook=str),
    }


def test_each_version_of_the_formulas_has_its_results_pinned() -> None:
    """Another result for the same ratings wants a new version, and the protocol's with it."""
    assert PINNED[FIGURES] == results()
    assert PROTOCOLS[PROTOCOL] == FIGURES


def told(story: Story) -> str:
    """Return the version that a panelist's terminal is told."""
    found = story.sees(cast.BEN)["Openings"]
    assert isinstance(found, Openings)
    return found.figures


def test_the_version_is_on_record_where_the_panel_was_shown_figures() -> None:
    """At the reveal and at the outcome; a terminal is told it, and before the reveal nobody is."""
    story = Story().scored()
    assert "" == told(story)
    story = Story().decided()
    recorded = [event for step in story.journal for event, _ in step]
    kinds = [(type(each), each.figures) for each in recorded if isinstance(each, Revealed | OutcomeRecorded)]
    assert [(Revealed, FIGURES), (OutcomeRecorded, FIGURES)] == kinds
    assert FIGURES == told(story)


def test_an_older_record_says_that_it_holds_no_version() -> None:
    """An event without the field reads as before."""
    old = decode(b'{"event":"Revealed","missing":[]}')
    assert Revealed(()) == old
    assert b'"figures":""' in encode(old)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (FIGURES, f"version {FIGURES} of the formulas, as the panel was shown them"),
        ("0", f"version {FIGURES} of the formulas; the panel was shown version 0"),
        ("", f"version {FIGURES} of the formulas; which one the panel was shown is not on record"),
    ],
)
def test_figures_say_by_which_version_they_are_worked_out(shown: str, words: str) -> None:
    """Where the panel was shown another version, or none is on record, that is said."""
    assert words == version_words(shown)


def test_a_criterion_that_nobody_rated_says_so() -> None:
    """It has no figure; one rating has a mean and no gap."""
    none, one, _ = figures(RUBRIC, {B: (4,)})
    assert "ratings in use none; weight 2; not comparable" == figure_words(none)
    assert "ratings in use 4; weight 0.5; 1 rated, median 4.0, mean 4.0; not comparable" == figure_words(one)


def test_a_candidates_copy_holds_the_figures_of_the_reveal_and_of_the_outcome() -> None:
    """Each criterion twice, with ratings, weight and version."""
    story = Story().revealed()
    told = [each for each in of(story) if each.what == "figures shown to the panel"]
    assert [each.title for each in story.state.rubric.criteria] == [each.about for each in told]
    assert all(each.words.endswith(version_words(FIGURES)) and each.by == "The record" for each in told)
    assert told[0].words.startswith("ratings in use ")
    story = Story().decided()
    after = [each for each in of(story) if each.what == "figures shown to the panel"]
    assert 2 * len(told) == len(after)
