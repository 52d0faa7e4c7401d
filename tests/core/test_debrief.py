"""The state of a debrief: who counts, which ratings are in use, what the draft may use."""

import cast
from panelry import commands as c
from panelry.debrief import (
    Debrief,
    Topic,
    agreed_levels,
    approved_points,
    awaited,
    current,
    done,
    holders,
    in_use,
    raters,
)
from panelry.ids import PointId
from panelry.panel import Role
from panelry.scorecard import Note, Observation, Scorecard
from story import NOTE, PRIVATE, Story, point


def test_nothing_is_known_of_what_nobody_touched() -> None:
    """An unknown card is blank and an unknown topic untouched."""
    assert (Scorecard(), Topic()) == (Debrief().card(cast.BEN), Debrief().topic(cast.CODE))


def test_a_recused_person_holds_no_role_and_counts_nowhere() -> None:
    """Not as a holder, not as a rater, not as awaited, although they had submitted."""
    story = Story().scored().when(cast.BEN, c.DeclareConflict(cast.BEN, "a friend"))
    expected = (cast.ANA, cast.CHEN, cast.DARA)
    assert expected == holders(story.state, Role.PANELIST)
    assert expected == raters(story.state)
    assert () == awaited(story.state)


def test_awaited_are_the_expected_panelists_without_a_submitted_scorecard() -> None:
    """Not the absent, and observers never."""
    story = Story().scored(cast.ANA).when(cast.ANA, c.MarkAbsent(cast.DARA))
    assert (cast.BEN, cast.CHEN) == awaited(story.state)


def test_no_evidence_is_done_and_a_blank_is_not() -> None:
    """The number is all that others may know."""
    story = Story().scoring().when(cast.BEN, c.Rate(cast.CODE, None), c.Rate(cast.DESIGN, 2))
    assert (2, 0) == (done(story.state, cast.BEN), done(story.state, cast.CHEN))


def test_the_current_rating_is_the_revised_one() -> None:
    """Else the initial one; None for no evidence and for a blank."""
    story = Story().revealed().when(cast.BEN, c.Revise(cast.DESIGN, None, "was not there"))
    card = story.state.card(cast.BEN)
    assert (None, 4, None) == (
        current(card, cast.DESIGN),
        current(card, cast.CODE),
        current(Scorecard(), cast.CODE),
    )


def test_second_ratings_are_in_use_once_their_round_is_held_and_never_mixed() -> None:
    """Who gave none has none: an initial rating does not stand in."""
    story = Story().revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE), c.RateAgain(cast.CODE, 1))
    first = {cast.ANA: 4, cast.BEN: 4, cast.CHEN: None, cast.DARA: 3}
    assert first == in_use(story.state, cast.CODE)
    story.when(cast.ANA, c.CloseSecondRound(cast.CODE))
    second = {cast.ANA: 1, cast.BEN: None, cast.CHEN: None, cast.DARA: None}
    assert second == in_use(story.state, cast.CODE)


def test_a_draft_may_use_approved_and_undisputed_points() -> None:
    """A dispute takes a point out until it is cleared."""
    story = Story().revealed().when(cast.BEN, point("p1"), point("p2"), c.ApprovePoint(PointId("p1"), 1))
    assert ["p1"] == [each.id for each in approved_points(story.state)]
    story.when(cast.CHEN, c.DisputePoint(PointId("p1"), "not so"))
    assert () == approved_points(story.state)


def test_agreed_levels_stand_in_the_order_of_the_rubric() -> None:
    """Whichever was agreed first."""
    story = Story().revealed().agreed(cast.CODE, 4).agreed(cast.DESIGN, 3)
    assert [(cast.DESIGN, 3), (cast.CODE, 4)] == list(agreed_levels(story.state).items())


def test_private_words_are_in_no_representation() -> None:
    """A state, a card, a note and an observation print without them."""
    state = Story().scored().state
    card = state.card(cast.BEN)
    things: tuple[object, ...] = (state, card, *card.notes.values(), *card.observations.values())
    assert {Note, Observation} <= {type(each) for each in things}
    assert [] == [each for each in things if NOTE in repr(each) or PRIVATE in repr(each)]
