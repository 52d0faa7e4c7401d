"""The chair over the wire: the room says for how long who has it has been gone; no terminal can."""

import cast
from hosted import core_of, device_of, seated
from panelry import commands as c
from panelry.debrief import in_the_chair
from panelry.decide.discussion import GONE
from panelry.ids import PersonId
from panelry.refusals import Code
from panelry.sync.frames import Ack, Declined
from panelry_server.clock import ManualClock
from panelry_server.room import Room

FAYS = device_of(cast.FAY)


class Ear:
    """A listener that hears nothing."""

    def __init__(self, person: PersonId) -> None:
        self.person = person

    def stepped(self) -> None:
        """Let a step pass."""

    def rights_changed(self) -> None:
        """Let new rights pass."""

    def recheck(self) -> None:
        """Let it pass that somebody was shut out."""

    def announce(self) -> None:
        """Let it pass that somebody came or went."""


async def hosted() -> tuple[Room, ManualClock]:
    """Return a room in which scoring is open: Ana has the chair, Fay facilitates, too."""
    clock = ManualClock()
    return await seated(await core_of(clock=clock)), clock


async def claimed(room: Room, n: int) -> str:
    """Let Fay claim the chair; return why she may not, nothing if she may."""
    answer = await room.do(cast.FAY, FAYS, n, c.ClaimChair())
    return answer.code if isinstance(answer, Declined) else "" if isinstance(answer, Ack) else "held"


async def test_the_chair_is_claimed_a_minute_after_its_holder_left_and_no_sooner() -> None:
    """The record keeps for how long the server had seen nothing of her."""
    room, clock = await hosted()
    ana = Ear(cast.ANA)
    room.join(ana, device_of(cast.ANA))
    await clock.advance(3600)
    room.presence.ponged(ana)
    assert Code.CHAIR_IS_HERE.value == await claimed(room, 1)
    room.leave(ana)
    await clock.advance(GONE - 1)
    assert Code.CHAIR_IS_HERE.value == await claimed(room, 2)
    await clock.advance(1)
    assert "" == await claimed(room, 3)
    assert cast.FAY == in_the_chair(room.state)
    assert ("ChairClaimed", cast.FAY, cast.ANA) == (
        room.state.acts.last[-1].kind,
        room.state.acts.last[-1].actor,
        room.state.acts.last[-1].person,
    )


async def test_a_terminal_that_froze_keeps_no_chair() -> None:
    """Its wire may stand for as long as it likes: the last answer to a ping counts."""
    room, clock = await hosted()
    room.join(Ear(cast.ANA), device_of(cast.ANA))
    await clock.advance(GONE)
    assert "" == await claimed(room, 1)


async def test_somebody_who_comes_back_in_time_keeps_the_chair() -> None:
    """Her absence ends with her next terminal; one of another person changes nothing about it."""
    room, clock = await hosted()
    room.join(Ear(cast.BEN), device_of(cast.BEN))
    await clock.advance(GONE - 1)
    room.join(Ear(cast.ANA), device_of(cast.ANA))
    await clock.advance(GONE // 4)
    assert Code.CHAIR_IS_HERE.value == await claimed(room, 1)


async def test_a_room_that_was_just_opened_has_seen_nobody_leave() -> None:
    """A server that starts again hands no chair to the first who asks."""
    room, clock = await hosted()
    assert Code.CHAIR_IS_HERE.value == await claimed(room, 1)
    await clock.advance(GONE)
    assert "" == await claimed(room, 2)
