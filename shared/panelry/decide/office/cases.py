"""Decisions about access cases and complaints: their clocks, and the two people who answer for a copy."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import Asked, line
from panelry.decide.office.candidates import of
from panelry.decide.office.keeping import day
from panelry.ids import CandidateId, PersonId
from panelry.office import (
    AccessCase,
    CaseClosed,
    CaseExtended,
    CaseIdentified,
    CaseOpened,
    CasePaused,
    CaseResumed,
    CaseVouched,
    ComplaintAcknowledged,
    ComplaintReceived,
    Office,
    OfficeEvent,
    ReviewerAppointed,
    may_appoint,
    open_case,
    open_complaint,
    reviewer_of,
    settled_on,
)
from panelry.office import commands as c
from panelry.pages import is_hash
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.retention import access_by, days_between

CASES = 50
"""The most access cases of one candidate, and the most complaints."""


def _open(state: Office, asked: Asked, command: c.OpenCase) -> tuple[OfficeEvent, ...]:
    candidate, on = of(state, command.candidate).id, day(command.asked)
    scope, case = line(command.scope), open_case(state, candidate)
    if case is not None:
        raise Refused(Code.NOTHING_NEW if case.scope == scope else Code.CASE_OPEN)
    if on > asked.at[:10]:
        raise Refused(Code.BAD_DAY)
    if len(state.cases.get(candidate, ())) >= CASES:
        raise Refused(Code.TOO_MANY)
    return (CaseOpened(candidate, on, scope),)


def _pause(state: Office, _: Asked, command: c.PauseCase) -> tuple[OfficeEvent, ...]:
    if _case(state, command.candidate).paused:
        raise Refused(Code.NOTHING_NEW)
    return (CasePaused(command.candidate, line(command.reason)),)


def _resume(state: Office, _: Asked, command: c.ResumeCase) -> tuple[OfficeEvent, ...]:
    if not _case(state, command.candidate).paused:
        raise Refused(Code.NOTHING_NEW)
    return (CaseResumed(command.candidate, line(command.how)),)


def _extend(state: Office, asked: Asked, command: c.ExtendCase) -> tuple[OfficeEvent, ...]:
    """Extend a case once, and within its first month: that is when the candidate has to be told."""
    case = _case(state, command.candidate)
    if case.extended:
        raise Refused(Code.NOTHING_NEW)
    standing = days_between(case.paused, asked.at) if case.paused else 0
    if asked.at[:10] > access_by(case.asked, extended=False, waited=case.waited + standing):
        raise Refused(Code.EXTENSION_TOO_LATE)
    return (CaseExtended(command.candidate, line(command.reason)),)


def _close(state: Office, _: Asked, command: c.CloseCase) -> tuple[OfficeEvent, ...]:
    return (CaseClosed(_case(state, command.candidate).candidate, line(command.answer)),)


def _identify(state: Office, _: Asked, command: c.IdentifyCase) -> tuple[OfficeEvent, ...]:
    how = line(command.how)
    if _case(state, command.candidate).identity == how:
        raise Refused(Code.NOTHING_NEW)
    return (CaseIdentified(command.candidate, how),)


def _appoint(state: Office, asked: Asked, command: c.AppointReviewer) -> tuple[OfficeEvent, ...]:
    """Let each of two people say who reviews; the reviewer is a coordinator and may be one of them."""
    _demand_own_seat(state, asked)
    case = _case(state, command.candidate)
    if command.reviewer not in state.people:
        raise Refused(Code.NO_SUCH_THING)
    if Role.COORDINATOR not in state.people[command.reviewer].roles:
        raise Refused(Code.REVIEWER_UNFIT)
    _demand_settled(state, asked, case, asked.actor, command.reviewer)
    if case.appointed.get(asked.actor) == command.reviewer:
        raise Refused(Code.NOTHING_NEW)
    return (ReviewerAppointed(command.candidate, command.reviewer),)


def _vouch(state: Office, asked: Asked, command: c.VouchForCase) -> tuple[OfficeEvent, ...]:
    _demand_own_seat(state, asked)
    case = _case(state, command.candidate)
    if reviewer_of(state, case) is None:
        raise Refused(Code.NO_REVIEWER)
    if not is_hash(command.hash):
        raise Refused(Code.NO_SUCH_THING)
    _demand_settled(state, asked, case, asked.actor)
    if case.vouched.get(asked.actor) == command.hash:
        raise Refused(Code.NOTHING_NEW)
    return (CaseVouched(command.candidate, command.hash),)


def _demand_own_seat(state: Office, asked: Asked) -> None:
    """Refuse whoever may not be one of the two, the operator too, who could be both."""
    if not may_appoint(state, asked.actor):
        raise Refused(Code.TWO_PEOPLE_NEEDED)


def _demand_settled(state: Office, asked: Asked, case: AccessCase, *people: PersonId) -> None:
    """Refuse while somebody's seat is too new: two seats made for one case would be one person."""
    if any(settled_on(state, case, each) > asked.at[:10] for each in people):
        raise Refused(Code.SEAT_TOO_NEW)


def _complain(state: Office, asked: Asked, command: c.RecordComplaint) -> tuple[OfficeEvent, ...]:
    candidate, on = of(state, command.candidate).id, day(command.received)
    if open_complaint(state, candidate) is not None:
        raise Refused(Code.NOTHING_NEW)
    if on > asked.at[:10]:
        raise Refused(Code.BAD_DAY)
    if len(state.complaints.get(candidate, ())) >= CASES:
        raise Refused(Code.TOO_MANY)
    return (ComplaintReceived(candidate, on, line(command.about)),)


def _acknowledge(state: Office, _: Asked, command: c.AcknowledgeComplaint) -> tuple[OfficeEvent, ...]:
    if open_complaint(state, command.candidate) is None:
        raise Refused(Code.NO_OPEN_COMPLAINT)
    return (ComplaintAcknowledged(command.candidate, line(command.how)),)


def _case(state: Office, candidate: CandidateId) -> AccessCase:
    """Return a candidate's open case; refuse where there is none."""
    found = open_case(state, candidate)
    if found is None:
        raise Refused(Code.NO_OPEN_CASE)
    return found


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.OpenCase: _open,
    c.PauseCase: _pause,
    c.ResumeCase: _resume,
    c.ExtendCase: _extend,
    c.CloseCase: _close,
    c.IdentifyCase: _identify,
    c.AppointReviewer: _appoint,
    c.VouchForCase: _vouch,
    c.RecordComplaint: _complain,
    c.AcknowledgeComplaint: _acknowledge,
}
