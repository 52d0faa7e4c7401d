"""The store of a replay: a past at one of its steps, played or scrubbed; nothing is sent or kept."""

import asyncio
from datetime import datetime

from panelry.sync.client import ClientHalf, Entry
from panelry.sync.witness import Memory
from panelry_tui.link import Seat, Standing
from panelry_tui.news import News
from panelry_tui.outbox import Outbox, OutboxError
from panelry_tui.past import Past
from panelry_tui.seen_sealed import seen_by
from panelry_tui.store import Store

NOTHING_SENT = "This is a replay: nothing can be sent or changed in it. Leave with q, then open the debrief."
SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Steps a second."""


class NoOutbox(Outbox):
    """An outbox that takes nothing and has nothing."""

    def __init__(self) -> None:
        """Open no file."""

    async def close(self) -> None:
        """Close no file."""

    async def declined(self) -> list[tuple[Entry, str]]:
        """Return nothing: nothing was asked."""
        return []

    async def add(self, *entries: Entry) -> None:
        """Refuse whatever would be sent."""
        del entries
        raise OutboxError(NOTHING_SENT)

    async def write_down(self, name: str, text: str) -> None:
        """Refuse a text that was begun."""
        del name, text
        raise OutboxError(NOTHING_SENT)


class ReplayStore(Store):
    """A past as the screens read it, held against what this machine saw sealed at the time."""

    def __init__(self, seat: Seat, past: Past, memory: Memory | None = None) -> None:
        super().__init__(seat, NoOutbox(), ClientHalf())
        self.past = past
        self._memory = memory or {}
        self.place = 0
        self.playing = False
        self.speed = SPEEDS.index(1.0)
        self.half.person = past.person
        self.standing_now = Standing.STOPPED
        self._turned = asyncio.Event()
        self._show(News(whole=True))

    async def run(self) -> None:
        """Play while it is playing, until cancelled."""
        while True:
            if not self.playing:
                self._turned.clear()
                await self._turned.wait()
            await asyncio.sleep(1 / SPEEDS[self.speed])
            if self.playing:
                self.playing = self.place + 2 < len(self.past)
                self.go(self.place + 1)

    def play(self) -> None:
        """Play, or pause; from the last step on it plays from the start."""
        self.playing = not self.playing
        if self.playing and self.place + 1 >= len(self.past):
            self.go(0)
        self._turned.set()
        self._show(News())

    def faster(self, by: int) -> None:
        """Play so many speeds faster, or slower."""
        self.speed = max(0, min(len(SPEEDS) - 1, self.speed + by))
        self._show(News())

    def go(self, place: int) -> None:
        """Show the debrief after a step; one beyond either end is the end."""
        before, self.place = self.place, max(0, min(len(self.past) - 1, place))
        one = self.place == before + 1
        self._show(News(self.past.instants[self.place].sights) if one else News(whole=True))

    def now(self) -> datetime:
        """Return the time at which the shown step was."""
        return datetime.fromisoformat(self.past.instants[self.place].at)

    async def close(self) -> None:
        """Close nothing."""

    def _show(self, news: News) -> None:
        self.half.picture = dict(self.past.picture(self.place))
        self.half.memory = seen_by(self._memory, self.now())
        at = self.now().astimezone().strftime("%H:%M:%S")
        how = f"{SPEEDS[self.speed]:g}x" if self.playing else "paused"
        self.mark = f"REPLAY {self.place + 1}/{len(self.past)} at {at}, {how}"
        self._tell(news)
