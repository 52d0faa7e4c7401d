"""Colours: the themes, the colours of the levels, and what to do without colour.

Position and letter carry meaning; colour repeats it. Levels run from orange over grey to blue,
which stays apart for every common kind of colour vision.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from panelry_tui.settings import without_colour

INK = "#10141c"
PAPER = "#ffffff"
NIGHT_LEVELS = ("#e08a3c", "#efc27a", "#c9cfda", "#86bbe6", "#4a90d9")
DAY_LEVELS = ("#c4610a", "#e3a857", "#9aa3b2", "#5b9bd0", "#1f62a8")
ANSI_DARK_LEVELS = ("yellow", "bright_yellow", "white", "bright_cyan", "bright_blue")
ANSI_LIGHT_LEVELS = ("red", "red", "default", "blue", "blue")
WITHOUT_COLOUR = "ansi-dark"


def _variables(*, muted: str, lines: str, ground: str) -> dict[str, str]:
    """Return what Textual would mix itself: quiet words, and lines, tracks and scrollbars on a ground."""
    drawn = ("text-disabled", "foreground-muted", "scrollbar", "scrollbar-hover", "scrollbar-active")
    grounds = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return {"text-muted": muted} | dict.fromkeys(drawn, lines) | dict.fromkeys(grounds, ground)


NIGHT = Theme(
    name="panelry-night",
    primary="#7fb2ff",
    secondary="#a9b4c8",
    accent="#ffc66d",
    warning="#ffc66d",
    foreground="#dfe5f0",
    background=INK,
    surface="#161c27",
    panel="#1e2634",
    success="#7fc8a9",
    error="#ff9a8b",
    dark=True,
    variables=_variables(muted="#8a94a8", lines="#667085", ground="#1e2634"),
)
DAY = Theme(
    name="panelry-day",
    primary="#1f5fbf",
    secondary="#5b6577",
    accent="#9a5b00",
    warning="#9a5b00",
    foreground="#1b2230",
    background="#f6f7f9",
    surface=PAPER,
    panel="#e9ecf1",
    success="#0f7a55",
    error="#b3261e",
    dark=False,
    variables=_variables(muted="#5f697b", lines="#7d8696", ground="#e9ecf1"),
)
HIGH_CONTRAST = Theme(
    name="panelry-high-contrast",
    primary="#9cc7ff",
    secondary="#e6e6e6",
    accent="#ffd866",
    warning="#ffd866",
    foreground="#ffffff",
    background="#000000",
    surface="#141414",
    panel="#262626",
    success="#8ff0c0",
    error="#ffb3a8",
    dark=True,
    variables=_variables(muted="#d0d0d0", lines="#9a9a9a", ground="#262626"),
)
THEMES = (NIGHT, DAY, HIGH_CONTRAST)
_CURSORS = {
    "input-cursor-foreground": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-text-style": "reverse",
    "ansi-foreground": "ansi_default",
    "ansi-background": "ansi_default",
}
"""Only a terminal knows which of its colours stand out on which; its own two always do."""
ANSI_DARK = Theme(
    name="ansi-dark",
    primary="ansi_bright_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    success="ansi_green",
    error="ansi_bright_red",
    dark=True,
    ansi=True,
    variables={**BUILTIN_THEMES["ansi-dark"].variables, **_CURSORS, "block-cursor-text-style": "none"},
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
)
ANSI_LIGHT = Theme(
    name="ansi-light",
    primary="ansi_blue",
    secondary="ansi_default",
    accent="ansi_blue",
    warning="ansi_red",
    success="ansi_blue",
    error="ansi_red",
    dark=False,
    ansi=True,
    variables={**BUILTIN_THEMES["ansi-light"].variables, **_CURSORS},
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
)
ANSI = (ANSI_DARK, ANSI_LIGHT)
"""The terminal's own sixteen colours: those that common terminals draw apart from the ground named."""


class LevelColour(msgspec.Struct, frozen=True):
    """The ground of a level's pill and the ink on it: hexadecimal colours."""

    ground: str
    ink: str


def register_themes(app: App[Any]) -> None:
    """Make our themes known to an app, and our choice among the terminal's own colours."""
    for theme in (*THEMES, *ANSI):
        app.register_theme(theme)


def theme_for(wanted: str, environ: Mapping[str, str]) -> str:
    """Return the name of the theme to use: the terminal's own colours under `NO_COLOR`.

    Such an app is made with `ansi_color=True`: else Textual turns colours into greys instead of
    leaving them out.
    """
    return WITHOUT_COLOUR if without_colour(environ) else wanted


def contrast(one: str, other: str) -> float:
    """Return how far two hexadecimal colours stand apart, 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(Color.parse(one)), _luminance(Color.parse(other))))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, sRGB)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def level_colour(level: int, scale: int, *, dark: bool) -> LevelColour:
    """Return the colours of level 1 to `scale`, which is 2 to 10.

    Colours between the five given ones are mixed in proportion; the ink is the one of dark and
    white that stands out more.
    """
    given = NIGHT_LEVELS if dark else DAY_LEVELS
    place = (level - 1) * (len(given) - 1) / (scale - 1)
    below = min(int(place), len(given) - 2)
    ground = Color.parse(given[below]).blend(Color.parse(given[below + 1]), place - below).hex6.lower()
    return LevelColour(ground=ground, ink=max((INK, PAPER), key=lambda ink: contrast(ink, ground)))


def level_style(level: int, scale: int, theme: Theme, *, no_colour: bool) -> Style:
    """Return how a level's pill is drawn under a theme; without colour it is reversed.

    Of the terminal's own colours each is the ground of letters in the colour of the terminal's ground,
    and none is bold: many terminals draw bold black as grey.
    """
    if no_colour:
        return Style(reverse=True, bold=True)
    if theme.ansi:
        given = ANSI_DARK_LEVELS if theme.dark else ANSI_LIGHT_LEVELS
        return Style(color=given[round((level - 1) * (len(given) - 1) / (scale - 1))], reverse=True)
    colour = level_colour(level, scale, dark=theme.dark)
    return Style(color=colour.ink, bgcolor=colour.ground, bold=True)


def current_style(theme: Theme, *, no_colour: bool) -> Style:
    """Return how the one current thing in a row of names is drawn."""
    if no_colour or theme.ansi:
        return Style(reverse=True, bold=True)
    return Style(color=INK if theme.dark else PAPER, bgcolor=theme.primary, bold=True)
