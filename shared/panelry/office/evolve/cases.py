"""What access cases do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.ids import CandidateId
from panelry.office.cases import AccessCase, CaseClosed, CaseExtended, CaseOpened, CasePaused, CaseResumed
from panelry.office.state import Office
from panelry.retention import days_between


def _opened(state: Office, event: CaseOpened, stamp: Stamp) -> Office:
    case = AccessCase(event.candidate, event.asked, event.scope, stamp.at)
    before = state.cases.get(event.candidate, ())
    return replace(state, cases={**state.cases, event.candidate: (*before, case)})


def _paused(state: Office, event: CasePaused, stamp: Stamp) -> Office:
    return _changed(state, event.candidate, paused=stamp.at, why_paused=event.reason)


def _resumed(state: Office, event: CaseResumed, stamp: Stamp) -> Office:
    case = state.cases[event.candidate][-1]
    waited = case.waited + days_between(case.paused, stamp.at)
    return _changed(state, event.candidate, paused="", waited=waited, identity=event.how)


def _extended(state: Office, event: CaseExtended, stamp: Stamp) -> Office:
    return _changed(state, event.candidate, extended=stamp.at, why_extended=event.reason)


def _closed(state: Office, event: CaseClosed, stamp: Stamp) -> Office:
    return _changed(state, event.candidate, closed=stamp.at, answer=event.answer)


def _changed(state: Office, candidate: CandidateId, **changes: str | int) -> Office:
    """Return the office with a candidate's last case changed."""
    *before, last = state.cases[candidate]
    return replace(state, cases={**state.cases, candidate: (*before, replace(last, **changes))})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    CaseOpened: _opened,
    CasePaused: _paused,
    CaseResumed: _resumed,
    CaseExtended: _extended,
    CaseClosed: _closed,
}
