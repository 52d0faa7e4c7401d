"""Makers of the parts that only their author sees; each takes the author."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from panelry import parts as p
from panelry.debrief import Debrief
from panelry.ids import PersonId
from panelry.scorecard import Scorecard
from panelry.summary import point_problems

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")


def card(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the author's own scorecard."""
    own = state.cards.get(person)
    if own is not None:
        yield from _parts(own)


def _parts(own: Scorecard) -> Iterator[p.Sight]:
    yield p.OwnCard(own.recommendation, own.confidence, own.submitted)
    for criterion, rating in own.ratings.items():
        yield p.OwnRating(criterion, rating.level, rating.version)
    for each in own.observations.values():
        yield p.OwnObservation(each.id, each.criterion, each.kind, each.text, each.shareable, each.version)
    for about, note in own.notes.items():
        yield p.OwnNote(about, note.text, note.version)
    for criterion, second in own.second.items():
        yield p.OwnSecond(criterion, second)


def points(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the author's own points as last written."""
    for each in state.points.values():
        if each.point.author == person:
            yield p.OwnPoint(each.point, each.shared == each.point, point_problems(each.point))


def unlike(before: Debrief, after: Debrief, person: PersonId) -> tuple[list[p.Sight], list[p.Sight]]:
    """Return a person's own parts in two states, without most of those that are the same in both.

    What is made from the very same thing is left out, so the difference of the two is that of the whole.
    """
    old, new = before.cards.get(person), after.cards.get(person)
    if old is new:
        left, right = list[p.Sight](), list[p.Sight]()
    else:
        left = [] if old is None else list(_parts(_without(old, new)))
        right = [] if new is None else list(_parts(_without(new, old)))
    if before.points is not after.points:
        left.extend(points(before, person))
        right.extend(points(after, person))
    return left, right


def _without(card: Scorecard, other: Scorecard | None) -> Scorecard:
    """Return a scorecard without what stands in the other one too."""
    if other is None:
        return card
    return replace(
        card,
        ratings=_rest(card.ratings, other.ratings),
        observations=_rest(card.observations, other.observations),
        notes=_rest(card.notes, other.notes),
        second=_rest(card.second, other.second),
    )


def _rest(found: Mapping[_Key, _Thing], other: Mapping[_Key, _Thing]) -> dict[_Key, _Thing]:
    if found is other:
        return {}
    return {key: each for key, each in found.items() if key not in other or other[key] is not each}
