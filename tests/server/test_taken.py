"""What the office took from somebody is not given back by a restore: every kind of event is held to that."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

import cast
from hosted import token_of
from panelry import commands as c
from panelry import office as f
from panelry.events import Stamp
from panelry.hiring import (
    AnsweredBy,
    HoldOn,
    Jurisdiction,
    NoticeKind,
    NoticeState,
    Particulars,
    Retention,
    RetentionStart,
)
from panelry.hiring import PositionState as Stands
from panelry.ids import CandidateId, DebriefId, DeviceId, HoldId, NoticeId, PersonId, PositionId
from panelry.office import OfficeEvent
from panelry.office import commands as o
from panelry.panel import OPERATOR, Outcome, Role
from panelry.policies import PolicySet
from panelry.rights import Right
from panelry_server.codes import token_hash
from panelry_server.core import Core
from panelry_server.taken import ask_about, take_again, taken_from
from panelry_server.unanswered import Question, Topic, questions
from server.operated import Operated
from server.planted import plant, story_of
from server.test_carrying import backed_up, during

P1, P2, HOLD, LIFTED, TOLD = PositionId("p1"), PositionId("p2"), HoldId("h1"), HoldId("h2"), NoticeId("n1")
ALL = GONE, HEARD, SILENT, BENCH, STAFF, STILL = tuple(CandidateId(f"c{n}") for n in range(6))
OFFICE = DebriefId(f.STREAM)
HANA, IVO, JAN, AMARA = PersonId("hana"), PersonId("ivo"), PersonId("jan"), DebriefId("amara")
BOTH, ONE = (Role.AUDITOR, Role.COORDINATOR), (Role.COORDINATOR,)
LATE = "2099-01-01"
BENS = token_hash(token_of(cast.BEN))
DEVICE, IVOS = DeviceId("d1"), DeviceId("d2")
TOKEN, CODE, OFFER, KEPT = (sign * 64 for sign in "abef")


def people() -> list[OfficeEvent]:
    """Who has a seat, a right and a device before the backup."""
    return [
        f.OfficerSeated(cast.GRACE, "Grace Hill", ONE),
        f.OfficerSeated(HANA, "Hana Novak", BOTH),
        f.OfficerSeated(IVO, "Ivo Lund", BOTH),
        f.RightGiven(HANA, Right.ANALYST),
        f.RightGiven(HANA, Right.GRANTOR),
        f.RightGiven(IVO, Right.ANALYST),
        *(f.Invited(code, OFFICE, IVO, f"{LATE}T00:00:00.000Z") for code in ("one", "two")),
        f.DeviceJoined("one", IVOS, token_hash(token_of(IVO)), OFFICE, IVO),
        *(f.Invited(code, AMARA, cast.BEN, f"{LATE}T00:00:00.000Z") for code in ("used", "free", "spent")),
        f.DeviceJoined("used", DEVICE, token_hash(token_of(cast.BEN)), AMARA, cast.BEN),
    ]


BEFORE: list[OfficeEvent] = [
    *people(),
    PolicySet("feedback", "allow", "ontario"),
    PolicySet("feedback", "on-request", "france"),
    PolicySet("feedback", "never", "uk"),
    PolicySet("feedback", "on-request", "germany"),
    *(f.PositionOpened(each, f"Engineer {each}", "", Jurisdiction.NONE) for each in (P1, P2)),
    *(f.CandidateAdded(each, P1, Particulars(f"Kit {each}")) for each in ALL),
    f.HoldPlaced(LIFTED, HoldOn.POSITION, P1, "a claim", "Priya Nair", "2030-01-01"),
    *(f.CaseOpened(each, "2030-01-01", "all") for each in (BENCH, SILENT, STAFF, HEARD, STILL)),
    f.CasePaused(SILENT, "who asks"),
    f.NoticeQueued(TOLD, HEARD, NoticeKind.CLOSED),
    *(f.FeedbackOffered(AMARA, each, CODE) for each in (OFFER, KEPT)),
    f.BenchAsked(BENCH, TOKEN, CODE, f"{LATE}T00:00:00.000Z"),
    *(f.BenchAnswered(each, granted=True, until=LATE, how=AnsweredBy.PAGE) for each in (BENCH, STAFF)),
]

Seen = Callable[[f.Office, tuple[Question, ...]], bool]


def _asks(topic: Topic, words: str) -> Seen:
    return lambda _, asked: any(each.topic is topic and words in each.words for each in asked)


TAKES: dict[type[OfficeEvent], tuple[list[OfficeEvent], Seen]] = {
    f.DeviceRevoked: ([f.DeviceRevoked(DEVICE)], lambda s, _: s.devices[BENS].revoked),
    f.InvitationEnded: ([f.InvitationEnded("free")], lambda s, _: s.invitations["free"].until < LATE),
    f.DeviceJoined: (
        [f.DeviceJoined("spent", DeviceId("d3"), "token", AMARA, cast.BEN)],
        lambda s, _: s.invitations["spent"].until < LATE,
    ),
    PolicySet: (
        [
            PolicySet("feedback", "never", "ontario"),
            PolicySet("signatures", "panel-and-hr", "none"),
            PolicySet("feedback", "allow", "uk"),
            PolicySet("feedback", "hr-approval", "germany"),
            PolicySet("signatures", "panel-and-hr"),
        ],
        lambda s, asked: (
            (s.local["ontario"], s.local["none"]) == ({"feedback": "never"}, {"signatures": "panel-and-hr"})
            and s.policies.signatures.value == "panel-and-hr"
            and (s.local["uk"], s.local["germany"]) == ({"feedback": "never"}, {"feedback": "on-request"})
            and _asks(Topic.POLICIES, "policy set feedback allow --jurisdiction uk")(s, asked)
            and _asks(Topic.POLICIES, "policy set feedback hr-approval --jurisdiction germany")(s, asked)
            and not _asks(Topic.POLICIES, "ontario")(s, asked)
        ),
    ),
    f.OfficerLeft: (
        [f.OfficerLeft(IVO)],
        lambda s, _: IVO not in s.people and s.devices[token_hash(token_of(IVO))].revoked,
    ),
    f.OfficerSeated: (
        [f.OfficerSeated(HANA, "Hana Novak", (Role.AUDITOR,)), f.OfficerSeated(JAN, "Jan Berg", ONE)],
        lambda s, _: s.people[HANA].roles == {Role.AUDITOR},
    ),
    f.RightTaken: ([f.RightTaken(HANA, Right.ANALYST)], lambda s, _: s.rights[HANA] == {Right.GRANTOR}),
    f.CandidateLeft: ([f.CandidateLeft(GONE)], lambda s, _: bool(s.candidates[GONE].left)),
    f.OutcomeTold: (
        [f.OutcomeTold(HEARD, Outcome.DECLINE, "by phone")],
        lambda s, _: (
            (s.candidates[HEARD].outcome, s.candidates[HEARD].how_told) == (Outcome.DECLINE, "by phone")
        ),
    ),
    f.CandidateCorrected: (
        [f.CandidateCorrected(STILL, "by phone", Particulars("Kim c5"))],
        _asks(Topic.CANDIDATES, f"Candidate {STILL} has"),
    ),
    f.CandidateContactEnded: (
        [f.CandidateContactEnded(SILENT, "by mail")],
        lambda s, _: bool(s.candidates[SILENT].contact_ended),
    ),
    f.BenchAnswered: (
        [
            f.BenchAnswered(BENCH, granted=False, until="", how=AnsweredBy.PAGE),
            f.BenchAnswered(BENCH, granted=False, until="", how=AnsweredBy.CALL),
            f.BenchAnswered(STAFF, granted=True, until="2098-01-01", how=AnsweredBy.PAGE),
        ],
        lambda s, _: (
            (s.bench[BENCH].granted, s.bench[BENCH].own_no, s.bench[STAFF].until)
            == (False, True, "2098-01-01")
        ),
    ),
    f.BenchMistyped: ([f.BenchMistyped(TOKEN)] * 2, lambda s, _: s.bench_links[TOKEN].wrong == 2),
    f.NoticesPaused: ([f.NoticesPaused(P1)], lambda s, _: s.positions[P1].paused),
    f.NoticeSending: ([f.NoticeSending(TOLD)], lambda s, _: s.notices[TOLD].state is NoticeState.ACCEPTED),
    f.NoticeSettled: (
        [f.NoticeSettled(TOLD, NoticeState.ACCEPTED, "")],
        lambda s, _: s.notices[TOLD].state is NoticeState.ACCEPTED,
    ),
    f.NoticeQueued: (
        [f.NoticeQueued(NoticeId("n2"), GONE, NoticeKind.CLOSED)],
        _asks(Topic.NOTICES, "sent or queued since: 1"),
    ),
    f.PositionMoved: ([f.PositionMoved(P2, Stands.FILLED, "hired")], _asks(Topic.POSITIONS, "was filled")),
    f.RetentionChosen: (
        [f.RetentionChosen(P2, Retention(9, 99, RetentionStart.LAST_CONTACT))],
        _asks(Topic.POSITIONS, "retention show"),
    ),
    f.CaseOpened: (
        [f.CaseOpened(GONE, "2030-01-01", "all")],
        lambda s, _: [each.asked for each in s.cases[GONE]] == ["2030-01-01"],
    ),
    f.CasePaused: ([f.CasePaused(BENCH, "who asks")], lambda s, _: bool(s.cases[BENCH][-1].paused)),
    f.CaseResumed: (
        [f.CaseResumed(SILENT, "passport")],
        lambda s, _: (s.cases[SILENT][-1].paused, s.cases[SILENT][-1].identity) == ("", "passport"),
    ),
    f.CaseExtended: ([f.CaseExtended(STAFF, "complex")], lambda s, _: bool(s.cases[STAFF][-1].extended)),
    f.CaseClosed: ([f.CaseClosed(HEARD, "a copy")], lambda s, _: s.cases[HEARD][-1].answer == "a copy"),
    f.CaseIdentified: (
        [f.CaseIdentified(GONE, "a passport")],
        lambda s, _: s.cases[GONE][-1].identity == "a passport",
    ),
    f.CaseRead: ([f.CaseRead(GONE)], lambda s, _: bool(s.cases[GONE][-1].read)),
    f.ReviewerAppointed: (
        [f.ReviewerAppointed(GONE, JAN)],
        lambda s, _: list(s.cases[GONE][-1].appointed.values()) == [JAN],
    ),
    f.CaseVouched: (
        [f.CaseVouched(GONE, TOKEN)],
        lambda s, _: list(s.cases[GONE][-1].vouched.values()) == [TOKEN],
    ),
    f.CaseGiven: (
        [f.CaseGiven(GONE, TOKEN, CODE, {"panelist": 3})],
        lambda s, _: s.cases[GONE][-1].redacted == {"panelist": 3},
    ),
    f.ComplaintReceived: (
        [f.ComplaintReceived(GONE, "2030-01-01", "no answer")],
        lambda s, _: [each.about for each in s.complaints[GONE]] == ["no answer"],
    ),
    f.ComplaintAcknowledged: (
        [f.ComplaintReceived(HEARD, "2030-01-01", "late"), f.ComplaintAcknowledged(HEARD, "by mail")],
        lambda s, _: [each.how for each in s.complaints[HEARD]] == ["by mail"],
    ),
    f.HoldPlaced: (
        [f.HoldPlaced(HOLD, HoldOn.POSITION, P1, "a claim", "Priya Nair", "2030-01-01")],
        lambda s, _: HOLD in s.holds,
    ),
    f.OfferDropped: (
        [f.OfferDropped(AMARA, OFFER)],
        lambda s, _: (OFFER in s.offered, KEPT in s.offered) == (False, True),
    ),
    f.HoldLifted: ([f.HoldLifted(LIFTED, "settled")], lambda s, _: bool(s.holds[LIFTED].lifted)),
}
"""What each kind of event takes or ends, and how it is seen after a restore that it is still so, or asked."""
BY_KEYS = {f.CandidateErased, f.DebriefErased, f.LaterForgotten}
"""What the store of keys and the heads of the journal remember themselves: erased again at the next start."""
GIVES = {
    *(f.OfficeOpened, f.RubricImported, f.DebriefListed, f.Invited, f.DeviceInvited, f.PositionOpened),
    *(f.CandidateAdded, f.CandidateInterviewed, f.TimerChosen, f.RubricChosen, f.FeedbackOffered),
    f.NoticesResumed,
    f.OfferMailed,
    f.DebriefTied,
    *(f.RightGiven, f.RatingsExported, f.BenchAsked, f.LaterRecorded, f.RequestAnswered),
}
"""What only gives or tells: a record without it allows nobody more."""
FOLLOWS = {f.DebriefMoved, f.DebriefsEnded, f.CasesCarried, f.LaterCounted}
"""What is worked out anew: from the debriefs, by a restore itself, or when insight is asked."""


def test_every_kind_of_event_is_classed() -> None:
    """A new kind takes, is kept by keys, gives or follows; nobody forgets to say which."""
    classed = [*TAKES, *BY_KEYS, *GIVES, *FOLLOWS]
    assert sorted(each.__name__ for each in f.KINDS) == sorted(each.__name__ for each in classed)


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> tuple[f.Office, tuple[Question, ...]]:
    """The office, and what is asked, after a restore of a copy from before all that was taken."""
    office = Operated(tmp_path_factory.mktemp("taken"))
    plant(office.folder, story_of("amara").scoring())
    during(office, lambda core: core.office.record(*BEFORE))
    copy = backed_up(office)

    async def later(core: Core) -> None:
        await core.office.record(*(event for events, _ in TAKES.values() for event in events))
        room = await core.rooms.open(AMARA)
        await room.operate(c.DenyWords(("Bluefinch",)), cast.ANA)

    during(office, later)
    said = office.say("restore", copy, "--replace")
    assert 0 == said.code, said.talk
    assert "Bluefinch" not in said.talk

    async def state(core: Core) -> f.Office:
        return core.office.state

    return during(office, state), questions(office.folder)


@pytest.mark.parametrize("kind", TAKES, ids=lambda kind: kind.__name__)
def test_what_was_taken_stays_taken_or_is_asked(
    back: tuple[f.Office, tuple[Question, ...]], kind: type[OfficeEvent]
) -> None:
    """Whatever its kind: a restore carries it over, or a person has to see to it."""
    assert True is TAKES[kind][1](*back)


def test_what_stands_as_it_stood_is_not_asked_about(back: tuple[f.Office, tuple[Question, ...]]) -> None:
    """A list of questions holds what differs alone."""
    said = " ".join(each.words for each in back[1])
    assert (False, False) == (f"candidate {STILL} " in said, "france" in said)


def test_denied_words_and_the_approver_are_asked_about(back: tuple[f.Office, tuple[Question, ...]]) -> None:
    """The question names the debrief, and none of the words."""
    (asked,) = (each for each in back[1] if each.topic is Topic.RELEASES)
    assert f"debrief {AMARA}" in asked.words
    assert "Bluefinch" not in asked.words


def test_a_removed_officer_is_shut_out_at_once_and_stays_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No device and no code of the seat is good, even when the same person has a seat again."""
    office = Operated(tmp_path_factory.mktemp("removed"))

    async def removed(core: Core) -> None:
        await core.office.record(*people())
        assert core.office.device_of(token_of(IVO)) is not None
        await core.office.ask(OPERATOR, o.RemoveOfficer(IVO))
        assert core.office.device_of(token_of(IVO)) is None
        await core.office.ask(OPERATOR, o.SeatOfficer(IVO, "Ivo Lund", ONE))
        assert core.office.device_of(token_of(IVO)) is None
        assert core.office.state.invitations["two"].until <= core.clock.now()
        assert core.office.device_of(token_of(cast.BEN)) is not None

    during(office, removed)


def test_a_copy_that_is_newer_than_the_folder_loses_nothing_that_only_it_has() -> None:
    """Whom the replaced folder never knew is not taken for somebody who left."""
    empty = f.Office()
    newer = f.fold((event, Stamp(OPERATOR, cast.moment(0))) for event in BEFORE)
    known = taken_from(empty, ())
    assert [] == list(take_again(known, newer))
    assert [] == list(
        ask_about(replace(known, local={key: dict(own) for key, own in newer.local.items()}), newer)
    )
