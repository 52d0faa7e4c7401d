"""Commands of the setup."""

from panelry.commands.asking import Ask
from panelry.ids import DebriefId, PersonId
from panelry.panel import Mode, Role
from panelry.rubric import Rubric


class CreateDebrief(Ask, frozen=True, tag=True):
    """Begin a debrief of one candidate for one position under one rubric."""

    debrief: DebriefId
    candidate: str
    position: str
    organisation: str
    rubric: Rubric
    mode: Mode = Mode.EVIDENCE_FIRST


class AddPerson(Ask, frozen=True, tag=True):
    """Give somebody a seat."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]


class ChangeRoles(Ask, frozen=True, tag=True):
    """Replace a person's roles."""

    person: PersonId
    roles: tuple[Role, ...]


class RemovePerson(Ask, frozen=True, tag=True):
    """Take a person out of the set-up."""

    person: PersonId


class ChooseMode(Ask, frozen=True, tag=True):
    """Choose how the debrief will open."""

    mode: Mode


class RecordInterviewOrder(Ask, frozen=True, tag=True):
    """Say in which order the panelists interviewed."""

    order: tuple[PersonId, ...]


class DeclareConflict(Ask, frozen=True, tag=True):
    """Recuse somebody for a conflict of interest; a panelist only themselves."""

    person: PersonId
    reason: str


class OpenScoring(Ask, frozen=True, tag=True):
    """End the set-up."""
