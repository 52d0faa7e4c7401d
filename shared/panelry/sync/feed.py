"""One viewer's sequence: its steps, from the last that are kept to the newest, and their cursors."""

from collections import deque
from collections.abc import Callable
from itertools import islice

from panelry.ids import PersonId
from panelry.parts import Sight
from panelry.sync.frames import Sights

KEPT_STEPS = 512
"""How many steps of a viewer's sequence are kept to continue from; older cursors get the picture."""


class Step:
    """One step of a viewer's sequence; its sights are made when they are first asked for."""

    __slots__ = ("_sights", "index")

    def __init__(self, index: int, sights: tuple[Sight, ...] | Callable[[], tuple[Sight, ...]]) -> None:
        self.index = index
        self._sights = sights

    @property
    def sights(self) -> tuple[Sight, ...]:
        """What is new for the viewer."""
        if not isinstance(self._sights, tuple):
            self._sights = self._sights()
        return self._sights


class Feed:
    """One viewer's sequence."""

    def __init__(self, person: PersonId, kept: int = KEPT_STEPS) -> None:
        self.person = person
        self.rights = 0
        self.index = 0
        self.steps: deque[Step] = deque(maxlen=kept)
        self.latest: tuple[int, Sights] | None = None
        """The frame from a step to the last one, for every connection that stands at that step."""
        self.cursors: dict[int, str] = {}
        """The cursors of the steps that were asked for last, a few alone."""

    def take(self, sights: tuple[Sight, ...] | Callable[[], tuple[Sight, ...]]) -> None:
        """Append a step; the cursor moves now, even if its sights are made later."""
        self.index += 1
        self.latest = None
        self.steps.append(Step(self.index, sights))

    def restart(self) -> None:
        """Begin a new sequence, because the viewer's rights changed."""
        self.rights += 1
        self.index = 0
        self.latest = None
        self.cursors = {}
        self.steps.clear()

    def after(self, index: int) -> tuple[Sight, ...] | None:
        """Return the sights after a step, or None if they are no longer all kept."""
        if self.index - index > len(self.steps):
            return None
        new = [*islice(reversed(self.steps), self.index - index)]
        return tuple(sight for step in reversed(new) for sight in step.sights)
