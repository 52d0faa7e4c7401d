"""The office is followed as a debrief is: sights by role, nothing of a scorecard, one answer each."""

from pathlib import Path

import msgspec
import pytest

import cast
from hosted import core_of, seated
from panelry import commands as debrief_commands
from panelry.debrief import Phase, holders
from panelry.events import Stamp
from panelry.hiring import HoldOn, Jurisdiction, Particulars, PositionState
from panelry.ids import CandidateId, DebriefId, DeviceId, HoldId, PositionId
from panelry.milestones import Milestones
from panelry.office import (
    STREAM,
    CandidateAdded,
    CaseOpened,
    DebriefListed,
    DebriefMoved,
    Invited,
    Office,
    OfficerSeated,
    PositionOpened,
    evolve,
)
from panelry.office import commands as c
from panelry.panel import OPERATOR, Confidence, Recommendation, Role
from panelry.parts import apply
from panelry.parts.office import Candidate
from panelry.policies import PolicySet
from panelry.refusals import Code
from panelry.sync.frames import Ack, Declined, Hello, PictureFrame, Sights
from panelry.sync.server import KEPT_STEPS, OfficeHalf, Session
from panelry_server.clock import ManualClock
from panelry_server.core import Core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.moves import catch_up, tell_moved
from panelry_server.office_room import UNSEEN, OfficeRoom
from panelry_server.settings import Settings

P1, DEVICE = PositionId("p1"), DeviceId("d1")
GRACE = c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,))


async def office(*more: c.OfficeCommand) -> Core:
    """Return a core whose office has a coordinator."""
    core = await core_of()
    for command in (GRACE, *more):
        await core.office.ask(OPERATOR, command)
    return core


def seen(core: Core) -> bytes:
    """Return everything that the coordinator sees, with the cursor, as bytes."""
    half = core.office.half
    return msgspec.json.encode((half.cursor(cast.GRACE), half.picture(cast.GRACE)), order="deterministic")


async def test_nothing_that_a_panelist_does_in_private_reaches_the_office() -> None:
    """Neither a byte nor a step of the cursor; codes and devices of debriefs move nothing either."""
    core = await office()
    room = await seated(core)
    before = seen(core)
    await room.do(cast.BEN, DeviceId("ben-1"), 1, debrief_commands.Rate(cast.CODE, 4))
    await room.do(cast.BEN, DeviceId("ben-1"), 2, debrief_commands.WriteNote(cast.CODE, "quiet at first"))
    await core.office.record(Invited("code", cast.DEBRIEF, cast.BEN, "2099-01-01T00:00:00.000Z"))
    assert before == seen(core)


async def history(level: int, notes: str) -> tuple[Core, list[bytes]]:
    """Return what the coordinator sees after each step of a debrief, the last with the evidence open."""
    core = await office()
    room = await seated(core)
    private: tuple[debrief_commands.Command, ...] = (
        *(debrief_commands.Rate(each.id, level) for each in cast.RUBRIC.criteria),
        debrief_commands.WriteNote(cast.CODE, notes),
        debrief_commands.Recommend(Recommendation.YES if level > 2 else Recommendation.NO),
        debrief_commands.GiveConfidence(Confidence.HIGH),
        debrief_commands.Submit(),
    )
    steps = []
    for n, command in enumerate(private, 1):
        assert isinstance(await room.do(cast.BEN, DeviceId("ben-1"), n, command), Ack)
        await room.settle()
        steps.append(seen(core))
    missing = len(holders(room.state, Role.PANELIST)) - 1
    await room.operate(debrief_commands.OpenEvidence(missing), cast.ANA)
    await room.settle()
    return core, [*steps, seen(core)]


async def test_histories_that_differ_in_ratings_and_notes_look_the_same_from_the_desk() -> None:
    """Byte by byte and step by step, until after the evidence opened; then the phase has moved."""
    core, one = await history(1, "quiet at first")
    _, other = await history(4, "asked good questions about the queue")
    assert one == other
    assert ([one[0]] * (len(one) - 1), True) == (one[:-1], one[-1] != one[0])
    assert Phase.DISCUSSION is core.office.state.milestones[cast.DEBRIEF].phase


async def test_the_office_follows_how_far_a_debrief_is() -> None:
    """Each public move once; a debrief that is not listed, or erased, tells nothing."""
    core = await office()
    room = await seated(core)
    await room.settle()
    assert Phase.SCORING is core.office.state.milestones[cast.DEBRIEF].phase
    before = core.office.highest(DeviceId("office"))
    await tell_moved(core.office, core.rooms, cast.DEBRIEF)
    await tell_moved(core.office, core.rooms, DebriefId("elsewhere"))
    assert before == core.office.highest(DeviceId("office"))


async def test_what_a_crash_kept_from_the_office_is_caught_up() -> None:
    """Whatever cannot be read is left out; what is over is not opened again."""
    core = await office()
    core.rooms.moved = _says_nothing
    await seated(core)
    await core.office.record(DebriefListed(DebriefId("unreadable")))
    assert {} == core.office.state.milestones
    await catch_up(core.office, core.rooms)
    assert {cast.DEBRIEF} == set(core.office.state.milestones)
    await core.office.record(DebriefMoved(cast.DEBRIEF, Milestones(Phase.CLOSED)))
    await catch_up(core.office, core.rooms)
    assert Phase.CLOSED is core.office.state.milestones[cast.DEBRIEF].phase


async def _says_nothing(debrief: DebriefId) -> None:
    del debrief


async def test_what_is_unseen_changes_no_picture_of_anybody() -> None:
    """The events that make no step are those that no part is made of."""
    core = await office()
    before = core.office.half.picture(cast.GRACE)
    await core.office.record(Invited("code", cast.DEBRIEF, cast.BEN, "2099-01-01T00:00:00.000Z"))
    assert before == core.office.half.picture(cast.GRACE)
    assert Invited in UNSEEN


async def test_one_policy_is_seen_at_the_desk_and_the_others_are_not() -> None:
    """Whether later levels are taken decides who is to be reminded of them."""
    core = await office()
    seen = [
        core.office.is_private(PolicySet(name, value))
        for name, value in (("later-levels", "never"), ("feedback", "allow"))
    ]
    assert [False, True] == seen


async def test_sights_add_up_to_the_picture_and_a_late_viewer_gets_it_whole() -> None:
    """Step by step; beyond the kept ones the picture comes."""
    core = await office()
    half = core.office.half
    session = Session(half, cast.GRACE)
    _, frames = session.greet(Hello())
    picture = apply({}, [sight for each in frames if isinstance(each, PictureFrame) for sight in each.body])
    await core.office.ask(OPERATOR, c.OpenPosition(P1, "Staff Engineer"))
    kit = c.NewCandidate(CandidateId("c1"), Particulars("Kit Adeyemi", "kit@example.org"))
    await core.office.ask(OPERATOR, c.AddCandidates(P1, (kit,)))
    (frame,) = session.flush()
    assert isinstance(frame, Sights)
    assert half.picture(cast.GRACE) == apply(picture, frame.sights)
    for number in range(half.kept + 1):
        await core.office.ask(OPERATOR, c.PauseNotices(P1, paused=number % 2 == 0))
    assert [PictureFrame] == [type(each) for each in session.flush()]
    assert half.kept < KEPT_STEPS


async def test_a_command_from_a_terminal_is_answered_once_and_for_ever() -> None:
    """The same number again gets the same answer; a command of a debrief is none of the office."""
    core = await office()
    room = core.office
    opened = c.OpenPosition(P1, "Staff Engineer")
    assert isinstance(await room.do(cast.GRACE, DEVICE, 1, opened), Ack)
    assert isinstance(await room.do(cast.GRACE, DEVICE, 1, opened), Ack)
    assert Declined(2, Code.ID_TAKEN.value) == await room.do(cast.GRACE, DEVICE, 2, opened)
    rate = debrief_commands.Rate(cast.CODE, 4)
    assert Declined(3, Code.NOT_ALLOWED.value) == await room.do(cast.GRACE, DEVICE, 3, rate)
    assert Declined(4, Code.NOT_ALLOWED.value) == await room.do(cast.STRANGER, DEVICE, 4, opened)
    assert [P1] == list(room.state.positions)


async def test_a_command_of_the_office_is_none_of_a_debrief() -> None:
    """It is refused as anything that a role may not do."""
    core = await office()
    room = await seated(core)
    opened = c.OpenPosition(P1, "Staff Engineer")
    assert Declined(1, Code.NOT_ALLOWED.value) == await room.do(cast.GRACE, DEVICE, 1, opened)


async def test_an_erasure_from_a_terminal_is_done_before_its_answer() -> None:
    """The key is destroyed and the sight says so."""
    core = await office()
    kit = CandidateId("c1")
    await core.office.record(PositionOpened(P1, "Staff Engineer", "", Jurisdiction.NONE))
    await core.office.record(CandidateAdded(kit, P1, Particulars("Kit Adeyemi")))
    answer = await core.office.do(cast.GRACE, DEVICE, 1, c.EraseCandidate(kit, "asked for"))
    assert isinstance(answer, Ack)
    gone = core.office.half.picture(cast.GRACE)[f"Candidate/{kit}"]
    assert isinstance(gone, Candidate)
    assert ("", True) == (gone.name, bool(gone.erased))
    assert kit in await core.office._envelopes.destroyed()


async def test_whoever_loses_the_seat_or_gets_it_follows_accordingly() -> None:
    """Somebody who leaves has no sequence any more; the others go on."""
    core = await office(c.SeatOfficer(cast.HANA, "Hana Novak", (Role.COORDINATOR, Role.AUDITOR)))
    assert {cast.GRACE, cast.HANA} == set(core.office.half.feeds)
    assert core.office.sees_others(cast.GRACE)
    await core.office.ask(OPERATOR, c.RemoveOfficer(cast.GRACE))
    assert {cast.HANA} == set(core.office.half.feeds)
    assert not core.office.sees_others(cast.GRACE)
    assert {Role.COORDINATOR, Role.AUDITOR} == core.office.roles(cast.HANA)


async def test_the_office_is_replayed_as_it_was_sent() -> None:
    """From the seat on, step by step, to the very cursor of now."""
    core = await office(c.OpenPosition(P1, "Staff Engineer"), c.MovePosition(P1, PositionState.FILLED))
    past = await core.office.replaying.past(cast.GRACE)
    shown = apply({}, [sight for frame in past.frames for sight in frame.sights])
    assert (core.office.half.picture(cast.GRACE), past.cur) == (shown, core.office.half.cursor(cast.GRACE))


async def test_the_office_is_entered_by_its_name() -> None:
    """Any other name is a debrief's."""
    core = await office()
    room = await seated(core)
    assert core.office is await core.rooms.enter(STREAM)
    assert room is await core.rooms.enter(cast.DEBRIEF)
    assert None is core.office.progress()


async def test_an_office_alone_has_nothing_that_follows() -> None:
    """Debriefs are another's matter."""
    settings = Settings(folder=Path("nowhere"))
    room = await OfficeRoom.open(MemoryJournal(), bytes(32), ManualClock(), settings, MemoryKeys())
    await room.ask(OPERATOR, GRACE)
    assert [cast.GRACE] == list(room.state.people)


def test_nothing_in_the_office_is_one_persons_own() -> None:
    """A command that nobody sees makes no step for its author either."""
    half = OfficeHalf(b"secret", 1, core_state())
    half.advance(core_state(), cast.GRACE, private=True)
    assert (0, ()) == (
        half.feeds[cast.GRACE].index,
        half._own_changes(core_state(), core_state(), cast.GRACE),
    )


def core_state() -> Office:
    """Return an office with one coordinator."""
    return evolve(
        Office(), OfficerSeated(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)), Stamp(OPERATOR, "t")
    )


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR])
async def test_what_a_role_sees_is_written_out_part_by_part(role: Role) -> None:
    """The kinds of parts, spelled out by hand; a coordinator's candidates have names."""
    core = await office(c.SeatOfficer(cast.HANA, "Hana Novak", (role,)), c.OpenPosition(P1, "Staff Engineer"))
    await core.office.record(CandidateAdded(CandidateId("c1"), P1, Particulars("Kit Adeyemi")))
    hold = c.PlaceHold(HoldId("h1"), HoldOn.CANDIDATE, "c1", "a claim", "Priya", "2032-01-01")
    await core.office.ask(OPERATOR, hold)
    await core.office.record(CaseOpened(CandidateId("c1"), "2026-11-20", "all of it"))
    kinds = {key.split("/")[0] for key in core.office.half.picture(cast.HANA)}
    every = {"Organisation", "Officer", "Position", "Candidate", "Hold", "AccessCase"}
    assert every | ({"Audience"} if role is Role.COORDINATOR else set()) == kinds
