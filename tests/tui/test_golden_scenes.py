"""What opens over each screen, help, the replay and the desk, as plain text: read each after a meant change.

To write the files anew: PANELRY_GOLDEN=write pytest tests/tui/test_golden_scenes.py, then look at every one.
"""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.screen import ModalScreen

from hostile.rooms import answered_room, concluded_room
from panelry_tui.link import Seat
from panelry_tui.replay_app import ReplayApp
from panelry_tui.replay_store import ReplayStore
from panelry_tui.themes import THEMES
from panelry_tui.widgets.cells import cell_len
from pictured import BESIDE, SCENES, AnyScene, Scene, scoring
from tui.fake_room import FakeRoom
from tui.late_room import disputed_room, permitted_room, release_room, released_room, summary_room
from tui.screen_text import as_stored, screen_text
from tui.six_people import SIX, discussed, opened

_BY_NAME: dict[str, AnyScene] = {scene.name: scene for scene in (*SCENES, *BESIDE)}
_NIGHT = THEMES[0].name
SIZES = ((100, 30), (80, 24), (60, 20))


def _replay() -> App[Any]:
    seat = Seat("room.example:7340", "d1", "device-ben", "ben", "ben", "token")
    room = discussed()
    return ReplayApp(ReplayStore(seat, room.past("ben"), room.store_for("ben").half.memory))


def _setup() -> FakeRoom:
    return FakeRoom(SIX, opened=False)


WHOLE: dict[str, tuple[Callable[[], App[Any]], tuple[str, ...]]] = {
    "desk": (lambda: _BY_NAME["desk"].app(_NIGHT), ()),
    "evidence": (lambda: _BY_NAME["evidence"].app(_NIGHT), ()),
    "help": (lambda: _BY_NAME["scoring"].app(_NIGHT), ("question_mark",)),
    "release-answered": (lambda: Scene("", "ana", answered_room).app(_NIGHT), ()),
    "replay": (_replay, ("v",)),
}
"""Screens at every size, each with the keys that lead to it."""
DIALOGS = (
    Scene("setup-mode", "ana", _setup, ("m",)),
    Scene("lobby-reveal", "ana", scoring, ("v",)),
    Scene("lobby-invite", "ana", scoring, ("i",)),
    Scene("lobby-recuse", "ana", scoring, ("X",)),
    Scene("look-for", "ben", scoring, ("enter",)),
    Scene("observe-words", "ben", scoring, ("o", *"Sized it")),
    Scene("observe-kind", "ben", scoring, ("o", *"Sized it", "enter")),
    Scene("scoring-filter", "ben", scoring, ("slash",)),
    Scene("recuse", "ben", scoring, ("R",)),
    Scene("reveal", "ana", opened, ("v",)),
    Scene("activity", "ana", discussed, ("A",)),
    Scene("heat-map", "ana", discussed, ("m",)),
    Scene("conclude", "ana", discussed, ("c",)),
    Scene("conclude-again", "ana", discussed, ("c", "down", "enter")),
    Scene("conclude-views", "ana", discussed, ("c", "down", "down", "enter")),
    Scene("timer", "ana", discussed, ("t",)),
    Scene("call-speaker", "ana", discussed, ("C",)),
    Scene("hangs-on", "ana", discussed, ("o",)),
    Scene("chair", "ana", discussed, ("L",)),
    Scene("revise", "ben", discussed, ("r",)),
    Scene("revise-reason", "ben", discussed, ("r", "3")),
    Scene("dissent", "ben", discussed, ("d",)),
    Scene("point", "ben", discussed, ("w",)),
    Scene("outcome", "ana", concluded_room, ("V",)),
    Scene("summary-left-out", "ana", disputed_room, ("W",)),
    Scene("summary-decline", "ben", summary_room, ("D",)),
    Scene("release-permission", "ana", release_room, ("r",)),
    Scene("release-name", "ana", permitted_room, ("enter",)),
    Scene("release-close", "ana", permitted_room, ("c",)),
    Scene("release-withdraw", "ana", permitted_room, ("W",)),
    Scene("release-hand-over", "ana", released_room, ("h",)),
    Scene("release-export", "ana", released_room, ("x",)),
    Scene("release-page", "ana", answered_room, ("l",)),
    Scene("release-revoke", "ana", released_room, ("R",)),
    _BY_NAME["insight-behind"],
    _BY_NAME["desk-form"],
    _BY_NAME["desk-withdraw"],
)
"""What opens over a screen, at 80x24; what their texts say of a letter, its own tests hold."""


async def drawn(app: App[Any], keys: tuple[str, ...], size: tuple[int, int]) -> str:
    """Return what stands on the screen once the keys are pressed."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.4)
        text = screen_text(app)
        return text if not isinstance(app.screen, ModalScreen) else _box(app, text)


def _box(app: App[Any], text: str) -> str:
    """Return what stands within a dialog alone: what is behind it has tests of its own."""
    region = app.screen.children[0].region
    lines = [each.ljust(region.right) for each in text.splitlines()[region.y : region.bottom]]
    assert all(cell_len(each) == len(each) for each in lines)
    return "".join(f"{each[region.x : region.right].rstrip()}\n" for each in lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", WHOLE)
async def test_a_screen_is_as_stored_at_every_size(name: str, size: tuple[int, int]) -> None:
    """Beside those whose own tests hold them."""
    made, keys = WHOLE[name]
    stored = f"{name}-{size[0]}x{size[1]}"
    found = await drawn(made(), keys, size)
    assert as_stored(stored, found) == found


@pytest.mark.parametrize("scene", DIALOGS, ids=lambda scene: scene.name)
async def test_a_dialog_is_as_stored(scene: AnyScene) -> None:
    """A title, what to know, the field, the keys; all of it in sight, or counted."""
    found = await drawn(scene.app(_NIGHT), scene.keys, (80, 24))
    assert as_stored(f"dialog-{scene.name}-80x24", found) == found


async def test_the_arrows_bring_the_steps_of_a_release_in_sight_before_the_text() -> None:
    """Where a candidate said much: down to the last step, then the text; up the other way round."""
    app = Scene("", "ana", answered_room).app(_NIGHT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        assert "6 more lines below" in screen_text(app)
        for key, wanted in (
            *(("down", f"{below} more") for below in (5, 4, 3, 2, 1)),
            ("down", "Never sent"),
            ("down", ""),
            ("up", "Amara, thank you"),
            ("up", "2 more lines below"),
            ("g", "6 more lines below"),
            ("G", "Never sent"),
        ):
            await pilot.press(key)
            await pilot.pause(0.2)
            assert wanted in screen_text(app)
