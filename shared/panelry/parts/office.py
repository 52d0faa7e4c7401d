"""Parts of the office: the organisation, its own people, positions, candidates and debriefs."""

from panelry.hiring import Jurisdiction, PositionState
from panelry.ids import CandidateId, DebriefId, PersonId, PositionId
from panelry.panel import Role
from panelry.parts.part import Part


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


OfficeSight = Organisation | Officer | Position | Candidate | Belonging
"""Everything that a server may tell a viewer about the office."""
