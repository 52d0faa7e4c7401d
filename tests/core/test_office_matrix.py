"""Every command of the office by everybody, for a position in every state, on own and others' seats."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product
from typing import Any, get_args

import pytest
from msgspec.structs import replace

import cast
from anything import ANYTHING, Die
from panelry import commands as debrief_commands
from panelry.debrief import Debrief, Phase
from panelry.decide.office import decide
from panelry.events import Stamp
from panelry.hiring import (
    AnsweredBy,
    HoldOn,
    Jurisdiction,
    NoticeKind,
    NoticeState,
    Particulars,
    PositionState,
    Retention,
    RetentionStart,
)
from panelry.ids import CandidateId, DebriefId, HoldId, LaterId, PersonId, PositionId
from panelry.milestones import Asks, Milestones
from panelry.office import (
    BenchAsked,
    CandidateAdded,
    CandidateLeft,
    CaseOpened,
    CasePaused,
    ComplaintReceived,
    DebriefListed,
    DebriefMoved,
    HoldPlaced,
    LaterLevel,
    LaterRecorded,
    NoticeQueued,
    NoticeSettled,
    Office,
    OutcomeTold,
    PositionOpened,
    RetentionChosen,
    ReviewerAppointed,
    RubricImported,
    audience,
    fold,
    notice_id,
)
from panelry.office import commands as o
from panelry.office.later_commands import ForgetLater, RecordLater
from panelry.office.request_commands import AnswerRequest
from panelry.pages import Said
from panelry.panel import CANDIDATE, OPERATOR, Outcome, Person, Role
from panelry.policies import PolicySet
from panelry.refusals import Code, Refused
from panelry.rights import Right
from panelry.sync.frames import AnyCommand
from rights import HOLDERS, OFFICE_RIGHTS, RIGHTS

LATER = cast.moment(9_000)
OTHER = PersonId("somebody-else")
P1, OLD = PositionId("p1"), PositionId("p2")
TOLD, LEFT, KEPT = CandidateId("told"), CandidateId("left"), CandidateId("kept")
OTHERS, HIRED = CandidateId("other"), CandidateId("hired")
HASH = "a" * 64
NOTICE = notice_id(TOLD, NoticeKind.ON_HOLD)
NEW = o.NewCandidate(CandidateId("new"), Particulars("Sam Lee"))
ASKED = Milestones(Phase.DISCUSSION, asks=(Asks("2020-01-01T00:00:00.000Z", Said.QUESTION),))
WHY = "the budget was cut"
Making = Callable[[Office, PersonId], o.OfficeCommand]


@cache
def office(state: PositionState) -> Office:
    """Return an office in which each role has a seat, with a position in that state and a notice refused."""
    events = (
        RubricImported("backend", cast.RUBRIC),
        RubricImported("lead", cast.RUBRIC),
        PolicySet("later-levels", "2-years"),
        PositionOpened(P1, "Staff Engineer", "backend", Jurisdiction.NONE),
        PositionOpened(OLD, "Analyst", "", Jurisdiction.NONE),
        RetentionChosen(OLD, Retention(0, 1, RetentionStart.LAST_CONTACT)),
        CandidateAdded(TOLD, P1, Particulars("Kit Adeyemi", "kit@example.org")),
        DebriefListed(DebriefId("d1"), P1, TOLD),
        DebriefListed(DebriefId("d9"), P1),
        CandidateAdded(OTHERS, P1, Particulars("Pat Roe", "pat@example.org")),
        CandidateAdded(LEFT, OLD, Particulars("Jo Lindqvist")),
        CandidateLeft(LEFT),
        CandidateAdded(KEPT, P1, Particulars("Sol Amari")),
        OutcomeTold(KEPT, Outcome.KEEP_IN_TOUCH, "by phone"),
        DebriefMoved(DebriefId("d1"), ASKED),
        BenchAsked(KEPT, HASH, HASH, "2030-01-01T00:00:00.000Z"),
        CandidateAdded(HIRED, P1, Particulars("Mo Lind")),
        OutcomeTold(HIRED, Outcome.ADVANCE, "by phone"),
        LaterRecorded(HIRED, LaterId("l1"), "2099-01-01", (LaterLevel("System design", 4),)),
        NoticeQueued(NOTICE, TOLD, NoticeKind.ON_HOLD),
        NoticeSettled(NOTICE, NoticeState.REFUSED, "550"),
        CaseOpened(OTHERS, "2030-01-01", "all of it"),
        CaseOpened(KEPT, "2020-01-01", "all of it"),
        CasePaused(KEPT, "who asks is checked"),
        ComplaintReceived(KEPT, "2020-01-01", "no answer"),
        HoldPlaced(HoldId("h1"), HoldOn.CANDIDATE, "nobody", "a claim", "Priya", "2030-01-01"),
    )
    long_ago = Stamp(OPERATOR, "2020-01-01T00:00:00.000Z")
    made = fold((event, long_ago) for event in events)
    for person in (HOLDERS[Role.COORDINATOR], OTHER):
        made = fold([(ReviewerAppointed(OTHERS, OTHER), Stamp(person, long_ago.at))], made)
    seats = {who: Person(who, who, frozenset({role})) for role, who in HOLDERS.items() if who != OPERATOR}
    seats[OTHER] = Person(OTHER, "Somebody Else", frozenset({Role.COORDINATOR}))
    position = replace(made.positions[P1], state=state)
    pooled = frozenset({Right.POOLED_INSIGHT})
    rights = {HOLDERS[Role.COORDINATOR]: pooled | {Right.GRANTOR}, OTHER: pooled}
    return replace(made, people=seats, rights=rights, positions={**made.positions, P1: position})


def telling(state: Office, kind: NoticeKind) -> int:
    """Return how many would be told."""
    return len(audience(state, P1, kind).told)


def moved(state: Office) -> o.MovePosition:
    """Return a command that puts the position where it is not."""
    to = PositionState.FILLED
    if state.positions[P1].state is PositionState.ON_HOLD:
        to = PositionState.OPEN
    return o.MovePosition(P1, to, WHY)


MAKING: Mapping[type[Any], Making] = {
    o.SeatOfficer: lambda _, who: o.SeatOfficer(who, "Noor", (Role.AUDITOR,)),
    o.RemoveOfficer: lambda _, who: o.RemoveOfficer(who),
    o.GiveRight: lambda _, who: o.GiveRight(who, Right.ANALYST),
    o.TakeRight: lambda _, who: o.TakeRight(who, Right.POOLED_INSIGHT),
    o.OpenPosition: lambda _, __: o.OpenPosition(PositionId("p3"), "Designer"),
    o.MovePosition: lambda state, _: moved(state),
    o.AddCandidates: lambda _, __: o.AddCandidates(P1, (NEW,)),
    o.RecordLeaving: lambda _, __: o.RecordLeaving(TOLD),
    o.CorrectCandidate: lambda _, __: o.CorrectCandidate(TOLD, "by phone", "Kit Adeyemi-Roe"),
    o.TieDebrief: lambda _, __: o.TieDebrief(TOLD, DebriefId("d9")),
    o.EndCandidateContact: lambda _, __: o.EndCandidateContact(TOLD, "by phone"),
    o.EraseCandidate: lambda _, __: o.EraseCandidate(TOLD, "asked for"),
    o.RecordInterview: lambda _, __: o.RecordInterview(TOLD, "2026-11-01"),
    o.RecordTold: lambda _, __: o.RecordTold(TOLD, Outcome.DECLINE, "by phone"),
    AnswerRequest: lambda _, __: AnswerRequest(TOLD, Said.QUESTION, "by phone"),
    o.WithdrawPosition: lambda state, _: o.WithdrawPosition(P1, WHY, telling(state, NoticeKind.CLOSED)),
    o.TellOfHold: lambda state, _: o.TellOfHold(P1, telling(state, NoticeKind.ON_HOLD)),
    o.PauseNotices: lambda _, __: o.PauseNotices(P1, paused=True),
    o.SendAgain: lambda _, __: o.SendAgain(NOTICE),
    o.RecordNotice: lambda _, __: o.RecordNotice(NOTICE, "by phone"),
    o.PlaceHold: lambda _, __: o.PlaceHold(HoldId("h2"), HoldOn.POSITION, P1, WHY, "Priya", "2030-01-01"),
    o.OpenCase: lambda _, __: o.OpenCase(TOLD, "2026-11-01", "all of it"),
    o.PauseCase: lambda _, __: o.PauseCase(OTHERS, "who asks is checked"),
    o.ResumeCase: lambda _, __: o.ResumeCase(KEPT, "a call back"),
    o.ExtendCase: lambda _, __: o.ExtendCase(OTHERS, "three panels"),
    o.CloseCase: lambda _, __: o.CloseCase(OTHERS, "all of it, by post"),
    o.IdentifyCase: lambda _, __: o.IdentifyCase(OTHERS, "a call back"),
    o.AppointReviewer: lambda _, seat: o.AppointReviewer(OTHERS, seat),
    o.VouchForCase: lambda _, __: o.VouchForCase(OTHERS, HASH),
    o.RecordComplaint: lambda _, __: o.RecordComplaint(TOLD, "2026-11-01", "no answer"),
    o.AcknowledgeComplaint: lambda _, __: o.AcknowledgeComplaint(KEPT, "by mail"),
    o.LiftHold: lambda _, __: o.LiftHold(HoldId("h1"), "it was settled"),
    o.ChooseRetention: lambda _, __: o.ChooseRetention(P1, Retention(1, 2)),
    o.OfferFeedback: lambda _, __: o.OfferFeedback(DebriefId("d1"), HASH, HASH),
    o.OfferByMail: lambda _, __: o.OfferByMail(DebriefId("d1"), HASH),
    o.ChooseTimer: lambda _, __: o.ChooseTimer(P1, 30),
    o.ChooseRubric: lambda _, __: o.ChooseRubric(P1, "lead"),
    o.EraseDue: lambda _, __: o.EraseDue(1),
    o.AskBench: lambda _, __: o.AskBench(KEPT, "b" * 64, HASH),
    o.EnterBench: lambda _, __: o.EnterBench(HASH, "c" * 64),
    o.AnswerBench: lambda _, __: o.AnswerBench(HASH, HASH, 91),
    RecordLater: lambda _, __: RecordLater(HIRED, LaterId("l2"), ((cast.DESIGN, 3),)),
    ForgetLater: lambda _, __: ForgetLater(HIRED),
    o.RecordBench: lambda _, __: o.RecordBench(KEPT, True, AnsweredBy.CALL, "2027-01-31"),
}
"""A command of each kind, on this position, this candidate or this seat."""


def answer(state: Office, actor: PersonId, command: Any) -> str:
    """Return why a command is refused, `yes` if it is not."""
    try:
        decide(state, actor, command, LATER)
    except Refused as refused:
        return refused.code.value
    return "yes"


def named(state: PositionState) -> str:
    """Return a state as the table writes it."""
    return state.value.replace(" ", "-")


def test_every_command_that_crosses_the_wire_stands_in_one_table() -> None:
    """Read off the union of the wire, so that a new command of either kind cannot be forgotten."""
    wire = {kind.__name__ for kind in get_args(AnyCommand)}
    assert wire == set(RIGHTS) | set(OFFICE_RIGHTS)
    assert set() == set(RIGHTS) & set(OFFICE_RIGHTS)
    assert {kind.__name__ for kind in o.COMMANDS} == set(OFFICE_RIGHTS)
    assert set(o.COMMANDS) == set(MAKING)


@pytest.mark.parametrize("kind", o.COMMANDS, ids=lambda kind: kind.__name__)
def test_the_office_denies_a_command_unless_its_row_lists_role_and_state(kind: type[Any]) -> None:
    """Every role with a seat there, whatever the position's state, whosever seat is meant."""
    right = OFFICE_RIGHTS[kind.__name__]
    for state, (role, actor), whose in product(PositionState, HOLDERS.items(), ("own", "other")):
        there = office(state)
        told = answer(there, actor, MAKING[kind](there, actor if whose == "own" else OTHER))
        at = (role, state, whose)
        if role.value not in right.roles:
            assert Code.NOT_ALLOWED.value == told, at
        elif right.whose:
            assert right.whose[role.value][whose == "other"] == told, at
        else:
            assert (right.phases == {"-"} or named(state) in right.phases) is (told == "yes"), (at, told)


@pytest.mark.parametrize("kind", o.COMMANDS, ids=lambda kind: kind.__name__)
def test_whoever_has_no_seat_in_the_office_asks_nothing_of_it(kind: type[Any]) -> None:
    """A seat in a debrief is none, a coordinator's neither; a candidate needs none for what is theirs."""
    seatless = {OPERATOR} if Role.CANDIDATE.value not in OFFICE_RIGHTS[kind.__name__].roles else {CANDIDATE}
    for state, actor in product(PositionState, HOLDERS.values()):
        there = replace(office(state), people={})
        told = answer(there, actor, MAKING[kind](there, OTHER))
        assert (actor not in seatless) is (told == Code.NOT_ALLOWED.value)


@pytest.mark.parametrize("kind", debrief_commands.KINDS, ids=lambda kind: kind.__name__)
def test_the_office_takes_no_command_of_a_debrief(kind: type[Any]) -> None:
    """Whoever asks."""
    for actor in HOLDERS.values():
        command = ANYTHING[kind](Die(1), Debrief())
        assert Code.NOT_ALLOWED.value == answer(office(PositionState.OPEN), actor, command)
