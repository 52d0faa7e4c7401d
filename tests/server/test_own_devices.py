"""One more device of one's own: the code is made by its owner alone, good once, soon worthless, and seen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

import cast
from hosted import (
    QUICK,
    Guest,
    address,
    changed,
    core_of,
    device_of,
    give_device,
    guest_of,
    opening,
    seated,
    token_of,
)
from panelry import commands as c
from panelry.ids import DeviceId
from panelry.office import DeviceInvited, DeviceRevoked, decode
from panelry.refusals import Refused
from panelry.sync.client import ClientHalf
from panelry.sync.endings import NOT_UNDERSTOOD, SIGN_IN
from panelry.sync.frames import (
    PROTOCOL,
    Claim,
    Devices,
    FromServer,
    Hello,
    InvitedDevice,
    InviteDevice,
    Seated,
    UninvitedDevice,
    Unseated,
    encode,
    from_server,
)
from panelry_server import upkeep_errands as u
from panelry_server.clock import ManualClock, SystemClock, stamp
from panelry_server.codes import code_hash
from panelry_server.core import Core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.links import Links
from panelry_server.operations import run_errand
from panelry_server.own_devices import OwnDevices
from panelry_server.serve import Server
from panelry_server.settings import Settings
from panelry_server.terminal import Parted
from panelry_server.tries import TooManyTries
from table import Line

BEN = token_of(cast.BEN)
NEW = token_of(cast.BEN, 7)


async def of_ben(settings: Settings = QUICK, clock: ManualClock | None = None) -> Core:
    """Return a core where Ben and Chen have joined with a device each."""
    core = await core_of(settings, clock=clock)
    await give_device(core, cast.BEN)
    await give_device(core, cast.CHEN)
    return core


@asynccontextmanager
async def served(settings: Settings = QUICK) -> AsyncIterator[Server]:
    """Give a listening server where each person of the cast has one device."""
    core = await core_of(settings, clock=SystemClock())
    await seated(core)
    async with Server(core) as server:
        yield server


async def invited(guest: Guest) -> InvitedDevice:
    """Ask for a code and return it."""
    await guest.send(InviteDevice())
    answer = await guest.until_frame(InvitedDevice)
    assert isinstance(answer, InvitedDevice)
    return answer


def heard(guest: Guest) -> list[list[DeviceId]]:
    """Return the devices that somebody was told of, each time."""
    return [[each for each, _, _ in told.devices] for told in guest.heard if isinstance(told, Devices)]


async def claimed(server: Server, code: str, token: str) -> FromServer:
    """Claim a seat on a real socket and return the answer."""
    protocols = [Subprotocol(PROTOCOL)]
    async with connect(
        address(server, "/join"), subprotocols=protocols, compression=None, proxy=None
    ) as socket:
        await socket.send(encode(Claim(code, token)))
        answer: FromServer = from_server(await socket.recv())
        return answer


@asynccontextmanager
async def device(server: Server, token: str) -> AsyncIterator[Guest]:
    """Give a guest with a token of its own."""
    async with connect(
        address(server, f"/d/{cast.DEBRIEF}"),
        additional_headers={"Authorization": f"Bearer {token}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        proxy=None,
    ) as socket:
        guest = Guest(socket, ClientHalf())
        await guest.greet()
        yield guest


async def test_a_person_adds_a_device_and_both_hear_of_it() -> None:
    """The new one has the same seat; the first learns that it came, from which device and when."""
    async with served() as server, guest_of(server, cast.BEN) as ben:
        code = (await invited(ben)).code
        answer = await claimed(server, code, NEW)
        assert isinstance(answer, Seated)
        assert (cast.DEBRIEF, cast.BEN) == (answer.debrief, answer.person)
        told = await ben.until_frame(Devices)
        assert isinstance(told, Devices)
        assert [(device_of(cast.BEN), None), (answer.device, device_of(cast.BEN))] == [
            (each, by) for each, _, by in told.devices
        ]
        async with device(server, NEW) as other:
            assert told == await other.until_frame(Devices)
            assert cast.BEN == other.half.person


async def test_nobody_else_hears_of_a_new_device_before_it_connects() -> None:
    """Others get no frame for it, and later a count in presence as ever."""
    async with served() as server, guest_of(server, cast.BEN) as ben, guest_of(server, cast.CHEN) as chen:
        await claimed(server, (await invited(ben)).code, NEW)
        await ben.until_frame(Devices)
        await chen.do(c.Rate(cast.DESIGN, 3))
        assert not [each for each in chen.heard if isinstance(each, Devices | InvitedDevice)]


async def test_a_used_or_replaced_code_is_as_worthless_as_one_that_never_was() -> None:
    """The answers are the same bytes, so nothing tells whether a code existed."""
    async with served() as server, guest_of(server, cast.BEN) as ben:
        old, code = (await invited(ben)).code, (await invited(ben)).code
        answers = {encode(await claimed(server, each, NEW)) for each in (old, "BBBB-2222-BBBB", "nonsense")}
        assert isinstance(await claimed(server, code, NEW), Seated)
        answers.add(encode(await claimed(server, code, token_of(cast.CHEN, 9))))
        assert {encode(Unseated("no-seat"))} == answers


async def test_a_code_makes_a_device_of_whoever_asked_and_of_nobody_else() -> None:
    """Chen's terminal asks, so whoever uses the code sits on Chen's seat; there is no way to name Ben."""
    core = await of_ben()
    code, _ = await core.office.invite_device(token_of(cast.CHEN))
    assert cast.CHEN == (await core.office.claim(code, NEW)).person


async def test_a_code_is_worthless_after_ten_minutes() -> None:
    """A moment before it is good; and its end is what the owner was told."""
    clock = ManualClock()
    core = await of_ben(clock=clock)
    code, until = await core.office.invite_device(BEN)
    assert stamp(datetime.fromisoformat(clock.now()) + timedelta(minutes=10)) == until
    await clock.advance(599)
    assert cast.BEN == (await core.office.claim(code, NEW)).person
    late, _ = await core.office.invite_device(BEN)
    await clock.advance(600)
    with pytest.raises(Refused, match="no-such-thing"):
        await core.office.claim(late, token_of(cast.BEN, 8))


async def test_a_code_is_worthless_once_its_device_is_revoked() -> None:
    """Whoever took that device could have written the code down; the operator is told of none left."""
    core = await of_ben()
    await seated_only(core)
    code, _ = await core.office.invite_device(BEN)
    done = await run_errand(core, u.Revoke(device=device_of(cast.BEN)), Links("127.0.0.1:7340"))
    assert u.Revoked((device_of(cast.BEN),), 0) == done
    with pytest.raises(Refused, match="no-such-thing"):
        await core.office.claim(code, NEW)
    with pytest.raises(Refused, match="no-such-thing"):
        await core.office.invite_device(BEN)


async def seated_only(core: Core) -> None:
    """Begin the debrief for those who have joined already."""
    room = await core.rooms.create(cast.create())
    for person in (cast.ANA, cast.BEN, cast.CHEN):
        await room.operate(cast.seat(person))


@pytest.mark.parametrize("token", [NEW, "", device_of(cast.BEN), "x" * 43])
async def test_only_the_token_of_a_seat_makes_a_code(token: str) -> None:
    """Neither a token that is not known nor the public id of a device."""
    core = await of_ben()
    with pytest.raises(Refused, match="no-such-thing"):
        await core.office.invite_device(token)
    assert not [each for each in core.office.state.invitations.values() if each.by is not None]


async def test_a_wrong_code_for_a_device_draws_on_the_budget_of_all_codes() -> None:
    """After five even the right one waits."""
    core = await of_ben()
    code, _ = await core.office.invite_device(BEN)
    for _ in range(5):
        with pytest.raises(Refused):
            await core.office.claim("BBBB-2222-BBBB", NEW, "192.0.2.7")
    with pytest.raises(TooManyTries):
        await core.office.claim(code, NEW, "192.0.2.7")


async def test_a_person_may_ask_for_five_codes_and_then_one_each_minute() -> None:
    """Else a stolen token could fill the office's record; another person is not kept waiting."""
    clock = ManualClock()
    core = await of_ben(clock=clock)
    own = OwnDevices(core.office, BEN)
    answers = [await own.invite() for _ in range(6)]
    assert [InvitedDevice] * 5 == [type(each) for each in answers[:5]]
    assert UninvitedDevice("too-many-tries") == answers[5]
    assert isinstance(await OwnDevices(core.office, token_of(cast.CHEN)).invite(), InvitedDevice)
    await clock.advance(61)
    assert isinstance(await own.invite(), InvitedDevice)


async def test_a_fifth_device_is_not_invited() -> None:
    """The answer names the cure's reason; one that was invited before the fourth joined gets no seat."""
    core = await of_ben(changed(devices=2))
    own = OwnDevices(core.office, BEN)
    asked = await own.invite()
    assert isinstance(asked, InvitedDevice)
    await give_device(core, cast.BEN, 2)
    assert UninvitedDevice("too-many-devices") == await own.invite()
    with pytest.raises(Refused):
        await core.office.claim(asked.code, NEW)


async def test_the_record_keeps_the_hash_of_a_code_and_who_asked() -> None:
    """Neither code nor token is in any byte of it."""
    core = await of_ben()
    code, until = await core.office.invite_device(BEN)
    device = await core.office.claim(code, NEW)
    hashed = code_hash(core.secret, code)
    assert hashed is not None
    records = await core.journal.read("office")
    assert ["DeviceInvited", "DeviceJoined"] == [each.kind for each in records[-2:]]
    assert [cast.BEN, cast.BEN] == [each.actor for each in records[-2:]]
    expected = DeviceInvited(hashed, cast.DEBRIEF, cast.BEN, device_of(cast.BEN), until)
    assert expected == decode(records[-2].body or b"")
    told = b"".join(each.body or b"" for each in records)
    assert not [each for each in (code, code.replace("-", ""), BEN, NEW) if each.encode() in told]
    assert device_of(cast.BEN) == device.by


async def test_trouble_of_the_journal_is_said_and_the_code_is_not() -> None:
    """Nothing is promised that was not recorded."""
    journal = MemoryJournal()
    core = await core_of(journal=journal)
    await give_device(core, cast.BEN)
    journal.writable = False
    assert UninvitedDevice("unavailable") == await OwnDevices(core.office, BEN).invite()


async def test_whose_device_was_revoked_meanwhile_gets_no_code() -> None:
    """The connection ends instead, and the person has no devices to hear of."""

    class Shut:
        """Somebody's devices, the asking one of which is revoked while the code is made."""

        def known(self) -> Devices:
            return Devices(())

        async def invite(self) -> InvitedDevice | UninvitedDevice:
            line.allowed = False
            return InvitedDevice("KLRP-7342-MXST", "")

    clock = ManualClock()
    core = await core_of(clock=clock)
    line = Line(await seated(core), cast.BEN, clock)
    line.terminal._admission = replace(line.terminal._admission, own=Shut())
    await line.hear(Hello())
    with pytest.raises(Parted) as parted:
        await line.hear(InviteDevice())
    assert SIGN_IN == parted.value.code
    assert not [each for each in line.frames() if isinstance(each, InvitedDevice)]
    await core.office.record(DeviceRevoked(device_of(cast.BEN)))
    assert Devices(()) == OwnDevices(core.office, BEN).known()
    line.close()


async def test_before_hello_nobody_is_given_a_code() -> None:
    """It is a word out of turn, like a command; so it is where a room knows no devices."""
    async with served() as server, opening(server, cast.BEN) as socket:
        guest = Guest(socket, ClientHalf())
        await guest.send(InviteDevice())
        assert NOT_UNDERSTOOD == await guest.to_the_end()
    clock = ManualClock()
    line = Line(await seated(await core_of(clock=clock)), cast.BEN, clock)
    await line.hear(Hello())
    with pytest.raises(Parted):
        await line.hear(InviteDevice())
    line.close()


async def test_the_operator_sees_from_which_device_another_was_added_and_shuts_it_out() -> None:
    """The remaining device hears at once that it is alone again; the other's connection ends."""
    async with served() as server, guest_of(server, cast.BEN) as ben:
        await claimed(server, (await invited(ben)).code, NEW)
        core = server.core
        known = await run_errand(core, u.Devices(cast.DEBRIEF), Links("127.0.0.1:7340"))
        assert isinstance(known, u.KnownDevices)
        (added,) = [each for each in known.devices if each.by]
        assert (device_of(cast.BEN), cast.BEN) == (added.by, added.person)
        async with device(server, NEW) as other:
            await run_errand(core, u.Revoke(device=added.device), Links("127.0.0.1:7340"))
            assert SIGN_IN == await other.to_the_end()
        await ben.until(lambda: heard(ben)[-1:] == [[device_of(cast.BEN)]])
