"""Decisions about rights: who gives and takes them, and whether somebody has the one that is needed."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import Asked
from panelry.ids import PersonId
from panelry.office import Office, OfficeEvent, RatingsExported, RightGiven, RightTaken
from panelry.office import commands as c
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.rights import Right


def rights_of(state: Office, person: PersonId) -> frozenset[Right]:
    """Return the rights of somebody who has a seat in the office, none for anybody else."""
    return state.rights.get(person, frozenset()) if person in state.people else frozenset()


def demand_right(state: Office, person: PersonId, right: Right) -> None:
    """Refuse somebody who does not have a right."""
    if right not in rights_of(state, person):
        raise Refused(Code.NOT_ALLOWED)


def demand_coordinator(state: Office, person: PersonId) -> None:
    """Refuse whoever has no seat in the office as a coordinator."""
    if person not in state.people or Role.COORDINATOR not in state.people[person].roles:
        raise Refused(Code.NOT_ALLOWED)


def export(state: Office, person: PersonId, rows: int) -> tuple[OfficeEvent, ...]:
    """Decide that an analyst may take so many ratings away: what goes on record before they have one."""
    demand_right(state, person, Right.ANALYST)
    return (RatingsExported(rows),)


def _give(state: Office, asked: Asked, command: c.GiveRight) -> tuple[OfficeEvent, ...]:
    _demand_may_change(state, asked, command)
    if command.person == asked.actor:
        raise Refused(Code.NOT_ALLOWED)
    if command.right in rights_of(state, command.person):
        raise Refused(Code.NOTHING_NEW)
    return (RightGiven(command.person, command.right),)


def _take(state: Office, asked: Asked, command: c.TakeRight) -> tuple[OfficeEvent, ...]:
    _demand_may_change(state, asked, command)
    if command.right not in rights_of(state, command.person):
        raise Refused(Code.NOTHING_NEW)
    return (RightTaken(command.person, command.right),)


def _demand_may_change(state: Office, asked: Asked, command: c.GiveRight | c.TakeRight) -> None:
    """Refuse whoever may not change a right: all but the operator need to be grantor, and make none."""
    if Role.OPERATOR not in asked.roles:
        demand_right(state, asked.actor, Right.GRANTOR)
        if command.right is Right.GRANTOR:
            raise Refused(Code.NOT_ALLOWED)
    if command.person not in state.people:
        raise Refused(Code.NO_SUCH_THING)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.GiveRight: _give,
    c.TakeRight: _take,
}
