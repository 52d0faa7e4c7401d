"""Candidates: events and records of who applied for a position, with or without a debrief.

What names a candidate are the `Particulars`. The journal keeps them sealed by the candidate's own
key, so an event holds either the one or the other: once the key is destroyed, neither can be had.
"""

from collections.abc import Mapping

import msgspec

from panelry.doing import Doer
from panelry.hiring import Particulars
from panelry.ids import CandidateId, PositionId
from panelry.office.deed import Deed
from panelry.pages import Said
from panelry.panel import Outcome


class CandidateAdded(Deed, frozen=True, tag=True, omit_defaults=True):
    """Somebody applied for a position."""

    candidate: CandidateId
    position: PositionId
    particulars: Particulars | None = None
    """None where they are sealed, or cannot be opened any more."""
    sealed: bytes = b""


class CandidateCorrected(Deed, frozen=True, tag=True, omit_defaults=True):
    """What names a candidate was wrong and is this now; `how` it came names nobody."""

    candidate: CandidateId
    how: str
    particulars: Particulars | None = None
    """All of them; None where they are sealed, or cannot be opened any more."""
    sealed: bytes = b""


class CandidateLeft(Deed, frozen=True, tag=True):
    """A candidate withdrew of their own accord."""

    candidate: CandidateId


class CandidateContactEnded(Deed, frozen=True, tag=True):
    """A candidate does not want to be contacted again."""

    candidate: CandidateId
    how: str


class CandidateInterviewed(Deed, frozen=True, tag=True):
    """A candidate was interviewed on a day, ISO 8601."""

    candidate: CandidateId
    on: str


class OutcomeTold(Deed, frozen=True, tag=True):
    """A candidate was told the outcome; what was told is kept."""

    candidate: CandidateId
    outcome: Outcome
    how: str


class RequestAnswered(Deed, frozen=True, tag=True):
    """What a candidate said of their feedback was seen to; `how` names nobody."""

    candidate: CandidateId
    said: Said
    how: str


class CandidateErased(Deed, frozen=True, tag=True, omit_defaults=True):
    """A candidate's key was ordered to be destroyed; the reason stays, so it must not name them.

    By the `marks`, see `known_again`, somebody who adds them again is told; an old journal has none.
    """

    candidate: CandidateId
    reason: str
    marks: tuple[str, ...] = ()


class Candidate(msgspec.Struct, frozen=True):
    """A candidate for one position; times are UTC, ISO 8601, empty for what has not happened."""

    id: CandidateId
    position: PositionId
    added: str
    particulars: Particulars | None = None
    left: str = ""
    erased: str = ""
    why_erased: str = ""
    interviewed: str = ""
    """The day of the last interview, ISO 8601."""
    told: str = ""
    outcome: Outcome | None = None
    how_told: str = ""
    contact_ended: str = ""
    """Since when they want no further contact."""
    ended_by: Doer | None = None
    """Who put that on record; the server where a debrief heard it."""
    former: tuple[Particulars, ...] = ()
    """What named them before each correction, the first one first; gone with an erasure."""
    answered: Mapping[Said, str] = {}
    """When what they said of their feedback was last seen to."""

    @property
    def named(self) -> tuple[Particulars, ...]:
        """What names them now, and what did before it was corrected; nothing once it cannot be opened."""
        return self.former if self.particulars is None else (self.particulars, *self.former)
