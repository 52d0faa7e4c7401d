"""A room without a wire: one debrief, the real halves of the conversation, and several terminals on it.

`FakeRoom(people, rubric)` seats people; `store_for(person)` returns a real `Store` whose link and
outbox live in memory, so that what one terminal does shows on the others at once.
"""

import asyncio
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from panelry import commands as c
from panelry.debrief import Debrief, done, holders
from panelry.decide import decide
from panelry.doing import Doer
from panelry.events import Event, Stamp, is_private
from panelry.evolve import evolve
from panelry.ids import DebriefId, PersonId
from panelry.panel import OPERATOR, Mode, Role
from panelry.parts import Picture
from panelry.policies import DEFAULTS, Policies
from panelry.refusals import Code, Refused
from panelry.rubric import Rubric
from panelry.rubric_import import read_rubric
from panelry.sync.client import Changed, ClientHalf, Entry
from panelry.sync.frames import (
    Ack,
    Beacon,
    Declined,
    Do,
    Frame,
    InvitedDevice,
    InviteDevice,
    Presence,
    StepFrame,
    Welcome,
)
from panelry.sync.replay import Replayed
from panelry.sync.server import ServerHalf, Session
from panelry.sync.witness import Memory, remember
from panelry.visibility import picture
from panelry_tui.link import Link, Listener, Seat, Standing
from panelry_tui.news import News
from panelry_tui.outbox import Outbox, OutboxError
from panelry_tui.past import Past, instants
from panelry_tui.store import Store

_BACKEND = Path(__file__).parent.parent.parent / "tui" / "panelry_tui" / "demo" / "backend.toml"

CODE = "KLRP-7342-MXST"
"""The code for another device that the room gives to whoever asks."""
Seats = Mapping[str, tuple[str, Iterable[Role]]]
"""Name and roles by the id of each person, in the order of the seats."""

PANEL: Seats = {
    "ana": ("Ana Duarte", (Role.FACILITATOR, Role.PANELIST)),
    "ben": ("Ben Okafor", (Role.PANELIST,)),
    "chen": ("Chen Wei", (Role.PANELIST,)),
    "dara": ("Dara Lind", (Role.PANELIST,)),
}
"""A facilitator who rates, and three other panelists."""


def backend_rubric() -> Rubric:
    """Return the sample rubric: eight criteria on five levels."""
    return read_rubric(_BACKEND.read_bytes(), "backend.toml")[0]


class MemoryOutbox(Outbox):
    """An outbox without a file."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.answers: dict[int, str] = {}
        self.texts: dict[str, str] = {}

    async def add(self, *entries: Entry) -> None:
        """Keep entries."""
        self.entries.update((entry.n, entry) for entry in entries)

    async def replace(self, entry: Entry) -> None:
        """Keep a newer command in the place of an entry."""
        self.entries[entry.n] = entry

    async def settle(self, n: int, answer: str) -> None:
        """Keep an answer."""
        self.answers[n] = answer

    async def wait_again(self, numbers: Sequence[int]) -> None:
        """Take answers back."""
        for n in numbers:
            del self.answers[n]

    async def declined(self) -> list[tuple[Entry, str]]:
        """Return the entries that were declined, with the code."""
        return [
            (self.entries[n], answer) for n, answer in sorted(self.answers.items()) if answer != "accepted"
        ]

    async def write_down(self, name: str, text: str) -> None:
        """Keep an unfinished text; an empty one is forgotten."""
        self.texts[name] = text

    async def written_down(self) -> dict[str, str]:
        """Return the unfinished texts."""
        return {name: text for name, text in self.texts.items() if text}

    async def say_devices(self, devices: Sequence[str]) -> None:
        """Keep nothing: there is no next start."""

    async def keep(self, epoch: int, cur: str, picture: Picture, memory: Memory | None = None) -> None:
        """Keep nothing: there is no next start."""

    async def let_go(self, epoch: int, ending: Picture) -> None:
        """Let nothing go."""

    async def close(self) -> None:
        """Close nothing."""


class FullOutbox(MemoryOutbox):
    """An outbox that has no room while `full`."""

    def __init__(self) -> None:
        super().__init__()
        self.full = True
        self.refused = 0

    def _demand_room(self) -> None:
        if self.full:
            self.refused += 1
            raise OutboxError("no room")

    async def add(self, *entries: Entry) -> None:
        """Keep entries, if there is room."""
        self._demand_room()
        await super().add(*entries)

    async def settle(self, n: int, answer: str) -> None:
        """Keep an answer, if there is room."""
        self._demand_room()
        await super().settle(n, answer)

    async def write_down(self, name: str, text: str) -> None:
        """Keep an unfinished text, if there is room."""
        self._demand_room()
        await super().write_down(name, text)


class RoomLink(Link):
    """A link that ends in the room beside it."""

    def __init__(self, seat: Seat, listener: Listener, room: "FakeRoom") -> None:
        super().__init__(seat, listener)
        self._room = room
        self.cut = False

    async def run(self) -> None:
        """Stay as it is until cancelled."""
        await asyncio.Event().wait()

    async def send(self, frame: Frame) -> bool:
        """Give a command to the room, or ask for a code for a device, unless the link is cut."""
        if not self.cut and isinstance(frame, InviteDevice):
            code = InvitedDevice(CODE, "2026-11-22T14:10:00.000Z")
            self._answer = asyncio.ensure_future(self._answered(code))
            return True
        if self.cut or not isinstance(frame, Do):
            return False
        await self._room.take(PersonId(self._seat.person), frame)
        return True

    async def _answered(self, frame: InvitedDevice) -> None:
        await self._listener.receive(frame)


class FakeRoom:
    """One debrief in the phase scoring (or setup if `opened` is False), and its terminals."""

    def __init__(
        self,
        people: Seats = PANEL,
        rubric: Rubric | None = None,
        *,
        mode: Mode = Mode.EVIDENCE_FIRST,
        candidate: str = "Amara Osei",
        position: str = "Senior Backend Engineer",
        organisation: str = "Acme",
        opened: bool = True,
        policies: Policies = DEFAULTS,
    ) -> None:
        self.policies = policies
        self.now = datetime(2026, 11, 22, 14, 0, 0, tzinfo=UTC)
        self.state = Debrief()
        self.gone = 0
        self.by: Doer | None = None
        self.address = ""
        """The address that the office has for the candidate."""
        """Who is behind what the operator's role does."""
        """For how many seconds who has the chair has been gone."""
        self.stores: dict[PersonId, Store] = {}
        self.journal: list[tuple[tuple[Event, ...], Stamp]] = []
        self._sessions: dict[PersonId, Session] = {}
        self._memories: dict[PersonId, Memory] = {}
        self._sampled: tuple[tuple[PersonId, int], ...] = ()
        create = c.CreateDebrief(
            DebriefId("d1"), candidate, position, organisation, rubric or backend_rubric(), mode
        )
        self._fold(OPERATOR, create)
        for person, (name, roles) in people.items():
            self._fold(OPERATOR, c.AddPerson(PersonId(person), name, tuple(roles)))
        if opened:
            self._fold(OPERATOR, c.OpenScoring())
        self.half = ServerHalf(b"secret", 1, self.state)

    def clock(self) -> datetime:
        """Return the room's time, for the app."""
        return self.now

    def act(self, person: str, *commands: c.Command) -> None:
        """Let somebody do things; every terminal learns of it. Raises `Refused`."""
        for command in commands:
            self._advance(PersonId(person), command, None)

    def sample(self) -> None:
        """Tell every terminal how many criteria each panelist has done."""
        self._sampled = self._counts()
        counts = self._sampled
        for person, store in self.stores.items():
            beacon = Beacon(1, self.half.cursor(person), self._at(), writable=True, progress=counts)
            store.half.receive(beacon)
            store._tell(News())

    def _counts(self) -> tuple[tuple[PersonId, int], ...]:
        return tuple((each, done(self.state, each)) for each in holders(self.state, Role.PANELIST))

    def present(self, *people: str, seen: Mapping[str, str] | None = None) -> None:
        """Tell every terminal who is connected; `seen` gives the last time of those who left."""
        here = tuple((PersonId(each), 1, self._at()) for each in people)
        gone = tuple((PersonId(each), 0, at) for each, at in (seen or {}).items())
        for store in self.stores.values():
            store.half.receive(Presence((*here, *gone)))
            store._tell(News())

    def store_for(self, person: str, *, there: bool = True) -> Store:
        """Return a live store with the present picture; one for each person.

        It was `there` when each opening came, and had seen the receipts before; else it comes now.
        """
        who = PersonId(person)
        seat = Seat(
            "room.example:7340", "d1", f"device-{person}", person, self.state.people[who].name, "token"
        )
        store = Store(seat, MemoryOutbox(), ClientHalf())
        store._link = RoomLink(seat, store, self)
        if there:
            store.half.memory = self._memories.get(who, {})
        self.stores[who] = store
        self._sessions[who] = Session(self.half, who)
        self._greet(who)
        return store

    def past(self, person: str) -> Past:
        """Return somebody's past as a server would send it."""
        return Past(PersonId(person), instants(self.replayed(person)))

    def replayed(self, person: str) -> tuple[StepFrame, ...]:
        """Return the frames of somebody's past."""
        replayed, state = Replayed(self.half.from_the_start(), PersonId(person)), Debrief()
        for made, stamp in self.journal:
            for event in made:
                state = evolve(state, event, stamp)
            private = all(is_private(event) for event in made)
            replayed.follow(state, stamp.actor, stamp.at, private=private)
        return tuple(replayed.frames)

    def cut(self, person: str) -> None:
        """Take a terminal off the network."""
        store = self.stores[PersonId(person)]
        self._link(PersonId(person)).cut = True
        store.standing(Standing.OFFLINE, "no connection to the server")

    async def join_again(self, person: str) -> None:
        """Bring a terminal back: it gets the picture, and what waited there arrives."""
        who = PersonId(person)
        self._link(who).cut = False
        self._sessions[who] = Session(self.half, who)
        for frame in self._greet(who):
            await self._link(who).send(frame)

    async def take(self, person: PersonId, frame: Do) -> None:
        """Answer a command that came from a terminal."""
        store = self.stores[person]
        assert isinstance(frame.command, c.KINDS)
        try:
            self._advance(person, frame.command, frame.expect)
        except Refused as refused:
            answer: Frame = Declined(frame.n, refused.code.value)
        else:
            answer = Ack(frame.n, self.half.cursor(person))
        for each in await store.receive(answer):  # type: ignore[arg-type]  # both are frames of a server
            await self._link(person).send(each)

    def refusal(self, person: str, command: c.Command) -> Code | None:
        """Return why somebody may not do something now, None if they may; nothing happens."""
        try:
            decide(
                self.state,
                PersonId(person),
                command,
                self._at(),
                seed=self._seed(),
                gone=self.gone,
                policies=self.policies,
            )
        except Refused as refused:
            return refused.code
        return None

    def _link(self, person: PersonId) -> RoomLink:
        link = self.stores[person]._link
        assert isinstance(link, RoomLink)
        return link

    def _greet(self, person: PersonId) -> tuple[Frame, ...]:
        store = self.stores[person]
        mode, frames = self._sessions[person].greet(store.hello())
        roles = tuple(sorted(self.state.people[person].roles, key=lambda role: role.value))
        if not self._sampled:
            self._sampled = self._counts()
        cursor = self.half.cursor(person)
        welcome = Welcome(1, cursor, mode, 0, person, roles, self._sampled)
        _, waiting = store.half.receive(welcome)
        store._never_sent.clear()
        for frame in frames:
            store.half.receive(frame)  # type: ignore[arg-type]  # a session greets with frames of the server
        store.standing(Standing.OPEN, "")
        return waiting

    def _at(self) -> str:
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _remember(self) -> None:
        """Let everybody have seen what is sealed now."""
        for each in self.state.people:
            self._memories[each] = remember(self._memories.get(each, {}), picture(self.state, each))

    def _seed(self) -> bytes:
        """Return what is drawn at this time: dice without chance."""
        return hashlib.sha256(self._at().encode()).digest()

    def _fold(self, person: PersonId, command: c.Command, expect: int | None = None) -> bool:
        """Fold what a command makes; return whether it is private."""
        at = self._at()
        if isinstance(command, c.OpenEvidence | c.Reveal | c.OpenOverall):
            self._remember()
        made = decide(
            self.state,
            person,
            command,
            at,
            expect,
            seed=self._seed(),
            gone=self.gone,
            policies=self.policies,
            by=self.by,
            address=self.address,
        )
        self.journal.append((made, Stamp(person, at)))
        for event in made:
            self.state = evolve(self.state, event, Stamp(person, at))
        self.now += timedelta(seconds=1)
        return all(is_private(event) for event in made)

    def _advance(self, person: PersonId, command: c.Command, expect: int | None) -> None:
        private = self._fold(person, command, expect)
        changed = self.half.advance(self.state, person, private=private)
        for who in changed:
            if who in self.stores and who in self.state.people:
                self._sessions[who] = Session(self.half, who)
                self.stores[who].half.cur = None
                self._greet(who)
        for who, session in self._sessions.items():
            for frame in session.flush() if who not in changed else ():
                self._tell(who, frame)

    def _tell(self, who: PersonId, frame: Frame) -> None:
        if self._link(who).cut:
            return
        store = self.stores[who]
        outcomes, _ = store.half.receive(frame)  # type: ignore[arg-type]  # a session sends what a server sends
        for each in outcomes:
            if isinstance(each, Changed):
                store._tell(News(each.sights, each.whole))
