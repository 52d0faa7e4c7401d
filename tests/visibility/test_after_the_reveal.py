"""Who sees what once the ratings are open: the discussion, the overall judgement, second rounds."""

import pytest

import cast
from eyes import OFFICE, ROOM, kinds, readers, text, viewers
from panelry import commands as c
from panelry.ids import PersonId
from panelry.panel import Mode, Recommendation, Role
from panelry.parts import Line, Offered, Opened, Seat
from story import NOTE, PRIVATE, Story

REASON, DISSENT = "Ana's example moved me", "no failover was named"


def revealed(mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return a debrief in which Ben revised and Chen dissented; Dara recommends."""
    story = Story(mode).scored(cast.ANA, cast.BEN, cast.CHEN).rates(cast.DARA)
    story.when(cast.DARA, c.Recommend(Recommendation.STRONG_NO), c.Submit()).revealed()
    story.when(cast.BEN, c.Revise(cast.DESIGN, 3, REASON)).when(cast.ANA, c.Propose(cast.DESIGN, 3))
    return story.when(cast.CHEN, c.Answer(cast.DESIGN, 3, stands=False, words=DISSENT))


@pytest.mark.parametrize("kind", ["Opened", "Evidence", "Proposal", "Talk"])
def test_the_room_sees_ratings_evidence_and_talk(kind: str) -> None:
    """The coordinator and the auditor see none of them."""
    assert ROOM == viewers(revealed(), kind)


@pytest.mark.parametrize("words", [REASON, DISSENT])
def test_reasons_and_dissent_are_read_by_the_room(words: str) -> None:
    """Not by the coordinator, who reads the outcome's reason only, nor by the auditor."""
    assert ROOM == readers(revealed(), words)


@pytest.mark.parametrize("words", [NOTE, PRIVATE])
def test_notes_and_private_observations_never_open(words: str) -> None:
    """At no time to anybody else."""
    assert (cast.BEN,) == readers(revealed(), words) == readers(Story().released(), words)


def test_the_initial_rating_stands_beside_the_revised_one() -> None:
    """For ever."""
    opened = revealed().sees(cast.ELI)[f"Opened/{cast.DESIGN}/{cast.BEN}"]
    assert isinstance(opened, Opened)
    assert (2, 3, True, REASON) == (opened.initial, opened.current, opened.revised, opened.reason)


@pytest.mark.parametrize("viewer", OFFICE)
def test_the_office_sees_that_ratings_changed_and_never_to_what(viewer: PersonId) -> None:
    """Lines without a level, whatever was done."""
    story = revealed().when(cast.ANA, c.RecordAgreed(cast.DESIGN, 3, "x", 2))
    lines = [each for each in story.parts(viewer, Line) if isinstance(each, Line)]
    assert {"Revised", "Proposed", "Answered", "Agreed"} <= {each.kind for each in lines}
    assert {None} == {each.level for each in lines}
    assert {"Heading", "Criterion", "Seat", "Openings", "Floor", "Line"} >= kinds(story, viewer) - {
        *("Draft", "Sentence")
    }


def test_the_room_reads_levels_in_the_public_record() -> None:
    """Who revised to what, on which criterion."""
    lines = [each for each in revealed().parts(cast.ELI, Line) if isinstance(each, Line)]
    assert [(cast.BEN, cast.DESIGN, 3)] == [
        (each.actor, each.criterion, each.level) for each in lines if each.kind == "Revised"
    ]


def test_recommendations_open_to_the_room_with_the_overall_judgement() -> None:
    """Not with the ratings, and never to the coordinator or the auditor."""
    story = revealed()
    assert (cast.DARA,) == readers(story, "strong no")
    for criterion in cast.CRITERIA:
        story.when(cast.ANA, c.Park(criterion))
    assert ROOM == readers(story.when(cast.ANA, c.OpenOverall()), "strong no")
    assert ROOM == viewers(story, "Judgement")


@pytest.mark.parametrize("viewer", cast.ALL)
def test_an_open_second_round_shows_nobody_anything(viewer: PersonId) -> None:
    """Not who has rated again, not what; when it closes, to the room at once."""
    story = revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE))
    before = story.sees(viewer)
    story.when(cast.DARA, c.RateAgain(cast.CODE, 1))
    assert (before == story.sees(viewer)) is (viewer != cast.DARA)
    story.when(cast.ANA, c.CloseSecondRound(cast.CODE))
    opened = story.sees(viewer).get(f"Opened/{cast.CODE}/{cast.DARA}")
    assert (viewer in ROOM) is (isinstance(opened, Opened) and (opened.second, opened.answered) == (1, True))


def test_who_did_not_rate_again_is_shown_as_not_having_answered() -> None:
    """An initial rating never stands in for a second one."""
    story = revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE), c.CloseSecondRound(cast.CODE))
    opened = story.sees(cast.ANA)[f"Opened/{cast.CODE}/{cast.BEN}"]
    assert isinstance(opened, Opened)
    assert (4, None, False) == (opened.current, opened.second, opened.answered)


def test_a_late_scorecard_is_its_authors_until_it_is_handed_in() -> None:
    """Then it is open at once, and marked as after the reveal."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN).revealed(missing=1).rates(cast.DARA)
    key = f"Opened/{cast.CODE}/{cast.DARA}"
    assert [] == [person for person in cast.ALL if key in story.sees(person)]
    story.when(cast.DARA, c.Submit())
    assert list(ROOM) == [person for person in cast.ALL if key in story.sees(person)]
    opened, seat = story.sees(cast.ELI)[key], story.sees(cast.HANA)[f"Seat/{cast.DARA}"]
    assert isinstance(opened, Opened)
    assert isinstance(seat, Seat)
    assert (True, True) == (opened.late, seat.late)


def test_an_observers_shadow_card_is_never_opened_to_others() -> None:
    """It is counted nowhere."""
    story = Story().scored().rates(cast.ELI).revealed()
    assert [] == [key for key in story.sees(cast.ANA) if key.endswith(f"/{cast.ELI}") and "Opened" in key]


def test_a_proposal_shows_its_answers_in_order_of_person() -> None:
    """Not in the order in which they came."""
    story = revealed().when(cast.BEN, c.Answer(cast.DESIGN, 3, stands=True))
    offered = story.sees(cast.DARA)[f"Proposal/{cast.DESIGN}"]
    assert isinstance(offered, Offered)
    assert [cast.ANA, cast.BEN, cast.CHEN] == [each.person for each in offered.replies]


def test_one_role_of_several_is_enough() -> None:
    """A coordinator who also rates sees what a panelist sees, words and levels included."""
    story = revealed().when(cast.ANA, c.ChangeRoles(cast.GRACE, (Role.COORDINATOR, Role.PANELIST)))
    assert cast.GRACE in readers(story, DISSENT)
    levels = [each.level for each in story.parts(cast.GRACE, Line) if isinstance(each, Line)]
    assert {None} != set(levels)


@pytest.mark.parametrize("viewer", cast.ALL)
def test_without_names_nobody_is_told_who_rated_what(viewer: PersonId) -> None:
    """Sorted levels without people, evidence without authors, a revision without its actor."""
    story = revealed(Mode.WITHOUT_NAMES)
    assert {"Opened", "Judgement"} & kinds(story, viewer) == set()
    lines = [each for each in story.parts(viewer, Line) if isinstance(each, Line) and each.kind == "Revised"]
    assert [(None, None)] == [(each.actor, each.level) for each in lines]
    assert (viewer in ROOM) is ('"in_use":[3,3,4,5]' in text(story.sees(viewer)))
