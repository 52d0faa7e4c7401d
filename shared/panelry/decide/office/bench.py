"""Decisions of the bench: the candidate alone says yes, until a day, and may end it at any time."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.decide.asked import Asked
from panelry.decide.office.candidates import of
from panelry.decide.office.keeping import day
from panelry.decide.page import later
from panelry.hiring import AnsweredBy
from panelry.ids import CandidateId
from panelry.office import (
    BENCH_DAYS,
    BENCH_LINKS,
    LONGEST_BENCH,
    BenchAnswered,
    BenchAsked,
    BenchLink,
    BenchMistyped,
    Office,
    OfficeEvent,
    bench_link_of,
    debriefs_of,
    may_be_asked,
    on_bench,
)
from panelry.office import commands as c
from panelry.pages import ANSWERS, ANSWERS_KEEPING, DAYS, OFFERS, Said, is_hash, same_hash
from panelry.refusals import Code, Refused
from panelry.retention import day_after


def _ask(state: Office, asked: Asked, command: c.AskBench) -> tuple[OfficeEvent, ...]:
    """Make a link; who is on the bench may have another one, so that they can end it."""
    candidate = of(state, command.candidate)
    links = sum(each.candidate == candidate.id for each in state.bench_links.values())
    if not on_bench(state, candidate.id, asked.at):
        if not may_be_asked(candidate):
            raise Refused(Code.NOT_KEPT_IN_TOUCH)
        if candidate.id in state.bench:
            raise Refused(Code.ALREADY_ANSWERED)
        if links >= OFFERS:
            raise Refused(Code.ASKED_TWICE)
    if links >= BENCH_LINKS:
        raise Refused(Code.TOO_MANY)
    if not is_hash(command.token) or not is_hash(command.code):
        raise Refused(Code.NO_SUCH_THING)
    if command.token in state.bench_links:
        raise Refused(Code.ID_TAKEN)
    return (BenchAsked(candidate.id, command.token, command.code, later(asked.at, DAYS)),)


def _opened(state: Office, asked: Asked, token: str) -> BenchLink:
    link = bench_link_of(state, token, asked.at)
    if link is None:
        raise Refused(Code.NO_SUCH_THING)
    return link


def _enter(state: Office, asked: Asked, command: c.EnterBench) -> tuple[OfficeEvent, ...]:
    """Count a wrong code; a right one changes nothing, which is said as `NOTHING_NEW`."""
    if not same_hash(_opened(state, asked, command.token).code, command.code):
        return (BenchMistyped(command.token),)
    raise Refused(Code.NOTHING_NEW)


def _answer(state: Office, asked: Asked, command: c.AnswerBench) -> tuple[OfficeEvent, ...]:
    link = _opened(state, asked, command.token)
    if not same_hash(link.code, command.code):
        return (BenchMistyped(command.token),)
    if command.days and command.days not in BENCH_DAYS:
        raise Refused(Code.BAD_DAY)
    if command.days and not may_be_asked(state.candidates[link.candidate]):
        raise Refused(Code.NOT_KEPT_IN_TOUCH)
    if command.days and _often(state, link.candidate):
        raise Refused(Code.TOO_MANY_ATTEMPTS)
    until = day_after(asked.at, command.days) if command.days else ""
    return _answered(state, link.candidate, until, AnsweredBy.PAGE)


def _often(state: Office, candidate: CandidateId) -> bool:
    before = state.bench.get(candidate)
    return before is not None and before.changes >= ANSWERS


def _record(state: Office, asked: Asked, command: c.RecordBench) -> tuple[OfficeEvent, ...]:
    candidate = of(state, command.candidate)
    if command.how is AnsweredBy.PAGE:
        raise Refused(Code.NOT_ALLOWED)
    if not command.granted:
        return _answered(state, candidate.id, "", command.how)
    if not may_be_asked(candidate):
        raise Refused(Code.NOT_KEPT_IN_TOUCH)
    if _own_no(state, candidate.id):
        raise Refused(Code.ALREADY_ANSWERED)
    until = day(command.until)
    if not asked.at[:10] < until <= day_after(asked.at, LONGEST_BENCH):
        raise Refused(Code.BAD_DAY)
    return _answered(state, candidate.id, until, command.how)


def _own_no(state: Office, candidate: CandidateId) -> bool:
    """Return whether the candidate's own last word is no: on the bench's page, or to a letter that asked."""
    of = (state.milestones[each] for each in debriefs_of(state, candidate) if each in state.milestones)
    said = [(one.at, one.said) for each in of for one in each.asks if one.said in ANSWERS_KEEPING]
    answer = state.bench.get(candidate)
    if answer is not None and answer.own_no:
        said.append((answer.at, Said.NOT_KEEP))
    if answer is not None and answer.granted and answer.how is AnsweredBy.PAGE:
        said.append((answer.at, Said.KEEP))
    return bool(said) and max(said, key=lambda each: each[0])[1] is Said.NOT_KEEP


def _answered(state: Office, candidate: CandidateId, until: str, how: AnsweredBy) -> tuple[OfficeEvent, ...]:
    """Return the answer, unless it stands already."""
    before = state.bench.get(candidate)
    if before is not None and (before.granted, before.until) == (bool(until), until):
        raise Refused(Code.NOTHING_NEW)
    return (BenchAnswered(candidate, bool(until), until, how),)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.AskBench: _ask,
    c.EnterBench: _enter,
    c.AnswerBench: _answer,
    c.RecordBench: _record,
}
