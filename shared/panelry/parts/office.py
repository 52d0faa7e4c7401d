"""Parts of the office: the organisation, its own people, positions, candidates and debriefs."""

from panelry.hiring import (
    AnsweredBy,
    HoldOn,
    Jurisdiction,
    NoticeKind,
    NoticeState,
    PositionState,
    RetentionStart,
)
from panelry.ids import CandidateId, DebriefId, HoldId, NoticeId, PersonId, PositionId
from panelry.milestones import Milestones
from panelry.panel import Outcome, Role
from panelry.parts.cases import AccessCase, Complaint
from panelry.parts.part import Part
from panelry.rights import Right


class Organisation(Part, frozen=True, tag=True):
    """Whose office it is."""

    name: str


class Officer(Part, frozen=True, tag=True):
    """Somebody who works in the office."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]

    @property
    def key(self) -> str:
        """Name the part by the person."""
        return f"Officer/{self.person}"


class Rights(Part, frozen=True, tag=True):
    """What somebody of the office may do beside their roles."""

    person: PersonId
    rights: tuple[Right, ...]

    @property
    def key(self) -> str:
        """Name the part by the person."""
        return f"Rights/{self.person}"


class Export(Part, frozen=True, tag=True):
    """Somebody took so many ratings away, without names."""

    number: int
    person: PersonId
    at: str
    rows: int

    @property
    def key(self) -> str:
        """Name the part by its number, the first is 1."""
        return f"Export/{self.number}"


class Position(Part, frozen=True, tag=True):
    """A position as it stands since a time, for a reason; its rubric by name."""

    position: PositionId
    title: str
    rubric: str
    jurisdiction: Jurisdiction
    state: PositionState
    opened: str
    since: str
    reason: str
    candidates: int
    """How many applied who are not erased."""
    minimum: int
    maximum: int
    start: RetentionStart
    """How long records are kept, in days from the start; a maximum of 0 is none."""
    paused: bool
    outcome_days: int
    """Days from the last interview within which the outcome is told; 0 for none."""

    @property
    def key(self) -> str:
        """Name the part by the position."""
        return f"Position/{self.position}"


class Candidate(Part, frozen=True, tag=True):
    """Who applied for a position; empty times are of what has not happened, an erased one has no name."""

    candidate: CandidateId
    position: PositionId
    name: str
    email: str
    agency: str
    added: str
    left: str
    erased: str
    why_erased: str
    interviewed: str
    told: str
    outcome: Outcome | None
    how_told: str
    kept: str
    """The day before which nothing of it may go, empty while the start of the days has not happened."""
    due: str
    """The day on which it is to go, empty where that is not known."""
    contact_ended: str
    """Since when they want no further contact, empty where they may be contacted."""
    later: str = ""
    """The day from which on it is time to record how they do, empty where that is done or never asked."""

    @property
    def key(self) -> str:
        """Name the part by the candidate."""
        return f"Candidate/{self.candidate}"


class Belonging(Part, frozen=True, tag=True):
    """To which position a debrief belongs, and to which candidate if the office knows; erased when."""

    debrief: DebriefId
    position: PositionId
    candidate: CandidateId
    erased: str

    @property
    def key(self) -> str:
        """Name the part by the debrief."""
        return f"Belonging/{self.debrief}"


class Reached(Part, frozen=True, tag=True):
    """How far a debrief is: dates, and what its candidate was asked and answered; nothing of a scorecard."""

    debrief: DebriefId
    milestones: Milestones

    @property
    def key(self) -> str:
        """Name the part by the debrief."""
        return f"Reached/{self.debrief}"


class Hold(Part, frozen=True, tag=True):
    """A legal hold; an empty `lifted` says that it is in force."""

    hold: HoldId
    on: HoldOn
    target: str
    reason: str
    owner: str
    review: str
    placed: str
    lifted: str

    @property
    def key(self) -> str:
        """Name the part by the hold."""
        return f"Hold/{self.hold}"


class Bench(Part, frozen=True, tag=True):
    """Whether a candidate may be kept in touch with, until which day; who wrote it down, and how often asked.

    Without an answer `how` is null; a yes whose day has come has ended.
    """

    candidate: CandidateId
    granted: bool
    until: str
    how: AnsweredBy | None
    at: str
    by: PersonId
    links: int

    @property
    def key(self) -> str:
        """Name the part by the candidate."""
        return f"Bench/{self.candidate}"


class LaterLevels(Part, frozen=True, tag=True):
    """That it is on record how somebody who was hired does: when, by whom, until which day.

    What is forgotten is not `kept`.
    """

    candidate: CandidateId
    at: str
    by: PersonId
    until: str
    kept: bool

    @property
    def key(self) -> str:
        """Name the part by the candidate."""
        return f"LaterLevels/{self.candidate}"


class Notice(Part, frozen=True, tag=True):
    """How far a notice to a candidate is, since when, and why; `by` is who recorded it, if somebody did."""

    notice: NoticeId
    candidate: CandidateId
    kind: NoticeKind
    state: NoticeState
    at: str
    words: str
    by: PersonId = PersonId("")

    @property
    def key(self) -> str:
        """Name the part by the notice."""
        return f"Notice/{self.notice}"


class Audience(Part, frozen=True, tag=True):
    """Who would be told now of a position, and how many are left out for which reason.

    The `unreachable` are told, too: they have no address, so somebody tells them.
    """

    position: PositionId
    kind: NoticeKind
    told: int
    through_agencies: int
    already: int
    erased: int
    withdrew: int
    held: int
    unreachable: int
    contact_ended: int

    @property
    def key(self) -> str:
        """Name the part by the position and what would be told."""
        return f"Audience/{self.position}/{self.kind.value}"


OfficeSight = (
    Organisation
    | Officer
    | Rights
    | Export
    | Position
    | Candidate
    | Belonging
    | Reached
    | Hold
    | AccessCase
    | Complaint
    | Bench
    | LaterLevels
    | Notice
    | Audience
)
"""Everything that a server may tell a viewer about the office."""
