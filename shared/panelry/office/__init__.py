"""The office: the organisation's own stream, above all debriefs.

It holds the rubrics, which debriefs there are, and who may connect: invitations and devices, by
hashes only. Positions and their candidates are here too; what names a candidate is sealed by a key
of their own, so that it can be erased from a record that forgets nothing.
"""

from panelry.office.candidates import Candidate, CandidateAdded, CandidateErased, CandidateLeft
from panelry.office.deed import Deed
from panelry.office.deeds import KINDS, OfficeEvent, decode, encode, kind_of
from panelry.office.evolve import EVOLVE, evolve, fold
from panelry.office.joining import claim, devices_of, invite_device
from panelry.office.officers import OfficerLeft, OfficerSeated
from panelry.office.positions import Position, PositionMoved, PositionOpened
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
from panelry.office.state import STREAM, Office, candidates_of, debriefs_of

__all__ = [
    "EVOLVE",
    "KINDS",
    "STREAM",
    "Candidate",
    "CandidateAdded",
    "CandidateErased",
    "CandidateLeft",
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
    "OfficerLeft",
    "OfficerSeated",
    "Position",
    "PositionMoved",
    "PositionOpened",
    "RubricImported",
    "candidates_of",
    "claim",
    "debriefs_of",
    "decode",
    "devices_of",
    "encode",
    "evolve",
    "fold",
    "invite_device",
    "kind_of",
]
