"""The terminal's own colours as common terminals draw them: every screen and dialog can be read in each."""

from collections.abc import Iterator
from typing import Any

import pytest
from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.widgets import Input

from panelry_tui.themes import ANSI, contrast, level_style
from pictured import BESIDE, SCENES, AnyScene
from tui.screen_text import screen_text

READ, SEEN = 3.0, 1.5
"""The least contrast of words, and of signs that only draw: a terminal's own colours are softer than ours."""
PALETTES = {
    "the console of Linux": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "Windows": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
    " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
}
"""The sixteen colours, in their order; the ground is the first of them or the last, the words the other."""
_WHITE = 7


def _drawn(colour: Ink | None, otherwise: str, palette: list[str]) -> str:
    if colour is None or colour.is_default:
        return otherwise
    assert colour.number is not None
    assert colour.number < 16
    return palette[colour.number]


def _weak(segment: Segment, palette: list[str], *, dark: bool) -> str:
    """Return what is wrong with a piece of a line in a palette, empty if it can be read."""
    style, text = segment.style or Style(), segment.text.strip()
    if not text or style.dim:
        return ""
    ground, words = (palette[0], palette[_WHITE]) if dark else (palette[-1], palette[0])
    ink, below = _drawn(style.color, words, palette), _drawn(style.bgcolor, ground, palette)
    if style.bold and style.color is not None and style.color.number == 0:
        return f"bold black: {text}"
    found = contrast(ink, below)
    least = READ if any(sign.isalnum() for sign in text) else SEEN
    return f"{found:.2f} {ink} on {below}: {text}" if found < least else ""


def weak(app: App[Any]) -> Iterator[str]:
    """Yield what cannot be read on a screen in one of the palettes."""
    for name, given in PALETTES.items():
        palette = [f"#{each}" for each in given.split()]
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                if found := _weak(segment, palette, dark=app.current_theme.dark):
                    yield f"{name}: {found}"


@pytest.mark.parametrize("theme", [each.name for each in ANSI])
@pytest.mark.parametrize("scene", [*SCENES, *BESIDE], ids=lambda scene: scene.name)
async def test_everything_can_be_read_in_the_colours_of_the_terminal(scene: AnyScene, theme: str) -> None:
    """Only its sixteen colours and its own two are asked for, and words stand out from their ground."""
    app = scene.app(theme)
    async with app.run_test(size=(80, 24), notifications=bool(scene.keys)) as pilot:
        await pilot.pause()
        for key in scene.keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        assert [] == sorted(set(weak(app)))


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
@pytest.mark.parametrize("scale", range(2, 11))
def test_a_pill_is_a_colour_against_the_terminals_own_ground(theme: Any, scale: int) -> None:
    """Never bold, which many terminals draw as another colour; the ends of a scale differ."""
    pills = [level_style(level, scale, theme, no_colour=False) for level in range(1, scale + 1)]
    assert [(True, None, None)] * scale == [(each.reverse, each.bold, each.bgcolor) for each in pills]
    assert pills[0] != pills[-1]


@pytest.mark.parametrize("theme", [each.name for each in ANSI])
async def test_the_cursor_of_a_field_is_seen(theme: str) -> None:
    """It is the terminal's own two colours, turned round."""
    scene = next(each for each in BESIDE if each.name == "point-where")
    app = scene.app(theme)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in scene.keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        assert isinstance(app.focused, Input)
        strip = app.screen._compositor.render_strips()[app.focused.region.y]
        assert any(each.style and each.style.reverse and each.text == "(" for each in strip)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_an_empty_field_is_seen_where_no_ground_of_its_own_shows_it(
    theme: str, size: tuple[int, int]
) -> None:
    """The code of an invitation, before a letter of it is typed: it stands between two strokes."""
    app = next(each for each in SCENES if each.name == "join").app(theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        row = next(each for each in screen_text(app).splitlines() if each.strip().startswith("Code"))
        assert 2 == row.count("|")
        left, right = row.index("|"), row.rindex("|")
        assert "" == row[left + 1 : right].strip()
        assert right - left > 20
