"""Decisions of writing together: a lease keeps others off a part for 90 s, and suggestions wait."""

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry.decide.summary import EDITS
from panelry.decide.writing import SUGGESTIONS
from panelry.ids import PersonId, SentenceId
from panelry.leases import FRESH, LEASE, WRITINGS, Lease
from panelry.points import ASSISTED_NOTICE, Edit, Section
from panelry.policies import Policies
from panelry.refusals import Code
from panelry.ruling import Feedback
from panelry.summary import unaccepted, wording
from story import NOTE, Story

CLOSING, GROWTH = Section.CLOSING, Section.GROWTH
EXTRA = SentenceId("extra")
THANKS, MORE = "Thank you for your time.", "Thank you very much for your time."
EDIT = c.EditSentence(EXTRA, CLOSING, THANKS, "")
SUGGEST = c.Suggest(EXTRA, MORE, THANKS)


def answer(author: PersonId = cast.CHEN, *, accepted: bool = True, base: str = THANKS) -> c.AnswerSuggestion:
    """Return the answer to a suggestion."""
    return c.AnswerSuggestion(EXTRA, author, MORE, base, accepted)


def written() -> Story:
    """Return a summary in whose closing Ben wrote a sentence and still has the lease."""
    return Story().summary().when(cast.BEN, c.WriteSection(CLOSING), EDIT)


def text_of(story: Story, sentence: SentenceId = EXTRA) -> str:
    """Return what a sentence says now."""
    return next((each.text for each in wording(story.state) if each.id == sentence), "")


def test_a_part_under_a_lease_is_changed_by_its_writer_alone() -> None:
    """Others are told so; another part is free, and so is this one once the lease has ended."""
    story = written()
    change = c.EditSentence(EXTRA, CLOSING, MORE, THANKS)
    assert Code.SECTION_LEASED is story.refused(cast.ANA, change)
    assert Code.SECTION_LEASED is story.refused(cast.ANA, c.WriteSection(CLOSING))
    assert None is story.refused(cast.BEN, change)
    assert (e.WritingBegun(GROWTH),) == story.made(cast.ANA, c.WriteSection(GROWTH))
    story.when(cast.BEN, c.LeaveSection(CLOSING))
    assert None is story.refused(cast.ANA, change)


def test_a_sentence_is_guarded_by_the_part_in_which_it_stands() -> None:
    """An edit that names another part gets no further."""
    story = written()
    assert Code.SECTION_LEASED is story.refused(cast.ANA, c.EditSentence(EXTRA, GROWTH, MORE, THANKS))
    assert Code.SECTION_LEASED is story.refused(cast.ANA, c.EditSentence(SentenceId("n"), CLOSING, MORE, ""))
    assert None is story.refused(cast.ANA, c.EditSentence(SentenceId("n"), GROWTH, MORE, ""))


@pytest.mark.parametrize("renewed", [False, True])
def test_a_lease_lapses_by_the_clock_without_an_event(renewed: bool) -> None:
    """Ninety seconds after it was begun or renewed last, anybody may write there."""
    story = Story().summary().when(cast.BEN, c.WriteSection(CLOSING))
    if renewed:
        assert Code.NOTHING_NEW is story.refused(cast.BEN, c.WriteSection(CLOSING))
        story.later(LEASE - 2)
        assert (e.WritingRenewed(CLOSING),) == story.made(cast.BEN, c.WriteSection(CLOSING))
        story.when(cast.BEN, c.WriteSection(CLOSING))
    story.later(LEASE - 2)
    assert Code.SECTION_LEASED is story.refused(cast.ANA, EDIT)
    story.later(1)
    assert None is story.refused(cast.ANA, EDIT)
    assert Code.NO_SUCH_THING is story.refused(cast.BEN, c.LeaveSection(CLOSING))
    assert (e.WritingBegun(CLOSING),) == story.made(cast.BEN, c.WriteSection(CLOSING))


def test_a_removed_sentence_is_guarded_by_the_part_in_which_it_will_stand_again() -> None:
    """Whatever part an edit names for it; the record has the true one."""
    story = Story().summary()
    first = wording(story.state)[0]
    story.when(cast.BEN, c.EditSentence(first.id, first.section, "", first.text))
    story.when(cast.BEN, c.WriteSection(first.section))
    again = c.EditSentence(first.id, CLOSING, THANKS, "")
    assert Code.SECTION_LEASED is story.refused(cast.ANA, again)
    story.when(cast.ANA, c.WriteSection(CLOSING))
    assert (e.SentenceEdited(first.id, first.section, THANKS, ""),) == story.made(cast.BEN, again)
    story.when(cast.BEN, again)
    assert first.section is next(each.section for each in wording(story.state) if each.id == first.id)


def test_a_lease_is_renewed_now_and_then_and_not_for_ever() -> None:
    """Every renewal is kept: one within 20 s adds nothing, and one person's leases have an end."""
    story = written()
    began = story.state.leases[CLOSING]
    assert Code.NOTHING_NEW is story.refused(cast.BEN, c.WriteSection(CLOSING))
    story.later(FRESH - 1).when(cast.BEN, c.WriteSection(CLOSING), c.LeaveSection(CLOSING))
    assert (began.by, 2) == (cast.BEN, story.state.writings[cast.BEN])
    full = story.changed(writings={cast.BEN: WRITINGS})
    assert Code.RECORD_FULL is full.refused(cast.BEN, c.WriteSection(CLOSING))
    assert None is full.refused(cast.BEN, c.EditSentence(EXTRA, CLOSING, MORE, THANKS))
    assert None is full.refused(cast.ANA, c.WriteSection(CLOSING))
    full.when(cast.ANA, c.WriteSection(CLOSING))
    assert Code.SECTION_LEASED is full.refused(cast.BEN, c.WriteSection(CLOSING))


def test_a_lease_is_ended_by_nobody_but_its_writer() -> None:
    """Where nobody writes there is nothing to end, to ask for or to take."""
    story = written()
    assert Code.NO_SUCH_THING is story.refused(cast.ANA, c.LeaveSection(CLOSING))
    assert Code.NO_SUCH_THING is story.refused(cast.ANA, c.LeaveSection(GROWTH))
    assert Code.NOBODY_WRITES is story.refused(cast.ANA, c.AskForSection(GROWTH))
    assert Code.NOBODY_WRITES is story.refused(cast.BEN, c.AskForSection(CLOSING))
    assert Code.NOBODY_WRITES is story.refused(cast.ANA, c.TakeSection(GROWTH))


def test_somebody_asks_for_a_part_once() -> None:
    """Who writes sees it, and goes on until they end; a new lease begins without it."""
    story = written()
    assert (e.WritingAsked(CLOSING, cast.BEN),) == story.made(cast.CHEN, c.AskForSection(CLOSING))
    story.when(cast.CHEN, c.AskForSection(CLOSING)).when(cast.DARA, c.AskForSection(CLOSING))
    assert Code.NOTHING_NEW is story.refused(cast.CHEN, c.AskForSection(CLOSING))
    story.later(FRESH).when(cast.BEN, c.WriteSection(CLOSING))
    assert (cast.CHEN, cast.DARA) == story.state.leases[CLOSING].asked
    story.when(cast.BEN, c.LeaveSection(CLOSING)).when(cast.CHEN, c.WriteSection(CLOSING))
    now = cast.moment(story.ticks)
    assert Lease(cast.CHEN, now, now) == story.state.leases[CLOSING]


def test_who_leads_takes_a_part_over() -> None:
    """Only who has the chair; the words of who wrote are refused from then on, and kept where they are."""
    story = written()
    assert Code.NOT_ALLOWED is story.refused(cast.CHEN, c.TakeSection(CLOSING))
    assert Code.NOT_IN_THE_CHAIR is story.refused(cast.FAY, c.TakeSection(CLOSING))
    assert (e.WritingTaken(CLOSING, cast.BEN),) == story.made(cast.ANA, c.TakeSection(CLOSING))
    story.when(cast.ANA, c.TakeSection(CLOSING))
    assert Code.SECTION_LEASED is story.refused(cast.BEN, c.EditSentence(EXTRA, CLOSING, MORE, THANKS))
    assert Code.SECTION_LEASED is story.refused(cast.BEN, c.WriteSection(CLOSING))


def test_the_room_sees_who_writes_where_and_since_when_and_nobody_else_does() -> None:
    """So do those who may accept words; an observer and an auditor do not read the draft."""
    story = Story().summary().when(cast.BEN, c.WriteSection(CLOSING))
    since = cast.moment(story.ticks)
    story.later(FRESH).when(cast.BEN, c.WriteSection(CLOSING)).when(cast.CHEN, c.AskForSection(CLOSING))
    at = cast.moment(story.ticks - 1)
    seen = (p.Writing(CLOSING, cast.BEN, since, at, (cast.CHEN,)),)
    for person in (cast.ANA, cast.BEN, cast.DARA, cast.GRACE):
        assert seen == tuple(story.parts(person, p.Writing))
    for person in (cast.ELI, cast.HANA):
        assert () == tuple(story.parts(person, p.Writing))
    story.when(cast.ANA, c.ReturnToDiscussion("one more criterion"))
    assert () == tuple(story.parts(cast.ANA, p.Writing))


def test_a_suggestion_changes_nothing_until_it_is_accepted() -> None:
    """A newer one of the same person takes its place, and the room reads it."""
    story = written()
    before = story.hash
    story.when(cast.CHEN, c.Suggest(EXTRA, "Thanks.", THANKS), SUGGEST).when(cast.DARA, SUGGEST)
    assert (before, THANKS) == (story.hash, text_of(story))
    seen = [p.SuggestedWords(EXTRA, person, MORE) for person in (cast.CHEN, cast.DARA)]
    for person in (cast.ANA, cast.BEN, cast.GRACE):
        assert seen == list(story.parts(person, p.SuggestedWords))
    assert [] == list(story.parts(cast.HANA, p.SuggestedWords))
    story.when(cast.ANA, c.ReturnToDiscussion("one more criterion"))
    assert [] == list(story.parts(cast.ANA, p.SuggestedWords))


def test_an_accepted_suggestion_is_its_authors_text_with_a_second_yes() -> None:
    """Chen's words, accepted by Dara, wait for nobody else; what says the same already is no suggestion."""
    story = written().when(cast.BEN, c.LeaveSection(CLOSING))
    story.when(cast.CHEN, SUGGEST).when(cast.ANA, SUGGEST)
    about = (EXTRA, CLOSING, cast.CHEN, MORE, THANKS)
    made = (e.SuggestionAnswered(*about, accepted=True), e.SentenceAccepted(EXTRA, MORE))
    assert made == story.made(cast.DARA, answer())
    story.when(cast.DARA, answer())
    assert Edit(EXTRA, CLOSING, MORE, THANKS, cast.CHEN, cast.DARA) == story.state.edits[-1]
    assert (MORE, ()) == (text_of(story), unaccepted(story.state))
    assert [] == list(story.parts(cast.ANA, p.SuggestedWords))


def test_nobody_accepts_words_of_their_own_by_way_of_a_suggestion() -> None:
    """Ben takes Chen's change of his own new sentence: a third person still has to accept it."""
    story = written().when(cast.CHEN, SUGGEST)
    assert Code.OWN_TEXT is story.refused(cast.CHEN, answer())
    story.when(cast.BEN, answer())
    assert (MORE, (EXTRA,)) == (text_of(story), unaccepted(story.state))
    assert Code.OWN_TEXT is story.refused(cast.BEN, c.AcceptSentence(EXTRA, MORE))
    assert None is story.refused(cast.DARA, c.AcceptSentence(EXTRA, MORE))


def test_a_suggestion_that_puts_drafted_words_back_waits_for_no_yes() -> None:
    """The drafter's own words need nobody's."""
    story = Story().summary()
    first = wording(story.state)[0]
    story.when(cast.BEN, c.EditSentence(first.id, first.section, THANKS, first.text))
    story.when(cast.CHEN, c.Suggest(first.id, first.text, THANKS))
    back = c.AnswerSuggestion(first.id, cast.CHEN, first.text, THANKS, accepted=True)
    assert 1 == len(story.made(cast.DARA, back))
    story.when(cast.DARA, back)
    assert first.text == text_of(story, first.id)


def test_while_somebody_writes_they_alone_accept() -> None:
    """Text must not change under who writes; anybody may put a suggestion aside, its author too."""
    story = written().when(cast.CHEN, SUGGEST)
    assert Code.SECTION_LEASED is story.refused(cast.DARA, answer())
    assert Code.SECTION_LEASED is story.refused(cast.GRACE, answer())
    assert None is story.refused(cast.BEN, answer())
    for person in (cast.BEN, cast.CHEN, cast.DARA):
        assert None is story.refused(person, answer(accepted=False))
    story.when(cast.CHEN, answer(accepted=False))
    assert ((), THANKS) == (story.state.suggestions, text_of(story))


def test_a_suggestion_is_answered_as_it_was_read() -> None:
    """Another text on either side is refused, and so is a suggestion that is not there."""
    story = written().when(cast.CHEN, SUGGEST)
    assert Code.TEXT_CHANGED is story.refused(cast.BEN, answer(base="Thank you."))
    assert Code.NO_SUCH_THING is story.refused(cast.BEN, answer(cast.DARA))
    story.when(cast.CHEN, c.Suggest(EXTRA, "Thanks.", THANKS))
    assert Code.NO_SUCH_THING is story.refused(cast.BEN, answer())
    story.when(cast.BEN, c.EditSentence(EXTRA, CLOSING, "", THANKS))
    assert [] == list(story.parts(cast.ANA, p.SuggestedWords))
    gone = c.AnswerSuggestion(EXTRA, cast.CHEN, "Thanks.", "", accepted=True)
    assert Code.NO_SUCH_THING is story.refused(cast.BEN, gone)


def test_a_suggestion_says_something_else_for_a_sentence_that_stands() -> None:
    """The notice about a program's words is nobody's to change."""
    story = written()
    assert Code.NO_SUCH_THING is story.refused(cast.CHEN, c.Suggest(SentenceId("nowhere"), MORE, ""))
    assert Code.NO_SUCH_THING is story.refused(cast.CHEN, c.Suggest(ASSISTED_NOTICE, MORE, ""))
    assert Code.TEXT_CHANGED is story.refused(cast.CHEN, c.Suggest(EXTRA, MORE, "Thank you."))
    assert Code.TEXT_MISSING is story.refused(cast.CHEN, c.Suggest(EXTRA, " ", THANKS))
    assert Code.TEXT_MISSING is story.refused(cast.CHEN, c.Suggest(EXTRA, THANKS, THANKS))
    assert Code.TEXT_TOO_LONG is story.refused(cast.CHEN, c.Suggest(EXTRA, "x" * 601, THANKS))


def test_a_suggestion_near_a_private_text_is_on_record_as_an_edit_is() -> None:
    """Suggesting is no way to guess at notes."""
    story = written().when(cast.DARA, c.Suggest(EXTRA, f"You said: {NOTE}.", THANKS))
    assert isinstance(story.last, e.LeakFound)
    assert (cast.DARA, "LeakFound") == (story.state.acts.last[-1].actor, story.state.acts.last[-1].kind)


def test_only_so_many_suggestions_and_edits_are_taken() -> None:
    """Everybody is sent every suggestion; one's own is always there to change."""
    story = Story().summary()
    names = [SentenceId(f"n{number}") for number in range(SUGGESTIONS // 4)]
    for name in names:
        story.when(cast.BEN, c.EditSentence(name, CLOSING, THANKS, ""))
    for person in (cast.ANA, cast.CHEN, cast.DARA, cast.FAY):
        story.when(person, *(c.Suggest(name, MORE, THANKS) for name in names))
    assert Code.TOO_MANY is story.refused(cast.BEN, c.Suggest(names[0], MORE, THANKS))
    assert None is story.refused(cast.FAY, c.Suggest(names[0], "Thanks.", THANKS))
    full = story.changed(edits=(*story.state.edits, *(Edit(EXTRA, CLOSING, "One.", "", cast.BEN),) * EDITS))
    yes = c.AnswerSuggestion(names[0], cast.CHEN, MORE, THANKS, accepted=True)
    assert Code.TOO_MANY is full.refused(cast.DARA, yes)


def test_a_text_that_policy_fixes_is_neither_written_nor_suggested() -> None:
    """The thank-you note alone goes out, as it is drafted."""
    story = Story(policies=Policies(feedback=Feedback.GENERIC_ONLY)).summary()
    assert Code.GENERIC_ONLY is story.refused(cast.ANA, c.WriteSection(CLOSING))
    assert Code.GENERIC_ONLY is story.refused(cast.ANA, c.Suggest(EXTRA, MORE, THANKS))
