"""Connections on real sockets: the greeting, the answers, and every way in which one ends."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from io import StringIO

import msgspec
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

import cast
from hosted import PATIENCE, Guest, address, changed, device_of, guest_of, opening, server_of, token_of
from panelry import commands as c
from panelry.ids import ObservationId
from panelry.office import DeviceRevoked, Invited
from panelry.parts import Floor, Line
from panelry.points import Kind
from panelry.refusals import Code
from panelry.sync.client import ClientHalf
from panelry.sync.endings import ERASED, RESTART
from panelry.sync.frames import (
    PROTOCOL,
    Ack,
    Beacon,
    Claim,
    Devices,
    Do,
    Hello,
    Presence,
    Reset,
    Seated,
    Sights,
    Unseated,
    Welcome,
    encode,
    from_server,
)
from panelry_server.codes import code_hash
from panelry_server.journal import Record
from panelry_server.journal.memory import MemoryJournal
from panelry_server.serve import Server
from panelry_server.window import SHARE

RATE = c.Rate(cast.DESIGN, 4)


async def ended(socket: ClientConnection) -> int | None:
    """Return the code with which the server ends a connection."""
    with suppress(ConnectionClosed):
        async with asyncio.timeout(PATIENCE):
            while True:
                await socket.recv()
    return socket.close_code


async def eventually(happened: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.005)


async def test_a_rating_goes_there_and_back() -> None:
    """Hello, picture, a command, its sight and then its ack."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        assert await ben.do(RATE) is None
        assert [Sights, Ack] == [type(each) for each in ben.heard if isinstance(each, Sights | Ack)]
        assert "OwnRating/design" in ben.half.picture
        assert (await server.rooms.open(cast.DEBRIEF)).half.cursor(cast.BEN) == ben.half.cur


async def test_a_refusal_comes_back_with_its_code() -> None:
    """The domain's code crosses the wire, and the connection lives on."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        assert await ben.do(c.Submit()) is Code.SCORECARD_INCOMPLETE
        assert await ben.do(RATE) is None


async def test_the_welcome_names_who_one_is_and_the_highest_number() -> None:
    """A terminal that comes back goes on above it."""
    async with server_of() as server:
        async with guest_of(server, cast.ANA) as ana:
            await ana.do(RATE)
        async with guest_of(server, cast.ANA) as ana:
            welcome = next(each for each in ana.heard if isinstance(each, Welcome))
    roles = tuple(sorted(cast.ROLES[cast.ANA], key=lambda role: role.value))
    assert ("picture", 1, cast.ANA, roles) == (welcome.mode, welcome.n, welcome.person, welcome.roles)


async def test_who_comes_back_with_a_cursor_gets_the_tail() -> None:
    """What was missed is sent, not the whole picture."""
    async with server_of() as server:
        async with guest_of(server, cast.ELI) as eli:
            half = eli.half
        async with guest_of(server, cast.ANA) as ana:
            await ana.do(c.StartTimer(60))
        async with guest_of(server, cast.ELI, half=half) as eli:
            assert ["tail"] == [each.mode for each in eli.heard if isinstance(each, Welcome)]
            assert [Sights] == [type(each) for each in eli.heard if isinstance(each, Sights)]


async def test_others_see_a_public_act_and_nothing_of_a_private_one() -> None:
    """The facilitator's terminal hears of Ben's submission, and of nothing before it."""
    quiet = changed(beacon=60.0, presence=60.0)
    async with (
        server_of(quiet) as server,
        guest_of(server, cast.BEN) as ben,
        guest_of(server, cast.ANA) as ana,
    ):
        await ben.until(lambda: any(isinstance(each, Presence) for each in ben.heard))
        await ana.until_frame(Devices)  # the last word of the greeting
        before = len(ana.heard)
        for criterion in cast.CRITERIA:
            await ben.do(c.Rate(criterion, 3))
        await ben.do(c.WriteNote(None, "Only for me"))
        await ben.do(c.Submit())
        await ana.until_frame(Sights)
        rest = [each for each in ana.heard[before:] if not isinstance(each, Presence)]
        assert [Sights] == [type(each) for each in rest]


async def test_sights_within_a_tick_are_gathered() -> None:
    """The first leaves at once, the others together: every line of the record, and each part as it is now."""
    slow = changed(beacon=60.0, tick=0.3 * SHARE)
    async with (
        server_of(slow) as server,
        guest_of(server, cast.ELI) as eli,
        guest_of(server, cast.FAY) as fay,
    ):
        for seconds in range(1, 6):
            await fay.do(c.StartTimer(seconds))
        frames = [await eli.until_frame(Sights) for _ in range(2)]
        sights = [frame.sights for frame in frames]  # type: ignore[union-attr]
        lines = [sum(isinstance(each, Line) for each in frame) for frame in sights]
        floors = [[each.timer for each in frame if isinstance(each, Floor)] for frame in sights]
        assert ([1, 4], [[1], [5]]) == (lines, [[timer and timer[1] for timer in each] for each in floors])
        room = await server.rooms.open(cast.DEBRIEF)
        assert room.half.cursor(cast.ELI) == eli.half.cur


async def test_a_beacon_carries_cursor_time_and_the_last_sample() -> None:
    """It is due on its own clock; its count is never live."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        await ben.do(RATE)
        beacon = await ben.until_frame(Beacon)
        assert isinstance(beacon, Beacon)
        assert (ben.half.cur, True) == (beacon.cur, beacon.writable)
        assert tuple((person, 0) for person in cast.PANEL) == beacon.progress
        server.rooms.sample()
        await ben.until(lambda: ben.half.progress.get(cast.BEN) == 1)


async def test_a_full_disk_is_held_and_the_beacon_says_so() -> None:
    """The entry stays with the terminal and is accepted later."""
    journal = MemoryJournal()
    async with server_of(journal=journal) as server, guest_of(server, cast.BEN) as ben:
        journal.writable = False
        entry = ben.half.queue(RATE)
        await ben.send(ben.half.unsent()[0])
        await ben.until(lambda: not ben.half.writable)
        assert [entry] == list(ben.half.waiting.values())
        journal.writable = True
        await ben.until(lambda: ben.half.writable)
        await ben.send(ben.half.unsent()[0])
        await ben.until(lambda: not ben.half.waiting)
        assert {1: None} == ben.settled


async def test_presence_lists_people_with_their_devices_and_is_refreshed_by_pongs() -> None:
    """Two terminals of one person are one person; last seen moves without a command."""
    async with (
        server_of() as server,
        guest_of(server, cast.ANA) as ana,
        guest_of(server, cast.BEN, 1),
        guest_of(server, cast.BEN, 2),
    ):
        await ana.until(lambda: ana.half.presence.get(cast.BEN, (0, ""))[0] == 2)
        seen = ana.half.presence[cast.BEN][1]
        await ana.until(lambda: ana.half.presence[cast.BEN][1] > seen)


async def test_who_leaves_is_no_longer_present() -> None:
    """The set of people changes at once, not with the next interval."""
    slow = changed(presence=60.0)
    async with server_of(slow) as server, guest_of(server, cast.ANA) as ana:
        async with guest_of(server, cast.BEN):
            await ana.until(lambda: cast.BEN in ana.half.presence)
            here = ana.half.presence[cast.BEN]
        await ana.until(lambda: ana.half.presence[cast.BEN][0] == 0)
        assert 1 == here[0]
        assert here[1] <= ana.half.presence[cast.BEN][1]


async def test_the_same_device_again_ends_the_former_connection() -> None:
    """Two terminals of one device must not fight: the newer one stays."""
    async with (
        server_of() as server,
        guest_of(server, cast.BEN) as former,
        guest_of(server, cast.BEN) as newer,
    ):
        assert 4409 == await ended(former.socket)
        assert await newer.do(RATE) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 5000,
        '{"t":"do"}',
        '{"t":"hello","person":"ana"}',
        b"\x00\x01",
        '{"t":"ack","n":1,"cur":""}',
    ],
)
async def test_what_is_no_frame_of_the_protocol_ends_the_connection(text: str | bytes) -> None:
    """A server's frame, an unknown field, bytes and noise alike."""
    async with server_of() as server, opening(server, cast.BEN) as raw:
        await raw.send(text)
        assert 4400 == await ended(raw)


@pytest.mark.parametrize("n", [0, -1, 2**53])
async def test_a_number_that_no_terminal_draws_ends_the_connection(n: int) -> None:
    """Numbers begin at 1 and stay exact in every language."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        await ben.send(Do(n, RATE))
        assert 4400 == await ended(ben.socket)


async def test_a_command_before_hello_ends_the_connection() -> None:
    """Hello is the first frame."""
    async with server_of() as server, opening(server, cast.BEN) as raw:
        await raw.send(encode(Do(1, RATE)))
        assert 4400 == await ended(raw)


async def test_silence_instead_of_hello_ends_the_connection() -> None:
    """A socket that never speaks holds no place for long."""
    async with server_of() as server, opening(server, cast.BEN) as raw:
        assert 1011 == await ended(raw)


async def test_a_frame_over_64_kib_ends_the_connection() -> None:
    """The library closes with 1009 before anything is decoded."""
    async with server_of() as server, opening(server, cast.BEN) as raw:
        await raw.send("x" * (64 * 1024 + 1))
        assert 1009 == await ended(raw)


async def test_too_many_commands_end_the_connection_and_a_new_one_gets_no_fresh_burst() -> None:
    """The budget belongs to the device."""
    few = changed(command_rate=0.001, command_burst=3)
    async with server_of(few) as server:
        async with guest_of(server, cast.BEN) as ben:
            for _ in range(2):
                await ben.do(RATE)
            await ben.send(Do(9, RATE))
            assert 4429 == await ended(ben.socket)
        async with opening(server, cast.BEN) as raw:
            await raw.send(encode(Hello()))
            assert 4429 == await ended(raw)


async def test_a_revoked_device_is_asked_to_sign_in_again() -> None:
    """At its next frame, or at its next beacon."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben, guest_of(server, cast.ELI) as eli:
        await server.office.record(DeviceRevoked(device_of(cast.BEN)), DeviceRevoked(device_of(cast.ELI)))
        await ben.send(Do(1, RATE))
        assert [4401, 4401] == [await ended(ben.socket), await ended(eli.socket)]


async def test_a_revoked_device_sees_nothing_more() -> None:
    """A public act after the revocation ends its connection instead of reaching it."""
    slow = changed(beacon=60.0)
    async with (
        server_of(slow) as server,
        guest_of(server, cast.ELI) as eli,
        guest_of(server, cast.FAY) as fay,
    ):
        await server.office.record(DeviceRevoked(device_of(cast.ELI)))
        await fay.do(c.StartTimer(5))
        assert 4401 == await ended(eli.socket)


async def test_recusal_resets_the_terminal_which_then_sees_next_to_nothing() -> None:
    """Reset, hello, a picture of the heading and one's own seat; neither progress nor presence."""
    async with server_of() as server, guest_of(server, cast.ANA) as ana, guest_of(server, cast.BEN) as ben:
        await ana.do(c.DeclareConflict(cast.BEN, "They are cousins"))
        await ben.until_frame(Reset)
        before = len(ben.heard)
        await ben.until_frame(Beacon)
        assert ["Heading", f"Seat/{cast.BEN}"] == sorted(ben.half.picture)
        later = ben.heard[before:]
        assert not [each for each in later if isinstance(each, Presence)]
        assert [None, None] == [each.progress for each in later if isinstance(each, Welcome | Beacon)]


async def test_who_is_removed_is_told_so() -> None:
    """The seat is gone: the connection ends with 4403, and the gate does not open again."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        room = await server.rooms.open(cast.DEBRIEF)
        after = msgspec.structs.replace(
            room.state, people={key: each for key, each in room.state.people.items() if key != cast.BEN}
        )
        gone = room.half.advance(after, cast.ANA, private=False)
        assert (cast.BEN,) == gone
        await ben.send(Do(1, RATE))
        assert 4403 == await ended(ben.socket)


async def test_a_stalled_reader_is_cut_and_the_others_go_on() -> None:
    """Its memory is bounded; nobody waits for it, and it is not closed politely."""
    tight = changed(buffered=96 * 1024, tick=0.0, beacon=60.0, ping=60.0)
    async with server_of(tight) as server, guest_of(server, cast.BEN, 1) as ben:
        room = await server.rooms.open(cast.DEBRIEF)
        stalled = await stalled_socket(server)
        await eventually(lambda: room.presence.people()[0][1] == 2)
        for number in range(2000):
            await ben.do(c.WriteNote(None, f"{number} " + "x" * 11_000))
            if room.presence.people()[0][1] == 1:
                break
        assert 1 == room.presence.people()[0][1]
        assert await ben.do(RATE) is None
        assert 1 == server._connections.cut
        stalled.close()


async def stalled_socket(server: Server) -> socket.socket:
    """Open a connection by hand for Ben's second device, say hello, and never read again."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(raw, ("127.0.0.1", server.port))
    head = (
        f"GET /d/{cast.DEBRIEF} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: {PROTOCOL}\r\nAuthorization: Bearer {token_of(cast.BEN, 2)}\r\n\r\n"
    )
    await loop.sock_sendall(raw, head.encode())
    while b"\r\n\r\n" not in await loop.sock_recv(raw, 2048):
        pass
    await loop.sock_sendall(raw, masked(encode(Hello()).encode()))
    return raw


def masked(text: bytes) -> bytes:
    """Return one masked text frame of less than 126 bytes, with a mask of zeros."""
    return bytes((0x81, 0x80 | len(text))) + bytes(4) + text


async def joined(server: Server, code: str, token: str) -> Seated | Unseated:
    """Claim a seat and return the answer."""
    async with connect(
        address(server, "/join"), subprotocols=[Subprotocol(PROTOCOL)], compression=None, proxy=None
    ) as raw:
        await raw.send(encode(Claim(code, token)))
        answer = from_server(await raw.recv())
        assert 1000 == await ended(raw)
        assert isinstance(answer, Seated | Unseated)
        return answer


CODE = "KLRP-7342-MXST"


async def invite(server: Server, until: str = "2099-01-01T00:00:00.000Z", code: str = CODE) -> None:
    """Invite Ben by a code."""
    hashed = code_hash(server.core.secret, code)
    assert hashed is not None
    await server.office.record(Invited(hashed, cast.DEBRIEF, cast.BEN, until))


async def test_a_code_becomes_a_seat_and_its_token_opens_the_debrief() -> None:
    """However the code is spelled; asking again with the same token gives the same seat."""
    async with server_of() as server:
        await invite(server)
        seat = await joined(server, "klrp7342 mxst", token_of(cast.BEN, 7))
        assert isinstance(seat, Seated)
        assert (cast.DEBRIEF, cast.BEN, cast.NAMES[cast.BEN]) == (seat.debrief, seat.person, seat.name)
        assert seat == await joined(server, CODE, token_of(cast.BEN, 7))
        async with guest_of(server, cast.BEN, 7) as ben:
            assert await ben.do(RATE) is None


@pytest.mark.parametrize(
    ("code", "token"),
    [("BBBB-2222-BBBB", token_of(cast.BEN, 7)), ("no code", token_of(cast.BEN, 7)), (CODE, "short")],
)
async def test_a_wrong_code_or_an_unfit_token_gets_no_seat(code: str, token: str) -> None:
    """One answer for all."""
    async with server_of() as server:
        await invite(server)
        assert Unseated("no-seat") == await joined(server, code, token)


async def test_a_used_and_an_expired_code_get_no_seat() -> None:
    """A code is for one terminal, for a while."""
    async with server_of() as server:
        await invite(server)
        await joined(server, CODE, token_of(cast.BEN, 7))
        assert Unseated("no-seat") == await joined(server, CODE, token_of(cast.BEN, 8))
        await invite(server, "2001-01-01T00:00:00.000Z", "BCDF-2345-GHJK")
        assert Unseated("no-seat") == await joined(server, "BCDF-2345-GHJK", token_of(cast.BEN, 9))


async def test_after_too_many_wrong_codes_even_the_right_one_waits() -> None:
    """The budget of the address is spent."""
    few = changed(wrong_codes=2)
    async with server_of(few) as server:
        await invite(server)
        for _ in range(2):
            await joined(server, "BBBB-2222-BBBB", token_of(cast.BEN, 7))
        assert Unseated("too-many-tries") == await joined(server, CODE, token_of(cast.BEN, 7))


async def test_a_claim_on_a_full_disk_can_be_repeated() -> None:
    """Nothing is used up."""
    journal = MemoryJournal()
    async with server_of(journal=journal) as server:
        await invite(server)
        journal.writable = False
        assert Unseated("unavailable") == await joined(server, CODE, token_of(cast.BEN, 7))
        journal.writable = True
        assert isinstance(await joined(server, CODE, token_of(cast.BEN, 7)), Seated)


async def test_a_seat_that_is_gone_cannot_be_claimed() -> None:
    """The invitation outlived its person."""
    async with server_of() as server:
        hashed = code_hash(server.core.secret, CODE)
        assert hashed is not None
        await server.office.record(Invited(hashed, cast.DEBRIEF, cast.STRANGER, "2099-01-01T00:00:00.000Z"))
        assert Unseated("no-seat") == await joined(server, CODE, token_of(cast.BEN, 7))


async def test_noise_instead_of_a_claim_ends_the_connection() -> None:
    """The door to join understands one frame."""
    async with (
        server_of() as server,
        connect(address(server, "/join"), subprotocols=[Subprotocol(PROTOCOL)], proxy=None) as raw,
    ):
        await raw.send(encode(Hello()))
        assert 4400 == await ended(raw)


async def test_who_joins_and_hangs_up_leaves_no_trace() -> None:
    """No line, no task."""
    log = StringIO()
    async with server_of(log=log) as server:
        async with connect(address(server, "/join"), subprotocols=[Subprotocol(PROTOCOL)], proxy=None):
            pass
        await eventually(lambda: not server._gate.connected)
    assert ["listening", "stopped"] == [
        msgspec.json.decode(line)["event"] for line in log.getvalue().splitlines()
    ]


async def test_a_stop_answers_what_was_asked_and_closes_with_1012() -> None:
    """What was accepted is acknowledged before the close, in order and without a gap."""
    journal = MemoryJournal()
    async with server_of(journal=journal) as server:
        ben = Guest(await opening(server, cast.BEN), ClientHalf())
        joiner = await connect(address(server, "/join"), subprotocols=[Subprotocol(PROTOCOL)], proxy=None)
        await ben.greet()
        for place in range(40):
            ben.half.queue(c.Rate(cast.DESIGN, 1 + place % 5))
        for frame in ben.half.unsent():
            await ben.send(frame)
        stopping = asyncio.ensure_future(server.stop())
        code = await ben.to_the_end()
        await joiner.wait_closed()
        await stopping
    assert (1012, 1012) == (code, joiner.close_code)
    kept = [record.n for record in journal._records[cast.DEBRIEF] if record.device == device_of(cast.BEN)]
    assert kept == list(ben.settled)


async def test_a_defect_in_one_connection_is_logged_without_words_and_ends_only_that_one() -> None:
    """1011, one line with the type and the place, and the others go on."""
    log = StringIO()
    async with (
        server_of(log=log) as server,
        guest_of(server, cast.BEN) as ben,
        guest_of(server, cast.ANA) as ana,
    ):
        room = await server.rooms.open(cast.DEBRIEF)
        secret = c.Observe(ObservationId("x"), cast.DESIGN, Kind.SAW, "CANARY")
        good, room.do = room.do, None  # type: ignore[assignment,method-assign]
        await ben.send(Do(1, secret))
        assert 1011 == await ended(ben.socket)
        room.do = good  # type: ignore[method-assign]
        assert await ana.do(RATE) is None
    lines = [msgspec.json.decode(line) for line in log.getvalue().splitlines()]
    assert ["TypeError"] == [line["error"] for line in lines if line["event"] == "connection failed"]
    assert "CANARY" not in log.getvalue()
    assert token_of(cast.BEN) not in log.getvalue()


class Waiting(MemoryJournal):
    """A journal whose reads of the debrief wait until they may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Read, once it may."""
        await self.go_on.wait()
        return await super().read(stream, after)


@asynccontextmanager
async def ungated(server: Server) -> AsyncIterator[str]:
    """Give the address of a second listener on the same connections, which lets everybody in."""
    listener = await serve(
        server._connections.serve, "127.0.0.1", 0, subprotocols=[Subprotocol(PROTOCOL)], compression=None
    )
    yield f"ws://127.0.0.1:{listener.sockets[0].getsockname()[1]}/d/{cast.DEBRIEF}"
    listener.close()
    await listener.wait_closed()


def behind(where: str, token: str) -> connect:
    """Return the opening of a connection past the gate."""
    return connect(
        where,
        additional_headers={"Authorization": f"Bearer {token}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        proxy=None,
    )


async def test_rights_are_looked_at_again_after_the_handshake() -> None:
    """Who was revoked in between is not served."""
    async with server_of() as server, ungated(server) as where, behind(where, "wrong") as raw:
        assert 4401 == await ended(raw)


async def test_who_is_let_in_while_the_server_stops_is_told_to_come_back() -> None:
    """Before the room is open, and after."""
    journal = Waiting()
    async with server_of(journal=journal) as server, ungated(server) as where:
        server.rooms._open.clear()
        journal.go_on.clear()
        async with behind(where, token_of(cast.BEN)) as early:
            await eventually(lambda: bool(server.rooms._open))
            await server._connections.close()
            async with behind(where, token_of(cast.ANA)) as late:
                assert 1012 == await ended(late)
            journal.go_on.set()
            assert 1012 == await ended(early)


@pytest.mark.parametrize(("erased", "code"), [(True, ERASED), (False, RESTART)])
async def test_who_comes_into_a_room_that_has_just_ended_is_sent_away(*, erased: bool, code: int) -> None:
    """It ended between the handshake and the first frame: what is sent there would never be answered."""
    async with server_of() as server:
        (await server.rooms.open(cast.DEBRIEF)).end(erased=erased)
        async with opening(server, cast.BEN) as socket:
            assert code == await Guest(socket, ClientHalf()).to_the_end()
