"""One terminal at the server, by the clock turned by hand: ticks, beacons, presence, and what others see."""

import asyncio
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

import cast
from hosted import QUICK, changed, core_of, device_of, seated
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.events import Event
from panelry.ids import ObservationId, PersonId
from panelry.panel import Confidence, Mode, Recommendation
from panelry.points import Kind
from panelry.receipts import SEED
from panelry.sync.frames import Ack, Beacon, Do, Frame, Hello, Presence, Sights, Welcome
from panelry_server.answering import Taken
from panelry_server.clock import ManualClock
from panelry_server.following import Asked
from panelry_server.progress import Counts
from panelry_server.room import Room
from panelry_server.settings import Settings
from panelry_server.stream import Said
from panelry_server.terminal import Parted, Terminal
from panelry_server.verify.masks import masked
from panelry_server.verify.worlds import Horizon
from table import Line

CALM = changed(QUICK, beacon=5.0, tick=0.8, presence=10.0)
BRISK = changed(CALM, beacon=1.5)


async def hosted(mode: Mode = Mode.EVIDENCE_FIRST) -> tuple[Room, ManualClock]:
    """Return a room in scoring and its clock."""
    clock = ManualClock()
    return await seated(await core_of(CALM, clock=clock), mode=mode), clock


async def greeted(
    room: Room, person: PersonId, clock: ManualClock, number: int = 1, settings: Settings = CALM
) -> Line:
    """Return a line that has said hello."""
    line = Line(room, person, clock, settings, number)
    await line.hear(Hello())
    return line


def kinds(line: Line) -> list[type[Frame]]:
    """Return the kinds of what was sent."""
    return [type(frame) for frame in line.frames()]


async def test_the_first_sight_leaves_at_once_and_the_others_with_the_tick() -> None:
    """Three acts in a row make two frames, the second 100 ms after the first."""
    room, clock = await hosted()
    eli = await greeted(room, cast.ELI, clock)
    await clock.advance(1)
    for n in range(1, 4):
        await room.do(cast.ANA, device_of(cast.ANA), n, c.StartTimer(n))
    await clock.advance(0.09)
    assert [1.0] == [at for at, text in eli.pipe.sent if b'"t":"sights"' in text]
    await clock.advance(1)
    sights = [(at, text) for at, text in eli.pipe.sent if b'"t":"sights"' in text]
    assert [1.0, 1.1] == [round(at, 3) for at, _ in sights]
    eli.close()


async def test_the_window_stretches_to_a_tick_while_much_happens_and_shrinks_when_little_does() -> None:
    """What comes faster than it is told is told in fewer frames, at most 800 ms late."""
    room, clock = await hosted()
    eli = await greeted(room, cast.ELI, clock)
    await clock.advance(1)
    for n in range(1, 101):
        await room.do(cast.ANA, device_of(cast.ANA), n, c.StartTimer(n))
        await clock.advance(0.04)
    await clock.advance(3)
    for n in range(101, 104):
        await room.do(cast.ANA, device_of(cast.ANA), n, c.StartTimer(n))
        await clock.advance(1)
    for n in range(104, 106):
        await room.do(cast.ANA, device_of(cast.ANA), n, c.StartTimer(n))
    await clock.advance(1)
    instants = [at for at, text in eli.pipe.sent if b'"t":"sights"' in text]
    gaps = [round(later - at, 3) for at, later in pairwise(instants)]
    assert [0.1, 0.2, 0.4, 0.8, 0.8, 0.8, 0.8] == gaps[:7]
    assert 0.1 == gaps[-1]
    eli.close()


async def test_what_waits_for_the_tick_leaves_before_an_answer() -> None:
    """The ack names a cursor that the terminal has already; the tick then has nothing left to say."""
    room, clock = await hosted()
    ben = await greeted(room, cast.BEN, clock)
    await clock.advance(1)
    await room.do(cast.ANA, device_of(cast.ANA), 1, c.StartTimer(1))
    await room.do(cast.ANA, device_of(cast.ANA), 2, c.StartTimer(2))
    await ben.hear(Do(1, c.Rate(cast.DESIGN, 3)))
    ack = ben.frames()[-1]
    assert Ack(1, room.half.cursor(cast.BEN)) == ack
    before = len(ben.pipe.sent)
    await clock.advance(1)
    assert before == len(ben.pipe.sent)
    ben.close()


async def test_beacons_are_due_on_their_own_clock() -> None:
    """Every five seconds from the connection on, whatever else is said; presence every ten."""
    room, clock = await hosted()
    ben = await greeted(room, cast.BEN, clock)
    beaconing = asyncio.ensure_future(ben.terminal.beacon())
    await clock.advance(3)
    await ben.hear(Do(1, c.Rate(cast.DESIGN, 3)))
    await clock.advance(19)
    assert [5.0, 10.0, 15.0, 20.0] == [at for at, text in ben.pipe.sent if b'"t":"beacon"' in text]
    assert [0.0, 10.0, 20.0] == [at for at, text in ben.pipe.sent if b'"t":"presence"' in text]
    beaconing.cancel()
    ben.close()


async def test_a_pending_sight_leaves_before_a_beacon() -> None:
    """Else the beacon's cursor would look like a gap."""
    room, clock = await hosted()
    eli = await greeted(room, cast.ELI, clock)
    for n in (1, 2):
        await room.do(cast.ANA, device_of(cast.ANA), n, c.StartTimer(n))
    eli.terminal._beacon()
    await eli.outgoing.drain(1)
    assert [Sights, Sights, Beacon] == kinds(eli)[-3:]
    eli.close()


async def test_before_hello_nothing_is_sent() -> None:
    """Neither sights nor presence nor beacons; the beacon's hour ends the silence."""
    room, clock = await hosted()
    line = Line(room, cast.BEN, clock, CALM)
    await room.do(cast.ANA, device_of(cast.ANA), 1, c.DeclareConflict(cast.BEN, "They are cousins"))
    await clock.advance(1)
    assert ([], []) == (line.frames(), line.parted)
    line.terminal._beacon()
    assert ([], [1011]) == (line.frames(), line.parted)
    line.close()


async def test_between_reset_and_hello_only_answers_are_sent() -> None:
    """The picture that the terminal still has is not added to."""
    room, clock = await hosted()
    ben = await greeted(room, cast.BEN, clock)
    await room.do(cast.ANA, device_of(cast.ANA), 1, c.DeclareConflict(cast.BEN, "They are cousins"))
    await room.do(cast.ANA, device_of(cast.ANA), 2, c.Withdraw(on_hold=True, reason="No budget"))
    await ben.hear(Do(1, c.Rate(cast.DESIGN, 3)))
    ben.terminal._beacon()
    await ben.outgoing.drain(1)
    assert ["Reset", "Declined"] == [each.__name__ for each in kinds(ben)[-2:]]
    ben.close()


async def test_who_lost_the_right_to_connect_is_parted() -> None:
    """At a frame of their own, and at the next thing there would be to see."""
    room, clock = await hosted()
    ben = await greeted(room, cast.BEN, clock)
    ben.allowed = False
    with pytest.raises(Parted, match="4401"):
        await ben.hear(Hello())
    ben.terminal.stepped()
    ben.terminal._beacon()
    assert [4401, 4401] == ben.parted
    ben.close()


async def test_who_lost_the_seat_is_parted() -> None:
    """The room says so at once."""
    clock = ManualClock()
    core = await core_of(CALM, clock=clock)
    room = await core.rooms.create(cast.create())
    for person in cast.ALL:
        await room.operate(cast.seat(person))
    ben = await greeted(room, cast.BEN, clock)
    await room.do(cast.ANA, device_of(cast.ANA), 1, c.RemovePerson(cast.BEN))
    with pytest.raises(Parted, match="4403"):
        await ben.hear(Hello())
    assert [4403] == ben.parted
    ben.close()


async def test_a_coming_and_going_is_announced_to_who_may_know() -> None:
    """At once, to everybody who has said hello."""
    room, clock = await hosted()
    ana = await greeted(room, cast.ANA, clock)
    ben = await greeted(room, cast.BEN, clock)
    ben.close()
    await ana.outgoing.drain(1)
    seen = [[each[:2] for each in frame.people] for frame in ana.frames() if isinstance(frame, Presence)]
    here, gone = [(cast.ANA, 1), (cast.BEN, 1)], [(cast.ANA, 1), (cast.BEN, 0)]
    assert [[(cast.ANA, 1)], here, gone] == seen
    ana.close()


Private = Sequence[tuple[float, c.Command]]
"""Ben's private commands, each after some seconds."""
PLAIN: Private = [(1.0, c.Rate(each, 3)) for each in cast.CRITERIA]
RICH: Private = [
    (0.02, c.WriteNote(None, "Voice went quiet whenever Kafka came up " * 200)),
    (0.03, c.Rate(cast.CODE, 1)),
    (0.5, c.Rate(cast.CODE, 9)),
    (0.0, c.Rate(cast.CODE, None)),
    (0.1, c.Observe(ObservationId("one"), cast.DESIGN, Kind.HEARD, "Asked for the queue's size", True)),
    (0.3, c.Recommend(Recommendation.STRONG_NO)),
    (0.0, c.GiveConfidence(Confidence.LOW)),
    (0.7, c.Rate(cast.AMBIGUITY, 5)),
    (0.3, c.RemoveObservation(ObservationId("one"))),
    (0.2, c.Rate(cast.DESIGN, 1)),
]
VIEWERS = (cast.ANA, cast.CHEN, cast.ELI, cast.GRACE, cast.HANA)


async def history(
    private: Private, mode: Mode = Mode.EVIDENCE_FIRST, leak: Callable[[Room], None] = lambda _: None
) -> dict[PersonId, list[tuple[float, bytes]]]:
    """Play public acts around Ben's private ones; return what each viewer's wire carried, and when.

    All but the digits of what Ben committed to: they are of another value in another history.
    """
    room, clock = await hosted(mode)
    room._draw = lambda: bytes(SEED)
    leak(room)
    lines = {person: await greeted(room, person, clock, settings=BRISK) for person in VIEWERS}
    ben = await greeted(room, cast.BEN, clock)
    tasks = [asyncio.ensure_future(line.terminal.beacon()) for line in (*lines.values(), ben)]
    await _until_three(clock, room, private, ben)
    await clock.advance(5.05)
    room.sample()
    late = await greeted(room, cast.CHEN, clock, 2)
    await room.do(cast.ANA, device_of(cast.ANA), 2, c.StopTimer())
    await ben.hear(Do(100, c.Submit()))
    await clock.advance(0.05)
    await room.do(cast.ANA, device_of(cast.ANA), 3, c.Nudge(cast.CHEN))
    await clock.advance(6)
    for task in tasks:
        task.cancel()
    for line in (*lines.values(), late, ben):
        line.close()
    wires = {**{person: line.pipe for person, line in lines.items()}, PersonId("late"): late.pipe}
    return {
        person: [(at, masked(text, {cast.BEN}, Horizon.EVIDENCE)) for at, text in pipe.sent]
        for person, pipe in wires.items()
    }


async def _until_three(clock: ManualClock, room: Room, private: Private, ben: Line) -> None:
    """Let three seconds pass: Ben's private acts after their waits, and one of Ana's at one second."""
    public = asyncio.ensure_future(_at(clock, 1.0, room))
    for n, (wait, command) in enumerate(private, 1):
        await clock.advance(wait)
        await ben.hear(Do(n, command))
    await clock.advance(3.0 - clock.monotonic())
    await public


async def _at(clock: ManualClock, seconds: float, room: Room) -> None:
    await clock.sleep(seconds)
    await room.do(cast.ANA, device_of(cast.ANA), 1, c.StartTimer(60))


@pytest.mark.parametrize("mode", Mode)
async def test_what_others_receive_depends_on_nothing_private(mode: Mode) -> None:
    """Two histories that differ in Ben's private doings alone: the same bytes at the same instants."""
    plain, rich = await history(PLAIN, mode), await history(RICH, mode)
    for viewer, sent in plain.items():
        assert (viewer, sent) == (viewer, rich[viewer])
    assert 6 < len(plain[cast.GRACE])


async def test_the_comparison_can_fail() -> None:
    """A public difference shows in every viewer's bytes."""
    plain, other = await history(PLAIN), await history(PLAIN[:2])
    assert all(plain[viewer] != other[viewer] for viewer in plain)


def counts_are_live(room: Room) -> None:
    """Show progress as it is now."""
    shown = room.progress

    def live() -> Counts | None:
        room.sample()
        return shown()

    room.progress = live  # type: ignore[method-assign]


def commands_refresh_presence(room: Room) -> None:
    """Take a command for a pong."""
    made = room._made

    async def noticed(asked: Asked, state: Debrief) -> tuple[Said, Taken[Debrief, Event]]:
        for listener in room._listeners:
            if listener.person == asked.person:
                room.presence.ponged(listener)
        return await made(asked, state)

    room._made = noticed  # type: ignore[method-assign]


def private_commands_start_a_tick(room: Room) -> None:
    """Let every command count as a sight that was sent to everybody."""
    advance = room._advance

    def noisy(steps: Sequence[Taken[Debrief, Event]]) -> None:
        advance(steps)
        for listener in room._listeners:
            assert isinstance(listener, Terminal)
            listener._window._began = listener._clock.monotonic()

    room._advance = noisy  # type: ignore[method-assign]


def commands_are_told_as_presence(room: Room) -> None:
    """Say who is here after every command."""
    acknowledge = room._ack

    def told(asked: Asked) -> Ack:
        room._announce()
        return acknowledge(asked)

    room._ack = told  # type: ignore[method-assign]


def private_commands_stretch_the_window(room: Room) -> None:
    """Let every command make the window of everybody longer."""
    advance = room._advance

    def noisy(steps: Sequence[Taken[Debrief, Event]]) -> None:
        advance(steps)
        for listener in room._listeners:
            assert isinstance(listener, Terminal)
            listener._window._tick *= 1.1

    room._advance = noisy  # type: ignore[method-assign]


@pytest.mark.parametrize(
    "leak",
    [
        counts_are_live,
        commands_refresh_presence,
        private_commands_start_a_tick,
        private_commands_stretch_the_window,
        commands_are_told_as_presence,
    ],
)
async def test_a_leak_is_found(leak: Callable[[Room], None]) -> None:
    """Each planted leak shows in the bytes or instants of another viewer."""
    plain, rich = await history(PLAIN, leak=leak), await history(RICH, leak=leak)
    assert any(plain[viewer] != rich[viewer] for viewer in plain)


async def test_a_welcome_carries_the_sample_never_the_live_count() -> None:
    """Else reconnecting would poll it."""
    room, clock = await hosted()
    await room.do(cast.BEN, device_of(cast.BEN), 1, c.Rate(cast.DESIGN, 3))
    ana = await greeted(room, cast.ANA, clock)
    welcome = next(each for each in ana.frames() if isinstance(each, Welcome))
    assert (cast.BEN, 0) in (welcome.progress or ())
    ana.close()
