"""Commands of access cases and complaints: their clocks, who reviews a copy, who vouches for it."""

from panelry.commands.asking import Ask
from panelry.ids import CandidateId, PersonId


class OpenCase(Ask, frozen=True, tag=True):
    """Open an access case: a candidate asked for their data on a day, ISO 8601."""

    candidate: CandidateId
    asked: str
    scope: str


class PauseCase(Ask, frozen=True, tag=True):
    """Stop the clock of a candidate's open access case, for a reason."""

    candidate: CandidateId
    reason: str


class ResumeCase(Ask, frozen=True, tag=True):
    """Let the clock go on, and say how it was checked who asks."""

    candidate: CandidateId
    how: str


class ExtendCase(Ask, frozen=True, tag=True):
    """Take two months more for a complex access case, once, for a reason."""

    candidate: CandidateId
    reason: str


class CloseCase(Ask, frozen=True, tag=True):
    """Close an access case, and say what the candidate was given."""

    candidate: CandidateId
    answer: str


class IdentifyCase(Ask, frozen=True, tag=True):
    """Say how it was checked who asks, where the clock did not have to stop for it."""

    candidate: CandidateId
    how: str


class AppointReviewer(Ask, frozen=True, tag=True):
    """Say who is to redact what a candidate gets; it holds once two people said so, each for themselves."""

    candidate: CandidateId
    reviewer: PersonId


class VouchForCase(Ask, frozen=True, tag=True):
    """Vouch for a redacted copy by the hash of its redactions: the reviewer does, and a second person."""

    candidate: CandidateId
    hash: str


class RecordComplaint(Ask, frozen=True, tag=True):
    """Record that a candidate complained on a day, ISO 8601, and about what."""

    candidate: CandidateId
    received: str
    about: str


class AcknowledgeComplaint(Ask, frozen=True, tag=True):
    """Record that a candidate's complaint was acknowledged, and how."""

    candidate: CandidateId
    how: str
