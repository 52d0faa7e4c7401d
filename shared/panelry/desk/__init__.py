"""The desk: an office in words, for whoever may see it; the same for both commands and every screen."""

from panelry.desk import (
    becoming,
    bench,
    candidates,
    cases,
    delays,
    keeping,
    later,
    notices,
    offers,
    positions,
    rights,
)
from panelry.desk.acts import Act, Look, Question, Taken, Typed
from panelry.desk.asked import LARGEST_TABLE, NOT_IT, SURE, SURE_WORDS, TOO_LARGE, demand_sure, table_text
from panelry.desk.candidate_table import TableError, read_candidates
from panelry.desk.candidates import state as candidate_state
from panelry.desk.fitting import made
from panelry.desk.overview import LOOKS as GLANCE
from panelry.desk.overview import overview
from panelry.desk.reading import Desk, Unclear, called, candidate_of, desk_of, position_of, printed, titled
from panelry.desk.waiting import LOOKS as LISTS
from panelry.desk.waiting import Waiting, waiting

ACTS: tuple[Act, ...] = (
    *positions.ACTS,
    *candidates.ACTS,
    *later.ACTS,
    *becoming.ACTS,
    *offers.ACTS,
    *bench.ACTS,
    *notices.ACTS,
    *cases.ACTS,
    *keeping.ACTS,
    *rights.ACTS,
)
"""Everything that changes the office, in the order of the help."""
LOOKS: tuple[Look, ...] = (
    *positions.LOOKS,
    *delays.LOOKS,
    *candidates.LOOKS,
    *offers.LOOKS,
    *bench.LOOKS,
    *notices.LOOKS,
    *cases.LOOKS,
    *keeping.LOOKS,
    *rights.LOOKS,
    *LISTS,
    *GLANCE,
)
"""Everything that only reads it."""
GROUPS = {
    "position": "What the organisation hires for.",
    "candidate": "Who applied.",
    "offer": "Who is asked whether feedback is wanted.",
    "bench": "Who may be kept in touch with.",
    "notice": "What they are told.",
    "case": "Who asked for their data.",
    "hold": "What must not be erased.",
    "retention": "How long candidates are kept.",
    "office": "What waits, and who may do what.",
}
"""The groups of acts, with their line of help."""

__all__ = [
    "ACTS",
    "GROUPS",
    "LARGEST_TABLE",
    "LOOKS",
    "NOT_IT",
    "SURE",
    "SURE_WORDS",
    "TOO_LARGE",
    "Act",
    "Desk",
    "Look",
    "Question",
    "TableError",
    "Taken",
    "Typed",
    "Unclear",
    "Waiting",
    "called",
    "candidate_of",
    "candidate_state",
    "demand_sure",
    "desk_of",
    "made",
    "overview",
    "position_of",
    "printed",
    "read_candidates",
    "table_text",
    "titled",
    "waiting",
]
