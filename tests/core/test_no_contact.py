"""No further contact: once a candidate says so, nothing goes out, by whichever way it would leave."""

import pytest
from msgspec.structs import replace

import cast
from core.test_decide_office import C1, P1, hiring, new
from panelry import commands as c
from panelry.decide.office import decide
from panelry.desk import ACTS
from panelry.events import Stamp
from panelry.hiring import NoticeKind, NoticeState, Particulars
from panelry.ids import CandidateId
from panelry.office import NoticeSettled, audience, evolve, notice_id
from panelry.office import commands as o
from panelry.pages import Said
from panelry.panel import CANDIDATE, OPERATOR, Channel
from panelry.refusals import SENTENCES, Code
from story import CODE, TOKEN, Story, permission

OTHER = "d" * 64
ON_PAGE = c.SayOnPage(TOKEN, CODE, Said.NO_CONTACT)
ENDED = c.EndContact("on the phone")
MAIL = c.SendMail("amara@example.org")


@pytest.mark.parametrize(
    "command", [c.MakePage(OTHER, CODE, asks=True), MAIL], ids=lambda each: type(each).__name__
)
def test_a_candidate_who_wants_no_contact_is_not_asked(command: c.Command) -> None:
    """Neither by a link nor by mail."""
    assert Story().scoring().refused(cast.ANA, command) is None
    assert Code.NO_FURTHER_CONTACT is Story().scoring().when(cast.ANA, ENDED).refused(cast.ANA, command)


@pytest.mark.parametrize(
    "command",
    [
        c.MakePage(OTHER, CODE),
        MAIL,
        c.RecordHandover("delivered"),
        c.RecordHandover("follow-up"),
        c.RecordExport("md"),
    ],
    ids=lambda each: type(each).__name__,
)
@pytest.mark.parametrize("said", ["by the candidate", "by staff"])
def test_nothing_that_was_released_goes_out_any_more(command: c.Command, said: str) -> None:
    """Whoever recorded it."""
    story = Story().paged()
    assert story.refused(cast.GRACE, command) is None
    story = story.when(CANDIDATE, ON_PAGE) if said == "by the candidate" else story.when(cast.GRACE, ENDED)
    assert Code.NO_FURTHER_CONTACT is story.refused(cast.GRACE, command)


@pytest.mark.parametrize("channel", list(Channel))
def test_nothing_is_released_by_any_channel_to_somebody_who_wants_no_contact(channel: Channel) -> None:
    """A yes from before counts no more."""
    given = replace(permission(channel), agency="Brightside")
    story = Story().release().when(cast.ANA, given)
    release = c.Release(channel, story.hash, "Amara")
    assert story.refused(cast.GRACE, release) is None
    assert Code.NO_FURTHER_CONTACT is story.when(cast.GRACE, ENDED).refused(cast.GRACE, release)


def test_a_mail_that_waits_does_not_leave() -> None:
    """It was asked for before the candidate said so."""
    story = Story().paged().when(cast.GRACE, MAIL)
    sending = c.RecordSending(0, OTHER, CODE)
    assert story.refused(cast.OPERATOR, sending) is None
    assert Code.NO_FURTHER_CONTACT is story.when(CANDIDATE, ON_PAGE).refused(cast.OPERATOR, sending)


def test_that_the_candidate_declined_is_still_recorded_and_the_page_stays_readable() -> None:
    """Both come from the candidate."""
    story = Story().paged().when(CANDIDATE, ON_PAGE)
    assert story.refused(cast.GRACE, c.RecordHandover("declined")) is None
    assert story.refused(CANDIDATE, c.EnterCode(TOKEN, CODE)) is None
    assert story.refused(cast.GRACE, c.RevokePage()) is None


def test_only_a_yes_that_comes_later_lets_anything_out_again() -> None:
    """A no does not, nor does the yes from before."""
    story = Story().paged().when(CANDIDATE, ON_PAGE)
    no = c.RecordPermission(False, Channel.PAGE, "by phone", "2026-12-24")
    assert Code.NO_FURTHER_CONTACT is story.when(cast.GRACE, no).refused(cast.GRACE, MAIL)
    assert story.when(cast.GRACE, permission(Channel.PAGE)).refused(cast.GRACE, MAIL) is None


def test_it_is_recorded_once_and_with_how_it_was_said() -> None:
    """A second time is nothing new; a record without how says nothing."""
    story = Story().scoring()
    assert Code.TEXT_MISSING is story.refused(cast.ANA, c.EndContact(" "))
    assert Code.NOTHING_NEW is story.when(cast.ANA, ENDED).refused(cast.ANA, ENDED)


def test_the_office_tells_everybody_else_and_counts_who_is_left_out() -> None:
    """The preview says how many."""
    office = hiring().when(
        o.AddCandidates(P1, (new(CandidateId("c3"), Particulars("Sam", "s@example.org")),))
    )
    told = len(audience(office.state, P1, NoticeKind.CLOSED).told)
    office.when(o.EndCandidateContact(C1, "by mail"))
    left = audience(office.state, P1, NoticeKind.CLOSED)
    assert (told - 1, 1) == (len(left.told), left.contact_ended)
    assert Code.NOTHING_NEW is office.refused(o.EndCandidateContact(C1, "by mail"))


def test_a_notice_is_not_sent_again_to_somebody_who_wants_no_contact() -> None:
    """It may wait from before."""
    office = hiring().when(o.WithdrawPosition(P1, "the budget was cut", 2))
    notice = notice_id(C1, NoticeKind.CLOSED)
    cut = NoticeSettled(notice, NoticeState.REFUSED, "550")
    office.state = evolve(office.state, cut, Stamp(OPERATOR, "t"))
    decide(office.state, OPERATOR, o.SendAgain(notice), cast.moment(9_000))
    office.when(o.EndCandidateContact(C1, "by mail"))
    assert Code.NO_FURTHER_CONTACT is office.refused(o.SendAgain(notice))


def test_the_refusal_says_what_would_have_to_come_first() -> None:
    """In words, at the release and at the desk alike."""
    assert "record that answer first" in SENTENCES[Code.NO_FURTHER_CONTACT]
    assert ("candidate", "no-contact") in {(each.group, each.name) for each in ACTS}
