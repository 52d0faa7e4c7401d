"""The event of break-glass."""

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
