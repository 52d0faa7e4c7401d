"""Matching the bench over the wire: for coordinators alone, of debriefs that are over, by a yes of today."""

from datetime import datetime, timedelta

import cast
from panelry.hiring import AnsweredBy
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.office import STREAM
from panelry.office import commands as o
from panelry.panel import OPERATOR, Outcome, Role
from panelry.parts.insight import BenchTold, Subject
from panelry.sync.frames import Learn, Taught, Untaught, encode
from panelry_server.serve import Server
from server.test_insight_answers import asked, company, debrief, give_seat, learnt

FIRST = cast.RUBRIC.criteria[0].title
AUDITOR = cast.ELI


async def keep_in_touch(server: Server, place: int) -> CandidateId:
    """Put a candidate on the bench for a month."""
    candidate = CandidateId(f"c{place}")
    until = datetime.fromisoformat(server.clock.now()) + timedelta(days=30)
    await server.office.ask(OPERATOR, o.RecordTold(candidate, Outcome.KEEP_IN_TOUCH, "by phone"))
    await server.office.ask(
        OPERATOR, o.RecordBench(candidate, True, AnsweredBy.CALL, until.date().isoformat())
    )
    return candidate


async def told(server: Server) -> tuple[object, ...]:
    """Return what a coordinator is told of the position."""
    (frame,) = await learnt(server, STREAM, cast.IVO, Subject.BENCH)
    assert isinstance(frame, Taught)
    return frame.body


async def test_a_coordinator_is_told_who_said_yes_and_what_the_panel_agreed() -> None:
    """No level and nobody of the panel crosses the wire; who ended it is gone from the next answer."""
    async with company(0) as server:
        await debrief(server.core, 0, (4, 5), agreed=4)
        await debrief(server.core, 1, (4, 5), agreed=3)
        await debrief(server.core, 2, (4, 5), agreed=5)
        for place in range(2):
            await keep_in_touch(server, place)
        (frame,) = await learnt(server, STREAM, cast.IVO, Subject.BENCH)
        assert isinstance(frame, Taught)
        assert (BenchTold(CandidateId("c0"), "Kit a", ((FIRST, 3),)),) == frame.body
        assert not any(name in encode(frame).casefold() for name in ("ana", "ben okafor", "level"))
        await server.office.ask(OPERATOR, o.RecordBench(CandidateId("c0"), False, AnsweredBy.CALL))
        assert () == await told(server)


async def test_nobody_but_a_coordinator_of_the_office_is_told() -> None:
    """Not an auditor, not a panelist, and not a coordinator through a seat in a debrief."""
    async with company(1) as server:
        await server.office.ask(OPERATOR, o.SeatOfficer(AUDITOR, "Eli Strom", (Role.AUDITOR,)))
        await give_seat(server.core, STREAM, AUDITOR)
        room = await server.rooms.open(DebriefId("d0"))
        await room.operate(cast.seat(cast.GRACE))
        await give_seat(server.core, "d0", cast.GRACE)
        for stream, person in ((STREAM, AUDITOR), ("d0", cast.BEN), ("d0", cast.GRACE)):
            assert [Untaught("not-allowed")] == await learnt(server, stream, person, Subject.BENCH)


async def test_a_position_that_is_not_there_is_said_to_be_none() -> None:
    """Whoever may ask is told why there is no answer."""
    async with company(0) as server:
        nowhere = Learn(Subject.BENCH, (), PositionId("nowhere"))
        heard, code = await asked(server, STREAM, cast.IVO, nowhere)
    assert ([Untaught("no-such-thing")], 1000) == (heard, code)


async def test_no_byte_depends_on_a_debrief_that_is_still_blind() -> None:
    """Two histories that differ only in sealed ratings of somebody on the bench: the same bytes."""

    async def told_of(levels: tuple[int, int]) -> list[str]:
        async with company(0, blind=levels) as server:
            await debrief(server.core, 1, (4, 4), agreed=4)
            for place in range(2):
                await keep_in_touch(server, place)
            return [encode(each) for each in await learnt(server, STREAM, cast.IVO, Subject.BENCH)]

    low, high = await told_of((1, 2)), await told_of((5, 5))
    assert low == high
    assert "Kit b" in low[0]
    assert "Kit a" not in low[0]
