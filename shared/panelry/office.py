"""The office: the organisation's own stream, above all debriefs.

It holds the rubrics, which debriefs there are, and who may connect: invitations and devices, by
hashes only. It knows no candidate: a debrief's own stream does.
"""

from typing import Any, assert_never

import msgspec
from msgspec.structs import replace

from panelry.events import Stamp
from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.refusals import Code, Refused
from panelry.rubric import Rubric

STREAM = "office"
"""The name of the one office stream."""
TRIES = 5
"""Wrong tries after which a code is burnt."""


class Deed(msgspec.Struct, frozen=True, tag_field="event"):
    """What all events of the office share."""


class OfficeOpened(Deed, frozen=True, tag=True):
    """The organisation began to use the server."""

    organisation: str


class RubricImported(Deed, frozen=True, tag=True):
    """A version of a rubric was stored under a name."""

    name: str
    rubric: Rubric


class DebriefListed(Deed, frozen=True, tag=True):
    """A debrief began; its stream has this id."""

    debrief: DebriefId


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


class DebriefErased(Deed, frozen=True, tag=True):
    """A debrief was erased for ever; the reason stays, so it must not name the candidate."""

    debrief: DebriefId
    reason: str


OfficeEvent = (
    OfficeOpened
    | RubricImported
    | DebriefListed
    | Invited
    | DeviceInvited
    | DeviceJoined
    | DeviceRevoked
    | InvitationEnded
    | DebriefErased
)


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


def evolve(state: Office, event: OfficeEvent, stamp: Stamp) -> Office:
    """Return the office after one event."""
    match event:
        case OfficeOpened(organisation=organisation):
            return replace(state, organisation=organisation)
        case RubricImported(name=name, rubric=rubric):
            return replace(state, rubrics={**state.rubrics, name: rubric})
        case DebriefListed(debrief=debrief):
            return replace(state, debriefs=(*state.debriefs, debrief))
        case Invited():
            invitation = Invitation(event.debrief, event.person, event.until)
            return replace(state, invitations={**state.invitations, event.code_hash: invitation})
        case DeviceInvited():
            invitation = Invitation(event.debrief, event.person, event.until, by=event.by)
            return replace(state, invitations={**state.invitations, event.code_hash: invitation})
        case DeviceJoined():
            return _joined(state, event, stamp)
        case DeviceRevoked(device=device):
            return _revoked(state, device, stamp)
        case InvitationEnded(code_hash=code_hash):
            ended = replace(state.invitations[code_hash], until=stamp.at)
            return replace(state, invitations={**state.invitations, code_hash: ended})
        case DebriefErased(debrief=debrief):
            return replace(state, erased={debrief: stamp.at, **state.erased})
        case _:
            assert_never(event)


def _joined(state: Office, event: DeviceJoined, stamp: Stamp) -> Office:
    used = replace(state.invitations[event.code_hash], used_by=event.token_hash)
    device = Device(event.device, event.debrief, event.person, joined=stamp.at, by=used.by)
    return replace(
        state,
        invitations={**state.invitations, event.code_hash: used},
        devices={**state.devices, event.token_hash: device},
    )


def _revoked(state: Office, device: DeviceId, stamp: Stamp) -> Office:
    """Shut a device out, and end the codes that it asked for: whoever took it has seen them."""
    devices = {
        key: replace(each, revoked=True) if each.id == device else each for key, each in state.devices.items()
    }
    invitations = {
        key: replace(each, until=min(each.until, stamp.at)) if each.by == device else each
        for key, each in state.invitations.items()
    }
    return replace(state, devices=devices, invitations=invitations)


def devices_of(state: Office, debrief: DebriefId, person: PersonId) -> tuple[Device, ...]:
    """Return a person's devices that may connect to a debrief, in the order in which they joined."""
    held = (each for each in state.devices.values() if (each.debrief, each.person) == (debrief, person))
    return tuple(each for each in held if not each.revoked)


def invite_device(
    state: Office, by: Device, code_hash: str, *, at: str, until: str, most: int
) -> tuple[DeviceInvited | InvitationEnded, ...]:
    """Decide that the person of a device may have a code for one more, good `until` a time.

    The seat's other unused codes end: one at a time is good. Refused where `most` devices are there.
    """
    if len(devices_of(state, by.debrief, by.person)) >= most:
        raise Refused(Code.TOO_MANY)
    asked = DeviceInvited(code_hash, by.debrief, by.person, by.id, until)
    return (asked, *_other_codes(state, code_hash, (by.debrief, by.person), at))


def claim(
    state: Office, code_hash: str, token_hash: str, device: DeviceId, at: str
) -> tuple[DeviceJoined | InvitationEnded, ...]:
    """Decide a claim: the events of a new seat, none if this very token holds it already, else refused.

    The same token may ask again, because the answer may have been lost; any other finds the code used.
    """
    invitation = state.invitations.get(code_hash)
    if invitation is None:
        raise Refused(Code.NO_SUCH_THING)
    if invitation.used_by == token_hash:
        return ()
    if invitation.used_by is not None or invitation.until <= at or token_hash in state.devices:
        raise Refused(Code.NO_SUCH_THING)
    joined = DeviceJoined(code_hash, device, token_hash, invitation.debrief, invitation.person)
    return (joined, *_other_codes(state, code_hash, (invitation.debrief, invitation.person), at))


def _other_codes(
    state: Office, code_hash: str, seat: tuple[DebriefId, PersonId], at: str
) -> tuple[InvitationEnded, ...]:
    """Return the end of a seat's other good codes: once it is taken, one would open what is its owner's."""
    return tuple(
        InvitationEnded(each)
        for each, other in state.invitations.items()
        if each != code_hash
        and other.used_by is None
        and other.until > at
        and (other.debrief, other.person) == seat
    )


_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_DECODER: msgspec.json.Decoder[OfficeEvent] = msgspec.json.Decoder(OfficeEvent)


def encode(event: OfficeEvent) -> bytes:
    """Return the canonical bytes of an event of the office."""
    return _ENCODER.encode(event)


def decode(body: bytes) -> OfficeEvent:
    """Return the event of journal bytes; msgspec.DecodeError if they are none."""
    return _DECODER.decode(body)


KINDS: tuple[type[Any], ...] = OfficeEvent.__args__
"""Every kind of event of the office."""
