"""No further contact, said in one place: it holds in the office and in each debrief, also after a crash."""

from functools import partial

import cast
from hosted import seated
from panelry import commands as c
from panelry.debrief import Phase
from panelry.hiring import NoticeState, Particulars
from panelry.ids import CandidateId, DebriefId, DeviceId
from panelry.milestones import Asks, Milestones
from panelry.office import DebriefListed, DebriefMoved
from panelry.office import commands as o
from panelry.pages import Said
from panelry.panel import OPERATOR, Channel
from panelry_server.contact import ask_debriefs, tell_debriefs
from panelry_server.moves import catch_up
from panelry_server.notices import Notices
from panelry_server.room import Room
from server.test_notices import GONE, P1, Hiring, Pigeon, crowd, drained, hiring, states

C0 = CandidateId("c0")
ENDED = c.EndContact("on the phone")


async def debriefed() -> tuple[Hiring, Room]:
    """Return an office with one candidate, and the room of their debrief."""
    office = await hiring(crowd(1))
    room = await seated(office.core)
    gone = DebriefListed(DebriefId("nowhere"), P1, C0)
    await office.core.office.record(gone, DebriefListed(cast.DEBRIEF, P1, C0))
    return office, room


async def deaf(*_: object) -> None:
    """Die before anything follows."""


async def test_what_a_debrief_hears_the_office_knows() -> None:
    """So nobody is told of the position any more."""
    office, room = await debriefed()
    await room.operate(ENDED, cast.ANA)
    await room.settle()
    assert "" != office.state.candidates[C0].contact_ended
    await office.core.office.ask(OPERATOR, o.WithdrawPosition(P1, GONE, 0))
    assert {} == states(office.state)


async def test_what_the_office_hears_each_debrief_knows() -> None:
    """Before the desk is answered."""
    office, room = await debriefed()
    await office.core.office.ask(OPERATOR, o.EndCandidateContact(C0, "by mail"))
    assert "" != room.state.contact_ended


async def test_a_debrief_whose_candidate_the_office_does_not_know_keeps_it_to_itself() -> None:
    """There is no notice to stop."""
    office = await hiring(crowd(1))
    room = await seated(office.core)
    await room.operate(ENDED, cast.ANA)
    await room.settle()
    assert "" == office.state.candidates[C0].contact_ended


async def test_a_notice_looks_into_the_debriefs_before_it_leaves() -> None:
    """The server died before the office was told."""
    office, room = await debriefed()
    room.silenced = deaf
    await room.operate(ENDED, cast.ANA)
    await room.settle()
    await office.core.office.ask(OPERATOR, o.WithdrawPosition(P1, GONE, 1))
    pigeon = Pigeon()
    look = partial(ask_debriefs, office.core.office, office.core.rooms)
    await drained(Notices(office.core.office, pigeon, office.clock, look=look))
    assert ([], {"c0-closed": NoticeState.REFUSED.value}) == (pigeon.letters, states(office.state))
    await look(C0)


async def test_a_notice_looks_into_the_debriefs_of_the_same_person_for_another_position() -> None:
    """The server died before the office was told; whoever is only called alike gets theirs."""
    one, other = Particulars("Kit", "kit@example.org"), Particulars("Kit", "kit2@example.org")
    office = await hiring([one, one, other])
    room = await seated(office.core)
    await office.core.office.record(DebriefListed(cast.DEBRIEF, P1, CandidateId("c1")))
    room.silenced = deaf
    await room.operate(ENDED, cast.ANA)
    await room.settle()
    for each in office.state.candidates:
        await ask_debriefs(office.core.office, office.core.rooms, each)
    ended = {key: bool(each.contact_ended) for key, each in office.state.candidates.items()}
    assert {"c0": True, "c1": True, "c2": False} == ended


async def test_an_erased_candidate_is_nobody_s_double() -> None:
    """Nothing is known of them any more, so only their own debriefs are looked into."""
    office = await hiring(crowd(2))
    await office.core.office.ask(OPERATOR, o.EraseCandidate(C0, "asked for"))
    await ask_debriefs(office.core.office, office.core.rooms, C0)
    assert "" == office.state.candidates[CandidateId("c1")].contact_ended


async def test_a_candidate_who_said_nothing_of_the_kind_is_told() -> None:
    """Looking changes nothing."""
    office, _ = await debriefed()
    await office.core.office.ask(OPERATOR, o.WithdrawPosition(P1, GONE, 1))
    pigeon = Pigeon()
    look = partial(ask_debriefs, office.core.office, office.core.rooms)
    await drained(Notices(office.core.office, pigeon, office.clock, look=look))
    assert ["c0-closed"] == [each.id for each in pigeon.letters]


async def test_a_start_tells_the_debriefs_what_a_crash_kept_from_them() -> None:
    """Once, and not one whose candidate has said yes since."""
    office, room = await debriefed()
    office.core.office.after = deaf
    await office.core.office.ask(OPERATOR, o.EndCandidateContact(C0, "by mail"))
    assert "" == room.state.contact_ended
    await office.start()
    room = await office.core.rooms.open(cast.DEBRIEF)
    assert "" != room.state.contact_ended
    await office.clock.advance(1)
    await room.operate(c.RecordPermission(True, Channel.CALL, "they rang us", "2036-12-24"), cast.ANA)
    await tell_debriefs(office.core.office, office.core.rooms, C0)
    assert "" == room.state.contact_ended


async def test_what_a_debrief_heard_before_the_office_could_keep_it_is_caught_up() -> None:
    """A record from then has it on the page's answer alone; a start puts it on the office's, ended or not."""
    for over in (False, True):
        office, room = await debriefed()
        core = office.core
        core.rooms.silenced = deaf
        await room.operate(ENDED, cast.ANA)
        await room.settle()
        said = (Asks(cast.moment(9), Said.NO_CONTACT),) if over else ()
        phase = Phase.CLOSED if over else Phase.SCORING
        await core.office.record(DebriefMoved(cast.DEBRIEF, Milestones(phase, asks=said)))
        assert "" == office.state.candidates[C0].contact_ended
        await catch_up(core.office, core.rooms)
        assert "" != office.state.candidates[C0].contact_ended
        known = core.office.highest(DeviceId("office"))
        await catch_up(core.office, core.rooms)
        assert known == core.office.highest(DeviceId("office"))
