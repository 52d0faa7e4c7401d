"""Legal holds: events and records of what must not be erased, why, and who looks at it again."""

from typing import assert_never

import msgspec

from panelry.hiring import HoldOn
from panelry.ids import HoldId
from panelry.office.candidates import Candidate
from panelry.office.deed import Deed


class HoldPlaced(Deed, frozen=True, tag=True):
    """Something must be kept: one candidate, a position with all its candidates, or a range of dates."""

    hold: HoldId
    on: HoldOn
    target: str
    """The candidate's or the position's id; for dates the first and the last day, with a slash between."""
    reason: str
    owner: str
    review: str
    """The day on which the owner looks at it again, ISO 8601."""


class HoldLifted(Deed, frozen=True, tag=True):
    """A hold ended, for a reason."""

    hold: HoldId
    reason: str


class Hold(msgspec.Struct, frozen=True):
    """A hold; `placed` and `lifted` are UTC, ISO 8601."""

    id: HoldId
    on: HoldOn
    target: str
    reason: str
    owner: str
    review: str
    placed: str
    lifted: str = ""

    def keeps(self, candidate: Candidate) -> bool:
        """Return whether the hold is in force and keeps a candidate; a range keeps who was added in it."""
        if self.lifted:
            return False
        match self.on:
            case HoldOn.CANDIDATE:
                return self.target == candidate.id
            case HoldOn.POSITION:
                return self.target == candidate.position
            case HoldOn.DATES:
                first, _, last = self.target.partition("/")
                return first <= candidate.added[:10] <= last
            case _:
                assert_never(self.on)
