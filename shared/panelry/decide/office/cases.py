"""Decisions about access cases: opened for one candidate, paused, extended once, closed with an answer."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import Asked, line
from panelry.decide.office.candidates import of
from panelry.decide.office.keeping import day
from panelry.ids import CandidateId
from panelry.office import (
    AccessCase,
    CaseClosed,
    CaseExtended,
    CaseOpened,
    CasePaused,
    CaseResumed,
    Office,
    OfficeEvent,
    open_case,
)
from panelry.office import commands as c
from panelry.refusals import Code, Refused
from panelry.retention import access_by, days_between

CASES = 50
"""The most access cases of one candidate."""


def _open(state: Office, asked: Asked, command: c.OpenCase) -> tuple[OfficeEvent, ...]:
    candidate, on = of(state, command.candidate).id, day(command.asked)
    if open_case(state, candidate) is not None:
        raise Refused(Code.NOTHING_NEW)
    if on > asked.at[:10]:
        raise Refused(Code.BAD_DAY)
    if len(state.cases.get(candidate, ())) >= CASES:
        raise Refused(Code.TOO_MANY)
    return (CaseOpened(candidate, on, line(command.scope)),)


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
}
