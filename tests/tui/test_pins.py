"""Pins: the terminal says nothing to a server before it has made sure of its key."""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from textual.widgets import Input, Static

import cast
from authority import Authority
from hosted import QUICK, changed, device_of, server_of, token_of
from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.office import Invited
from panelry.sync.frames import Frame, FromServer, Hello, Seated, Welcome
from panelry_server.codes import code_hash
from panelry_server.links import Links
from panelry_server.settings import Settings
from panelry_server.tls import identity_of
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.commands import join as command
from panelry_tui.join_app import JoinApp
from panelry_tui.joining import Invitation, InvitationError, claim_at_server, read_invitation, take_seat
from panelry_tui.link import Link, Seat, Standing, claim
from panelry_tui.pins import KnownServers, in_groups, pin_of, read_pin
from panelry_tui.seats import KeptSeat, Seats
from panelry_tui.trust import Trust, TrustError, UnknownKeyError, WrongKeyError, certificate_of
from tui.screen_text import screen_text

NOW = datetime.now(UTC)
CODE, TOKEN = "KLRP-7342-MXST", "t" * 43
PIN, OTHER = "P" * 43, "O" * 43


class Told:
    """A listener that remembers, with a sleep that ends the link after some naps."""

    def __init__(self, naps: int = 1) -> None:
        self.frames: list[FromServer] = []
        self.said: list[tuple[Standing, str]] = []
        self.greeted = asyncio.Event()
        self._left = naps

    def hello(self) -> Hello:
        """Say hello without a picture."""
        return Hello()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Remember a frame."""
        self.frames.append(frame)
        self.greeted.set()
        return ()

    def standing(self, standing: Standing, why: str) -> None:
        """Remember how the link stands."""
        self.said.append((standing, why))

    async def sleep(self, _: float) -> None:
        """End the link once it has slept often enough."""
        self._left -= 1
        if self._left <= 0:
            raise asyncio.CancelledError


async def linked(seat: Seat, naps: int = 1) -> Told:
    """Run a link until the server has greeted it, it stops, or it wants to try again."""
    told = Told(naps)
    running = asyncio.ensure_future(Link(seat, told, sleep=told.sleep).run())
    greeted = asyncio.ensure_future(told.greeted.wait())
    await asyncio.wait([running, greeted], timeout=10, return_when=asyncio.FIRST_COMPLETED)
    for task in (running, greeted):
        task.cancel()
    await asyncio.gather(running, greeted, return_exceptions=True)
    return told


class Secure(NamedTuple):
    """A server with TLS: where it is, and what its links say."""

    place: str
    port: int
    links: Links


@asynccontextmanager
async def secure_server(folder: Path, **changes: object) -> AsyncIterator[Secure]:
    """Serve with TLS, with Ben invited by a code."""
    async with server_of(changed(QUICK, plain=False, folder=folder, **changes)) as server:
        hashed = code_hash(server.core.secret, CODE)
        assert hashed is not None
        await server.office.record(Invited(hashed, cast.DEBRIEF, cast.BEN, "2099-01-01T00:00:00.000Z"))
        yield Secure(f"127.0.0.1:{server.port}", server.port, server.links)


def seat_at(server: str, pin: str) -> Seat:
    """Return Ben's seat behind a pin."""
    ids = (cast.DEBRIEF, device_of(cast.BEN), cast.BEN, "Ben Okafor")
    return Seat(server, *ids, token_of(cast.BEN), plain=False, pin=pin)


class Between:
    """Somebody between the terminal and the server: passes bytes on at first, then speaks TLS himself."""

    def __init__(self, server: Secure, own: ssl.SSLContext, honest: int) -> None:
        self.heard = b""
        """What he could read of the terminal's."""
        self.calls = 0
        self._port = server.port
        self._own = own
        self._honest = honest

    async def called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass a connection on, or answer it in the server's place."""
        self.calls += 1
        if self.calls > self._honest:
            try:
                await writer.start_tls(self._own)
                self.heard += await reader.read(1000)
            except OSError:
                pass
            writer.transport.abort()
            return
        onward, back = await asyncio.open_connection("127.0.0.1", self._port)
        await asyncio.gather(_pipe(reader, back), _pipe(onward, writer))


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while read := await reader.read(4096):
            writer.write(read)
    except OSError:
        pass
    writer.transport.abort()


@asynccontextmanager
async def between(server: Secure, folder: Path, honest: int = 0) -> AsyncIterator[tuple[str, Between]]:
    """Put somebody in the middle, with a key of his own; give the address the terminal would use."""
    own = identity_of(Settings(folder=folder / "theirs"), NOW).context
    middle = Between(server, own, honest)
    listening = await asyncio.start_server(middle.called, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{listening.sockets[0].getsockname()[1]}", middle
    finally:
        listening.close()
        await listening.wait_closed()


# the right key


async def test_a_link_with_the_pin_leads_to_a_seat_and_a_debrief(tmp_path: Path) -> None:
    """As the operator hands it out; the key is remembered for the next time."""
    async with secure_server(tmp_path / "data") as server:
        seats = Seats(tmp_path / "state")
        invitation = read_invitation(server.links.link(cast.DEBRIEF, CODE), "")
        kept = await take_seat(seats, invitation, NOW)
        told = await linked(kept.seat)
    assert server.links.pin == seats.known.pin_of(server.place)
    assert (False, server.links.pin) == (kept.seat.plain, kept.seat.pin)
    assert isinstance(told.frames[0], Welcome)
    assert [kept] == seats.kept()


async def test_a_renewed_certificate_of_the_same_key_is_believed(tmp_path: Path) -> None:
    """Also by a link that runs: it looks at the certificate anew."""
    async with secure_server(tmp_path) as server:
        seat = seat_at(server.place, server.links.pin)
        trust = Trust(seat.server, pin=seat.pin)
        assert await trust.context() is await trust.context()
    (tmp_path / "tls" / "certificate.pem").unlink()
    async with secure_server(tmp_path, port=server.port) as server:
        link = Link(seat, told := Told(naps=2), sleep=(told.sleep))
        link._trust = trust
        running = asyncio.ensure_future(link.run())
        await asyncio.wait_for(told.greeted.wait(), 10)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert "not believed" in told.said[1][1]
    assert Standing.OPEN is told.said[-1][0]


async def test_a_company_certificate_needs_no_comparing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This machine's store vouches for it, with the host's name; a code alone is enough."""
    authority = Authority()
    certificate, key = authority.certify(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.root(tmp_path / "root.pem")))
    async with secure_server(tmp_path, certificate=certificate, key=key) as server:
        place = f"localhost:{server.port}"
        kept = await take_seat(Seats(tmp_path / "state"), read_invitation(CODE, place), NOW)
        told = await linked(kept.seat)
        with pytest.raises(UnknownKeyError):
            await claim(server.place, CODE, TOKEN, plain=False)
    assert ("", False) == (kept.seat.pin, kept.seat.plain)
    assert isinstance(told.frames[0], Welcome)


async def test_a_company_certificate_is_believed_by_its_pin_too(tmp_path: Path) -> None:
    """Without its authority in the store: exactly that certificate is trusted."""
    certificate, key = Authority().certify(tmp_path)
    async with secure_server(tmp_path, certificate=certificate, key=key) as server:
        told = await linked(seat_at(server.place, server.links.pin))
    assert isinstance(told.frames[0], Welcome)


# another key


@pytest.mark.parametrize("honest", [0, 1])
async def test_somebody_in_the_middle_never_sees_the_token(honest: int, tmp_path: Path) -> None:
    """Neither one who answers at once, nor one who shows the server's true certificate first."""
    async with secure_server(tmp_path) as server, between(server, tmp_path, honest) as (place, middle):
        told = await linked(seat_at(place, server.links.pin), naps=2)
    assert (b"", honest + (2 if honest else 1)) == (middle.heard, middle.calls)
    standing, why = told.said[-1]
    assert Standing.STOPPED is standing
    assert in_groups(server.links.pin) in why
    assert "take the server's line out of known-servers" in why
    assert [] == told.frames


@pytest.mark.parametrize("honest", [0, 1])
async def test_somebody_in_the_middle_never_sees_the_code(honest: int, tmp_path: Path) -> None:
    """The seat is not taken, and the code is as good as before."""
    async with secure_server(tmp_path) as server, between(server, tmp_path, honest) as (place, middle):
        with pytest.raises(WrongKeyError, match="nothing was sent"):
            await claim(place, CODE, TOKEN, plain=False, pin=server.links.pin)
        assert b"" == middle.heard
        assert isinstance(await claim(server.place, CODE, TOKEN, plain=False, pin=server.links.pin), Seated)


async def test_the_one_in_the_middle_hears_a_terminal_that_does_not_look(tmp_path: Path) -> None:
    """The control: without the comparing he would read the request."""
    async with secure_server(tmp_path) as server, between(server, tmp_path) as (place, middle):
        blind = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        blind.check_hostname, blind.verify_mode = False, ssl.CERT_NONE
        trust = Trust(place)
        trust._context = blind
        link = Link(seat_at(place, ""), told := Told(), sleep=told.sleep)
        link._trust = trust
        with pytest.raises(asyncio.CancelledError):
            await link.run()
    assert token_of(cast.BEN).encode() in middle.heard


async def test_a_changed_key_stops_the_link_and_the_next_invitation(tmp_path: Path) -> None:
    """A server that was set up anew on the same address; a person decides, nothing else does."""
    seats = Seats(tmp_path / "state")
    async with secure_server(tmp_path / "old") as server:
        kept = await take_seat(seats, read_invitation(server.links.link(cast.DEBRIEF, CODE), ""), NOW)
    async with secure_server(tmp_path / "new", port=server.port) as server:
        told = await linked(kept.seat)
        with pytest.raises(WrongKeyError):
            await take_seat(seats, read_invitation(server.links.link("d2", "OTHER"), ""), NOW)
        with pytest.raises(WrongKeyError):
            await take_seat(seats, read_invitation("OTHER", server.place), NOW)
        assert Standing.STOPPED is told.said[-1][0]
        seats.known.path.unlink()
        link = read_invitation(server.links.link(cast.DEBRIEF, CODE), "")
        again = await take_seat(seats, link, NOW)
        assert server.links.pin == again.seat.pin
        assert "does not know this seat" in (await linked(again.seat)).said[-1][1]


# no key yet


async def test_an_unknown_key_is_shown_before_anything_is_sent(tmp_path: Path) -> None:
    """With the pin that a person compared, the same code then takes the seat."""
    async with secure_server(tmp_path / "data") as server:
        seats, invitation = Seats(tmp_path / "state"), read_invitation(CODE, server.place)
        with pytest.raises(UnknownKeyError) as unknown:
            await take_seat(seats, invitation, NOW)
        assert server.links.pin == unknown.value.pin
        kept = await take_seat(seats, read_invitation(CODE, server.place, in_groups(unknown.value.pin)), NOW)
    assert server.links.pin == kept.seat.pin


async def test_a_seat_whose_server_was_forgotten_waits_and_says_why(tmp_path: Path) -> None:
    """Nothing is sent to a server that nothing vouches for."""
    async with secure_server(tmp_path) as server:
        told = await linked(seat_at(server.place, ""))
    assert (Standing.OFFLINE, True) == (told.said[-1][0], "not believed: self-signed" in told.said[-1][1])
    assert told.said[-1][1].endswith("join again with a link that names the server's key")


async def test_a_certificate_that_ended_is_said(tmp_path: Path) -> None:
    """The key is right, and the operator has to renew the certificate."""
    identity = identity_of(Settings(folder=tmp_path), datetime(2001, 1, 1, tzinfo=UTC))
    async with await asyncio.start_server(
        lambda _, writer: writer.transport.abort(), "127.0.0.1", 0, ssl=identity.context
    ) as listening:
        place = f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        with pytest.raises(TrustError, match="Ask the operator to renew it"):
            await claim(place, CODE, TOKEN, plain=False, pin=identity.pin)


async def test_a_server_without_tls_is_told_apart_from_none(tmp_path: Path) -> None:
    """One has the wrong address or was started plain; the other does not run."""
    async with server_of(changed(folder=tmp_path)) as server:
        place = f"127.0.0.1:{server.port}"
        for pin in ("", PIN):
            with pytest.raises(ConnectionError, match="started with --plain"):
                await claim(place, CODE, TOKEN, plain=False, pin=pin)
    with pytest.raises(ConnectionError, match="cannot be reached"):
        await claim(place, CODE, TOKEN, plain=False, pin=PIN)


async def test_another_machine_is_never_spoken_to_in_the_clear() -> None:
    """Whatever stands in a seat's file."""
    seat = Seat("192.0.2.7:7340", "d1", "v1", "ben", "Ben", TOKEN)
    told = await linked(seat)
    assert (Standing.STOPPED, True) == (told.said[-1][0], "network reads along" in told.said[-1][1])
    with pytest.raises(TrustError, match="network reads along"):
        await claim("panel.example.org:7340", CODE, TOKEN)


async def test_a_certificate_that_cannot_be_read_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this library cannot read is trusted by nobody."""

    async def shown(_: str) -> bytes:
        return b"nothing"

    monkeypatch.setattr("panelry_tui.trust.certificate_of", shown)
    with pytest.raises(TrustError, match="cannot be read"):
        await Trust("127.0.0.1:1", pin=PIN).context()


# pins and the file of known servers


async def test_both_sides_work_out_the_same_pin(tmp_path: Path) -> None:
    """From the certificate as it comes over the wire."""
    async with secure_server(tmp_path) as server:
        assert server.links.pin == pin_of(await certificate_of(server.place))


def test_a_pin_is_read_with_its_blanks() -> None:
    """As somebody copies it from the operator's screen."""
    assert PIN == read_pin(f" {in_groups(PIN)}\n")
    for wrong in ("", PIN[1:], f"{PIN}P", f"{PIN[1:]}="):
        with pytest.raises(ValueError, match=f"^{wrong}$"):
            read_pin(wrong)


def test_a_link_and_a_pin_beside_it_must_agree() -> None:
    """The words ask which one is right."""
    link = f"panelry://127.0.0.1/d1#{CODE}@{PIN}"
    assert PIN == read_invitation(link, "", PIN).pin
    with pytest.raises(InvitationError, match="which one is right"):
        read_invitation(link, "", OTHER)
    assert CODE not in repr(read_invitation(link, ""))


def test_known_servers_stand_in_a_private_file(tmp_path: Path) -> None:
    """One line each; the first of a server counts, and what is no line is passed over."""
    known = KnownServers(tmp_path / "state")
    assert "" == known.pin_of("a:1")
    before = os.umask(0)
    try:
        known.add("a:1", PIN)
    finally:
        os.umask(before)
    with known.path.open("a") as file:
        file.write("torn a:1\nb:2 short\nb:2")
    known.add("b:2", OTHER)
    known.add("a:1", OTHER)
    assert (PIN, OTHER) == (known.pin_of("a:1"), known.pin_of("b:2"))
    assert 0o600 == known.path.stat().st_mode & 0o777


def test_a_seat_of_before_the_keys_stays_plain_until_its_server_has_one(tmp_path: Path) -> None:
    """A file without the field is a plain seat; once the server is known by a key it never is again."""
    seats = Seats(tmp_path)
    seated = Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben Okafor")
    kept = seats.take("127.0.0.1:1", CODE, seated, TOKEN, NOW)
    file = kept.folder / "seat.json"
    file.write_bytes(file.read_bytes().replace(b',"plain":true', b""))
    assert b"plain" not in file.read_bytes()
    assert (True, "") == (seats.kept()[0].seat.plain, seats.kept()[0].seat.pin)
    seats.known.add("127.0.0.1:1", PIN)
    seats.note(seats.kept()[0], "", NOW)
    assert (False, PIN) == (seats.kept()[0].seat.plain, seats.kept()[0].seat.pin)
    assert b'"plain":false' in file.read_bytes()


async def test_a_server_that_is_known_by_a_key_is_never_plain_again(tmp_path: Path) -> None:
    """A link without a key to the same address asks nobody."""
    seats = Seats(tmp_path)
    seats.known.add("127.0.0.1:1", PIN)
    with pytest.raises(TrustError, match="this link is without TLS"):
        await take_seat(seats, Invitation("127.0.0.1:1", CODE, plain=True), NOW)


# what a person sees


class Unknown:
    """A server that is not known until its pin is given."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, invitation: Invitation, _: str) -> Seated:
        """Answer a claim."""
        self.asked.append(invitation.pin)
        if not invitation.pin:
            raise UnknownKeyError(invitation.server, PIN)
        return Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben Okafor")


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_the_first_screen_asks_to_compare_the_key(size: tuple[int, int], tmp_path: Path) -> None:
    """The pin stands there in groups; yes joins."""
    unknown = Unknown()
    app = JoinApp(Seats(tmp_path), claiming=unknown)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"KLRP", "enter")
        await pilot.pause(0.05)
        assert in_groups(PIN)[:24] in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause(0.05)
    assert isinstance(app.return_value, KeptSeat)
    assert (["", PIN], PIN) == (unknown.asked, app.return_value.seat.pin)


async def test_the_first_screen_takes_no_for_an_answer(tmp_path: Path) -> None:
    """The first choice is no, and escape is no: nothing is sent, and what was typed stays."""
    unknown = Unknown()
    app = JoinApp(Seats(tmp_path), claiming=unknown)
    async with app.run_test() as pilot:
        for key in ("enter", "escape"):
            app.screen.query_one("#code", Input).value = "KLRP"
            await pilot.press("enter")
            await pilot.pause(0.05)
            await pilot.press(key)
            await pilot.pause(0.05)
            assert "Nothing was sent" in str(app.screen.query_one("#said", Static).render())
    assert (["", ""], None) == (unknown.asked, app.return_value)


@pytest.fixture
def unknown_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Unknown:
    """Give a server that the command does not know."""
    unknown = Unknown()

    async def taken(seats: Seats, wanted: Invitation, now: datetime) -> KeptSeat:
        return await take_seat(seats, wanted, now, unknown)

    monkeypatch.setattr(command, "take_seat", taken)
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return unknown


def test_the_command_without_a_terminal_asks_for_the_pin(
    unknown_server: Unknown, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody could compare there; with --pin it goes on to the next step."""
    assert 1 == run(group(COMMANDS), ["join", CODE])
    said = capsys.readouterr().err
    assert in_groups(PIN) in said
    assert f"add --pin {PIN}" in said
    assert 1 == run(group(COMMANDS), ["join", CODE, "--pin", in_groups(PIN)])
    assert "needs a terminal" in capsys.readouterr().err
    assert ["", PIN] == unknown_server.asked
    assert 2 == run(group(COMMANDS), ["join", CODE, "--pin", "short"])


@pytest.mark.parametrize(("answer", "asked"), [(True, ["", PIN]), (False, [""])])
def test_the_command_in_a_terminal_asks_to_compare(
    answer: bool,
    asked: list[str],
    unknown_server: Unknown,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Yes goes on, no says that nothing was sent."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    confirm: Callable[..., bool] = lambda _, **__: answer  # noqa: E731 - what a person would type
    monkeypatch.setattr(click, "confirm", confirm)
    assert 1 == run(group(COMMANDS), ["join", CODE])
    assert ("needs a terminal" if answer else "Nothing was sent") in capsys.readouterr().err
    assert asked == unknown_server.asked


def test_a_changed_key_is_one_sentence_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, the two keys, and what to do."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    Seats(tmp_path).known.add("127.0.0.1:7340", PIN)
    assert 1 == run(group(COMMANDS), ["join", f"panelry://127.0.0.1:7340/d1#{CODE}@{OTHER}"])
    said = capsys.readouterr().err
    assert (True, True) == (in_groups(PIN) in said, in_groups(OTHER) in said)
    assert said.rstrip().endswith("join with a new link.")


async def test_the_terminal_asks_the_server_with_what_the_invitation_says(tmp_path: Path) -> None:
    """The default way of claiming passes pin and plain on."""
    async with secure_server(tmp_path) as server:
        seated = await claim_at_server(Invitation(server.place, CODE, pin=server.links.pin), TOKEN)
    assert cast.BEN == seated.person
