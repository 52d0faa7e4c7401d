"""Strategies: random histories of a debrief for Hypothesis, and the same from a plain number."""

import os
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import cast
from anything import Die
from moves import Ask, Turn, all_in, open_up, turn
from panelry import commands as c
from panelry.debrief import Debrief, Phase
from panelry.ids import PersonId
from panelry.panel import Mode
from world import Horizon

LONGEST = 48
HISTORIES = int(os.environ.get("PANELRY_HISTORIES", "0"))
"""How many histories the machine tries; PANELRY_HISTORIES=10000 is the long run."""
_SEALED = {Phase.SCORING, Phase.DISCUSSION}
AUTHORS = (*cast.PANEL, cast.ELI, cast.IVO)
"""Who may have something to hide."""


def effort(histories: int) -> settings:
    """Return the settings of a property over histories, with as many as asked for by the environment."""
    return settings(
        max_examples=HISTORIES or histories,
        deadline=None,
        derandomize=not HISTORIES,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


class History(NamedTuple):
    """A debrief that is to happen: turns by number, and whose hidden matter is to differ until when."""

    mode: Mode
    horizon: Horizon
    hidden: frozenset[PersonId]
    codes: tuple[int, ...]
    skip: int = 0
    """How far it begins: 0 in the set-up, 1 in scoring, 2 with all handed in and opened."""

    def beginning(self) -> Turn:
        """Return what happens before the random turns."""
        seats = tuple(Ask(cast.OPERATOR, cast.seat(person)) for person in cast.ALL)
        created = (Ask(cast.OPERATOR, cast.create(self.mode)), *seats)
        return (*created, Ask(cast.ANA, c.OpenScoring())) if self.skip else created

    def turn(self, number: int, state: Debrief) -> Turn:
        """Return the turn of a number in a state; a history that skips ahead opens as soon as it can."""
        code = self.codes[number]
        if self.skip == 2 and number >= 4 and not state.revealed and state.phase in _SEALED:
            return (*turn(code, state), *all_in(Die(code), state), *open_up(Die(code), state))
        return turn(code, state)


codes = st.lists(st.integers(0, 2**16 - 1), min_size=12, max_size=LONGEST).map(tuple)
histories = st.builds(
    History,
    st.sampled_from(Mode),
    st.sampled_from(Horizon),
    st.frozensets(st.sampled_from(AUTHORS), min_size=1, max_size=3),
    codes,
    st.integers(0, 2),
)
"""Histories in all three modes, from the set-up to the end, or to anywhere between."""


def numbered(number: int) -> History:
    """Return a history by its number, for runs that must find something within so many tries."""
    die = Die(number)
    return History(
        die.pick(tuple(Mode)),
        die.pick(tuple(Horizon)),
        frozenset(die.sample(AUTHORS, die.randrange(1, 4))),
        tuple(die.getrandbits(16) for _ in range(die.randrange(12, LONGEST))),
        die.randrange(3),
    )
