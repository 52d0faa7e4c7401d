"""Strengths and growth points said most: by candidates, of five at least, without a word of any point."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from company import CARE, DESIGN, bytes_of, company, plain, with_event
from panelry import commands as c
from panelry.ids import CandidateId, PointId
from panelry.insight import (
    Figures,
    Finished,
    Plan,
    Said,
    finished,
    pooled_pieces,
    records_of,
    said_of,
    taught_of,
)
from panelry.insight.lessons import lessons
from panelry.insight.records import Record
from panelry.office import CandidateErased, Office
from panelry.panel import Outcome
from panelry_tui.insight_words import said_most
from panelry_tui.lessons_said import figures_json, lessons_text
from story import Story, point

STRONG, TO_GROW = (DESIGN, False), (CARE, True)


def spoken(*people: tuple[tuple[str, bool], ...], position: str = "backend") -> tuple[Office, list[Finished]]:
    """Return a position in which each candidate heard these points."""
    state, found = company([plain(position, len(people))])
    return state, [replace(each, points=points) for each, points in zip(found, people, strict=True)]


def told(state: Office, found: list[Finished]) -> list[Figures]:
    """Return what a terminal reads of pooled figures: all together, then each position."""
    pieces = pooled_pieces(records_of(state, found), {}, said=said_of(state, found))
    taught = taught_of(pieces)
    return [taught.together, *taught.groups]


def test_a_debrief_tells_on_which_criteria_it_had_an_approved_point() -> None:
    """Each criterion once for each side; one that is disputed or not approved yet is none."""
    story = Story().settled()
    for name, criterion in (("p1", cast.DESIGN), ("p2", cast.DESIGN), ("p3", cast.CODE)):
        story.when(cast.BEN, point(name, criterion, f"you wrote a failing test before you changed {name}"))
    for name in ("p1", "p2"):
        story.when(cast.BEN, c.ApprovePoint(PointId(name), 1))
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (cast.DESIGN,)))
    found = finished(story.state)
    assert found is not None
    title = next(each.title for each in cast.RUBRIC.criteria if each.id == cast.DESIGN)
    assert ((title, False),) == found.points


def test_what_was_said_most_stands_first_with_its_number() -> None:
    """Strengths and growth points apart, in lines, on the screen and for programs."""
    state, found = spoken(*[(STRONG, TO_GROW)] * 5, *[(STRONG, (CARE, False))] * 5, (TO_GROW,))
    together, backend = told(state, found)
    said = (
        "Strengths said most: System design (10 of 11), Care (5 of 11).",
        "Growth points said most: Care (6 of 11).",
    )
    assert (said, said) == (said_most(together), said_most(backend))
    lines = lessons_text(taught_of(pooled_pieces(records_of(state, found), {}, said=said_of(state, found))))
    assert 2 == lines.count(f"points: {said[0]}\npoints: {said[1]}\n")
    criteria = figures_json(together)["criteria"]
    assert isinstance(criteria, list)
    assert {"strengths": 10, "growth": None} == criteria[0]["points"]


def test_what_fewer_than_five_heard_is_not_told() -> None:
    """Not even that somebody did; the same bytes with and without it."""
    bare = spoken(*[(STRONG,)] * 5, ())
    some = spoken(*[(STRONG, TO_GROW)] * 4, (STRONG,), ())
    pieces = [bytes_of(pooled_pieces(records_of(*each), {}, said=said_of(*each))) for each in (bare, some)]
    assert pieces[0] == pieces[1]
    assert ("Strengths said most: System design (5 of 6).",) == said_most(told(*some)[0])


def test_a_small_position_and_who_was_erased_are_not_counted() -> None:
    """Five of a position with one erased are four."""
    state, found = spoken(*[(STRONG,)] * 6)
    gone = with_event(state, CandidateErased(CandidateId("backend-c0"), "asked for"))
    assert ("Strengths said most: System design (5 of 5).",) == said_most(told(gone, found)[0])
    assert () == said_of(*spoken(*[(STRONG,)] * 4))


def test_a_criterion_that_the_figures_leave_out_is_left_out() -> None:
    """What two panelists rated alone is in no pooled figure, nor is what was said on it."""
    state, found = company([plain("backend", 6, ("ana", "ben"))])
    found = [replace(each, points=(STRONG,)) for each in found]
    assert () == said_most(told(state, found)[0])


@given(st.integers(0, 12))
def test_a_count_stands_from_five_on(people: int) -> None:
    """Below it is none, whoever asks."""
    records = [Record(f"C{place}", "Ana", DESIGN, 3) for place in range(12)]
    said = [Said(("", f"C{place}"), DESIGN, growth=False) for place in range(people)]
    (lesson,) = lessons(records, Plan(), said)
    assert (people if people >= 5 else None, None) == (lesson.strengths, lesson.growth)
