"""Every kind of event of the office, and its canonical bytes."""

from typing import Any

import msgspec

from panelry.office.bench import BenchAnswered, BenchAsked, BenchMistyped
from panelry.office.candidates import (
    CandidateAdded,
    CandidateContactEnded,
    CandidateCorrected,
    CandidateErased,
    CandidateInterviewed,
    CandidateLeft,
    OutcomeTold,
    RequestAnswered,
)
from panelry.office.cases import (
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
    ComplaintAcknowledged,
    ComplaintReceived,
    ReviewerAppointed,
)
from panelry.office.holds import HoldLifted, HoldPlaced
from panelry.office.later import LaterCounted, LaterForgotten, LaterRecorded
from panelry.office.notices import (
    DebriefsEnded,
    NoticeQueued,
    NoticeSending,
    NoticeSettled,
    NoticesPaused,
    NoticesResumed,
)
from panelry.office.officers import OfficerLeft, OfficerSeated
from panelry.office.positions import PositionMoved, PositionOpened, RetentionChosen, RubricChosen, TimerChosen
from panelry.office.rights import RatingsExported, RightGiven, RightTaken
from panelry.office.seats import DeviceInvited, DeviceJoined, DeviceRevoked, InvitationEnded, Invited
from panelry.office.standing import (
    DebriefErased,
    DebriefListed,
    DebriefMoved,
    DebriefTied,
    FeedbackOffered,
    OfferDropped,
    OfferMailed,
    OfficeOpened,
    RubricImported,
)
from panelry.policies import PolicySet

OfficeEvent = (
    OfficeOpened
    | RubricImported
    | DebriefListed
    | Invited
    | DeviceInvited
    | DeviceJoined
    | DeviceRevoked
    | InvitationEnded
    | DebriefErased
    | PolicySet
    | OfficerSeated
    | OfficerLeft
    | PositionOpened
    | PositionMoved
    | CandidateAdded
    | CandidateCorrected
    | CandidateLeft
    | CandidateContactEnded
    | CandidateErased
    | CandidateInterviewed
    | OutcomeTold
    | RequestAnswered
    | RetentionChosen
    | TimerChosen
    | RubricChosen
    | DebriefMoved
    | DebriefTied
    | FeedbackOffered
    | OfferMailed
    | OfferDropped
    | HoldPlaced
    | HoldLifted
    | NoticeQueued
    | NoticeSending
    | NoticeSettled
    | NoticesPaused
    | NoticesResumed
    | DebriefsEnded
    | RightGiven
    | RightTaken
    | RatingsExported
    | BenchAsked
    | BenchMistyped
    | BenchAnswered
    | CaseOpened
    | CasePaused
    | CaseResumed
    | CaseExtended
    | CaseClosed
    | LaterRecorded
    | LaterForgotten
    | LaterCounted
    | CaseIdentified
    | ReviewerAppointed
    | CaseRead
    | CaseVouched
    | CaseGiven
    | ComplaintReceived
    | ComplaintAcknowledged
    | CasesCarried
)

_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_DECODER: msgspec.json.Decoder[OfficeEvent] = msgspec.json.Decoder(OfficeEvent)


def encode(event: OfficeEvent) -> bytes:
    """Return the canonical bytes of an event of the office."""
    return _ENCODER.encode(event)


def decode(body: bytes) -> OfficeEvent:
    """Return the event of journal bytes; msgspec.DecodeError if they are none."""
    return _DECODER.decode(body)


def kind_of(event: OfficeEvent) -> str:
    """Return an event's kind, which is its class name."""
    return type(event).__name__


KINDS: tuple[type[Any], ...] = OfficeEvent.__args__
"""Every kind of event of the office."""
