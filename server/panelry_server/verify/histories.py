"""Histories: a whole debrief as a few numbers, at random from a number or as Hypothesis draws it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from panelry import commands as c
from panelry.debrief import Debrief, Phase
from panelry.ids import PersonId
from panelry.panel import Mode
from panelry_server.verify import cast
from panelry_server.verify.anything import Die
from panelry_server.verify.moves import Ask, Move, Turn, all_in, open_up, turn
from panelry_server.verify.worlds import Horizon

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

SHORTEST, LONGEST = 12, 48
"""How many turns a history has."""
AUTHORS = (*cast.PANEL, cast.ELI, cast.IVO)
"""Who may have something to hide."""
OWN_THINGS = (
    *(c.Rate, c.ClearRating, c.Observe, c.RemoveObservation),
    *(c.WriteNote, c.Recommend, c.GiveConfidence),
)
_SEALED = {Phase.SCORING, Phase.DISCUSSION}


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

    def shared(self, moves: Iterable[Move]) -> Turn:
        """Return the moves that both worlds make: all but private commands of who has something to hide.

        What these do in private comes from their scribbles, which differ from world to world.
        """
        return tuple(
            move
            for move in moves
            if not (
                isinstance(move, Ask) and move.actor in self.hidden and isinstance(move.command, OWN_THINGS)
            )
        )


def numbered(number: int) -> History:
    """Return a history by its number, for runs that must find something within so many tries."""
    die = Die(number)
    return History(
        die.pick(tuple(Mode)),
        die.pick(tuple(Horizon)),
        frozenset(die.sample(AUTHORS, die.randrange(1, 4))),
        tuple(die.getrandbits(16) for _ in range(die.randrange(SHORTEST, LONGEST))),
        die.randrange(3),
    )


def drawn() -> "SearchStrategy[History]":
    """Return Hypothesis's strategy for histories: all modes, from the set-up to anywhere; `ImportError`."""
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra, needed by a search alone

    codes = st.lists(st.integers(0, 2**16 - 1), min_size=SHORTEST, max_size=LONGEST).map(tuple)
    return st.builds(
        History,
        st.sampled_from(Mode),
        st.sampled_from(Horizon),
        st.frozensets(st.sampled_from(AUTHORS), min_size=1, max_size=3),
        codes,
        st.integers(0, 2),
    )
