"""Taken: what the office took from somebody, or ended, so that no restore gives it back.

A copy may be newer than the folder that it replaces, so only what that folder once had counts as taken.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

import msgspec

from panelry.hiring import AnsweredBy, PositionState, Retention
from panelry.ids import CandidateId, PersonId, PositionId
from panelry.office import (
    AccessCase,
    BenchAnswered,
    BenchMistyped,
    Candidate,
    CandidateContactEnded,
    CandidateLeft,
    CasesCarried,
    Complaint,
    FeedbackOffered,
    NoticesPaused,
    OfferDropped,
    OfferMailed,
    Office,
    OfficeEvent,
    OfficerLeft,
    OfficerSeated,
    OnBench,
    OutcomeTold,
    Position,
    RightGiven,
    RightTaken,
)
from panelry.panel import Outcome, Role
from panelry.policies import INHERIT, LOCAL, PolicySet, is_stricter, names, value_of
from panelry.rights import Right
from panelry_server.unanswered import Question, Topic

BEFORE = "before the restore"


class Taken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an office knew of this, by ids."""

    roles: dict[PersonId, tuple[Role, ...]] = {}
    """Those who ever had a seat, with the roles that they have left."""
    rights: tuple[tuple[PersonId, Right], ...] = ()
    """Who has a right no more."""
    left: tuple[CandidateId, ...] = ()
    told: dict[CandidateId, tuple[Outcome, str]] = {}
    """The outcome that a candidate was told, and how."""
    silent: tuple[CandidateId, ...] = ()
    corrected: dict[CandidateId, int] = {}
    """How often what names a candidate was corrected; never to what."""
    bench: dict[CandidateId, OnBench] = {}
    wrong: dict[str, int] = {}
    """How many wrong codes were typed for a link of the bench."""
    paused: tuple[PositionId, ...] = ()
    positions: dict[PositionId, tuple[PositionState, Retention]] = {}
    dropped: tuple[str, ...] = ()
    """Hashes of the offers that a debrief refused."""
    cases: dict[CandidateId, tuple[AccessCase, ...]] = {}
    complaints: dict[CandidateId, tuple[Complaint, ...]] = {}
    policies: dict[str, str] = {}
    local: dict[str, dict[str, str]] = {}


def taken_from(state: Office, events: Iterable[OfficeEvent]) -> Taken:
    """Return what an office knows, from its state and everything that happened in it."""
    seated: dict[PersonId, tuple[Role, ...]] = {}
    offered: list[str] = []
    given: dict[tuple[PersonId, Right], None] = {}
    for event in events:
        if isinstance(event, OfficerSeated):
            seated[event.person] = ()
        if isinstance(event, RightGiven):
            given[event.person, event.right] = None
        if isinstance(event, FeedbackOffered | OfferMailed):
            offered.append(event.token)
    people = {
        key: tuple(sorted(each.roles, key=lambda role: role.value)) for key, each in state.people.items()
    }
    candidates = state.candidates.values()
    return Taken(
        roles={**seated, **people},
        rights=tuple(each for each in given if each[1] not in state.rights.get(each[0], ())),
        left=tuple(each.id for each in candidates if each.left),
        told={each.id: (each.outcome, each.how_told) for each in candidates if each.outcome is not None},
        silent=tuple(each.id for each in candidates if each.contact_ended),
        corrected={each.id: len(each.former) for each in candidates if each.former},
        bench=dict(state.bench),
        wrong={key: each.wrong for key, each in state.bench_links.items()},
        paused=tuple(each.id for each in state.positions.values() if each.paused),
        positions={key: (each.state, each.retention) for key, each in state.positions.items()},
        dropped=tuple(each for each in offered if each not in state.offered),
        cases=dict(state.cases),
        complaints=dict(state.complaints),
        policies={each: value_of(state.policies, each) for each in names()},
        local={key: dict(each) for key, each in state.local.items()},
    )


def take_again(known: Taken, state: Office) -> Iterator[OfficeEvent]:
    """Yield what takes it from the restored office, too."""
    yield from _unseated(known, state)
    for candidate in state.candidates.values():
        yield from _gone(known, candidate)
    for about, answer in state.bench.items():
        yield from _off_bench(known.bench.get(about), about, answer)
    for token, link in state.bench_links.items():
        yield from [BenchMistyped(token)] * (known.wrong.get(token, 0) - link.wrong)
    for token, offered in state.offered.items():
        if token in known.dropped:
            yield OfferDropped(offered.debrief, token)
    for about in state.candidates:
        yield from _still_run(known, state, about)
    yield from _stricter(known, state)
    for position in state.positions.values():
        if position.id in known.paused and not position.paused:
            yield NoticesPaused(position.id)


def _unseated(known: Taken, state: Office) -> Iterator[OfficeEvent]:
    for person in state.people.values():
        roles = known.roles.get(person.id)
        if roles == ():
            yield OfficerLeft(person.id)
        elif roles is not None and not person.roles <= set(roles):
            yield OfficerSeated(person.id, person.name, roles)
    for key, right in known.rights:
        if right in state.rights.get(key, ()) and known.roles.get(key):
            yield RightTaken(key, right)


def _gone(known: Taken, candidate: Candidate) -> Iterator[OfficeEvent]:
    if candidate.id in known.left and not candidate.left:
        yield CandidateLeft(candidate.id)
    if candidate.id in known.told and not candidate.told:
        yield OutcomeTold(candidate.id, *known.told[candidate.id])
    if candidate.id in known.silent and not candidate.contact_ended:
        yield CandidateContactEnded(candidate.id, BEFORE)


def _off_bench(then: OnBench | None, about: CandidateId, now: OnBench) -> Iterator[OfficeEvent]:
    if then is not None and then.own_no and not now.own_no:
        yield BenchAnswered(about, granted=False, until="", how=AnsweredBy.PAGE)
    elif then is not None and now.granted and (not then.granted or then.until < now.until):
        yield BenchAnswered(about, then.granted, then.until, then.how)


def _still_run(known: Taken, state: Office, about: CandidateId) -> Iterator[OfficeEvent]:
    """Yield a candidate's cases and complaints as far as either record knows them."""
    cases, complaints = state.cases.get(about, ()), state.complaints.get(about, ())
    pairs = zip_longest(known.cases.get(about, ()), cases)
    later = tuple(_later(then, now) for then, now in pairs)
    heard = zip_longest(known.complaints.get(about, ()), complaints)
    acknowledged = tuple(_acknowledged(then, now) for then, now in heard)
    if (later, acknowledged) != (cases, complaints):
        yield CasesCarried(about, later, acknowledged)


def _later(then: AccessCase | None, now: AccessCase | None) -> AccessCase:
    """Return what is known of one case last."""
    known = [each for each in (now, then) if each is not None]
    return max(known, key=lambda each: each.changed)


def _acknowledged(then: Complaint | None, now: Complaint | None) -> Complaint:
    known = [each for each in (now, then) if each is not None]
    return max(known, key=lambda each: each.acknowledged)


def _stricter(known: Taken, state: Office) -> Iterator[OfficeEvent]:
    """Yield the policies, of the organisation and of jurisdictions, that were stricter than now."""
    for each in _changed(known, state):
        if each.stricter:
            yield PolicySet(each.name, each.held, each.place)


class _Policy(NamedTuple):
    """A policy that was another one: what was chosen then and is now, and what held then."""

    name: str
    then: str
    now: str
    held: str
    stricter: bool
    place: str = ""


def _changed(known: Taken, state: Office) -> Iterator[_Policy]:
    for name, then in known.policies.items():
        if name in names() and (now := value_of(state.policies, name)) != then:
            yield _Policy(name, then, now, then, is_stricter(name, then, now))
    for place in sorted({*known.local, *state.local}):
        before, since = state.local.get(place, {}), known.local.get(place, {})
        for name in sorted({*before, *since} & set(LOCAL)):
            then, now = since.get(name, INHERIT), before.get(name, INHERIT)
            held = known.policies.get(name, "") if then == INHERIT else then
            holds = value_of(state.policies, name) if now == INHERIT else now
            if then != now:
                yield _Policy(name, then, now, held, is_stricter(name, held, holds), place)


def ask_about(known: Taken, state: Office) -> Iterator[Question]:
    """Yield what a person has to see to: what the organisation chose otherwise since, and not stricter."""
    for each in _changed(known, state):
        if not each.stricter:
            yield _policy(each.name, each.then, each.now, each.place)
    for position in state.positions.values():
        yield from _otherwise(known.positions.get(position.id), position)
    for key, who in state.candidates.items():
        if len(who.former) < known.corrected.get(key, 0) and not who.erased:
            words = f"Candidate {key} has the name, address or agency from before a correction again"
            yield Question(Topic.CANDIDATES, f"{words}: see candidate show, and candidate correct.")


def _policy(name: str, then: str, now: str, place: str = "") -> Question:
    where, option = (f" in {place}", f" --jurisdiction {place}") if place else ("", "")
    cure = f"panelry-server policy set {name} {then}{option}"
    return Question(Topic.POLICIES, f"{name}{where} was {then} and is {now} again. As it was: {cure}")


def _otherwise(then: tuple[PositionState, Retention] | None, now: Position) -> Iterator[Question]:
    if then is None:
        return
    state, retention = then
    if state is not now.state:
        words = f"Position {now.id} was {state.value} and is {now.state.value} again: see position list."
        yield Question(Topic.POSITIONS, words)
    if retention != now.retention:
        words = f"Position {now.id} kept its candidates' records otherwise: see retention show."
        yield Question(Topic.POSITIONS, words)
