"""How long candidates are kept: when the days of their retention begin, and whose time is over."""

from typing import assert_never

from panelry.hiring import PositionState, RetentionStart
from panelry.office.candidates import Candidate
from panelry.office.state import Office, holds_on, open_case
from panelry.retention import due_on

_CLOSED = frozenset({PositionState.FILLED, PositionState.WITHDRAWN})


def start_of(state: Office, candidate: Candidate) -> str:
    """Return when the days of a candidate's retention begin, empty where that has not happened."""
    position = state.positions[candidate.position]
    closed = position.since if position.state in _CLOSED else ""
    match position.retention.start:
        case RetentionStart.DECISION:
            return candidate.told or candidate.left or closed
        case RetentionStart.LAST_CONTACT:
            notices = (each.at for each in state.notices.values() if each.candidate == candidate.id)
            own = (candidate.added, candidate.interviewed, candidate.told, candidate.left)
            bench = (each.at for key, each in state.bench.items() if key == candidate.id)
            return max(*own, *notices, *bench)
        case RetentionStart.POSTING_CLOSED:
            return closed
        case _:
            assert_never(position.retention.start)


def due(state: Office, at: str) -> tuple[Candidate, ...]:
    """Return whose time is over: the profile's day has come, and no hold or open access case keeps them."""
    return tuple(each for each in state.candidates.values() if not each.erased and _is_due(state, each, at))


def _is_due(state: Office, candidate: Candidate, at: str) -> bool:
    on = due_on(state.positions[candidate.position].retention, start_of(state, candidate))
    kept = holds_on(state, candidate) or open_case(state, candidate.id)
    return bool(on) and on <= at[:10] and not kept
