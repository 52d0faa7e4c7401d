"""Reviewing an access case: no one person alone appoints the reviewer, or redacts what the candidate gets."""

from collections.abc import Iterable

from panelry.ids import PersonId
from panelry.office.cases import AccessCase
from panelry.office.state import Office
from panelry.panel import Role
from panelry.retention import SETTLED_DAYS, day_after
from panelry.rights import Right


def may_appoint(state: Office, person: PersonId) -> bool:
    """Return whether somebody may be one of the two: a coordinator of the office, or a grantor."""
    seat = state.people.get(person)
    if seat is None:
        return False
    return Role.COORDINATOR in seat.roles or Right.GRANTOR in state.rights.get(person, ())


def reviewer_of(state: Office, case: AccessCase) -> PersonId | None:
    """Return who reviews a case: a coordinator whom two people appointed, one of them a coordinator."""
    for reviewer in dict.fromkeys(case.appointed.values()):
        by = [each for each, whom in case.appointed.items() if whom == reviewer]
        if _coordinator(state, reviewer) and _two(state, by):
            return reviewer
    return None


def vouched_for(state: Office, case: AccessCase, digest: str) -> bool:
    """Return whether the reviewer and a second person vouch for the redactions of this hash."""
    reviewer = reviewer_of(state, case)
    by = [each for each, hashed in case.vouched.items() if hashed == digest]
    return reviewer in by and _two(state, by)


def settled_on(state: Office, case: AccessCase, person: PersonId) -> str:
    """Return the day from which on a case is somebody's to answer, empty where it was from its opening on.

    Who had the seat `SETTLED_DAYS` before the case was opened may act at once; who had it for less waits as
    many days from the opening, and who came later from then on. So nobody makes two people in a minute.
    """
    since = state.settled.get(person, "")
    if not since or day_after(since, SETTLED_DAYS) <= case.opened[:10]:
        return ""
    return day_after(max(since, case.opened), SETTLED_DAYS)


def waits(state: Office, case: AccessCase) -> tuple[tuple[PersonId, str], ...]:
    """Return from which day on an open case is to be answered by whom, of those who may but not at once."""
    if case.closed:
        return ()
    found = ((each, settled_on(state, case, each)) for each in state.people if may_appoint(state, each))
    return tuple(sorted((person, on) for person, on in found if on))


def _two(state: Office, people: Iterable[PersonId]) -> bool:
    both = [each for each in people if may_appoint(state, each)]
    return len(both) > 1 and any(_coordinator(state, each) for each in both)


def _coordinator(state: Office, person: PersonId) -> bool:
    return person in state.people and Role.COORDINATOR in state.people[person].roles
