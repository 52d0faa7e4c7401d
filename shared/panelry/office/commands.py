"""Commands of the office: what a coordinator or the operator may ask of it, in the imperative."""

from typing import Any

import msgspec

from panelry.commands.asking import Ask
from panelry.hiring import Jurisdiction, Particulars, PositionState
from panelry.ids import CandidateId, PersonId, PositionId
from panelry.panel import Role


class SeatOfficer(Ask, frozen=True, tag=True):
    """Give somebody a seat in the office."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]


class RemoveOfficer(Ask, frozen=True, tag=True):
    """Take somebody's seat in the office away."""

    person: PersonId


class OpenPosition(Ask, frozen=True, tag=True):
    """Begin to hire for a position."""

    position: PositionId
    title: str
    rubric: str = ""
    jurisdiction: Jurisdiction = Jurisdiction.NONE


class MovePosition(Ask, frozen=True, tag=True):
    """Put a position on hold, open it again, or close it as filled."""

    position: PositionId
    state: PositionState
    reason: str = ""


class NewCandidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to add, under an id that was drawn for them."""

    candidate: CandidateId
    particulars: Particulars


class AddCandidates(Ask, frozen=True, tag=True):
    """Add candidates to a position, all or none; who is there already is left out."""

    position: PositionId
    candidates: tuple[NewCandidate, ...]


class RecordLeaving(Ask, frozen=True, tag=True):
    """Record that a candidate withdrew."""

    candidate: CandidateId


class EraseCandidate(Ask, frozen=True, tag=True):
    """Erase what is known of a candidate, for ever."""

    candidate: CandidateId
    reason: str


OfficeCommand = (
    SeatOfficer | RemoveOfficer | OpenPosition | MovePosition | AddCandidates | RecordLeaving | EraseCandidate
)

COMMANDS: tuple[type[Any], ...] = OfficeCommand.__args__
"""Every command of the office."""
