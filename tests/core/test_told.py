"""That a candidate has the text: a debrief tells the office when, how and from whom, and no word of it."""

import cast
from core.test_agency import through_the_agency
from panelry import commands as c
from panelry.mails import Sent
from panelry.milestones import Told, milestones_of
from panelry.panel import CANDIDATE, OPERATOR, Channel
from story import CODE, TOKEN, Story


def told(story: Story) -> tuple[str, str] | None:
    """Return how and from whom, as the office hears it."""
    found = milestones_of(story.state).told
    return None if found is None else (found.how, found.by)


def test_a_call_that_was_delivered_names_who_recorded_it() -> None:
    """Nobody is told by a call that reached nobody; the first that did counts."""
    story = Story().released()
    assert told(story) is None
    story.when(cast.ANA, c.RecordHandover("no answer"), c.RecordHandover("declined"))
    assert told(story) is None
    story.when(cast.GRACE, c.RecordHandover("delivered"))
    first = cast.moment(story.ticks)
    story.when(cast.ANA, c.RecordHandover("delivered"))
    assert Told(first, "call", "Grace Hill") == milestones_of(story.state).told


def test_an_agency_that_has_the_text_has_told_nobody_yet() -> None:
    """Until it says that it passed it on, or the candidate says that they have it."""
    story = through_the_agency().when(cast.GRACE, c.RecordHandover("delivered"))
    assert told(story) is None
    story.when(cast.GRACE, c.RecordHandover("forwarded"))
    assert ("agency", "Grace Hill") == told(story)


def test_a_candidate_who_read_the_page_was_told_by_it() -> None:
    """The link that asks whether a summary is wanted tells nothing."""
    asked = Story().scoring().when(cast.ANA, c.MakePage(TOKEN, CODE, asks=True))
    asked.when(CANDIDATE, c.EnterCode(TOKEN, CODE))
    assert told(asked) is None
    story = Story().paged()
    assert told(story) is None
    assert ("page", "") == told(story.when(CANDIDATE, c.EnterCode(TOKEN, CODE)))


def test_a_mail_with_the_text_tells_once_it_is_accepted() -> None:
    """A mail that leads to the page tells nothing: that is read there."""
    for channel, expected in ((Channel.EMAIL, ("e-mail", "")), (Channel.PAGE, None)):
        story = Story().permitted(channel).when(cast.GRACE, c.SendMail("amara@example.org"))
        story.when(OPERATOR, c.RecordSending(0, *([] if expected else [TOKEN, CODE])))
        assert told(story) is None
        assert expected == told(story.when(OPERATOR, c.RecordSent(0, Sent.ACCEPTED)))


def test_the_office_hears_no_word_of_the_hand_over() -> None:
    """What was said at it stays in the debrief."""
    plain = Story().released().when(cast.GRACE, c.RecordHandover("delivered"))
    worded = Story().released().when(cast.GRACE, c.RecordHandover("delivered", "She was glad."))
    assert milestones_of(plain.state) == milestones_of(worded.state)
