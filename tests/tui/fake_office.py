"""An office without a wire: the real halves of the conversation, and one terminal at its desk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from textual.pilot import Pilot
from textual.widgets import Input, Static

from panelry.debrief import Phase
from panelry.decide.office import decide
from panelry.events import Stamp
from panelry.hiring import HoldOn, Jurisdiction, Particulars, PositionState
from panelry.ids import CandidateId, DebriefId, HoldId, PersonId, PositionId
from panelry.milestones import Milestones
from panelry.office import DebriefListed, DebriefMoved, Office, OfficeEvent, OfficeOpened, fold
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role
from panelry.refusals import Refused
from panelry.sync.client import Changed, ClientHalf
from panelry.sync.frames import Ack, Declined, Do, Frame, Welcome
from panelry.sync.server import OfficeHalf, Session
from panelry_tui.desk_app import DeskApp
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.link import Link, Listener, Seat, Standing
from panelry_tui.news import News
from panelry_tui.own_keys import OwnKeys
from panelry_tui.store import Store
from panelry_tui.widgets.desk_list import DeskList
from tui.fake_room import MemoryOutbox
from tui.heard import Heard
from tui.screen_text import screen_text

BACKEND, STAFF, LEAD = (PositionId(each) for each in ("pos-backend", "pos-staff", "pos-lead"))
AMARA, JO, KIT, NIA = (CandidateId(each) for each in ("can-amara", "can-jo", "can-kit", "can-nia"))
GRACE, IVO = PersonId("grace"), PersonId("ivo")
PATIENCE = 30.0


class OfficeLink(Link):
    """A link that ends in the office beside it."""

    def __init__(self, seat: Seat, listener: Listener, office: "FakeOffice") -> None:
        super().__init__(seat, listener)
        self._office = office
        self.cut = False

    async def run(self) -> None:
        """Stay as it is until cancelled."""
        await asyncio.Event().wait()

    async def send(self, frame: Frame) -> bool:
        """Give a command to the office, unless the link is cut."""
        if self.cut or not isinstance(frame, Do):
            return False
        await self._office.take(PersonId(self._seat.person), frame)
        return True


class FakeOffice:
    """One office with a coordinator and an auditor; `at` is its clock."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
        self.state = Office()
        self.half = OfficeHalf(b"secret", 1, self.state)
        self.sessions: dict[PersonId, tuple[Store, Session]] = {}
        self.record(OfficeOpened("Acme"))
        self.act(
            c.SeatOfficer(GRACE, "Grace Hill", (Role.COORDINATOR,)),
            c.SeatOfficer(IVO, "Ivo Petrov", (Role.AUDITOR,)),
        )

    def clock(self) -> datetime:
        """Return the office's time."""
        return self.now

    def later(self, days: int) -> None:
        """Let days go by."""
        self.now += timedelta(days=days)

    def act(self, *commands: c.OfficeCommand) -> None:
        """Let the operator do things; `Refused`."""
        for command in commands:
            self.record(*decide(self.state, OPERATOR, command, self._at()))

    def record(self, *events: OfficeEvent, actor: PersonId = OPERATOR) -> None:
        """Add events; every terminal learns of them."""
        self.state = fold([(each, Stamp(actor, self._at())) for each in events], self.state)
        self.half.advance(self.state, actor, private=False)
        for store, session in self.sessions.values():
            for frame in session.flush():
                outcomes, _ = store.half.receive(frame)  # type: ignore[arg-type]  # a server's frame
                for each in outcomes:
                    if isinstance(each, Changed):
                        store._tell(News(each.sights, each.whole))

    async def take(self, person: PersonId, frame: Do) -> None:
        """Answer a command that came from a terminal."""
        store = self.sessions[person][0]
        try:
            events = decide(self.state, person, frame.command, self._at())  # type: ignore[arg-type]  # the desk asks no other
        except Refused as refused:
            answer: Ack | Declined = Declined(frame.n, refused.code.value)
        else:
            self.record(*events, actor=person)
            answer = Ack(frame.n, self.half.cursor(person))
        await store.receive(answer)

    def store_for(self, person: PersonId) -> Store:
        """Return a live store with the present picture."""
        seat = Seat("room.example:7340", "office", f"device-{person}", person, "Somebody", "token")
        store = Store(seat, MemoryOutbox(), ClientHalf())
        store._link = OfficeLink(seat, store, self)
        session = Session(self.half, person)
        self.sessions[person] = store, session
        mode, frames = session.greet(store.hello())
        roles = tuple(self.state.people[person].roles)
        store.half.receive(Welcome(1, self.half.cursor(person), mode, 0, person, roles, ()))
        for frame in frames:
            store.half.receive(frame)  # type: ignore[arg-type]  # a server's frame
        store.standing(Standing.OPEN, "")
        return store

    def cut(self, person: PersonId) -> None:
        """Take a terminal off the network."""
        store = self.sessions[person][0]
        link = store._link
        assert isinstance(link, OfficeLink)
        link.cut = True
        store.standing(Standing.OFFLINE, "no connection to the server")

    def _at(self) -> str:
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def hiring_office() -> FakeOffice:
    """Return an office with three positions, four candidates, a hold to look at and a late outcome."""
    office = FakeOffice()
    people = {AMARA: "Amara Osei", JO: "Jo Lindqvist", KIT: "Kit Adeyemi"}
    office.act(
        c.OpenPosition(BACKEND, "Senior Backend Engineer", "", Jurisdiction.ONTARIO),
        c.OpenPosition(STAFF, "Staff Engineer"),
        c.OpenPosition(LEAD, "Tech Lead"),
        c.AddCandidates(
            BACKEND,
            tuple(
                c.NewCandidate(key, Particulars(name, f"{key}@example.org")) for key, name in people.items()
            ),
        ),
        c.AddCandidates(LEAD, (c.NewCandidate(NIA, Particulars("Nia Rowe", "nia@example.org", "Bright")),)),
        c.MovePosition(STAFF, PositionState.ON_HOLD, "The budget is not settled"),
        c.RecordInterview(AMARA, "2026-09-01"),
        c.PlaceHold(
            HoldId("hold-1"), HoldOn.POSITION, LEAD, "A charge was filed", "Priya Nair", "2026-10-01"
        ),
    )
    closed = Milestones(Phase.CLOSED, since="2026-10-08T15:00:00.000Z")
    asked = Milestones(
        Phase.SUMMARY, since="2026-10-09T10:00:00.000Z", offered="2026-10-09T11:00:00.000Z", offers=1
    )
    for number, (key, reached) in enumerate(((AMARA, None), (KIT, closed), (JO, asked)), 1):
        debrief = DebriefId(f"d{number}")
        office.record(DebriefListed(debrief, BACKEND, key))
        if reached is not None:
            office.record(DebriefMoved(debrief, reached))
    office.later(41)
    return office


class HeardDesk(Heard, DeskApp):
    """The desk of a person who remembers every toast."""


class AtTheDesk:
    """A person at the desk: the screen and the keyboard."""

    def __init__(self, app: HeardDesk, pilot: Pilot[None], office: FakeOffice) -> None:
        self.app, self.pilot, self.office = app, pilot, office

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before it is done."""
        for key in keys:
            await self.pilot.press(key)
            while self.app.keys_wait:
                await self.pilot.pause(0.01)
            await self.pilot.pause()

    async def go(self, title: str) -> None:
        """Put the cursor on the row of that title in the left list."""
        rows = [each.title for each in self.app.screen.query_one("#left", DeskList).rows]
        await self.press("g", *["down"] * rows.index(title))

    async def write(self, words: str, *keys: str) -> None:
        """Put words into the field that has the focus, then press keys."""
        field = self.app.focused
        assert isinstance(field, Input)
        field.value = words
        await self.press(*keys)

    async def until(self, words: str) -> bool:
        """Wait until words are drawn or were said; return whether they were within the patience."""
        for _ in range(int(PATIENCE / 0.02)):
            if words in self.text() or any(words in each for each in self.app.heard):
                return True
            await self.pilot.pause(0.02)
        return False

    def text(self) -> str:
        """Return what is drawn."""
        return screen_text(self.app)

    def dialog(self) -> str:
        """Return the words of the dialog."""
        return "\n".join(str(each.render()) for each in self.app.screen.query(Static))


@asynccontextmanager
async def at_the_desk(
    office: FakeOffice | None = None,
    size: tuple[int, int] = (80, 24),
    *,
    who: PersonId = GRACE,
    glyphs: Glyphs = UNICODE,
    theme: str = "panelry-night",
    own_keys: OwnKeys | None = None,
) -> AsyncIterator[AtTheDesk]:
    """Run the desk of somebody in an office."""
    office = office or hiring_office()
    app = HeardDesk(office.store_for(who), now=office.clock, glyphs=glyphs, theme=theme, own_keys=own_keys)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield AtTheDesk(app, pilot, office)
