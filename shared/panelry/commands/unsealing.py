"""Commands of what opens beside the reveal: break-glass, and the candidate's request for their data."""

from panelry.commands.asking import Ask
from panelry.ids import PersonId


class BreakGlass(Ask, frozen=True, tag=True):
    """Open the sealed scorecard of `person` to `reader` before the reveal; all are told that it happened."""

    person: PersonId
    reader: PersonId
    reason: str

    def __repr__(self) -> str:
        """Hide the reason, which only three people read."""
        return "BreakGlass(…)"


class RecordAccess(Ask, frozen=True, tag=True):
    """Say that everything here was written out for the candidate's request for their data."""
