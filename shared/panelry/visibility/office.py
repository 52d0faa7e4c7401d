"""Visibility of the office: the only answer to "who may see this of the office, now?".

The same allow-list as for a debrief. Nothing in the office's stream is private to one author, and nothing
of it comes from a scorecard.
"""

from collections.abc import Callable, Iterator

from panelry.office import Candidate, Office
from panelry.panel import Role
from panelry.parts import office as p

_DESK = frozenset({Role.COORDINATOR, Role.OPERATOR})
_ALL = _DESK | {Role.AUDITOR}

Maker = Callable[[Office], Iterator[p.OfficeSight]]


def organisation(state: Office) -> Iterator[p.OfficeSight]:
    """Say whose office it is."""
    yield p.Organisation(state.organisation)


def officers(state: Office) -> Iterator[p.OfficeSight]:
    """Say who works in the office."""
    for each in state.people.values():
        yield p.Officer(each.id, each.name, tuple(sorted(each.roles, key=lambda role: role.value)))


def positions(state: Office) -> Iterator[p.OfficeSight]:
    """Say where each position stands, and how many applied for it."""
    counts: dict[str, int] = {}
    for candidate in state.candidates.values():
        counts[candidate.position] = counts.get(candidate.position, 0) + (not candidate.erased)
    for each in state.positions.values():
        yield p.Position(
            each.id, each.title, each.rubric, each.jurisdiction, each.state, each.opened, each.since,
            each.reason, counts.get(each.id, 0),
        )  # fmt: skip


def bare_candidates(state: Office) -> Iterator[p.OfficeSight]:
    """Say that somebody applied, without who it is."""
    for each in state.candidates.values():
        yield _candidate(each, "", "", "")


def candidates(state: Office) -> Iterator[p.OfficeSight]:
    """Say who applied for what."""
    for each in state.candidates.values():
        who = each.particulars
        yield _candidate(each, *(("", "", "") if who is None else (who.name, who.email, who.agency)))


def _candidate(each: Candidate, name: str, email: str, agency: str) -> p.OfficeSight:
    return p.Candidate(each.id, each.position, name, email, agency, each.added, each.left, each.erased)


def debriefs(state: Office) -> Iterator[p.OfficeSight]:
    """Say which debrief belongs to which position and candidate."""
    for debrief, (position, candidate) in state.belongs.items():
        yield p.Belonging(debrief, position, candidate, state.erased.get(debrief, ""))


TABLE: tuple[tuple[Maker, frozenset[Role]], ...] = (
    (organisation, _ALL),
    (officers, _ALL),
    (positions, _ALL),
    (bare_candidates, frozenset({Role.AUDITOR})),
    (candidates, _DESK),
    (debriefs, _ALL),
)
"""Which roles may see which parts of the office. A bare row stands before its full one."""


def office_picture(state: Office, roles: frozenset[Role]) -> dict[str, p.OfficeSight]:
    """Return what a viewer with these roles sees of the office, by key."""
    granted = (make for make, seers in TABLE if seers & roles)
    return {sight.key: sight for make in granted for sight in make(state)}
