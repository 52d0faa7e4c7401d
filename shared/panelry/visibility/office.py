"""Visibility of the office: the only answer to "who may see this of the office, now?".

The same allow-list as for a debrief. Nothing in the office's stream is private to one author, and nothing
of it comes from a scorecard.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from panelry.hiring import NoticeKind, Particulars, PositionState
from panelry.ids import CandidateId, PersonId, PositionId
from panelry.office import Candidate, Office, audience_among, open_asks, reviewer_of, start_of, waits
from panelry.panel import Outcome, Role
from panelry.parts import office as p
from panelry.parts.cases import AccessCase, Complaint
from panelry.policies import LaterKept, policies_in
from panelry.retention import LATER_FROM, day_after, due_on, kept_until

_DESK = frozenset({Role.COORDINATOR, Role.OPERATOR})
_ALL = _DESK | {Role.AUDITOR}
_TOLD_OF = {
    PositionState.OPEN: tuple(NoticeKind),
    PositionState.ON_HOLD: tuple(NoticeKind),
    PositionState.WITHDRAWN: (NoticeKind.CLOSED,),
}
"""Of what the candidates of a position may be told, as it stands."""

Maker = Callable[[Office], Iterator[p.OfficeSight]]


def organisation(state: Office) -> Iterator[p.OfficeSight]:
    """Say whose office it is."""
    yield p.Organisation(state.organisation)


def officers(state: Office) -> Iterator[p.OfficeSight]:
    """Say who works in the office."""
    for each in state.people.values():
        yield p.Officer(each.id, each.name, tuple(sorted(each.roles, key=lambda role: role.value)))


def rights(state: Office) -> Iterator[p.OfficeSight]:
    """Say who has which right."""
    for person, held in state.rights.items():
        if held:
            yield p.Rights(person, tuple(sorted(held, key=lambda right: right.value)))


def exports(state: Office) -> Iterator[p.OfficeSight]:
    """Say who took ratings away, when, and how many."""
    for number, each in enumerate(state.exports, 1):
        yield p.Export(number, each.person, each.at, each.rows)


def positions(state: Office) -> Iterator[p.OfficeSight]:
    """Say where each position stands, and how many applied for it."""
    counts: dict[str, int] = {}
    for candidate in state.candidates.values():
        counts[candidate.position] = counts.get(candidate.position, 0) + (not candidate.erased)
    for each in state.positions.values():
        keep = each.retention
        yield p.Position(
            each.id, each.title, each.rubric, each.jurisdiction, each.state, each.opened, each.since,
            each.reason, counts.get(each.id, 0), keep.minimum, keep.maximum, keep.start, each.paused,
            each.outcome_days,
        )  # fmt: skip


def bare_candidates(state: Office) -> Iterator[p.OfficeSight]:
    """Say that somebody applied, without who it is and without what they were told."""
    for each in state.candidates.values():
        yield _candidate(state, replace(each, particulars=None, outcome=None, how_told=""))


def candidates(state: Office) -> Iterator[p.OfficeSight]:
    """Say who applied for what, and what became of it."""
    for each in state.candidates.values():
        yield _candidate(state, each)


def _candidate(state: Office, each: Candidate) -> p.OfficeSight:
    who = each.particulars or Particulars("")
    start, profile = start_of(state, each), state.positions[each.position].retention
    kept, due = kept_until(profile, start), due_on(profile, start)
    return p.Candidate(
        each.id, each.position, who.name, who.email, who.agency, each.added, each.left, each.erased,
        each.why_erased, each.interviewed, each.told, each.outcome, each.how_told, kept, due,
        each.contact_ended, _later_from(state, each),
    )  # fmt: skip


def _later_from(state: Office, each: Candidate) -> str:
    """Return when it is time to record how somebody does who was hired, empty where it is not."""
    position = state.positions[each.position]
    policies = policies_in(state.policies, state.local, position.jurisdiction)
    if each.outcome is not Outcome.ADVANCE or each.erased or each.id in state.later or not position.rubric:
        return ""
    return "" if policies.later_levels is LaterKept.NEVER else day_after(each.told, LATER_FROM)


def holds(state: Office) -> Iterator[p.OfficeSight]:
    """Say what is kept from erasure, why, by whom, and until when that stands."""
    for each in state.holds.values():
        yield p.Hold(
            each.id, each.on, each.target, each.reason, each.owner, each.review, each.placed, each.lifted
        )


def cases(state: Office) -> Iterator[p.OfficeSight]:
    """Say who asked for their data, where that stands, and what they were answered."""
    for candidate, found in state.cases.items():
        for number, each in enumerate(found, 1):
            steps = state.case_steps.get(candidate, ()) if number == len(found) else ()
            yield AccessCase(
                each.candidate, number, each.asked, each.scope, each.opened, each.paused, each.why_paused,
                each.waited, each.identity, each.extended, each.why_extended, each.closed, each.answer,
                tuple(sorted(each.appointed.items())), reviewer_of(state, each), each.read,
                tuple(sorted(each.vouched.items())), each.given, tuple(sorted(each.redacted.items())),
                waits(state, each), steps,
            )  # fmt: skip


def complaints(state: Office) -> Iterator[p.OfficeSight]:
    """Say who complained, and whether that was acknowledged."""
    for found in state.complaints.values():
        for number, each in enumerate(found, 1):
            yield Complaint(each.candidate, number, each.received, each.about, each.acknowledged, each.how)


def bench(state: Office) -> Iterator[p.OfficeSight]:
    """Say who was asked to be kept in touch with, and what they answered."""
    asked: dict[CandidateId, int] = dict.fromkeys(state.bench, 0)
    for link in state.bench_links.values():
        asked[link.candidate] = asked.get(link.candidate, 0) + 1
    for candidate, links in asked.items():
        answer = state.bench.get(candidate)
        if answer is None:
            yield p.Bench(candidate, False, "", None, "", PersonId(""), links)
        else:
            yield p.Bench(candidate, answer.granted, answer.until, answer.how, answer.at, answer.by, links)


def later(state: Office) -> Iterator[p.OfficeSight]:
    """Say of whom later levels are on record, and until when; never the levels."""
    for candidate, each in state.later.items():
        yield p.LaterLevels(candidate, each.at, each.by, each.until, bool(each.levels))


def notices(state: Office) -> Iterator[p.OfficeSight]:
    """Say how far each notice is."""
    for each in state.notices.values():
        yield p.Notice(each.id, each.candidate, each.kind, each.state, each.at, each.words, each.by)


def audiences(state: Office) -> Iterator[p.OfficeSight]:
    """Say who would be told of each position: of its end, its hold, or who was not told that it is gone."""
    applied: dict[PositionId, list[Candidate]] = {}
    for candidate in state.candidates.values():
        applied.setdefault(candidate.position, []).append(candidate)
    for each in state.positions.values():
        for kind in _TOLD_OF.get(each.state, ()):
            of = audience_among(state, applied.get(each.id, ()), kind)
            if of.told or each.state is not PositionState.WITHDRAWN:
                agencies = sum(bool(one.particulars and one.particulars.agency) for one in of.told)
                yield p.Audience(
                    each.id, kind, len(of.told), agencies,
                    of.already, of.erased, of.withdrew, of.held, of.unreachable, of.contact_ended,
                )  # fmt: skip


def debriefs(state: Office) -> Iterator[p.OfficeSight]:
    """Say which debrief belongs to which position and candidate."""
    for debrief, (position, candidate) in state.belongs.items():
        yield p.Belonging(debrief, position, candidate, state.erased.get(debrief, ""))


def reached(state: Office) -> Iterator[p.OfficeSight]:
    """Say how far each debrief is that was not erased."""
    for debrief, milestones in state.milestones.items():
        if debrief not in state.erased:
            about = state.candidates.get(state.belongs[debrief][1])
            yield p.Reached(debrief, replace(milestones, asks=open_asks(about, milestones)))


TABLE: tuple[tuple[Maker, frozenset[Role]], ...] = (
    (organisation, _ALL),
    (officers, _ALL),
    (rights, _ALL),
    (exports, _ALL),
    (positions, _ALL),
    (bare_candidates, frozenset({Role.AUDITOR})),
    (candidates, _DESK),
    (debriefs, _ALL),
    (reached, _DESK),
    (holds, _ALL),
    (cases, _ALL),
    (complaints, _ALL),
    (bench, _DESK),
    (later, _DESK),
    (notices, _ALL),
    (audiences, _DESK),
)
"""Which roles may see which parts of the office. A bare row stands before its full one."""


def office_picture(state: Office, roles: frozenset[Role]) -> dict[str, p.OfficeSight]:
    """Return what a viewer with these roles sees of the office, by key."""
    granted = (make for make, seers in TABLE if seers & roles)
    return {sight.key: sight for make in granted for sight in make(state)}
