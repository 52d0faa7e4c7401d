"""The agency's channel: named by the permission, exactly the released text, and how it was passed on."""

import pytest

import cast
from panelry import commands as c
from panelry.decide.release import RESULTS, results_for
from panelry.handed import ACKNOWLEDGED, FORWARDED, Handed
from panelry.letters import Letter, text
from panelry.panel import Channel
from panelry.refusals import Code
from story import Story, permission

AGENCY = "Brightside"


def through_the_agency() -> Story:
    """Return a debrief whose text was released through an agency."""
    story = Story().signed().when(cast.ANA, c.OpenRelease(), permission(Channel.AGENCY, agency=AGENCY))
    return story.when(cast.GRACE, c.Release(Channel.AGENCY, story.hash, "Amara"))


def test_a_yes_through_an_agency_names_it() -> None:
    """Without a name nobody knows to whom the text may go."""
    story = Story().signed().when(cast.ANA, c.OpenRelease())
    assert Code.TEXT_MISSING is story.refused(cast.ANA, permission(Channel.AGENCY))
    story.when(cast.ANA, permission(Channel.AGENCY, agency=AGENCY))
    assert story.state.permission is not None
    assert AGENCY == story.state.permission.agency


def test_the_agency_gets_exactly_the_released_text() -> None:
    """No name of the panel, no rating, no note: the same letter as every other channel."""
    handed = through_the_agency().state.handed
    assert isinstance(handed, Handed)
    letter = Letter("Amara Osei", "Engineer", "Acme", handed.at, handed.channel, handed.hash, handed.text)
    assert handed.text == text(letter)


@pytest.mark.parametrize("result", [FORWARDED, ACKNOWLEDGED])
def test_forwarding_and_the_candidates_word_are_recorded_for_agencies_alone(result: str) -> None:
    """A call has nobody who passes anything on."""
    story = through_the_agency().when(cast.GRACE, c.RecordHandover("delivered"), c.RecordHandover(result))
    assert story.state.handed is not None
    assert ["delivered", result] == [each for _, each, _ in story.state.handed.results]
    assert Code.NO_SUCH_THING is Story().released().refused(cast.GRACE, c.RecordHandover(result))


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_can_end_in_the_common_ways(channel: Channel) -> None:
    """What a call may come to, every other one may, too."""
    assert set(RESULTS) <= set(results_for(channel))
