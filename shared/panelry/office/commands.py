"""Commands of the office: what a coordinator or the operator may ask of it, in the imperative."""

from typing import Any

import msgspec

from panelry.commands.asking import Ask
from panelry.hiring import AnsweredBy, HoldOn, Particulars, Piece, Retention
from panelry.ids import CandidateId, DebriefId, HoldId, NoticeId, PersonId, PositionId
from panelry.office.case_commands import (
    AcknowledgeComplaint,
    AppointReviewer,
    CloseCase,
    ExtendCase,
    IdentifyCase,
    OpenCase,
    PauseCase,
    RecordComplaint,
    ResumeCase,
    VouchForCase,
)
from panelry.office.later_commands import ForgetLater, RecordLater
from panelry.office.position_commands import ChooseRubric, ChooseTimer, MovePosition, OpenPosition
from panelry.office.request_commands import AnswerRequest, CorrectCandidate, EndCandidateContact, TieDebrief
from panelry.panel import Outcome, Role
from panelry.rights import Right


class SeatOfficer(Ask, frozen=True, tag=True):
    """Give somebody a seat in the office."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]


class RemoveOfficer(Ask, frozen=True, tag=True):
    """Take somebody's seat in the office away."""

    person: PersonId


class GiveRight(Ask, frozen=True, tag=True):
    """Give somebody of the office a right."""

    person: PersonId
    right: Right


class TakeRight(Ask, frozen=True, tag=True):
    """Take a right away from somebody of the office."""

    person: PersonId
    right: Right


class NewCandidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to add, under an id that was drawn for them."""

    candidate: CandidateId
    particulars: Particulars


class AddCandidates(Ask, frozen=True, tag=True, omit_defaults=True):
    """Add candidates to a position, all or none; who is there or, unless `erased_too`, was erased is not."""

    position: PositionId
    candidates: tuple[NewCandidate, ...]
    erased_too: bool = False
    piece: Piece | None = None
    """Where the list is too long for one frame."""


class RecordLeaving(Ask, frozen=True, tag=True):
    """Record that a candidate withdrew."""

    candidate: CandidateId


class EraseCandidate(Ask, frozen=True, tag=True):
    """Erase what is known of a candidate, for ever."""

    candidate: CandidateId
    reason: str


class RecordInterview(Ask, frozen=True, tag=True):
    """Record the day of a candidate's interview, ISO 8601."""

    candidate: CandidateId
    on: str


class RecordTold(Ask, frozen=True, tag=True):
    """Record that a candidate was told the outcome, and how."""

    candidate: CandidateId
    outcome: Outcome
    how: str


class WithdrawPosition(Ask, frozen=True, tag=True):
    """Close a position that is gone, end its debriefs, and tell so many candidates: the number is typed."""

    position: PositionId
    reason: str
    tell: int


class TellOfHold(Ask, frozen=True, tag=True):
    """Tell so many candidates that their position is on hold: the number is typed."""

    position: PositionId
    tell: int


class PauseNotices(Ask, frozen=True, tag=True):
    """Let the notices of a position wait, or leave again."""

    position: PositionId
    paused: bool


class SendAgain(Ask, frozen=True, tag=True):
    """Send a notice once more of which nobody knows whether it left, or which was refused."""

    notice: NoticeId


class RecordNotice(Ask, frozen=True, tag=True):
    """Record that a candidate was told otherwise than by the notice, and how."""

    notice: NoticeId
    how: str


class PlaceHold(Ask, frozen=True, tag=True):
    """Keep a candidate, a position or a range of dates from being erased."""

    hold: HoldId
    on: HoldOn
    target: str
    reason: str
    owner: str
    review: str


class LiftHold(Ask, frozen=True, tag=True):
    """End a hold."""

    hold: HoldId
    reason: str


class ChooseRetention(Ask, frozen=True, tag=True):
    """Choose how long the records of a position's candidates are kept."""

    position: PositionId
    retention: Retention


class OfferFeedback(Ask, frozen=True, tag=True):
    """Ask the candidate of a debrief whether a summary is wanted: a link and its code, by their hashes."""

    debrief: DebriefId
    token: str
    code: str


class OfferByMail(Ask, frozen=True, tag=True):
    """Ask the same by mail to the address on file; `token` is a fresh id in the shape of a hash."""

    debrief: DebriefId
    token: str


class EraseDue(Ask, frozen=True, tag=True):
    """Erase every candidate whose time is over: so many, the number is typed as approval."""

    candidates: int


class AskBench(Ask, frozen=True, tag=True):
    """Make a link that asks whether a candidate may be kept in touch with; `token` and `code` are hashes."""

    candidate: CandidateId
    token: str
    code: str


class EnterBench(Ask, frozen=True, tag=True):
    """Type the code of such a link; of the code there is its hash."""

    token: str
    code: str


class AnswerBench(Ask, frozen=True, tag=True):
    """Say on the page for how many days one may be kept in touch with; 0 is no, or no more."""

    token: str
    code: str
    days: int


class RecordBench(Ask, frozen=True, tag=True):
    """Record what a candidate said otherwise, and how; a yes has the day on which it ends, ISO 8601."""

    candidate: CandidateId
    granted: bool
    how: AnsweredBy
    until: str = ""


OfficeCommand = (
    SeatOfficer
    | RemoveOfficer
    | GiveRight
    | TakeRight
    | OpenPosition
    | MovePosition
    | AddCandidates
    | RecordLeaving
    | CorrectCandidate
    | TieDebrief
    | EndCandidateContact
    | EraseCandidate
    | RecordInterview
    | RecordTold
    | AnswerRequest
    | WithdrawPosition
    | TellOfHold
    | PauseNotices
    | SendAgain
    | RecordNotice
    | PlaceHold
    | LiftHold
    | ChooseRetention
    | ChooseTimer
    | ChooseRubric
    | OfferFeedback
    | OfferByMail
    | EraseDue
    | AskBench
    | EnterBench
    | AnswerBench
    | RecordBench
    | OpenCase
    | PauseCase
    | ResumeCase
    | ExtendCase
    | CloseCase
    | RecordLater
    | ForgetLater
    | IdentifyCase
    | AppointReviewer
    | VouchForCase
    | RecordComplaint
    | AcknowledgeComplaint
)

COMMANDS: tuple[type[Any], ...] = OfficeCommand.__args__
"""Every command of the office."""

__all__ = [
    "COMMANDS", "AcknowledgeComplaint", "AddCandidates", "AnswerBench", "AppointReviewer", "AskBench",
    "ChooseRetention", "ChooseRubric", "ChooseTimer", "CloseCase", "CorrectCandidate",
    "EndCandidateContact", "EnterBench", "EraseCandidate", "EraseDue", "ExtendCase", "ForgetLater",
    "GiveRight", "IdentifyCase", "LiftHold", "MovePosition", "NewCandidate", "OfferByMail", "OfferFeedback",
    "OfficeCommand", "OpenCase", "OpenPosition", "PauseCase", "PauseNotices", "PlaceHold", "RecordBench",
    "RecordComplaint", "RecordInterview", "RecordLater", "RecordLeaving", "RecordNotice", "RecordTold",
    "RemoveOfficer", "ResumeCase", "SeatOfficer", "SendAgain", "TakeRight", "TellOfHold", "TieDebrief",
    "VouchForCase", "WithdrawPosition",
]  # fmt: skip
