"""Own devices: what the owner of a token may learn and ask about the devices of their seat."""

from panelry.office import devices_of
from panelry.refusals import Refused
from panelry.sync.frames import Devices, InvitedDevice, UninvitedDevice
from panelry_server.codes import token_hash
from panelry_server.journal import JournalError
from panelry_server.office_room import OfficeRoom
from panelry_server.tries import TooManyTries

TOO_MANY_DEVICES, TOO_MANY_CODES, UNAVAILABLE = "too-many-devices", "too-many-tries", "unavailable"
"""Why there is no code for one more device."""


class OwnDevices:
    """The devices of whoever holds a token, as one connection asks for them."""

    def __init__(self, office: OfficeRoom, token: str) -> None:
        self._office = office
        self._token = token
        self._hashed = token_hash(token)

    def hold(self) -> bool:
        """Return whether the token's own device may still connect."""
        device = self._office.state.devices.get(self._hashed)
        return device is not None and not device.revoked

    def known(self) -> Devices:
        """Return the person's devices that may connect, in the order in which they joined."""
        own = self._office.device_of(self._token)
        found = () if own is None else devices_of(self._office.state, own.debrief, own.person)
        return Devices(tuple((each.id, each.joined, each.by) for each in found))

    async def invite(self) -> InvitedDevice | UninvitedDevice:
        """Return a fresh code for one more device of the person, or why there is none."""
        try:
            return InvitedDevice(*await self._office.invite_device(self._token))
        except Refused:
            return UninvitedDevice(TOO_MANY_DEVICES)
        except TooManyTries:
            return UninvitedDevice(TOO_MANY_CODES)
        except JournalError:
            return UninvitedDevice(UNAVAILABLE)
