"""Progress: how many criteria each panelist has done, as last sampled, while a round is sealed.

The count is never live: it would tell when somebody rates. Which rounds and which panelists are
listed follows from public events alone; somebody new counts 0 until the next sample.

Nodes of one record sample alike, or two of them would tell more than one: what each shows for a window of
wall time is what the record held before the first event of that window or a later one. They show it a
moment later, once all of them have heard of what came before.
"""

from datetime import datetime

from panelry.debrief import Debrief, Phase, Round, done, holders
from panelry.ids import CriterionId, PersonId
from panelry.panel import Role

Counts = tuple[tuple[PersonId, int], ...]
_Round = CriterionId | None
_Sample = dict[_Round, dict[PersonId, int]]
LATER = 3.0
"""Seconds from the end of a window to its sample: longer than a node needs to hear of it (chosen)."""


def window_of(at: str, every: float) -> int:
    """Return the number of the window of so many seconds that an instant, ISO 8601, falls into."""
    return int(datetime.fromisoformat(at).timestamp() // every)


def due_window(now: str, every: float) -> int:
    """Return the window whose beginning may be looked at by now."""
    return int((datetime.fromisoformat(now).timestamp() - LATER) // every)


def until_next(now: str, every: float) -> float:
    """Return the seconds until the next window's beginning may be looked at."""
    return every - (datetime.fromisoformat(now).timestamp() - LATER) % every


class Progress:
    """The last sample of one debrief."""

    def __init__(self) -> None:
        self._sample: _Sample = {}
        self._before: dict[int, _Sample] = {}
        self._last = -1

    def sample(self, state: Debrief) -> None:
        """Look at every panelist's count in each sealed round."""
        self._sample = _counts(state)

    def begin(self, window: int) -> None:
        """Keep nothing of what comes before a window."""
        self._last = window - 1

    def passes(self, window: int, state: Debrief) -> None:
        """Keep the counts as they stand before the first event of a window or a later one."""
        if window > self._last:
            self._before[window], self._last = _counts(state), window

    def sample_of(self, window: int, state: Debrief) -> None:
        """Look at the counts as of the beginning of a window, the last that may be looked at."""
        self._before = {each: kept for each, kept in self._before.items() if each >= window}
        self._sample = self._before[min(self._before)] if self._before else _counts(state)

    def shown(self, state: Debrief) -> Counts | None:
        """Return the last sample, one entry a panelist in order of seats; None if no round is sealed."""
        rounds = sealed(state)
        if not rounds:
            return None
        return tuple(
            (person, sum(self._sample.get(each, {}).get(person, 0) for each in rounds))
            for person in holders(state, Role.PANELIST)
        )


def sealed(state: Debrief) -> tuple[_Round, ...]:
    """Return the rounds in which ratings are given unseen: None is the first, a criterion a second one."""
    if not state.revealed:
        return (None,) if state.phase in {Phase.SCORING, Phase.DISCUSSION} else ()
    return tuple(each.id for each in state.rubric.criteria if state.topic(each.id).second is Round.OPEN)


def _counts(state: Debrief) -> _Sample:
    panelists = holders(state, Role.PANELIST)
    return {each: {person: _count(state, each, person) for person in panelists} for each in sealed(state)}


def _count(state: Debrief, each: _Round, person: PersonId) -> int:
    if each is None:
        return done(state, person)
    return int(each in state.card(person).second)
