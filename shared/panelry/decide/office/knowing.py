"""Decisions by what the server alone can tell: who of those to be added was erased, or wants no contact.

Its key never leaves the server, so no terminal and no reader of the record can ask who was erased.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from panelry.decide.office import decide
from panelry.ids import PersonId
from panelry.office import (
    Candidate,
    CandidateAdded,
    CandidateContactEnded,
    CandidateCorrected,
    CandidateErased,
    Office,
    OfficeEvent,
)
from panelry.office import commands as c
from panelry.office.known_again import erased_before, marks_of

_BEFORE = "said before, for another position"


def decide_knowing(
    state: Office, actor: PersonId, command: c.OfficeCommand, at: str, key: bytes, *, mail: bool = True
) -> tuple[OfficeEvent, ...]:
    """Return the events that a command makes, or raise `Refused`; an erasure keeps who it was as marks.

    Whoever is added or corrected and said before that they want no further contact gets none for this
    position either.
    """
    if isinstance(command, c.AddCandidates) and not command.erased_too:
        kept = state.known_again
        new = (each for each in command.candidates if not erased_before(each.particulars, kept, key))
        command = replace(command, candidates=tuple(new))
    events = tuple(_marked(state, event, key) for event in decide(state, actor, command, at, mail=mail))
    return (*events, *_silent(state, events, key))


def _silent(state: Office, events: Iterable[OfficeEvent], key: bytes) -> Iterator[OfficeEvent]:
    named = [event for event in events if isinstance(event, CandidateAdded | CandidateCorrected)]
    known = state.candidates
    new = [each for each in named if each.candidate not in known or not known[each.candidate].contact_ended]
    if new:
        ended = (each for each in state.candidates.values() if each.contact_ended)
        kept = state.silent.union(*(_marks(each, key) for each in ended))
        for event in new:
            if event.particulars is not None and erased_before(event.particulars, kept, key):
                yield CandidateContactEnded(event.candidate, _BEFORE)


def _marked(state: Office, event: OfficeEvent, key: bytes) -> OfficeEvent:
    if not isinstance(event, CandidateErased):
        return event
    return replace(event, marks=_marks(state.candidates[event.candidate], key))


def _marks(candidate: Candidate, key: bytes) -> tuple[str, ...]:
    """Return the marks of what names somebody now and of what did before it was corrected."""
    return tuple(dict.fromkeys(mark for who in candidate.named for mark in marks_of(who, key)))
