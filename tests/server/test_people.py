"""`people`, `devices` and `revoke`: who may come in, and how somebody is shut out at once."""

import asyncio
import json
from io import StringIO
from pathlib import Path

import pytest

import cast
from hosted import Guest, device_of, guest_of, opening, server_of, token_of
from panelry import commands as c
from panelry.ids import PersonId
from panelry.office import Invited
from panelry.sync.client import ClientHalf
from panelry.sync.endings import SIGN_IN
from panelry_server import upkeep_errands as u
from panelry_server.codes import code_hash, token_hash
from panelry_server.core import Core, open_core
from panelry_server.errands import Invitation, Invite, NotDone
from panelry_server.links import Links
from panelry_server.operations import run_errand
from panelry_server.settings import Settings
from server.operated import Operated
from server.planted import core_with, plant, story_of

LINKS = Links("127.0.0.1:7340")
LATER = "2099-01-01T00:00:00.000Z"


async def done(core: Core, errand: u.People | u.Devices | u.Revoke | Invite) -> object:
    """Return the outcome of an errand."""
    return await run_errand(core, errand, LINKS)


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with two debriefs: the first in scoring, where Ana has submitted."""
    made = Operated(tmp_path)
    plant(made.folder, story_of("amara").scored(cast.ANA), story_of("brook").scoring())
    return made


def test_people_are_listed_with_roles_standing_devices_and_codes(office: Operated) -> None:
    """One line each, in the order of the seats; no count of criteria is among them."""
    office.done("invite", "amara", "Ben Okafor")
    lines = office.done("people", "amar").splitlines()
    assert "Ana Duarte  facilitator, panelist (submitted): 0 devices" == lines[0]
    assert "Ben Okafor  panelist (expected): 0 devices, 1 unused code" == lines[1]
    assert len(cast.ALL) == len(lines)


def test_people_can_be_read_by_a_program(office: Operated) -> None:
    """The same, with ids."""
    told = json.loads(office.done("people", "amara", "--json"))
    ben = {"person": "ben", "name": "Ben Okafor", "roles": ["panelist"], "standing": "expected"}
    assert ("amara", {**ben, "submitted": False, "devices": 0, "codes": 0}) == (
        told["debrief"],
        told["people"][1],
    )


@pytest.mark.parametrize("words", [("people", "amara"), ("people", "amara", "--json"), ("devices", "amara")])
def test_ratings_and_notes_change_no_byte(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Two journals that differ in them alone say the same."""
    said = []
    for name, level in (("one", 1), ("other", 5)):
        office = Operated(tmp_path / name)
        story = story_of("amara").scoring().rates(cast.BEN, (level,) * 3)
        plant(office.folder, story.when(cast.BEN, c.WriteNote(cast.CODE, "x" * level)))
        said.append(office.say(*words))
    assert said[0] == said[1]


def test_a_debrief_that_nobody_joined_says_so(office: Operated) -> None:
    """An empty list is an answer."""
    said = office.say("devices", "amara")
    assert (0, "", "Nobody has taken a seat there yet.\n") == said
    assert {"debrief": "amara", "devices": []} == json.loads(office.done("devices", "amara", "--json"))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "Name either a device or somebody with --person NAME."),
        (("d1", "--person", "Ana Duarte"), "Name either a device or somebody with --person NAME."),
        (("d1", "--debrief", "amara"), "A device belongs to one debrief: leave out --debrief."),
    ],
)
def test_whom_to_shut_out_is_said_in_one_way(office: Operated, words: tuple[str, ...], why: str) -> None:
    """A device, or a person."""
    said = office.say("revoke", *words)
    assert (2, True) == (said.code, said.talk.startswith(why))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("d1",), "There is no such device."),
        (("--person", "Nobody"), "Nobody of that name has a seat anywhere."),
        (("--person", "Nobody", "--debrief", "amara"), "Nobody of that name has a seat in this debrief."),
    ],
)
def test_somebody_who_is_not_there_is_said(office: Operated, words: tuple[str, ...], why: str) -> None:
    """With where to look."""
    said = office.say("revoke", *words)
    assert (1, True) == (said.code, said.talk.startswith(why))


def test_a_person_is_shut_out_of_every_debrief_with_unused_codes(office: Operated) -> None:
    """A code would let them in again; one for somebody else stays good."""
    for debrief, person in (("amara", "Ben Okafor"), ("brook", "Ben Okafor"), ("brook", "Ana Duarte")):
        office.done("invite", debrief, person)
    said = office.say("revoke", "--person", "ben okafor")
    assert (0, "") == said[:2]
    assert "Revoked: 0 devices, 2 unused codes." in said.talk
    assert "1 unused code" in office.done("people", "brook").splitlines()[0]
    assert "code" not in office.done("people", "brook").splitlines()[1]
    assert (
        "Nothing to do: nothing was left to revoke.\n" == office.say("revoke", "--person", "Ben Okafor").talk
    )


def test_an_erased_debrief_is_no_hindrance(office: Operated) -> None:
    """Somebody is still shut out of the others."""
    office.done("invite", "brook", "Ben Okafor")
    office.done("erase", "amara", "--yes", "--reason", "asked for")
    assert "Revoked: 0 devices, 1 unused codes." in office.say("revoke", "--person", "Ben Okafor").talk


def test_the_devices_are_listed_and_one_is_revoked(office: Operated) -> None:
    """Whose they are and since when; the revoked one stays in the list, marked."""

    async def join() -> None:
        core = await open_core(Settings(folder=office.folder), stream=StringIO())
        made = await done(core, Invite("amara", "Ben Okafor"))
        assert isinstance(made, Invitation)
        await core.office.claim(made.code, "t" * 43)
        await core.close()

    asyncio.run(join())
    device, _, rest = office.done("devices", "amara").partition("  ")
    assert "Ben Okafor" == rest[:10]
    assert rest.endswith(" UTC\n")
    assert f"{device}\n" == office.done("revoke", device)
    assert office.done("devices", "amara").endswith(" UTC  revoked\n")
    assert "Nothing to do" in office.say("revoke", device).talk
    told = json.loads(office.done("devices", "amara", "--json"))["devices"]
    assert [(device, "ben", True)] == [(each["device"], each["person"], each["revoked"]) for each in told]


async def test_a_revoked_device_is_cut_off_at_once() -> None:
    """Its connection ends with "sign in", others of the same person go on; it does not come back."""
    async with (
        server_of() as server,
        guest_of(server, cast.BEN) as ben,
        guest_of(server, cast.BEN, 2) as second,
    ):
        outcome = await done(server.core, u.Revoke(device=device_of(cast.BEN)))
        assert u.Revoked((device_of(cast.BEN),), 0) == outcome
        assert SIGN_IN == await ben.to_the_end()
        assert None is await second.do(c.Rate(cast.CODE, 3))
        with pytest.raises(Exception, match="HTTP 401"):
            await opening(server, cast.BEN)


async def test_every_device_of_a_person_is_cut_off_at_once() -> None:
    """Those of others stay."""
    async with (
        server_of() as server,
        guest_of(server, cast.BEN) as ben,
        guest_of(server, cast.BEN, 2) as second,
        guest_of(server, cast.CHEN) as chen,
    ):
        outcome = await done(server.core, u.Revoke(person="Ben Okafor"))
        assert u.Revoked((device_of(cast.BEN), device_of(cast.BEN, 2)), 0) == outcome
        assert (SIGN_IN, SIGN_IN) == (await ben.to_the_end(), await second.to_the_end())
        assert None is await chen.do(c.Rate(cast.CODE, 3))


async def test_what_a_revoked_device_wrote_stays_and_no_new_code_opens_it() -> None:
    """Nobody is undone; whoever asked for a second code would read what is the owner's alone."""
    async with server_of() as server:
        guest = Guest(await opening(server, cast.BEN), ClientHalf())
        await guest.greet()
        await guest.do(c.Rate(cast.CODE, 3))
        await done(server.core, u.Revoke(person="ben", debrief="amara"))
        assert SIGN_IN == await guest.to_the_end()
        room = await server.rooms.open(cast.DEBRIEF)
        rating = room.state.card(cast.BEN).ratings[cast.CODE]
        assert 3 == rating.level
        answer = await done(server.core, Invite("amara", "ben"))
        assert isinstance(answer, NotDone)
        assert answer.why.startswith("Ben Okafor has taken this seat")


async def test_a_device_of_somebody_without_a_seat_is_listed_by_id() -> None:
    """Whoever was taken out of the debrief had a device, too."""
    core = await core_with(story_of("amara").scoring())
    code = "KLRP-7342-MXST"
    await core.office.record(
        Invited(code_hash(core.secret, code) or "", cast.DEBRIEF, PersonId("zoe"), LATER)
    )
    device = await core.office.claim(code, token_of(PersonId("zoe")))
    known = await done(core, u.Devices("amara"))
    assert u.KnownDevices("amara", (u.KnownDevice(device.id, "zoe", "", core.clock.now(), False),)) == known
    assert device == core.office.state.devices[token_hash(token_of(PersonId("zoe")))]


async def test_a_room_that_nobody_opened_needs_no_word() -> None:
    """A device may be revoked while its debrief rests."""
    core = await core_with(story_of("amara").scoring())
    code = "KLRP-7342-MXST"
    await core.office.record(Invited(code_hash(core.secret, code) or "", cast.DEBRIEF, cast.BEN, LATER))
    device = await core.office.claim(code, token_of(cast.BEN))
    assert u.Revoked((device.id,), 0) == await done(core, u.Revoke(device=device.id))
    assert u.Revoked((), 0) == await done(core, u.Revoke(device=device.id))
    assert isinstance(await done(core, u.Devices("zzzz")), NotDone)
