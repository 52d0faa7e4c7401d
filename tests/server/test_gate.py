"""The gate: what each request is answered, decided before any frame exists."""

import asyncio

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

import cast
from hosted import address, changed, device_of, give_device, guest_of, opening, server_of, token_of
from panelry.office import DeviceRevoked
from panelry.sync.frames import PROTOCOL
from panelry_server import gate
from panelry_server.journal import Damaged, Record
from panelry_server.journal.memory import MemoryJournal
from panelry_server.serve import Server


async def asked(server: Server, request: str) -> tuple[str, str]:
    """Send a request by hand; return its status line and the rest of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(request.encode())
    status = (await reader.readline()).decode().strip()
    rest = (await reader.read()).decode()
    writer.close()
    await writer.wait_closed()
    return status, rest


async def status_of(
    server: Server,
    path: str,
    *,
    token: str | None = None,
    subprotocol: str | None = PROTOCOL,
    origin: str = "",
) -> tuple[int, bytes]:
    """Return status and body with which an opening is turned away."""
    with pytest.raises(InvalidStatus) as turned:
        await connect(
            address(server, path),
            additional_headers={} if token is None else {"Authorization": token},
            subprotocols=None if subprotocol is None else [Subprotocol(subprotocol)],
            origin=Origin(origin) if origin else None,
            proxy=None,
        )
    return turned.value.response.status_code, bytes(turned.value.response.body)


HERE = f"/d/{cast.DEBRIEF}"
BENS = f"Bearer {token_of(cast.BEN)}"


async def test_health_is_ok_and_says_nothing_else() -> None:
    """One word about the server, no header about its making."""
    async with server_of() as server:
        status, rest = await asked(server, "GET /healthz?x=1 HTTP/1.1\r\nHost: x\r\n\r\n")
    assert ("HTTP/1.1 200 OK", "ok\n") == (status, rest.rpartition("\r\n")[2])
    assert "erver:" not in rest


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/healthz", "/join", HERE])
async def test_any_other_method_is_405(method: str, path: str) -> None:
    """The gate sees every method, and lets one in."""
    async with server_of() as server:
        status, rest = await asked(server, f"{method} {path} HTTP/1.1\r\nHost: x\r\n\r\n")
    assert "HTTP/1.1 405 Method Not Allowed" == status
    assert "Allow: GET" in rest


@pytest.mark.parametrize(
    ("path", "token"),
    [
        (HERE, None),
        (HERE, "Bearer wrong"),
        (HERE, "Bearer "),
        (HERE, f"Basic {token_of(cast.BEN)}"),
        ("/d/unknown", BENS),
        ("/d/unknown", "Bearer wrong"),
        ("/d/office", BENS),
        ("/d/", BENS),
        (f"{HERE}/", BENS),
    ],
)
async def test_unknown_debriefs_and_wrong_tokens_get_the_same_answer(path: str, token: str | None) -> None:
    """401 and the same bytes, so nobody learns which debriefs there are."""
    async with server_of() as server:
        assert (401, b"Unauthorized\n") == await status_of(server, path, token=token)


async def test_a_revoked_device_is_401() -> None:
    """Its token opens nothing any more."""
    async with server_of() as server:
        await server.office.record(DeviceRevoked(device_of(cast.BEN)))
        assert 401 == (await status_of(server, HERE, token=BENS))[0]


async def test_who_has_no_seat_any_more_is_403() -> None:
    """The token is right, the person is not on the panel."""
    async with server_of() as server:
        await give_device(server.core, cast.STRANGER)
        assert 403 == (await status_of(server, HERE, token=f"Bearer {token_of(cast.STRANGER)}"))[0]


@pytest.mark.parametrize("path", ["/", "/d", "/joined", "/healthz/", "/metrics"])
async def test_other_paths_are_404(path: str) -> None:
    """There is nothing else here."""
    async with server_of() as server:
        assert 404 == (await status_of(server, path, token=BENS))[0]


@pytest.mark.parametrize("subprotocol", [None, "panelry.0", "panelry"])
@pytest.mark.parametrize("path", [HERE, "/join"])
async def test_another_protocol_is_400(path: str, subprotocol: str | None) -> None:
    """A client that does not offer this version of the frames is turned away at once."""
    async with server_of() as server:
        assert 400 == (await status_of(server, path, token=BENS, subprotocol=subprotocol))[0]


@pytest.mark.parametrize("path", [HERE, "/join"])
@pytest.mark.parametrize(
    ("offered", "words"),
    [
        ("panelry.2", b"This terminal speaks a newer version than the server. Update the server.\n"),
        ("panelry.0", b"A terminal must offer a version of the protocol that this server speaks.\n"),
    ],
)
async def test_who_speaks_another_version_is_told_which_side_to_update(
    path: str, offered: str, words: bytes
) -> None:
    """The answer names the versions of this server, so that the terminal can say it too."""
    async with server_of() as server:
        with pytest.raises(InvalidStatus) as turned:
            await connect(
                address(server, path),
                additional_headers={"Authorization": BENS},
                subprotocols=[Subprotocol(offered)],
                proxy=None,
            )
    answer = turned.value.response
    assert (400, PROTOCOL, words) == (answer.status_code, answer.headers["Panelry-Protocol"], answer.body)


async def test_an_older_terminal_is_told_to_update(monkeypatch: pytest.MonkeyPatch) -> None:
    """As this server will say it once it speaks a later version alone."""
    monkeypatch.setattr(gate, "PROTOCOL", "panelry.2")
    async with server_of() as server:
        assert (400, b"This terminal speaks an older version than the server. Update the terminal.\n") == (
            await status_of(server, HERE, token=BENS)
        )


async def test_one_version_in_common_is_enough() -> None:
    """A terminal may offer several; the server takes the one that it speaks."""
    offers = [Subprotocol("panelry.2"), Subprotocol(PROTOCOL)]
    async with (
        server_of() as server,
        connect(
            address(server, HERE), additional_headers={"Authorization": BENS}, subprotocols=offers, proxy=None
        ) as raw,
    ):
        assert PROTOCOL == raw.subprotocol


async def test_a_web_page_is_403() -> None:
    """Terminals send no Origin, browsers always do."""
    async with server_of() as server:
        status = (await status_of(server, HERE, token=BENS, origin="https://example.org"))[0]
        assert 403 == status


async def test_a_plain_request_with_a_right_token_is_no_connection() -> None:
    """It is told to upgrade, and gets no word of the debrief."""
    async with server_of() as server:
        status, rest = await asked(
            server,
            f"GET {HERE} HTTP/1.1\r\nHost: x\r\nAuthorization: {BENS}\r\n"
            f"Sec-WebSocket-Protocol: {PROTOCOL}\r\n\r\n",
        )
    assert "HTTP/1.1 426 Upgrade Required" == status
    assert cast.CANDIDATE not in rest


async def test_noise_gets_no_trace() -> None:
    """What is not HTTP ends the connection without a word about the inside."""
    async with server_of() as server:
        status, rest = await asked(server, "\x16\x03\x01 nonsense\r\n\r\n")
        assert "Traceback" not in status + rest
        async with guest_of(server, cast.BEN) as ben:
            assert ben.half.live


async def test_two_authorization_headers_are_401() -> None:
    """A proxy and a client that disagree about who this is are not let in."""
    async with server_of() as server:
        status, _ = await asked(
            server,
            f"GET {HERE} HTTP/1.1\r\nHost: x\r\nAuthorization: {BENS}\r\nAuthorization: {BENS}\r\n"
            f"Sec-WebSocket-Protocol: {PROTOCOL}\r\n\r\n",
        )
    assert "HTTP/1.1 401 Unauthorized" == status


async def test_too_many_handshakes_from_one_address_are_429_with_a_time_to_wait() -> None:
    """Of twenty bad tokens three reach the check; health still answers."""
    few = changed(handshake_rate=0.001, handshake_burst=3)
    async with server_of(few) as server:
        statuses = [(await status_of(server, HERE, token="Bearer wrong"))[0] for _ in range(20)]
        assert [401] * 3 + [429] * 17 == statuses
        _, rest = await asked(server, f"GET {HERE} HTTP/1.1\r\nHost: x\r\n\r\n")
        assert "Retry-After: 1" in rest
        status, _ = await asked(server, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert "HTTP/1.1 200 OK" == status


async def test_an_address_holds_only_so_many_connections() -> None:
    """One leaves, another may enter."""
    one = changed(connections=1)
    async with server_of(one) as server:
        async with guest_of(server, cast.BEN):
            assert 429 == (await status_of(server, HERE, token=f"Bearer {token_of(cast.ANA)}"))[0]
        while server._gate.connected:  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.005)
        async with guest_of(server, cast.ANA) as ana:
            assert ana.half.live


async def test_a_damaged_debrief_is_503() -> None:
    """The others are served; this one waits for its backup."""

    class Faulty(MemoryJournal):
        faulty = False

        async def read(self, stream: str, after: int = 0) -> list[Record]:
            if self.faulty and stream == cast.DEBRIEF:
                raise Damaged("a test")
            return await super().read(stream, after)

    journal = Faulty()
    async with server_of(journal=journal) as server:
        server.rooms._open.clear()
        journal.faulty = True
        assert 503 == (await status_of(server, HERE, token=BENS))[0]
        journal.faulty = False
        async with opening(server, cast.BEN) as raw:
            assert PROTOCOL == raw.subprotocol


async def test_a_connection_is_neither_compressed_nor_signed() -> None:
    """No secret beside a stranger's text in one deflate window; no word about the software."""
    async with (
        server_of() as server,
        connect(
            address(server, HERE),
            additional_headers={"Authorization": BENS},
            subprotocols=[Subprotocol(PROTOCOL)],
            proxy=None,
        ) as raw,
    ):
        assert raw.response is not None
        assert {"Sec-WebSocket-Extensions", "Server"}.isdisjoint(raw.response.headers)
