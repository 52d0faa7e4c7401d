"""The grammar of points: what an author is told, and the words that are proposed."""

import pytest
from msgspec.structs import replace

from panelry.drafting import grammar, point_problems, rewritten
from panelry.drafting.verbs import is_past, past_of
from panelry.ids import CriterionId, PersonId, PointId
from panelry.points import Kind, Point, Polarity

GOOD = Point(
    id=PointId("pt-1"),
    version=1,
    author=PersonId("p-ana"),
    criterion=CriterionId("design"),
    polarity=Polarity.GROWTH,
    situation="In the bug hunt",
    behaviour="you changed the code before the cause was clear",
    kind=Kind.SAW,
    effect="we felt lost because the reason was not said",
    suggestion="say your first guess aloud",
)


@pytest.mark.parametrize(
    "point",
    [
        GOOD,
        replace(GOOD, effect=""),
        replace(GOOD, polarity=Polarity.STRENGTH, suggestion=""),
        replace(GOOD, behaviour="You calmly asked “does she know? He may.” and waited"),
        replace(GOOD, behaviour="you did not close the connection"),
        replace(GOOD, behaviour="you didn’t close the connection"),
        replace(GOOD, situation="When we asked about failover"),
        replace(GOOD, suggestion="you could say your guess aloud"),
    ],
)
def test_a_good_point_has_no_problems(point: Point) -> None:
    """The shape is: "you" and a past verb, a place, an effect with a because, and a suggestion."""
    assert () == point_problems(point)


def test_empty_fields_are_named_one_by_one() -> None:
    """Approval needs situation, behaviour, saw or heard, and a suggestion for growth."""
    empty = replace(GOOD, situation=" ", behaviour="", suggestion=" ", effect="", kind=Kind.FELT)
    starts = [each.split(":")[0] for each in point_problems(empty)]
    assert ["Say where it was", "Say what was done", "Choose saw or heard", "Add a suggestion"] == starts
    assert () == grammar(empty)


@pytest.mark.parametrize(
    ("behaviour", "better"),
    [
        ("she didn't close the file", "you did not close the file"),
        ("she didn’t close the file", "you did not close the file"),
        ("He writes tests for his parser", "you wrote tests for your parser"),
        ("They tried it first", "you tried it first"),
        ("The candidate asks for numbers", "you asked for numbers"),
        ("Amara asked for numbers", "you asked for numbers"),
        ("Asked for numbers", "you asked for numbers"),
        ("you ask for numbers", "you asked for numbers"),
        ("you also carries on", None),
        ("you quickly stop", "you quickly stopped"),
        ("she is quiet about her plan", "you were quiet about your plan"),
        ("you tries it", "you tried it"),
        ("you focus on tests", "you focused on tests"),
        ("you need time", "you needed time"),
        ("you discusses it.", "you discussed it"),
        ("she wants the candidate to win", None),
        ("Good questions", None),
        ("you", None),
        ("Amara", None),
        ("the plan", None),
        ("you quickly", None),
    ],
)
def test_a_fragment_or_third_person_is_refused_with_better_words(behaviour: str, better: str | None) -> None:
    """Where a verb is found it is proposed in the past tense behind "you"."""
    problems = grammar(replace(GOOD, behaviour=behaviour))
    assert 1 == len(problems)
    if better is not None:
        assert f"“{better}”" in problems[0]
        assert () == grammar(replace(GOOD, behaviour=better))


@pytest.mark.parametrize("behaviour", ["Good questions", "you", "the plan"])
def test_nothing_is_proposed_where_no_verb_is_found(behaviour: str) -> None:
    """The author is told the shape instead."""
    assert None is rewritten(behaviour)
    assert ("Begin with “you” and what was done, in the past tense, such as “you asked …”.",) == grammar(
        replace(GOOD, behaviour=behaviour)
    )


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        (
            {"situation": "the bug hunt"},
            "Begin the situation with a word of place or time. Try: “In the bug hunt”.",
        ),
        ({"situation": "When she came in"}, "Speak to the candidate in the situation"),
        ({"behaviour": "you asked. You waited"}, "Say one thing in one sentence"),
        ({"behaviour": "you asked " + "and asked " * 14}, "Keep situation and behaviour within 28 words"),
        ({"effect": "it was sad"}, "Write the effect as “we felt … because …”"),
        ({"effect": "we felt that she did it because"}, "Write the effect as “we felt … because …”"),
        ({"suggestion": "he could ask"}, "Speak to the candidate in the suggestion"),
        ({"suggestion": "you asked too late"}, "Say what to do next time"),
        ({"suggestion": "you"}, "Say what to do next time"),
        ({"suggestion": "Ask first. Then write."}, "Suggest one thing"),
    ],
)
def test_each_field_has_its_own_rule(changes: dict[str, str], start: str) -> None:
    """One problem names the field and the cure."""
    problems = grammar(replace(GOOD, **changes))
    assert [True] == [each.startswith(start) for each in problems]


@pytest.mark.parametrize(
    ("word", "past"), [("asked", True), ("wrote", True), ("need", False), ("ask", False)]
)
def test_a_past_verb_is_told_from_others(word: str, *, past: bool) -> None:
    """An ending in -ed or an irregular form."""
    assert past == is_past(word)


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        ("take", "took"),
        ("carry", None),
        ("classify", None),
        ("play", None),
        ("verify", "verified"),
        ("use", "used"),
        ("plan", "planned"),
    ],
)
def test_a_verb_is_put_into_the_past(verb: str, past: str | None) -> None:
    """Only known verbs: a guess at a noun would read badly."""
    assert past == past_of(verb)
