"""Decisions of the summary: points and their approval, edits, signatures on one exact text."""

from datetime import datetime

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Phase
from panelry.decide.summary import EDITS, POINTS, SENTENCES
from panelry.ids import CriterionId, ObservationId, PointId, SentenceId
from panelry.panel import Outcome
from panelry.parts import Sealed
from panelry.points import Edit, Section
from panelry.refusals import Code
from panelry.signing import signers
from panelry.summary import unaccepted, wording
from panelry.working_days import after_working_days
from story import NOTE, Story, point

P1 = PointId("p1")
EXTRA = SentenceId("extra")
KIND_WORDS = "Thank you for the calm way you explained it."


def added(text: str = KIND_WORDS) -> c.EditSentence:
    """Return the command that adds a sentence to the end."""
    return c.EditSentence(EXTRA, Section.CLOSING, text, "")


def with_new_text() -> Story:
    """Return a summary to which Ben added a sentence."""
    return Story().summary().when(cast.BEN, added())


def test_a_point_is_written_after_the_reveal_by_its_author_alone() -> None:
    """A new version counts on; somebody else's point of the same id is another point."""
    assert Code.NOT_REVEALED_YET == Story().scored().opened().refused(cast.BEN, point())
    story = Story().revealed().when(cast.BEN, point(), point(behaviour="you asked for the logs"))
    assert 2 == story.state.points[P1].point.version
    story.when(cast.CHEN, point())
    assert (2, 1) == tuple(each.point.version for each in story.state.points.values())


def test_a_point_is_written_anew_only_from_the_version_that_was_seen() -> None:
    """Somebody else's point of the same id has no part in it."""
    story = Story().revealed().when(cast.CHEN, point())
    assert Code.CHANGED_ELSEWHERE == story.refused(cast.BEN, point(), expect=1)
    story.when(cast.BEN, point(), expect=0)
    assert Code.CHANGED_ELSEWHERE == story.refused(cast.BEN, point(), expect=0)
    assert None is story.refused(cast.BEN, point(), expect=1)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(point(), criterion=CriterionId("nowhere")), Code.NO_SUCH_THING),
        (replace(point(), point=PointId("")), Code.TEXT_MISSING),
        (replace(point(), situation="x" * 201), Code.TEXT_TOO_LONG),
        (replace(point(), behaviour="x" * 401), Code.TEXT_TOO_LONG),
        (replace(point(), evidence=(ObservationId("private"), ObservationId("o9"))), Code.NO_SUCH_THING),
    ],
)
def test_a_point_is_refused(command: c.WritePoint, code: Code) -> None:
    """Unknown criteria, endless words, observations that are not one's own."""
    assert code == Story().revealed().refused(cast.BEN, command)


def test_a_point_may_cite_own_observations_of_any_kind() -> None:
    """Private ones too: they stay on the server."""
    cited = replace(point(), evidence=(ObservationId("private"), ObservationId("shared")))
    assert None is Story().revealed().refused(cast.BEN, cited)
    assert Code.NO_SUCH_THING == Story().revealed().refused(cast.CHEN, cited)


def test_a_person_writes_so_many_points_and_no_more() -> None:
    """Other people's points do not count, and those that exist can be changed."""
    story = Story().revealed().when(cast.CHEN, point("other"))
    for number in range(POINTS):
        story.when(cast.BEN, point(f"p{number}"))
    assert Code.TOO_MANY == story.refused(cast.BEN, point("one more"))
    assert None is story.refused(cast.BEN, point("p0"))
    assert None is story.refused(cast.CHEN, point("one more"))


def test_only_its_author_approves_a_point_and_only_the_version_that_was_read() -> None:
    """Consent is personal and to exact words."""
    story = Story().revealed().when(cast.BEN, point())
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.ApprovePoint(P1, 1))
    assert Code.NO_SUCH_THING == story.refused(cast.BEN, c.ApprovePoint(PointId("p9"), 1))
    assert Code.POINT_CHANGED == story.refused(cast.BEN, c.ApprovePoint(P1, 2))
    story.when(cast.BEN, c.ApprovePoint(P1, 1))
    assert Code.ALREADY_REVEALED == story.refused(cast.BEN, c.ApprovePoint(P1, 1))


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("the candidate seemed fine", Code.POINT_INCOMPLETE),
        ("you got 4/10 for testing", Code.POINT_BLOCKED),
        (f"you reached {NOTE.lower()}", Code.POINT_BLOCKED),
    ],
)
def test_approval_is_refused(behaviour: str, code: Code) -> None:
    """Incomplete points, words that a candidate must not read, and somebody else's note."""
    story = Story().revealed().when(cast.CHEN, point(behaviour=behaviour))
    assert code == story.refused(cast.CHEN, c.ApprovePoint(P1, 1))


def test_an_author_may_share_the_own_note() -> None:
    """Approval is the author's yes to these words."""
    story = Story().revealed().when(cast.BEN, point(behaviour=f"you reached {NOTE.lower()}"))
    assert None is story.refused(cast.BEN, c.ApprovePoint(P1, 1))


def test_only_a_shared_point_is_withdrawn() -> None:
    """By its author."""
    story = Story().revealed().when(cast.BEN, point())
    assert Code.NO_SUCH_THING == story.refused(cast.BEN, c.WithdrawPoint(P1))
    story.when(cast.BEN, c.ApprovePoint(P1, 1))
    assert Code.NO_SUCH_THING == story.refused(cast.CHEN, c.WithdrawPoint(P1))
    assert None is story.refused(cast.BEN, c.WithdrawPoint(P1))


def test_a_point_is_disputed_in_words_by_somebody_else() -> None:
    """Only one that is shared, and only the disputer takes it back."""
    story = Story().revealed().when(cast.BEN, point())
    assert Code.NO_SUCH_THING == story.refused(cast.CHEN, c.DisputePoint(P1, "no"))
    story.when(cast.BEN, c.ApprovePoint(P1, 1))
    assert Code.OWN_TEXT == story.refused(cast.BEN, c.DisputePoint(P1, "no"))
    assert Code.REASON_MISSING == story.refused(cast.CHEN, c.DisputePoint(P1, " "))
    story.when(cast.CHEN, c.DisputePoint(P1, "that was Dara's task"))
    assert Code.NO_SUCH_THING == story.refused(cast.DARA, c.ClearDispute(P1))
    assert {} == story.when(cast.CHEN, c.ClearDispute(P1)).state.points[P1].disputes


def test_a_dispute_is_cleared_by_a_new_version_not_by_approving_the_same_again() -> None:
    """Nor by withdrawing the point and sharing it once more."""
    story = Story().revealed().when(cast.BEN, point(), c.ApprovePoint(P1, 1))
    story.when(cast.CHEN, c.DisputePoint(P1, "that was Dara's task"))
    assert Code.POINT_DISPUTED == story.refused(cast.BEN, c.ApprovePoint(P1, 1))
    story.when(cast.BEN, c.WithdrawPoint(P1))
    assert Code.POINT_DISPUTED == story.refused(cast.BEN, c.ApprovePoint(P1, 1))
    story.when(cast.BEN, point(behaviour="you asked for the logs"), c.ApprovePoint(P1, 2))
    assert {} == story.state.points[P1].disputes


def test_a_new_version_of_a_disputed_point_clears_the_dispute_when_it_is_approved() -> None:
    """Until then the version that everybody sees stays disputed."""
    story = Story().revealed().when(cast.BEN, point(), c.ApprovePoint(P1, 1))
    story.when(cast.CHEN, c.DisputePoint(P1, "not so")).when(
        cast.BEN, point(behaviour="you asked for the logs")
    )
    assert {cast.CHEN: "not so"} == story.state.points[P1].disputes
    assert {} == story.when(cast.BEN, c.ApprovePoint(P1, 2)).state.points[P1].disputes


def test_an_edit_starts_from_the_text_that_was_read() -> None:
    """An unknown sentence is added from nothing; an edit that changes nothing is none."""
    story = Story().summary()
    thanks = wording(story.state)[0]
    for base in ("", "another text"):
        command = c.EditSentence(thanks.id, thanks.section, "New.", base)
        assert Code.TEXT_CHANGED == story.refused(cast.BEN, command)
    same = c.EditSentence(thanks.id, thanks.section, thanks.text, thanks.text)
    assert Code.TEXT_MISSING == story.refused(cast.BEN, same)
    assert Code.TEXT_MISSING == story.refused(cast.BEN, added(""))
    assert Code.TEXT_TOO_LONG == story.refused(cast.BEN, added("x" * 601))
    nameless = c.EditSentence(SentenceId(""), Section.CLOSING, "New.", "")
    assert Code.TEXT_MISSING == story.refused(cast.BEN, nameless)
    removed = c.EditSentence(thanks.id, thanks.section, "", thanks.text)
    assert thanks.id not in [each.id for each in wording(story.when(cast.BEN, removed).state)]


def test_new_text_is_accepted_by_a_second_person_as_it_was_read() -> None:
    """Its writer alone cannot; what is not new needs nobody."""
    story = with_new_text()
    assert (EXTRA,) == unaccepted(story.state)
    assert Code.OWN_TEXT == story.refused(cast.BEN, c.AcceptSentence(EXTRA, KIND_WORDS))
    assert Code.TEXT_CHANGED == story.refused(cast.ANA, c.AcceptSentence(EXTRA, "Another text."))
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.AcceptSentence(SentenceId("p1"), KIND_WORDS))
    assert () == unaccepted(story.when(cast.GRACE, c.AcceptSentence(EXTRA, KIND_WORDS)).state)


def test_text_that_an_edit_set_aside_stands_behind_can_still_be_accepted() -> None:
    """What is accepted is the text that stands, even if a later edit no longer does."""
    story = with_new_text()
    aside = replace(story.state.edits[0], author=cast.CHEN, base="a sentence that is gone", text="Gone.")
    other = story.changed(edits=(*story.state.edits, aside))
    other.when(cast.CHEN, c.AcceptSentence(EXTRA, KIND_WORDS))
    assert [cast.CHEN, None] == [each.accepted_by for each in other.state.edits]


def test_an_unfit_text_cannot_be_put_to_signature() -> None:
    """Blocking findings first, then text that nobody accepted."""
    story = with_new_text()
    commands = (c.AskForSignatures(), c.SignOff(story.hash), c.OpenRelease(5))
    assert {Code.NEW_TEXT_UNACCEPTED} == {story.refused(cast.ANA, each) for each in commands}
    story.when(cast.CHEN, c.EditSentence(EXTRA, Section.CLOSING, "You got 4/10 for testing.", KIND_WORDS))
    commands = (c.AskForSignatures(), c.SignOff(story.hash), c.OpenRelease(5))
    assert {Code.OPEN_FINDINGS} == {story.refused(cast.ANA, each) for each in commands}


def test_a_private_keystroke_refuses_nothing_before_the_next_public_act() -> None:
    """A signature is refused for what the screen shows, so a note typed meanwhile cannot refuse it."""
    story = with_new_text().when(cast.CHEN, c.AcceptSentence(EXTRA, KIND_WORDS))
    story.when(cast.DARA, c.WriteNote(None, KIND_WORDS))
    assert None is story.refused(cast.BEN, c.SignOff(story.hash))
    story.when(cast.BEN, c.SignOff(story.hash))
    assert Code.OPEN_FINDINGS == story.refused(cast.CHEN, c.SignOff(story.hash))


def test_signers_are_the_facilitators_and_the_panelists_present_at_the_reveal() -> None:
    """Each signs, or declines in words, the text that they read."""
    story = Story().summary().when(cast.ANA, c.AskForSignatures())
    assert story.hash == story.state.asked
    assert Code.TEXT_CHANGED == story.refused(cast.BEN, c.SignOff("another hash"))
    assert Code.TEXT_CHANGED == story.refused(cast.BEN, c.DeclineToSign("another hash", "no"))
    assert Code.REASON_MISSING == story.refused(cast.BEN, c.DeclineToSign(story.hash, ""))
    assert (e.SignedOff(story.hash),) == story.made(cast.FAY, c.SignOff(story.hash))


def test_who_was_absent_at_the_reveal_is_not_a_signer() -> None:
    """There was no scorecard of theirs among those that opened."""
    story = Story().scored(*cast.PANEL[:-1]).when(cast.ANA, c.MarkAbsent(cast.DARA)).opened()
    assert cast.DARA not in signers(story.when(cast.ANA, c.Reveal(0)).state)


def test_a_mark_of_absence_takes_nobodys_signature_away() -> None:
    """One facilitator alone cannot mark a panel away and release."""
    story = (
        Story().summary().when(cast.ANA, *(c.MarkAbsent(each) for each in (cast.BEN, cast.CHEN, cast.DARA)))
    )
    story.when(cast.ANA, c.SignOff(story.hash))
    assert Code.SIGNATURES_MISSING == story.refused(cast.ANA, c.OpenRelease(4))
    story.when(cast.DARA, c.DeclineToSign(story.hash, "not what I saw"))
    assert Code.SIGNATURES_MISSING == story.refused(cast.ANA, c.OpenRelease(4))


def test_the_release_opens_with_two_signatures_and_the_number_missing() -> None:
    """Declining is no signature; the event names who is missing."""
    story = Story().summary().when(cast.ANA, c.SignOff(Story().summary().hash))
    story.when(cast.CHEN, c.DeclineToSign(story.hash, "too long"))
    assert Code.SIGNATURES_MISSING == story.refused(cast.ANA, c.OpenRelease(4))
    story.when(cast.BEN, c.SignOff(story.hash))
    assert Code.SIGNATURES_AWAITED == story.refused(cast.ANA, c.OpenRelease(3))
    story.when(cast.ANA, c.MarkAbsent(cast.DARA)).when(cast.FAY, c.DeclineToSign(story.hash, "too short"))
    assert Code.MISSING_COUNT_DIFFERS == story.refused(cast.ANA, c.OpenRelease(2))
    opened = e.ReleaseOpened(story.hash, (cast.CHEN, cast.DARA, cast.FAY))
    assert (opened,) == story.made(cast.ANA, c.OpenRelease(3))


def test_who_has_not_answered_is_waited_for_two_working_days() -> None:
    """From the first time that the present text was asked about; the record names who is missing."""
    story = Story().summary().when(cast.ANA, c.AskForSignatures())
    term = datetime.fromisoformat(after_working_days(story.state.asked_at)) - datetime.fromisoformat(
        story.state.asked_at
    )
    due = story.ticks + int(term.total_seconds())
    story.when(cast.ANA, c.SignOff(story.hash)).when(cast.BEN, c.SignOff(story.hash))
    story.when(cast.ANA, c.AskForSignatures())
    story.ticks = due - 2
    assert Code.SIGNATURES_AWAITED == story.refused(cast.ANA, c.OpenRelease(3))
    story.ticks = due - 1
    story.when(cast.ANA, c.OpenRelease(3))
    assert (cast.CHEN, cast.DARA, cast.FAY) == story.state.without
    assert [(cast.CHEN, cast.DARA, cast.FAY)] == [
        each.without for each in story.parts(cast.BEN, Sealed) if isinstance(each, Sealed)
    ]
    assert () == story.when(cast.ANA, c.ReturnToSummary("wait for Dara")).state.without


def test_the_days_count_for_the_text_that_was_asked_about() -> None:
    """An edit begins them anew."""
    story = Story().summary().when(cast.ANA, c.AskForSignatures()).later(14 * 24 * 3600)
    story.when(cast.BEN, added()).when(cast.CHEN, c.AcceptSentence(EXTRA, KIND_WORDS))
    story.when(cast.ANA, c.SignOff(story.hash)).when(cast.BEN, c.SignOff(story.hash))
    assert Code.SIGNATURES_AWAITED == story.refused(cast.ANA, c.OpenRelease(3))
    story.when(cast.ANA, c.AskForSignatures())
    assert Code.SIGNATURES_AWAITED == story.refused(cast.ANA, c.OpenRelease(3))


def test_a_panel_of_one_releases_with_one_signature() -> None:
    """The whole way works alone."""
    story = Story(people=(cast.ANA,)).scored(cast.ANA).revealed()
    for criterion in cast.CRITERIA:
        story.when(cast.ANA, c.Propose(criterion, 4), c.RecordAgreed(criterion, 4, "alone"))
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.ADVANCE), c.OpenSummary())
    assert Code.NEW_TEXT_UNACCEPTED == story.refused(cast.ANA, c.OpenRelease(1))
    assert Code.SIGNATURES_MISSING == story.accepted(cast.ANA).refused(cast.ANA, c.OpenRelease(1))
    story.when(cast.ANA, c.SignOff(story.hash), c.OpenRelease())
    assert Phase.RELEASE is story.state.phase


def test_any_edit_voids_the_signatures() -> None:
    """One more sentence, and all have to sign once more."""
    story = Story().signed()
    assert None is story.refused(cast.ANA, c.OpenRelease(0))
    story.when(cast.BEN, added()).when(cast.CHEN, c.AcceptSentence(EXTRA, KIND_WORDS))
    assert Code.SIGNATURES_MISSING == story.refused(cast.ANA, c.OpenRelease(5))


def test_going_back_to_the_discussion_needs_a_reason() -> None:
    """The settled criteria stay settled."""
    story = Story().summary()
    assert Code.REASON_MISSING == story.refused(cast.ANA, c.ReturnToDiscussion(""))
    story.when(cast.ANA, c.AskForSignatures(), c.ReturnToDiscussion("one criterion was forgotten"))
    assert (Phase.DISCUSSION, None) == (story.state.phase, story.state.asked)


def test_an_approval_answers_no_guess_at_what_somebody_types() -> None:
    """A note after the last public act, and a card that was not handed in, move no answer."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN).revealed(missing=1)
    story.when(cast.CHEN, point(behaviour="you smelled the trouble with the queue early"))
    story.when(cast.DARA, c.WriteNote(cast.CODE, "Smelled the trouble with the queue early, all by herself."))
    story.when(cast.BEN, c.WriteNote(cast.CODE, "Smelled the trouble with the queue early, all by herself."))
    assert None is story.refused(cast.CHEN, c.ApprovePoint(P1, 1))
    story.when(cast.ANA, c.PutTopic(cast.CODE))
    assert Code.POINT_BLOCKED == story.refused(cast.CHEN, c.ApprovePoint(P1, 1))


def test_a_summary_has_a_bound_on_its_sentences() -> None:
    """A text of hundreds of sentences would be neither brief nor cheap."""
    story = Story().summary()
    for number in range(60):
        added = c.EditSentence(SentenceId(f"s{number}"), Section.CLOSING, f"Line {number}.", "")
        if story.refused(cast.BEN, added) is Code.TOO_MANY:
            break
        story.when(cast.BEN, added)
    assert SENTENCES == len(wording(story.state))


def test_a_summary_has_a_bound_on_its_edits() -> None:
    """Every edit is merged again with every draft."""
    story = Story().summary()
    edit = Edit(SentenceId("s1"), Section.CLOSING, "One.", "", cast.BEN)
    full = story.changed(edits=(edit,) * EDITS)
    added = c.EditSentence(SentenceId("s2"), Section.CLOSING, "Two.", "")
    assert Code.TOO_MANY is full.refused(cast.BEN, added)
