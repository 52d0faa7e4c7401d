"""What invitations and devices do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.office.seats import (
    Device,
    DeviceInvited,
    DeviceJoined,
    DeviceRevoked,
    Invitation,
    InvitationEnded,
    Invited,
)
from panelry.office.state import STREAM, Office


def _invited(state: Office, event: Invited | DeviceInvited, _stamp: Stamp) -> Office:
    by = event.by if isinstance(event, DeviceInvited) else None
    invitation = Invitation(event.debrief, event.person, event.until, by=by)
    return replace(state, invitations={**state.invitations, event.code_hash: invitation})


def _joined(state: Office, event: DeviceJoined, stamp: Stamp) -> Office:
    """Seat a device; with an operator's link to the office it may be anybody's, so the seat counts anew."""
    used = replace(state.invitations[event.code_hash], used_by=event.token_hash)
    device = Device(event.device, event.debrief, event.person, joined=stamp.at, by=used.by)
    settled = state.settled
    if event.debrief == STREAM and used.by is None:
        settled = {**settled, event.person: stamp.at}
    return replace(
        state,
        settled=settled,
        invitations={**state.invitations, event.code_hash: used},
        devices={**state.devices, event.token_hash: device},
    )


def _revoked(state: Office, event: DeviceRevoked, stamp: Stamp) -> Office:
    """Shut a device out, and end the codes that it asked for: whoever took it has seen them."""
    devices = {
        key: replace(each, revoked=True) if each.id == event.device else each
        for key, each in state.devices.items()
    }
    invitations = {
        key: replace(each, until=min(each.until, stamp.at)) if each.by == event.device else each
        for key, each in state.invitations.items()
    }
    return replace(state, devices=devices, invitations=invitations)


def _ended(state: Office, event: InvitationEnded, stamp: Stamp) -> Office:
    ended = replace(state.invitations[event.code_hash], until=stamp.at)
    return replace(state, invitations={**state.invitations, event.code_hash: ended})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    Invited: _invited,
    DeviceInvited: _invited,
    DeviceJoined: _joined,
    DeviceRevoked: _revoked,
    InvitationEnded: _ended,
}
