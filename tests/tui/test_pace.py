"""Pace: a long outbox leaves as fast as a server takes it, in order, over one connection."""

import asyncio
from pathlib import Path

import cast
from hosted import changed, device_of, server_of, token_of
from panelry import commands as c
from panelry.ids import ObservationId
from panelry.points import Kind
from panelry.sync.frames import Do
from panelry_tui.link import Link, Seat
from panelry_tui.pace import BURST, RATE, Pace
from panelry_tui.store import Store

MANY = 75
PATIENCE = 30.0


def numbered(*numbers: int) -> list[Do]:
    """Return commands with these numbers."""
    return [Do(n, c.RaiseHand()) for n in numbers]


class Clock:
    """Seconds, turned by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def leaving(pace: Pace) -> list[int]:
    """Return the numbers that leave now."""
    found = []
    while (each := pace.next()) is not None:
        found.append(each.n)
    return found


def test_a_burst_leaves_at_once_and_the_rest_at_the_rate() -> None:
    """Time that passes while nothing waits gives no more than a burst."""
    clock = Clock()
    pace = Pace(clock, rate=10.0, burst=3)
    clock.now += 100
    pace.put(numbered(1, 2, 3, 4, 5, 6))
    assert ([1, 2, 3], 0.1) == (leaving(pace), pace.wait())
    clock.now += 0.25
    assert [4, 5] == leaving(pace)
    clock.now += 1
    assert ([6], None) == (leaving(pace), pace.wait())


def test_the_lowest_number_leaves_first_and_each_once() -> None:
    """A command that is given again, as after it was held, keeps its place."""
    pace = Pace(Clock(), burst=10)
    pace.put(numbered(7, 8))
    pace.put(numbered(6, 7, 8))
    assert [6, 7, 8] == leaving(pace)


def test_what_has_not_left_is_forgotten_with_the_connection() -> None:
    """The outbox gives it again."""
    pace = Pace(Clock(), burst=1)
    pace.put(numbered(1, 2))
    assert [1] == leaving(pace)
    pace.clear()
    assert pace.wait() is None


def test_the_pace_of_terminals_is_below_what_servers_take() -> None:
    """By a margin that a clock which runs fast may use up."""
    taken = changed()
    limits = type(taken)(folder=Path("nowhere"))
    assert (True, True) == (limits.command_rate > RATE, limits.command_burst > BURST)


def observed(number: int) -> c.Observe:
    """Return one of many observations; each is a thing of its own, so all may leave together."""
    return c.Observe(ObservationId(f"o{number}"), cast.CODE, Kind.SAW, f"seen {number}")


async def done(store: Store) -> None:
    """Wait until nothing waits and the picture is there, however slow the machine is."""
    news = asyncio.Event()
    store.listeners.append(lambda _: news.set())
    async with asyncio.timeout(PATIENCE):
        while store.waiting or not store.live:
            await news.wait()
            news.clear()


async def test_a_long_outbox_reaches_the_server_over_one_connection(tmp_path: Path) -> None:
    """After a day offline nothing is cut for too many commands."""
    async with server_of(
        changed(command_rate=10.0, command_burst=60, ping=20.0, beacon=5.0, presence=5.0)
    ) as server:
        place, whys = f"127.0.0.1:{server.port}", set[str]()
        seat = Seat(place, cast.DEBRIEF, device_of(cast.BEN), cast.BEN, "Ben Okafor", token_of(cast.BEN))
        store = await Store.open(seat, tmp_path)
        pace = Pace(asyncio.get_running_loop().time, rate=8.0, burst=50)
        store._link = Link(seat, store, pace=pace)
        store.listeners.append(lambda _: whys.add(store.why))
        await store.queue_all([(observed(number), None) for number in range(MANY)])
        running = asyncio.ensure_future(store.run())
        try:
            await done(store)
        finally:
            running.cancel()
            await asyncio.wait([running])
            await store.close()
        assert {""} == whys
        room = await server.core.rooms.open(cast.DEBRIEF)
        assert MANY == room.highest(device_of(cast.BEN))
