"""Access cases: events and records of a candidate's request for their data, with its clock.

The words on record stay when the candidate is erased, so they must not name them.
"""

import msgspec

from panelry.ids import CandidateId, PersonId
from panelry.office.deed import Deed


class CaseOpened(Deed, frozen=True, tag=True):
    """A candidate asked for their data on a day, ISO 8601; `scope` says for what."""

    candidate: CandidateId
    asked: str
    scope: str


class CasePaused(Deed, frozen=True, tag=True):
    """The clock of a candidate's open case stopped, for a reason."""

    candidate: CandidateId
    reason: str


class CaseResumed(Deed, frozen=True, tag=True):
    """The clock went on; `how` says how it was checked who asks."""

    candidate: CandidateId
    how: str


class CaseExtended(Deed, frozen=True, tag=True):
    """The case is complex, so there are two months more, for a reason."""

    candidate: CandidateId
    reason: str


class CaseClosed(Deed, frozen=True, tag=True):
    """The candidate was answered; `answer` says what they were given, and how."""

    candidate: CandidateId
    answer: str


class CaseIdentified(Deed, frozen=True, tag=True):
    """It was checked who asks; `how` says how."""

    candidate: CandidateId
    how: str


class ReviewerAppointed(Deed, frozen=True, tag=True):
    """Somebody said who is to redact what the candidate gets; the stamp says who."""

    candidate: CandidateId
    reviewer: PersonId


class CaseRead(Deed, frozen=True, tag=True):
    """All that is kept of a candidate was written out for the case reviewer."""

    candidate: CandidateId


class CaseVouched(Deed, frozen=True, tag=True):
    """Somebody vouched for the redactions of this hash; the stamp says who."""

    candidate: CandidateId
    hash: str


class CaseGiven(Deed, frozen=True, tag=True):
    """The copy with the hash `copy` was made by the redactions of `hash`: so many for each reason."""

    candidate: CandidateId
    hash: str
    copy: str
    redacted: dict[str, int]


class ComplaintReceived(Deed, frozen=True, tag=True):
    """A candidate complained on a day, ISO 8601; `about` says of what."""

    candidate: CandidateId
    received: str
    about: str


class ComplaintAcknowledged(Deed, frozen=True, tag=True):
    """A candidate was told that their complaint has arrived; `how` says how."""

    candidate: CandidateId
    how: str


class Complaint(msgspec.Struct, frozen=True):
    """A complaint; `acknowledged` is an instant, ISO 8601, empty for what has not happened."""

    candidate: CandidateId
    received: str
    """The day on which it came, from which the clock counts."""
    about: str
    acknowledged: str = ""
    how: str = ""


class AccessCase(msgspec.Struct, frozen=True):
    """An access case; times are UTC, ISO 8601, empty for what has not happened."""

    candidate: CandidateId
    asked: str
    """The day of the request, from which the clock counts."""
    scope: str
    opened: str
    paused: str = ""
    """Since when the clock stands still, empty while it runs."""
    why_paused: str = ""
    waited: int = 0
    """The days for which it stood still before."""
    identity: str = ""
    """How it was checked who asks."""
    extended: str = ""
    why_extended: str = ""
    closed: str = ""
    answer: str = ""
    appointed: dict[PersonId, PersonId] = {}
    """Who is to review it, by who said so."""
    read: str = ""
    """When all of it was last written out for the reviewer."""
    vouched: dict[PersonId, str] = {}
    """The hash of the redactions for which each person vouches."""
    given: str = ""
    """When a redacted copy was last made."""
    redacted: dict[str, int] = {}
    """How often each reason stands in that copy."""
    changed: str = ""
    """When something was last done about it."""


class CasesCarried(Deed, frozen=True, tag=True):
    """What a replaced folder still knew of a candidate's access cases and complaints, after a restore."""

    candidate: CandidateId
    cases: tuple[AccessCase, ...]
    complaints: tuple[Complaint, ...]
