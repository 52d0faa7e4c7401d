"""Numbering: each hello gets a number of the database's, so all nodes agree whose is the latest."""

import asyncio

from panelry_server.journal import JournalError
from panelry_server.journal.postgres.pulse import Pulse


class Numbering:
    """Draws numbers that grow over all nodes; those who wait meanwhile share the next question."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._waiting: list[asyncio.Future[int]] = []
        self._drawing: asyncio.Task[None] | None = None

    async def next(self) -> int:
        """Return a number above all that were drawn before this was asked. `JournalError`."""
        number: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append(number)
        if self._drawing is None:
            self._drawing = asyncio.ensure_future(self._draw())
        return await number

    async def _draw(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting, []
            try:
                drawn = sorted(await self._pulse.draw(len(asked)), reverse=True)
            except JournalError as problem:
                for each in _awaited(asked):
                    each.set_exception(problem)
            else:
                for each in _awaited(asked):
                    each.set_result(drawn.pop())
        self._drawing = None


def _awaited(asked: list[asyncio.Future[int]]) -> list[asyncio.Future[int]]:
    return [each for each in asked if not each.done()]
