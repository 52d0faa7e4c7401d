"""One viewer's sequence: its steps, from the last that are kept to the newest, and their cursors."""

from collections.abc import Callable, Sequence
from typing import Protocol, Self

from panelry.ids import PersonId
from panelry.parts import Sight
from panelry.sync.frames import Sights

KEPT_STEPS = 128
"""How many steps of a viewer's sequence are kept to continue from; older cursors get the picture.

A step of a public command holds what was made of the states around it, about 9 KiB for a panel of six.
"""


class Changes(Protocol):
    """What one public command changed; the sights of it are made when somebody asks for them."""

    @property
    def adds_lines(self) -> bool:
        """Whether there is surely a sight for every viewer of a class that sees anything."""
        ...

    def sights(self, person: PersonId) -> tuple[Sight, ...]:
        """Return what is new for a person whose class is the same before and after."""
        ...

    def joined(self, later: Sequence[Self]) -> Self:
        """Return what this and later ones changed together: what was changed back is no change."""
        ...


class Step:
    """One step of a viewer's sequence; its sights are made when they are first asked for.

    They are given, made by a function, or made for the person out of `changes`: those of a public command
    that adds lines, None of any other.
    """

    __slots__ = ("_person", "_sights", "changes")

    def __init__(
        self,
        person: PersonId,
        sights: tuple[Sight, ...] | Callable[[], tuple[Sight, ...]] | None,
        changes: Changes | None = None,
    ) -> None:
        self.changes = changes
        self._person = person
        self._sights = sights

    @property
    def sights(self) -> tuple[Sight, ...]:
        """What is new for the viewer."""
        if not isinstance(self._sights, tuple):
            self._sights = self._made()
        return self._sights

    def _made(self) -> tuple[Sight, ...]:
        if callable(self._sights):
            return self._sights()
        return () if self.changes is None else self.changes.sights(self._person)

    def settle(self) -> None:
        """Make the sights of a private command now: they are less to keep than the states around it."""
        if self.changes is None:
            self._sights = self.sights


class Joined:
    """The changes of several public commands at once: viewers who stand at one step share the work."""

    def __init__(self) -> None:
        self._known: tuple[Changes, Changes, Changes] | None = None
        """The first and the last of those joined last, and what they came to."""

    def of(self, changes: Sequence[Changes]) -> Changes:
        """Return what commands changed together that follow each other, one or more."""
        first, last = changes[0], changes[-1]
        if first is last:
            return first
        if self._known is None or self._known[0] is not first or self._known[1] is not last:
            self._known = (first, last, first.joined(changes[1:]))
        return self._known[2]


class Feed:
    """One viewer's sequence."""

    __slots__ = ("_kept", "cursors", "index", "latest", "person", "rights", "steps")

    def __init__(self, person: PersonId, kept: int = KEPT_STEPS) -> None:
        self.person = person
        self._kept = kept
        self.rights = 0
        self.index = 0
        self.steps: list[Step] = []
        """Those that are kept, the newest last."""
        self.latest: tuple[int, Sights] | None = None
        """The frame from a step to the last one, for every connection that stands at that step."""
        self.cursors: dict[int, str] = {}
        """The cursors of the steps that were asked for last, a few alone."""

    def take(self, sights: tuple[Sight, ...] | Callable[[], tuple[Sight, ...]]) -> None:
        """Append a step; the cursor moves now, even if its sights are made later."""
        self._append(Step(self.person, sights))

    def follow(self, changes: Changes) -> None:
        """Append the step of a public command that adds lines."""
        self._append(Step(self.person, None, changes))

    def _append(self, step: Step) -> None:
        self.index += 1
        self.latest = None
        if len(self.steps) == self._kept:
            del self.steps[0]
        self.steps.append(step)

    def settle(self) -> None:
        """Make what is kept of private commands, so that no earlier state is held for it."""
        for step in self.steps:
            step.settle()

    def restart(self) -> None:
        """Begin a new sequence, because the viewer's rights changed."""
        self.rights += 1
        self.index = 0
        self.latest = None
        self.cursors = {}
        self.steps.clear()

    def after(self, index: int, joined: Joined) -> tuple[Sight, ...] | None:
        """Return the sights after a step, or None if they are no longer all kept.

        Where all of it is public commands, a part that several of them changed is there once, as it is now.
        """
        if self.index - index > len(self.steps):
            return None
        new = self.steps[len(self.steps) - (self.index - index) :]
        changes = [step.changes for step in new if step.changes is not None]
        if len(new) > 1 and len(changes) == len(new):
            return joined.of(changes).sights(self.person)
        return tuple(sight for step in new for sight in step.sights)
