"""Errands about the office itself: what an operator asks of positions and candidates, and what comes back.

The answer is the office's own picture, as the role operator may see it: it has no place for a rating,
an observation or a note.
"""

from panelry.office.commands import OfficeCommand
from panelry.panel import Role
from panelry.parts.office import OfficeSight
from panelry_server.asked import Asked, Result


class AskOffice(Asked, frozen=True, tag=True):
    """Do a command of the office, as the operator."""

    command: OfficeCommand


class LookAtOffice(Asked, frozen=True, tag=True):
    """Show the office."""


class InviteOfficer(Asked, frozen=True, tag=True):
    """Give somebody a seat in the office, unless they have one, and make a code for it."""

    name: str
    roles: tuple[Role, ...] = (Role.COORDINATOR,)


class ShownOffice(Result, frozen=True, tag=True):
    """The office as the operator may see it at a time, and how many events were added now."""

    at: str
    sights: tuple[OfficeSight, ...]
    events: int = 0
    page: str = ""
    """How links to the candidate's page begin; empty where none is served."""
    mail: bool = False
    """Whether there is a mail server."""
