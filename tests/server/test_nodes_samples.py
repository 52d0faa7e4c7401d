"""Samples of progress on several nodes: all show the same, so asking two tells no more than asking one."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

import cast
from hosted import QUICK, changed, core_of, device_of, seated
from panelry import commands as c
from panelry_server.clock import ManualClock
from panelry_server.core import Core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.progress import LATER
from panelry_server.room import Room
from several import Silent

EVERY = 10.0
SETTINGS = changed(QUICK, sample=EVERY)


async def two() -> tuple[ManualClock, Core, Core]:
    """Return a clock at the beginning of a window, and two nodes on one record with the cast seated."""
    clock = ManualClock()
    journal = MemoryJournal()
    journal.news = Silent()
    one, other = [await core_of(SETTINGS, clock=clock, journal=journal) for _ in range(2)]
    await seated(one)
    await clock.advance(EVERY - 9 % EVERY + LATER)  # the clock of the tests begins at nine seconds
    return clock, one, other


async def rate(room: Room, n: int) -> None:
    """Have Ben rate his n-th criterion."""
    await room.do(cast.BEN, device_of(cast.BEN), n, c.Rate(cast.CRITERIA[n - 1], 4))


def shown(room: Room) -> int:
    """Return how many criteria Ben is shown to have done."""
    return dict(room.progress() or ())[cast.BEN]


async def test_a_node_that_opens_a_debrief_shows_the_sample_of_the_others_and_never_the_live_count() -> None:
    """Whoever comes to another node learns nothing that the first did not tell."""
    clock, one, other = await two()
    room = await one.rooms.open(cast.DEBRIEF)
    await rate(room, 1)
    assert 0 == shown(await other.rooms.open(cast.DEBRIEF))
    await clock.advance(EVERY)
    one.rooms.sample()
    third = await core_of(SETTINGS, clock=clock, journal=one.journal)
    assert [1, 1] == [shown(room), shown(await third.rooms.open(cast.DEBRIEF))]


async def test_what_happens_between_a_window_and_its_sample_is_in_no_sample_of_that_window() -> None:
    """The sample is taken later than what it shows, so that all nodes have heard of it."""
    clock, one, other = await two()
    here, there = [await each.rooms.open(cast.DEBRIEF) for each in (one, other)]
    await rate(here, 1)
    await clock.advance(EVERY - LATER + 1)  # one second into the next window
    await rate(here, 2)
    await there.look()
    await clock.advance(LATER - 1)
    for each in (here, there):
        each.sample()
    assert [1, 1] == [shown(each) for each in (here, there)]
    await clock.advance(EVERY)
    for each in (here, there):
        each.sample()
    assert [2, 2] == [shown(each) for each in (here, there)]


@given(st.lists(st.tuples(st.sampled_from(["rate", "other opens", "pass"]), st.floats(0, 14)), max_size=12))
def test_at_every_sample_all_nodes_show_the_same(acts: list[tuple[str, float]]) -> None:
    """Whatever was rated when, and whenever a node opened the debrief."""
    asyncio.run(_same(acts))


async def _same(acts: list[tuple[str, float]]) -> None:
    clock, one, other = await two()
    rooms, done = [await one.rooms.open(cast.DEBRIEF)], 0
    keeping = [asyncio.ensure_future(each.rooms.keep()) for each in (one, other)]
    for act, seconds in acts:
        if act == "rate" and done < len(cast.CRITERIA):
            done += 1
            await rate(rooms[0], done)
        if act == "other opens" and len(rooms) == 1:
            rooms.append(await other.rooms.open(cast.DEBRIEF))
        for room in rooms:
            await room.look()
        assert 1 == len({shown(room) for room in rooms}), acts
        await clock.advance(seconds)
        assert 1 == len({shown(room) for room in rooms}), acts
    for each in keeping:
        each.cancel()


async def test_nodes_take_their_samples_at_the_same_instant() -> None:
    """However their clocks stood when they were started: by the wall clock, a moment after each window."""
    clock, one, other = await two()
    here, there = [await each.rooms.open(cast.DEBRIEF) for each in (one, other)]
    first = asyncio.ensure_future(one.rooms.keep())
    await clock.advance(3)
    second = asyncio.ensure_future(other.rooms.keep())
    await rate(here, 1)
    await there.look()
    await clock.advance(EVERY - 3 - 0.1)
    assert [0, 0] == [shown(each) for each in (here, there)]
    await clock.advance(0.2)
    assert [1, 1] == [shown(each) for each in (here, there)]
    first.cancel()
    second.cancel()
