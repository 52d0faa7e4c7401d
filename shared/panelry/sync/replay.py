"""Replay: one viewer's own sequence from its start, made by following the debrief again.

What a viewer is sent is what the viewer's terminal was sent at the time, step by step, and nothing
else: the same pictures, the same rights. A change of rights began a new sequence then, so a replay
begins there, too.
"""

from typing import Generic

from panelry.ids import PersonId
from panelry.parts import Sight
from panelry.sync.frames import StepFrame
from panelry.sync.half import Half, State, in_batches


class Replayed(Generic[State]):
    """The steps of one viewer so far; `half` has seen nothing yet and is followed here."""

    def __init__(self, half: Half[State], person: PersonId) -> None:
        self._half = half
        self._person = person
        self._place: tuple[int, int] | None = None
        self.frames: list[StepFrame] = []

    def follow(self, after: State, author: PersonId, at: str, *, private: bool) -> None:
        """Take in what one command did, in the order of the journal; `at` is when it was."""
        self._half.advance(after, author, private=private)
        feed = self._half.feeds.get(self._person)
        place = None if feed is None else (feed.rights, feed.index)
        if place == self._place:
            return
        if feed is None:
            self.frames = []
        elif self._place is None or self._place[0] != feed.rights:
            picture = self._half.picture(self._person)
            self.frames = self._step(at, tuple(picture[key] for key in sorted(picture)))
        else:
            self.frames += self._step(at, feed.steps[-1].sights)
        self._place = place

    @property
    def cur(self) -> str:
        """The cursor of the last step; KeyError for somebody without a seat."""
        return self._half.cursor(self._person)

    def _step(self, at: str, sights: tuple[Sight, ...]) -> list[StepFrame]:
        return [StepFrame(at, self.cur, batch) for batch in in_batches(sights)]
