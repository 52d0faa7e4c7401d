"""The office: the organisation's own stream, above all debriefs.

It holds the rubrics, which debriefs there are, and who may connect: invitations and devices, by
hashes only. It knows no candidate: a debrief's own stream does.
"""

from panelry.office.deed import Deed
from panelry.office.deeds import KINDS, OfficeEvent, decode, encode
from panelry.office.evolve import EVOLVE, evolve
from panelry.office.joining import claim, devices_of, invite_device
from panelry.office.seats import (
    Device,
    DeviceInvited,
    DeviceJoined,
    DeviceRevoked,
    Invitation,
    InvitationEnded,
    Invited,
)
from panelry.office.standing import DebriefErased, DebriefListed, OfficeOpened, RubricImported
from panelry.office.state import Office

STREAM = "office"
"""The name of the one office stream."""

__all__ = [
    "EVOLVE",
    "KINDS",
    "STREAM",
    "DebriefErased",
    "DebriefListed",
    "Deed",
    "Device",
    "DeviceInvited",
    "DeviceJoined",
    "DeviceRevoked",
    "Invitation",
    "InvitationEnded",
    "Invited",
    "Office",
    "OfficeEvent",
    "OfficeOpened",
    "RubricImported",
    "claim",
    "decode",
    "devices_of",
    "encode",
    "evolve",
    "invite_device",
]
