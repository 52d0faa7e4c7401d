"""Every act of every screen is in its help and in the palette, whatever else is forgotten."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from textual.app import App
from textual.command import CommandPalette
from textual.pilot import Pilot

from insightful import BACKEND, SMALL, csv
from panelry import commands as c
from panelry_tui.device_key import DeviceKey
from panelry_tui.join_app import JoinApp
from panelry_tui.keys import COLUMNS, EVERYWHERE, MOVES, RATINGS, TABLE, Key, ScreenName, keys_of
from panelry_tui.link import Seat
from panelry_tui.palette_acts import PALETTE_ACTS
from panelry_tui.replay_app import ReplayApp
from panelry_tui.replay_keys import REPLAY_KEYS
from panelry_tui.replay_store import ReplayStore
from panelry_tui.screens.dialogs import HelpDialog, ReadDialog
from panelry_tui.screens.discussion import DiscussionScreen
from panelry_tui.screens.insight import InsightScreen
from panelry_tui.screens.lobby import LobbyScreen
from panelry_tui.screens.release import ReleaseScreen
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.screens.scoring import ScoringScreen
from panelry_tui.screens.summary import SummaryScreen
from panelry_tui.seats import Seats
from tui.fake_room import FakeRoom
from tui.late_room import approval_room, disputed_room, permitted_room, release_room, released_room
from tui.screen_text import screen_text
from tui.seated import Terminal, seated
from tui.six_people import SIX, discussed, opened
from tui.test_insight_screen import app_of
from tui.test_personal_note_screens import note_room
from tui.test_rewording_screens import room_with

_TABLES: dict[type[RoomScreen], tuple[ScreenName, ...]] = {
    LobbyScreen: ("lobby",),
    ScoringScreen: ("scoring",),
    DiscussionScreen: (
        "evidence-facilitator",
        "discussion-facilitator",
        "discussion-beside",
        "discussion-panelist",
        "discussion-watcher",
    ),
    SummaryScreen: ("summary",),
    ReleaseScreen: ("release",),
}


def acts_of(screen: type[RoomScreen]) -> set[str]:
    """Return the names of all acts that our own code gives a screen."""
    ours = (each for each in screen.__mro__ if each.__module__.startswith("panelry_tui."))
    return {
        name.removeprefix("action_") for each in ours for name in vars(each) if name.startswith("action_")
    }


@pytest.mark.parametrize("screen", list(_TABLES))
def test_every_act_that_is_written_has_a_key_or_an_entry_of_the_palette(screen: type[RoomScreen]) -> None:
    """An act without either could be reached by nobody."""
    keys = [key for name in _TABLES[screen] for key in TABLE[name]]
    known = {key.action.split("(")[0] for key in (*keys, *EVERYWHERE, *RATINGS, *MOVES, *COLUMNS)}
    inside = {"leave_note"} if screen is ScoringScreen else set()
    assert set() == acts_of(screen) - known - {act.action for act, _ in PALETTE_ACTS} - inside


@pytest.mark.parametrize("screen", list(_TABLES))
def test_every_key_of_a_screen_has_an_act_there(screen: type[RoomScreen]) -> None:
    """A key that leads nowhere would be silent."""
    keys = [key for name in _TABLES[screen] for key in TABLE[name] if key.key]
    assert [] == [
        key.id for key in keys if not key.action.startswith("app.") and key.action not in acts_of(screen)
    ]


def abandoned_room() -> FakeRoom:
    """Return a room whose debrief was given up while people rated."""
    room = FakeRoom(SIX)
    room.act("ana", c.Abandon("nobody came"))
    return room


_SCENES: list[tuple[Callable[[], FakeRoom], str]] = [
    (lambda: FakeRoom(SIX, opened=False), "ana"),
    (lambda: FakeRoom(SIX), "ana"),
    (lambda: FakeRoom(SIX), "ben"),
    (opened, "ana"),
    (discussed, "ana"),
    (discussed, "ben"),
    (disputed_room, "ana"),
    (release_room, "ana"),
    (approval_room, "priya"),
    (permitted_room, "ana"),
    (released_room, "ana"),
    (note_room, "ana"),
    (room_with, "ben"),
    (abandoned_room, "ben"),
]


async def listed(terminal: Terminal) -> tuple[list[Key], str, set[str]]:
    """Return the keys of the screen as it stands, the words of its help, and the titles of the palette."""
    palette = {each.title for each in terminal.app.get_system_commands(terminal.app.screen)}
    screen = terminal.app.screen
    assert isinstance(screen, RoomScreen)
    keys = [key for key in screen.my_keys() if key.action != "command_palette"]
    await terminal.press("question_mark")
    return keys, terminal.dialog(), palette


@pytest.mark.parametrize(("room", "who"), _SCENES)
async def test_help_and_palette_list_every_act_of_the_moment(room: Callable[[], FakeRoom], who: str) -> None:
    """Those with a key, and those of the palette alone."""
    async with seated(room(), who) as terminal:
        keys, words, palette = await listed(terminal)
        acts = [act.label for act, _ in terminal.app.acts_without_key()]
        labels = [*(key.label for key in keys), *acts]
        assert [] == [each for each in labels if each not in words or each not in palette]
        assert {"Break-glass", "Read the opened scorecard"}.isdisjoint(acts)
        assert "Break-glass" not in words


async def test_every_key_of_every_table_is_listed_at_some_moment() -> None:
    """No key is hidden from everybody for good."""
    seen: set[str] = set()
    for room, who in _SCENES:
        async with seated(room(), who) as terminal:
            keys, _, _ = await listed(terminal)
            seen |= {key.id for key in keys}
    assert [] == sorted(set(every()) - seen)


def every() -> Iterator[str]:
    """Yield the id of every key of the screens of a debrief."""
    for name in (each for tables in _TABLES.values() for each in tables):
        yield from (key.id for key in TABLE[name] if key.key)


def test_every_table_is_of_a_screen_that_is_looked_at_here() -> None:
    """But for the two screens that are outside a debrief and have an app of their own."""
    looked_at = {each for tables in _TABLES.values() for each in tables}
    assert {"join", "insight"} == set(get_args(ScreenName)) - looked_at


def offered_on(app: App[Any]) -> dict[str, Callable[[], object]]:
    """Return what the palette offers by its title, each with what runs it."""
    return {each.title: each.callback for each in app.get_system_commands(app.screen)}


async def _until(so: Callable[[], bool], pilot: Pilot[Any]) -> None:
    """Wait until something is so; fail after a busy machine's patience."""
    for _ in range(1500):
        if so():
            return
        await pilot.pause(0.02)
    raise AssertionError(screen_text(pilot.app))


async def test_the_palette_before_joining_has_every_act_and_place(tmp_path: Path) -> None:
    """Without a seat nobody knows a screen of a debrief yet; what a key does, the palette does."""
    app = JoinApp(Seats(tmp_path, DeviceKey(tmp_path, {}, None)))
    async with app.run_test() as pilot:
        offered = offered_on(app)
        assert {"Join", "Next", "Help", "Leave", "Suspend"} <= set(offered)
        assert "Recent debriefs" not in offered
        offered["Server to join at"]()
        await _until(lambda: app.screen.focused is app.screen.query_one("#server"), pilot)
        offered["Join"]()
        await _until(lambda: "A code is needed" in screen_text(app), pilot)
        offered["Help"]()
        await _until(lambda: isinstance(app.screen, HelpDialog), pilot)
        await pilot.press("escape")
        offered["Leave"]()
        await _until(lambda: not app.is_running, pilot)


async def test_the_palette_of_insight_has_every_act() -> None:
    """A person's own keys stand in it."""
    app = app_of(csv(BACKEND), own_keys={"insight.export": "U"})
    async with app.run_test() as pilot:
        offered = offered_on(app)
        assert {key.label for key in keys_of("insight") if key.action != "command_palette"} == set(offered)
        assert "key U" in {each.help for each in app.get_system_commands(app.screen)}
        offered["Debriefs behind a line"]()
        await _until(lambda: isinstance(app.screen, ReadDialog), pilot)
        await pilot.press("escape")
        offered["Leave"]()
        await _until(lambda: not app.is_running, pilot)


async def test_what_stands_behind_no_line_is_said() -> None:
    """Too few candidates: there is nothing to open."""
    app = app_of(csv(SMALL))
    async with app.run_test() as pilot:
        offered_on(app)["Debriefs behind a line"]()
        await pilot.pause(0.1)
        assert isinstance(app.screen, InsightScreen)


async def test_the_palette_of_a_replay_moves_in_time_and_offers_nothing_that_acts() -> None:
    """Every key of a replay, what the screen shows, and none of the acts that would only be refused."""
    seat = Seat("room.example:7340", "d1", "device-ben", "ben", "ben", "token")
    app = ReplayApp(ReplayStore(seat, discussed().past("ben")))
    async with app.run_test() as pilot:
        await pilot.pause(0.2)
        offered = offered_on(app)
        assert {key.label for key in REPLAY_KEYS} <= set(offered)
        assert set() == {act.label for act, _ in PALETTE_ACTS} & set(offered)
        last = len(app.past_store.past) - 1
        offered["End"]()
        await _until(lambda: last == app.past_store.place, pilot)
        offered["Step back"]()
        await _until(lambda: last - 1 == app.past_store.place, pilot)


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
@pytest.mark.parametrize(("room", "who"), [_SCENES[0], _SCENES[1], _SCENES[4], _SCENES[6], _SCENES[9]])
async def test_both_keys_of_the_palette_open_it(room: Callable[[], FakeRoom], who: str, key: str) -> None:
    """The last row promises the one, programs of its kind have the other."""
    async with seated(room(), who) as terminal:
        await terminal.press(key)
        assert isinstance(terminal.app.screen, CommandPalette)
