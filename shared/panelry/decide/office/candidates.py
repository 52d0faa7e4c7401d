"""Decisions about candidates: who is added, who is corrected, who left, who is erased."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from panelry.decide.asked import Asked, line, name_of, optional_line, reason
from panelry.decide.office.keeping import day, demand_erasable, erasure
from panelry.decide.office.positions import known, not_closed
from panelry.hiring import Particulars
from panelry.ids import CandidateId
from panelry.office import (
    Candidate,
    CandidateAdded,
    CandidateContactEnded,
    CandidateCorrected,
    CandidateInterviewed,
    CandidateLeft,
    DebriefTied,
    Office,
    OfficeEvent,
    OutcomeTold,
    RequestAnswered,
    candidates_of,
    debriefs_of,
    open_asks,
)
from panelry.office import commands as c
from panelry.office.request_commands import AnswerRequest, TieDebrief
from panelry.pages import Said
from panelry.refusals import Code, Refused

CANDIDATES = 5_000
"""The most candidates of one position."""
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\.]+(\.[^\s@<>,;:\"()\[\]\\.]+)+")


def is_mail_address(words: str) -> bool:
    """Return whether a candidate's address can be one."""
    return _ADDRESS.fullmatch(words) is not None


def particulars(given: Particulars) -> Particulars:
    """Return what names a candidate, made safe; refuse an empty name, and an address that is none."""
    email = optional_line(given.email)
    if email and not is_mail_address(email):
        raise Refused(Code.BAD_ADDRESS)
    name = " ".join(line(given.name).split())
    return Particulars(name, email, " ".join(optional_line(given.agency).split()))


def same_person(one: Particulars, other: Particulars) -> bool:
    """Return whether two candidates of one position are one: by their address, else by their name.

    An address counts where both have one; otherwise name and agency must be the same. People of an agency
    share its address, so with one the name must be the same too.
    """
    if one.email and other.email:
        shared = bool(one.agency or other.agency) and one.name.casefold() != other.name.casefold()
        return one.email.casefold() == other.email.casefold() and not shared
    return (one.name.casefold(), one.agency.casefold()) == (other.name.casefold(), other.agency.casefold())


def alike(state: Office, candidate: Candidate) -> tuple[Candidate, ...]:
    """Return all records of one person, for whichever position; nothing is known of an erased one."""
    who = candidate.particulars
    if who is None:
        return (candidate,)
    return tuple(
        each
        for each in state.candidates.values()
        if each.particulars is not None and same_person(each.particulars, who)
    )


def of(state: Office, candidate: CandidateId) -> Candidate:
    """Return a candidate who is not erased; refuse any other."""
    found = state.candidates.get(candidate)
    if found is None or found.erased:
        raise Refused(Code.NO_SUCH_THING)
    return found


def _add(state: Office, _: Asked, command: c.AddCandidates) -> tuple[OfficeEvent, ...]:
    if command.piece is not None:
        raise Refused(Code.PIECES_MISSING)
    position = not_closed(known(state, command.position))
    there = [each.particulars for each in candidates_of(state, position.id) if each.particulars]
    seen = _Seen(there)
    added: list[OfficeEvent] = []
    taken = set(state.candidates)
    for each in command.candidates:
        name_of(each.candidate)
        if each.candidate in taken:
            raise Refused(Code.ID_TAKEN)
        taken.add(each.candidate)
        clean = particulars(each.particulars)
        if seen.take(clean):
            added.append(CandidateAdded(each.candidate, position.id, clean))
    if not added:
        raise Refused(Code.NOTHING_NEW)
    if len(candidates_of(state, position.id)) + len(added) > CANDIDATES:
        raise Refused(Code.TOO_MANY)
    return tuple(added)


class _Seen:
    """Who is there already: by address and by name, so that a long list is looked through once."""

    def __init__(self, there: Iterable[Particulars]) -> None:
        self._own: set[str] = set()
        self._addressed: set[tuple[str, str]] = set()
        self._names: dict[tuple[str, str], list[Particulars]] = {}
        for each in there:
            self._keep(each)

    def take(self, person: Particulars) -> bool:
        """Return whether a person is new, and keep them."""
        alike = self._names.get(_name(person), ())
        own = not person.agency and person.email.casefold() in self._own
        if own or _address(person) in self._addressed or any(same_person(each, person) for each in alike):
            return False
        self._keep(person)
        return True

    def _keep(self, person: Particulars) -> None:
        if person.email:
            self._addressed.add(_address(person))
            if not person.agency:
                self._own.add(person.email.casefold())
        self._names.setdefault(_name(person), []).append(person)


def _name(person: Particulars) -> tuple[str, str]:
    return person.name.casefold(), person.agency.casefold()


def _address(person: Particulars) -> tuple[str, str]:
    return person.email.casefold(), person.name.casefold()


def _correct(state: Office, _: Asked, command: c.CorrectCandidate) -> tuple[OfficeEvent, ...]:
    candidate, how = of(state, command.candidate), line(command.how)
    before = candidate.particulars
    if before is None:
        raise Refused(Code.NO_SUCH_THING)
    now = particulars(
        Particulars(
            before.name if command.name is None else command.name,
            before.email if command.email is None else command.email,
            before.agency if command.agency is None else command.agency,
        )
    )
    if now == before:
        raise Refused(Code.NOTHING_NEW)
    others = (each for each in candidates_of(state, candidate.position) if each.id != candidate.id)
    if any(each.particulars and same_person(each.particulars, now) for each in others):
        raise Refused(Code.ID_TAKEN)
    return (CandidateCorrected(candidate.id, how, now),)


def _leave(state: Office, _: Asked, command: c.RecordLeaving) -> tuple[OfficeEvent, ...]:
    if of(state, command.candidate).left:
        raise Refused(Code.NOTHING_NEW)
    return (CandidateLeft(command.candidate),)


def _end_contact(state: Office, _: Asked, command: c.EndCandidateContact) -> tuple[OfficeEvent, ...]:
    how = line(command.how)
    silent = [each.id for each in alike(state, of(state, command.candidate)) if not each.contact_ended]
    if not silent:
        raise Refused(Code.NOTHING_NEW)
    return tuple(CandidateContactEnded(each, how) for each in silent)


def _tie(state: Office, _: Asked, command: TieDebrief) -> tuple[OfficeEvent, ...]:
    candidate = of(state, command.candidate)
    position, about = state.belongs.get(command.debrief, (None, CandidateId("")))
    if position not in {"", candidate.position} or command.debrief in state.erased:
        raise Refused(Code.NO_SUCH_THING)
    if about:
        raise Refused(Code.NOTHING_NEW if about == candidate.id else Code.ID_TAKEN)
    return (DebriefTied(command.debrief, candidate.id),)


def _interview(state: Office, asked: Asked, command: c.RecordInterview) -> tuple[OfficeEvent, ...]:
    candidate, on = of(state, command.candidate), day(command.on)
    if on > asked.at[:10]:
        raise Refused(Code.BAD_DAY)
    if on <= candidate.interviewed:
        raise Refused(Code.NOTHING_NEW)
    return (CandidateInterviewed(candidate.id, on),)


def _tell(state: Office, _: Asked, command: c.RecordTold) -> tuple[OfficeEvent, ...]:
    return (OutcomeTold(of(state, command.candidate).id, command.outcome, line(command.how)),)


def _answer(state: Office, _: Asked, command: AnswerRequest) -> tuple[OfficeEvent, ...]:
    candidate = of(state, command.candidate)
    reached = (state.milestones.get(each) for each in debriefs_of(state, candidate.id))
    waiting = {ask.said for each in reached if each is not None for ask in open_asks(candidate, each)}
    if command.said not in waiting - {Said.DATA}:
        raise Refused(Code.NOTHING_NEW)
    return (RequestAnswered(candidate.id, command.said, line(command.how)),)


def _erase(state: Office, asked: Asked, command: c.EraseCandidate) -> tuple[OfficeEvent, ...]:
    candidate = of(state, command.candidate)
    why = reason(command.reason)
    demand_erasable(state, candidate, asked.at)
    return erasure(state, candidate, why)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.AddCandidates: _add,
    c.CorrectCandidate: _correct,
    c.RecordLeaving: _leave,
    c.EndCandidateContact: _end_contact,
    c.EraseCandidate: _erase,
    c.RecordInterview: _interview,
    c.RecordTold: _tell,
    AnswerRequest: _answer,
    TieDebrief: _tie,
}
