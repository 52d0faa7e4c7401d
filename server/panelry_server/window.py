"""The window in which one viewer's sights are gathered: short while little happens, longer while much does.

It begins with what was sent last. It doubles up to a tick while several of the viewer's own steps meet in
it, so that a busy debrief is told in fewer frames, is halved again where they come one by one, and is the
shortest after a quiet moment. Only what that viewer is sent moves it: nothing that somebody else does in
private can.
"""

SHARE = 8
"""How often the shortest window fits into a tick (chosen)."""


class Window:
    """A window of an eighth of `tick` up to all of it, in seconds."""

    __slots__ = ("_began", "_length", "_tick")

    def __init__(self, tick: float) -> None:
        self._tick = tick
        self._length = tick / SHARE
        self._began = float("-inf")

    def left(self, now: float) -> float:
        """Return how long what is new has to wait; 0 or less for what leaves at once."""
        return self._began + self._length - now

    def begin(self, now: float, steps: int) -> None:
        """Begin anew with a frame that brought so many steps."""
        quiet, self._began = now - self._began > 2 * self._tick, now
        if quiet:
            self._length = self._tick / SHARE
        elif steps > 1:
            self._length = min(self._tick, self._length * 2)
        else:
            self._length = max(self._tick / SHARE, self._length / 2)
