"""The clock: the time for stamps, and a steady one for waiting, real or turned by hand."""

import asyncio
import heapq
import itertools
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Where the server takes its time from."""

    def now(self) -> str:
        """Return the time in UTC as ISO 8601 with milliseconds and Z."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait; without any wait for 0 or less, yet others get their turn."""
        ...


def stamp(moment: datetime) -> str:
    """Return a moment in UTC as ISO 8601 with milliseconds and Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class SystemClock:
    """The machine's clock."""

    def now(self) -> str:
        """Return the time in UTC as ISO 8601 with milliseconds and Z."""
        return stamp(datetime.now(UTC))

    def monotonic(self) -> float:
        """Return the event loop's kind of seconds."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait on the event loop."""
        await asyncio.sleep(seconds)


class ManualClock:
    """A clock that stands still until `advance` turns it; for tests and rehearsals."""

    def __init__(self, start: datetime = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)) -> None:
        self._start = start
        self._passed = 0.0
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> str:
        """Return the start plus what has passed."""
        return stamp(self._start + timedelta(seconds=self._passed))

    def monotonic(self) -> float:
        """Return the seconds that have passed."""
        return self._passed

    async def sleep(self, seconds: float) -> None:
        """Wait until `advance` has come that far."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._passed + seconds, next(self._order), future))
        await future

    async def advance(self, seconds: float, turns: int = 10) -> None:
        """Let time pass, waking each sleeper at its instant with `turns` turns of the loop to act in."""
        until = self._passed + seconds
        await _turns(turns)
        while self._sleepers and self._sleepers[0][0] <= until:
            self._passed = self._sleepers[0][0]
            await self._wake_first(turns)
        self._passed = until
        await _turns(turns)

    async def leap(self, seconds: float, turns: int = 10) -> None:
        """Let time pass at once, as over a machine that was asleep: who is due wakes once, late."""
        self._passed += seconds
        await _turns(turns)
        while self._sleepers and self._sleepers[0][0] <= self._passed:
            await self._wake_first(turns)

    async def _wake_first(self, turns: int) -> None:
        _, _, future = heapq.heappop(self._sleepers)
        if not future.done():
            future.set_result(None)
        await _turns(turns)


async def _turns(turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)
