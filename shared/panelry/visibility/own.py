"""Makers of the parts that only their author sees; each takes the author."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.debrief import Debrief
from panelry.ids import PersonId
from panelry.summary import point_problems


def card(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the author's own scorecard."""
    own = state.cards.get(person)
    if own is None:
        return
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
