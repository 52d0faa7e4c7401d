"""Replaying: a stream followed again from its start, for somebody who wants to see how it went."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Generic, Protocol, TypeVar

from panelry.events import Stamp
from panelry.ids import PersonId
from panelry.sync.frames import Frame
from panelry.sync.half import Half
from panelry.sync.replay import Replayed
from panelry_server.journal import JournalError, Record
from panelry_server.outgoing import Outgoing
from panelry_server.stream import Stream

_STEPS_A_TURN = 20


State = TypeVar("State")
Happening = TypeVar("Happening")


class Past(Protocol[State, Happening]):
    """What is asked of a room to follow its stream again."""

    def steps_of(self, records: Sequence[Record]) -> AsyncIterator[list[tuple[Happening, Stamp]]]:
        """Yield the commands of the journal, each with its events."""
        ...

    def folded(self, step: list[tuple[Happening, Stamp]], state: State) -> State:
        """Return the state after the events of one command."""
        ...

    def is_private(self, event: Happening) -> bool:
        """Return whether nobody but its author may learn of an event when it happens."""
        ...

    async def showing(self, state: State) -> None:
        """Check ahead what sights of a state will ask for."""
        ...


class Replaying(Generic[State, Happening]):
    """Replays of one stream, one at a time: each reads all of it and makes its sights anew."""

    def __init__(
        self, stream: Stream, fresh: Callable[[], Half[State]], past: Past[State, Happening]
    ) -> None:
        self._stream = stream
        self._fresh = fresh
        self._past = past
        self._turn = asyncio.Lock()

    async def past(self, person: PersonId) -> Replayed[State]:
        """Return somebody's own sequence from its start; others have turns between. `JournalError`."""
        async with self._turn:
            half = self._fresh()
            replayed, state, number = Replayed(half, person), half.state, 0
            async for step in self._past.steps_of(await self._stream.all()):
                state = self._past.folded(step, state)
                _, stamp = step[-1]
                await self._past.showing(state)
                private = all(self._past.is_private(event) for event, _ in step)
                replayed.follow(state, stamp.actor, stamp.at, private=private)
                number += 1
                if number % _STEPS_A_TURN == 0:
                    await asyncio.sleep(0)
            return replayed

    async def send(
        self,
        person: PersonId,
        outgoing: Outgoing,
        stalled: float,
        welcome: Callable[[str, str], Frame],
        goes_on: Callable[[], bool],
    ) -> bool:
        """Send a welcome and every step, each as fast as the one before is read; False if that had to end.

        It ends where the journal cannot be read, the wire is gone, or `goes_on` says no.
        """
        try:
            replayed = await self.past(person)
        except JournalError:
            return False
        if not goes_on():
            return False
        for frame in (welcome("replay", replayed.cur), *replayed.frames):
            outgoing.put((frame,))
            if not (await outgoing.drain(stalled) and goes_on()):
                return False
        return True
