"""A seat of the demo: a real store with a real link, and somebody who acts on it from a script."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

from panelry.commands import Command
from panelry.refusals import SENTENCES
from panelry_tui.demo.server import DemoError, Invited
from panelry_tui.joining import claim_at_server, read_invitation
from panelry_tui.link import Seat
from panelry_tui.news import News
from panelry_tui.reading import Reading
from panelry_tui.store import Store

Acts = Callable[[Reading], Iterator[Command]]
"""What somebody would do now, told from the picture."""
Pause = Callable[[Command], Awaitable[None]]
"""What somebody does before an act: think."""


async def take_seat(address: str, invited: Invited, folder: Path) -> Store:
    """Exchange an invitation for a seat and open its store in a folder of its own."""
    token = secrets.token_urlsafe(32)
    invitation = read_invitation(invited.link, address)
    seated = await claim_at_server(invitation, token)
    ids = (seated.debrief, seated.device, seated.person, seated.name)
    seat = Seat(invitation.server, *ids, token, plain=invitation.plain, pin=invitation.pin)
    return await Store.open(seat, folder)


@contextlib.asynccontextmanager
async def connected(store: Store) -> AsyncIterator[None]:
    """Keep a store connected, and close it at the end."""
    running = asyncio.create_task(store.run())
    try:
        yield
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await store.close()


class Player:
    """Acts on one seat for as long as `play` runs, whenever the picture changes."""

    def __init__(self, store: Store, acts: Acts, pause: Pause, *, strict: bool) -> None:
        self.store = store
        self._acts = acts
        self._pause = pause
        self._strict = strict
        self._refused: list[Command] = []
        self._changed = asyncio.Event()
        store.listeners.append(self._told)

    def _told(self, news: News) -> None:
        del news
        self._changed.set()

    async def play(self, until: Callable[[Reading], bool]) -> None:
        """Act until the picture says that it is over; `DemoError` for a refusal where none is expected."""
        while not until(self.reading()):
            command = self._next()
            if command is None:
                self._changed.clear()
                await self._changed.wait()
                continue
            await self._pause(command)
            if command in list(self._acts(self.reading())):
                await self._do(command)

    def reading(self) -> Reading:
        """Return the picture as it is now."""
        return Reading(self.store.view(), self.store.half.person)

    def _next(self) -> Command | None:
        if not self.store.live:
            return None
        return next((each for each in self._acts(self.reading()) if each not in self._refused), None)

    async def _do(self, command: Command) -> None:
        code = await self.store.ask(command)
        if code is None:
            return
        if self._strict:
            who, what = self.store.seat.name, type(command).__name__
            raise DemoError(f"{what} of {who} was declined ({code.value}): {SENTENCES[code]}")
        self._refused.append(command)
