"""Commands: everything that a person may ask of a debrief, in the imperative.

No command names who asks: the server stamps person, device and time.
"""

from typing import Any

from panelry.commands.asking import Ask
from panelry.commands.discussion import (
    Answer,
    ClaimChair,
    CloseSecondRound,
    HandOverChair,
    LowerHand,
    OpenOverall,
    OpenSecondRound,
    OpenSummary,
    Park,
    Propose,
    PutTopic,
    RaiseHand,
    RateAgain,
    RecordAgreed,
    RecordNoAgreement,
    RecordOutcome,
    ReorderAgenda,
    Revise,
    StartTimer,
    StopTimer,
    TakeUp,
)
from panelry.commands.page import (
    AnswerOffer,
    EnterCode,
    MakePage,
    RecordSending,
    RecordSent,
    RevokePage,
    SayOnPage,
    SendMail,
)
from panelry.commands.release import (
    Abandon,
    ApprovePersonalNote,
    Close,
    CorrectText,
    DenyWords,
    DoubtPermission,
    EndContact,
    NameApprover,
    RecordAdjustment,
    RecordExport,
    RecordHandover,
    RecordPermission,
    RecordPersonalNote,
    RecordReply,
    Release,
    ReturnToSummary,
    Revoke,
    Withdraw,
)
from panelry.commands.rewording import AskRewording, RecordRewording, StopRewording
from panelry.commands.scoring import (
    ClearRating,
    GiveConfidence,
    MarkAbsent,
    MarkPresent,
    Nudge,
    Observe,
    OpenEvidence,
    Rate,
    Recommend,
    RemoveObservation,
    Reopen,
    Reveal,
    Submit,
    WriteNote,
)
from panelry.commands.setup import (
    AddPerson,
    ChangeRoles,
    ChooseMode,
    CreateDebrief,
    DeclareConflict,
    OpenScoring,
    RecordInterviewOrder,
    RemovePerson,
)
from panelry.commands.summary import (
    AcceptSentence,
    ApprovePoint,
    AskForSignatures,
    ClearDispute,
    DeclineToSign,
    DisputePoint,
    EditSentence,
    OpenRelease,
    ReturnToDiscussion,
    SignOff,
    WaiveFinding,
    WithdrawPoint,
    WritePoint,
)
from panelry.commands.unsealing import BreakGlass, RecordAccess
from panelry.commands.writing import (
    AnswerSuggestion,
    AskForSection,
    LeaveSection,
    Suggest,
    TakeSection,
    WriteSection,
)

Command = (
    CreateDebrief | AddPerson | ChangeRoles | RemovePerson | ChooseMode | RecordInterviewOrder
    | DeclareConflict | OpenScoring | Rate | ClearRating | Observe | RemoveObservation | WriteNote
    | Recommend | GiveConfidence | Submit | Reopen | Nudge | MarkAbsent | MarkPresent | OpenEvidence
    | Reveal | BreakGlass | Revise | RaiseHand | LowerHand | PutTopic | StartTimer | StopTimer | Park | TakeUp
    | Propose | Answer | RecordAgreed | RecordNoAgreement | OpenSecondRound | RateAgain
    | CloseSecondRound | ReorderAgenda | HandOverChair | ClaimChair
    | OpenOverall | RecordOutcome | OpenSummary | WritePoint | ApprovePoint
    | WithdrawPoint | DisputePoint | ClearDispute | EditSentence | AcceptSentence | WaiveFinding
    | AskForSignatures | SignOff | DeclineToSign | ReturnToDiscussion | OpenRelease | ReturnToSummary
    | CorrectText | NameApprover | RecordPermission
    | DoubtPermission | EndContact | RecordAdjustment | DenyWords | Release | RecordHandover | RecordReply
    | RecordExport | Revoke | ApprovePersonalNote | RecordPersonalNote | Close | Withdraw | Abandon
    | MakePage | RevokePage | AskRewording | StopRewording | RecordRewording
    | WriteSection | LeaveSection | AskForSection | TakeSection | Suggest | AnswerSuggestion
    | EnterCode | SayOnPage | AnswerOffer | SendMail | RecordSending | RecordSent | RecordAccess
)  # fmt: skip

KINDS: tuple[type[Any], ...] = Command.__args__
"""Every kind of command."""

__all__ = [
    "KINDS",
    "Abandon",
    "AcceptSentence",
    "AddPerson",
    "Answer",
    "AnswerOffer",
    "AnswerSuggestion",
    "ApprovePersonalNote",
    "ApprovePoint",
    "Ask",
    "AskForSection",
    "AskForSignatures",
    "AskRewording",
    "BreakGlass",
    "ChangeRoles",
    "ChooseMode",
    "ClaimChair",
    "ClearDispute",
    "ClearRating",
    "Close",
    "CloseSecondRound",
    "Command",
    "CorrectText",
    "CreateDebrief",
    "DeclareConflict",
    "DeclineToSign",
    "DenyWords",
    "DisputePoint",
    "DoubtPermission",
    "EditSentence",
    "EndContact",
    "EnterCode",
    "GiveConfidence",
    "HandOverChair",
    "LeaveSection",
    "LowerHand",
    "MakePage",
    "MarkAbsent",
    "MarkPresent",
    "NameApprover",
    "Nudge",
    "Observe",
    "OpenEvidence",
    "OpenOverall",
    "OpenRelease",
    "OpenScoring",
    "OpenSecondRound",
    "OpenSummary",
    "Park",
    "Propose",
    "PutTopic",
    "RaiseHand",
    "Rate",
    "RateAgain",
    "Recommend",
    "RecordAccess",
    "RecordAdjustment",
    "RecordAgreed",
    "RecordExport",
    "RecordHandover",
    "RecordInterviewOrder",
    "RecordNoAgreement",
    "RecordOutcome",
    "RecordPermission",
    "RecordPersonalNote",
    "RecordReply",
    "RecordRewording",
    "RecordSending",
    "RecordSent",
    "Release",
    "RemoveObservation",
    "RemovePerson",
    "Reopen",
    "ReorderAgenda",
    "ReturnToDiscussion",
    "ReturnToSummary",
    "Reveal",
    "Revise",
    "Revoke",
    "RevokePage",
    "SayOnPage",
    "SendMail",
    "SignOff",
    "StartTimer",
    "StopRewording",
    "StopTimer",
    "Submit",
    "Suggest",
    "TakeSection",
    "TakeUp",
    "WaiveFinding",
    "Withdraw",
    "WithdrawPoint",
    "WriteNote",
    "WritePoint",
    "WriteSection",
]  # fmt: skip
