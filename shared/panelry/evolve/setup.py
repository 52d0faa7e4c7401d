"""What the events of the setup do to a debrief."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief, Phase, holders
from panelry.events import (
    ConflictDeclared,
    DebriefCreated,
    InterviewOrderRecorded,
    ModeChosen,
    PersonAdded,
    PersonRemoved,
    RolesChanged,
    ScoringOpened,
    Stamp,
)
from panelry.ids import PersonId
from panelry.panel import Person, Role, Standing


def _created(state: Debrief, event: DebriefCreated, stamp: Stamp) -> Debrief:
    return replace(
        state,
        id=event.debrief,
        phase=Phase.SETUP,
        candidate=event.candidate,
        position=event.position,
        organisation=event.organisation,
        rubric=event.rubric,
        mode=event.mode,
        break_glass=event.break_glass,
        created=stamp.at,
    )


def _placed(state: Debrief, person: PersonId, roles: Iterable[Role], giver: PersonId) -> frozenset[PersonId]:
    """Return the coordinators made by who leads, or by one of them, once somebody has these roles."""
    others = state.placed - {person}
    if Role.COORDINATOR not in roles:
        return others
    if person in holders(state, Role.COORDINATOR):
        return state.placed
    return others | {person} if giver in {*holders(state, Role.FACILITATOR), *state.placed} else others


def _person_added(state: Debrief, event: PersonAdded, stamp: Stamp) -> Debrief:
    late = state.phase is not Phase.SETUP
    person = Person(event.person, event.name, frozenset(event.roles), late=late)
    placed = _placed(state, event.person, event.roles, stamp.actor)
    return replace(state, people={**state.people, event.person: person}, placed=placed)


def _roles_changed(state: Debrief, event: RolesChanged, stamp: Stamp) -> Debrief:
    placed = _placed(state, event.person, event.roles, stamp.actor)
    return replace(state.with_person(event.person, roles=frozenset(event.roles)), placed=placed)


def _person_removed(state: Debrief, event: PersonRemoved, _: Stamp) -> Debrief:
    people = {key: each for key, each in state.people.items() if key != event.person}
    order = tuple(each for each in state.order if each != event.person)
    return replace(state, people=people, order=order)


def _mode_chosen(state: Debrief, event: ModeChosen, _: Stamp) -> Debrief:
    return replace(state, mode=event.mode)


def _order_recorded(state: Debrief, event: InterviewOrderRecorded, _: Stamp) -> Debrief:
    return replace(state, order=event.order)


def _conflict_declared(state: Debrief, event: ConflictDeclared, _: Stamp) -> Debrief:
    return state.with_person(event.person, standing=Standing.RECUSED)


def _scoring_opened(state: Debrief, _event: ScoringOpened, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.SCORING)


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    DebriefCreated: _created,
    PersonAdded: _person_added,
    RolesChanged: _roles_changed,
    PersonRemoved: _person_removed,
    ModeChosen: _mode_chosen,
    InterviewOrderRecorded: _order_recorded,
    ConflictDeclared: _conflict_declared,
    ScoringOpened: _scoring_opened,
}
