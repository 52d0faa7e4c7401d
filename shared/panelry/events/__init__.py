"""Events: everything that has happened in a debrief, in the past tense, as the journal keeps it.

Who did it and when stands in the stamp beside an event. Events tolerate unknown fields, so an
older program reads a newer journal; a changed meaning is a new kind, upcast in `decode`.
"""

from typing import Any

import msgspec

from panelry.events.discussion import (
    AgendaReordered,
    Agreed,
    Answered,
    ChairClaimed,
    ChairHandedOver,
    HandLowered,
    HandRaised,
    NotAgreed,
    OutcomeRecorded,
    OverallOpened,
    Parked,
    Proposed,
    RatedAgain,
    Revised,
    SecondRoundClosed,
    SecondRoundOpened,
    SummaryOpened,
    TakenUp,
    TimerStarted,
    TimerStopped,
    TopicPut,
)
from panelry.events.fact import Fact, PassedOn, Stamp
from panelry.events.page import (
    CodeMistyped,
    MailAsked,
    MailSending,
    MailSent,
    PageMade,
    PageRead,
    PageRevoked,
    SaidOnPage,
)
from panelry.events.release import (
    Abandoned,
    AdjustmentRecorded,
    ApproverNamed,
    Closed,
    ContactEnded,
    CorrectionOpened,
    Exported,
    HandoverRecorded,
    PermissionDoubted,
    PermissionRecorded,
    PersonalNoteApproved,
    PersonalNoteSent,
    PolicyTaken,
    Released,
    ReplyRecorded,
    Revoked,
    SummaryReopened,
    Withdrawn,
    WordsDenied,
)
from panelry.events.rewording import RewordingAsked, RewordingEnded, RewordingMade
from panelry.events.scoring import (
    ConfidenceGiven,
    EvidenceOpened,
    MarkedAbsent,
    MarkedPresent,
    Noted,
    Nudged,
    ObservationRemoved,
    Observed,
    Rated,
    RatingCleared,
    Recommended,
    Reopened,
    Revealed,
    Submitted,
)
from panelry.events.setup import (
    ConflictDeclared,
    DebriefCreated,
    InterviewOrderRecorded,
    ModeChosen,
    PersonAdded,
    PersonRemoved,
    RolesChanged,
    ScoringOpened,
)
from panelry.events.summary import (
    DiscussionReopened,
    DisputeCleared,
    FindingWaived,
    LeakFound,
    PointApproved,
    PointDisputed,
    PointWithdrawn,
    PointWritten,
    ReleaseOpened,
    SentenceAccepted,
    SentenceEdited,
    SignaturesAsked,
    SignedOff,
    SigningDeclined,
    Spot,
)
from panelry.events.unsealing import AccessRecorded, GlassBroken
from panelry.events.writing import (
    Suggested,
    SuggestionAnswered,
    WritingAsked,
    WritingBegun,
    WritingEnded,
    WritingRenewed,
    WritingTaken,
)

Event = (
    DebriefCreated | PersonAdded | RolesChanged | PersonRemoved | ModeChosen | InterviewOrderRecorded
    | ConflictDeclared | ScoringOpened | Rated | RatingCleared | Observed | ObservationRemoved | Noted
    | Recommended | ConfidenceGiven | Submitted | Reopened | Nudged | MarkedAbsent | MarkedPresent
    | EvidenceOpened | Revealed | GlassBroken | Revised | HandRaised | HandLowered | TopicPut | TimerStarted
    | TimerStopped | Parked | TakenUp | Proposed | Answered | Agreed | NotAgreed | SecondRoundOpened
    | RatedAgain | SecondRoundClosed | AgendaReordered | ChairHandedOver | ChairClaimed
    | OverallOpened | OutcomeRecorded | SummaryOpened | PointWritten
    | PointApproved | PointWithdrawn | PointDisputed | DisputeCleared | SentenceEdited | LeakFound
    | SentenceAccepted | FindingWaived | SignaturesAsked | SignedOff | SigningDeclined
    | DiscussionReopened | ReleaseOpened | PolicyTaken | ApproverNamed | SummaryReopened | CorrectionOpened
    | PermissionRecorded | PermissionDoubted | ContactEnded
    | AdjustmentRecorded | WordsDenied | Released | HandoverRecorded | ReplyRecorded | Exported | Revoked
    | PersonalNoteApproved | PersonalNoteSent | RewordingAsked | RewordingMade | RewordingEnded
    | Closed | Withdrawn | Abandoned
    | PageMade | PageRevoked | PageRead | CodeMistyped | SaidOnPage | MailAsked | MailSending | MailSent
    | AccessRecorded | WritingBegun | WritingRenewed | WritingEnded | WritingAsked | WritingTaken
    | Suggested | SuggestionAnswered
)  # fmt: skip

KINDS: tuple[type[Any], ...] = Event.__args__
"""Every kind of event."""

PRIVATE: frozenset[type[Any]] = frozenset(
    {
        Rated,
        RatingCleared,
        Observed,
        ObservationRemoved,
        Noted,
        Recommended,
        ConfidenceGiven,
        RatedAgain,
        PointWritten,
        Exported,
    }
)
"""Kinds that nobody but their author learns of when they happen: no frame, no cursor step, no tick."""

QUIET: frozenset[type[Any]] = frozenset(
    {PageRead, CodeMistyped, SaidOnPage, MailSending, MailSent, WritingBegun, WritingRenewed, WritingEnded}
)
"""Kinds that make no line of the public record: only those who see the matter itself learn of them."""

_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode(event: Event) -> bytes:
    """Return the canonical bytes of an event: the journal stores exactly these."""
    return _ENCODER.encode(event)


def decode(body: bytes) -> Event:
    """Return the event of journal bytes; msgspec.DecodeError if they are none."""
    return _DECODER.decode(body)


def kind_of(event: Event) -> str:
    """Return an event's kind, which is its class name."""
    return type(event).__name__


def is_private(event: Event) -> bool:
    """Return whether only its author learns of an event when it happens."""
    return type(event) in PRIVATE


def makes_a_line(event: Event) -> bool:
    """Return whether the public record gets a line about an event."""
    return type(event) not in PRIVATE and type(event) not in QUIET


__all__ = [
    "KINDS",
    "PRIVATE",
    "QUIET",
    "Abandoned",
    "AccessRecorded",
    "AdjustmentRecorded",
    "AgendaReordered",
    "Agreed",
    "Answered",
    "ApproverNamed",
    "ChairClaimed",
    "ChairHandedOver",
    "Closed",
    "CodeMistyped",
    "ConfidenceGiven",
    "ConflictDeclared",
    "ContactEnded",
    "CorrectionOpened",
    "DebriefCreated",
    "DiscussionReopened",
    "DisputeCleared",
    "Event",
    "EvidenceOpened",
    "Exported",
    "Fact",
    "FindingWaived",
    "GlassBroken",
    "HandLowered",
    "HandRaised",
    "HandoverRecorded",
    "InterviewOrderRecorded",
    "LeakFound",
    "MailAsked",
    "MailSending",
    "MailSent",
    "MarkedAbsent",
    "MarkedPresent",
    "ModeChosen",
    "NotAgreed",
    "Noted",
    "Nudged",
    "ObservationRemoved",
    "Observed",
    "OutcomeRecorded",
    "OverallOpened",
    "PageMade",
    "PageRead",
    "PageRevoked",
    "Parked",
    "PassedOn",
    "PermissionDoubted",
    "PermissionRecorded",
    "PersonAdded",
    "PersonRemoved",
    "PersonalNoteApproved",
    "PersonalNoteSent",
    "PointApproved",
    "PointDisputed",
    "PointWithdrawn",
    "PointWritten",
    "PolicyTaken",
    "Proposed",
    "Rated",
    "RatedAgain",
    "RatingCleared",
    "Recommended",
    "ReleaseOpened",
    "Released",
    "Reopened",
    "ReplyRecorded",
    "Revealed",
    "Revised",
    "Revoked",
    "RewordingAsked",
    "RewordingEnded",
    "RewordingMade",
    "RolesChanged",
    "SaidOnPage",
    "ScoringOpened",
    "SecondRoundClosed",
    "SecondRoundOpened",
    "SentenceAccepted",
    "SentenceEdited",
    "SignaturesAsked",
    "SignedOff",
    "SigningDeclined",
    "Spot",
    "Stamp",
    "Submitted",
    "Suggested",
    "SuggestionAnswered",
    "SummaryOpened",
    "SummaryReopened",
    "TakenUp",
    "TimerStarted",
    "TimerStopped",
    "TopicPut",
    "Withdrawn",
    "WordsDenied",
    "WritingAsked", "WritingBegun", "WritingEnded", "WritingRenewed", "WritingTaken",
    "decode",
    "encode",
    "is_private",
    "kind_of",
    "makes_a_line",
]  # fmt: skip
