"""Events and records of who may connect: invitations and devices, by hashes only."""

import msgspec

from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.office.deed import Deed


class Invited(Deed, frozen=True, tag=True):
    """A code was made for one seat; only its keyed hash is kept."""

    code_hash: str
    debrief: DebriefId
    person: PersonId
    until: str


class DeviceInvited(Deed, frozen=True, tag=True):
    """A person asked on the device `by` for a code for one more device; only its keyed hash is kept."""

    code_hash: str
    debrief: DebriefId
    person: PersonId
    by: DeviceId
    until: str


class DeviceJoined(Deed, frozen=True, tag=True):
    """A terminal took a seat with a code, which is used up; only the token's hash is kept."""

    code_hash: str
    device: DeviceId
    token_hash: str
    debrief: DebriefId
    person: PersonId


class DeviceRevoked(Deed, frozen=True, tag=True):
    """A device may no longer connect."""

    device: DeviceId


class InvitationEnded(Deed, frozen=True, tag=True):
    """A code that was not used gives no seat any more."""

    code_hash: str


class Invitation(msgspec.Struct, frozen=True):
    """A seat that waits for somebody, until a time."""

    debrief: DebriefId
    person: PersonId
    until: str
    used_by: str | None = None
    """The hash of the token that took the seat."""
    by: DeviceId | None = None
    """The person's own device that asked for it; None for an operator's."""


class Device(msgspec.Struct, frozen=True):
    """A terminal that may connect to one debrief as one person."""

    id: DeviceId
    debrief: DebriefId
    person: PersonId
    revoked: bool = False
    joined: str = ""
    """When it took its seat."""
    by: DeviceId | None = None
    """The person's device that asked for its code; None where an operator invited."""
