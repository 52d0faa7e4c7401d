"""A position is withdrawn after a summary was released: what the candidate was given stays theirs."""

import cast
from panelry import commands as c
from panelry.debrief import Phase
from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.office import CandidateAdded, DebriefListed, PositionOpened
from panelry.office.commands import WithdrawPosition
from panelry.panel import OPERATOR, Channel
from server.planted import core_with, story_of
from story import CODE, TOKEN

P1, KIT, JO = PositionId("p1"), CandidateId("c1kit"), CandidateId("c2jo")


async def test_what_was_released_stays_with_the_candidate_when_the_position_goes() -> None:
    """The debrief that had come so far stays where it is, its link opens; the other one ends."""
    given = story_of("amara").permitted(Channel.PAGE).when(cast.GRACE, c.MakePage(TOKEN, CODE))
    core = await core_with(given, story_of("other").scoring())
    try:
        await core.office.record(
            PositionOpened(P1, "Engineer", "Backend", Jurisdiction.NONE),
            CandidateAdded(KIT, P1, Particulars("Amara Osei", "amara@example.org")),
            CandidateAdded(JO, P1, Particulars("Jo Lindqvist", "jo@example.org")),
            DebriefListed(DebriefId("amara"), P1, KIT),
            DebriefListed(DebriefId("other"), P1, JO),
        )
        await core.office.ask(OPERATOR, WithdrawPosition(P1, "The budget was cut", 2))
        kept = (await core.rooms.open(DebriefId("amara"))).state
        ended = (await core.rooms.open(DebriefId("other"))).state
        assert (Phase.RELEASE, Phase.WITHDRAWN) == (kept.phase, ended.phase)
        assert not kept.links[TOKEN].revoked
    finally:
        await core.close()
