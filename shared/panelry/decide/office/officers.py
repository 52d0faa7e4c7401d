"""Decisions about the office's own seats."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import SEATS, Asked, line, name_of
from panelry.office import Office, OfficeEvent, OfficerLeft, OfficerSeated
from panelry.office import commands as c
from panelry.panel import RESERVED, Role
from panelry.refusals import Code, Refused
from panelry.seat_names import is_visible_name, looks

ROLES = frozenset({Role.COORDINATOR, Role.AUDITOR})
"""The roles that a seat in the office may have."""


def _seat(state: Office, _: Asked, command: c.SeatOfficer) -> tuple[OfficeEvent, ...]:
    name = " ".join(line(command.name, most=80).split())
    if not is_visible_name(name):
        raise Refused(Code.NAME_NOT_VISIBLE)
    name_of(command.person)
    if command.person in state.people or command.person in RESERVED:
        raise Refused(Code.ID_TAKEN)
    if any(looks(each.name) == looks(name) for each in state.people.values()):
        raise Refused(Code.NAME_TAKEN)
    if len(state.people) >= SEATS:
        raise Refused(Code.TOO_MANY)
    granted = frozenset(command.roles)
    if not granted or not granted <= ROLES:
        raise Refused(Code.NOT_ALLOWED)
    return (OfficerSeated(command.person, name, tuple(sorted(granted, key=lambda role: role.value))),)


def _remove(state: Office, _: Asked, command: c.RemoveOfficer) -> tuple[OfficeEvent, ...]:
    if command.person not in state.people:
        raise Refused(Code.NO_SUCH_THING)
    others = (each for key, each in state.people.items() if key != command.person)
    if not any(Role.COORDINATOR in each.roles for each in others):
        raise Refused(Code.NO_COORDINATOR_LEFT)
    return (OfficerLeft(command.person),)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.SeatOfficer: _seat,
    c.RemoveOfficer: _remove,
}
