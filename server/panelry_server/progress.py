"""Progress: how many criteria each panelist has done, as last sampled, while a round is sealed.

The count is never live: it would tell when somebody rates. Which rounds and which panelists are
listed follows from public events alone; somebody new counts 0 until the next sample.
"""

from panelry.debrief import Debrief, Phase, Round, done, holders
from panelry.ids import CriterionId, PersonId
from panelry.panel import Role

Counts = tuple[tuple[PersonId, int], ...]
_Round = CriterionId | None


class Progress:
    """The last sample of one debrief."""

    def __init__(self) -> None:
        self._sample: dict[_Round, dict[PersonId, int]] = {}

    def sample(self, state: Debrief) -> None:
        """Look at every panelist's count in each sealed round."""
        panelists = holders(state, Role.PANELIST)
        self._sample = {
            each: {person: _count(state, each, person) for person in panelists} for each in sealed(state)
        }

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


def _count(state: Debrief, each: _Round, person: PersonId) -> int:
    if each is None:
        return done(state, person)
    return int(each in state.card(person).second)
