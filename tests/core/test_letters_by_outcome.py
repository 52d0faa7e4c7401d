"""Letters by outcome: each with and without strengths and growth points, in every phrasing."""

from itertools import product

import pytest
from msgspec.structs import replace

from panelry.drafting import Material, allowed, draft, lacks, plain, point_problems, word_count
from panelry.drafting.clauses import position
from panelry.ids import CriterionId, DebriefId, PersonId, PointId
from panelry.leaks import Gate, Guard, Names, check_summary
from panelry.panel import Outcome
from panelry.points import Kind, Point, Polarity, Section
from panelry.rubric_import import read_rubric

RUBRIC = read_rubric(
    b"""
title = "Archivist"
scale = 5
[[criteria]]
title = "Order"
[[criteria.levels]]
level = 4
strength = "You gave every box a place before you opened the first."
[[criteria]]
title = "Care"
[[criteria.levels]]
level = 2
growth = "You turned the pages before your hands were dry."
suggestion = "Dry your hands twice before you touch paper."
""",
    "archivist.toml",
)[0]
ORDER, CARE = (each.id for each in RUBRIC.criteria)
STRENGTH = Point(
    PointId("p1"), 1, PersonId("ana"), ORDER, Polarity.STRENGTH, "In the cellar",
    "you asked which shelf stays dry", Kind.HEARD,
)  # fmt: skip
GROWTH = Point(
    PointId("p2"), 1, PersonId("ben"), CARE, Polarity.GROWTH, "At the old map",
    "you unrolled it with one hand", Kind.SAW, suggestion="ask somebody to hold the other end",
)  # fmt: skip
OUTCOMES = (*Outcome, None)
OPEN_DOOR = {Outcome.ADVANCE, Outcome.HOLD, Outcome.KEEP_IN_TOUCH}
LETTERS = list(product(OUTCOMES, (True, False), (True, False)))
DECLINING = (
    "not to go ahead",
    "not go ahead",
    "not going ahead",
    "not to take",
    "not take",
    "is no,",
    "sorry",
)
NO_FEEDBACK = (
    "not have enough",
    "too early",
    "too little",
    "could not give",
    "fairly send",
    "needs more",
    "we keep to this",
)


def letter(
    outcome: Outcome | None, *, strengths: bool, growths: bool, seed: int = 0, title: str = "Archivist"
) -> Material:
    """Return what the drafter is given."""
    agreed = ((ORDER, 4),) * strengths + ((CARE, 2),) * growths
    points = (STRENGTH,) * strengths + (GROWTH,) * growths
    drivers: tuple[CriterionId, ...] = (CARE,) * growths
    name = DebriefId(f"debrief-{seed}")
    return Material(
        name, "Odile", "Acme", title, RUBRIC, agreed, points, drivers, outcome, "The panel at Acme"
    )


def says(text: str, words: tuple[str, ...]) -> bool:
    """Return whether any of the words stand in a text."""
    return any(each in text for each in words)


@pytest.mark.parametrize(("outcome", "strengths", "growths"), LETTERS)
def test_a_letter_says_what_there_is_and_nothing_else(
    outcome: Outcome | None, *, strengths: bool, growths: bool
) -> None:
    """In each phrasing: strengths stand alone only where the door is open, growth points never do."""
    told = (strengths and (growths or outcome in OPEN_DOOR), strengths and growths)
    for seed in range(60):
        made = letter(outcome, strengths=strengths, growths=growths, seed=seed)
        sentences = draft(made)
        sections = {each.section for each in sentences}
        text = plain(sentences)
        assert told == (Section.STRENGTHS in sections, Section.GROWTH in sections), text
        assert told[0] == (lacks(made) == ()), text
        assert told == ("shelf stays dry" in text, "other end" in text), text
        assert told[0] != says(text, NO_FEEDBACK), text
        assert (outcome in {Outcome.DECLINE, Outcome.KEEP_IN_TOUCH}) == says(text, DECLINING), text


@pytest.mark.parametrize(("outcome", "strengths", "growths"), LETTERS)
def test_no_letter_is_blocked_in_any_phrasing(
    outcome: Outcome | None, *, strengths: bool, growths: bool
) -> None:
    """Its points can be approved and no check but that of the length has anything to say."""
    assert [] == [problem for each in (STRENGTH, GROWTH) for problem in point_problems(each)]
    guard = Guard.build([], allowed(RUBRIC, (STRENGTH, GROWTH)))
    for seed in range(20):
        sentences = draft(letter(outcome, strengths=strengths, growths=growths, seed=seed))
        found = check_summary(sentences, guard, Names(("Ana Duarte",), "Odile"))
        assert [] == [each for _, each in found if each.level is Gate.BLOCK or each.rule != "LENGTH"]


def test_a_letter_of_one_strength_may_be_as_short_as_it_is() -> None:
    """Short beats padded."""
    made = replace(letter(Outcome.ADVANCE, strengths=True, growths=False), points=())
    sentences = tuple(each for each in draft(made) if each.section is Section.STRENGTHS)
    found = check_summary(sentences, Guard.build([], allowed(RUBRIC, ())), Names((), "Odile"))
    assert (True, []) == (word_count(sentences) < 60, [each for _, each in found if each.level is Gate.BLOCK])


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_lead_of_strengths_alone_announces_no_second_part(outcome: Outcome | None) -> None:
    """No "first" without a "then"."""
    for seed in range(60):
        text = plain(draft(letter(outcome, strengths=True, growths=False, seed=seed)))
        assert not says(text, ("First,", "To begin", "We begin", "like to start")), text


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("", "our open position"),
        ("Ward  Nurse", "the Ward Nurse position"),
        ("Engineer II", "the Engineer II position"),
        ("Backend v3 3", "the position “Backend v3 3”"),
        ("Backend v3", "the position “Backend v3”"),
        ("Clerk (part time)", "the position “Clerk (part time)”"),
        ("Trainee Position", "the Trainee Position"),
    ],
)
def test_a_position_is_named_as_one_would_say_it(title: str, named: str) -> None:
    """A title that ends in a figure or a sign stands in quotes."""
    assert named == position(title)
    made = letter(Outcome.ADVANCE, strengths=True, growths=True, title=title)
    assert f"{named} at Acme" in draft(made)[0].text


@pytest.mark.parametrize(("outcome", "strengths", "growths"), LETTERS)
def test_every_letter_says_how_to_answer_it_whatever_brings_it(
    outcome: Outcome | None, *, strengths: bool, growths: bool
) -> None:
    """The text is signed before its channel is known, so it names none: each can be answered."""
    for seed in range(60):
        sentences = draft(letter(outcome, strengths=strengths, growths=growths, seed=seed))
        told = next(each.text for each in sentences if each.id in {"closing/reply", "closing/ask"})
        assert says(told, ("way this came", "way it came", "way this reached", "way it reached")), told
        assert not says(told, ("write", "mail", "page", "call", "link")), told


@pytest.mark.parametrize("generic", [False, True])
def test_a_note_after_a_yes_is_glad_and_promises_no_feedback(*, generic: bool) -> None:
    """It says why there is none, and holds out none for later, which nobody decided."""
    for seed in range(60):
        made = letter(Outcome.ADVANCE, strengths=False, growths=False, seed=seed)
        text = plain(draft(replace(made, generic=generic)))
        assert not says(text, ("sorry", "Sadly", "yet", "for now", "this time")), text
        assert says(text, NO_FEEDBACK) != generic, text
