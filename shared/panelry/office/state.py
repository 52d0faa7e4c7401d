"""The state of the office: what its events add up to."""

from collections.abc import Mapping

import msgspec

from panelry.doing import Doer
from panelry.events import Stamp
from panelry.hiring import AnsweredBy, CaseStep
from panelry.ids import CandidateId, DebriefId, HoldId, NoticeId, PersonId, PositionId
from panelry.milestones import Asks, Milestones
from panelry.office.candidates import Candidate
from panelry.office.cases import AccessCase, Complaint
from panelry.office.holds import Hold
from panelry.office.later import Counted, Later
from panelry.office.notices import Notice
from panelry.office.positions import Position
from panelry.office.rights import Export
from panelry.office.seats import Device, Invitation
from panelry.pages import Said
from panelry.panel import Person
from panelry.policies import Policies, policies_in
from panelry.rights import Right
from panelry.rubric import Rubric

STREAM = "office"
"""The name of the one office stream."""


class OnBench(msgspec.Struct, frozen=True):
    """What a candidate answered to being kept in touch with: until which day, when, and who wrote it down."""

    granted: bool
    until: str
    how: AnsweredBy
    at: str
    by: PersonId
    changes: int = 1
    """How often it was answered."""
    own_no: bool = False
    """The candidate's last word on their own page was no, whatever was reported since."""


class BenchLink(msgspec.Struct, frozen=True):
    """A link to the question of the bench, with its code's hash; `until` is for who is not on the bench."""

    candidate: CandidateId
    code: str
    until: str
    wrong: int = 0


class Offered(msgspec.Struct, frozen=True):
    """A question from the desk: in which debrief, by whom, and its code's hash, empty for one by mail."""

    debrief: DebriefId
    code: str
    by: Doer


class Office(msgspec.Struct, frozen=True):
    """What the office's events add up to."""

    organisation: str = ""
    rubrics: dict[str, Rubric] = {}
    debriefs: tuple[DebriefId, ...] = ()
    invitations: dict[str, Invitation] = {}
    """By the keyed hash of the code."""
    devices: dict[str, Device] = {}
    """By the hash of the token."""
    erased: dict[DebriefId, str] = {}
    """When each erased debrief was ordered to go."""
    policies: Policies = Policies()
    policies_set: dict[str, Stamp] = {}
    """Who chose the present value of a policy, and when, by its name and its jurisdiction, if one's own."""
    local: dict[str, Mapping[str, str]] = {}
    """The policies that jurisdictions have otherwise: value by jurisdiction and name."""
    people: dict[PersonId, Person] = {}
    """Who has a seat in the office itself."""
    settled: dict[PersonId, str] = {}
    """Since when each has the seat as it is; a new role, the right grantor or an operator's link renew it."""
    positions: dict[PositionId, Position] = {}
    candidates: dict[CandidateId, Candidate] = {}
    known_again: frozenset[str] = frozenset()
    """The marks of everybody who was erased."""
    silent: frozenset[str] = frozenset()
    """The marks of those among them who wanted no further contact."""
    belongs: dict[DebriefId, tuple[PositionId, CandidateId]] = {}
    """Each debrief's position and candidate, where the office knows them; an empty id stands for none."""

    began: dict[DebriefId, str] = {}
    """When each debrief began."""
    milestones: dict[DebriefId, Milestones] = {}
    """How far each debrief is, once it said so."""
    offered: dict[str, Offered] = {}
    """The questions from the desk by the hash of the link's token, or by an id where they go by mail."""
    holds: dict[HoldId, Hold] = {}
    cases: dict[CandidateId, tuple[AccessCase, ...]] = {}
    """The access cases of each candidate, the first first; only the last may be open."""
    case_steps: dict[CandidateId, tuple[CaseStep, ...]] = {}
    """What was done with the last access case of each candidate, the last last."""
    complaints: dict[CandidateId, tuple[Complaint, ...]] = {}
    """The complaints of each candidate, the first first; only the last may wait to be acknowledged."""
    notices: dict[NoticeId, Notice] = {}
    bench: dict[CandidateId, OnBench] = {}
    bench_links: dict[str, BenchLink] = {}
    """By the hash of the token."""
    later: dict[CandidateId, Later] = {}
    """How those who were hired do, by the last record of each."""
    counted: dict[str, Counted] = {}
    """What insight tells of later levels, by criterion."""
    ended: frozenset[PositionId] = frozenset()
    """Withdrawn positions whose debriefs were all ended."""
    rights: dict[PersonId, frozenset[Right]] = {}
    """What those who sit in the office may do beside their roles."""
    exports: tuple[Export, ...] = ()
    """Ratings that were taken away without names, the first first."""


def doer_of(state: Office, stamp: Stamp) -> Doer:
    """Return who did something in the office, with the name that they have there now."""
    known = state.people.get(stamp.actor)
    return Doer(stamp.actor, "" if known is None else known.name)


def policies_for(state: Office, debrief: DebriefId) -> Policies:
    """Return the policies that hold for a debrief: those of its position's jurisdiction."""
    position = state.positions.get(state.belongs.get(debrief, (PositionId(""), CandidateId("")))[0])
    if position is None:
        return state.policies
    return policies_in(state.policies, state.local, position.jurisdiction)


def open_case(state: Office, candidate: CandidateId) -> AccessCase | None:
    """Return a candidate's access case that is not closed yet."""
    return next((each for each in state.cases.get(candidate, ()) if not each.closed), None)


def open_complaint(state: Office, candidate: CandidateId) -> Complaint | None:
    """Return a candidate's complaint that was not acknowledged yet."""
    return next((each for each in state.complaints.get(candidate, ()) if not each.acknowledged), None)


def holds_on(state: Office, candidate: Candidate) -> tuple[Hold, ...]:
    """Return the holds in force that keep a candidate."""
    return tuple(each for each in state.holds.values() if each.keeps(candidate))


def holds_on_debrief(state: Office, debrief: DebriefId) -> tuple[Hold, ...]:
    """Return the holds in force that keep a debrief: on its candidate, its position or its first day."""
    position, about = state.belongs.get(debrief, (PositionId(""), CandidateId("")))
    of_its_own = Candidate(about, position, state.began.get(debrief, ""))
    found = [*holds_on(state, of_its_own)]
    if about in state.candidates:
        found += [each for each in holds_on(state, state.candidates[about]) if each not in found]
    return tuple(found)


def debriefs_of(state: Office, candidate: CandidateId) -> tuple[DebriefId, ...]:
    """Return a candidate's debriefs that were not erased, in the order in which they began."""
    return tuple(
        each for each, (_, about) in state.belongs.items() if about == candidate and each not in state.erased
    )


def case_on_debrief(state: Office, debrief: DebriefId) -> AccessCase | None:
    """Return the open access case of a debrief's candidate."""
    _, about = state.belongs.get(debrief, (PositionId(""), CandidateId("")))
    return open_case(state, about)


def open_asks(candidate: Candidate | None, of: Milestones) -> tuple[Asks, ...]:
    """Return what was said of a release and not seen to since; a text anew answers a correction."""
    seen = {} if candidate is None else candidate.answered
    return tuple(
        each
        for each in of.asks
        if seen.get(each.said, "") < each.at and not (each.said is Said.CORRECTION and each.at < of.released)
    )


def candidates_of(state: Office, position: PositionId) -> tuple[Candidate, ...]:
    """Return a position's candidates in the order in which they were added, erased ones too."""
    return tuple(each for each in state.candidates.values() if each.position == position)
