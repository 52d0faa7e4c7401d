"""The form: one's own scorecard as plain text, to fill in away from the screen with any editor.

`card` makes it from a picture, `writing` words it, `parsing` reads it back with the line of every fault,
and `changes` says what it would change. Nothing here opens a file.
"""

import hashlib

import msgspec

from panelry.ids import CriterionId, ObservationId
from panelry.panel import Confidence, Recommendation
from panelry.points import Kind

TITLE, VERSION = "panelry form", "1"
"""What the first line says."""
OVERALL = "*overall"
"""The name of the last section, in place of a criterion's id; none of these holds an asterisk."""
END = "== end"
"""The last line: without it a form was cut off."""


class FormError(ValueError):
    """A form that cannot be taken: `line` counts from 1; the words name the fault and the cure."""

    def __init__(self, line: int, words: str, difference: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.line, self.words, self.difference = line, words, difference


class Observed(msgspec.Struct, frozen=True):
    """One observation; `number` is its place in its section as exported, 0 for a new one."""

    kind: Kind
    text: str
    shareable: bool = False
    number: int = 0
    line: int = 0

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Observed(…)"


class CriterionPart(msgspec.Struct, frozen=True):
    """One criterion: `digit` None is blank, 0 no evidence; `mark` recognises the section as exported."""

    criterion: CriterionId
    mark: str
    digit: int | None = None
    observations: tuple[Observed, ...] = ()
    note: str = ""
    line: int = 0

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "CriterionPart(…)"


class OverallPart(msgspec.Struct, frozen=True):
    """The judgement, and the note on the whole interview."""

    mark: str
    recommendation: Recommendation | None = None
    confidence: Confidence | None = None
    note: str = ""
    line: int = 0

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "OverallPart(…)"


class Head(msgspec.Struct, frozen=True):
    """Whose scorecard of which debrief a form carries."""

    debrief: str
    person: str


class Form(msgspec.Struct, frozen=True):
    """A whole scorecard, its criteria in rubric order."""

    head: Head
    criteria: tuple[CriterionPart, ...]
    overall: OverallPart


class Plan(msgspec.Struct, frozen=True):
    """What a form must hold: the criteria in order with their titles, and the number of levels."""

    titles: dict[CriterionId, str]
    scale: int


def mark_of(*content: object, ids: tuple[ObservationId, ...] = ()) -> str:
    """Return the mark of a section: twelve hexadecimal digits of its content and its observations' ids."""
    return hashlib.sha256(msgspec.json.encode((content, ids))).hexdigest()[:12]
