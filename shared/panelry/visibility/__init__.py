"""Visibility: the only answer to "who may see this, now?".

An allow-list: a viewer's picture is assembled from the parts that the table grants to the viewer's
roles, and from the viewer's own. What the table does not name is not sent. Each maker reads the
state and asks itself whether its matter is open. Sights are differences of pictures, so an event
that changes nothing a viewer may see sends that viewer nothing.
"""

from collections.abc import Callable, Iterator

from panelry.debrief import Debrief
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.parts import Picture, Sight
from panelry.visibility import opened, own, public, summary

_FACILITATOR, _PANELIST = Role.FACILITATOR, Role.PANELIST
_COORDINATOR, _OBSERVER, _AUDITOR = Role.COORDINATOR, Role.OBSERVER, Role.AUDITOR
_ROOM = frozenset({_FACILITATOR, _PANELIST, _OBSERVER})
_ALL = _ROOM | {_COORDINATOR, _AUDITOR}

Maker = Callable[[Debrief], Iterator[Sight]]

TABLE: tuple[tuple[Maker, frozenset[Role]], ...] = (
    (public.heading, _ALL),
    (public.criteria, _ALL),
    (public.seats, _ALL),
    (public.openings, _ALL),
    (public.floor, _ALL),
    (public.verdict, _ROOM | {_COORDINATOR}),
    (public.permission, _ALL),
    (opened.evidence, _ROOM),
    (opened.ratings, _ROOM),
    (opened.talk, _ROOM),
    (opened.proposals, _ROOM),
    (opened.judgements, _ROOM),
    (opened.bare_points, frozenset({_COORDINATOR})),
    (opened.points, _ROOM),
    (summary.bare_draft, frozenset({_COORDINATOR})),
    (summary.draft, frozenset({_FACILITATOR, _PANELIST})),
    (summary.found, frozenset({_FACILITATOR, _PANELIST, _COORDINATOR})),
    (summary.bare_signatures, frozenset({_COORDINATOR, _AUDITOR})),
    (summary.signatures, _ROOM),
    (summary.sealed, _ALL),
    (summary.released, frozenset({_FACILITATOR, _PANELIST, _COORDINATOR})),
)
"""Which roles may see which parts; one role of several is enough. A bare row stands before its full one."""

OWN: tuple[Callable[[Debrief, PersonId], Iterator[Sight]], ...] = (own.card, own.points)
"""What an author sees of their own."""

RECUSED: tuple[Maker, ...] = (public.heading,)
"""All that a recused person still sees, beside their own seat."""

Class = frozenset[Role]
"""Viewers of one class see the same shared parts; the empty class is the recused."""


def class_of(state: Debrief, person: PersonId) -> Class:
    """Return the class of a viewer; KeyError for a stranger."""
    seat = state.people[person]
    return frozenset() if seat.standing is Standing.RECUSED else seat.roles


def shared_picture(state: Debrief, viewers: Class) -> dict[str, Sight]:
    """Return what every viewer of a class sees."""
    if not viewers:
        return _by_key(sight for make in RECUSED for sight in make(state))
    granted = (make for make, roles in TABLE if roles & viewers)
    picture = _by_key(sight for make in granted for sight in make(state))
    lines = public.full_lines if viewers & _ROOM else public.bare_lines
    picture.update(_by_key(lines(state)))
    return picture


def own_picture(state: Debrief, person: PersonId) -> dict[str, Sight]:
    """Return what only this person sees; the recused see their own seat and nothing more."""
    if not class_of(state, person):
        return _by_key(seat for seat in public.seats(state) if seat.key == f"Seat/{person}")
    return _by_key(sight for make in OWN for sight in make(state, person))


def picture(state: Debrief, person: PersonId) -> Picture:
    """Return all that a person sees."""
    return {**shared_picture(state, class_of(state, person)), **own_picture(state, person)}


def _by_key(sights: Iterator[Sight]) -> dict[str, Sight]:
    return {sight.key: sight for sight in sights}
