"""Rooms whose server lies: whatever anybody wrote reaches the terminals with hostile words behind it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

from hostile.words import ALL, lied
from panelry import commands as c
from panelry.ids import PersonId, PointId
from panelry.pages import ANSWERS_KEEPING, Said
from panelry.panel import CANDIDATE, Channel
from panelry.points import Kind, Polarity
from panelry.sync.client import ClientHalf, Outcome
from panelry.sync.frames import Frame, FromServer, StepFrame, Welcome
from panelry.sync.server import Session
from panelry_tui.glyphs import UNICODE
from panelry_tui.past import Past, instants
from panelry_tui.store import Store
from pictured import scoring
from tui.fake_office import FakeOffice, hiring_office
from tui.fake_room import FakeRoom
from tui.late_room import (
    discussed_room,
    disputed_room,
    permitted_room,
    release_room,
    released_room,
    summary_room,
)
from tui.seated import HeardApp, Terminal
from tui.six_people import DESIGN, SIX, discussed, opened


def concluded_room() -> FakeRoom:
    """Return a room where the outcome is to be recorded."""
    room = discussed_room()
    room.act("ana", c.OpenOverall())
    return room


def unfinished_room() -> FakeRoom:
    """Return a room where Ben left a point half done."""
    room = discussed()
    room.act("ben", c.WritePoint(PointId("p2"), DESIGN, Polarity.STRENGTH, "In the talk", "", Kind.SAW))
    return room


Made = Callable[[], FakeRoom]


def answered_room() -> FakeRoom:
    """Return a room whose candidate has read the page, replied, asked and put a fact right."""
    room = release_room()
    room.act("ana", c.RecordPermission(True, Channel.PAGE, "by mail", "2026-12-31"))
    room.act("ana", c.Release(Channel.PAGE, room.state.signed or "", "Amara"))
    room.act("ana", c.MakePage("a" * 64, "b" * 64), c.SendMail("amara@example.org"))
    room.act(CANDIDATE, c.EnterCode("a" * 64, "b" * 64))
    for said in (each for each in Said if each not in ANSWERS_KEEPING):
        room.act(CANDIDATE, c.SayOnPage("a" * 64, "b" * 64, said, "Which exercise was it?"))
    return room


class Walk(NamedTuple):
    """A room, whose terminal is looked at, the acts that are done there, and the screens that show."""

    made: Made
    who: str
    acts: tuple[str, ...]
    screens: frozenset[str]


def walk(made: Made, who: str, acts: str, screens: str) -> Walk:
    """Return a walk, its acts and screens parted by blanks."""
    return Walk(made, who, tuple(acts.split()), frozenset(screens.split()))


WALKS: dict[str, Walk] = {
    "setup": walk(lambda: FakeRoom(SIX, opened=False), "ana", "invite permission", "LobbyScreen KeptLine"),
    "lobby": walk(scoring, "ana", "reveal mark_absent chair break_glass", "LobbyScreen"),
    "scoring": walk(
        scoring,
        "ben",
        "enter observe filter recuse help",
        "ScoringScreen LookFor KindDialog PassageDialog HelpDialog KeptText FilterDialog",
    ),
    "evidence": walk(opened, "ana", "activity", "DiscussionScreen"),
    "discussion of a facilitator": walk(
        discussed,
        "ana",
        "heat_map reorder conclude enter",
        "DiscussionScreen HeatMap OrderDialog MissingAnswers",
    ),
    "an unfinished point": walk(unfinished_room, "ben", "write_point", "DiscussionScreen PointsDialog"),
    "discussion of a panelist": walk(
        discussed, "ben", "dissent revise write_point", "DiscussionScreen RateDialog PointForm"
    ),
    "end of the discussion": walk(concluded_room, "ana", "overall", "DiscussionScreen DriversDialog"),
    "summary": walk(summary_room, "ana", "edit preview write_point", "SummaryScreen PreviewDialog"),
    "summary in dispute": walk(disputed_room, "chen", "next_finding dispute enter", "SummaryScreen"),
    "release": walk(permitted_room, "ana", "release permission withdraw", "ReleaseScreen"),
    "released by a call": walk(released_room, "ana", "hand_over preview", "ReleaseScreen PreviewDialog"),
    "answered by the candidate": walk(answered_room, "ana", "page", "ReleaseScreen"),
}
"""Every kind of moment."""


class LiedTo(ClientHalf):
    """The terminal's half of a conversation with a server that spoils all words."""

    words = ""

    def receive(self, frame: FromServer) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        """Take a frame as that server would have sent it."""
        return super().receive(lied(frame, self.words))


class LyingOffice(FakeOffice):
    """An office with positions and candidates, whose server spoils all words."""

    def store_for(self, person: PersonId) -> Store:
        """Return a live store with the picture as that server tells it."""
        store = super().store_for(person)
        half = LiedTo()
        half.words = ALL
        store.half = half
        session = Session(self.half, person)
        self.sessions[person] = store, session
        mode, frames = session.greet(store.hello())
        roles = tuple(self.state.people[person].roles)
        half.receive(Welcome(1, self.half.cursor(person), mode, 0, person, roles, ()))
        for frame in frames:
            half.receive(frame)  # type: ignore[arg-type]  # a session greets with frames of the server
        return store


def lying_office() -> LyingOffice:
    """Return an office with three positions, four candidates, a hold to look at and a late outcome."""
    office = hiring_office()
    office.__class__ = LyingOffice
    assert isinstance(office, LyingOffice)
    return office


class LyingRoom(FakeRoom):
    """A room whose server spoils all words."""

    def store_for(self, person: str, *, there: bool = True) -> Store:
        """Return a live store with the picture as that server tells it."""
        store = super().store_for(person, there=there)
        half = LiedTo()
        half.words = ALL
        store.half = half
        self._sessions[PersonId(person)] = Session(self.half, PersonId(person))
        self._greet(PersonId(person))
        return store


def lying_room(made: Made) -> LyingRoom:
    """Return a room whose server lies from now on."""
    room = made()
    room.__class__ = LyingRoom
    assert isinstance(room, LyingRoom)
    return room


@asynccontextmanager
async def lied_to(room: FakeRoom, who: str, words: str, size: tuple[int, int]) -> AsyncIterator[Terminal]:
    """Open a person's terminal on a server that puts `words` behind all that anybody wrote."""
    store = room.store_for(who)
    half = LiedTo()
    half.words = words
    store.half = half
    room._sessions[PersonId(who)] = Session(room.half, PersonId(who))
    room._greet(PersonId(who))
    room.present(*room.state.people)
    app = HeardApp(room, store, UNICODE)
    async with app.run_test(size=size) as pilot:
        terminal = Terminal(app, pilot)
        await terminal.drawn()
        yield terminal


def lying_past(room: FakeRoom, who: str, words: str) -> Past:
    """Return somebody's past as a server sends it that puts `words` behind all that anybody wrote."""
    told = (lied(frame, words) for frame in room.replayed(who))
    return Past(PersonId(who), instants(each for each in told if isinstance(each, StepFrame)))
