"""Stories in every phase that differ in sealed matter only: the same public record, other secrets."""

from collections.abc import Callable, Mapping

import cast
from panelry import commands as c
from panelry.ids import ObservationId, PersonId, PointId
from panelry.panel import Confidence, Recommendation
from panelry.points import Kind, Polarity
from panelry_server.verify.worlds import Horizon
from story import LEVELS, Story

HOSTILE = cast.BEN
"""Whose token the hostile terminal has; everybody else has secrets."""
CANARIES = ("zqxheron", "wvkkplover")
"""A word for each world that stands in whatever is never opened."""
IDS = ("ffgth", "kkrmp")
"""A word for each world that stands in the ids of what the others write."""
_OTHERS = (cast.ANA, cast.CHEN, cast.DARA, cast.ELI)
_UNUSUAL: Mapping[int, tuple[int, ...]] = {0: (5, 1, 5), 1: (1, 5, 2)}
"""Levels of each world while ratings are sealed."""
_SPAN = 1000
"""Ticks that sealed work takes in every world, however much of it there is."""


def setup(_: int) -> Story:
    """Nothing is sealed yet."""
    return Story()


def scoring(world: int) -> Story:
    """Everybody but the hostile panelist has rated and written; Chen has submitted."""
    story = Story().scoring()
    for person in _OTHERS:
        _write(story, person, world, f"{CANARIES[world]} seen by {person}")
        _share_more(story, person, world)
        _rate(story, person, _UNUSUAL[world], changes=3 * world)
    return story.when(cast.CHEN, c.Submit())


def between(world: int) -> Story:
    """The evidence is open and the same; the numbers are sealed."""
    story = Story().scoring()
    for person in _OTHERS:
        _write(story, person, world, f"Saw {person} at work")
        _rate(story, person, _UNUSUAL[world], changes=2 * world)
    _rate(story, HOSTILE, (3, 3, 3))
    return _submitted(story).opened()


def discussion(world: int) -> Story:
    """The numbers are open and the same; the judgement, a second round and a point are sealed."""
    story = _handed_in(world, judgement=world).revealed().when(cast.ANA, c.OpenSecondRound(cast.DESIGN))
    for person in (cast.ANA, cast.CHEN, cast.DARA):
        story.when(person, c.RateAgain(cast.DESIGN, 1 + 3 * world))
    said = f"you {CANARIES[world]} quickly"
    name = PointId(f"{IDS[world]}-point")
    point = c.WritePoint(name, cast.CODE, Polarity.STRENGTH, "In the task", said, Kind.SAW)
    story.when(cast.CHEN, *(point,) * (1 + world))
    story.ticks = 20 * _SPAN
    return story.when(cast.ANA, c.PutTopic(cast.CODE))


def summary(world: int) -> Story:
    """The draft is open; notes and what is private stay sealed."""
    return _handed_in(world).summary()


def release(world: int) -> Story:
    """Everybody has signed."""
    return _handed_in(world).summary().release()


def closed(world: int) -> Story:
    """The summary is handed over and the debrief is over."""
    return _handed_in(world).summary().released().when(cast.GRACE, c.Close())


PHASES: tuple[Callable[[int], Story], ...] = (setup, scoring, between, discussion, summary, release, closed)
SEALED_FROM: Mapping[Callable[[int], Story], Horizon] = {
    scoring: Horizon.EVIDENCE,
    between: Horizon.REVEAL,
    discussion: Horizon.ROUNDS,
}
"""The first opening that is still to come, and with it what the worlds' commitments may differ in."""


def _handed_in(world: int, judgement: int = 0) -> Story:
    story = Story().scoring()
    for person in _OTHERS:
        _write(story, person, world, f"Saw {person} at work", judgement)
        _rate(story, person, LEVELS[person], changes=world)
    _rate(story, HOSTILE, LEVELS[HOSTILE])
    return _submitted(story)


def _submitted(story: Story) -> Story:
    for person in cast.PANEL:
        story.when(person, c.Submit())
    return story


def _write(story: Story, person: PersonId, world: int, shared: str, judgement: int = 0) -> None:
    """Let somebody write shared observations and sealed ones, which last the same in every world.

    The shared ones are the same in both worlds, written in another order.
    """
    word, mark, began = CANARIES[world], IDS[world], story.ticks
    said = [(f"{mark}-{person}", shared), (f"{mark}-{person}-more", f"{shared}, and once more")]
    for key, text in reversed(said) if world else said:
        story.when(person, c.Observe(ObservationId(key), cast.DESIGN, Kind.SAW, text, shareable=True))
    story.when(person, c.WriteNote(cast.DESIGN, f"{word} " * (1 + 9 * world)))
    for number in range(1 + 2 * world):
        name = ObservationId(f"{mark}-{person}-{number}")
        story.when(person, c.Observe(name, cast.CODE, Kind.FELT, f"{word} {number}"))
    story.when(person, c.Recommend(tuple(Recommendation)[judgement]))
    story.when(person, c.GiveConfidence(tuple(Confidence)[judgement]))
    story.ticks = began + _SPAN


def _share_more(story: Story, person: PersonId, world: int) -> None:
    """Let somebody share an observation on another criterion, in one of the worlds alone."""
    began = story.ticks
    if world:
        name, said = ObservationId(f"{IDS[world]}-{person}-alone"), f"{CANARIES[world]} again"
        story.when(person, c.Observe(name, cast.AMBIGUITY, Kind.HEARD, said, shareable=True))
    story.ticks = began + _SPAN


def _rate(story: Story, person: PersonId, levels: tuple[int | None, ...], changes: int = 0) -> None:
    """Let somebody rate everything, having changed their mind so many times."""
    began = story.ticks
    for _ in range(changes):
        story.rates(person, (2, 2, 2))
    story.rates(person, levels)
    story.ticks = began + _SPAN
