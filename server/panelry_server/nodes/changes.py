"""Changes: which debriefs went on since the last look, wherever the people are who work in them."""

from panelry.ids import DebriefId
from panelry.office import STREAM
from panelry_server.clock import Clock
from panelry_server.journal import Journal

LOOKING = 5.0
"""Seconds between two looks at the heads of all streams (chosen)."""


class Changes:
    """What changed in a journal that several servers write."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._positions: dict[str, int] = {}
        self._looked_at = float("-inf")

    async def since(self) -> frozenset[DebriefId]:
        """Return the debriefs that went on since the last look; all at the first. `JournalError`."""
        if self._clock.monotonic() - self._looked_at < LOOKING:
            return frozenset()
        heads = [head for head in await self._journal.heads() if head.erased_at is None]
        self._looked_at = self._clock.monotonic()
        before, self._positions = self._positions, {head.stream: head.position for head in heads}
        moved = [each for each, position in self._positions.items() if before.get(each) != position]
        return frozenset(DebriefId(each) for each in moved if each != STREAM)
