"""The office: rubrics, debriefs, invitations and devices; codes and tokens by their hashes only."""

import msgspec
import pytest

import cast
from golden_bytes import golden
from panelry.debrief import Phase
from panelry.events import Stamp
from panelry.hiring import (
    AnsweredBy,
    HoldOn,
    Jurisdiction,
    NoticeKind,
    NoticeState,
    PositionState,
    Retention,
    RetentionStart,
)
from panelry.ids import CandidateId, DeviceId, HoldId, LaterId, PositionId
from panelry.milestones import Asks, Milestones
from panelry.office import (
    EVOLVE,
    KINDS,
    AccessCase,
    BenchAnswered,
    BenchAsked,
    BenchMistyped,
    CandidateAdded,
    CandidateContactEnded,
    CandidateCorrected,
    CandidateErased,
    CandidateInterviewed,
    CandidateLeft,
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
    DebriefErased,
    DebriefListed,
    DebriefMoved,
    DebriefsEnded,
    DebriefTied,
    Device,
    DeviceInvited,
    DeviceJoined,
    DeviceRevoked,
    FeedbackOffered,
    HoldLifted,
    HoldPlaced,
    Invitation,
    InvitationEnded,
    Invited,
    LaterCounted,
    LaterForgotten,
    LaterLevel,
    LaterRecorded,
    NoticeQueued,
    NoticeSending,
    NoticeSettled,
    NoticesPaused,
    NoticesResumed,
    OfferDropped,
    OfferMailed,
    Office,
    OfficeEvent,
    OfficeOpened,
    OfficerLeft,
    OfficerSeated,
    OutcomeTold,
    PositionMoved,
    PositionOpened,
    RatingsExported,
    RequestAnswered,
    RetentionChosen,
    ReviewerAppointed,
    RightGiven,
    RightTaken,
    RubricChosen,
    RubricImported,
    TimerChosen,
    claim,
    decode,
    devices_of,
    encode,
    evolve,
    invite_device,
    kind_of,
    notice_id,
)
from panelry.pages import Said
from panelry.panel import Outcome, Role
from panelry.policies import PolicySet
from panelry.refusals import Code, Refused
from panelry.rights import Right

POSITION, CANDIDATE = PositionId("p1"), CandidateId("c1")
NOTICE = notice_id(CANDIDATE, NoticeKind.ON_HOLD)
STAMP = Stamp(cast.OPERATOR, cast.moment(0))
UNTIL = cast.moment(600)
INVITED = Invited("code", cast.DEBRIEF, cast.BEN, UNTIL)
JOINED = DeviceJoined("code", DeviceId("d1"), "token", cast.DEBRIEF, cast.BEN)
ADDED = DeviceInvited("another", cast.DEBRIEF, cast.BEN, DeviceId("d1"), UNTIL)
EVENTS: tuple[OfficeEvent, ...] = (
    OfficeOpened("Acme"),
    RubricImported("backend", cast.RUBRIC),
    DebriefListed(cast.DEBRIEF),
    INVITED,
    JOINED,
    ADDED,
    DeviceRevoked(DeviceId("d1")),
    InvitationEnded("code"),
    DebriefErased(cast.DEBRIEF, "asked for"),
    PolicySet("break-glass", "on"),
    OfficerSeated(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)),
    OfficerLeft(cast.GRACE),
    PositionOpened(POSITION, "Senior Backend Engineer", "backend", Jurisdiction.ONTARIO),
    PositionMoved(POSITION, PositionState.ON_HOLD, "the budget is not decided"),
    CandidateAdded(CANDIDATE, POSITION, sealed=b"sealed"),
    CandidateCorrected(CANDIDATE, "by phone", sealed=b"sealed"),
    DebriefTied(cast.DEBRIEF, CANDIDATE),
    CandidateLeft(CANDIDATE),
    CandidateContactEnded(CANDIDATE, "on the phone"),
    CandidateErased(CANDIDATE, "asked for"),
    CandidateInterviewed(CANDIDATE, "2026-11-20"),
    OutcomeTold(CANDIDATE, Outcome.DECLINE, "by phone"),
    RequestAnswered(CANDIDATE, Said.QUESTION, "by phone"),
    RetentionChosen(POSITION, Retention(30, 365, RetentionStart.LAST_CONTACT)),
    HoldPlaced(HoldId("h1"), HoldOn.POSITION, POSITION, "a claim was filed", "Priya Nair", "2027-03-01"),
    HoldLifted(HoldId("h1"), "the claim was settled"),
    NoticeQueued(NOTICE, CANDIDATE, NoticeKind.ON_HOLD),
    NoticeSending(NOTICE),
    NoticeSettled(NOTICE, NoticeState.DEFERRED, "451"),
    NoticesPaused(POSITION),
    NoticesResumed(POSITION),
    DebriefsEnded(POSITION),
    RightGiven(cast.GRACE, Right.POOLED_INSIGHT),
    RightTaken(cast.GRACE, Right.POOLED_INSIGHT),
    RatingsExported(120),
    BenchAsked(CANDIDATE, "a" * 64, "b" * 64, UNTIL),
    BenchMistyped("a" * 64),
    BenchAnswered(CANDIDATE, granted=True, until="2027-06-30", how=AnsweredBy.CALL),
    TimerChosen(POSITION, 30),
    RubricChosen(POSITION, "backend"),
    CaseOpened(CANDIDATE, "2026-11-20", "all of it"),
    CasePaused(CANDIDATE, "who asks is checked"),
    CaseResumed(CANDIDATE, "a call back"),
    CaseExtended(CANDIDATE, "three panels"),
    CaseClosed(CANDIDATE, "all of it, by post"),
    LaterRecorded(CANDIDATE, LaterId("l1"), "2028-11-21", (LaterLevel("System design", 4),)),
    LaterForgotten(CANDIDATE),
    LaterCounted("System design", (LaterId("l1"),), 5, "0.6", "2028-11-21"),
    CaseIdentified(CANDIDATE, "a call back"),
    ReviewerAppointed(CANDIDATE, cast.GRACE),
    CaseRead(CANDIDATE),
    CaseVouched(CANDIDATE, "a" * 64),
    CaseGiven(CANDIDATE, "a" * 64, "b" * 64, {"panelist": 3}),
    ComplaintReceived(CANDIDATE, "2026-11-20", "no answer"),
    ComplaintAcknowledged(CANDIDATE, "by mail"),
    CasesCarried(
        CANDIDATE,
        (AccessCase(CANDIDATE, "2026-11-20", "all of it", UNTIL, changed=UNTIL),),
        (Complaint(CANDIDATE, "2026-11-20", "no answer"),),
    ),
    FeedbackOffered(cast.DEBRIEF, "a" * 64, "b" * 64),
    OfferDropped(cast.DEBRIEF, "a" * 64),
    OfferMailed(cast.DEBRIEF, "c" * 64),
    DebriefMoved(cast.DEBRIEF, Milestones(Phase.SUMMARY, UNTIL, asks=(Asks(UNTIL, Said.DATA),))),
)


def after(*events: OfficeEvent) -> Office:
    """Return the office that events add up to."""
    state = Office()
    for event in events:
        state = evolve(state, event, STAMP)
    return state


def test_every_kind_of_event_does_something_to_the_office() -> None:
    """The table that evolves the office names each kind once."""
    assert set(KINDS) == set(EVOLVE)


def refused(state: Office, code: str, token: str, at: str = cast.moment(1)) -> Code:
    """Return why a claim is refused."""
    with pytest.raises(Refused) as no:
        claim(state, code, token, DeviceId("d2"), at)
    return no.value.code


def test_the_office_is_what_its_events_add_up_to() -> None:
    """The name, rubrics by name, debriefs in order."""
    state = after(*EVENTS[:3])
    assert ("Acme", {"backend": cast.RUBRIC}, (cast.DEBRIEF,)) == (
        state.organisation,
        state.rubrics,
        state.debriefs,
    )


def test_an_invitation_is_taken_by_one_device() -> None:
    """The code is used up, the token may connect."""
    state = after(INVITED, JOINED)
    assert Invitation(cast.DEBRIEF, cast.BEN, UNTIL, used_by="token") == state.invitations["code"]
    assert Device(DeviceId("d1"), cast.DEBRIEF, cast.BEN, joined=STAMP.at) == state.devices["token"]


def test_a_revoked_device_stays_known_and_revoked() -> None:
    """Only the one that is named."""
    other = Invited("second", cast.DEBRIEF, cast.CHEN, UNTIL)
    joined = DeviceJoined("second", DeviceId("d2"), "token 2", cast.DEBRIEF, cast.CHEN)
    state = after(INVITED, JOINED, other, joined, DeviceRevoked(DeviceId("d1")))
    assert {"token": True, "token 2": False} == {key: each.revoked for key, each in state.devices.items()}


def test_an_invitation_that_was_ended_gives_no_seat() -> None:
    """Its code is refused like one that ran out."""
    state = after(INVITED, InvitationEnded("code"))
    assert Code.NO_SUCH_THING is refused(state, "code", "token", STAMP.at)


def test_an_erasure_keeps_the_instant_of_its_first_order() -> None:
    """An order that is repeated after a fault changes nothing; the debrief stays listed."""
    state = after(DebriefListed(cast.DEBRIEF), DebriefErased(cast.DEBRIEF, "asked for"))
    again = evolve(state, DebriefErased(cast.DEBRIEF, "again"), Stamp(cast.OPERATOR, cast.moment(5)))
    assert ({cast.DEBRIEF: STAMP.at}, (cast.DEBRIEF,)) == (again.erased, again.debriefs)


def test_a_claim_makes_a_seat_of_the_invitation() -> None:
    """Debrief and person come from the invitation, never from who asks."""
    expected = DeviceJoined("code", DeviceId("d1"), "token", cast.DEBRIEF, cast.BEN)
    assert (expected,) == claim(after(INVITED), "code", "token", DeviceId("d1"), cast.moment(1))


def test_the_same_claim_may_be_made_again() -> None:
    """The answer may have been lost; nothing happens twice, even after its time."""
    assert () == claim(after(INVITED, JOINED), "code", "token", DeviceId("d9"), cast.moment(9_999))


def test_an_unknown_used_or_expired_code_is_one_refusal() -> None:
    """So that nobody learns which codes exist; a token takes one seat only."""
    taken = after(INVITED, JOINED, Invited("second", cast.DEBRIEF, cast.CHEN, UNTIL))
    codes = {
        refused(Office(), "code", "token"),
        refused(taken, "code", "another token"),
        refused(after(INVITED), "code", "token", UNTIL),
        refused(taken, "second", "token"),
    }
    assert {Code.NO_SUCH_THING} == codes


def second(state: Office) -> Office:
    """Return the office after another device of Ben's has taken the seat."""
    (joined,) = claim(state, "another", "token 2", DeviceId("d2"), cast.moment(1))
    return evolve(state, joined, STAMP)


def asked(state: Office, code: str = "new", at: str = UNTIL, most: int = 4) -> tuple[OfficeEvent, ...]:
    """Return what it makes when Ben's first device asks for a code."""
    return invite_device(state, state.devices["token"], code, at=at, until=cast.moment(999), most=most)


def test_a_device_invites_another_of_its_own_person() -> None:
    """Debrief, person and the asking device come from the seat; the new device says who invited it."""
    state = after(INVITED, JOINED)
    assert (DeviceInvited("new", cast.DEBRIEF, cast.BEN, DeviceId("d1"), cast.moment(999)),) == asked(state)
    both = devices_of(second(after(INVITED, JOINED, ADDED)), cast.DEBRIEF, cast.BEN)
    assert [(DeviceId("d1"), None), (DeviceId("d2"), DeviceId("d1"))] == [(each.id, each.by) for each in both]


def test_one_code_for_a_device_is_good_at_a_time() -> None:
    """A newer one ends it; one that has run out or was used needs no end."""
    state = after(INVITED, JOINED, ADDED)
    assert (InvitationEnded("another"),) == asked(state, at=cast.moment(1))[1:]
    assert () == asked(state, at=UNTIL)[1:]
    assert () == asked(second(state), at=cast.moment(1))[1:]


def test_whoever_has_all_devices_is_invited_to_no_more() -> None:
    """A revoked one leaves its place."""
    state = second(after(INVITED, JOINED, ADDED))
    with pytest.raises(Refused, match="too-many"):
        asked(state, most=2)
    freed = evolve(state, DeviceRevoked(DeviceId("d2")), STAMP)
    assert 1 == len(asked(freed, most=2))


def test_a_revoked_device_leaves_no_code_behind() -> None:
    """Whoever stole it has seen the code; one that had run out keeps its time, others' stay good."""
    other = Invited("second", cast.DEBRIEF, cast.CHEN, UNTIL)
    state = after(INVITED, JOINED, other, ADDED, DeviceRevoked(DeviceId("d1")))
    assert Code.NO_SUCH_THING is refused(state, "another", "token 2")
    assert UNTIL == state.invitations["second"].until
    late = Stamp(cast.OPERATOR, cast.moment(9_999))
    ended = evolve(after(INVITED, JOINED, ADDED), DeviceRevoked(DeviceId("d1")), late)
    assert UNTIL == ended.invitations["another"].until


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_of_the_office_survives_its_encoding(event: OfficeEvent) -> None:
    """And a newer field in it is left aside."""
    assert event == decode(encode(event))
    assert event == decode(msgspec.json.encode({**msgspec.json.decode(encode(event)), "newer": 1}))


@pytest.mark.parametrize("event", EVENTS, ids=kind_of)
def test_the_bytes_of_an_event_of_the_office_stay_what_they_are(event: OfficeEvent) -> None:
    """A journal keeps exactly these."""
    assert golden("office", kind_of(event), encode(event)) == encode(event)


def test_every_kind_has_an_example() -> None:
    """A new kind comes with its test."""
    assert set(KINDS) == {type(event) for event in EVENTS}


def test_a_body_that_is_no_event_of_the_office_is_a_decode_error() -> None:
    """An event of a debrief is none."""
    with pytest.raises(msgspec.DecodeError):
        decode(b'{"event":"Submitted"}')
