"""The bell: once for each thing that waits for this person, never before the reveal, never unasked."""

import pytest

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.panel import Mode
from tui.fake_room import PANEL, FakeRoom
from tui.seated import seated

DESIGN, QUALITY = CriterionId("system-design"), CriterionId("code-quality")


def rated(room: FakeRoom, levels: dict[str, int]) -> None:
    """Let everybody rate every criterion the same, but for one level each, and submit."""
    for person, level in levels.items():
        room.act(person, *(c.Rate(each.id, level) for each in room.state.rubric.criteria), c.Submit())


def opened() -> FakeRoom:
    """Return a room whose numbers are open: Ben is lowest, Chen highest."""
    room = FakeRoom(PANEL)
    rated(room, {"ana": 3, "ben": 1, "chen": 5, "dara": 3})
    room.act("ana", c.OpenEvidence(), c.Reveal())
    return room


async def test_a_proposal_rings_once_and_not_for_who_has_answered() -> None:
    """What others answer, and a second look at the same proposal, make no sound."""
    room = opened()
    async with seated(room, "dara", bell=True) as terminal:
        assert 0 == terminal.app.rung
        room.act("ana", c.Propose(DESIGN, 3))
        await terminal.drawn()
        assert 1 == terminal.app.rung
        room.act("ben", c.Answer(DESIGN, 3, stands=True))
        room.act("dara", c.Answer(DESIGN, 3, stands=True))
        await terminal.drawn()
        assert 1 == terminal.app.rung
        room.now = room.now.replace(minute=30)
        room.act("ana", c.Propose(DESIGN, 4))
        await terminal.drawn()
        assert 2 == terminal.app.rung


async def test_the_criterion_that_begins_with_me_rings() -> None:
    """One that begins with somebody else does not, nor does it when it comes back."""
    room = opened()
    async with seated(room, "ben", bell=True) as ben, seated(room, "dara", bell=True) as dara:
        rung = []
        for each in (DESIGN, QUALITY, DESIGN):
            room.act("ana", c.PutTopic(each))
            await ben.drawn()
            rung.append(ben.app.rung)
        await dara.drawn()
        assert ([1, 2, 2], 0) == (rung, dara.app.rung)


async def test_a_second_round_and_a_hand_that_is_called_ring() -> None:
    """Who lowers the own hand is not called."""
    room = opened()
    async with seated(room, "dara", bell=True) as terminal:
        room.act("ana", c.OpenSecondRound(DESIGN))
        await terminal.drawn()
        assert 1 == terminal.app.rung
        room.act("dara", c.RaiseHand())
        room.act("dara", c.LowerHand(PersonId("dara")))
        await terminal.drawn()
        assert 1 == terminal.app.rung
        room.act("dara", c.RaiseHand())
        room.act("ana", c.LowerHand(PersonId("dara")))
        await terminal.drawn()
        assert 2 == terminal.app.rung


@pytest.mark.parametrize("mode", [Mode.EVIDENCE_FIRST, Mode.NUMBERS_FIRST])
async def test_nothing_rings_before_the_reveal(mode: Mode) -> None:
    """Whatever others submit, share or put on every screen, no sound depends on a sealed rating."""
    room = FakeRoom(PANEL, mode=mode)
    async with seated(room, "ben", bell=True) as terminal:
        rated(room, {"ana": 3, "ben": 1, "chen": 5, "dara": 3})
        if mode is Mode.EVIDENCE_FIRST:
            room.act("ana", c.OpenEvidence(), c.PutTopic(DESIGN))
        await terminal.drawn()
        assert 0 == terminal.app.rung


async def test_the_bell_is_silent_unless_it_is_set() -> None:
    """Off is the default."""
    room = opened()
    async with seated(room, "dara") as terminal:
        room.act("ana", c.Propose(DESIGN, 3))
        await terminal.drawn()
        assert 0 == terminal.app.rung
