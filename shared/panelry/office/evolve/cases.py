"""What access cases do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.hiring import CaseDeed, CaseStep
from panelry.ids import CandidateId
from panelry.office.cases import (
    AccessCase,
    CaseClosed,
    CaseExtended,
    CaseGiven,
    CaseIdentified,
    CaseOpened,
    CasePaused,
    CaseRead,
    CaseResumed,
    CasesCarried,
    CaseVouched,
    Complaint,
    ComplaintAcknowledged,
    ComplaintReceived,
    ReviewerAppointed,
)
from panelry.office.state import Office
from panelry.retention import days_between


def _opened(state: Office, event: CaseOpened, stamp: Stamp) -> Office:
    case = AccessCase(event.candidate, event.asked, event.scope, stamp.at, changed=stamp.at)
    before = state.cases.get(event.candidate, ())
    steps = (CaseStep(CaseDeed.OPENED, stamp.actor, stamp.at),)
    return replace(
        state,
        cases={**state.cases, event.candidate: (*before, case)},
        case_steps={**state.case_steps, event.candidate: steps},
    )


def _paused(state: Office, event: CasePaused, stamp: Stamp) -> Office:
    return _changed(state, event.candidate, stamp, paused=stamp.at, why_paused=event.reason)


def _resumed(state: Office, event: CaseResumed, stamp: Stamp) -> Office:
    case = state.cases[event.candidate][-1]
    waited = case.waited + days_between(case.paused, stamp.at)
    return _changed(state, event.candidate, stamp, paused="", waited=waited, identity=event.how)


def _extended(state: Office, event: CaseExtended, stamp: Stamp) -> Office:
    return _changed(state, event.candidate, stamp, extended=stamp.at, why_extended=event.reason)


def _closed(state: Office, event: CaseClosed, stamp: Stamp) -> Office:
    return _changed(state, event.candidate, stamp, closed=stamp.at, answer=event.answer)


def _identified(state: Office, event: CaseIdentified, stamp: Stamp) -> Office:
    return _changed(state, event.candidate, stamp, identity=event.how)


def _appointed(state: Office, event: ReviewerAppointed, stamp: Stamp) -> Office:
    appointed = {**state.cases[event.candidate][-1].appointed, stamp.actor: event.reviewer}
    state = _told(state, event.candidate, CaseStep(CaseDeed.APPOINTED, stamp.actor, stamp.at, event.reviewer))
    return _changed(state, event.candidate, stamp, appointed=appointed)


def _read(state: Office, event: CaseRead, stamp: Stamp) -> Office:
    state = _told(state, event.candidate, CaseStep(CaseDeed.TAKEN, stamp.actor, stamp.at))
    return _changed(state, event.candidate, stamp, read=stamp.at)


def _vouched(state: Office, event: CaseVouched, stamp: Stamp) -> Office:
    vouched = {**state.cases[event.candidate][-1].vouched, stamp.actor: event.hash}
    return _changed(state, event.candidate, stamp, vouched=vouched)


def _given(state: Office, event: CaseGiven, stamp: Stamp) -> Office:
    state = _told(state, event.candidate, CaseStep(CaseDeed.COPIED, stamp.actor, stamp.at))
    return _changed(state, event.candidate, stamp, given=stamp.at, redacted=event.redacted)


def _complained(state: Office, event: ComplaintReceived, _: Stamp) -> Office:
    before = state.complaints.get(event.candidate, ())
    made = (*before, Complaint(event.candidate, event.received, event.about))
    return replace(state, complaints={**state.complaints, event.candidate: made})


def _acknowledged(state: Office, event: ComplaintAcknowledged, stamp: Stamp) -> Office:
    *before, last = state.complaints[event.candidate]
    made = (*before, replace(last, acknowledged=stamp.at, how=event.how))
    return replace(state, complaints={**state.complaints, event.candidate: made})


def _carried(state: Office, event: CasesCarried, _: Stamp) -> Office:
    return replace(
        state,
        cases={**state.cases, event.candidate: event.cases},
        complaints={**state.complaints, event.candidate: event.complaints},
    )


def _told(state: Office, candidate: CandidateId, step: CaseStep) -> Office:
    """Return the office with one step more; the same by the same person is counted and told once."""
    before = state.case_steps.get(candidate, ())
    same = [each for each in before if _what(each) == _what(step)]
    others = (each for each in before if each not in same)
    times = 1 + sum(each.times for each in same)
    return replace(state, case_steps={**state.case_steps, candidate: (*others, replace(step, times=times))})


def _what(step: CaseStep) -> tuple[CaseDeed, str, str]:
    return step.deed, step.by, step.whom


def _changed(state: Office, candidate: CandidateId, stamp: Stamp, **changes: object) -> Office:
    """Return the office with a candidate's last case changed."""
    *before, last = state.cases[candidate]
    return replace(
        state, cases={**state.cases, candidate: (*before, replace(last, changed=stamp.at, **changes))}
    )


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    CaseOpened: _opened,
    CasePaused: _paused,
    CaseResumed: _resumed,
    CaseExtended: _extended,
    CaseClosed: _closed,
    CaseIdentified: _identified,
    ReviewerAppointed: _appointed,
    CaseRead: _read,
    CaseVouched: _vouched,
    CaseGiven: _given,
    ComplaintReceived: _complained,
    ComplaintAcknowledged: _acknowledged,
    CasesCarried: _carried,
}
