"""Access: the copy of all that is kept of one candidate, with everybody else redacted.

Three steps: what is kept is told entry by entry (`telling`), other people's names are proposed for redaction
and the reviewer's redactions are put in (`redacting`), and the copy is made of that (`copies`). Before the
last step nothing is for the candidate's eyes.
"""

from panelry.access.copies import TITLE, copy_of
from panelry.access.material import Material, digest, material_of, numbered
from panelry.access.redacting import Reason, Redaction, Unfit, Whom, proposals, redact, redacted_all
from panelry.access.telling import OFFICE, Entry, Past, officers_in, told_of_debrief, told_of_office

__all__ = [
    "OFFICE",
    "TITLE",
    "Entry",
    "Material",
    "Past",
    "Reason",
    "Redaction",
    "Unfit",
    "Whom",
    "copy_of",
    "digest",
    "material_of",
    "numbered",
    "officers_in",
    "proposals",
    "redact",
    "redacted_all",
    "told_of_debrief",
    "told_of_office",
]
