"""The state of the office: what its events add up to."""

import msgspec

from panelry.events import Stamp
from panelry.ids import DebriefId
from panelry.office.seats import Device, Invitation
from panelry.policies import Policies
from panelry.rubric import Rubric


class Office(msgspec.Struct, frozen=True):
    """What the office's events add up to."""

    organisation: str = ""
    rubrics: dict[str, Rubric] = {}
    debriefs: tuple[DebriefId, ...] = ()
    invitations: dict[str, Invitation] = {}
    """By the keyed hash of the code."""
    devices: dict[str, Device] = {}
    """By the hash of the token."""
    erased: dict[DebriefId, str] = {}
    """When each erased debrief was ordered to go."""
    policies: Policies = Policies()
    policies_set: dict[str, Stamp] = {}
    """Who chose the present value of a policy, and when, by its name."""
