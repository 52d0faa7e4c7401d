"""The office: the organisation's own stream, above all debriefs.

It holds the rubrics, which debriefs there are, and who may connect: invitations and devices, by
hashes only. Positions and their candidates are here too; what names a candidate is sealed by a key
of their own, so that it can be erased from a record that forgets nothing.
"""

from panelry.office.audience import Audience, audience
from panelry.office.bench import (
    BENCH_DAYS,
    BENCH_LINKS,
    LONGEST_BENCH,
    BenchAnswered,
    BenchAsked,
    BenchMistyped,
    bench_link_of,
    may_be_asked,
    on_bench,
)
from panelry.office.candidates import (
    Candidate,
    CandidateAdded,
    CandidateContactEnded,
    CandidateErased,
    CandidateInterviewed,
    CandidateLeft,
    OutcomeTold,
)
from panelry.office.cases import AccessCase, CaseClosed, CaseExtended, CaseOpened, CasePaused, CaseResumed
from panelry.office.deed import Deed
from panelry.office.deeds import KINDS, OfficeEvent, decode, encode, kind_of
from panelry.office.evolve import EVOLVE, evolve, fold
from panelry.office.holds import Hold, HoldLifted, HoldPlaced
from panelry.office.joining import claim, devices_of, invite_device
from panelry.office.keeping import due, start_of
from panelry.office.later import Later, LaterForgotten, LaterLevel, LaterRecorded, stands
from panelry.office.notices import (
    DebriefsEnded,
    Notice,
    NoticeQueued,
    NoticeSending,
    NoticeSettled,
    NoticesPaused,
    NoticesResumed,
    notice_id,
)
from panelry.office.officers import OfficerLeft, OfficerSeated
from panelry.office.positions import Position, PositionMoved, PositionOpened, RetentionChosen, TimerChosen
from panelry.office.rights import Export, RatingsExported, RightGiven, RightTaken
from panelry.office.seats import (
    Device,
    DeviceInvited,
    DeviceJoined,
    DeviceRevoked,
    Invitation,
    InvitationEnded,
    Invited,
)
from panelry.office.standing import (
    DebriefErased,
    DebriefListed,
    DebriefMoved,
    FeedbackOffered,
    OfferDropped,
    OfficeOpened,
    RubricImported,
)
from panelry.office.state import (
    STREAM,
    BenchLink,
    Office,
    OnBench,
    candidates_of,
    case_on_debrief,
    debriefs_of,
    holds_on,
    holds_on_debrief,
    open_case,
    policies_for,
)

__all__ = [
    "BENCH_DAYS",
    "BENCH_LINKS",
    "EVOLVE",
    "KINDS",
    "LONGEST_BENCH",
    "STREAM",
    "AccessCase",
    "Audience",
    "BenchAnswered",
    "BenchAsked",
    "BenchLink",
    "BenchMistyped",
    "Candidate",
    "CandidateAdded",
    "CandidateContactEnded",
    "CandidateErased",
    "CandidateInterviewed",
    "CandidateLeft",
    "CaseClosed",
    "CaseExtended",
    "CaseOpened",
    "CasePaused",
    "CaseResumed",
    "DebriefErased",
    "DebriefListed",
    "DebriefMoved",
    "DebriefsEnded",
    "Deed",
    "Device",
    "DeviceInvited",
    "DeviceJoined",
    "DeviceRevoked",
    "Export",
    "FeedbackOffered",
    "Hold",
    "HoldLifted",
    "HoldPlaced",
    "Invitation",
    "InvitationEnded",
    "Invited",
    "Later",
    "LaterForgotten",
    "LaterLevel",
    "LaterRecorded",
    "Notice",
    "NoticeQueued",
    "NoticeSending",
    "NoticeSettled",
    "NoticesPaused",
    "NoticesResumed",
    "OfferDropped",
    "Office",
    "OfficeEvent",
    "OfficeOpened",
    "OfficerLeft",
    "OfficerSeated",
    "OnBench",
    "OutcomeTold",
    "Position",
    "PositionMoved",
    "PositionOpened",
    "RatingsExported",
    "RetentionChosen",
    "RightGiven",
    "RightTaken",
    "RubricImported",
    "TimerChosen",
    "audience",
    "bench_link_of",
    "candidates_of",
    "case_on_debrief",
    "claim",
    "debriefs_of",
    "decode",
    "devices_of",
    "due",
    "encode",
    "evolve",
    "fold",
    "holds_on",
    "holds_on_debrief",
    "invite_device",
    "kind_of",
    "may_be_asked",
    "notice_id",
    "on_bench",
    "open_case",
    "policies_for",
    "stands",
    "start_of",
]
