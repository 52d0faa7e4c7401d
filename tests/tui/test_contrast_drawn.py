"""The colours as they are drawn: every screen and dialog, in each of our themes, cell by cell."""

from collections.abc import Iterator
from typing import Any

import pytest
from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.command import CommandPalette
from textual.geometry import Region
from textual.screen import ModalScreen

from panelry_tui.themes import THEMES, WITHOUT_COLOUR, contrast, level_colour
from pictured import BESIDE, SCENES, AnyScene

TEXT, DRAWN = 4.5, 3.0
PILL = 4.2
"""What the bold letters on a level's colour bear."""
_PILLS = frozenset(
    level_colour(level, scale, dark=dark).ground
    for dark in (True, False)
    for scale in range(2, 11)
    for level in range(1, scale + 1)
)


def _hex(colour: Ink | None, otherwise: str) -> str:
    if colour is None or colour.is_default:
        return otherwise
    return colour.get_truecolor().hex


def _weak(segment: Segment, app: App[Any]) -> str:
    """Return what is wrong with a piece of a line, empty if its sign stands out on its ground."""
    style, text = segment.style or Style(), segment.text.strip()
    if not text:
        return ""
    theme = app.current_theme
    ink, ground = _hex(style.color, str(theme.foreground)), _hex(style.bgcolor, str(theme.background))
    words = any(sign.isalnum() for sign in text)
    least = (PILL if ground in _PILLS else TEXT) if words else DRAWN
    found = contrast(ink, ground)
    return f"{found:.2f} {ink} on {ground}: {text}" if found < least else ""


def _own(app: App[Any]) -> Region:
    """Return the part of the screen that is in use: under a dialog the rest is dark on purpose."""
    screen = app.screen
    ours = [each for each in screen.children if not (each.id or "").startswith("textual-")]
    if not isinstance(screen, ModalScreen):
        return screen.region
    drawn = (part for each in ours for part in (each, *each.query("*")))
    return Region.from_union([part.region for part in drawn if part.region])


def weak(app: App[Any]) -> Iterator[str]:
    """Yield what cannot be read on a screen."""
    area = _own(app)
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        if area.y <= y < area.bottom:
            yield from filter(None, (_weak(each, app) for each in strip.crop(area.x, area.right)))


@pytest.mark.parametrize("scene", [*SCENES, *BESIDE], ids=lambda scene: scene.name)
async def test_everything_drawn_stands_out(scene: AnyScene) -> None:
    """Words reach 4.5 to 1 on what they stand on, signs that only draw 3 to 1, in each of our themes."""
    app = scene.app(THEMES[0].name)
    async with app.run_test(size=(100, 30), notifications=bool(scene.keys)) as pilot:
        await pilot.pause()
        for key in scene.keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        found = {}
        for theme in THEMES:
            app.theme = theme.name
            if isinstance(app.screen, CommandPalette):
                await pilot.press("escape", *scene.keys)
            await pilot.pause(0.2)
            found[theme.name] = sorted(set(weak(app)))
        assert {theme.name: [] for theme in THEMES} == found


@pytest.mark.parametrize(
    ("name", "words"),
    [("chair", "Ben Okafor"), ("palette", "Accept"), ("point", "< strength >"), ("point-where", "(In the")],
)
async def test_without_colour_the_place_of_the_cursor_is_drawn(
    name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chosen row, a turn and a field look unlike the others by more than weight."""
    monkeypatch.setenv("NO_COLOR", "1")
    (scene,) = (each for each in BESIDE if each.name == name)
    app = scene.app(WITHOUT_COLOUR, ansi=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for key in scene.keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        strips = app.screen._compositor.render_strips()
        drawn = [each.style for strip in strips for each in strip if each.text.strip() and each.text in words]
        assert any(style and (style.underline or style.reverse) for style in drawn)
