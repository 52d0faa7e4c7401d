"""Decisions by what the server alone can tell: who of those to be added was erased before.

Its key never leaves the server, so no terminal and no reader of the record can ask who was erased.
"""

from msgspec.structs import replace

from panelry.decide.office import decide
from panelry.ids import PersonId
from panelry.office import CandidateErased, Office, OfficeEvent
from panelry.office import commands as c
from panelry.office.known_again import erased_before, marks_of


def decide_knowing(
    state: Office, actor: PersonId, command: c.OfficeCommand, at: str, key: bytes
) -> tuple[OfficeEvent, ...]:
    """Return the events that a command makes, or raise `Refused`; an erasure keeps who it was as marks."""
    if isinstance(command, c.AddCandidates) and not command.erased_too:
        kept = state.known_again
        new = (each for each in command.candidates if not erased_before(each.particulars, kept, key))
        command = replace(command, candidates=tuple(new))
    return tuple(_marked(state, event, key) for event in decide(state, actor, command, at))


def _marked(state: Office, event: OfficeEvent, key: bytes) -> OfficeEvent:
    if not isinstance(event, CandidateErased):
        return event
    who = state.candidates[event.candidate].particulars
    return event if who is None else replace(event, marks=marks_of(who, key))
