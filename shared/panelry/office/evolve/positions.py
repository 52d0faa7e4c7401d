"""What happens to the office by its own people, its positions and their candidates."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.office.candidates import Candidate, CandidateAdded, CandidateErased, CandidateLeft
from panelry.office.officers import OfficerLeft, OfficerSeated
from panelry.office.positions import Position, PositionMoved, PositionOpened
from panelry.office.state import Office
from panelry.panel import Person


def _seated(state: Office, event: OfficerSeated, _stamp: Stamp) -> Office:
    person = Person(event.person, event.name, frozenset(event.roles))
    return replace(state, people={**state.people, event.person: person})


def _gone(state: Office, event: OfficerLeft, _stamp: Stamp) -> Office:
    return replace(state, people={key: each for key, each in state.people.items() if key != event.person})


def _opened(state: Office, event: PositionOpened, stamp: Stamp) -> Office:
    position = Position(event.position, event.title, event.rubric, event.jurisdiction, stamp.at, stamp.at)
    return replace(state, positions={**state.positions, event.position: position})


def _moved(state: Office, event: PositionMoved, stamp: Stamp) -> Office:
    before = state.positions[event.position]
    moved = replace(before, state=event.state, since=stamp.at, reason=event.reason)
    return replace(state, positions={**state.positions, event.position: moved})


def _added(state: Office, event: CandidateAdded, stamp: Stamp) -> Office:
    made = Candidate(event.candidate, event.position, stamp.at, event.particulars)
    return replace(state, candidates={**state.candidates, event.candidate: made})


def _left(state: Office, event: CandidateLeft, stamp: Stamp) -> Office:
    return with_candidate(state, replace(state.candidates[event.candidate], left=stamp.at))


def _erased(state: Office, event: CandidateErased, stamp: Stamp) -> Office:
    before = state.candidates[event.candidate]
    return with_candidate(state, replace(before, particulars=None, erased=before.erased or stamp.at))


def with_candidate(state: Office, candidate: Candidate) -> Office:
    """Return the office with another record in a candidate's place."""
    return replace(state, candidates={**state.candidates, candidate.id: candidate})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    OfficerSeated: _seated,
    OfficerLeft: _gone,
    PositionOpened: _opened,
    PositionMoved: _moved,
    CandidateAdded: _added,
    CandidateLeft: _left,
    CandidateErased: _erased,
}
