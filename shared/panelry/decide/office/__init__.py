"""Decisions of the office: positions, candidates and the office's own people.

A decision is a pure function of the office, the actor, the command and the server's clock. It returns
at least one event, or raises `Refused`. Who may ask what is the table `MAY`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import Asked
from panelry.decide.office import (
    bench,
    candidates,
    cases,
    keeping,
    later,
    notices,
    offers,
    officers,
    positions,
    rights,
)
from panelry.ids import PersonId
from panelry.office import Office, OfficeEvent
from panelry.office import commands as c
from panelry.panel import CANDIDATE, OPERATOR, SERVER, Role
from panelry.refusals import Code, Refused

DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    **officers.DECIDE,
    **positions.DECIDE,
    **candidates.DECIDE,
    **notices.DECIDE,
    **keeping.DECIDE,
    **rights.DECIDE,
    **bench.DECIDE,
    **offers.DECIDE,
    **cases.DECIDE,
    **later.DECIDE,
}
"""The decision on each kind of command; a test holds that none is missing."""
_DESK = frozenset({Role.COORDINATOR, Role.OPERATOR})

_THEIRS = (c.EnterBench, c.AnswerBench)
"""What the candidate alone may ask, on their page."""

_TWO = (c.AppointReviewer, c.VouchForCase)
"""What takes two people, each from a seat of their own; a grantor may be an auditor."""

MAY: Mapping[type[Any], frozenset[Role]] = {
    **dict.fromkeys(c.COMMANDS, _DESK),
    **dict.fromkeys(_THEIRS, frozenset({Role.CANDIDATE})),
    **dict.fromkeys(_TWO, _DESK | {Role.AUDITOR}),
}
"""The roles that may ask each command; what is not listed is refused."""


def roles_of(state: Office, actor: PersonId) -> frozenset[Role]:
    """Return an actor's roles in the office, none for a stranger."""
    if actor in {OPERATOR, SERVER}:
        return frozenset({Role.OPERATOR})
    if actor == CANDIDATE:
        return frozenset({Role.CANDIDATE})
    person = state.people.get(actor)
    return frozenset() if person is None else person.roles


def decide(
    state: Office, actor: PersonId, command: c.OfficeCommand, at: str, *, mail: bool = True
) -> tuple[OfficeEvent, ...]:
    """Return the events that a command makes, or raise `Refused`; `at` is the time by the server's clock.

    `mail` is whether the server can hand over mail.
    """
    roles = roles_of(state, actor)
    if not roles & MAY.get(type(command), frozenset()):
        raise Refused(Code.NOT_ALLOWED)
    return DECIDE[type(command)](state, Asked(actor, at, roles, mail=mail), command)
