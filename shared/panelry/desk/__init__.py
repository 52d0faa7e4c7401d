"""The desk: an office in words, for whoever may see it; the same for both commands and every screen."""

from panelry.desk import candidates, positions
from panelry.desk.acts import Act, Look, Question, Taken, Typed
from panelry.desk.candidate_table import TableError, read_candidates
from panelry.desk.reading import Desk, Unclear, candidate_of, desk_of, position_of

ACTS: tuple[Act, ...] = (*positions.ACTS, *candidates.ACTS)
"""Everything that changes the office, in the order of the help."""
LOOKS: tuple[Look, ...] = (*positions.LOOKS, *candidates.LOOKS)
"""Everything that only reads it."""
GROUPS = {"position": "What the organisation hires for.", "candidate": "Who applied."}
"""The groups of acts, with their line of help."""

__all__ = [
    "ACTS",
    "GROUPS",
    "LOOKS",
    "Act",
    "Desk",
    "Look",
    "Question",
    "TableError",
    "Taken",
    "Typed",
    "Unclear",
    "candidate_of",
    "desk_of",
    "position_of",
    "read_candidates",
]
