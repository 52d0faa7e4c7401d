"""Duty: what one server at a time does for all, such as sending mail; when it dies, another takes over.

Being on duty is a lease and no fence: whatever is done on duty has to be safe where two do it for a moment,
by being on record before it is done.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from panelry_server.clock import Clock

LOOKING = 0.5
"""Seconds between two looks whether this server is on duty (chosen)."""

Work = Callable[[], Coroutine[Any, Any, None]]


class Duty:
    """Whether this server is on duty: always where it is the only one, else until an instant."""

    def __init__(self, clock: Clock, *, always: bool) -> None:
        self._clock = clock
        self._until = float("inf") if always else float("-inf")

    @property
    def on(self) -> bool:
        """Whether it is."""
        return self._clock.monotonic() < self._until

    def hold(self, until: float) -> None:
        """Be on duty until then, in seconds of the clock."""
        self._until = until

    async def during(self, work: Work) -> None:
        """Do the work whenever this server is on duty, from its beginning each time, until cancelled."""
        if self._until == float("inf"):
            await work()
            return
        while True:
            await self._becomes(on=True)
            task = asyncio.ensure_future(work())
            over = asyncio.ensure_future(self._becomes(on=False))
            try:
                await asyncio.wait((task, over), return_when=asyncio.FIRST_COMPLETED)
                if task.done():
                    task.result()
                    await over
            finally:
                for each in (task, over):
                    each.cancel()
                await asyncio.gather(task, over, return_exceptions=True)

    async def _becomes(self, *, on: bool) -> None:
        while self.on is not on:
            await self._clock.sleep(LOOKING)
