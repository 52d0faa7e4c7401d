"""Learning: what insight tells a seat, asked over a link of its own."""

import asyncio
from collections.abc import Iterable, Sequence

from panelry.ids import PositionId
from panelry.parts.insight import Subject, Told
from panelry.refusals import Code
from panelry.sync.frames import Frame, FromServer, Learn, Taught, Untaught
from panelry_tui.link import NO_CONNECTION, Link, Seat, Standing

NOWHERE = PositionId("")
_WHY = {
    "no-such-thing": "The server knows no rubric of this position, so there is nothing to match with.",
    "too-many-tries": "Insight was asked for too often. Wait a minute, then ask again.",
    "unavailable": "The server's journal has trouble just now. Try again later.",
}


class NotAllowed(Exception):  # noqa: N818 - named after what the server says
    """The right for this is missing."""


class NotTold(Exception):  # noqa: N818 - named after what happened
    """Insight told nothing; the words say why and what to do."""


async def learn(
    seat: Seat, what: Subject, tokens: Sequence[str] = (), position: PositionId = NOWHERE
) -> tuple[Told, ...]:
    """Return what a seat is told.

    `tokens` are those of the same person's other seats, `position` is what the bench is matched with.
    Raises `NotAllowed` or `NotTold` where the server tells nothing, ConnectionError if it cannot be reached.
    """
    listener = _Listener(seat, Learn(what, tuple(tokens), position))
    running = asyncio.create_task(Link(seat, listener).run())
    try:
        return await listener.told
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


class _Listener:
    """What the link tells; the server ends the connection after the last part."""

    def __init__(self, seat: Seat, asked: Learn) -> None:
        self.told: asyncio.Future[tuple[Told, ...]] = asyncio.get_running_loop().create_future()
        self._seat = seat
        self._asked = asked
        self._parts: list[Taught] = []
        self._why = ""

    def hello(self) -> Learn:
        """Return the only word of the connection."""
        self._parts, self._why = [], ""
        return self._asked

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Keep what is told; nothing is ever sent."""
        match frame:
            case Taught():
                self._parts.append(frame)
            case Untaught(why=why):
                self._why = why
            case _:
                pass
        return ()

    def standing(self, standing: Standing, why: str) -> None:
        """Learn that the connection is over: then all has come, or the reason is known."""
        if standing in {Standing.CONNECTING, Standing.OPEN} or self.told.done():
            return
        parts = self._parts
        if self._why == Code.NOT_ALLOWED.value:
            self.told.set_exception(NotAllowed())
        elif self._why:
            self.told.set_exception(NotTold(_WHY.get(self._why, "The server tells no insight to this seat.")))
        elif parts and [each.part for each in parts] == list(range(1, parts[-1].of + 1)):
            self.told.set_result(tuple(piece for each in parts for piece in each.body))
        elif standing is Standing.OFFLINE and why == NO_CONNECTION:
            self.told.set_exception(ConnectionError(f"{self._seat.server} cannot be reached"))
        else:
            self.told.set_exception(
                NotTold(f"The server told no insight: {why or 'it stopped in the middle'}.")
            )
