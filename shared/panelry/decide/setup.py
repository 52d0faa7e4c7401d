"""Decisions of the setup: seats, roles, mode, conflicts of interest."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, Phase, holders
from panelry.decide.asked import SEATS, Asked, has_read_sealed, line, name_of, reason, seated
from panelry.decide.ruling import taken_over
from panelry.ids import PersonId
from panelry.panel import RESERVED, Role, Standing
from panelry.policies import Switch
from panelry.refusals import Code, Refused
from panelry.rubric_rules import too_large
from panelry.seat_names import is_visible_name, looks, shows_a_letter

_GRANTED_HERE = frozenset(Role) - {Role.OPERATOR, Role.CANDIDATE}
_RATING = frozenset({Role.PANELIST, Role.OBSERVER})


def _create(state: Debrief, asked: Asked, command: c.CreateDebrief) -> tuple[e.Event, ...]:
    name_of(command.debrief)
    if too_large(command.rubric) is not None:
        raise Refused(Code.TEXT_TOO_LONG)
    if command.candidate.strip() and not shows_a_letter(command.candidate):
        raise Refused(Code.NAME_NOT_VISIBLE)
    created = e.DebriefCreated(
        command.debrief,
        line(command.candidate),
        line(command.position),
        line(command.organisation),
        command.rubric,
        command.mode,
        asked.policies.break_glass is Switch.ON,
    )
    return (created, *taken_over(state, asked))


def _roles(asked: tuple[Role, ...]) -> tuple[Role, ...]:
    granted = frozenset(asked)
    if not granted or not granted <= _GRANTED_HERE:
        raise Refused(Code.NOT_ALLOWED)
    return tuple(sorted(granted, key=lambda role: role.value))


def _add_person(state: Debrief, _: Asked, command: c.AddPerson) -> tuple[e.Event, ...]:
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
    return (e.PersonAdded(command.person, name, _roles(command.roles)),)


def _keeps_a_facilitator(state: Debrief, leaving: PersonId) -> None:
    facilitators = set(holders(state, Role.FACILITATOR))
    if leaving in facilitators and len(facilitators) == 1:
        raise Refused(Code.NO_FACILITATOR_LEFT)


def _change_roles(state: Debrief, _: Asked, command: c.ChangeRoles) -> tuple[e.Event, ...]:
    seated(state, command.person)
    roles = _roles(command.roles)
    if Role.FACILITATOR not in roles:
        _keeps_a_facilitator(state, command.person)
    was_panelist = Role.PANELIST in state.people[command.person].roles
    if was_panelist and Role.PANELIST not in roles and state.phase is not Phase.SETUP:
        raise Refused(Code.SCORECARD_FROZEN)
    rates_now = frozenset(roles) & _RATING - state.people[command.person].roles
    if rates_now and not state.revealed and has_read_sealed(state, command.person):
        raise Refused(Code.HAS_READ_SEALED)
    return (e.RolesChanged(command.person, roles),)


def _remove_person(state: Debrief, _: Asked, command: c.RemovePerson) -> tuple[e.Event, ...]:
    seated(state, command.person)
    _keeps_a_facilitator(state, command.person)
    return (e.PersonRemoved(command.person),)


def _choose_mode(_: Debrief, __: Asked, command: c.ChooseMode) -> tuple[e.Event, ...]:
    return (e.ModeChosen(command.mode),)


def _record_order(state: Debrief, _: Asked, command: c.RecordInterviewOrder) -> tuple[e.Event, ...]:
    for person in command.order:
        seated(state, person)
    if len(set(command.order)) != len(command.order):
        raise Refused(Code.ID_TAKEN)
    return (e.InterviewOrderRecorded(command.order),)


def _declare_conflict(state: Debrief, asked: Asked, command: c.DeclareConflict) -> tuple[e.Event, ...]:
    seated(state, command.person)
    runs_it = asked.roles & {Role.FACILITATOR, Role.COORDINATOR}
    if command.person != asked.actor and not runs_it:
        raise Refused(Code.NOT_ALLOWED)
    if state.people[command.person].standing is Standing.RECUSED:
        raise Refused(Code.RECUSED)
    _keeps_a_facilitator(state, command.person)
    return (e.ConflictDeclared(command.person, reason(command.reason)),)


def _open_scoring(state: Debrief, _: Asked, __: c.OpenScoring) -> tuple[e.Event, ...]:
    if not holders(state, Role.PANELIST):
        raise Refused(Code.NO_PANELIST)
    if not holders(state, Role.FACILITATOR):
        raise Refused(Code.NO_FACILITATOR_LEFT)
    return (e.ScoringOpened(),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.CreateDebrief: _create,
    c.AddPerson: _add_person,
    c.ChangeRoles: _change_roles,
    c.RemovePerson: _remove_person,
    c.ChooseMode: _choose_mode,
    c.RecordInterviewOrder: _record_order,
    c.DeclareConflict: _declare_conflict,
    c.OpenScoring: _open_scoring,
}
