"""Admission: who may connect, to which room, and what such a connection may ask beside it."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import msgspec

from panelry.ids import DeviceId, PersonId
from panelry.sync.frames import Devices, InvitedDevice, Learn, Taught, UninvitedDevice, Untaught
from panelry_server.stream_room import StreamRoom


class Own(Protocol):
    """What a person may learn and ask about the devices of their own seat."""

    def known(self) -> Devices:
        """Return those that may connect."""

    async def invite(self) -> InvitedDevice | UninvitedDevice:
        """Return a code for one more, or why there is none."""


Teach = Callable[[Learn], Awaitable[tuple[Taught | Untaught, ...]]]


class Admission(msgspec.Struct, frozen=True):
    """Who may connect; `holds` says at any moment whether that is still so, `own` knows their devices.

    `teach` answers what they ask of insight.
    """

    room: StreamRoom[Any, Any]
    person: PersonId
    device: DeviceId
    holds: Callable[[], bool]
    own: Own | None = None
    teach: Teach | None = None
