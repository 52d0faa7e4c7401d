"""Answers: what the server said to each entry, given to whoever waits for it and written down here."""

import asyncio

from panelry.refusals import Code
from panelry.sync.client import Settled
from panelry_tui.outbox import Outbox, OutboxError


class Answers:
    """The answers of one seat's entries."""

    def __init__(self) -> None:
        self._awaited: dict[int, asyncio.Future[Code | None]] = {}
        self.unwritten: dict[int, str] = {}
        """Answers that are not written down yet, by number of the entry."""
        self.stuck = False
        """Whether this machine could not write them down when it last tried."""

    def await_one(self, n: int, answer: asyncio.Future[Code | None]) -> None:
        """Give the answer to an entry to somebody who waits for it."""
        self._awaited[n] = answer

    def take(self, settled: Settled) -> None:
        """Take an answer in; it is not written down yet."""
        self.unwritten[settled.entry.n] = "accepted" if settled.code is None else settled.code.value
        future = self._awaited.pop(settled.entry.n, None)
        if future is not None and not future.done():
            future.set_result(settled.code)

    async def write(self, outbox: Outbox) -> None:
        """Write down what the server answered; what fails (`OutboxError`) stays in memory to be tried again.

        The newest goes first: a save that was made upon one that was declined must never be found
        waiting alone, for it would then be sent as if nothing had been declined.
        """
        try:
            for n in sorted(self.unwritten, reverse=True):
                await outbox.settle(n, self.unwritten[n])
                self.unwritten.pop(n, None)
        except OutboxError:
            self.stuck = True
            raise
        self.stuck = False
