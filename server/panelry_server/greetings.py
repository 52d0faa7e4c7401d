"""Greetings: each device has one connection, the last that said hello, at whichever node that was."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from panelry.ids import DeviceId
from panelry_server.clock import Clock
from panelry_server.journal import JournalError

_LATE = 4.0
"""Seconds from its opening after which a hello may be of a terminal that is elsewhere by now (chosen)."""


class Greeting(Protocol):
    """A connection that says hello."""

    opened: float
    """When, in seconds of the clock."""
    number: int
    """Its place among the hellos of all nodes, from 1; 0 where one server has the record."""

    @property
    def device(self) -> DeviceId:
        """Whose it is."""
        ...

    def supersede(self) -> None:
        """End it: its device has a newer one."""
        ...


class Greetings:
    """The connections that said hello at this server, by device."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.latest: dict[DeviceId, Greeting] = {}
        """Each device's one connection."""
        self.draw: Callable[[], Awaitable[int]] | None = None
        """Draws a place among the hellos of all nodes; None where one server has the record."""
        self.met: Callable[[], None] = _nothing_more
        """What has to follow where a device said hello."""

    async def greet(self, link: Greeting) -> bool:
        """Let a device's connection take the place of the former one, once it says hello.

        Not at the handshake: an opening that its terminal has given up may arrive after a newer one. False
        where it cannot be told whether it is the latest: whoever is still there comes again.
        """
        if self.draw is not None and not await self._numbered(link, self.draw):
            return False
        former = self.latest.get(link.device)
        self.latest[link.device] = link
        if former is not link:
            self.met()
            if former is not None:
                former.supersede()
        return True

    def leave(self, link: Greeting) -> None:
        """Forget a connection that is over."""
        if self.latest.get(link.device) is link:
            del self.latest[link.device]

    async def share(self, draw: Callable[[], Awaitable[int]], met: Callable[[], None]) -> None:
        """Number all hellos from now on, those that were heard first. `JournalError`."""
        self.draw, self.met = draw, met
        for each in tuple(self.latest.values()):
            each.number = await draw()

    async def _numbered(self, link: Greeting, draw: Callable[[], Awaitable[int]]) -> bool:
        """Give a connection its number; False where this server stood still, or cannot ask."""
        if link.number:
            return True
        try:
            async with asyncio.timeout(_LATE):
                link.number = await draw()
        except (TimeoutError, JournalError):
            return False
        return self._clock.monotonic() - link.opened <= _LATE


def _nothing_more() -> None:
    """Nothing follows where one server has the record."""
