"""The past: a viewer's own sequence from its start, fetched from the server over a link of its own."""

import asyncio
from collections.abc import Iterable

import msgspec

from panelry.ids import PersonId
from panelry.parts import Line, Picture, Sight, apply
from panelry.sync.frames import Frame, FromServer, Replay, Reset, StepFrame, Welcome
from panelry_tui.link import NO_CONNECTION, Link, Seat, Standing

REVEAL, REVISION, AGREEMENT = "Revealed", "Revised", "Agreed"
UNSEALING = "GlassBroken"
"""Kinds of lines of the public record that a replay can jump to."""
_EVERY = 32
"""A whole picture is kept for each so many steps, so that going back is quick."""


class PastError(Exception):
    """The past cannot be had; the words say why and what to do."""


class Instant(msgspec.Struct, frozen=True):
    """One step of the sequence: when it was, and what changed."""

    at: str
    sights: tuple[Sight, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """What happened in public, by the kinds of the lines that are new."""
        return frozenset(each.kind for each in self.sights if isinstance(each, Line))


class Past:
    """A whole sequence, of at least one step."""

    def __init__(self, person: PersonId, instants: Iterable[Instant]) -> None:
        self.person = person
        self.instants = tuple(instants)
        self._kept: list[Picture] = []
        picture: Picture = {}
        for place, instant in enumerate(self.instants):
            picture = apply(picture, instant.sights)
            if place % _EVERY == 0:
                self._kept.append(picture)

    def __len__(self) -> int:
        """Return the number of steps."""
        return len(self.instants)

    def picture(self, place: int) -> Picture:
        """Return what the viewer saw after a step."""
        picture = self._kept[place // _EVERY]
        for instant in self.instants[place // _EVERY * _EVERY + 1 : place + 1]:
            picture = apply(picture, instant.sights)
        return picture

    def next_of(self, kinds: Iterable[str], place: int, *, back: bool = False) -> int | None:
        """Return the nearest step after a place, or before it, at which one of these happened."""
        wanted = frozenset(kinds)
        ahead = range(place - 1, -1, -1) if back else range(place + 1, len(self.instants))
        # The first step is the whole picture of then: what its lines tell had happened before.
        return next((each for each in ahead if each and wanted & self.instants[each].kinds), None)


async def fetch_past(seat: Seat) -> Past:
    """Fetch a seat's past; `PastError` if the server says no, ConnectionError if it cannot be reached."""
    listener = _Listener(seat)
    running = asyncio.create_task(Link(seat, listener).run())
    try:
        return await listener.past
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


class _Listener:
    """What the link tells; the server ends the connection after the last step."""

    def __init__(self, seat: Seat) -> None:
        self.past: asyncio.Future[Past] = asyncio.get_running_loop().create_future()
        self._seat = seat
        self._welcome: Welcome | None = None
        self._steps: list[StepFrame] = []

    def hello(self) -> Replay:
        """Return the only word of the connection."""
        self._welcome, self._steps = None, []
        return Replay()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Keep welcome and steps; nothing is ever sent."""
        match frame:
            case Welcome():
                self._welcome = frame
            case StepFrame():
                self._steps.append(frame)
            case Reset():
                self._steps.clear()
            case _:
                pass
        return ()

    def standing(self, standing: Standing, why: str) -> None:
        """Learn that the connection is over: then all has come, or the reason is known."""
        if standing in {Standing.CONNECTING, Standing.OPEN} or self.past.done():
            return
        welcome = self._welcome
        if welcome is not None and self._steps and self._steps[-1].cur == welcome.cur:
            self.past.set_result(Past(welcome.person, instants(self._steps)))
        elif standing is Standing.OFFLINE and why == NO_CONNECTION:
            self.past.set_exception(ConnectionError(f"{self._seat.server} cannot be reached"))
        else:
            self.past.set_exception(PastError(why or "the server stopped in the middle; try again"))


def instants(steps: Iterable[StepFrame]) -> Iterable[Instant]:
    """Yield the steps, those of several frames put together."""
    cur, found = "", Instant("", ())
    for step in steps:
        if step.cur == cur:
            found = Instant(found.at, (*found.sights, *step.sights))
            continue
        if cur:
            yield found
        cur, found = step.cur, Instant(step.at, step.sights)
    yield found
