"""Saying: on which criteria panels said a strength or a growth point, by how many candidates heard of it.

It counts candidates with an approved and undisputed point, never points, and knows no word of them. What
fewer than five candidates of a position have is not counted at all.
"""

from collections.abc import Iterable

from panelry.insight.finished import Finished, last_of
from panelry.insight.lessons import FEWEST, Said
from panelry.office import Office


def said_of(office: Office, found: Iterable[Finished]) -> tuple[Said, ...]:
    """Return what was said to whom; groups are named by the ids of their positions."""
    every = [
        Said((position, candidate), criterion, growth)
        for (position, candidate), each in last_of(office, found).items()
        for criterion, growth in each.points
    ]
    people: dict[tuple[str, str, bool], set[str]] = {}
    for each in every:
        people.setdefault(_cell(each), set()).add(each.debrief[1])
    return tuple(each for each in every if len(people[_cell(each)]) >= FEWEST)


def _cell(each: Said) -> tuple[str, str, bool]:
    return each.debrief[0], each.criterion, each.growth
