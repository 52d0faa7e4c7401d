"""The link: when it tries again, when it stops, and what it says; over real sockets on this machine."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.sync.frames import (
    PROTOCOL,
    Beacon,
    Claim,
    Frame,
    FromServer,
    Hello,
    Seated,
    Unseated,
    Welcome,
    encode,
    from_joiner,
    from_terminal,
)
from panelry_tui import link
from panelry_tui.link import FAULT, SIGN_IN_WAIT, ClaimError, Link, Seat, Standing, claim

Answering = Callable[[ServerConnection], Awaitable[None]]
SEATED = Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben Okafor")
WELCOME = Welcome(1, "c", "same", 0, PersonId("ben"), ())
TOKEN = "t" * 43


class Enough(Exception):  # noqa: N818 - it ends a test
    """The link slept as often as the test wants to see."""


class Told:
    """A listener that remembers, and a sleep that takes no time."""

    def __init__(self, naps: int = 1) -> None:
        self.frames: list[FromServer] = []
        self.said: list[tuple[Standing, str]] = []
        self.naps: list[float] = []
        self._most = naps

    def hello(self) -> Hello:
        """Say hello without a picture."""
        return Hello()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Remember a frame and answer with a hello."""
        self.frames.append(frame)
        return (Hello((7, "again")),)

    def standing(self, standing: Standing, why: str) -> None:
        """Remember how the link stands."""
        self.said.append((standing, why))

    async def sleep(self, seconds: float) -> None:
        """Remember a nap; end the loop after the last."""
        self.naps.append(seconds)
        if len(self.naps) >= self._most:
            raise Enough


class Calm(Told):
    """A listener that answers nothing and says when it heard something."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = asyncio.Event()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Remember a frame."""
        self.frames.append(frame)
        self.heard.set()
        return ()


class Clumsy(Told):
    """A listener that fails at every frame."""

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Remember a frame and fail."""
        self.frames.append(frame)
        raise ValueError


@asynccontextmanager
async def server_of(
    answer: Answering,
    status: tuple[int, str] | None = None,
    *,
    speaks: str = "",
    chosen: str | None = PROTOCOL,
) -> AsyncIterator[str]:
    """Serve on a free port; with a status every handshake is refused with it, naming what it speaks."""

    def refuse(_: ServerConnection, __: Request) -> Response | None:
        if status is None:
            return None
        code, after = status
        headers = Headers({"Retry-After": after, "Content-Length": "0", "Panelry-Protocol": speaks})
        return Response(code, HTTPStatus(code).phrase, headers, b"")

    def choose(_: ServerConnection, __: Sequence[Subprotocol]) -> Subprotocol | None:
        return None if chosen is None else Subprotocol(chosen)

    server: Server = await serve(
        answer, "127.0.0.1", 0, select_subprotocol=choose, process_request=refuse, compression=None
    )
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


def link_to(server: str, told: Told) -> Link:
    """Return a link with the listener's sleep and the longest jitter."""
    seat = Seat(server, "d1", "v1", "ben", "Ben Okafor", TOKEN)
    return Link(seat, told, sleep=told.sleep, jitter=lambda: 1.0)


async def nothing(_: ServerConnection) -> None:
    """Close at once."""


async def test_it_says_hello_and_passes_frames_on() -> None:
    """What the listener returns is sent at once; the token stands in the handshake."""
    heard: list[object] = []

    async def answer(connection: ServerConnection) -> None:
        assert connection.request is not None
        heard.append(connection.request.headers["Authorization"])
        heard.append(from_terminal(await connection.recv()))
        await connection.send(encode(Beacon(1, "cur", "now", writable=True)))
        heard.append(from_terminal(await connection.recv()))

    told = Told()
    async with server_of(answer) as server:
        with pytest.raises(Enough):
            await link_to(server, told).run()
    assert [f"Bearer {TOKEN}", Hello(), Hello((7, "again"))] == heard
    assert [Beacon(1, "cur", "now", writable=True)] == told.frames
    assert [Standing.CONNECTING, Standing.OPEN, Standing.OFFLINE] == [each for each, _ in told.said]


async def test_a_listener_that_fails_never_ends_the_link_silently() -> None:
    """It is offline in words, and connects again."""

    async def answer(connection: ServerConnection) -> None:
        await connection.recv()
        await connection.send(encode(WELCOME))
        await connection.wait_closed()

    told = Clumsy(naps=2)
    async with server_of(answer) as server:
        with pytest.raises(Enough):
            await link_to(server, told).run()
    assert [WELCOME, WELCOME] == told.frames
    assert (Standing.OFFLINE, FAULT.format(fault="ValueError")) == told.said[-1]


async def test_waits_double_up_to_ten_seconds() -> None:
    """A server that accepts and closes is not hammered; no connection at all neither."""
    told = Told(naps=8)
    async with server_of(nothing) as server:
        with pytest.raises(Enough):
            await link_to(server, told).run()
    assert [0.4, 0.8, 1.6, 3.2, 6.4, 10.0, 10.0, 10.0] == told.naps


async def test_no_server_is_offline_and_tried_again() -> None:
    """The words say so; nothing ends."""
    told = Told(naps=2)
    async with server_of(nothing) as server:
        pass
    with pytest.raises(Enough):
        await link_to(server, told).run()
    assert (Standing.OFFLINE, "no connection to the server") == told.said[-1]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (4400, "update panelry"),
        (4403, "no longer have a seat"),
        (4409, "another terminal"),
        (1009, "too large"),
    ],
)
async def test_some_ends_are_final(code: int, words: str) -> None:
    """Trying again cannot help, so it stops and says why."""

    async def answer(connection: ServerConnection) -> None:
        await connection.close(code)

    told = Told()
    async with server_of(answer) as server:
        await link_to(server, told).run()
    standing, why = told.said[-1]
    assert (Standing.STOPPED, True, []) == (standing, words in why, told.naps)


@pytest.mark.parametrize("code", [1000, 1001, 1011, 1012, 4429, 4401, 4999])
async def test_other_ends_are_tried_again(code: int) -> None:
    """A restart, an overload, a spurious refusal, a code of later: none silences a terminal for ever."""

    async def answer(connection: ServerConnection) -> None:
        await connection.close(code)

    told = Told()
    async with server_of(answer) as server:
        with pytest.raises(Enough):
            await link_to(server, told).run()
    assert Standing.OFFLINE is told.said[-1][0]


async def test_what_is_no_frame_stops_the_link() -> None:
    """A server of another kind is not asked again and again."""

    async def answer(connection: ServerConnection) -> None:
        await connection.send("nonsense")
        await connection.wait_closed()

    told = Told()
    async with server_of(answer) as server:
        await link_to(server, told).run()
    assert Standing.STOPPED is told.said[-1][0]


@pytest.mark.parametrize(("status", "words"), [(400, "another version"), (403, "no longer have a seat")])
async def test_some_refusals_of_the_handshake_are_final(status: int, words: str) -> None:
    """The outbox is kept; the words say what to do."""
    told = Told()
    async with server_of(nothing, (status, "0")) as server:
        await link_to(server, told).run()
    standing, why = told.said[-1]
    assert (Standing.STOPPED, True) == (standing, words in why)


@pytest.mark.parametrize(
    ("speaks", "words"),
    [
        ("panelry.2", "a newer version; update panelry on this machine"),
        ("panelry.2, panelry.3", "a newer version; update panelry on this machine"),
        ("panelry.0", "another version; update panelry on both sides"),
        ("", "another version; update panelry on both sides"),
        ("[b]panelry.2", "another version; update panelry on both sides"),
    ],
)
async def test_the_person_is_told_which_side_to_update(speaks: str, words: str) -> None:
    """From the versions that the server names, of which nothing else is shown."""
    told = Told()
    async with server_of(nothing, (400, "0"), speaks=speaks) as server:
        await link_to(server, told).run()
    assert (Standing.STOPPED, f"the server speaks {words}") == told.said[-1]


async def test_an_older_server_is_named_as_the_side_to_update(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a terminal of the next version will say it, when it opens a debrief and when it joins."""
    monkeypatch.setattr(link, "PROTOCOL", "panelry.2")
    told = Told()
    async with server_of(nothing, (400, "0"), speaks="panelry.1") as server:
        await link_to(server, told).run()
        with pytest.raises(ClaimError, match="older version; ask its operator to update panelry there"):
            await claim(server, "X", TOKEN)
    assert (
        Standing.STOPPED,
        "the server speaks an older version; ask its operator to update panelry there",
    ) == told.said[-1]


@pytest.mark.parametrize("chosen", [None, "panelry.2"])
async def test_a_server_that_takes_a_version_that_was_not_offered_stops_the_link(chosen: str | None) -> None:
    """Not one frame is sent to it."""
    heard: list[str | bytes] = []

    async def answer(connection: ServerConnection) -> None:
        heard.extend([each async for each in connection])

    told = Told()
    async with server_of(answer, chosen=chosen) as server:
        await link_to(server, told).run()
    standing, why = told.said[-1]
    assert (Standing.STOPPED, True, []) == (standing, "another version" in why, heard)


@pytest.mark.parametrize(
    ("status", "after", "nap"),
    [(401, "0", SIGN_IN_WAIT), (429, "17", 17.0), (503, "soon", 0.4), (503, "9" * 400, 300.0)],
)
async def test_other_refusals_of_the_handshake_wait(status: int, after: str, nap: float) -> None:
    """An unknown token waits a minute, a busy server as long as it says."""
    told = Told()
    async with server_of(nothing, (status, after)) as server:
        with pytest.raises(Enough):
            await link_to(server, told).run()
    assert ([nap], Standing.OFFLINE) == (told.naps, told.said[-1][0])


async def test_sending_without_a_connection_says_so() -> None:
    """Then the command waits in the outbox."""
    assert False is await link_to("127.0.0.1:9", Told()).send(Hello())


async def test_nothing_is_sent_before_the_welcome_and_everything_after_it() -> None:
    """A hello is answered first, so that no number overtakes those that wait; a late close does not raise."""
    got: asyncio.Queue[object] = asyncio.Queue()
    greet = asyncio.Event()

    async def answer(connection: ServerConnection) -> None:
        async for text in connection:
            got.put_nowait(from_terminal(text))
            await greet.wait()
            await connection.send(encode(WELCOME))

    told = Calm()
    async with server_of(answer) as server:
        line = link_to(server, told)
        running = asyncio.create_task(line.run())
        assert Hello() == await asyncio.wait_for(got.get(), 5)
        assert False is await line.send(Hello((1, "x")))
        greet.set()
        await asyncio.wait_for(told.heard.wait(), 5)
        assert True is await line.send(Hello((1, "x")))
        assert Hello((1, "x")) == await asyncio.wait_for(got.get(), 5)
        assert line._connection is not None
        await line._connection.close()
        with pytest.raises(Enough):
            await running
        assert False is await line.send(Hello())


async def test_a_lost_answer_is_asked_for_again_with_the_same_token() -> None:
    """The server seats one token once, however often it asks."""
    asked: list[Claim] = []

    async def answer(connection: ServerConnection) -> None:
        asked.append(from_joiner(await connection.recv()))
        if len(asked) > 1:
            await connection.send(encode(SEATED))

    async with server_of(answer) as server:
        with pytest.raises(ConnectionError):
            await claim(server, "KLRP-7342-MXST", TOKEN)
        assert SEATED == await claim(server, "KLRP-7342-MXST", TOKEN)
    assert asked[0] == asked[1] == Claim("KLRP-7342-MXST", TOKEN)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("too-many-tries", "Wait a minute"),
        ("unavailable", "code stays good"),
        ("not-good", "Check each sign.*ask the facilitator"),
    ],
)
async def test_a_code_that_is_not_good_says_what_to_do(why: str, words: str) -> None:
    """A used one and a wrong one are told in the same words."""

    async def answer(connection: ServerConnection) -> None:
        await connection.send(encode(Unseated(why)))
        await connection.wait_closed()

    async with server_of(answer) as server:
        with pytest.raises(ClaimError, match=words):
            await claim(server, "X", TOKEN)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_busy_server_does_not_spoil_the_code(status: int) -> None:
    """The person is told to try again, not to look for another address."""
    async with server_of(nothing, (status, "0")) as server:
        with pytest.raises(ClaimError, match="the code stays good"):
            await claim(server, "X", TOKEN)


async def test_a_server_of_another_kind_is_said() -> None:
    """Its address is wrong, and the words say so."""
    async with server_of(nothing, (404, "0")) as server:
        with pytest.raises(ClaimError, match="no panelry server"):
            await claim(server, "X", TOKEN)
