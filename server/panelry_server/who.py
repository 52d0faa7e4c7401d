"""Who has a seat, with which devices, and how somebody is shut out at once."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from panelry.debrief import Debrief
from panelry.ids import DebriefId, PersonId
from panelry.office import Device, DeviceRevoked, InvitationEnded, OfficeEvent
from panelry_server import upkeep_errands as u
from panelry_server.core import Core
from panelry_server.finding import Declined, found, named, seat_of, state_of

_Seat = tuple[DebriefId, PersonId]


async def look_after_seats(
    core: Core, errand: u.People | u.Devices | u.Revoke
) -> u.SeatedPeople | u.KnownDevices | u.Revoked:
    """Do an errand about seats; `Declined` says why not."""
    match errand:
        case u.People():
            return await people(core, errand)
        case u.Devices():
            return await devices(core, errand)
        case u.Revoke(device=""):
            return await _revoke_seats(core, await _seats(core, errand))
        case u.Revoke():
            return await _revoke_device(core, errand.device)
        case _:
            assert_never(errand)


async def people(core: Core, errand: u.People) -> u.SeatedPeople:
    """Return who has a seat: the set-up and who has submitted, no count of criteria."""
    debrief = found(core, errand.debrief)
    state = await state_of(core, debrief)
    return u.SeatedPeople(debrief, tuple(_seated(core, state, each) for each in state.people))


def _seated(core: Core, state: Debrief, person: PersonId) -> u.SeatedPerson:
    each = state.people[person]
    return u.SeatedPerson(
        person=person,
        name=each.name,
        roles=tuple(sorted(each.roles, key=lambda role: role.value)),
        standing=each.standing.value,
        submitted=state.card(person).submitted is not None,
        devices=sum(not device.revoked for device in _devices(core, [(state.id, person)])),
        codes=len(list(_codes(core, [(state.id, person)]))),
    )


async def devices(core: Core, errand: u.Devices) -> u.KnownDevices:
    """Return every device that took a seat in a debrief, the revoked ones too."""
    debrief = found(core, errand.debrief)
    state = await state_of(core, debrief)
    known = [each for each in core.office.state.devices.values() if each.debrief == debrief]
    return u.KnownDevices(debrief, tuple(_known(state, each) for each in known))


def _known(state: Debrief, device: Device) -> u.KnownDevice:
    seat = state.people.get(device.person)
    name = "" if seat is None else seat.name
    return u.KnownDevice(device.id, device.person, name, device.joined, device.revoked, device.by or "")


async def _seats(core: Core, errand: u.Revoke) -> list[_Seat]:
    """Return the seats of a person by name: in the debrief that is named, else wherever there is one."""
    if errand.debrief:
        debrief = found(core, errand.debrief)
        return [(debrief, seat_of(await state_of(core, debrief), errand.person).id)]
    seats: list[_Seat] = []
    for debrief in core.office.state.debriefs:
        if debrief not in core.office.state.erased:
            person = named(await state_of(core, debrief), errand.person)
            seats += [] if person is None else [(debrief, person.id)]
    if not seats:
        raise Declined("Nobody of that name has a seat anywhere. See panelry-server people DEBRIEF.")
    return seats


async def _revoke_seats(core: Core, seats: Sequence[_Seat]) -> u.Revoked:
    """Shut every device of these seats out, and end their unused codes: one would let it in again."""
    codes = list(_codes(core, seats))
    shut = [each for each in _devices(core, seats) if not each.revoked]
    await _record(core, shut, [InvitationEnded(code) for code in codes])
    return u.Revoked(tuple(each.id for each in shut), len(codes))


async def _revoke_device(core: Core, wanted: str) -> u.Revoked:
    device = next((each for each in core.office.state.devices.values() if each.id == wanted), None)
    if device is None:
        raise Declined("There is no such device. See panelry-server devices DEBRIEF.")
    if device.revoked:
        return u.Revoked((), 0)
    await _record(core, [device], [])
    return u.Revoked((device.id,), 0)


async def _record(core: Core, shut: Sequence[Device], ended: Sequence[OfficeEvent]) -> None:
    """Put it on record, then end the connections."""
    events = [*(DeviceRevoked(each.id) for each in shut), *ended]
    if events:
        await core.office.record(*events)
    for debrief in {each.debrief for each in shut}:
        core.rooms.recheck(debrief)


def _devices(core: Core, seats: Sequence[_Seat]) -> Iterator[Device]:
    return (each for each in core.office.state.devices.values() if (each.debrief, each.person) in seats)


def _codes(core: Core, seats: Sequence[_Seat]) -> Iterator[str]:
    """Yield the hashes of the codes that would still give one of these seats."""
    now = core.clock.now()
    for code, each in core.office.state.invitations.items():
        if each.used_by is None and each.until > now and (each.debrief, each.person) in seats:
            yield code
