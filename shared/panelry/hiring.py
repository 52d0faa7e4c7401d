"""Hiring: the words that positions and candidates are described with."""

from enum import Enum

import msgspec

from panelry.ids import PersonId


class PositionState(Enum):
    """Where a position stands."""

    OPEN = "open"
    ON_HOLD = "on hold"
    WITHDRAWN = "withdrawn"
    FILLED = "filled"


class Jurisdiction(Enum):
    """Whose law a position follows; each has its own periods, which are to be checked with counsel."""

    NONE = "none"
    CALIFORNIA = "california"
    FRANCE = "france"
    GERMANY = "germany"
    ONTARIO = "ontario"
    UK = "uk"
    US_PRIVATE = "us-private"
    US_PUBLIC = "us-public"


class CaseDeed(Enum):
    """What somebody did with an access case that everybody in the office is told."""

    OPENED = "opened"
    APPOINTED = "appointed"
    TAKEN = "taken"
    COPIED = "copied"


class CaseStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who did something with an access case, and when last; `whom` is the reviewer whom they appointed."""

    deed: CaseDeed
    by: PersonId
    at: str
    whom: PersonId = PersonId("")
    times: int = 1


class NoticeKind(Enum):
    """What a notice tells a candidate of their position."""

    CLOSED = "closed"
    ON_HOLD = "on hold"


class NoticeState(Enum):
    """How far a notice is: `sending` stands before it leaves, `unknown` where nobody can say if it did."""

    WAITING = "waiting"
    SENDING = "sending"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class AnsweredBy(Enum):
    """How a candidate gave an answer; all but the page is reported by somebody."""

    PAGE = "page"
    CALL = "call"
    EMAIL = "e-mail"
    PERSON = "in person"
    AGENCY = "agency"
    LETTER = "letter"
    """In answer to the question of a released letter, on its page or otherwise."""


class HoldOn(Enum):
    """What a legal hold keeps."""

    CANDIDATE = "candidate"
    POSITION = "position"
    DATES = "dates"


class RetentionStart(Enum):
    """What the days of a retention profile count from."""

    DECISION = "decision"
    LAST_CONTACT = "last contact"
    POSTING_CLOSED = "posting closed"


class Retention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a candidate's records are kept, in days from a start; a maximum of 0 is none.

    The longer wins: nothing goes before the minimum, whatever the maximum says.
    """

    minimum: int = 0
    maximum: int = 0
    start: RetentionStart = RetentionStart.DECISION


class Particulars(msgspec.Struct, frozen=True):
    """What names a candidate: never in clear in the journal."""

    name: str
    email: str = ""
    agency: str = ""


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which piece of a list this is, from 1; the list is named by its terminal, and added with its last."""

    whole: str
    number: int
    of: int
