"""Events of what opens beside the reveal."""

from panelry.events.fact import Fact
from panelry.ids import PersonId


class GlassBroken(Fact, frozen=True, tag=True):
    """The sealed scorecard of `person`, as it was handed in, opened to `reader` alone."""

    person: PersonId
    reader: PersonId
    reason: str

    def __repr__(self) -> str:
        """Hide the reason, which only three people read."""
        return "GlassBroken(…)"


class AccessRecorded(Fact, frozen=True, tag=True):
    """Everything here was written out for the case reviewer of the candidate's request for their data."""
