"""Rubric words that no point speaks for: nobody has said them of the candidate, so somebody says yes."""

from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.ids import PointId, SentenceId
from panelry.parts import Written
from panelry.points import Section
from panelry.refusals import Code
from panelry.summary import unaccepted, wording
from story import Story, point

SAID = SentenceId(f"strengths/{cast.AMBIGUITY}/said")
GROWTH = SentenceId(f"growth/{cast.DESIGN}/said")


def waiting() -> Story:
    """Return a summary with rubric words on two criteria, which nobody has said yes to."""
    story = Story().decided().when(cast.CHEN, point(), c.ApprovePoint(PointId("p1"), 1))
    return story.when(cast.ANA, c.OpenSummary())


def text_of(story: Story, sentence: SentenceId) -> str:
    """Return the present text of a sentence."""
    return next(each.text for each in wording(story.state) if each.id == sentence)


def yes(story: Story, sentence: SentenceId) -> c.AcceptSentence:
    """Return the yes to a sentence as it stands."""
    return c.AcceptSentence(sentence, text_of(story, sentence))


def test_nobody_signs_rubric_words_before_somebody_says_yes() -> None:
    """Anybody of the panel may, for these very words; the suggestion beside them claims nothing."""
    story = waiting()
    assert {SAID, GROWTH} == set(unaccepted(story.state))
    assert Code.NEW_TEXT_UNACCEPTED == story.refused(cast.ANA, c.SignOff(story.hash))
    assert Code.NEW_TEXT_UNACCEPTED == story.refused(cast.ANA, c.AskForSignatures())
    story.when(cast.BEN, yes(story, SAID))
    assert (GROWTH,) == unaccepted(story.state)
    story.when(cast.BEN, yes(story, GROWTH))
    assert None is story.refused(cast.ANA, c.SignOff(story.hash))
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, yes(story, SAID))


def test_the_screen_is_told_which_words_wait_and_for_whom() -> None:
    """All who may accept new text may accept these: they have no writer."""
    story = waiting()
    new = [each for each in story.parts(cast.BEN, Written) if isinstance(each, Written) and each.new]
    assert {(SAID, ()), (GROWTH, ())} == {(each.sentence, each.writers) for each in new}
    may = tuple(each for each in story.state.people if story.refused(each, yes(story, SAID)) is None)
    assert {may} == {each.acceptors for each in new}


def test_a_point_takes_the_place_of_the_rubrics_words() -> None:
    """Its author approved it, so it waits for nobody; if it is disputed, the rubric's words wait again."""
    story = waiting().when(cast.BEN, point("p2", cast.AMBIGUITY, "you asked who would take the night shift"))
    story.when(cast.BEN, c.ApprovePoint(PointId("p2"), 1))
    assert (GROWTH,) == unaccepted(story.state)
    story.when(cast.DARA, c.DisputePoint(PointId("p2"), "that was somebody else"))
    assert {SAID, GROWTH} == set(unaccepted(story.state))


def test_a_yes_holds_while_the_words_say_the_same() -> None:
    """A comma or another phrase asks nobody anew; other words are new text; no words ask nothing."""
    story = waiting().accepted()
    words = text_of(story, SAID)
    light, other = f"{words[:-1]}!", "You passed the pen to the others."
    story.when(cast.BEN, c.EditSentence(SAID, Section.STRENGTHS, light, words))
    assert () == unaccepted(story.state)
    story.when(cast.BEN, c.EditSentence(SAID, Section.STRENGTHS, other, light))
    assert ((SAID,), Code.OWN_TEXT) == (unaccepted(story.state), story.refused(cast.BEN, yes(story, SAID)))
    story.when(cast.BEN, c.EditSentence(SAID, Section.STRENGTHS, "", other))
    assert () == unaccepted(story.state)


def test_a_yes_to_another_level_is_none_to_this_one() -> None:
    """The rubric says something else there."""
    story = waiting().accepted()
    topic = story.state.topic(cast.AMBIGUITY)
    assert topic.agreed is not None
    topics = {**story.state.topics, cast.AMBIGUITY: replace(topic, agreed=replace(topic.agreed, level=2))}
    assert (f"growth/{cast.AMBIGUITY}/said",) == unaccepted(replace(story.state, topics=topics))


def test_a_yes_is_part_of_what_is_signed() -> None:
    """Whose yes it was, too."""
    one, other = waiting(), waiting()
    assert waiting().hash != one.accepted(cast.BEN).hash != other.accepted(cast.CHEN).hash


def test_the_writer_of_a_light_change_may_say_yes() -> None:
    """The words are still the rubric's, not theirs."""
    story = waiting()
    words = text_of(story, SAID)
    story.when(cast.BEN, c.EditSentence(SAID, Section.STRENGTHS, f"{words[:-1]}!", words))
    assert {SAID, GROWTH} == set(unaccepted(story.state))
    story.when(cast.BEN, yes(story, SAID))
    assert (GROWTH,) == unaccepted(story.state)
