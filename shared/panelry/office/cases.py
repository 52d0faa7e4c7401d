"""Access cases: events and records of a candidate's request for their data, with its clock.

The words on record stay when the candidate is erased, so they must not name them.
"""

import msgspec

from panelry.ids import CandidateId
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
