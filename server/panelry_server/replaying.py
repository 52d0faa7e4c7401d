"""Replaying: a stream followed again from its start, for somebody who wants to see how it went."""

import asyncio
from collections.abc import Callable

from panelry.debrief import Debrief
from panelry.events import is_private
from panelry.evolve import fold
from panelry.ids import PersonId
from panelry.sync.frames import Frame
from panelry.sync.replay import Replayed
from panelry.sync.server import ServerHalf
from panelry_server.checking import before_showing
from panelry_server.journal import JournalError
from panelry_server.outgoing import Outgoing
from panelry_server.stream import Stream, steps

_STEPS_A_TURN = 20


class Replaying:
    """Replays of one debrief, one at a time: each reads all of it and makes its sights anew."""

    def __init__(self, stream: Stream, half: ServerHalf) -> None:
        self._stream = stream
        self._half = half
        self._turn = asyncio.Lock()

    async def past(self, person: PersonId) -> Replayed:
        """Return somebody's own sequence from its start; others have turns between. `JournalError`."""
        async with self._turn:
            replayed, state = Replayed(self._half.from_the_start(), person), Debrief()
            for number, step in enumerate(steps(await self._stream.all())):
                state = fold(step, state)
                _, stamp = step[-1]
                await before_showing(state)
                private = all(is_private(event) for event, _ in step)
                replayed.follow(state, stamp.actor, stamp.at, private=private)
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
