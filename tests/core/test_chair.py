"""The chair: one facilitator leads; it is handed over, claimed from who is gone, and arranges the agenda."""

import cast
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry.debrief import in_the_chair
from panelry.decide.discussion import GONE
from panelry.ids import CriterionId
from panelry.panel import Role
from panelry.refusals import Code
from story import Story

NOWHERE = CriterionId("nowhere")


def test_the_first_facilitator_has_the_chair_until_it_is_handed_over_at_once() -> None:
    """Who gets it leads from then on; who gave it facilitates still, and leads no more."""
    story = Story().revealed()
    assert cast.ANA == in_the_chair(story.state)
    assert Code.NOT_IN_THE_CHAIR == story.refused(cast.FAY, c.PutTopic(cast.CODE))
    assert (e.ChairHandedOver(cast.FAY),) == story.made(cast.ANA, c.HandOverChair(cast.FAY))
    story.when(cast.ANA, c.HandOverChair(cast.FAY)).when(cast.FAY, c.PutTopic(cast.CODE))
    assert Code.NOT_IN_THE_CHAIR == story.refused(cast.ANA, c.PutTopic(cast.DESIGN))
    assert None is story.refused(cast.ANA, c.StartTimer(60))


def test_the_chair_may_be_handed_to_anybody_who_takes_part() -> None:
    """They facilitate from then on beside what they are; nobody recused, unknown or already there."""
    story = Story().scored(cast.ANA, cast.BEN, cast.DARA)
    story.when(cast.CHEN, c.DeclareConflict(cast.CHEN, "We are cousins")).revealed()
    assert Code.RECUSED == story.refused(cast.ANA, c.HandOverChair(cast.CHEN))
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.HandOverChair(cast.STRANGER))
    assert Code.CHAIR_HELD == story.refused(cast.ANA, c.HandOverChair(cast.ANA))
    story.when(cast.ANA, c.HandOverChair(cast.BEN))
    assert cast.BEN == in_the_chair(story.state)
    assert {Role.FACILITATOR, Role.PANELIST} == set(story.state.people[cast.BEN].roles)


def test_the_chair_is_claimed_by_another_facilitator_after_a_minute_without_its_holder() -> None:
    """The absence is what the server saw, and stands in the record; a panelist never may."""
    story = Story().revealed()
    story.gone = GONE - 1
    assert Code.CHAIR_IS_HERE == story.refused(cast.FAY, c.ClaimChair())
    story.gone = GONE
    assert Code.NOT_ALLOWED == story.refused(cast.BEN, c.ClaimChair())
    assert Code.CHAIR_HELD == story.refused(cast.ANA, c.ClaimChair())
    assert (e.ChairClaimed(cast.ANA, GONE),) == story.made(cast.FAY, c.ClaimChair())
    story.when(cast.FAY, c.ClaimChair(), c.PutTopic(cast.CODE))
    assert Code.NOT_IN_THE_CHAIR == story.refused(cast.ANA, c.PutTopic(cast.DESIGN))


def test_the_chair_moves_in_every_phase_that_a_facilitator_acts_in_and_in_none_after_them() -> None:
    """Who holds the debrief when the text is signed and released can be chosen until it is over."""
    rooms = (Story(), Story().scoring(), Story().revealed(), Story().summary(), Story().release())
    for story in rooms:
        story.gone = GONE
        assert (e.ChairHandedOver(cast.FAY),) == story.made(cast.ANA, c.HandOverChair(cast.FAY))
        assert (e.ChairClaimed(cast.ANA, GONE),) == story.made(cast.FAY, c.ClaimChair())
    over = Story().when(cast.GRACE, c.Withdraw(on_hold=False, reason="gone"))
    assert Code.NOT_IN_THIS_PHASE == over.refused(cast.ANA, c.HandOverChair(cast.FAY))
    assert Code.NOT_IN_THIS_PHASE == over.refused(cast.FAY, c.ClaimChair())


def test_a_chair_whose_holder_no_longer_facilitates_falls_to_the_next_facilitator() -> None:
    """A coordinator can take the role of somebody who never comes back."""
    story = Story().revealed().when(cast.ANA, c.HandOverChair(cast.FAY))
    story.when(cast.GRACE, c.ChangeRoles(cast.FAY, (Role.OBSERVER,)))
    assert cast.ANA == in_the_chair(story.state)
    assert None is in_the_chair(Story(people=()).state)


def test_the_agenda_is_reordered_after_the_reveal_alone_and_back() -> None:
    """Each criterion of the rubric at most once; an empty order is the computed one."""
    before = Story().scored().opened()
    assert Code.NOT_REVEALED_YET == before.refused(cast.ANA, c.ReorderAgenda((cast.CODE,)))
    story = Story().revealed()
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.ReorderAgenda((NOWHERE,)))
    assert Code.ID_TAKEN == story.refused(cast.ANA, c.ReorderAgenda((cast.CODE, cast.CODE)))
    order = (cast.CODE, cast.DESIGN, cast.AMBIGUITY)
    assert order == story.when(cast.ANA, c.ReorderAgenda(order)).state.arranged
    assert () == story.when(cast.ANA, c.ReorderAgenda()).state.arranged


def test_everybody_sees_who_has_the_chair_and_the_order_of_the_agenda() -> None:
    """On the floor, which all but the recused see; the record says who did it."""
    story = Story().revealed().when(cast.ANA, c.ReorderAgenda((cast.CODE,)), c.HandOverChair(cast.FAY))
    for person in cast.ALL:
        (floor,) = story.parts(person, p.Floor)
        assert isinstance(floor, p.Floor)
        assert (cast.FAY, (cast.CODE,)) == (floor.chair, floor.order)
    assert [("AgendaReordered", None), ("ChairHandedOver", cast.FAY)] == [
        (each.kind, each.person) for each in story.state.acts.last[-2:]
    ]
