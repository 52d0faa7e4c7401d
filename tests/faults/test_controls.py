"""Controls: the rows find the faults that they look for, when these are planted."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

import cast
import leaky
from anything import Die
from faults import histories, lives, record, sealed, seeds, stalled
from faults.frames import _decoded
from faults.hostile import attack
from faults.noise import TRACES
from faults.served import _complaint
from faults.watched import Watch
from faults.wishes import SECRET, SHARED
from faults.worker import calling
from hosted import changed, core_of, device_of, guest_of, seated, server_of
from panelry import commands as c
from panelry.ids import ObservationId
from panelry.points import Kind
from panelry.sync.frames import Claim, Decoder, Do, FromTerminal, Hello, encode
from panelry_server.journal import Record
from story import Story
from sync.runs import played
from table import Table


async def kept() -> list[Record]:
    """Return a record in which Ben's first device has done two things."""
    core = await core_of()
    room = await seated(core)
    for n in (1, 2):
        await room.do(cast.BEN, device_of(cast.BEN), n, c.Rate(cast.DESIGN, n))
    return await core.journal.read(cast.DEBRIEF)


@pytest.mark.parametrize(
    ("spoil", "told", "found"),
    [
        (lambda found: found, {1, 2}, []),
        (lambda found: found, {1, 2, 3}, ["ben-1 was promised [3], which is lost"]),
        (lambda found: found, {2}, ["ben-1 never heard of [1], which is kept", "ben-1 has a gap in [2]"]),
        (
            lambda found: found[:-2] + found[-1:],
            {1, 2},
            ["positions have a gap", "ben-1 was promised [1], which is lost"],
        ),
        (
            lambda found: [*found, replace(found[-1], position=found[-1].position + 1)],
            {1, 2},
            ["('ben-1', 2) is doubled: parts [0, 0]"],
        ),
    ],
)
async def test_the_record_shows_what_is_lost_doubled_or_missing(
    spoil: Callable[[list[Record]], list[Record]], told: set[int], found: list[str]
) -> None:
    """Held against what the device was told."""
    assert found == list(record.faults_of(spoil(await kept()), {(cast.BEN, 1): told}, {}))


def telling_count(world: int) -> Story:
    """In one world Chen has rated one criterion less, which the sample of progress shows."""
    story = Story().scoring()
    story.rates(cast.CHEN)
    return story.when(cast.CHEN, c.ClearRating(cast.CODE) if world else c.Rate(cast.CODE, 1))


def telling_words(world: int) -> Story:
    """In both worlds Chen has shared a word that should stay hidden."""
    story = Story().scoring()
    name, word = ObservationId("shared"), sealed.CANARIES[0]
    story.when(cast.CHEN, c.Observe(name, cast.DESIGN, Kind.SAW, word, shareable=True))
    del world
    return story.rates(cast.CHEN).when(cast.CHEN, c.Submit()).opened(missing=3)


@pytest.mark.parametrize(
    ("phase", "found"), [(telling_count, "the worlds differ at frame"), (telling_words, "a canary sang")]
)
async def test_a_hostile_terminal_notices_what_leaks(phase: Callable[[int], Story], found: str) -> None:
    """A count that differs, and a hidden word."""
    faults, frames = await attack(phase, Die(1))
    assert (True, True) == (frames > 100, any(each.startswith(found) for each in faults))


@pytest.mark.parametrize("phase", sealed.PHASES)
def test_the_worlds_differ_in_sealed_matter_alone(phase: Callable[[int], Story]) -> None:
    """Phase and time are the same; from scoring on the scorecards are not."""
    one, other = phase(0), phase(1)
    assert (one.state.phase, one.ticks) == (other.state.phase, other.ticks)
    assert (one.state.cards != other.state.cards) is (phase is not sealed.setup)


def test_an_untyped_error_of_a_decoder_is_found() -> None:
    """And words of a refusal that quote what was sent."""

    class Careless(Decoder):
        def __call__(self, text: str | bytes) -> object:
            raise KeyError(text)

    assert ["KeyError instead of a refusal"] == _decoded(Careless(FromTerminal), b"{}")
    assert None is _decoded(Decoder(FromTerminal), b"{}")
    assert [] == _decoded(Decoder(FromTerminal), encode(Hello()).encode())


@pytest.mark.parametrize(
    "told",
    [b"Traceback (most recent call last)", b'File "room.py", line 3', b"ValueError: x", b"at 0x7f3a21bc"],
)
def test_traces_of_internals_are_recognised(told: bytes) -> None:
    """In whatever is said to a peer."""
    assert TRACES.search(told)


def test_a_line_of_the_log_is_a_complaint_unless_it_is_known() -> None:
    """News and the age of a library are ordinary; anything that failed is not."""
    lines = (
        '{"event": "listening", "level": "info"}',
        '{"event": "journal", "level": "warning", "warning": "SQLite 3.40 is old"}',
        '{"event": "connection failed", "level": "error", "error": "KeyError"}',
        "Traceback",
    )
    assert [False, False, True, True] == [bool(_complaint(line)) for line in lines]


def test_a_stalled_reader_that_is_not_cut_in_time_is_a_fault() -> None:
    """So is memory, a connection that is left, and a run in which nothing waited."""
    good = stalled.Writing(notes=300, left=21, declined=0, grown=10, p99=0.1)
    assert [] == stalled._judged(Watch(0.1, 10, 20), good, 20)
    bad = stalled.Writing(notes=300, left=22, declined=1, grown=101, p99=0.1)
    assert 5 == len(stalled._judged(Watch(1.1, 0, 20), bad, 20))


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda found: found, []),
        (lambda found: found[:-1], ["ben was told something else than is kept of [2]"]),
        (lambda found: found[1:], ["positions have a gap"]),
        (lambda found: [*found, replace(found[-1], position=len(found) + 1)], ["ben's commands are doubled"]),
        (
            lambda found: [*found[:-1], replace(found[-1], kind="Released")],
            ["it was released, and nobody had asked the candidate"],
        ),
        (lambda found: [*found[:-1], replace(found[-1], body=None)], []),
        (lambda found: [replace(each, body=None) for each in found], ["it is erased in part"]),
    ],
)
async def test_a_life_shows_what_is_lost_doubled_or_let_go(
    spoil: Callable[[list[Record]], list[Record]], found: list[str]
) -> None:
    """Held against what its players were told."""
    life = lives.Life(cast.DEBRIEF, {}, "1")
    life.players = [player for player in life.players if player.person == cast.BEN]
    life.players[0].device, life.players[0].promised = device_of(cast.BEN), {1, 2}
    assert found == list(lives._of_the_record(life, spoil(await kept()), wiped=False))


@pytest.mark.parametrize(
    ("heard", "opened", "faults"),
    [
        (SHARED, False, ["amara: ben heard “what chen will show”"]),
        (SHARED, True, []),
        (SECRET, True, ["amara: ben heard “what chen keeps to themselves”"]),
    ],
)
def test_a_life_notices_words_that_reach_somebody_too_early(
    heard: str, opened: bool, faults: list[str]
) -> None:
    """Shared ones may come with the opening, private ones never."""
    life = lives.Life(cast.DEBRIEF, {}, "1")
    life.opened = opened
    life.players[1].heard.append(f'{{"text":"{heard.format(cast.CHEN)} 0.5"}}'.encode())
    life._look()
    assert faults == life.faults


def test_histories_and_runs_that_break_a_rule_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    """A leak shows in the row of blindness, a broken room in that of the simulator."""
    leaky.changed_flag(monkeypatch)
    verdict = asyncio.run(histories.blind(40, 1, Path()))
    assert (40, True) == (verdict.done, bool(verdict.faults))

    async def bare(number: int, steps: int) -> Table:
        table = await played(number, steps=steps)
        table.seats[0].half.picture = {}
        return table

    monkeypatch.setattr(seeds, "played", bare)
    assert asyncio.run(seeds.run(2, 1, Path())).faults[0].endswith("sees another picture")


async def flooded(socket: ClientConnection) -> None:
    """Ask far too often, then read to the end."""
    for n in range(1, 2000):
        await socket.send(encode(Do(n, c.Rate(cast.DESIGN, 3))))
    while True:
        await socket.recv()


async def test_a_flood_ends_its_own_connection_and_nobody_elses() -> None:
    """With the limits of a new installation: 4429 after the burst, and the panel goes on."""
    limits = changed(command_rate=30.0, command_burst=60, ping=5.0)
    async with server_of(limits) as server, guest_of(server, cast.CHEN) as chen:
        async with calling(server.port, cast.BEN) as socket:
            await socket.send(encode(Hello()))
            began = time.monotonic()
            with pytest.raises(ConnectionClosed) as closed:
                await flooded(socket)
            bound = 60 + 30 * (time.monotonic() - began) + 1
        rcvd = closed.value.rcvd
        assert (4429, "") == (rcvd and rcvd.code, rcvd and rcvd.reason)
        room = await server.rooms.open(cast.DEBRIEF)
        assert 50 <= room.highest(device_of(cast.BEN)) <= bound
        assert None is await chen.do(c.Rate(cast.DESIGN, 4))


async def test_a_frame_for_another_door_ends_the_connection() -> None:
    """A claim in a debrief is no frame of a terminal that has a seat."""
    async with server_of() as server, calling(server.port, cast.BEN) as socket:
        await socket.send(encode(Claim("KLRP-7342-MXST", "t" * 43)))
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
        assert 4400 == (closed.value.rcvd and closed.value.rcvd.code)
