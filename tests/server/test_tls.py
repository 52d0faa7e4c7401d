"""TLS of the server: its key and certificate, what it speaks, and what its links say."""

import asyncio
import base64
import hashlib
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

import cast
from authority import Authority
from hosted import QUICK, Guest, changed, server_of, token_of
from panelry import commands as c
from panelry.sync.client import ClientHalf
from panelry.sync.frames import PROTOCOL, Hello, encode
from panelry_server.cli import COMMANDS, group, run
from panelry_server.clock import ManualClock
from panelry_server.links import Links, in_groups, links_here, public_address
from panelry_server.serve import Server
from panelry_server.settings import Settings, SettingsError, load
from panelry_server.tls import RENEW, VALID, identity_of

NOW = datetime.now(UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a data folder of their own."""
    return Settings(folder=tmp_path / "data")


def pin_in(file: Path) -> str:
    """Return the pin of the first certificate in a file, worked out by its definition."""
    certificate = x509.load_pem_x509_certificate(file.read_bytes())
    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.urlsafe_b64encode(hashlib.sha256(spki).digest()).decode().removesuffix("=")


def trusting(file: Path | None = None, *, host: bool = False) -> ssl.SSLContext:
    """Return a context of a terminal's side; without a file it looks at no certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = host
    if file is None:
        context.verify_mode = ssl.CERT_NONE
    else:
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        context.load_verify_locations(file)
    return context


# the server's own


def test_the_own_key_is_made_once_and_private(settings: Settings) -> None:
    """A P-256 key and a certificate, for the owner alone; the next start finds them."""
    first = identity_of(settings, NOW)
    folder = settings.folder / "tls"
    key = load_pem_private_key((folder / "key.pem").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert ("secp256r1", 0o700) == (key.curve.name, folder.stat().st_mode & 0o777)
    assert {0o600} == {each.stat().st_mode & 0o777 for each in folder.iterdir()}
    kept = (folder / "certificate.pem").read_bytes()
    assert pin_in(folder / "certificate.pem") == first.pin
    assert first.pin == identity_of(settings, NOW + timedelta(days=1)).pin
    assert kept == (folder / "certificate.pem").read_bytes()


def test_a_renewed_certificate_keeps_the_pin(settings: Settings) -> None:
    """A year before its end, or where it was removed, a new one is made for the same key."""
    first = identity_of(settings, NOW)
    late = NOW + VALID - RENEW + timedelta(days=1)
    second = identity_of(settings, late)
    (settings.folder / "tls" / "certificate.pem").unlink()
    third = identity_of(settings, late)
    assert (first.pin, first.pin) == (second.pin, third.pin)
    assert first.until < second.until


def spoil_key(folder: Path) -> None:
    """Put something else in the place of the key, and leave no certificate."""
    (folder / "key.pem").write_text("nothing")
    (folder / "certificate.pem").unlink()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: (folder / "key.pem").unlink(), "missing beside its certificate"),
        (lambda folder: (folder / "key.pem").chmod(0o640), "chmod 600"),
        (lambda folder: (folder / "certificate.pem").write_text("nothing"), "It must be PEM"),
        (spoil_key, "cannot be read as a key"),
        (lambda folder: (folder / "key.pem").write_text("nothing"), "does not fit the certificate"),
    ],
)
def test_a_spoilt_identity_is_named_with_its_cure(
    spoil: Callable[[Path], object], words: str, settings: Settings
) -> None:
    """It is never quietly replaced: every terminal would have to be told."""
    identity_of(settings, NOW)
    folder = settings.folder / "tls"
    spoil(folder)
    with pytest.raises(SettingsError, match=words) as problem:
        identity_of(settings, NOW)
    assert problem.value.file.startswith(str(folder))


# the company's


def test_the_certificate_of_the_company_is_taken(settings: Settings, tmp_path: Path) -> None:
    """Its pin is that of its own key, and the folder gets none."""
    certificate, key = Authority().certify(tmp_path)
    company = msgspec.structs.replace(settings, certificate=certificate, key=key)
    assert pin_in(certificate) == identity_of(company, NOW).pin
    assert not settings.folder.exists()


def test_the_files_of_the_company_come_from_the_settings(tmp_path: Path) -> None:
    """In the file they are texts, as everywhere."""
    (tmp_path / "server.toml").write_text('certificate = "a.pem"\nkey = "b.pem"\nplain = true\n')
    found = load({"folder": tmp_path}, {"PANELRY_SERVER_PLAIN": "false"})
    assert (Path("a.pem"), Path("b.pem"), False) == (found.certificate, found.key, found.plain)


def test_half_of_an_identity_is_refused(settings: Settings, tmp_path: Path) -> None:
    """A certificate without its key, and the other way round; the words name what is missing."""
    certificate, key = Authority().certify(tmp_path)
    with pytest.raises(SettingsError, match="settings, key: certificate is set"):
        identity_of(msgspec.structs.replace(settings, certificate=certificate), NOW)
    with pytest.raises(SettingsError, match="settings, certificate: key is set"):
        identity_of(msgspec.structs.replace(settings, key=key), NOW)


def test_files_of_the_company_that_cannot_be_used_are_named(settings: Settings, tmp_path: Path) -> None:
    """Absent, of another key, with a passphrase, readable by everybody, or ended."""
    authority = Authority()
    certificate, key = authority.certify(tmp_path / "good")
    _, other = authority.certify(tmp_path / "other")
    locked = authority.certify(tmp_path / "locked", passphrase=b"secret")
    ended = authority.certify(tmp_path / "ended", valid=timedelta(days=-1))
    shown = authority.certify(tmp_path / "shown")
    shown[1].chmod(0o644)
    cases = [
        ((certificate, tmp_path / "absent"), "no such file"),
        ((certificate, other), "does not fit"),
        (locked, "passphrase"),
        (ended, "Renew it for the same key"),
        (shown, "chmod 600"),
    ]
    for (one, two), words in cases:
        with pytest.raises(SettingsError, match=words):
            identity_of(msgspec.structs.replace(settings, certificate=one, key=two), NOW)
    with pytest.raises(SettingsError, match="cannot be read"):
        identity_of(msgspec.structs.replace(settings, certificate=key, key=key), NOW)


# on the wire


async def guest(server: Server, context: ssl.SSLContext, host: str = "localhost") -> Guest:
    """Return Ben's terminal on a TLS connection, with the whole picture."""
    headers = {"Authorization": f"Bearer {token_of(cast.BEN)}"}
    url = f"wss://{host}:{server.port}/d/{cast.DEBRIEF}"
    protocols = [Subprotocol(PROTOCOL)]
    opening = connect(url, ssl=context, additional_headers=headers, subprotocols=protocols, proxy=None)
    made = Guest(await opening, ClientHalf())
    await made.greet()
    return made


def secured(folder: Path, **changes: object) -> Settings:
    """Return quick settings with TLS and a folder for its key."""
    return changed(QUICK, plain=False, folder=folder, **changes)


async def test_a_debrief_is_served_over_tls_on_every_address(tmp_path: Path) -> None:
    """With TLS any address may be bound; links then name the public host and the pin."""
    everywhere = secured(tmp_path, host="0.0.0.0", public_host="panel.example.org")  # noqa: S104 - with TLS
    async with server_of(everywhere) as server:
        ben = await guest(server, trusting(tmp_path / "tls" / "certificate.pem"))
        assert None is await ben.do(c.Rate(cast.DESIGN, 4))
        await ben.socket.close()
        pin = pin_in(tmp_path / "tls" / "certificate.pem")
        assert Links(f"panel.example.org:{server.port}", pin) == server.links


async def test_the_company_certificate_is_verified_by_its_root_and_host(tmp_path: Path) -> None:
    """The chain is sent; another name is refused by the terminal's own library."""
    authority = Authority()
    certificate, key = authority.certify(tmp_path)
    root = authority.root(tmp_path / "root.pem")
    async with server_of(secured(tmp_path, certificate=certificate, key=key)) as server:
        ben = await guest(server, trusting(root, host=True))
        await ben.socket.close()
        with pytest.raises(ssl.SSLCertVerificationError, match="IP address mismatch"):
            await guest(server, trusting(root, host=True), "127.0.0.1")


async def test_tls_1_2_is_refused(tmp_path: Path) -> None:
    """Only 1.3 is spoken."""
    old = trusting()
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    async with server_of(secured(tmp_path)) as server:
        with pytest.raises((ssl.SSLError, ConnectionResetError)):
            await asyncio.open_connection("127.0.0.1", server.port, ssl=old)
        _, writer = await asyncio.open_connection("127.0.0.1", server.port, ssl=trusting())
        assert "TLSv1.3" == writer.get_extra_info("ssl_object").version()
        writer.transport.abort()


@pytest.mark.parametrize("said", [b"", b"\x16\x03\x01", b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"])
async def test_a_peer_that_never_finishes_tls_is_cut(said: bytes, tmp_path: Path) -> None:
    """Silent, half a greeting, or no TLS at all: it is gone after the handshake's time."""
    async with server_of(secured(tmp_path, handshake=0.3)) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(said)
        began = time.monotonic()
        try:
            async with asyncio.timeout(5):
                heard = await reader.read()
        except ConnectionResetError:
            heard = b""
        writer.close()
    assert b"HTTP" not in heard
    assert time.monotonic() - began < 3


async def test_a_peer_that_finishes_tls_and_then_is_silent_is_cut(tmp_path: Path) -> None:
    """The time for the request begins after the handshake."""
    async with server_of(secured(tmp_path, handshake=0.3)) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port, ssl=trusting())
        async with asyncio.timeout(5):
            assert b"200" not in await reader.read()
        writer.close()


async def test_a_stalled_reader_is_cut_over_tls(tmp_path: Path) -> None:
    """What waits is bounded with TLS too, and the others go on."""
    tight = secured(tmp_path, buffered=96 * 1024, tick=0.0, beacon=60.0, ping=60.0)
    async with server_of(tight) as server:
        ben = await guest(server, trusting())
        room = await server.rooms.open(cast.DEBRIEF)
        stalled = await asyncio.to_thread(stalled_socket, server.port)
        for number in range(2000):
            await ben.do(c.WriteNote(None, f"{number} " + "x" * 11_000))
            if number > 10 and room.presence.people()[0][1] == 1:
                break
        assert 1 == room.presence.people()[0][1]
        assert None is await ben.do(c.Rate(cast.DESIGN, 4))
        stalled.close()
        await ben.socket.close()


def stalled_socket(port: int) -> ssl.SSLSocket:
    """Open Ben's second device by hand over TLS, say hello, and never read again."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.connect(("127.0.0.1", port))
    secure = trusting().wrap_socket(raw)
    secure.sendall(
        f"GET /d/{cast.DEBRIEF} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: {PROTOCOL}\r\n"
        f"Authorization: Bearer {token_of(cast.BEN, 2)}\r\n\r\n".encode()
    )
    assert b"101" in secure.recv(2048)
    hello = encode(Hello()).encode()
    secure.sendall(bytes((0x81, 0x80 | len(hello))) + bytes(4) + hello)
    return secure


# what links say


@pytest.mark.parametrize(
    ("host", "public", "expected"),
    [
        ("127.0.0.1", "", "127.0.0.1:7340"),
        ("localhost", "", "127.0.0.1:7340"),
        ("::1", "", "[::1]:7340"),
        ("0.0.0.0", "panel.example.org", "panel.example.org:7340"),  # noqa: S104 - with TLS
        ("::", "panel.example.org:443", "panel.example.org:443"),
        ("192.0.2.7", "[2001:db8::7]:443", "[2001:db8::7]:443"),
        ("panel.example.org", "", "panel.example.org:7340"),
    ],
)
def test_links_name_the_host_that_terminals_reach(host: str, public: str, expected: str) -> None:
    """The public one where it is set, with its own port where it has one."""
    assert expected == public_address(Settings(host=host, public_host=public), 7340)


@pytest.mark.parametrize("public", ["", "https://x", "x:port", 'a"b', "you@x", ":7340", "a b"])
def test_a_host_that_no_link_can_name_is_refused(public: str) -> None:
    """Every address is none, and neither is a wrong one."""
    with pytest.raises(SettingsError, match="public_host"):
        public_address(Settings(host="::", public_host=public), 7340)


def test_a_server_that_is_stopped_makes_the_same_links(settings: Settings) -> None:
    """They hold the pin that it will show; a plain one has none."""
    links = links_here(settings, ManualClock())
    pin = identity_of(settings, NOW).pin
    assert f"panelry://127.0.0.1:7340/d1#CODE@{pin}" == links.link("d1", "CODE")
    plain = links_here(msgspec.structs.replace(settings, plain=True), ManualClock())
    assert "panelry://127.0.0.1:7340/d1#CODE" == plain.link("d1", "CODE")


def test_init_keeps_the_public_host(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the settings file of the folder; one that is there already is never changed."""
    folder = tmp_path / "data"
    begin = ["init", "--organisation", "Acme", "--folder", str(folder), "--public-host"]
    assert 1 == run(group(COMMANDS), [*begin, "https://x"])
    assert "is no host" in capsys.readouterr().err
    assert 0 == run(group(COMMANDS), [*begin, "panel.example.org"])
    assert "panel.example.org" == load({"folder": folder}, {}).public_host
    assert 0o600 == (folder / "server.toml").stat().st_mode & 0o777
    assert 1 == run(group(COMMANDS), [*begin, "other.example.org"])
    assert "Set public_host in it" in capsys.readouterr().err


@pytest.mark.parametrize("plain", [False, True])
def test_serving_says_the_key_to_compare(tmp_path: Path, *, plain: bool) -> None:
    """In groups, as a terminal shows it; a plain server says that it has none."""
    folder = tmp_path / "data"
    assert 0 == run(group(COMMANDS), ["init", "--organisation", "Acme", "--folder", str(folder)])
    command = [sys.executable, "-m", "panelry_server", "serve", "--port", "0", "--folder", str(folder)]
    with subprocess.Popen(
        [*command, "--plain"] if plain else command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PANELRY_SERVER_PLAIN": "false"},
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        talk = process.communicate(timeout=20)[1]
    expected = "without TLS" if plain else in_groups(pin_in(folder / "tls" / "certificate.pem"))
    assert (0, True) == (process.returncode, line.startswith("Serving at panelry://127.0.0.1:"))
    assert expected in talk
