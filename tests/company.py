"""A company whose debriefs are over: positions with candidates, and who rated whom, as insight reads them."""

from collections.abc import Iterable, Sequence

import msgspec

import cast
from panelry.events import Stamp
from panelry.hiring import HoldOn, Jurisdiction, Particulars
from panelry.ids import CandidateId, DebriefId, HoldId, PersonId, PositionId
from panelry.insight import Finished, Round
from panelry.insight.finished import Given
from panelry.office import (
    CandidateAdded,
    DebriefListed,
    HoldPlaced,
    Office,
    OfficeEvent,
    PositionOpened,
    evolve,
)
from panelry.panel import OPERATOR
from panelry.parts.insight import Told

DESIGN, CARE = "System design", "Care"


class Panel(msgspec.Struct, frozen=True):
    """One candidate's debrief: the levels of each panelist on the two criteria, and the agreed ones."""

    ratings: dict[str, tuple[int | None, int | None]]
    agreed: tuple[int, int] | None = None


class Position(msgspec.Struct, frozen=True):
    """A position with its debriefs, one for each candidate."""

    id: str
    title: str
    panels: tuple[Panel, ...]


def company(positions: Sequence[Position]) -> tuple[Office, list[Finished]]:
    """Return the office and the debriefs, candidate by candidate in turn through the positions."""
    state, found = Office(), []
    for each in positions:
        state = with_event(state, PositionOpened(PositionId(each.id), each.title, "", Jurisdiction.NONE))
    turns = max((len(each.panels) for each in positions), default=0)
    for place in range(turns):
        for each in positions:
            if place < len(each.panels):
                state, debrief = _listed(state, each, place)
                found.append(over(debrief, each.panels[place], minute=place))
    return state, found


def _listed(state: Office, position: Position, place: int) -> tuple[Office, DebriefId]:
    debrief, candidate = DebriefId(f"{position.id}-d{place}"), CandidateId(f"{position.id}-c{place}")
    added = CandidateAdded(candidate, PositionId(position.id), Particulars(f"Kit {place}"))
    state = with_event(state, added)
    return with_event(state, DebriefListed(debrief, PositionId(position.id), candidate)), debrief


def with_event(state: Office, event: OfficeEvent) -> Office:
    """Return the office after one event."""
    return evolve(state, event, Stamp(OPERATOR, cast.moment(0)))


def held(state: Office, candidate: str) -> Office:
    """Return the office with a legal hold on a candidate."""
    hold = HoldPlaced(HoldId("h1"), HoldOn.CANDIDATE, candidate, "a claim", "Priya", "2027-03-01")
    return with_event(state, hold)


def over(debrief: DebriefId, panel: Panel, minute: int = 0) -> Finished:
    """Return what insight reads of a debrief; its people's ids are their names in this debrief."""
    given = [
        Given(PersonId(f"{debrief} {name}"), title, level, Round.INITIAL)
        for name, levels in panel.ratings.items()
        for title, level in zip((DESIGN, CARE), levels, strict=True)
    ]
    for title, level in zip((DESIGN, CARE), panel.agreed or (), strict=False):
        given.append(Given(PersonId(""), title, level, Round.AGREED))
    names = {PersonId(f"{debrief} {name}"): name for name in panel.ratings}
    return Finished(debrief, f"kit {debrief}", cast.moment(60 * minute), names, tuple(given))


def own_seats(found: Iterable[Finished], name: str) -> frozenset[tuple[DebriefId, PersonId]]:
    """Return the seats of somebody in all debriefs."""
    return frozenset(
        (each.debrief, person) for each in found for person, known in each.names.items() if known == name
    )


def plain(position: str, candidates: int, names: Sequence[str] = ("ana", "ben", "chen")) -> Position:
    """Return a position whose last panelist rates one point above the others, or as high as it goes."""
    panels = []
    for place in range(candidates):
        level = 2 + place % 3
        ratings: dict[str, tuple[int | None, int | None]] = {
            name: (min(5, level + (name == names[-1])), 3 + place % 2) for name in names
        }
        panels.append(Panel(ratings, (level, 3)))
    return Position(position, position.title(), tuple(panels))


def bytes_of(pieces: Iterable[Told]) -> bytes:
    """Return pieces as they cross the wire."""
    return msgspec.json.encode(tuple(pieces), order="deterministic")
