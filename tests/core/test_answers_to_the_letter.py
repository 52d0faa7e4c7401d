"""Answers to the question of a letter that keeps in touch: on its page, on record, and at the desk."""

from panelry import commands as c
from panelry.decide.page import left_to_say
from panelry.pages import ANSWERS_KEEPING, Said
from panelry.panel import CANDIDATE, Outcome
from panelry.refusals import Code
from story import CODE, TOKEN, Story


def kept(outcome: Outcome = Outcome.KEEP_IN_TOUCH) -> Story:
    """Return a story whose letter asks to keep in touch and is open on its page."""
    return Story().summary(outcome).paged()


def says(said: Said) -> c.SayOnPage:
    """Return the command that says something on the page."""
    return c.SayOnPage(TOKEN, CODE, said)


def test_a_letter_that_asks_can_be_answered_on_its_page() -> None:
    """With a yes or a no; the other one is left, to change one's mind."""
    story = kept()
    assert left_to_say(story.state) >= ANSWERS_KEEPING
    story.when(CANDIDATE, says(Said.KEEP))
    assert {Said.NOT_KEEP} == left_to_say(story.state) & ANSWERS_KEEPING
    assert Code.TOO_MANY is story.refused(CANDIDATE, says(Said.KEEP))
    story.when(CANDIDATE, says(Said.NOT_KEEP))
    assert {Said.KEEP} == left_to_say(story.state) & ANSWERS_KEEPING


def test_a_letter_that_does_not_ask_takes_no_answer() -> None:
    """Nobody says yes to what was not asked."""
    story = kept(Outcome.DECLINE)
    assert frozenset() == left_to_say(story.state) & ANSWERS_KEEPING
    assert Code.TOO_MANY is story.refused(CANDIDATE, says(Said.KEEP))


def test_nothing_is_left_to_say_before_the_release_but_what_needs_no_letter() -> None:
    """There is no letter yet that could ask."""
    assert frozenset() == left_to_say(Story().summary().state) & ANSWERS_KEEPING
