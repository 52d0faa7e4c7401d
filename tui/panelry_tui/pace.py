"""Pace: commands leave no faster than a server takes them, so that many that waited end no connection."""

from collections.abc import Callable, Iterable

from panelry.sync.frames import Do

RATE, BURST = 25.0, 50
"""Commands a second, and at once: a little below what every server takes from a device."""


class Pace:
    """What is to leave, lowest number first, and when the next may; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float], rate: float = RATE, burst: int = BURST) -> None:
        self._clock = clock
        self._rate = rate
        self._burst = burst
        self._left = float(burst)
        self._at: float | None = None
        self._queue: dict[int, Do] = {}

    def put(self, frames: Iterable[Do]) -> None:
        """Let commands leave in their turn; one that is given again leaves once."""
        self._queue.update((each.n, each) for each in frames)

    def clear(self) -> None:
        """Forget what has not left: the outbox has it, and gives it again after the next welcome."""
        self._queue.clear()

    def next(self) -> Do | None:
        """Return the command that leaves now; None if none waits or it is not yet time."""
        if self.wait() != 0:
            return None
        self._left -= 1
        return self._queue.pop(min(self._queue))

    def wait(self) -> float | None:
        """Return in how many seconds the next may leave, 0 for at once; None if none waits."""
        now = self._clock()
        passed = 0.0 if self._at is None else now - self._at
        self._left, self._at = min(self._burst, self._left + passed * self._rate), now
        if not self._queue:
            return None
        return max(0.0, (1 - self._left) / self._rate)
