"""Who may accept new text: whoever works on the draft and wrote none of it; decisions and screens agree."""

from itertools import product

import pytest

import cast
from panelry import commands as c
from panelry.ids import PersonId, SentenceId
from panelry.panel import Outcome
from panelry.parts import Written
from panelry.points import Section
from panelry.refusals import Code
from panelry.summary import acceptors, standing_edits, unaccepted, wording
from story import Story

EXTRA = SentenceId("extra")
WRITERS = (cast.ANA, cast.BEN, cast.FAY)
TEXTS = ("Thank you for the calm way you explained it.", "We valued how you drew it.", "You asked twice.")
MAY_WRITE = [each for length in (1, 2, 3) for each in product(WRITERS, repeat=length)]


def alone() -> Story:
    """Return the summary of a panel of one."""
    story = Story(people=(cast.ANA,)).scored(cast.ANA).revealed()
    for criterion in cast.CRITERIA:
        story.when(cast.ANA, c.Propose(criterion, 4), c.RecordAgreed(criterion, 4, "alone"))
    return story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.ADVANCE), c.OpenSummary())


def written_by(story: Story, writers: tuple[PersonId, ...]) -> Story:
    """Let people change one added sentence, one after the other."""
    base = ""
    for writer, text in zip(writers, TEXTS, strict=False):
        story.when(writer, c.EditSentence(EXTRA, Section.CLOSING, text, base))
        base = text
    return story


def shown(story: Story, viewer: PersonId) -> Written:
    """Return the added sentence as somebody sees it."""
    found = story.parts(viewer, Written)
    return next(each for each in found if isinstance(each, Written) and each.sentence == EXTRA)


@pytest.mark.parametrize("writers", MAY_WRITE)
def test_what_the_picture_says_of_acceptance_is_what_is_decided(writers: tuple[PersonId, ...]) -> None:
    """For everybody in the debrief, and whoever wrote in whichever order; an acceptance settles it."""
    story = written_by(Story().summary(), writers)
    text = TEXTS[len(writers) - 1]
    accepting = c.AcceptSentence(EXTRA, text)
    allowed = tuple(person for person in story.state.people if story.refused(person, accepting) is None)
    assert allowed == shown(story, cast.ANA).acceptors == shown(story, cast.GRACE).acceptors
    assert tuple(dict.fromkeys(writers)) == shown(story, cast.BEN).writers
    assert {Code.OWN_TEXT} == {story.refused(each, accepting) for each in writers}
    for person in allowed:
        other = Story(people=())
        other.state, other.ticks = story.state, story.ticks
        assert () == unaccepted(other.when(person, accepting).state)


def test_nobody_can_accept_on_a_panel_of_one_but_the_drafted_words_can_stand_again() -> None:
    """The way out that does not need a second person."""
    story = alone()
    thanks = wording(story.state)[0]
    story.when(cast.ANA, c.EditSentence(thanks.id, thanks.section, TEXTS[0], thanks.text))
    edited = standing_edits(story.state)[thanks.id]
    assert ((), thanks.text) == (acceptors(story.state, edited.writers), edited.drafted)
    assert Code.NEW_TEXT_UNACCEPTED == story.refused(cast.ANA, c.SignOff(story.hash))
    story.when(cast.ANA, c.EditSentence(thanks.id, thanks.section, edited.drafted, TEXTS[0]))
    story.accepted(cast.ANA)
    assert thanks == wording(story.state)[0]
    assert None is story.refused(cast.ANA, c.SignOff(story.hash))


def test_somebody_who_recused_themselves_accepts_nothing() -> None:
    """They see the text no more."""
    story = Story().scoring().when(cast.CHEN, c.DeclareConflict(cast.CHEN, "a friend"))
    assert cast.CHEN not in acceptors(story.state, ())
    assert cast.DARA in acceptors(story.state, ())


def test_the_same_words_of_two_writers_are_accepted_together() -> None:
    """An edit that was set aside and has the same text does not stand in the way."""
    story = written_by(Story().summary(), (cast.BEN,))
    aside = c.EditSentence(EXTRA, Section.CLOSING, TEXTS[0], "")
    (edit,) = story.state.edits
    twice = story.changed(edits=(edit, type(edit)(EXTRA, edit.section, edit.text, "gone", cast.DARA)))
    assert Code.TEXT_CHANGED == twice.refused(cast.DARA, aside)
    assert () == unaccepted(twice.when(cast.CHEN, c.AcceptSentence(EXTRA, TEXTS[0])).state)
