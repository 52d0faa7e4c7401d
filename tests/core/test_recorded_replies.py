"""What the candidate says away from the page: recorded by who releases, and read wherever a reply is."""

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry.access import told_of_debrief
from panelry.decide.page import left_to_say
from panelry.ids import PersonId
from panelry.milestones import Asks, may_have_moved, milestones_of
from panelry.pages import IN_WORDS, MOST, RECORDED, SAID, Heard, Reply, Said
from panelry.panel import CANDIDATE, OPERATOR, Channel
from panelry.refusals import SENTENCES, Code
from story import CODE, TOKEN, Story

WORDS = "The exercise was in Go."
RELEASES = {cast.ANA, cast.FAY, cast.GRACE}
RECORDED_FOR_THEM = (Said.ACKNOWLEDGED, Said.QUESTION, Said.CORRECTION, Said.DATA)


def reply(said: Said = Said.CORRECTION, words: str = WORDS, how: Heard = Heard.PHONE) -> c.RecordReply:
    """Return the command that records what the candidate said."""
    return c.RecordReply(said, words, how)


def page_of(story: Story, person: PersonId) -> p.Page:
    """Return what somebody sees of the candidate's page and replies."""
    found = story.sees(person)["Page"]
    assert isinstance(found, p.Page)
    return found


# deciding


@pytest.mark.parametrize("said", RECORDED_FOR_THEM)
@pytest.mark.parametrize("how", Heard)
def test_what_the_candidate_says_elsewhere_is_recorded_with_how_it_came(said: Said, how: Heard) -> None:
    """Words are kept where they are asked for, made safe, and only there."""
    kept = f"{WORDS}\ufffd" if said in IN_WORDS else ""
    made = Story().released().made(cast.GRACE, reply(said, f"  {WORDS}\x1b ", how))
    assert (e.ReplyRecorded(said, kept, how),) == made


@pytest.mark.parametrize("said", [each for each in Said if each in IN_WORDS])
def test_a_question_and_a_correction_need_words_that_fit(said: Said) -> None:
    """A record of nothing says nothing."""
    story = Story().released()
    assert Code.TEXT_MISSING is story.refused(cast.GRACE, reply(said, " \n"))
    assert Code.TEXT_TOO_LONG is story.refused(cast.GRACE, reply(said, "x" * (SAID + 1)))
    assert story.refused(cast.GRACE, reply(said, "x" * SAID)) is None


@pytest.mark.parametrize(
    ("said", "why", "where"),
    [
        (Said.NO_CONTACT, Code.RECORDED_AS_AN_ANSWER, "under permission"),
        (Said.KEEP, Code.RECORDED_AT_THE_DESK, "bench record"),
        (Said.NOT_KEEP, Code.RECORDED_AT_THE_DESK, "bench end"),
    ],
)
def test_what_has_an_act_of_its_own_is_refused_with_where_it_is(said: Said, why: Code, where: str) -> None:
    """So one thing is on record in one way."""
    assert why is Story().released().refused(cast.GRACE, reply(said))
    assert where in SENTENCES[why]


def test_nothing_is_said_of_a_text_before_there_is_one() -> None:
    """Not in the summary, and not in a release that is open."""
    assert Code.NOT_RELEASED is Story().summary().refused(cast.GRACE, reply())
    assert Code.NOT_RELEASED is Story().release().refused(cast.GRACE, reply())


def test_it_is_recorded_also_while_a_text_is_corrected_and_in_a_debrief_that_is_closed() -> None:
    """Weeks later, and whatever became of the permission, the release or the contact."""
    story = Story().released().when(cast.GRACE, c.CorrectText("another exercise"))
    assert story.refused(cast.GRACE, reply()) is None
    for last in (c.Close(), c.Revoke("a wrong name"), c.EndContact("on the phone")):
        assert story.when(cast.GRACE, last).refused(cast.GRACE, reply()) is None


@pytest.mark.parametrize("person", [cast.BEN, cast.ELI, CANDIDATE, OPERATOR])
def test_only_who_hands_over_records_a_reply(person: PersonId) -> None:
    """The facilitator and a coordinator; the candidate has the page."""
    story = Story().released()
    assert Code.NOT_ALLOWED is story.refused(person, reply())
    assert [None] * 3 == [story.refused(each, reply()) for each in sorted(RELEASES)]


def test_only_so_many_replies_are_recorded_and_each_has_room_for_a_line() -> None:
    """What one of them takes at length is no other's."""
    story = Story().released().when(cast.GRACE, reply(words="\U00010348" * SAID), reply(Said.ACKNOWLEDGED))
    assert Code.NO_ROOM_LEFT is story.refused(cast.GRACE, reply(words="\U00010348" * SAID))
    story.when(cast.GRACE, *[reply(words="\U00010348" * 70)] * (RECORDED - 2))
    assert Code.REPLIES_FULL is story.refused(cast.GRACE, reply(Said.ACKNOWLEDGED))


def test_nothing_that_is_recorded_takes_from_what_the_page_lets_the_candidate_say() -> None:
    """Their own question stays theirs, and what they said there takes nothing from what is recorded."""
    story = Story().paged()
    before = left_to_say(story.state)
    for said in RECORDED_FOR_THEM:
        story.when(cast.GRACE, *[reply(said)] * MOST[said])
    assert before == left_to_say(story.state)
    story.when(CANDIDATE, *[c.SayOnPage(TOKEN, CODE, Said.CORRECTION, WORDS)] * MOST[Said.CORRECTION])
    assert Said.CORRECTION not in left_to_say(story.state)
    assert story.refused(cast.GRACE, reply()) is None


# what follows


def test_it_stands_in_the_thread_with_how_it_came_and_who_recorded_it() -> None:
    """Beside what the candidate said on the page, in the order in which it came; the text stays."""
    story = Story().paged().when(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.QUESTION, "Which exercise?"))
    own, handed = cast.moment(story.ticks), story.state.handed
    story.when(cast.GRACE, reply())
    recorded = Reply(cast.moment(story.ticks), Said.CORRECTION, WORDS, Heard.PHONE, cast.GRACE)
    assert (Reply(own, Said.QUESTION, "Which exercise?"), recorded) == story.state.said
    assert (handed, "") == (story.state.handed, story.state.contact_ended)


@pytest.mark.parametrize("channel", list(Channel))
def test_who_releases_sees_it_by_whichever_channel_and_nobody_else_does(channel: Channel) -> None:
    """Also without a page; that something was recorded stands in the public record, without a word of it."""
    story = Story().release().when(cast.ANA, c.RecordPermission(True, channel, "x", "2036-12-24", "Fit"))
    story.when(cast.GRACE, c.Release(channel, story.hash, "Amara"), reply())
    for person in RELEASES:
        assert [(WORDS, Heard.PHONE)] == [(each.words, each.how) for each in page_of(story, person).said]
    others = [each for each in cast.ALL if each not in RELEASES]
    assert [] == [each for each in others if "Page" in story.sees(each)]
    acts = [(act.actor, act.kind) for act in story.state.acts if act.at == cast.moment(story.ticks)]
    assert [(cast.GRACE, "ReplyRecorded")] == acts


def test_whatever_is_said_nobody_else_is_sent_another_byte() -> None:
    """Neither its kind, nor its words, nor how it came."""
    one, other = Story().released(), Story().released()
    one.when(cast.GRACE, reply(Said.DATA, "", Heard.MAIL))
    other.when(cast.GRACE, reply(Said.CORRECTION, WORDS, Heard.LETTER))
    for person in cast.ALL:
        same = one.sees(person) == other.sees(person)
        assert (person not in RELEASES) is same


def test_the_desk_hears_what_kind_of_thing_was_said_as_from_the_page() -> None:
    """Without the words; that the text was read is no request."""
    story = Story().released()
    before = story.state
    story.when(cast.GRACE, reply(Said.ACKNOWLEDGED))
    assert () == milestones_of(story.state).asks
    story.when(cast.GRACE, reply(Said.DATA), c.Close(), reply())
    asked = [Asks(cast.moment(story.ticks - 2), Said.DATA), Asks(cast.moment(story.ticks), Said.CORRECTION)]
    assert asked == [*milestones_of(story.state).asks]
    assert may_have_moved(before, story.state)


def test_the_candidate_s_copy_holds_it_and_calls_who_recorded_it_by_their_seat() -> None:
    """With the words, the kind and how it came."""
    story = Story().released().when(cast.GRACE, reply(how=Heard.AGENCY))
    past = [pair for step in story.journal for pair in step]
    (told,) = [each for each in told_of_debrief(cast.DEBRIEF, past) if "wrote it down" in each.what]
    assert "Coordinator 1" == told.by
    assert [] == [each for each in ("correction", WORDS, "through the agency") if each not in told.words]


def test_a_reply_of_before_is_read_and_written_as_it_was() -> None:
    """A page's own reply has neither how nor by whom, in no byte."""
    story = Story().paged().when(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.ACKNOWLEDGED))
    (own,) = page_of(story, cast.GRACE).said
    assert (None, None) == (own.how, own.by)
