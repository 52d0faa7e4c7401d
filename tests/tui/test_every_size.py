"""Every screen at every size: nothing raises, nothing sticks out, what is left out is said in words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen

from panelry_tui.keys import ALWAYS, PALETTE, Key
from panelry_tui.widgets.cells import cell_len
from panelry_tui.widgets.dialog_keys import DialogKeys
from panelry_tui.widgets.key_bar import KeyBar
from pictured import SCENES, FirstScene, Scene
from tui.screen_text import screen_text

SIZES = [(60, 16), (80, 24), (120, 40), (200, 60)]
BY_NAME = {scene.name: scene for scene in SCENES}
ASIDES = [
    ("lobby", "question_mark"),
    ("scoring", "enter"),
    ("scoring", "o"),
    ("scoring", "question_mark"),
    ("evidence", "v"),
    ("evidence", "A"),
    ("discussion-facilitator", "c"),
    ("discussion-facilitator", "enter"),
    ("discussion-facilitator", "m"),
    ("discussion-facilitator", "o"),
    ("discussion-facilitator", "O"),
    ("discussion-facilitator", "question_mark"),
    ("discussion-panelist", "b"),
    ("discussion-panelist", "r"),
    ("discussion-panelist", "w"),
    ("summary", "e"),
    ("summary", "enter"),
    ("summary", "p"),
    ("summary", "W"),
    ("release", "p"),
    ("release", "r"),
    ("release", "question_mark"),
    ("release", "B"),
    ("release", "c"),
    ("scoring", "R"),
    ("summary", "D"),
]
"""What opens over a screen: the screen, and the key."""


@asynccontextmanager
async def shown(
    scene: Scene | FirstScene, size: tuple[int, int], *keys: str
) -> AsyncIterator[tuple[App[Any], Pilot[Any]]]:
    """Show a scene, with keys pressed on it."""
    app = scene.app("panelry-night")
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        await pilot.pause()
        yield app, pilot


def sticks_out(screen: Screen[Any], size: tuple[int, int]) -> list[str]:
    """Return what is wrong with how a screen fills its size: lines, and widgets beyond its edges."""
    wide, high = size
    strips = screen._compositor.render_strips()
    wrong = [strip.text for strip in strips if cell_len(strip.text) > wide]
    wrong += [f"{len(strips)} lines"] if len(strips) > high else []
    wrong += ["the screen scrolls"] if screen.max_scroll_x or screen.max_scroll_y else []
    for each in screen.query("*"):
        within = not any(isinstance(up, VerticalScroll) for up in each.ancestors)
        region = each.region
        if within and region and not screen.region.contains_region(region):
            wrong.append(f"{each} at {region}")
    return wrong


def out_of_sight(screen: Screen[Any]) -> list[str]:
    """Return the panes that hold more than they show on a screen that says so nowhere."""
    said = screen_text(screen.app)
    words = ("more below", "more lines below", "more line below", "up down Line", "p: all")
    if any(each in said for each in words):
        return []
    return [str(each) for each in screen.query(VerticalScroll) if each.region and each.max_scroll_y > 0]


def keys_beyond(screen: Screen[Any]) -> list[str]:
    """Return the feet of dialogs that are not wholly in sight."""
    feet = [(each, each.region) for each in screen.query(DialogKeys)]
    return [str(each) for each, region in feet if not region or not screen.region.contains_region(region)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_every_screen_fits_every_size(scene: Scene | FirstScene, size: tuple[int, int]) -> None:
    """No line is too wide, nothing lies beyond the edges, what is below is counted, keys stand by need."""
    async with shown(scene, size) as (app, _):
        assert ([], []) == (sticks_out(app.screen, size), out_of_sight(app.screen))
        check_last_row(app.screen)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize(("name", "key"), ASIDES)
async def test_what_opens_over_a_screen_fits_small_sizes(name: str, key: str, size: tuple[int, int]) -> None:
    """So do dialogs, pages and other views, and escape leads back from each."""
    async with shown(BY_NAME[name], size, key) as (app, pilot):
        assert ([], []) == (sticks_out(app.screen, size), out_of_sight(app.screen))
        assert [] == keys_beyond(app.screen)
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert 2 == len(app.screen_stack)


def check_last_row(screen: Screen[Any]) -> None:
    """Demand that acts come first, the palette at the right, and what is cut is needed less."""
    keys = screen.query_one(KeyBar).keys
    row = screen_text(screen.app).rstrip("\n").splitlines()[-1]
    kept, cut = parted(keys, row)
    assert [each.id for each in keys if each.need == ALWAYS] == [
        each.id for each in kept if each.need == ALWAYS
    ]
    assert PALETTE.id == kept[-1].id
    assert row.endswith("palette")
    assert [] == [each.id for each in cut if each.need < max(key.need for key in kept)]


def parted(keys: tuple[Key, ...], row: str) -> tuple[list[Key], list[Key]]:
    """Return the keys that stand in a row, each behind the one before, and the others."""
    kept: list[Key] = []
    cut: list[Key] = []
    at = 0
    for key in keys:
        found = row.find(f" {key.face} {key.label}", at)
        (cut if found < 0 else kept).append(key)
        at = at if found < 0 else found + 1
    return kept, cut


async def test_more_people_than_rows_are_counted_in_the_lobby() -> None:
    """Above and below the person under the cursor."""
    async with shown(BY_NAME["lobby"], (60, 16), "question_mark", "escape") as (app, pilot):
        assert "WHO IS HERE  3 more below " in screen_text(app)
        await pilot.press("G")
        await pilot.pause(0.2)
        assert "WHO IS HERE  3 above, 0 below " in screen_text(app)


async def test_lines_below_a_pane_are_counted_until_its_end() -> None:
    """Each line that is scrolled makes one less; at the end nothing is said."""
    async with shown(BY_NAME["discussion-panelist"], (60, 16)) as (app, pilot):
        assert "9 more lines below" in screen_text(app)
        await pilot.press("down")
        await pilot.pause(0.2)
        assert "8 more lines below" in screen_text(app)
        await pilot.press("G")
        await pilot.pause(0.2)
        assert "below" not in screen_text(app)
