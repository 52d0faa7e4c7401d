"""The clocks: the machine's, and the one turned by hand."""

import asyncio
import re
from datetime import UTC, datetime, timedelta, timezone

from panelry_server.clock import ManualClock, SystemClock, stamp


def test_a_stamp_is_utc_with_milliseconds() -> None:
    """Another zone is converted, finer parts are cut."""
    east = timezone(timedelta(hours=2))
    assert "2031-05-06T05:08:09.123Z" == stamp(datetime(2031, 5, 6, 7, 8, 9, 123999, tzinfo=east))


async def test_the_machines_clock_goes_forward() -> None:
    """Its time has the shape of a stamp, its seconds never run backwards."""
    clock = SystemClock()
    before = clock.monotonic()
    await clock.sleep(0.001)
    assert before < clock.monotonic()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", clock.now())


async def test_sleepers_wake_in_order_at_their_instant() -> None:
    """Turning the clock by hand lets each act at its own time; one that gave up is passed over."""
    clock = ManualClock(datetime(2031, 5, 6, tzinfo=UTC))
    woken: list[tuple[str, str]] = []

    async def sleeper(name: str, seconds: float) -> None:
        await clock.sleep(seconds)
        woken.append((name, clock.now()[17:23]))

    tasks = [asyncio.ensure_future(sleeper(*each)) for each in (("b", 2), ("a", 1), ("now", 0), ("late", 9))]
    gone = asyncio.ensure_future(sleeper("gone", 1.5))
    await asyncio.sleep(0)
    gone.cancel()
    await clock.advance(3)
    assert [("now", "00.000"), ("a", "01.000"), ("b", "02.000")] == woken
    assert ("2031-05-06T00:00:03.000Z", 3) == (clock.now(), clock.monotonic())
    tasks[-1].cancel()
