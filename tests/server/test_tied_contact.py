"""No further contact, where a debrief is tied to a candidate late: each side hears what the other knew."""

import cast
from hosted import seated
from panelry import commands as c
from panelry.ids import CandidateId, DebriefId
from panelry.office import DebriefListed
from panelry.office import commands as o
from panelry.panel import OPERATOR
from server.test_notices import Hiring, crowd, hiring

C0 = CandidateId("c0")


async def untied() -> Hiring:
    """Return an office with a candidate, and a debrief that names nobody."""
    office = await hiring(crowd(1))
    await office.core.office.record(DebriefListed(cast.DEBRIEF))
    return office


async def test_what_the_debrief_heard_before_the_office_knows_once_it_is_tied() -> None:
    """So no notice goes out."""
    office = await untied()
    room = await seated(office.core)
    await room.operate(c.EndContact("on the phone"), cast.ANA)
    await room.settle()
    assert "" == office.state.candidates[C0].contact_ended
    await office.core.office.ask(OPERATOR, o.TieDebrief(C0, cast.DEBRIEF))
    assert "" != office.state.candidates[C0].contact_ended


async def test_what_the_office_knew_before_the_debrief_hears_once_it_is_tied() -> None:
    """Before the desk is answered."""
    office = await untied()
    room = await seated(office.core)
    await office.core.office.ask(OPERATOR, o.EndCandidateContact(C0, "by mail"))
    assert "" == room.state.contact_ended
    await office.core.office.ask(OPERATOR, o.TieDebrief(C0, cast.DEBRIEF))
    assert "" != room.state.contact_ended


async def test_a_debrief_that_said_nothing_or_is_not_there_changes_nobody() -> None:
    """A tie says whom it is about, and no more."""
    office = await untied()
    await seated(office.core)
    await office.core.office.record(DebriefListed(DebriefId("nowhere")))
    await office.core.office.ask(OPERATOR, o.TieDebrief(C0, cast.DEBRIEF))
    await office.core.office.ask(OPERATOR, o.TieDebrief(C0, DebriefId("nowhere")))
    assert "" == office.state.candidates[C0].contact_ended
