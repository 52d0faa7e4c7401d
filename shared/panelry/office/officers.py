"""Events of the office's own seats: who works in it, and in which role."""

from panelry.ids import PersonId
from panelry.office.deed import Deed
from panelry.panel import Role


class OfficerSeated(Deed, frozen=True, tag=True):
    """Somebody has a seat in the office from now on, or other roles there."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]


class OfficerLeft(Deed, frozen=True, tag=True):
    """Somebody has no seat in the office any more."""

    person: PersonId
