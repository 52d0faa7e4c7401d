"""The scenes that the pictures show: one fictional debrief from the lobby to the release."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App

from insightful import BACKEND, csv
from panelry import commands as c
from panelry.ids import CriterionId, DebriefId, DeviceId, ObservationId, PersonId
from panelry.insight import pooled
from panelry.panel import Role
from panelry.points import Kind
from panelry.sync.frames import Seated
from panelry_tui.app import PanelryApp
from panelry_tui.desk_app import DeskApp
from panelry_tui.insight_csv import read_records
from panelry_tui.insight_reading import months, sections
from panelry_tui.insight_said import insight_of
from panelry_tui.join_app import JoinApp
from panelry_tui.screens.insight import InsightApp
from panelry_tui.seats import Seats
from tui.fake_office import GRACE, hiring_office
from tui.fake_room import FakeRoom
from tui.late_room import permitted_room, summary_room
from tui.six_people import discussed, opened

DESIGN = CriterionId("system-design")
_NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


class Scene(NamedTuple):
    """One screen: how it is called, whose it is, in which room, and what is pressed on it."""

    name: str
    person: str
    room: Callable[[], FakeRoom]
    keys: tuple[str, ...] = ()

    def app(self, theme: str, *, ansi: bool = False) -> App[Any]:
        """Return the app that shows it."""
        room = self.room()
        store = room.store_for(self.person)
        room.sample()
        room.present(*room.state.people)
        return PanelryApp(store, now=room.clock, theme=theme, ansi=ansi)


class FirstScene(NamedTuple):
    """The first screen, before there is a room."""

    name: str
    keys: tuple[str, ...] = ()

    def app(self, theme: str, *, ansi: bool = False) -> App[Any]:
        """Return the app that asks for the invitation, with a debrief of this morning."""
        folder = Path(tempfile.mkdtemp(prefix="panelry-pictures-"))
        seats = Seats(folder)
        token = seats.draw("panel.example.org:7340", "KLRP-7342-MXST", _NOW)
        seated = Seated(DebriefId("d1"), DeviceId("a1"), PersonId("ben"), "Ben Okafor")
        kept = seats.take("panel.example.org:7340", "KLRP-7342-MXST", seated, token, _NOW)
        seats.note(kept, "Amara Osei · Senior Backend Engineer", _NOW)
        return JoinApp(seats, now=lambda: _NOW, theme=theme, ansi=ansi)


class InsightScene(NamedTuple):
    """What many debriefs teach, which needs no room."""

    name: str
    keys: tuple[str, ...] = ()

    def app(self, theme: str, *, ansi: bool = False) -> App[Any]:
        """Return the app that shows what nine candidates teach."""
        records = read_records(csv(BACKEND)).records
        found = sections(insight_of(records), "Insight")
        return InsightApp(found, records, months(pooled(records)), theme=theme, ansi=ansi)


class DeskScene(NamedTuple):
    """The coordinator's desk in an office where something waits."""

    name: str
    keys: tuple[str, ...] = ()

    def app(self, theme: str, *, ansi: bool = False) -> App[Any]:
        """Return the app of the coordinator's seat."""
        office = hiring_office()
        return DeskApp(office.store_for(GRACE), now=office.clock, theme=theme, ansi=ansi)


def scoring() -> FakeRoom:
    """Return a room where two have submitted and Ben is in the middle of his scorecard."""
    room = FakeRoom(
        {
            "ana": ("Ana Duarte", (Role.FACILITATOR, Role.PANELIST)),
            "ben": ("Ben Okafor", (Role.PANELIST,)),
            "chen": ("Chen Wei", (Role.PANELIST,)),
            "dara": ("Dara Lind", (Role.PANELIST,)),
            "eli": ("Eli Marsh", (Role.PANELIST,)),
            "fay": ("Fay Novak", (Role.PANELIST,)),
        }
    )
    criteria = [each.id for each in room.state.rubric.criteria]
    for person, many in (("ana", 8), ("ben", 5), ("chen", 8), ("dara", 6)):
        for criterion in criteria[1 : many + 1] if many < 8 else criteria:
            room.act(person, c.Rate(criterion, 4))
    seen = (
        (Kind.SAW, "Single region only; no answer on failover", False),
        (Kind.HEARD, "“I would look it up”, on failover", False),
        (Kind.SAW, "Sized the queue before choosing it", True),
    )
    for number, (kind, text, shareable) in enumerate(seen):
        room.act("ben", c.Observe(ObservationId(f"o{number}"), DESIGN, kind, text, shareable))
    room.act("ben", c.WriteNote(DESIGN, "Back-pressure only after the third prompt."))
    room.act("ana", c.Submit())
    room.act("chen", c.Submit())
    return room


SCENES = (
    FirstScene("join"),
    Scene("lobby", "ana", scoring),
    Scene("scoring", "ben", scoring),
    Scene("evidence", "ana", opened),
    Scene("discussion-facilitator", "ana", discussed),
    Scene("discussion-panelist", "ben", discussed),
    Scene("summary", "ana", summary_room),
    Scene("release", "ana", permitted_room),
)
"""In the order of a debrief."""
BESIDE = (
    InsightScene("insight"),
    InsightScene("insight-behind", ("enter",)),
    Scene("notes", "ben", scoring, ("e",)),
    Scene("help", "ben", scoring, ("question_mark",)),
    Scene("palette", "ana", discussed, ("colon",)),
    Scene("heat-map", "ana", discussed, ("m",)),
    Scene("conclude", "ana", discussed, ("c",)),
    Scene("chair", "ana", discussed, ("L",)),
    Scene("order", "ana", discussed, ("O",)),
    Scene("point", "ben", discussed, ("w", "shift+tab", "shift+tab")),
    Scene("point-where", "ben", discussed, ("w",)),
    Scene("revise", "ben", discussed, ("r",)),
    Scene("toast", "ben", discussed, ("n",)),
    Scene("summary-edit", "ana", summary_room, ("e",)),
    Scene("preview", "ana", permitted_room, ("p",)),
    DeskScene("desk"),
    DeskScene("desk-positions", ("tab",)),
    DeskScene("desk-candidates", ("tab", "enter")),
    DeskScene("desk-form", ("down", "t")),
    DeskScene("desk-withdraw", ("tab", "w")),
    DeskScene("desk-help", ("question_mark",)),
)
"""Dialogs and what lies beside the debrief: looked at in every theme, in no picture of the README."""
AnyScene = Scene | FirstScene | InsightScene | DeskScene
