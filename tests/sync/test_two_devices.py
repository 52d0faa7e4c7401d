"""Two devices of one person: whoever writes on one never writes over words that they have not seen there."""

import random
from collections import deque

import pytest

import cast
from hosted import core_of, seated
from panelry import commands as c
from panelry import parts as p
from panelry.ids import ObservationId
from panelry.points import Kind
from panelry.refusals import Code
from panelry.sync.client import ClientHalf, Settled
from panelry.sync.frames import AnyCommand, Do, Frame, Hello, from_server
from panelry_server.clock import ManualClock
from panelry_server.room import Room
from table import Line

SEEN = ObservationId("seen")
TRIES = 150


class Device:
    """A real client half with a line to the room while there is one; what is carried is carried by hand."""

    def __init__(self, room: Room, clock: ManualClock, number: int) -> None:
        self.room, self.clock, self.number = room, clock, number
        self.half = ClientHalf()
        self.line: Line | None = None
        self.up: deque[Frame] = deque()
        self.declined: list[tuple[AnyCommand, Code]] = []
        self.bases: dict[str, str] = {}
        """What each text was written over, as this device showed it."""

    def connect(self) -> None:
        """Connect anew; what was under way is lost."""
        self.cut()
        self.line = Line(self.room, cast.BEN, self.clock, number=self.number)
        self.up.append(self.half.hello())

    def cut(self) -> None:
        """Lose the connection."""
        self.up.clear()
        if self.line is not None:
            self.line.close()
            self.line = None

    def ask(self, command: c.Command, expect: int) -> None:
        """Queue a command upon a version; it leaves with what may leave."""
        entry = self.half.queue(command, expect)
        if self.line is not None and self.half.may_send and self.half.ready(entry):
            self.up.append(Do(entry.n, command, expect))

    def note(self, text: str) -> None:
        """Write the note upon the one that is shown, as the screen does."""
        shown = self.half.view().get("OwnNote/design")
        old, version = (shown.text, shown.version) if isinstance(shown, p.OwnNote) else ("", 0)
        self.bases[text] = old
        self.ask(c.WriteNote(cast.DESIGN, text), version)

    def observe(self, text: str) -> None:
        """Write the observation upon the one that is shown."""
        shown = self.half.view().get(f"OwnObservation/{SEEN}")
        version = shown.version if isinstance(shown, p.OwnObservation) else 0
        self.ask(c.Observe(SEEN, cast.DESIGN, Kind.SAW, text), version)

    async def carry_up(self) -> bool:
        """Bring one frame to the server."""
        if self.line is None or not self.up:
            return False
        frame = self.up.popleft()
        assert isinstance(frame, Do | Hello)
        await self.line.hear(frame)
        return True

    async def carry_down(self) -> bool:
        """Bring one frame here."""
        if self.line is None or not self.line.pipe.waiting:
            return False
        outcomes, replies = self.half.receive(from_server(self.line.pipe.waiting.popleft()))
        for each in outcomes:
            if isinstance(each, Settled) and each.code is not None:
                self.declined.append((each.entry.command, each.code))
        self.up.extend(replies)
        return True

    async def rest(self) -> None:
        """Carry everything."""
        while await self.carry_up() or await self.carry_down():
            pass


async def pair() -> tuple[Room, Device, Device]:
    """Return Ben's two devices, both connected, and the room."""
    clock = ManualClock()
    room = await seated(await core_of(clock=clock))
    devices = (Device(room, clock, 1), Device(room, clock, 2))
    for each in devices:
        each.connect()
        await each.rest()
    return room, *devices


def texts(device: Device) -> list[str]:
    """Return what the server did not take of a device."""
    return [getattr(command, "text", "") for command, _ in device.declined]


async def test_words_typed_twice_offline_do_not_write_over_the_other_device() -> None:
    """The second save expects a version that the other device made meanwhile; both come back."""
    room, one, two = await pair()
    one.observe("as it was")
    await one.rest()
    await two.rest()
    one.cut()
    one.observe("here")
    one.observe("here, longer")
    two.observe("there")
    await two.rest()
    one.connect()
    await one.rest()
    assert "there" == room.state.card(cast.BEN).observations[SEEN].text
    assert ["here", "here, longer"] == texts(one)
    assert {Code.CHANGED_ELSEWHERE} == {code for _, code in one.declined}
    one.cut()
    two.cut()


async def test_words_typed_in_a_row_are_all_taken_where_nobody_else_writes() -> None:
    """Each goes when the one before has its answer; what is about something else goes in its turn."""
    room, one, two = await pair()
    one.cut()
    for text in ("a", "ab", "abc"):
        one.note(text)
        one.observe(text)
    one.connect()
    await one.rest()
    card = room.state.card(cast.BEN)
    assert ("abc", "abc") == (card.notes[cast.DESIGN].text, card.observations[SEEN].text)
    assert (3, 3, {}) == (card.notes[cast.DESIGN].version, card.observations[SEEN].version, one.half.waiting)
    one.cut()
    two.cut()


async def test_a_save_that_was_declined_for_another_reason_lets_the_next_go() -> None:
    """It says what is wrong with it itself."""
    room, one, two = await pair()
    one.cut()
    one.observe("")
    one.observe("seen")
    one.connect()
    await one.rest()
    assert [Code.TEXT_MISSING, Code.CHANGED_ELSEWHERE] == [code for _, code in one.declined]
    assert {} == room.state.card(cast.BEN).observations
    one.cut()
    two.cut()


@pytest.mark.parametrize("seed", range(TRIES))
async def test_no_text_takes_the_place_of_one_that_its_writer_had_not_seen(seed: int) -> None:
    """Whatever is cut, delayed and typed: each kept text was written over what stood there, or came back."""
    room, *devices = await pair()
    chance = random.Random(seed)  # noqa: S311 - a run must be repeatable
    stood = [""]
    for number in range(60):
        device = chance.choice(devices)
        match chance.choices(range(5), (5, 8, 8, 1, 1))[0]:
            case 0:
                device.note(f"{number} by {device.number}")
            case 1:
                await device.carry_up()
            case 2:
                await device.carry_down()
            case 3:
                device.cut()
            case _:
                device.connect()
        _follow(room, stood)
    for device in devices:
        device.connect()
        await _rest(room, device, stood)
    bases = {text: base for device in devices for text, base in device.bases.items()}
    assert [bases[text] for text in stood[1:]] == stood[:-1]
    returned = {text for device in devices for text in texts(device)}
    assert set(bases) == returned | set(stood[1:])
    for device in devices:
        device.cut()


async def _rest(room: Room, device: Device, stood: list[str]) -> None:
    while await device.carry_up() or await device.carry_down():
        _follow(room, stood)


def _follow(room: Room, stood: list[str]) -> None:
    """Note the text that stands now."""
    note = room.state.card(cast.BEN).notes.get(cast.DESIGN)
    if note is not None and note.text != stood[-1]:
        stood.append(note.text)
