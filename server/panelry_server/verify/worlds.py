"""Worlds: how two worlds that are asked the same may differ in what some authors do in private.

A `Twist` says until when their matter must stay the same, because it will be opened. How many criteria
somebody has done is public, so both worlds always end some work with the same number.
"""

from collections.abc import Iterator
from enum import IntEnum

import msgspec

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, Round, raters
from panelry.ids import CriterionId, ObservationId, PersonId, PointId
from panelry.panel import Confidence, Recommendation
from panelry.points import Kind, Polarity
from panelry_server.verify import cast
from panelry_server.verify.anything import Die
from panelry_server.verify.moves import Scribble

_NOISE = ("zqx", "wvkk", "jjup", "oxxi", "ufft", "grmp", "vlem", "plok")
"""Words of private texts: none stands in a summary, so the leak guard stays silent."""


class Horizon(IntEnum):
    """The opening up to which two worlds are compared; what opens there or later may differ."""

    EVIDENCE = 0
    REVEAL = 1
    ROUNDS = 2
    NEVER = 3

    @property
    def ends(self) -> tuple[type[e.Event], ...]:
        """Return the events at which the comparison ends."""
        return {
            Horizon.EVIDENCE: (e.EvidenceOpened, e.Revealed),
            Horizon.REVEAL: (e.Revealed,),
            Horizon.ROUNDS: (e.OverallOpened, e.SecondRoundClosed),
            Horizon.NEVER: (),
        }[self]


class Twist(msgspec.Struct, frozen=True):
    """How the sealed work of `authors` differs in this world; a salt of 0 changes nothing."""

    salt: int = 0
    authors: frozenset[PersonId] = frozenset()
    horizon: Horizon = Horizon.EVIDENCE

    def mark(self, author: PersonId) -> int:
        """Return the salt of an author's ids and private texts."""
        return self.salt if author in self.authors else 0

    def dice(self, scribble: Scribble, opens: Horizon) -> Die:
        """Return the die for matter that opens at a horizon: another one if the comparison ends by then."""
        salt = self.mark(scribble.actor) if opens >= self.horizon else 0
        return Die(f"{scribble.seed} {opens.value} {salt}")


def unblinded(state: Debrief, hidden: frozenset[PersonId]) -> frozenset[PersonId]:
    """Return who may tell two worlds apart: the hidden, and to whom break-glass opened one of their cards."""
    return hidden | {each.reader for each in state.unsealed if each.person in hidden}


def scribbled(state: Debrief, scribble: Scribble, twist: Twist) -> tuple[c.Command, ...]:
    """Return the private commands of some work in one world, in an order of that world.

    Each inner tuple keeps its order, so the last rating of a criterion is the one that counts.
    """
    chains = [
        *_ratings(scribble, twist),
        *_observations(state, scribble, twist),
        *_judgement(scribble, twist),
        *_seconds(state, scribble, twist),
        *_notes(state, scribble, twist),
    ]
    die = twist.dice(scribble, Horizon.NEVER)
    order = [number for number, chain in enumerate(chains) for _ in chain]
    die.shuffle(order)
    left = [iter(chain) for chain in chains]
    return tuple(next(left[number]) for number in order)


def _ratings(scribble: Scribble, twist: Twist) -> Iterator[tuple[c.Command, ...]]:
    """Yield a chain for each criterion: perhaps some changes of mind, then its level or a blank."""
    die, whims = twist.dice(scribble, Horizon.REVEAL), twist.dice(scribble, Horizon.NEVER)
    rated = die.sample(cast.CRITERIA, scribble.done)
    for criterion in cast.CRITERIA:
        level = die.choice((None, 1, 2, 3, 4, 5))
        before = tuple(c.Rate(criterion, whims.choice((None, 1, 5))) for _ in range(whims.randrange(3)))
        last = c.Rate(criterion, level) if criterion in rated else c.ClearRating(criterion)
        yield (*before, last)


def _observations(state: Debrief, scribble: Scribble, twist: Twist) -> Iterator[tuple[c.Command, ...]]:
    """Yield a chain for what may be shared, and one for what is private; ids belong to a world."""
    die, whims = twist.dice(scribble, Horizon.EVIDENCE), twist.dice(scribble, Horizon.NEVER)
    about = die.choice(cast.CRITERIA)
    for each in ("first", "other"):
        shared = ObservationId(f"{twist.mark(scribble.actor)}-{each}")
        text = f"Saw {die.choice(_NOISE)} {die.choice(_NOISE)}"
        yield (c.Observe(shared, about, die.choice(tuple(Kind)), text, shareable=True),)
    have = [
        each.id
        for each in state.card(scribble.actor).observations.values()
        if not each.shareable and whims.random() < 0.5
    ]
    yield tuple(c.RemoveObservation(each) for each in have)
    yield tuple(
        c.Observe(
            ObservationId(f"{twist.mark(scribble.actor)}-{whims.randrange(4)}"),
            about,
            Kind.FELT,
            _noise(whims),
        )
        for _ in range(whims.randrange(3))
    )


def _judgement(scribble: Scribble, twist: Twist) -> Iterator[tuple[c.Command, ...]]:
    """Yield the recommendation and the confidence."""
    die = twist.dice(scribble, Horizon.ROUNDS)
    yield (c.Recommend(die.choice((None, *Recommendation))),)
    yield (c.GiveConfidence(die.choice((None, *Confidence))),)


def _seconds(state: Debrief, scribble: Scribble, twist: Twist) -> Iterator[tuple[c.Command, ...]]:
    """Yield second ratings in open rounds, from some: on the same criteria in both worlds."""
    die = twist.dice(scribble, Horizon.ROUNDS)
    whether = Die(f"{scribble.seed} whether")
    for criterion in cast.CRITERIA:
        level = die.choice((None, 1, 2, 3, 4, 5))
        wished = whether.random() < 0.7 and scribble.actor in raters(state)
        if wished and state.topic(criterion).second is Round.OPEN:
            yield (c.RateAgain(criterion, level),)


def _notes(state: Debrief, scribble: Scribble, twist: Twist) -> Iterator[tuple[c.Command, ...]]:
    """Yield notes, and points that stay private."""
    die = twist.dice(scribble, Horizon.NEVER)
    about: tuple[CriterionId | None, ...] = (None, *cast.CRITERIA)
    yield tuple(c.WriteNote(die.choice(about), _noise(die)) for _ in range(die.randrange(3)))
    if state.revealed and die.random() < 0.3:
        name = PointId(f"{scribble.actor}-{twist.mark(scribble.actor)}-{die.randrange(3)}")
        said = f"you {_noise(die)}"
        yield (c.WritePoint(name, cast.DESIGN, Polarity.STRENGTH, "In the task", said, Kind.SAW),)


def _noise(die: Die) -> str:
    return " ".join(die.choice(_NOISE) for _ in range(die.randrange(1, 9)))
