"""The bench beside a position: who is told of, by whose permission, and that it is never a ranking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from company import company, held, plain, with_event
from panelry import commands as c
from panelry.hiring import AnsweredBy, Jurisdiction
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.insight import Finished, Strength, bench_pieces, finished
from panelry.office import (
    BenchAnswered,
    CandidateErased,
    DebriefErased,
    Office,
    PositionOpened,
    RubricImported,
)
from panelry.panel import Outcome
from panelry.parts.insight import BenchTold
from panelry.refusals import Code, Refused
from story import Story

NEW = PositionId("new")
TODAY, UNTIL = "2027-01-04T10:00:00.000Z", "2027-06-30"
DESIGN, CODE, _ = [each.title for each in cast.RUBRIC.criteria]
SHOWN = (Strength(DESIGN, 3),)


def at_work(people: int = 2, strengths: tuple[Strength, ...] = SHOWN) -> tuple[Office, list[Finished]]:
    """Return an office with a new position, and candidates on the bench who showed the same strengths."""
    state, found = company([plain("old", people)])
    state = with_event(state, RubricImported("Backend", cast.RUBRIC))
    state = with_event(state, PositionOpened(NEW, "Platform Engineer", "Backend", Jurisdiction.NONE))
    for place in range(people):
        state = with_event(state, yes(f"old-c{place}"))
    return state, [replace(each, strengths=strengths) for each in found]


def yes(candidate: str, until: str = UNTIL) -> BenchAnswered:
    """Return a candidate's yes until a day."""
    return BenchAnswered(CandidateId(candidate), True, until, AnsweredBy.PAGE)


def names(state: Office, found: list[Finished], at: str = TODAY) -> list[str]:
    """Return the ids of those who are told of."""
    return [each.candidate for each in bench_pieces(state, found, NEW, at)]


def test_a_strength_is_an_agreed_level_in_the_top_quarter_of_its_scale() -> None:
    """Of five levels 4 and 5; without an agreed level there is none, whatever the ratings were."""
    story = Story().revealed()
    for criterion, level in zip(cast.CRITERIA, (4, 3, 5), strict=True):
        story.agreed(criterion, level)
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (cast.DESIGN,)))
    found = finished(story.state)
    assert found is not None
    titles = [each.title for each in cast.RUBRIC.criteria]
    rated = [
        sum(
            (rating := story.state.card(person).ratings.get(criterion)) is not None
            and rating.level is not None
            for person in found.names
        )
        for criterion in cast.CRITERIA
    ]
    assert 1 < len(set(rated))
    assert (Strength(titles[0], rated[0]), Strength(titles[2], rated[2])) == found.strengths
    of_ten = finished(replace(story.state, rubric=replace(story.state.rubric, scale=10)))
    assert of_ten is not None
    assert () == of_ten.strengths


def test_a_criterion_that_was_parked_or_has_no_agreed_level_is_no_strength() -> None:
    """The mean of high ratings says nothing here: the panel has to have agreed."""
    story = Story().revealed().when(cast.ANA, *map(c.Park, cast.CRITERIA))
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.ADVANCE, ()))
    found = finished(story.state)
    assert found is not None
    assert () == found.strengths


def test_who_is_on_the_bench_is_told_of_with_the_criteria_of_the_position_in_its_words() -> None:
    """A title is the same whatever its case, dashes and blanks; another criterion is not told."""
    shown = (Strength("Juggling", 3), Strength(f" {DESIGN.upper()} ", 3), Strength(CODE, 2))
    state, found = at_work(1, shown)
    assert [BenchTold(CandidateId("old-c0"), "Kit 0", ((DESIGN, 3), (CODE, 2)))] == list(
        bench_pieces(state, found, NEW, TODAY)
    )


@pytest.mark.parametrize(
    "shown", [(), (Strength("Juggling", 3),), (Strength(DESIGN, 1),)], ids=["none", "another", "one panelist"]
)
def test_who_showed_none_of_it_is_not_told_of(shown: tuple[Strength, ...]) -> None:
    """Nor is the strength that one panelist alone had rated: it would be that panelist's rating."""
    assert [] == names(*at_work(2, shown))


def test_a_permission_that_does_not_hold_today_tells_nothing() -> None:
    """It ends on its day; a no, and who was never asked, are as if they were not there."""
    state, found = at_work()
    assert ["old-c0", "old-c1"] == names(state, found)
    assert [] == names(state, found, f"{UNTIL}T00:00:00.000Z")
    no = BenchAnswered(CandidateId("old-c0"), False, "", AnsweredBy.PAGE)
    assert ["old-c1"] == names(with_event(state, no), found)
    assert [] == names(replace(state, bench={}), found)


def test_nobody_who_was_erased_or_is_held_is_told_of() -> None:
    """A candidate, their debrief, a hold: each is enough."""
    state, found = at_work()
    gone = (
        with_event(state, CandidateErased(CandidateId("old-c0"), "asked for")),
        with_event(state, DebriefErased(DebriefId("old-d0"), "asked for")),
        held(state, "old-c0"),
    )
    assert [["old-c1"]] * 3 == [names(each, found) for each in gone]


def test_the_last_debrief_of_a_candidate_counts() -> None:
    """What an earlier panel agreed is not told, where a later one did not."""
    state, (first, *_) = at_work(1)
    later = replace(first, debrief=DebriefId("later"), strengths=())
    state = replace(state, belongs={**state.belongs, later.debrief: state.belongs[first.debrief]})
    assert [] == names(state, [first, later])
    assert ["old-c0"] == names(state, [later, first])


def test_a_debrief_of_no_known_candidate_is_nobodys() -> None:
    """There is nobody whose permission could hold."""
    state, found = at_work(1)
    assert [] == names(replace(state, belongs={}), found)


@pytest.mark.parametrize("position", ["nowhere", "old"])
def test_a_position_without_a_rubric_is_refused(position: str) -> None:
    """There is nothing to match with."""
    state, found = at_work()
    with pytest.raises(Refused) as refused:
        list(bench_pieces(state, found, PositionId(position), TODAY))
    assert Code.NO_SUCH_THING is refused.value.code


@given(st.permutations(range(5)), st.lists(st.integers(0, 3), min_size=5, max_size=5))
def test_the_order_is_that_of_names_whatever_anybody_showed(turns: list[int], many: list[int]) -> None:
    """Neither the number of criteria nor the order of debriefs moves anybody; ratings are not read at all."""
    state, found = at_work(5)
    shown = [Strength(each.title, 3) for each in cast.RUBRIC.criteria]
    mixed = [replace(found[place], strengths=tuple(shown[: many[place]])) for place in turns]
    expected = [f"old-c{place}" for place in range(5) if many[place]]
    assert expected == names(state, mixed)
    bare = [replace(each, given=(), names={}) for each in mixed]
    assert list(bench_pieces(state, mixed, NEW, TODAY)) == list(bench_pieces(state, bare, NEW, TODAY))
