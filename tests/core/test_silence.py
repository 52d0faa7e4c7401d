"""What a draft does not say: which side is missing, and why each criterion and each point is silent."""

from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.drafting import lacks, silent, speaking
from panelry.drafting.choice import Material
from panelry.ids import CriterionId, DebriefId, PersonId, PointId
from panelry.panel import Outcome
from panelry.points import Kind, Point, Polarity, Why
from panelry.rubric import Criterion
from panelry.summary import silence
from story import Story, point

CODE, DESIGN, AMBIGUITY = cast.CODE, cast.DESIGN, cast.AMBIGUITY


def said(
    name: str, criterion: CriterionId, side: Polarity = Polarity.STRENGTH, what: str = "you tested it"
) -> Point:
    """Return an approved point."""
    advice = "write a test first" if side is Polarity.GROWTH else ""
    return Point(
        PointId(name), 1, PersonId("ana"), criterion, side, "In the hunt", what, Kind.SAW, suggestion=advice
    )


def material(*points: Point, **levels: int) -> Material:
    """Return what a debrief on the cast's rubric gives: points, and agreed levels by criterion."""
    agreed = tuple((CriterionId(name), level) for name, level in levels.items())
    rubric = replace(cast.RUBRIC, criteria=tuple(_wordless(each) for each in cast.RUBRIC.criteria))
    return Material(DebriefId("d"), "Amara", "Acme", "Nurse", rubric, agreed, points)


def _wordless(criterion: Criterion) -> Criterion:
    levels = tuple(replace(each, strength="", growth="", suggestion="") for each in criterion.levels)
    return replace(criterion, levels=levels)


def test_a_summary_that_says_all_leaves_nothing_out() -> None:
    """A strength, a growth point, and a third criterion."""
    points = (said("a", CODE), said("b", DESIGN, Polarity.GROWTH), said("c", AMBIGUITY))
    full = material(*points, design=2, ambiguity=4, code=4)
    assert ((), (), ["a", "b", "c"]) == (lacks(full), silent(full), sorted(speaking(full)))


def test_the_missing_side_is_named() -> None:
    """One of them, or both."""
    strength, growth = said("a", CODE), said("b", DESIGN, Polarity.GROWTH)
    assert (Polarity.GROWTH,) == lacks(material(strength, code=4))
    assert (Polarity.STRENGTH,) == lacks(material(growth, design=2))
    assert (Polarity.STRENGTH, Polarity.GROWTH) == lacks(material())


def test_each_silent_criterion_says_why() -> None:
    """Not agreed, both sides, no words, or waiting for the missing side."""
    both = (said("a", CODE), said("b", CODE, Polarity.GROWTH))
    found = silent(material(*both, said("c", AMBIGUITY), design=2, ambiguity=4, code=3))
    assert [(DESIGN, Why.NO_WORDS), (AMBIGUITY, Why.NOTE_ONLY), (CODE, Why.BOTH_SIDES)] == list(found)
    assert [(DESIGN, Why.NOT_AGREED), (AMBIGUITY, Why.NOT_AGREED), (CODE, Why.NOT_AGREED)] == list(
        silent(material(*both))
    )


def test_the_more_specific_point_speaks_and_a_twin_needs_no_mention() -> None:
    """One point for a criterion; nothing speaks in a thank-you note."""
    better = said("d", DESIGN, Polarity.GROWTH, "you drew one region and left out what fails next")
    points = (better, replace(better, id=PointId("x")), said("e", DESIGN, Polarity.GROWTH), said("f", CODE))
    assert {"d", "f"} == set(speaking(material(*points, design=2, code=4)))
    assert () == speaking(material(*points, design=2))


def test_what_comes_after_the_third_strength_has_no_room() -> None:
    """Its criterion and its point say so."""
    one = cast.RUBRIC.criteria[0]
    criteria = tuple(replace(_wordless(one), id=CriterionId(f"c{at}"), title=f"C{at}") for at in range(5))
    points = tuple(said(f"p{at}", each.id) for at, each in enumerate(criteria[:4]))
    growth = said("p4", criteria[4].id, Polarity.GROWTH)
    full = replace(
        material(*points, growth, **{each.id: 3 for each in criteria}),
        rubric=replace(cast.RUBRIC, criteria=criteria),
    )
    assert ([("c3", Why.NO_ROOM)], {"p0", "p1", "p2", "p4"}) == (list(silent(full)), set(speaking(full)))


def test_points_on_both_sides_of_one_criterion_are_no_lack_of_points() -> None:
    """The debrief of a panel that approved two points and still gets the note: the screen can say why."""
    story = Story().revealed().agreed(CODE, 4)
    story.when(cast.CHEN, point("p1"), c.ApprovePoint(PointId("p1"), 1))
    growth = replace(point("p2"), polarity=Polarity.GROWTH, suggestion="write the test first")
    story.when(cast.DARA, growth, c.ApprovePoint(PointId("p2"), 1))
    story.when(cast.ANA, c.Park(DESIGN), c.Park(AMBIGUITY), c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE))
    found = silence(story.when(cast.ANA, c.OpenSummary()).state)
    assert (Polarity.STRENGTH, Polarity.GROWTH) == found.lacks
    assert () == found.points
    assert (CODE, Why.BOTH_SIDES) in found.criteria
    assert (found.lacks, found.criteria, found.points) == (
        story.draft().lacks,
        story.draft().silent,
        story.draft().speaks,
    )


def test_the_office_learns_no_reason() -> None:
    """Why a criterion is silent tells of its agreed level."""
    head = Story().revealed().draft(cast.GRACE)
    assert (True, (), ()) == (bool(head.lacks), head.silent, head.speaks)
