"""What the office asks of a debrief stands there with the name of who asked, from their seat alone."""

import pytest
from msgspec.structs import replace

import cast
from hosted import WITH_MAIL, core_of, seated
from panelry import commands as c
from panelry.doing import Doer
from panelry.hiring import Particulars
from panelry.ids import CandidateId, DebriefId, DeviceId, PersonId, PositionId
from panelry.office import DebriefListed, OfficeEvent
from panelry.office import commands as o
from panelry.panel import OPERATOR, SERVER, Role
from panelry.sync.frames import Ack
from panelry_server.contact import tell_debriefs
from panelry_server.core import Core, catch_up
from panelry_server.room import Room

KIT, P1, NORA = CandidateId("kit"), PositionId("p1"), PersonId("nora")
BY_NORA = Doer(NORA, "Nora Quist")
TOKEN, CODE = "a" * 64, "b" * 64
OTHER = DebriefId("brook")
ASKS: dict[str, o.OfficeCommand] = {
    "PageMade": o.OfferFeedback(cast.DEBRIEF, TOKEN, CODE),
    "MailAsked": o.OfferByMail(cast.DEBRIEF, TOKEN),
    "ContactEnded": o.EndCandidateContact(KIT, "by mail"),
    "Withdrawn": o.WithdrawPosition(P1, "the budget was cut", 1),
}
"""What a coordinator may ask at the desk, by the kind of event that it makes in the debrief."""


async def office() -> Core:
    """Return a core with a coordinator, another one, a position, a candidate and their debrief."""
    core = await core_of(WITH_MAIL)
    for command in (
        o.SeatOfficer(NORA, "Nora Quist", (Role.COORDINATOR,)),
        o.SeatOfficer(PersonId("omar"), "Omar Said", (Role.COORDINATOR,)),
        o.OpenPosition(P1, "Staff Engineer"),
        o.AddCandidates(P1, (o.NewCandidate(KIT, Particulars("Kit Adeyemi", "kit@example.org")),)),
    ):
        await core.office.ask(OPERATOR, command)
    await seated(core)
    await core.office.record(DebriefListed(cast.DEBRIEF, P1, KIT))
    return core


async def deaf(events: tuple[OfficeEvent, ...]) -> None:
    """Die before anything follows."""
    del events


def last(room: Room) -> tuple[str, PersonId, Doer | None]:
    """Return the last line of a debrief's record: its kind, its actor, and who is behind it."""
    act = room.state.acts.last[-1]
    return act.kind, act.actor, act.by


@pytest.mark.parametrize("kind", ASKS)
async def test_a_coordinator_s_act_at_the_desk_names_them_in_the_debrief(kind: str) -> None:
    """As a terminal sends it: the seat is that of the device, and no field of the command says it."""
    core = await office()
    answer = await core.office.do(NORA, DeviceId("d1"), 1, ASKS[kind])
    room = await core.rooms.open(cast.DEBRIEF)
    assert (True, (kind, OPERATOR, BY_NORA)) == (isinstance(answer, Ack), last(room))


@pytest.mark.parametrize("kind", ASKS)
async def test_the_operator_s_own_command_at_the_desk_names_the_operator(kind: str) -> None:
    """Nobody of the office asked for it."""
    core = await office()
    await core.office.ask(OPERATOR, ASKS[kind])
    assert (kind, OPERATOR, Doer(OPERATOR)) == last(await core.rooms.open(cast.DEBRIEF))


@pytest.mark.parametrize("kind", ASKS)
async def test_what_a_crash_cut_short_names_who_asked_though_they_left_meanwhile(kind: str) -> None:
    """The next start passes it on, under the name that they had when they asked."""
    core = await office()
    core.office.after, follow = deaf, core.office.after
    await core.office.ask(NORA, ASKS[kind])
    core.office.after = follow
    await core.office.ask(OPERATOR, o.RemoveOfficer(NORA))
    room = await core.rooms.open(cast.DEBRIEF)
    assert kind not in [each.kind for each in room.state.acts]
    await catch_up(core.office, core.rooms)
    assert (kind, OPERATOR, BY_NORA) == last(room)


async def test_what_another_debrief_heard_is_passed_on_by_the_server() -> None:
    """Who of that panel wrote it down is nothing that this panel is told."""
    core = await office()
    room = await core.rooms.open(cast.DEBRIEF)
    other = await core.rooms.create(replace(cast.create(), debrief=OTHER))
    await core.office.record(DebriefListed(OTHER, P1, KIT))
    await room.operate(c.EndContact("on the phone"), cast.ANA)
    await room.settle()
    await core.office.settle()
    assert ("ContactEnded", cast.ANA, None) == last(room)
    assert ("ContactEnded", OPERATOR, Doer(SERVER)) == last(other)
    await tell_debriefs(core.office, core.rooms, KIT)
    assert ("ContactEnded", OPERATOR, Doer(SERVER)) == last(other)
