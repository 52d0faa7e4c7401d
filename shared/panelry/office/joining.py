"""Decisions about who may connect: codes that are claimed, and codes for one's own further devices."""

from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.office.seats import Device, DeviceInvited, DeviceJoined, InvitationEnded
from panelry.office.state import Office
from panelry.refusals import Code, Refused


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
