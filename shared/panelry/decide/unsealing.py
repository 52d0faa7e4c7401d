"""Decisions of break-glass: one sealed scorecard opens to one named person, for a stated reason.

Every refusal depends on public facts: who is seated as what, who has handed in, what was opened before.
"""

from collections.abc import Callable, Mapping
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.decide.asked import Asked, has_read_sealed, panelist, reason, seated
from panelry.ids import PersonId
from panelry.panel import Mode, Role, Standing
from panelry.policies import Switch
from panelry.refusals import Code, Refused


def _break_glass(state: Debrief, asked: Asked, command: c.BreakGlass) -> tuple[e.Event, ...]:
    _demand_allowed(state, asked)
    panelist(state, command.person)
    if command.person == asked.actor:
        raise Refused(Code.OWN_SCORECARD)
    if has_read_sealed(state, asked.actor):
        raise Refused(Code.HAS_READ_SEALED)
    submitted = state.card(command.person).submitted
    if submitted is None:
        raise Refused(Code.SCORECARD_NOT_SUBMITTED)
    _demand_reader(state, asked, command)
    if any(
        (each.person, each.reader, each.card.submitted) == (command.person, command.reader, submitted)
        for each in state.unsealed
    ):
        raise Refused(Code.ALREADY_REVEALED)
    return (e.GlassBroken(command.person, command.reader, reason(command.reason)),)


def _demand_allowed(state: Debrief, asked: Asked) -> None:
    """Refuse where the panel began without the policy, or it is off by now; likewise once all is open."""
    if not state.break_glass or asked.policies.break_glass is Switch.OFF:
        raise Refused(Code.BREAK_GLASS_OFF)
    if state.mode is Mode.WITHOUT_NAMES:
        raise Refused(Code.OPENS_WITHOUT_NAMES)
    if state.revealed:
        raise Refused(Code.ALREADY_REVEALED)


def _demand_reader(state: Debrief, asked: Asked, command: c.BreakGlass) -> None:
    """Refuse a reader who asks for it, wrote it, has something left to rate, or sees no ratings by role."""
    seated(state, command.reader)
    if command.reader in (asked.actor, command.person) or not _rates_no_more(state, command.reader):
        raise Refused(Code.READER_UNFIT)


def _rates_no_more(state: Debrief, person: PersonId) -> bool:
    seat = state.people[person]
    if seat.standing is Standing.RECUSED or Role.OBSERVER in seat.roles:
        return False
    if Role.PANELIST in seat.roles:
        return state.card(person).submitted is not None
    return Role.FACILITATOR in seat.roles


def _record_access(_: Debrief, __: Asked, ___: c.RecordAccess) -> tuple[e.Event, ...]:
    return (e.AccessRecorded(),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.BreakGlass: _break_glass,
    c.RecordAccess: _record_access,
}
