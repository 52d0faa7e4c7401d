"""Who sees what before anything opens: the first promise, person by person."""

import pytest

import cast
from eyes import HANDED_IN, OFFICE, SETUP_PARTS, kinds, others, readers, viewers
from panelry import commands as c
from panelry.ids import ObservationId, PersonId
from panelry.panel import Channel, Confidence, Mode, Recommendation
from panelry.parts import Openings, OwnCard, OwnRating, Seat
from panelry.points import Kind
from story import NOTE, PRIVATE, SHAREABLE, Story


def sealed(mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return a debrief in which everybody has written all they can, observer included, and Ben handed in."""
    story = Story(mode).scored(cast.BEN).rates(cast.CHEN).rates(cast.ELI)
    story.when(
        cast.ELI, c.Observe(ObservationId("o"), cast.CODE, Kind.FELT, "shadowed words", shareable=True)
    )
    return story.when(
        cast.CHEN,
        c.Recommend(Recommendation.STRONG_NO),
        c.GiveConfidence(Confidence.HIGH),
        c.WriteNote(None, "chen's words"),
    )


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("viewer", cast.ALL)
def test_everybody_sees_the_setup_and_nothing_else(viewer: PersonId, mode: Mode) -> None:
    """Facilitator and observer are anybody; so are coordinator and auditor, who get no receipts."""
    seen = SETUP_PARTS if viewer in OFFICE else HANDED_IN
    assert seen - {"Permission"} == kinds(sealed(mode), viewer)


@pytest.mark.parametrize("words", [NOTE, PRIVATE, SHAREABLE])
def test_observations_and_notes_are_their_authors(words: str) -> None:
    """Shareable ones too, until the evidence opens."""
    assert (cast.BEN,) == readers(sealed(), words)


def test_a_recommendation_is_its_authors() -> None:
    """And the confidence in it."""
    assert (cast.CHEN,) == readers(sealed(), "strong no")


def test_an_observers_shadow_card_is_the_observers() -> None:
    """The facilitator sees nothing of it."""
    assert (cast.ELI,) == readers(sealed(), "shadowed words")


def test_authors_see_their_own_ratings() -> None:
    """No others' and all of theirs."""
    story = sealed()
    mine = story.parts(cast.CHEN, OwnRating)
    assert {cast.AMBIGUITY: 3, cast.CODE: None, cast.DESIGN: 3} == {
        each.criterion: each.level for each in mine if isinstance(each, OwnRating)
    }
    assert () == story.parts(cast.DARA, OwnRating)
    assert () == story.parts(cast.DARA, OwnCard)


@pytest.mark.parametrize("viewer", cast.ALL)
def test_everybody_sees_who_has_submitted(viewer: PersonId) -> None:
    """And when; an observer never submits."""
    seats = sealed().parts(viewer, Seat)
    assert [cast.BEN] == [each.person for each in seats if isinstance(each, Seat) and each.submitted]


@pytest.mark.parametrize("viewer", others(cast.CHEN))
def test_private_work_changes_nothing_for_anybody_else(viewer: PersonId) -> None:
    """Which criterion, when, how often, how long: the picture of everybody else stays the same."""
    story = Story().scored(cast.BEN)
    before = story.sees(viewer)
    story.rates(cast.CHEN).rates(cast.CHEN, (1, 1, 1)).writes(cast.CHEN)
    story.when(cast.CHEN, c.ClearRating(cast.CODE), c.Recommend(Recommendation.YES))
    assert before == story.sees(viewer)


def test_nobody_is_missing_before_the_scorecards_freeze() -> None:
    """The list of the missing is made at the opening."""
    openings = sealed().sees(cast.HANA)["Openings"]
    assert Openings(evidence=False, revealed=False, overall=False, missing=(), order=()) == openings


def test_permission_and_its_absence_are_known_to_all() -> None:
    """It is an act of the facilitator or the coordinator."""
    story = sealed().when(cast.GRACE, c.RecordPermission(False, Channel.CALL, "by phone", "2026-12-24"))
    assert cast.ALL == viewers(story, "Permission")


def test_a_recused_person_sees_the_heading_and_the_own_seat() -> None:
    """Nothing of their own work any more, and nothing of the others'."""
    story = sealed().when(cast.BEN, c.DeclareConflict(cast.BEN, "a friend"))
    assert {"Heading", f"Seat/{cast.BEN}"} == set(story.sees(cast.BEN))
    opened = story.rates(cast.ANA).rates(cast.DARA).when(cast.ANA, c.Submit()).when(cast.CHEN, c.Submit())
    opened.when(cast.DARA, c.Submit()).opened().when(cast.ANA, c.Reveal())
    assert {"Heading", f"Seat/{cast.BEN}"} == set(opened.sees(cast.BEN))
    assert () == readers(opened, SHAREABLE)
