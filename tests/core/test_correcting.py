"""Correcting a released text: what was handed over stays, and the new version passes the same gate."""

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry.debrief import Phase
from panelry.decide.release import VERSIONS
from panelry.handed import Handed
from panelry.ids import PersonId, SentenceId
from panelry.mails import Sent
from panelry.milestones import Told, milestones_of
from panelry.pages import Said
from panelry.panel import CANDIDATE, Channel
from panelry.points import Section
from panelry.refusals import Code
from story import CODE, TOKEN, Story, permission

MORE = SentenceId("more")
WORDS = "The exercise was the second one."
WHY = "The candidate named another exercise"


def corrected(story: Story, channel: Channel = Channel.CALL, words: str = WORDS, base: str = "") -> Story:
    """Let a correction be written, accepted, signed by everybody, and released."""
    story.when(cast.GRACE, c.CorrectText(WHY))
    edited(story, words, base).signed().when(cast.ANA, c.OpenRelease())
    return story.when(cast.GRACE, c.Release(channel, story.hash, "Amara"))


def edited(story: Story, words: str = WORDS, base: str = "") -> Story:
    """Add a sentence that a second person accepts."""
    story.when(cast.BEN, c.EditSentence(MORE, Section.CLOSING, words, base))
    return story.when(cast.CHEN, c.AcceptSentence(MORE, words))


def handed(story: Story) -> Handed:
    """Return what is handed over."""
    assert story.state.handed is not None
    return story.state.handed


def out(story: Story, person: PersonId = cast.GRACE) -> p.HandedOver:
    """Return the released text as a person sees it."""
    found = story.sees(person)["Released"]
    assert isinstance(found, p.HandedOver)
    return found


def test_a_correction_opens_the_summary_and_leaves_what_was_handed_over() -> None:
    """The text, its hash and its time stay as they are while the next version is written."""
    story = Story().released()
    before = handed(story)
    assert (e.CorrectionOpened(WHY),) == story.made(cast.GRACE, c.CorrectText(WHY))
    story.when(cast.GRACE, c.CorrectText(WHY))
    edited(story)
    assert Phase.SUMMARY is story.state.phase
    assert (before.text, before.hash, before.at) == (handed(story).text, handed(story).hash, handed(story).at)
    assert before.text == out(story).text
    assert handed(story).correcting == out(story).correcting != ""


def test_a_corrected_version_is_released_and_the_former_one_stays_on_record() -> None:
    """Both texts are kept, and the parts name the former one by its time and hash."""
    story = Story().released()
    first = handed(story)
    corrected(story)
    now = handed(story)
    assert (first,) == now.former
    assert WORDS in now.text
    assert WORDS not in first.text
    assert now.at == now.corrected
    assert "" == first.corrected
    assert ((first.at, first.hash),) == out(story).former
    assert "" == out(story).correcting


def test_every_version_names_all_before_it() -> None:
    """None of them holds the others again."""
    story = corrected(corrected(Story().released()), words="It was the third one.", base=WORDS)
    assert [(), ()] == [each.former for each in handed(story).former]
    assert 2 == len(out(story).former)


@pytest.mark.parametrize("actor", [cast.BEN, cast.FAY, cast.ELI, cast.OPERATOR])
def test_only_who_releases_may_correct(actor: PersonId) -> None:
    """The facilitators and coordinators; Fay is one of the facilitators."""
    expected = None if actor == cast.FAY else Code.NOT_ALLOWED
    assert expected == Story().released().refused(actor, c.CorrectText(WHY))


def test_a_correction_needs_a_release_that_stands_and_a_reason() -> None:
    """Nothing released, no reason, one under way already, and a release that was revoked."""
    assert Code.NOT_RELEASED == Story().release().refused(cast.ANA, c.CorrectText(WHY))
    assert Code.REASON_MISSING == Story().released().refused(cast.ANA, c.CorrectText(" "))
    story = Story().released().when(cast.ANA, c.CorrectText(WHY))
    edited(story).signed().when(cast.ANA, c.OpenRelease())
    assert Code.NOTHING_NEW == story.refused(cast.ANA, c.CorrectText(WHY))
    story = Story().released().when(cast.ANA, c.Revoke("asked for"))
    assert Code.RELEASE_REVOKED == story.refused(cast.ANA, c.CorrectText(WHY))


def test_versions_have_an_end() -> None:
    """Each is kept, and a picture names them all."""
    story = Story().released()
    now = handed(story)
    many = (now,) * (VERSIONS - 1)
    full = story.changed(handed=Handed(now.channel, now.hash, now.text, now.at, now.by, former=many))
    assert Code.TOO_MANY == full.refused(cast.ANA, c.CorrectText(WHY))


def test_the_gate_is_the_very_same() -> None:
    """Signatures on this text, its release opened, a yes that still holds, the typed name."""
    story = Story().released().when(cast.GRACE, c.CorrectText(WHY))
    edited(story)
    assert Code.NOT_IN_THIS_PHASE == story.refused(cast.GRACE, c.Release(Channel.CALL, story.hash, "Amara"))
    assert Code.SIGNATURES_MISSING == story.refused(cast.ANA, c.OpenRelease())
    story.signed().when(cast.ANA, c.OpenRelease())
    release = c.Release(Channel.CALL, story.hash, "Amara")
    assert Code.NAME_NOT_TYPED == story.refused(cast.GRACE, c.Release(Channel.CALL, story.hash, "Ben"))
    assert Code.TEXT_CHANGED == story.refused(
        cast.GRACE, c.Release(Channel.CALL, handed(story).hash, "Amara")
    )
    story.when(cast.GRACE, permission(granted=False))
    assert Code.PERMISSION_DECLINED == story.refused(cast.GRACE, release)
    story.when(cast.GRACE, permission(), release)
    assert Code.ALREADY_RELEASED == story.refused(cast.GRACE, release)


def test_what_comes_before_a_release_may_be_done_again_meanwhile() -> None:
    """What must not be said, what is on file, and the way back from the release."""
    story = Story().released().when(cast.GRACE, c.CorrectText(WHY))
    story.when(cast.GRACE, c.DenyWords(("Bluefinch",)), c.RecordAdjustment(on_file=True))
    edited(story).signed().when(cast.ANA, c.OpenRelease(), c.ReturnToSummary("a typo"))
    assert Phase.SUMMARY is story.state.phase
    assert "" != handed(story).correcting


def test_a_correction_does_not_lead_back_to_the_discussion() -> None:
    """Agreed ratings stand once the candidate has read what came of them."""
    story = Story().released().when(cast.GRACE, c.CorrectText(WHY))
    assert Code.ALREADY_RELEASED == story.refused(cast.ANA, c.ReturnToDiscussion("one more"))


def test_a_release_is_revoked_while_a_correction_is_under_way() -> None:
    """A text known to be wrong is not read until its correction is ready; the correction goes on."""
    story = Story().paged().when(cast.GRACE, c.CorrectText(WHY))
    assert Code.NOT_RELEASED == Story().summary().refused(cast.GRACE, c.Revoke("a wrong name"))
    assert Code.NOT_ALLOWED == story.refused(cast.BEN, c.Revoke("a wrong name"))
    assert Code.REASON_MISSING == story.refused(cast.GRACE, c.Revoke(" "))
    story.when(cast.GRACE, c.Revoke("a wrong name"))
    assert (Phase.SUMMARY, True) == (story.state.phase, handed(story).revoked is not None)
    assert Code.NO_SUCH_THING == story.refused(CANDIDATE, c.EnterCode(TOKEN, CODE))
    assert Code.RELEASE_REVOKED == story.refused(cast.ANA, c.Revoke("again"))
    edited(story).signed().when(cast.ANA, c.OpenRelease())
    story.when(cast.GRACE, c.Release(Channel.PAGE, story.hash, "Amara"))
    assert (None, 1) == (handed(story).revoked, len(handed(story).former))
    assert None is story.refused(CANDIDATE, c.EnterCode(TOKEN, CODE))


def test_a_correction_that_changes_nothing_ends_where_it_began() -> None:
    """The text that was handed over is released already; it makes no second version."""
    story = Story().released()
    before = handed(story)
    story.when(cast.GRACE, c.CorrectText("by mistake")).when(cast.ANA, c.OpenRelease())
    assert before == handed(story)
    release = c.Release(Channel.CALL, story.hash, "Amara")
    assert Code.ALREADY_RELEASED == story.refused(cast.GRACE, release)


def test_a_closed_debrief_is_corrected_through_the_same_gate() -> None:
    """It is signed and released anew and closed once more; both versions and both ends stay on record."""
    story = Story().paged().when(cast.GRACE, c.Close("all was said"))
    before = handed(story)
    assert Code.NOT_ALLOWED == story.refused(cast.BEN, c.CorrectText(WHY))
    assert Code.REASON_MISSING == story.refused(cast.GRACE, c.CorrectText(" "))
    story.when(cast.GRACE, c.CorrectText(WHY))
    assert (Phase.SUMMARY, "", None) == (story.state.phase, story.state.ended, story.state.signed)
    story.when(CANDIDATE, c.EnterCode(TOKEN, CODE))
    assert before.text == handed(story).text
    edited(story).signed().when(cast.ANA, c.OpenRelease())
    story.when(cast.GRACE, c.Release(Channel.PAGE, story.hash, "Amara"), c.Close("corrected"))
    assert (Phase.CLOSED, "corrected") == (story.state.phase, story.state.ended)
    assert [before.hash] == [each.hash for each in handed(story).former]
    assert before.text != handed(story).text
    kinds = [act.kind for act in story.state.acts]
    assert ["Closed", "CorrectionOpened", "Released", "Closed"] == [
        each for each in kinds if each in {"Closed", "CorrectionOpened", "Released"}
    ][1:]


def test_a_corrected_version_waits_at_the_desk_until_the_candidate_has_it() -> None:
    """Not the first version, nor one that they declined, have read or do not want any more."""
    story = Story().released().when(cast.GRACE, c.RecordHandover("delivered"))
    assert "" == milestones_of(story.state).corrected
    corrected(story)
    assert handed(story).at == milestones_of(story.state).corrected
    for ends in (
        c.RecordHandover("delivered"),
        c.RecordHandover("declined"),
        c.Revoke("a wrong name"),
        c.CorrectText("once more"),
        c.EndContact("by phone"),
        permission(granted=False),
    ):
        later = corrected(Story().released()).when(cast.GRACE, c.RecordHandover("no answer"))
        assert handed(later).at == milestones_of(later.state).corrected
        assert "" == milestones_of(later.when(cast.GRACE, ends).state).corrected
    paged = Story().paged().corrected(Channel.PAGE)
    assert handed(paged).at == milestones_of(paged.state).corrected
    assert "" == milestones_of(paged.when(CANDIDATE, c.EnterCode(TOKEN, CODE)).state).corrected


def test_a_closed_debrief_without_a_text_that_stands_is_not_corrected() -> None:
    """It was closed without feedback, or its release was revoked."""
    unsent = Story().release().when(cast.GRACE, c.Close("the candidate said no"))
    assert Code.NOT_RELEASED == unsent.refused(cast.GRACE, c.CorrectText(WHY))
    revoked = Story().released().when(cast.GRACE, c.Close(), c.Revoke("a wrong name"))
    assert Code.RELEASE_REVOKED == revoked.refused(cast.GRACE, c.CorrectText(WHY))


def test_a_correction_of_a_closed_debrief_that_changes_nothing_is_closed_again() -> None:
    """The text that was handed over is the one that stands."""
    story = Story().released().when(cast.GRACE, c.Close("done"))
    before = handed(story)
    story.when(cast.GRACE, c.CorrectText("by mistake")).when(cast.ANA, c.OpenRelease())
    assert before == handed(story.when(cast.GRACE, c.Close()))


def test_an_end_leaves_what_was_handed_over() -> None:
    """A correction that was not released is none, and the former text stands."""
    story = Story().released()
    before = handed(story)
    story.when(cast.GRACE, c.CorrectText(WHY), c.Close())
    assert before == handed(story)


@pytest.mark.parametrize("ending", [c.Withdraw(on_hold=False, reason="gone"), c.Abandon("no time")])
@pytest.mark.parametrize("after", [(), (c.CorrectText(WHY),), (c.Revoke("a wrong name"),)])
def test_what_was_released_ends_by_closing_alone(ending: c.Command, after: tuple[c.Command, ...]) -> None:
    """The candidate keeps their page: no other end says that nothing was sent, also in a correction."""
    story = Story().released().when(cast.GRACE, *after)
    assert Code.ENDS_BY_CLOSING == story.refused(cast.GRACE, ending)
    assert Phase.CLOSED is story.when(cast.GRACE, c.Close()).state.phase
    assert None is Story().release().when(cast.GRACE, c.Abandon("no time")).state.handed


def test_the_candidate_reads_and_answers_while_a_correction_is_under_way() -> None:
    """The page stays open; each version may be acknowledged once."""
    story = Story().paged()
    acknowledge = c.SayOnPage(TOKEN, CODE, Said.ACKNOWLEDGED)
    story.when(CANDIDATE, acknowledge).when(cast.GRACE, c.CorrectText(WHY))
    story.when(
        CANDIDATE, c.EnterCode(TOKEN, CODE), c.SayOnPage(TOKEN, CODE, Said.CORRECTION, "Also the year")
    )
    assert Code.TOO_MANY == story.refused(CANDIDATE, acknowledge)
    edited(story).signed().when(cast.ANA, c.OpenRelease())
    story.when(cast.GRACE, c.Release(Channel.PAGE, story.hash, "Amara"))
    assert None is story.when(CANDIDATE, acknowledge).refused(CANDIDATE, c.EnterCode(TOKEN, CODE))
    assert Code.TOO_MANY == story.refused(CANDIDATE, acknowledge)


def test_the_office_knows_who_told_the_first_version_after_the_second() -> None:
    """The candidate knew the outcome then; the release is that of the newest version."""
    story = Story().released().when(cast.GRACE, c.RecordHandover("delivered"))
    told = milestones_of(story.state).told
    corrected(story).when(cast.ANA, c.RecordHandover("delivered"))
    assert isinstance(told, Told)
    assert told == milestones_of(story.state).told
    assert handed(story).at == milestones_of(story.state).released


def test_the_hash_of_the_released_text_stays_in_sight_while_a_correction_is_under_way() -> None:
    """Nothing new is signed yet."""
    story = Story().released().when(cast.GRACE, c.CorrectText(WHY))
    found = story.sees(cast.FAY)["Settled"]
    assert p.Sealed("", handed(story).hash) == found


def test_no_mail_and_no_new_link_bring_a_text_that_is_being_corrected() -> None:
    """Neither a mail that is asked for now, nor one that waited, nor a fresh link."""
    mailed = Story().permitted(Channel.EMAIL)
    mailed.when(cast.GRACE, c.SendMail("amara@example.org")).when(cast.GRACE, c.CorrectText(WHY))
    assert Code.CORRECTION_UNDER_WAY is mailed.refused(cast.OPERATOR, c.RecordSending(0, "", ""))
    mailed.when(cast.OPERATOR, c.RecordSent(0, Sent.REFUSED, "not wanted any more"))
    assert Code.CORRECTION_UNDER_WAY is mailed.refused(cast.GRACE, c.SendMail("amara@example.org"))
    paged = Story().permitted(Channel.PAGE)
    paged.when(cast.GRACE, c.CorrectText(WHY))
    assert Code.CORRECTION_UNDER_WAY is paged.refused(cast.GRACE, c.MakePage(TOKEN, CODE))
