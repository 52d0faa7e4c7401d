"""What is sealed after the reveal is in no copy of a debrief that goes on; all of it once that ended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cast
from eyes import others, text
from panelry import commands as c
from panelry.access import Entry, told_of_debrief
from panelry.ids import PersonId
from panelry.panel import Confidence, Recommendation
from panelry.visibility.still_sealed import open_rounds
from story import Story

LEVELS = st.sampled_from((None, 1, 2, 5))
SAID = st.sampled_from((Recommendation.YES, Recommendation.NO))
SURE = st.sampled_from((Confidence.LOW, Confidence.HIGH))


def of(story: Story) -> list[Entry]:
    """Return the entries of a story's debrief."""
    return list(told_of_debrief(cast.DEBRIEF, (pair for step in story.journal for pair in step)))


def kinds(story: Story, *kinds: str) -> list[str]:
    """Return the words of the entries of some kinds."""
    return [each.words for each in of(story) if each.what in kinds]


def in_discussion(*before: c.Command) -> Story:
    """Return a revealed debrief in which Ben did this before he handed in; Dara never did."""
    story = Story().scoring().when(cast.BEN, *before).later(2 - len(before))
    for person in (cast.ANA, cast.BEN, cast.CHEN):
        story.rates(person).when(person, c.Submit())
    return story.revealed(missing=1)


def second_round(level: int | None) -> Story:
    """Return a debrief with an open second round in which Ben rated again."""
    story = in_discussion().when(cast.ANA, c.OpenSecondRound(cast.DESIGN))
    return story.when(cast.BEN, c.RateAgain(cast.DESIGN, level))


def judged(said: Recommendation, sure: Confidence) -> Story:
    """Return a revealed debrief in which Ben said what he thinks over all."""
    return in_discussion(c.Recommend(said), c.GiveConfidence(sure))


def late(level: int | None) -> Story:
    """Return a revealed debrief in which Dara, who had not handed in, rates on her own."""
    return in_discussion().when(cast.DARA, c.Rate(cast.DESIGN, level))


def shadow(level: int | None) -> Story:
    """Return a revealed debrief in which the observer rated for herself."""
    story = Story().scoring().when(cast.ELI, c.Rate(cast.DESIGN, level))
    for person in cast.PANEL:
        story.rates(person).when(person, c.Submit())
    return story.revealed()


def after(told: Story) -> Story:
    """Return a story in which something public happened since: the last time of all is no secret."""
    return told.when(cast.ANA, c.Park(cast.CODE))


def seen(story: Story, person: PersonId) -> str:
    """Return a picture without the commitments, which hang on what is sealed and tell nothing of it."""
    return text({key: each for key, each in story.sees(person).items() if not key.startswith("Receipt/")})


def alike(one: Story, other: Story, author: PersonId) -> None:
    """Hold that neither a picture of anybody else nor what a candidate gets tells two stories apart."""
    for person in others(author):
        assert seen(one, person) == seen(other, person), person
    assert of(one) == of(other)


@given(LEVELS, LEVELS)
def test_a_second_rating_is_not_told_while_its_round_is_open(one: int | None, other: int | None) -> None:
    """Nor that there is one; the round itself is public."""
    alike(second_round(one), second_round(other), cast.BEN)
    none = in_discussion().when(cast.ANA, c.OpenSecondRound(cast.DESIGN)).later(1)
    assert of(after(none)) == of(after(second_round(one)))
    assert ("System design",) == open_rounds(none.state)


@given(SAID, SAID, SURE, SURE)
def test_recommendations_are_not_told_before_they_open(
    one: Recommendation, other: Recommendation, sure: Confidence, unsure: Confidence
) -> None:
    """Nor that there are any: the overall judgement comes last."""
    alike(judged(one, sure), judged(other, unsure), cast.BEN)
    assert of(in_discussion()) == of(judged(one, sure))


@given(LEVELS, LEVELS)
def test_a_scorecard_that_was_not_handed_in_is_not_told(one: int | None, other: int | None) -> None:
    """It may be handed in late, and is blind until then; so is what an observer rates for themselves."""
    alike(late(one), late(other), cast.DARA)
    assert of(after(in_discussion().later(1))) == of(after(late(one)))
    alike(shadow(one), shadow(other), cast.ELI)


def test_the_copy_says_what_is_not_in_it_yet() -> None:
    """In the same words whether there is anything or nothing."""
    story = in_discussion()
    (judgements, cards) = (each for each in of(story) if each.what == "not in this copy yet")
    assert ("recommendations and confidence", "ratings of scorecards that did not open") == (
        judgements.about,
        cards.about,
    )
    assert "ask again" in judgements.words
    everybody = Story(people=(cast.ANA, cast.BEN, cast.CHEN, cast.DARA)).scored()
    assert 2 == len(kinds(everybody, "not in this copy yet"))
    assert [] == kinds(everybody.decided(), "not in this copy yet")


def test_what_opened_is_told() -> None:
    """A round that was held, and judgements once the facilitator opened them."""
    story = second_round(5).when(cast.ANA, c.CloseSecondRound(cast.DESIGN))
    assert (["5 of 5"], ()) == (kinds(story, "second rating"), open_rounds(story.state))
    story = judged(Recommendation.NO, Confidence.HIGH)
    assert [] == kinds(story, "recommendation", "confidence")
    story.when(cast.ANA, *(c.Park(each) for each in cast.CRITERIA), c.OpenOverall())
    assert ["no", "high"] == kinds(story, "recommendation", "confidence")


@pytest.mark.parametrize(
    "command", [c.Abandon("nobody is left"), c.Withdraw(on_hold=False, reason="the position is gone")]
)
def test_once_a_debrief_has_ended_all_of_it_is_the_candidates(command: c.Command) -> None:
    """Nothing will open any more, so nothing is kept back."""
    story = judged(Recommendation.NO, Confidence.HIGH).when(cast.DARA, c.Rate(cast.DESIGN, 1))
    story.when(cast.ANA, c.OpenSecondRound(cast.DESIGN)).when(cast.BEN, c.RateAgain(cast.DESIGN, 4))
    story.when(cast.ANA, command)
    assert ["no", "high", "4 of 5"] == kinds(story, "recommendation", "confidence", "second rating")
    assert "1 of 5" in [each.words for each in of(story) if (each.by, each.what) == ("Panelist 4", "rating")]
    assert ((), []) == (open_rounds(story.state), kinds(story, "not in this copy yet"))
