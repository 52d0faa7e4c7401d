"""What the events of the setup do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief, Phase
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
from panelry.panel import Person, Standing


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


def _person_added(state: Debrief, event: PersonAdded, _: Stamp) -> Debrief:
    late = state.phase is not Phase.SETUP
    person = Person(event.person, event.name, frozenset(event.roles), late=late)
    return replace(state, people={**state.people, event.person: person})


def _roles_changed(state: Debrief, event: RolesChanged, _: Stamp) -> Debrief:
    return state.with_person(event.person, roles=frozenset(event.roles))


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
