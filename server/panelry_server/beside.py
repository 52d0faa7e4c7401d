"""Beside: the office as a debrief goes by it, its policies and who may connect, as the record stands.

Another node may change the office at any time. So what is decided of a debrief says where the office stood,
and what another node appended to a debrief is shown only once the office was looked at, too.
"""

from collections.abc import Mapping

from panelry.ids import CandidateId, DebriefId, DeviceId
from panelry.office import Device
from panelry_server.journal import Standing
from panelry_server.office_room import OfficeRoom


class Beside:
    """The office beside every open debrief of this server."""

    def __init__(self, office: OfficeRoom) -> None:
        self._office = office
        self._shut_out: frozenset[DeviceId] = frozenset()
        self._made_of: Mapping[str, Device] = {}

    @property
    def standing(self) -> Standing:
        """Where the office stands, as far as it was followed."""
        return self._office.standing

    def address(self, debrief: DebriefId) -> str:
        """Return the address that the office has for the candidate of a debrief, empty for none."""
        state = self._office.state
        candidate = state.candidates.get(state.belongs.get(debrief, ("", CandidateId("")))[1])
        return candidate.particulars.email if candidate is not None and candidate.particulars else ""

    async def look(self) -> None:
        """Follow all that other nodes have appended to the office; `JournalError`."""
        await self._office.look()

    def shut_out(self, device: DeviceId) -> bool:
        """Return whether a device was revoked."""
        devices = self._office.state.devices
        if self._made_of is not devices:
            self._shut_out = frozenset(each.id for each in devices.values() if each.revoked)
            self._made_of = devices
        return device in self._shut_out
