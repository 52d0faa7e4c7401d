"""Replays at the server: a connection that is for one alone, what it is sent, and how it ends."""

import asyncio

import pytest

import cast
from hosted import QUICK, changed, core_of, device_of, guest_of, opening, seated, server_of
from panelry import commands as c
from panelry.ids import PersonId
from panelry.panel import Role
from panelry.parts import Picture, apply
from panelry.sync.frames import Do, Frame, Hello, Presence, Replay, StepFrame, Welcome, encode, from_server
from panelry_server.clock import ManualClock
from panelry_server.journal import JournalError, Record
from panelry_server.journal.memory import MemoryJournal
from panelry_server.room import Room
from panelry_server.terminal import Parted
from table import Line


class Sticking(MemoryJournal):
    """A journal that can be made to fail at reading."""

    stuck = False

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Return the events after a position, or fail."""
        if self.stuck:
            raise JournalError("the disk is away")
        return await super().read(stream, after)


async def room_of(journal: MemoryJournal | None = None) -> tuple[Room, ManualClock]:
    """Return a room in scoring, where Ben has rated, and its clock."""
    clock = ManualClock()
    room = await seated(await core_of(clock=clock, journal=journal))
    for n in range(1, 31):
        await room.do(cast.BEN, device_of(cast.BEN), n, c.Rate(cast.DESIGN, 1 + n % 5))
    return room, clock


async def end_of(line: Line, frame: Frame) -> int:
    """Return the code with which a frame ends the connection."""
    with pytest.raises(Parted) as parted:
        await line.hear(frame)
    return parted.value.code


async def test_a_replay_is_a_welcome_and_every_step_then_the_end() -> None:
    """The steps add up to what the terminal has."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        assert await ben.do(c.Rate(cast.DESIGN, 4)) is None
        async with opening(server, cast.BEN) as socket:
            await socket.send(encode(Replay()))
            frames = [from_server(text) async for text in socket]
        assert 1000 == socket.close_code
        welcome, *steps = [each for each in frames if not isinstance(each, Presence)]
        picture: Picture = {}
        for step in steps:
            assert isinstance(step, StepFrame)
            picture = apply(picture, step.sights)
        assert isinstance(welcome, Welcome)
        assert ("replay", ben.half.cur) == (welcome.mode, welcome.cur)
        assert ben.half.picture == picture
        assert await ben.do(c.Rate(cast.DESIGN, 5)) is None, "the device's own connection goes on"


async def test_nothing_else_is_done_on_a_connection_that_replays() -> None:
    """Neither a replay after a hello, nor a second one, nor a command after one."""
    room, clock = await room_of()
    line = Line(room, cast.BEN, clock)
    await line.hear(Hello())
    assert 4400 == await end_of(line, Replay())
    line.close()
    line = Line(room, cast.BEN, clock, number=2)
    assert 1000 == await end_of(line, Replay())
    assert 4400 == await end_of(line, Replay())
    line.close()


async def test_a_command_after_a_replay_has_no_connection_left() -> None:
    """The socket is closed before the next frame would be read."""
    async with server_of() as server, opening(server, cast.BEN) as socket:
        await socket.send(encode(Replay()))
        await socket.send(encode(Do(1, c.Rate(cast.DESIGN, 4))))
        assert [Welcome] == [type(each) for each in [from_server(text) async for text in socket]][:1]
        room = await server.rooms.open(cast.DEBRIEF)
        assert 0 == room.highest(device_of(cast.BEN))


async def test_another_person_replays_no_private_step() -> None:
    """Ben's thirty ratings make thirty steps for him and none for Chen."""
    room, clock = await room_of()
    counts = []
    for person in (cast.BEN, cast.CHEN):
        line = Line(room, person, clock)
        assert 1000 == await end_of(line, Replay())
        steps = [each for each in line.frames() if isinstance(each, StepFrame)]
        counts.append(sum("OwnRating/design" in {s.key for s in each.sights} for each in steps))
        line.close()
    assert [30, 0] == counts


async def test_a_replay_ends_when_rights_change_or_the_wire_is_cut() -> None:
    """What is left would be another sequence, or would reach nobody."""
    room, clock = await room_of()
    for ending in ("rights", "cut"):
        line = Line(room, cast.BEN, clock, changed(QUICK, stalled=0.05))
        line.pipe.stuck = True
        replaying = asyncio.ensure_future(line.terminal.hear(Replay()))
        while not line.outgoing._queue:  # noqa: ASYNC110 - a queue tells nobody
            await asyncio.sleep(0)
        if ending == "rights":
            roles = (Role.PANELIST, Role.FACILITATOR)
            await room.do(cast.ANA, device_of(cast.ANA), 1, c.ChangeRoles(cast.BEN, roles))
            line.pipe.stuck = False
        with pytest.raises(Parted) as parted:
            await replaying
        assert (1011, []) == (parted.value.code, [each for each in line.frames() if not _past(each)])
        line.close()


def _past(frame: Frame) -> bool:
    return isinstance(frame, Welcome | StepFrame)


async def test_who_is_shut_out_meanwhile_gets_nothing() -> None:
    """Rights are asked for again once the past is read."""
    room, clock = await room_of()
    line = Line(room, cast.BEN, clock)
    replaying = asyncio.ensure_future(line.terminal.hear(Replay()))
    await room.do(cast.ANA, device_of(cast.ANA), 1, c.DeclareConflict(cast.BEN, "They are cousins"))
    with pytest.raises(Parted) as parted:
        await replaying
    assert 1011 == parted.value.code
    assert {"Heading", "Seat/ben"} >= _keys(line)
    line.close()


def _keys(line: Line) -> set[str]:
    """Return the keys of all parts that a line was sent."""
    return {s.key for each in line.frames() if isinstance(each, StepFrame) for s in each.sights}


async def test_a_journal_that_cannot_be_read_ends_a_replay() -> None:
    """The terminal may come again."""
    journal = Sticking()
    room, clock = await room_of(journal)
    journal.stuck = True
    line = Line(room, cast.BEN, clock)
    assert 1011 == await end_of(line, Replay())
    assert [] == line.frames()
    line.close()


async def test_replays_of_one_debrief_take_turns() -> None:
    """Each reads everything, so two at once are one after the other, and both are whole."""
    room, _ = await room_of()
    people: tuple[PersonId, ...] = (cast.BEN, cast.CHEN)
    both = await asyncio.gather(*(room.replaying.past(person) for person in people))
    assert [room.half.cursor(person) for person in people] == [each.cur for each in both]
