"""Replying: what candidates said to the feedback that they were given, by how many, without a word of it.

A position of which fewer than five candidates were given feedback takes no part, and what fewer than five
said is not told. Of a yes and a no to keeping in touch the last one counts.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from panelry.ids import CandidateId, PositionId
from panelry.insight.lessons import FEWEST
from panelry.milestones import Milestones
from panelry.office import Office
from panelry.pages import ANSWERS_KEEPING, Said

_Who = tuple[PositionId, CandidateId]


class Replied(msgspec.Struct, frozen=True):
    """How many candidates were given feedback, and how many of them said what, five at least."""

    people: int
    said: tuple[tuple[Said, int], ...]


def replied(office: Office) -> Replied | None:
    """Return what candidates of all positions together said, None where no position has five of them."""
    given: dict[_Who, set[Said]] = {}
    for debrief, each in office.milestones.items():
        who = office.belongs.get(debrief)
        if who is None or debrief in office.erased or not each.released or _is_gone(office, who):
            continue
        given.setdefault(who, set()).update(_said(each))
    sizes = Counter(position for position, _ in given)
    large = {who: said for who, said in given.items() if sizes[who[0]] >= FEWEST}
    counts = Counter(one for said in large.values() for one in said)
    told = tuple((each, counts[each]) for each in Said if counts[each] >= FEWEST)
    return Replied(len(large), told) if large else None


def _said(each: Milestones) -> Iterable[Said]:
    keeping = [one.said for one in each.asks if one.said in ANSWERS_KEEPING]
    return {one.said for one in each.asks if one.said not in ANSWERS_KEEPING}.union(keeping[-1:])


def _is_gone(office: Office, who: _Who) -> bool:
    person = office.candidates.get(who[1])
    return person is None or bool(person.erased)
