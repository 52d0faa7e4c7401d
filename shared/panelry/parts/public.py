"""Parts that everyone in a debrief sees: the set-up, the seats, the floor, the public record."""

from panelry.debrief import Phase
from panelry.doing import Doer
from panelry.ids import CriterionId, PersonId
from panelry.panel import Channel, Mode, Outcome, Role, Standing
from panelry.parts.part import Part
from panelry.rubric import Bounds, Criterion, Threshold


class Heading(Part, frozen=True, tag=True):
    """What the debrief is about, and where it stands."""

    candidate: str
    position: str
    organisation: str
    phase: Phase
    mode: Mode
    created: str
    rubric: str
    version: str
    scale: int
    thresholds: tuple[Threshold, ...]
    bounds: Bounds
    break_glass: bool = False
    """Whether a sealed scorecard may be opened to one person before the reveal."""


class Rated(Part, frozen=True, tag="Criterion"):
    """One criterion of the rubric, at its place from 0."""

    place: int
    criterion: Criterion

    @property
    def key(self) -> str:
        """Name the criterion by its place."""
        return f"Criterion/{self.place:02}"


class Seat(Part, frozen=True, tag=True):
    """Somebody in the debrief; `submitted` says when the scorecard was handed in."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]
    standing: Standing
    late: bool
    submitted: str | None

    @property
    def key(self) -> str:
        """Name the seat by its person."""
        return f"Seat/{self.person}"


class Openings(Part, frozen=True, tag=True):
    """What is open, and who had not submitted when the scorecards froze.

    `figures` is the version of the formulas at the reveal, then at the outcome; empty if none is on record.
    """

    evidence: bool
    revealed: bool
    overall: bool
    missing: tuple[PersonId, ...]
    order: tuple[PersonId, ...]
    figures: str = ""


class Floor(Part, frozen=True, tag=True):
    """The criterion on every screen, the shared timer (started, seconds), raised hands, who has the chair.

    `order` is the agenda as the chair arranged it, empty for the computed one.
    """

    now: CriterionId | None
    timer: tuple[str, int] | None
    hands: tuple[PersonId, ...]
    chair: PersonId | None = None
    order: tuple[CriterionId, ...] = ()


class Verdict(Part, frozen=True, tag=True):
    """The recorded outcome and the criteria that decided it."""

    outcome: Outcome
    drivers: tuple[CriterionId, ...]


class Asked(Part, frozen=True, tag="Permission"):
    """The candidate's answer about a summary; `by` is who recorded it, the candidate on the page."""

    granted: bool
    channel: Channel
    how: str
    until: str
    agency: str
    at: str
    by: PersonId | None = None
    language: str = ""
    requested: bool = False
    """The candidate asked for feedback themselves."""

    @property
    def key(self) -> str:
        """Name the one permission."""
        return "Permission"


class Line(Part, frozen=True, tag=True):
    """One line of the public record; the number counts the lines that this class of viewer sees."""

    number: int
    at: str
    actor: PersonId | None
    kind: str
    criterion: CriterionId | None = None
    person: PersonId | None = None
    level: int | None = None
    reader: PersonId | None = None
    """To whom break-glass opened that person's scorecard."""
    by: Doer | None = None
    """Who is behind what the server passed on; old records do not say."""

    @property
    def key(self) -> str:
        """Name the line by its number."""
        return f"Line/{self.number:06}"
