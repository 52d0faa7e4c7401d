"""Rooms: opened once, let go when idle, created whole."""

import asyncio

import pytest

import cast
from hosted import QUICK, changed, core_of, device_of, seated
from panelry import commands as c
from panelry.ids import DebriefId
from panelry.policies import PolicySet
from panelry.refusals import Code, Refused
from panelry.sync.frames import Ack, Declined
from panelry_server.clock import ManualClock
from panelry_server.journal import Damaged, Record, UnknownStream
from panelry_server.journal.memory import MemoryJournal


class Counting(MemoryJournal):
    """A journal that counts whole reads of the debrief, and can be damaged."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.damaged = False

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Read, unless damaged."""
        self.reads += stream == cast.DEBRIEF
        await asyncio.sleep(0)
        if self.damaged:
            raise Damaged("a test")
        return await super().read(stream, after)


async def test_all_who_ask_at_once_share_one_opening() -> None:
    """The journal is read once, and everybody has the same room."""
    journal = Counting()
    await seated(await core_of(journal=journal))
    journal.reads = 0
    core = await core_of(journal=journal)
    rooms = await asyncio.gather(*(core.rooms.open(cast.DEBRIEF) for _ in range(5)))
    assert (1, 1) == (len({id(room) for room in rooms}), journal.reads)


async def test_a_failed_opening_is_tried_again() -> None:
    """The failure is told to all who waited, and not kept."""
    journal = Counting()
    await seated(await core_of(journal=journal))
    core = await core_of(journal=journal)
    journal.damaged = True
    failed = await asyncio.gather(*(core.rooms.open(cast.DEBRIEF) for _ in range(2)), return_exceptions=True)
    assert [Damaged, Damaged] == [type(each) for each in failed]
    journal.damaged = False
    assert cast.CANDIDATE == (await core.rooms.open(cast.DEBRIEF)).state.candidate


async def test_an_unknown_debrief_is_unknown() -> None:
    """Nothing is created by asking."""
    core = await core_of()
    with pytest.raises(UnknownStream):
        await core.rooms.open(DebriefId("nowhere"))
    await core.rooms.settle()
    assert ["office"] == [head.stream for head in await core.journal.heads()]


async def test_a_debrief_is_created_once_and_whole() -> None:
    """A second of the same id is refused; one with unfit words leaves nothing behind."""
    core = await core_of()
    with pytest.raises(Refused, match="text-missing"):
        await core.rooms.create(c.CreateDebrief(cast.DEBRIEF, "", "x", "y", cast.RUBRIC))
    assert await core.journal.head(cast.DEBRIEF) is None
    await core.rooms.create(cast.create())
    with pytest.raises(Refused, match="id-taken"):
        await core.rooms.create(cast.create())


async def test_a_room_decides_under_the_policies_that_the_office_holds_at_the_time() -> None:
    """Recorded in the debrief when it begins, and asked again at the command."""
    core = await core_of()
    await core.office.record(PolicySet("break-glass", "on"))
    room = await seated(core)
    assert room.state.break_glass
    for n, criterion in enumerate(cast.CRITERIA, 1):
        await room.do(cast.BEN, device_of(cast.BEN), n, c.Rate(criterion, 3))
    await room.do(cast.BEN, device_of(cast.BEN), 4, c.Submit())
    asked = c.BreakGlass(cast.BEN, cast.FAY, "nobody reaches Ben")
    await core.office.record(PolicySet("break-glass", "off"))
    answer = await room.do(cast.GRACE, device_of(cast.GRACE), 1, asked)
    assert Declined(1, Code.BREAK_GLASS_OFF.value) == answer
    await core.office.record(PolicySet("break-glass", "on"))
    assert isinstance(await room.do(cast.GRACE, device_of(cast.GRACE), 2, asked), Ack)
    again = await core_of(journal=core.journal)
    assert room.state == (await again.rooms.open(cast.DEBRIEF)).state


async def test_progress_is_sampled_every_ten_seconds_while_kept() -> None:
    """The count of Ben moves with the clock, not with his keystrokes."""
    clock = ManualClock()
    core = await core_of(changed(QUICK, sample=10.0), clock=clock)
    room = await seated(core)
    keeping = asyncio.ensure_future(core.rooms.keep())
    await room.do(cast.BEN, device_of(cast.BEN), 1, c.Rate(cast.DESIGN, 4))
    await clock.advance(9.9)
    assert (cast.BEN, 0) in (room.progress() or ())
    await clock.advance(0.2)
    assert (cast.BEN, 1) in (room.progress() or ())
    keeping.cancel()


async def test_a_room_that_nobody_uses_is_let_go_and_comes_back_the_same() -> None:
    """Only after the idle time, and only when nobody listens."""
    clock = ManualClock()
    core = await core_of(changed(QUICK, idle=300.0), clock=clock)
    room = await seated(core)
    await clock.advance(299)
    core.rooms.sweep()
    assert room is await core.rooms.open(cast.DEBRIEF)
    await clock.advance(301)
    core.rooms.sweep()
    again = await core.rooms.open(cast.DEBRIEF)
    assert room is not again
    assert room.state == again.state


async def test_settling_waits_for_what_is_under_way() -> None:
    """Openings and commands alike."""
    core = await core_of()
    room = await seated(core)
    asking = asyncio.ensure_future(room.do(cast.BEN, device_of(cast.BEN), 1, c.Rate(cast.DESIGN, 4)))
    await asyncio.sleep(0)
    await core.rooms.settle()
    assert 1 == room.highest(device_of(cast.BEN))
    await asking
