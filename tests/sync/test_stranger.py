"""A stranger's terminal works with a real server: so the page of the protocol says enough."""

import ast
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

import cast
import stranger
from checkout import protocol_page
from hosted import changed, core_of, seated
from panelry.ids import PersonId
from panelry.office import DeviceRevoked, Invited
from panelry_server.clock import SystemClock
from panelry_server.codes import code_hash
from panelry_server.serve import Server
from stranger import Stranger

CODES = {cast.ANA: "KLRP-7342-MXST", cast.BEN: "BCDF-2345-GHJK"}
ALLOWED = {"asyncio", "base64", "hashlib", "json", "re", "secrets", "ssl", "typing", "urllib", "websockets"}


@asynccontextmanager
async def evening(folder: Path | None = None) -> AsyncIterator[tuple[Server, dict[PersonId, Stranger]]]:
    """Give a server, with TLS if it gets a folder, and the strangers who joined it with their links."""
    settings = changed(plain=False, folder=folder) if folder else changed()
    core = await core_of(settings, clock=SystemClock(), log=StringIO())
    await seated(core, (cast.ANA, cast.BEN), devices=0)
    async with Server(core) as server:
        strangers = {}
        for person, code in CODES.items():
            hashed = code_hash(core.secret, code)
            assert hashed is not None
            await core.office.record(Invited(hashed, cast.DEBRIEF, person, "2099-01-01T00:00:00.000Z"))
            strangers[person] = Stranger(server.links.link(cast.DEBRIEF, code))
            answer = await strangers[person].join()
            assert ("seated", cast.NAMES[person]) == (answer["t"], answer["name"])
            await strangers[person].connect()
        yield server, strangers


async def rate(terminal: Stranger, levels: tuple[int | None, ...]) -> None:
    """Rate every criterion of the picture, in its order."""
    criteria = [part["criterion"]["id"] for part in terminal.parts("Criterion")]
    for criterion, level in zip(criteria, levels, strict=True):
        answer = await terminal.do("Rate", criterion=criterion, level=level)
        assert "ack" == answer["t"]


async def test_a_stranger_adds_a_device_of_their_own() -> None:
    """The page says how to ask for the code, how to use it, and who hears of it."""
    async with evening() as (server, strangers):
        ben = strangers[cast.BEN]
        await ben.send({"t": "invite"})
        await ben.until(lambda: ben.answers)
        other = Stranger(server.links.link(cast.DEBRIEF, ben.answers[-1]["code"]))
        seat = await other.join()
        assert ("seated", cast.BEN) == (seat["t"], seat["person"])
        await ben.until(lambda: ben.devices)
        first = ben.devices[0][0]
        assert [[first, None], [seat["device"], first]] == [[each, by] for each, _, by in ben.devices]
        await other.connect()
        await other.until(lambda: other.devices)
        assert ben.devices == other.devices


async def test_a_stranger_joins_over_tls_rates_submits_and_sees_the_reveal(tmp_path: Path) -> None:
    """With nothing but the page, a link and a key to compare."""
    async with evening(tmp_path) as (_, strangers):
        ana, ben = strangers[cast.ANA], strangers[cast.BEN]
        assert (["picture"], "scoring") == (ben.modes, ben.picture["Heading"]["phase"])
        await rate(ben, (2, None, 4))
        note = await ben.do("WriteNote", criterion=None, text="Quiet at first.\nAsked about “replay”.")
        said = await ben.do(
            "Observe", observation="o1", criterion="code", kind="saw", text="ran it", shareable=True
        )
        assert ("ack", "ack") == (note["t"], said["t"])
        assert "ack" == (await ben.do("Submit"))["t"]
        await ana.until(lambda: ana.picture["Seat/ben"]["submitted"] is not None)
        assert [] == ana.parts("Opened") + ana.parts("Evidence")
        assert not any(b"replay" in text or b"ran it" in text for text in ana.heard)

        await ben.leave()
        await rate(ana, (5, 3, 3))
        await ana.do("Submit")
        assert "ack" == (await ana.do("OpenEvidence"))["t"]
        assert "ack" == (await ana.do("Reveal"))["t"]
        await ben.connect()
        assert ["picture", "tail"] == ben.modes
        opened = {(part["criterion"], part["person"]): part["initial"] for part in ben.parts("Opened")}
        assert 6 == len(opened)
        assert (5, None) == (opened[cast.DESIGN, "ana"], opened[cast.AMBIGUITY, "ben"])
        assert ["ran it"] == [part["text"] for part in ana.parts("Evidence")]


async def test_what_a_stranger_folds_is_what_a_fresh_picture_says() -> None:
    """The tail after a cursor, sights as they came, and the whole picture agree part for part."""
    async with evening() as (_, strangers):
        ana, ben = strangers[cast.ANA], strangers[cast.BEN]
        for seconds in (60, 120):
            await ana.do("StartTimer", seconds=seconds)
        await ana.do("StopTimer")
        await rate(ben, (1, 2, 3))
        await ben.until(lambda: len(ben.parts("Line")) == len(ana.parts("Line")))
        folded = dict(ben.picture)
        await ben.leave()
        await ben.connect()
        ben.cur = None
        await ben.leave()
        await ben.connect()
        assert (["picture", "same", "picture"], folded) == (ben.modes, ben.picture)


async def test_a_gap_is_seen_in_the_chain_and_healed_by_a_hello() -> None:
    """A cursor that is not the `prev` of what comes, and one that the server never gave."""
    async with evening() as (_, strangers):
        ana, ben = strangers[cast.ANA], strangers[cast.BEN]
        ben.cur = "x" * 20
        await ana.do("StartTimer", seconds=60)
        await ben.until(lambda: ben.live and ben.gaps == 1 and ben.picture["Floor"]["timer"] is not None)
        assert (["picture", "picture"], 60) == (ben.modes, ben.picture["Floor"]["timer"][1])


async def test_a_number_is_answered_for_ever_and_done_once() -> None:
    """Accepted ones with ack, refused ones with their refusal, in this connection and the next."""
    async with evening() as (server, strangers):
        ben = strangers[cast.BEN]
        await ben.do("Rate", criterion="design", level=2)
        assert {"t": "refused", "n": 2, "code": "level-off-the-scale"} == await ben.do(
            "Rate", criterion="design", level=99
        )
        await ben.do("Rate", criterion="design", level=3, expect=1)
        late = await ben.do("Rate", criterion="design", level=4, expect=1)
        assert "changed-elsewhere" == late["code"]
        await ben.leave()
        await ben.connect()
        again = [(await ben.do("Rate", n=n, criterion="design", level=5)) for n in (1, 2, 3, 4)]
        assert ["ack", "already-refused", "ack", "changed-elsewhere"] == [
            each.get("code", each["t"]) for each in again
        ]
        room = await server.rooms.open(cast.DEBRIEF)
        assert 3 == room.state.card(cast.BEN).ratings[cast.DESIGN].level
        assert 3 == ben.picture["OwnRating/design"]["level"]


async def test_beacons_carry_the_sample_and_presence_says_who_is_here() -> None:
    """Progress is what the clock saw last, whatever was rated since."""
    async with evening() as (server, strangers):
        ana, ben = strangers[cast.ANA], strangers[cast.BEN]
        await rate(ben, (1, 2, 3))
        await ana.until(lambda: len(ana.beacons) > 1)
        assert [["ana", 0], ["ben", 0]] == ana.beacons[-1]["progress"]
        server.rooms.sample()
        await ana.until(lambda: ana.beacons[-1]["progress"] == [["ana", 0], ["ben", 3]])
        assert [["ana", 1], ["ben", 1]] == [each[:2] for each in ana.people]


async def test_a_reset_is_followed_and_a_revoked_seat_is_told() -> None:
    """Recused, a stranger sees the heading and the own seat; revoked, the connection ends with 4401."""
    async with evening() as (server, strangers):
        ana, ben = strangers[cast.ANA], strangers[cast.BEN]
        await ana.do("DeclareConflict", person="ben", reason="They are cousins")
        await ben.until(lambda: ben.live and len(ben.picture) == 2)
        assert ["Heading", "Seat/ben"] == sorted(ben.picture)
        device = next(each.id for each in server.office.state.devices.values() if each.person == cast.BEN)
        await server.office.record(DeviceRevoked(device))
        server.rooms.recheck(cast.DEBRIEF)
        assert 4401 == await ben.end()


async def test_a_stranger_of_a_later_version_can_say_which_side_to_update() -> None:
    """From the header that the page names."""
    async with evening() as (server, strangers):
        token = {"Authorization": f"Bearer {strangers[cast.BEN].token}"}
        with pytest.raises(InvalidStatus) as turned:
            await connect(
                f"ws://127.0.0.1:{server.port}/d/{cast.DEBRIEF}",
                subprotocols=[Subprotocol("panelry.2")],
                additional_headers=token,
                proxy=None,
            )
    answer = turned.value.response
    assert (400, "panelry.1") == (answer.status_code, answer.headers["Panelry-Protocol"])


def test_the_stranger_names_parts_as_the_page_does() -> None:
    """A key that changes must change in every terminal, so this one follows the page."""
    made = protocol_page.PAGE.read_text(encoding="utf-8").partition("<!-- made: keys -->")[2]
    rows = re.findall(r"^\| `(\w+)` \| `([^`]*<[^`]*)` \|$", made.partition("<!-- end -->")[0], re.MULTILINE)
    shapes = {part: re.sub(r"<([^>]+)>", _field, shape) for part, shape in rows if part != "Dropped"}
    assert shapes == stranger.KEYS


def _field(found: re.Match[str]) -> str:
    name = found[1].replace(" or nothing", "").replace("point.id", "point[id]")
    return "{" + re.sub(r", (\d) digits", r":0\1", name) + "}"


def test_the_stranger_knows_nothing_of_panelry() -> None:
    """It imports the websocket library and the standard one, so only the page can have told it."""
    tree = ast.parse(Path(str(stranger.__file__)).read_text(encoding="utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert set() == names - ALLOWED


def test_the_stranger_notices_bytes_that_are_not_canonical() -> None:
    """White space, another order or an escape that is not needed would be seen."""
    reader = Stranger("panelry://localhost:1/amara#KLRP-7342-MXST")
    for text in (b'{"t":"ack", "n":1}', b'{"n":1,"t":"ack"}', b'{"t":"ack","cur":"\\u00e9"}'):
        with pytest.raises(AssertionError):
            reader._read(text)
