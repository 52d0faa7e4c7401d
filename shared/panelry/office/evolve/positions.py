"""What happens to the office by its own people, its positions and their candidates."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.office.candidates import (
    Candidate,
    CandidateAdded,
    CandidateContactEnded,
    CandidateCorrected,
    CandidateErased,
    CandidateInterviewed,
    CandidateLeft,
    OutcomeTold,
    RequestAnswered,
)
from panelry.office.officers import OfficerLeft, OfficerSeated
from panelry.office.positions import (
    Position,
    PositionMoved,
    PositionOpened,
    RetentionChosen,
    RubricChosen,
    TimerChosen,
)
from panelry.office.state import STREAM, Office, doer_of
from panelry.panel import Person
from panelry.retention import OUTCOME_DAYS, STARTING


def _seated(state: Office, event: OfficerSeated, stamp: Stamp) -> Office:
    """Seat somebody; whoever has no more roles than before keeps the time of their seat."""
    person = Person(event.person, event.name, frozenset(event.roles))
    before = state.people.get(event.person)
    settled = state.settled
    if before is None or not person.roles <= before.roles:
        settled = {**settled, event.person: stamp.at}
    return replace(state, people={**state.people, event.person: person}, settled=settled)


def _gone(state: Office, event: OfficerLeft, stamp: Stamp) -> Office:
    """Take a seat with its rights; its devices and its unused codes give none, whoever sits there later."""
    seat = (STREAM, event.person)
    devices = {
        key: replace(each, revoked=True) if (each.debrief, each.person) == seat else each
        for key, each in state.devices.items()
    }
    codes = {
        key: replace(each, until=min(each.until, stamp.at)) if (each.debrief, each.person) == seat else each
        for key, each in state.invitations.items()
    }
    people = {key: each for key, each in state.people.items() if key != event.person}
    rights = {key: each for key, each in state.rights.items() if key != event.person}
    settled = {key: each for key, each in state.settled.items() if key != event.person}
    return replace(state, people=people, rights=rights, settled=settled, devices=devices, invitations=codes)


def _opened(state: Office, event: PositionOpened, stamp: Stamp) -> Office:
    position = Position(
        event.position,
        event.title,
        event.rubric,
        event.jurisdiction,
        stamp.at,
        stamp.at,
        retention=STARTING[event.jurisdiction],
        outcome_days=OUTCOME_DAYS.get(event.jurisdiction, 0),
    )
    return replace(state, positions={**state.positions, event.position: position})


def _moved(state: Office, event: PositionMoved, stamp: Stamp) -> Office:
    before = state.positions[event.position]
    by = doer_of(state, stamp)
    moved = replace(before, state=event.state, since=stamp.at, reason=event.reason, moved_by=by)
    return replace(state, positions={**state.positions, event.position: moved})


def _retention(state: Office, event: RetentionChosen, _stamp: Stamp) -> Office:
    chosen = replace(state.positions[event.position], retention=event.retention)
    return replace(state, positions={**state.positions, event.position: chosen})


def _timer(state: Office, event: TimerChosen, _stamp: Stamp) -> Office:
    chosen = replace(state.positions[event.position], outcome_days=event.days)
    return replace(state, positions={**state.positions, event.position: chosen})


def _rubric(state: Office, event: RubricChosen, _stamp: Stamp) -> Office:
    chosen = replace(state.positions[event.position], rubric=event.rubric)
    return replace(state, positions={**state.positions, event.position: chosen})


def _interviewed(state: Office, event: CandidateInterviewed, _stamp: Stamp) -> Office:
    before = state.candidates[event.candidate]
    return with_candidate(state, replace(before, interviewed=max(before.interviewed, event.on)))


def _told(state: Office, event: OutcomeTold, stamp: Stamp) -> Office:
    before = state.candidates[event.candidate]
    return with_candidate(state, replace(before, told=stamp.at, outcome=event.outcome, how_told=event.how))


def _answered(state: Office, event: RequestAnswered, stamp: Stamp) -> Office:
    before = state.candidates[event.candidate]
    return with_candidate(state, replace(before, answered={**before.answered, event.said: stamp.at}))


def _added(state: Office, event: CandidateAdded, stamp: Stamp) -> Office:
    made = Candidate(event.candidate, event.position, stamp.at, event.particulars)
    return replace(state, candidates={**state.candidates, event.candidate: made})


def _corrected(state: Office, event: CandidateCorrected, _stamp: Stamp) -> Office:
    before = state.candidates[event.candidate]
    former = before.former if before.particulars is None else (*before.former, before.particulars)
    return with_candidate(state, replace(before, particulars=event.particulars, former=former))


def _left(state: Office, event: CandidateLeft, stamp: Stamp) -> Office:
    return with_candidate(state, replace(state.candidates[event.candidate], left=stamp.at))


def _contact_ended(state: Office, event: CandidateContactEnded, stamp: Stamp) -> Office:
    before, by = state.candidates[event.candidate], doer_of(state, stamp)
    return with_candidate(state, replace(before, contact_ended=stamp.at, ended_by=by))


def _erased(state: Office, event: CandidateErased, stamp: Stamp) -> Office:
    before = state.candidates[event.candidate]
    later = state.later.get(event.candidate)
    gone = replace(before, particulars=None, former=(), erased=stamp.at, why_erased=event.reason)
    return replace(
        with_candidate(state, gone),
        known_again=state.known_again | frozenset(event.marks),
        silent=state.silent.union(event.marks if before.contact_ended else ()),
        later=state.later if later is None else {**state.later, event.candidate: replace(later, levels=())},
        bench={key: each for key, each in state.bench.items() if key != event.candidate},
        bench_links={
            key: each for key, each in state.bench_links.items() if each.candidate != event.candidate
        },
    )


def with_candidate(state: Office, candidate: Candidate) -> Office:
    """Return the office with another record in a candidate's place."""
    return replace(state, candidates={**state.candidates, candidate.id: candidate})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    OfficerSeated: _seated,
    OfficerLeft: _gone,
    PositionOpened: _opened,
    PositionMoved: _moved,
    CandidateAdded: _added,
    CandidateCorrected: _corrected,
    CandidateLeft: _left,
    CandidateContactEnded: _contact_ended,
    CandidateErased: _erased,
    CandidateInterviewed: _interviewed,
    OutcomeTold: _told,
    RequestAnswered: _answered,
    RetentionChosen: _retention,
    TimerChosen: _timer,
    RubricChosen: _rubric,
}
