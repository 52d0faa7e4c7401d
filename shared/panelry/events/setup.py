"""Events of the setup."""

from panelry.events.fact import Fact
from panelry.ids import DebriefId, PersonId
from panelry.panel import Mode, Role
from panelry.rubric import Rubric


class DebriefCreated(Fact, frozen=True, tag=True):
    """A debrief began."""

    debrief: DebriefId
    candidate: str
    position: str
    organisation: str
    rubric: Rubric
    mode: Mode
    break_glass: bool = False
    """Whether the organisation allowed break-glass when it began; older journals do not say."""


class PersonAdded(Fact, frozen=True, tag=True):
    """Somebody got a seat."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]


class RolesChanged(Fact, frozen=True, tag=True):
    """A person's roles were replaced."""

    person: PersonId
    roles: tuple[Role, ...]


class PersonRemoved(Fact, frozen=True, tag=True):
    """Somebody left the set-up."""

    person: PersonId


class ModeChosen(Fact, frozen=True, tag=True):
    """The way of opening was chosen."""

    mode: Mode


class InterviewOrderRecorded(Fact, frozen=True, tag=True):
    """The order of the interviews was noted."""

    order: tuple[PersonId, ...]


class ConflictDeclared(Fact, frozen=True, tag=True):
    """Somebody was recused."""

    person: PersonId
    reason: str


class ScoringOpened(Fact, frozen=True, tag=True):
    """The set-up ended."""
