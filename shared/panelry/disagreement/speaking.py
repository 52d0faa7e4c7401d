"""Who speaks first on one criterion: the ends of the scale, then the rest by rotation.

A cue is an invitation, never a verdict: the panelist who stands alone may hold the fact that
nobody else has. A debrief without names gives no cue; the caller knows the mode.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest

import msgspec

from panelry.disagreement.measures import Shape, measure
from panelry.ids import PersonId
from panelry.rubric import Bounds


class Cue(msgspec.Struct, frozen=True):
    """A panelist who stands alone, and by how many scale points above the rest (below: negative)."""

    person: PersonId
    points: int


def speaking_cue(by_person: Mapping[PersonId, int | None], bounds: Bounds) -> Cue | None:
    """Return the panelist whose rating is the lone high or lone low one, or None where nobody is alone."""
    measures = measure(by_person.values(), bounds)
    if measures.hole is None:
        return None
    if measures.shape is Shape.LONE_HIGH:
        return Cue(_first_at(by_person, measures.high), measures.hole)
    if measures.shape is Shape.LONE_LOW:
        return Cue(_first_at(by_person, measures.low), -measures.hole)
    return None


def speaking_order(
    by_person: Mapping[PersonId, int | None], last: Collection[PersonId], turn: int, bounds: Bounds
) -> tuple[PersonId, ...]:
    """Return everybody of `by_person` (panel order) in the order to be heard.

    Where the panel is apart (tier 1 or 2), those at the two ends come first, one from each end in
    turn: the end with fewer people begins, the low one if both have as many. The others follow.
    Inside each group the panel order is rotated by `turn`, the topic's number. People in `last`
    (facilitator, chair, hiring manager) close in panel order, whatever they rated.
    """
    voices = [person for person in by_person if person not in last]
    start = turn % len(voices) if voices else 0
    voices = voices[start:] + voices[:start]
    ends = list(_ends(by_person, voices, bounds))
    others = (person for person in voices if person not in ends)
    return (*ends, *others, *(person for person in by_person if person in last))


def _ends(
    by_person: Mapping[PersonId, int | None], voices: Iterable[PersonId], bounds: Bounds
) -> Iterator[PersonId]:
    """Yield the voices at the lowest and the highest rating by turns, the smaller end first."""
    measures = measure(by_person.values(), bounds)
    if not measures.gap or measures.tier == 3:
        return
    lowest = [person for person in voices if by_person[person] == measures.low]
    highest = [person for person in voices if by_person[person] == measures.high]
    first, second = sorted((lowest, highest), key=len)
    for pair in zip_longest(first, second):
        yield from (person for person in pair if person is not None)


def _first_at(by_person: Mapping[PersonId, int | None], level: int | None) -> PersonId:
    return next(person for person, rating in by_person.items() if rating == level)
