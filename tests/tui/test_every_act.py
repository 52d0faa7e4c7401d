"""Every act of every screen is in its help and in the palette, whatever else is forgotten."""

from collections.abc import Callable, Iterator
from typing import get_args

import pytest
from textual.command import CommandPalette

from panelry_tui.keys import COLUMNS, EVERYWHERE, MOVES, RATINGS, TABLE, Key, ScreenName
from panelry_tui.palette_acts import PALETTE_ACTS
from panelry_tui.screens.discussion import DiscussionScreen
from panelry_tui.screens.lobby import LobbyScreen
from panelry_tui.screens.release import ReleaseScreen
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.screens.scoring import ScoringScreen
from panelry_tui.screens.summary import SummaryScreen
from tui.fake_room import FakeRoom
from tui.late_room import approval_room, disputed_room, permitted_room, release_room, released_room
from tui.seated import Terminal, seated
from tui.six_people import SIX, discussed, opened

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
        labels = [*(key.label for key in keys), *(act.label for act, _ in PALETTE_ACTS)]
        assert [] == [each for each in labels if each not in words or each not in palette]


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


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
@pytest.mark.parametrize(("room", "who"), [_SCENES[0], _SCENES[1], _SCENES[4], _SCENES[6], _SCENES[9]])
async def test_both_keys_of_the_palette_open_it(room: Callable[[], FakeRoom], who: str, key: str) -> None:
    """The last row promises the one, programs of its kind have the other."""
    async with seated(room(), who) as terminal:
        await terminal.press(key)
        assert isinstance(terminal.app.screen, CommandPalette)
