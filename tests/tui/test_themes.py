"""The colours: enough contrast everywhere, and none at all where none is wanted."""

import re

import pytest
from rich.style import Style
from textual.theme import Theme

from panelry_tui.settings import without_colour
from panelry_tui.themes import (
    ANSI_DARK,
    ANSI_LIGHT,
    DAY,
    DAY_LEVELS,
    HIGH_CONTRAST,
    INK,
    NIGHT,
    NIGHT_LEVELS,
    PAPER,
    THEMES,
    contrast,
    current_style,
    level_colour,
    level_style,
    theme_for,
)
from tui.board_app import BoardApp
from tui.terminal_driver import TerminalDriver, take_written

_ROLES = ("primary", "secondary", "accent", "warning", "foreground", "success", "error")
_COLOUR = re.compile(r"^(3[0-8]|4[0-8]|9[0-7]|10[0-7])$")


def _grounds(theme: Theme) -> list[str]:
    return [str(theme.background), str(theme.surface), str(theme.panel)]


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_the_one_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    """Two pairs whose ratio is well known, in either order."""
    assert ratio == round(contrast(one, other), 2) == round(contrast(other, one), 2)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", [*_ROLES, "text-muted"])
def test_text_stands_out_on_all_three_grounds(theme: Theme, role: str) -> None:
    """Every colour that words are written in reaches 4.5 to 1."""
    colour = str(theme.variables[role] if role in theme.variables else getattr(theme, role))
    assert [] == [ground for ground in _grounds(theme) if contrast(colour, ground) < 4.5]


def test_high_contrast_reaches_seven_to_one() -> None:
    """The theme of that name keeps what it says."""
    assert [] == [
        (role, ground)
        for role in _ROLES
        for ground in _grounds(HIGH_CONTRAST)
        if contrast(str(getattr(HIGH_CONTRAST, role)), ground) < 7
    ]


@pytest.mark.parametrize(("dark", "least"), [(True, 5.5), (False, 4.4)])
def test_letters_stand_out_on_the_five_pills(dark: bool, least: float) -> None:
    """The ink on each of the five levels is as strong as the design states."""
    pills = [level_colour(level, 5, dark=dark) for level in range(1, 6)]
    assert [] == [pill for pill in pills if contrast(pill.ink, pill.ground) < least]


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("scale", range(2, 11))
def test_letters_stand_out_on_every_scale(scale: int, dark: bool) -> None:
    """Mixed colours never fall below 4.2 to 1, which bold letters bear."""
    pills = [level_colour(level, scale, dark=dark) for level in range(1, scale + 1)]
    assert [] == [pill for pill in pills if contrast(pill.ink, pill.ground) < 4.2]


@pytest.mark.parametrize(("dark", "levels"), [(True, NIGHT_LEVELS), (False, DAY_LEVELS)])
def test_five_levels_have_the_five_given_colours(dark: bool, levels: tuple[str, ...]) -> None:
    """Nothing is mixed where nothing needs to be."""
    assert levels == tuple(level_colour(level, 5, dark=dark).ground for level in range(1, 6))


def test_dark_ink_stands_on_all_day_pills_but_the_highest() -> None:
    """The design states white on level 5 alone."""
    assert [INK, INK, INK, INK, PAPER] == [level_colour(level, 5, dark=False).ink for level in range(1, 6)]


@pytest.mark.parametrize("scale", range(2, 11))
def test_every_scale_runs_from_the_first_colour_to_the_last(scale: int) -> None:
    """The ends are the same on each scale, and no two levels look alike."""
    grounds = [level_colour(level, scale, dark=True).ground for level in range(1, scale + 1)]
    assert (NIGHT_LEVELS[0], NIGHT_LEVELS[-1], scale) == (grounds[0], grounds[-1], len(set(grounds)))


def test_a_pill_takes_the_colours_of_its_theme() -> None:
    """The terminal's own colours are named, ours are given, and without colour it is reversed."""
    assert [
        Style(color=INK, bgcolor="#4a90d9", bold=True),
        Style(color=PAPER, bgcolor="#1f62a8", bold=True),
        Style(color="bright_blue", reverse=True),
        Style(color="blue", reverse=True),
        Style(reverse=True, bold=True),
    ] == [
        level_style(5, 5, NIGHT, no_colour=False),
        level_style(5, 5, DAY, no_colour=False),
        level_style(5, 5, ANSI_DARK, no_colour=False),
        level_style(5, 5, ANSI_LIGHT, no_colour=False),
        level_style(5, 5, NIGHT, no_colour=True),
    ]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_current_phase_can_be_read(theme: Theme) -> None:
    """Its ink reaches 4.5 to 1 on its own ground."""
    style = current_style(theme, no_colour=False)
    assert style.color is not None
    assert style.bgcolor is not None
    assert contrast(style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex) >= 4.5


def test_the_current_phase_is_reversed_where_colours_are_not_ours() -> None:
    """A reversed name needs no colour to stand out."""
    reversed_name = Style(reverse=True, bold=True)
    assert reversed_name == current_style(NIGHT, no_colour=True)
    assert reversed_name == current_style(ANSI_LIGHT, no_colour=False)


@pytest.mark.parametrize(
    ("environ", "name"),
    [({}, "panelry-day"), ({"NO_COLOR": ""}, "panelry-day"), ({"NO_COLOR": "1"}, "ansi-dark")],
)
def test_no_color_asks_for_the_terminals_own_theme(environ: dict[str, str], name: str) -> None:
    """An empty variable counts as none, as its convention says."""
    assert name == theme_for("panelry-day", environ)
    assert (name == "ansi-dark") == without_colour(environ)


async def test_without_colour_no_colour_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even greys reach a terminal whose owner wants none."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = BoardApp(environ={"NO_COLOR": "1"}, driver_class=TerminalDriver)
    async with app.run_test(headless=False, size=(100, 30)) as pilot:
        await pilot.pause()
        sent = take_written(app)
    codes = {code for found in re.findall(r"\x1b\[([0-9;]+)m", sent) for code in found.split(";")}
    assert set() == {code for code in codes if _COLOUR.match(code)}
    assert "System design" in sent


@pytest.mark.parametrize("theme", ["panelry-day", "panelry-high-contrast", "ansi-light"])
async def test_a_theme_can_be_changed_while_the_board_is_shown(theme: str) -> None:
    """The pills follow the theme at once."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)) as pilot:
        night = app.board.render_line(1)
        app.theme = theme
        await pilot.pause()
        assert night.text == app.board.render_line(1).text
        assert [segment.style for segment in night] != [segment.style for segment in app.board.render_line(1)]
