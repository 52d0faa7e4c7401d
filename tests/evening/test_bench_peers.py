"""The peers of the bench: what crosses to them, how they are run, what is said where one is missing."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from benching import fanout, peers
from benching.fanout import Turn
from benching.figures import table
from benching.peers import AwayError, Peer, installed, running
from benching.relay import ANSWER
from benching.wires import WIDTH, SocketIO, Yjs, appended, number, sender, sized
from panelry.ids import DebriefId, PersonId
from strategies import effort

GONE = Peer("Gone", "pip", ("./nowhere",), "benching.relay", lambda address, _: SocketIO(f"ws://{address}/"))


def home_of(folder: Path) -> Path:
    """Return a place where a peer could have been installed: its Python is this one."""
    place = folder / "env" / "bin"
    place.mkdir(parents=True)
    (place / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (place / "python").chmod(0o755)
    return folder


@effort(100)
@given(st.integers(0, 2**32), st.integers(0, 2**20))
def test_the_sender_of_an_update_is_read_from_it(client: int, word: int) -> None:
    """Whoever it is, and at whatever word."""
    assert (client, word * WIDTH) == sender(sized(appended(client, word * WIDTH, "asked again: a 1")))


def test_an_update_has_the_bytes_of_its_format() -> None:
    """One client, one structure; the first has its root, a later one what it stands after."""
    words = b"\xa0\x01" + b"hi".ljust(WIDTH)
    assert b"\x01\x01\x07\x00" + b"\x04\x01\x04said" + words + b"\x00" == appended(7, 0, "hi")
    assert b"\x01\x01\x07\xa0\x01" + b"\x84\x07\x9f\x01" + words + b"\x00" == appended(7, WIDTH, "hi")
    assert [b"\x00", b"\x7f", b"\x80\x01", b"\xac\x02"] == [number(each) for each in (0, 127, 128, 300)]
    for wrong in ("x" * (WIDTH + 1), "é"):
        with pytest.raises(ValueError, match="plain signs at most"):
            appended(7, 0, wrong)


async def test_words_cross_to_a_socket_io_server_and_back() -> None:
    """A handshake, an event with its number, a heartbeat that is answered, another's event, an answer."""
    heard: list[str] = []

    async def answer(socket: ServerConnection) -> None:
        await socket.send('0{"sid":"a"}')
        heard.append(str(await socket.recv()))
        await socket.send('40{"sid":"b"}')
        heard.append(str(await socket.recv()))
        for each in ("2", '42["say","theirs"]', '431["ok"]'):
            await socket.send(each)
        heard.append(str(await socket.recv()))

    async with serve(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with SocketIO(f"ws://127.0.0.1:{port}/") as wire:
            await wire.send("ours")
            found = [each async for each in wire]
    assert (["theirs", ANSWER], ["40", '421["say", "ours"]', "3"]) == (found, heard)


async def test_words_cross_to_a_yjs_server_and_its_answer_to_the_state_acknowledges_them() -> None:
    """With a document's name where the server wants one; the state says how far each client is here."""
    heard: list[bytes] = []
    update = sized(appended(9, WIDTH, "asked again: b 2"))

    async def answer(socket: ServerConnection) -> None:
        heard.extend([bytes(await socket.recv()), bytes(await socket.recv())])  # type: ignore[arg-type]
        await socket.send(b"\x01d\x00\x02" + update)
        await socket.send(b"\x01d\x00\x01\x00")
        await socket.send(b"\x01d\x01\x00")
        heard.extend([bytes(await socket.recv()) for _ in range(3)])  # type: ignore[arg-type]

    async with serve(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with Yjs(f"ws://127.0.0.1:{port}/", 7, "d") as wire:
            await wire.send("first")
            listening = aiter(wire)
            found = [await anext(listening), await anext(listening)]
            await wire.send("second")
            assert [] == [each async for each in listening]
    assert ("asked again: b 2" in str(found[0]), ANSWER) == (True, found[1])
    assert [b"\x01d\x02\x00", b"\x01d\x00\x02", b"\x01d\x00\x00", b"\x01d\x00\x02", b"\x01d\x00\x00"] == [
        each[:4] for each in heard
    ]
    assert heard[4].endswith(b"\x02\x07" + number(2 * WIDTH) + b"\x09" + number(2 * WIDTH))


async def test_a_peer_that_cannot_be_installed_says_so_and_what_to_do(tmp_path: Path) -> None:
    """The last line of what its installer said stands in the sentence."""
    with pytest.raises(AwayError, match=r"^pip cannot install \./nowhere: .*Look at the network"):
        await installed(GONE, tmp_path / "home")


async def test_without_node_its_peers_are_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AwayError, match=r"^It needs node and npm"):
        await installed(GONE._replace(client="npm"), tmp_path / "home")


async def test_a_peer_that_does_not_say_its_port_does_not_start(tmp_path: Path) -> None:
    """Its program ended, as one does whose packages changed."""
    with pytest.raises(AwayError, match="does not start"):
        async with running(GONE._replace(program="benching.nothing"), home_of(tmp_path)):
            raise AssertionError


async def test_an_installed_peer_is_driven_by_the_same_loop(tmp_path: Path) -> None:
    """The bare relay stands in for one; everybody hears everybody, and each time the room is a new one."""
    called: list[str] = []

    def call(address: str, room: str) -> connect:
        called.append(room)
        return connect(f"ws://{address}/{room}", compression=None, proxy=None)

    async with running(GONE._replace(call=call), home_of(tmp_path)) as side:
        found = await fanout.turn(side, fanout.panels_of(side, 1), fanout.QUICK)
        async with side.call(DebriefId("bench0"), PersonId("bench0-0")):
            pass
    assert (True, {"bench0-1"}, "bench0-2") == (found.pace > 0, set(called[:-1]), called[-1])


async def test_a_peer_that_breaks_off_is_left_out_and_ours_never_is(tmp_path: Path) -> None:
    """What is ours has to be mended, and not left out."""
    away: list[str] = []

    async def hang_up(socket: ServerConnection) -> None:
        await socket.recv()

    def call(address: str, room: str) -> connect:
        return connect(f"ws://{address}/{room}", proxy=None)

    async with (
        serve(hang_up, "127.0.0.1", 0) as server,
        running(GONE._replace(call=call), home_of(tmp_path)) as side,
    ):
        port = server.sockets[0].getsockname()[1]
        broken = side._replace(call=lambda debrief, _: call(f"127.0.0.1:{port}", debrief))
        taken = {"Gone": (broken, fanout.panels_of(broken, 1))}
        assert {} == await peers._round(taken, fanout.QUICK, away)
        assert ({}, True) == (taken, away[0].startswith("Gone is left out. It broke off"))
        with pytest.raises(OSError, match="a connection ended"):
            await peers._round({"panelry": (broken, fanout.panels_of(broken, 1))}, fanout.QUICK, away)


def test_each_peer_stands_beside_the_relay_and_ours_beside_each_peer() -> None:
    """Ratios are taken within a round, and the middle one counts."""
    ours, bare, other = Turn(200.0, 1e-3, [0.02]), Turn(400.0, 1e-4, [0.001]), Turn(100.0, 2e-3, [0.04])
    rounds = [{"panelry": ours, "the bare relay": bare, "Other": other}] * 3
    lines = table(peers._figures(rounds, fanout.QUICK)).splitlines()
    assert ["0.50", "1.00", "0.25"] == [each.split()[-1] for each in lines if "flat out, 2 × 6" in each]
    assert "panelry flat out beside Other" in lines[-1]
    assert "2 times" in lines[-1]


def test_a_run_without_any_peer_has_ours_and_the_relay_and_says_who_is_missing() -> None:
    """Nobody is measured in place of another."""
    figures, away = peers.measured(fanout.QUICK, [GONE])
    assert 6 == len(figures)
    assert [True] == [each.startswith("Gone is left out. pip cannot install") for each in away]


def test_the_servers_of_the_peers_are_there() -> None:
    """A module or a file for each."""
    scripts = Path(peers.__file__).parents[1]
    for each in peers.PEERS:
        file = each.program.replace(".", "/") + ".py" if each.client == "pip" else ""
        assert (scripts / (file or f"benching/peered/{each.program}")).is_file()
