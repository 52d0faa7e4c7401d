"""Decisions of the discussion: revisions with reasons, proposals and answers, the agreed rating."""

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Phase
from panelry.decide.discussion import HANDS, TIMER, unsettled_criteria
from panelry.disagreement import FIGURES
from panelry.ids import CriterionId
from panelry.panel import Outcome
from panelry.refusals import Code
from story import Story

NOWHERE = CriterionId("nowhere")
ON_A_CRITERION = (
    c.Revise(cast.CODE, 3, "because"),
    c.Park(cast.CODE),
    c.TakeUp(cast.CODE),
    c.Propose(cast.CODE, 3),
    c.Answer(cast.CODE, 3, stands=True),
    c.RecordAgreed(cast.CODE, 3),
    c.RecordNoAgreement(cast.CODE, "a", "b"),
    c.OpenSecondRound(cast.CODE),
    c.RateAgain(cast.CODE, 3),
    c.CloseSecondRound(cast.CODE),
)


@pytest.mark.parametrize("command", ON_A_CRITERION, ids=lambda each: type(each).__name__)
def test_between_the_openings_there_is_no_talk_of_levels(command: c.Command) -> None:
    """No proposal, revision or round exists before the numbers are open."""
    story = Story().scored().opened()
    assert Code.NOT_REVEALED_YET == story.refused(cast.ANA, command)


@pytest.mark.parametrize("command", ON_A_CRITERION, ids=lambda each: type(each).__name__)
def test_an_unknown_criterion_is_no_such_thing(command: c.Command) -> None:
    """It is looked for in the rubric first."""
    lost = replace(command, criterion=NOWHERE)
    assert Code.NO_SUCH_THING == Story().revealed().refused(cast.ANA, lost)


SETTLED = [
    each for each in ON_A_CRITERION if not isinstance(each, c.TakeUp | c.RateAgain | c.CloseSecondRound)
]


@pytest.mark.parametrize("command", SETTLED, ids=lambda each: type(each).__name__)
def test_a_settled_criterion_is_closed_until_it_is_taken_up(command: c.Command) -> None:
    """Parked, agreed and without agreement alike."""
    story = Story().revealed()
    for settling in (c.Park(cast.CODE), c.RecordNoAgreement(cast.CODE, "most", "some")):
        story.when(cast.ANA, settling)
        assert Code.CRITERION_SETTLED == story.refused(cast.ANA, command)
        story.when(cast.ANA, c.TakeUp(cast.CODE))
    assert Code.CRITERION_SETTLED == story.agreed(cast.CODE).refused(cast.ANA, command)


def test_taking_up_needs_something_settled() -> None:
    """An open criterion is open already."""
    assert Code.CRITERION_NOT_SETTLED == Story().revealed().refused(cast.ANA, c.TakeUp(cast.CODE))


def test_a_revision_has_a_reason_and_changes_something() -> None:
    """The initial rating stays for ever beside it."""
    story = Story().revealed()
    assert Code.REASON_MISSING == story.refused(cast.BEN, c.Revise(cast.DESIGN, 3, " "))
    assert Code.LEVEL_OFF_THE_SCALE == story.refused(cast.BEN, c.Revise(cast.DESIGN, 9, "x"))
    assert Code.NOTHING_TO_REVISE == story.refused(cast.BEN, c.Revise(cast.DESIGN, 2, "x"))
    story.when(cast.BEN, c.Revise(cast.DESIGN, 3, "Ana's example"))
    assert Code.NOTHING_TO_REVISE == story.refused(cast.BEN, c.Revise(cast.DESIGN, 3, "x"))
    assert 2 == story.state.card(cast.BEN).ratings[cast.DESIGN].level


def test_somebody_without_an_opened_scorecard_has_nothing_to_revise() -> None:
    """Neither a revision nor a second rating comes from a missing panelist."""
    story = Story().scored(cast.ANA, cast.BEN).revealed(missing=2)
    story.when(cast.ANA, c.OpenSecondRound(cast.CODE))
    assert Code.NOTHING_TO_REVISE == story.refused(cast.DARA, c.Revise(cast.DESIGN, 3, "x"))
    assert Code.NOTHING_TO_REVISE == story.refused(cast.DARA, c.RateAgain(cast.CODE, 3))


def test_a_hand_is_raised_once_and_lowered_by_its_owner_or_the_facilitator() -> None:
    """Another panelist may not lower it."""
    story = Story().revealed().when(cast.BEN, c.RaiseHand())
    assert Code.ID_TAKEN == story.refused(cast.BEN, c.RaiseHand())
    assert Code.NO_SUCH_THING == story.refused(cast.CHEN, c.LowerHand(cast.CHEN))
    assert Code.NOT_ALLOWED == story.refused(cast.CHEN, c.LowerHand(cast.BEN))
    assert None is story.refused(cast.FAY, c.LowerHand(cast.BEN))
    assert () == story.when(cast.BEN, c.LowerHand(cast.BEN)).state.hands


def test_a_hand_goes_up_so_often_on_one_criterion_and_no_more() -> None:
    """The record stays bounded; everybody counts alone, and the next criterion begins anew."""
    story = Story().revealed().when(cast.ANA, c.PutTopic(cast.CODE))
    for _ in range(HANDS):
        story.when(cast.BEN, c.RaiseHand(), c.LowerHand(cast.BEN))
    assert Code.HAND_RAISED_OFTEN == story.refused(cast.BEN, c.RaiseHand())
    assert None is story.refused(cast.DARA, c.RaiseHand())
    assert None is story.when(cast.ANA, c.PutTopic(cast.DESIGN)).refused(cast.BEN, c.RaiseHand())


def test_a_criterion_is_put_on_every_screen() -> None:
    """Between the openings too; an unknown one is refused."""
    story = Story().scored().opened().when(cast.ANA, c.PutTopic(cast.CODE))
    assert cast.CODE == story.state.now
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.PutTopic(NOWHERE))


def test_a_timer_runs_for_a_second_to_four_hours() -> None:
    """Stopping one needs one that runs."""
    story = Story().revealed()
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.StopTimer())
    assert {Code.BAD_TIME} == {story.refused(cast.ANA, c.StartTimer(each)) for each in (-1, 0, TIMER + 1)}
    story.when(cast.ANA, c.StartTimer(TIMER))
    assert (e.TimerStopped(),) == story.made(cast.ANA, c.StopTimer())


def test_a_facilitator_who_rates_stands_by_the_own_proposal() -> None:
    """One who does not rate only proposes."""
    story = Story().revealed()
    proposed = e.Proposed(cast.CODE, 4)
    own = e.Answered(cast.CODE, 4, stands=True, words="")
    story.when(cast.ANA, c.PutTopic(cast.CODE))
    assert (proposed, own) == story.made(cast.ANA, c.Propose(cast.CODE, 4))
    story.when(cast.ANA, c.HandOverChair(cast.FAY))
    assert (proposed,) == story.made(cast.FAY, c.Propose(cast.CODE, 4))
    assert Code.LEVEL_OFF_THE_SCALE == story.refused(cast.FAY, c.Propose(cast.CODE, 6))


def test_a_proposal_puts_its_criterion_on_every_screen() -> None:
    """Nobody could answer one that they do not see; where it stands there already, nothing is put."""
    story = Story().revealed()
    first = story.made(cast.ANA, c.Propose(cast.CODE, 4))
    assert (e.TopicPut, e.Proposed, e.Answered) == tuple(type(each) for each in first)
    story.when(cast.ANA, c.Propose(cast.CODE, 4))
    assert cast.CODE == story.state.now
    assert e.TopicPut not in [type(each) for each in story.made(cast.ANA, c.Propose(cast.CODE, 3))]


def test_an_answer_is_to_the_proposal_that_was_read() -> None:
    """Dissent needs words, standing by it does not."""
    story = Story().revealed()
    assert Code.NO_PROPOSAL == story.refused(cast.BEN, c.Answer(cast.CODE, 3, stands=True))
    story.when(cast.ANA, c.Propose(cast.CODE, 4))
    assert Code.PROPOSAL_CHANGED == story.refused(cast.BEN, c.Answer(cast.CODE, 3, stands=True))
    assert Code.REASON_MISSING == story.refused(cast.BEN, c.Answer(cast.CODE, 4, stands=False))
    said = e.Answered(cast.CODE, 4, stands=False, words="no failover")
    assert (said,) == story.made(cast.BEN, c.Answer(cast.CODE, 4, stands=False, words=" no failover "))


def test_an_agreed_level_is_a_proposed_one() -> None:
    """Nothing is agreed that nobody proposed, nor another level than the one proposed."""
    story = Story().revealed()
    assert Code.NO_PROPOSAL == story.refused(cast.ANA, c.RecordAgreed(cast.CODE, 4))
    story.when(cast.ANA, c.Propose(cast.CODE, 4))
    assert Code.PROPOSAL_CHANGED == story.refused(cast.ANA, c.RecordAgreed(cast.CODE, 3))


def test_unanswered_proposals_are_counted_by_hand_and_named_in_the_event() -> None:
    """Absent and missing panelists owe no answer."""
    story = Story().revealed().when(cast.ANA, c.Propose(cast.CODE, 4))
    story.when(cast.BEN, c.Answer(cast.CODE, 4, stands=True)).when(cast.ANA, c.MarkAbsent(cast.DARA))
    assert Code.MISSING_COUNT_DIFFERS == story.refused(cast.ANA, c.RecordAgreed(cast.CODE, 4))
    (agreed,) = story.made(cast.ANA, c.RecordAgreed(cast.CODE, 4, unanswered=1))
    assert e.Agreed(cast.CODE, 4, "", (cast.CHEN,)) == agreed


def test_a_level_other_than_the_nearest_to_the_mean_needs_a_reason() -> None:
    """The mean of 4, 4 and 3 is nearest to 4."""
    story = Story().revealed().when(cast.ANA, c.Propose(cast.CODE, 5))
    assert Code.REASON_MISSING == story.refused(cast.ANA, c.RecordAgreed(cast.CODE, 5, unanswered=3))
    story.when(cast.ANA, c.RecordAgreed(cast.CODE, 5, "the odd cases", 3))
    assert 5 == getattr(story.state.topic(cast.CODE).agreed, "level", None)


def test_no_agreement_records_both_views() -> None:
    """Each of them in words."""
    story = Story().revealed()
    for majority, minority in (("", "some"), ("most", " ")):
        command = c.RecordNoAgreement(cast.CODE, majority, minority)
        assert Code.REASON_MISSING == story.refused(cast.ANA, command)


def test_a_second_round_is_private_and_held_once() -> None:
    """While it is open nothing else happens on the criterion; afterwards only a proposal or both views."""
    story = Story().revealed()
    assert Code.SECOND_ROUND_NOT_OPEN == story.refused(cast.ANA, c.CloseSecondRound(cast.CODE))
    story.when(cast.ANA, c.OpenSecondRound(cast.CODE))
    for command in (c.Park(cast.CODE), c.Propose(cast.CODE, 3), c.OpenSecondRound(cast.CODE)):
        assert Code.SECOND_ROUND_OPEN == story.refused(cast.ANA, command)
    assert Code.LEVEL_OFF_THE_SCALE == story.refused(cast.BEN, c.RateAgain(cast.CODE, 6))
    story.when(cast.BEN, c.RateAgain(cast.CODE, 2), c.RateAgain(cast.CODE, 3))
    story.when(cast.ANA, c.CloseSecondRound(cast.CODE))
    assert Code.SECOND_ROUND_NOT_OPEN == story.refused(cast.BEN, c.RateAgain(cast.CODE, 3))
    assert Code.SECOND_ROUND_HELD == story.refused(cast.ANA, c.OpenSecondRound(cast.CODE))
    assert Code.SECOND_ROUND_HELD == story.refused(cast.BEN, c.Revise(cast.CODE, 1, "x"))
    assert None is story.refused(cast.ANA, c.Propose(cast.CODE, 3))


def test_the_nearest_level_is_that_of_the_second_ratings_once_they_are_held() -> None:
    """Initial 4, 4, 3; second 1, 1: the nearest level is 1."""
    story = Story().revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE), c.RateAgain(cast.CODE, 1))
    story.when(cast.BEN, c.RateAgain(cast.CODE, 1)).when(cast.ANA, c.CloseSecondRound(cast.CODE))
    story.when(cast.ANA, c.Propose(cast.CODE, 1))
    assert None is story.refused(cast.ANA, c.RecordAgreed(cast.CODE, 1, unanswered=3))


@pytest.mark.parametrize(("level", "refused"), [(2, True), (3, False), (4, False), (5, True)])
def test_a_tie_of_two_levels_asks_for_a_reason_for_neither(level: int, *, refused: bool) -> None:
    """Ratings of 3 and 4 alone: both are nearest the mean."""
    story = Story().revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE), c.RateAgain(cast.CODE, 3))
    story.when(cast.BEN, c.RateAgain(cast.CODE, 4)).when(cast.ANA, c.CloseSecondRound(cast.CODE))
    story.when(cast.ANA, c.Propose(cast.CODE, level))
    found = story.refused(cast.ANA, c.RecordAgreed(cast.CODE, level, unanswered=3))
    assert refused == (found is not None)


def test_the_overall_judgement_comes_last() -> None:
    """Every rated criterion is agreed, parked or without agreement before it opens; it opens once."""
    assert Code.NOT_REVEALED_YET == Story().scored().opened().refused(cast.ANA, c.OpenOverall())
    story = Story().revealed().agreed(cast.DESIGN, 2).when(cast.ANA, c.Park(cast.CODE))
    assert (cast.AMBIGUITY,) == unsettled_criteria(story.state)
    assert Code.CRITERIA_UNSETTLED == story.refused(cast.ANA, c.OpenOverall())
    story.when(cast.ANA, c.RecordNoAgreement(cast.AMBIGUITY, "most", "some"), c.OpenOverall())
    assert Code.ALREADY_REVEALED == story.refused(cast.ANA, c.OpenOverall())


def test_a_criterion_that_nobody_could_rate_holds_nothing_up() -> None:
    """All of them found no evidence on it."""
    story = Story().scoring()
    for person in cast.PANEL:
        story.rates(person, (None, 3, 3)).when(person, c.Submit())
    assert (cast.AMBIGUITY, cast.CODE) == unsettled_criteria(story.revealed().state)


def test_an_outcome_names_its_drivers_once_after_the_overall_judgement() -> None:
    """Known criteria only."""
    story = Story().settled()
    assert Code.OVERALL_NOT_OPEN == story.refused(cast.ANA, c.RecordOutcome(Outcome.HOLD))
    story.when(cast.ANA, c.OpenOverall())
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.RecordOutcome(Outcome.HOLD, (NOWHERE,)))
    recorded = story.made(cast.ANA, c.RecordOutcome(Outcome.HOLD, (cast.CODE, cast.CODE)))
    assert (e.OutcomeRecorded(Outcome.HOLD, (cast.CODE,), FIGURES),) == recorded


def test_the_summary_opens_with_an_outcome_and_nothing_unsettled() -> None:
    """A criterion taken up again holds it back."""
    story = Story().settled().when(cast.ANA, c.OpenOverall())
    assert Code.OUTCOME_MISSING == story.refused(cast.ANA, c.OpenSummary())
    story.when(cast.ANA, c.RecordOutcome(Outcome.DECLINE), c.TakeUp(cast.CODE))
    assert Code.CRITERIA_UNSETTLED == story.refused(cast.ANA, c.OpenSummary())
    assert Phase.SUMMARY is story.agreed(cast.CODE, 4).when(cast.ANA, c.OpenSummary()).state.phase
