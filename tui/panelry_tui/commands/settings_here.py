"""The settings of this terminal as commands use them: a wrong one ends the command, in words."""

import os
import sys
from typing import TYPE_CHECKING, TypedDict, cast

import click

from panelry_tui.plain.choice import origin
from panelry_tui.settings import (
    BELL,
    GLYPHS,
    PLAIN_BELL,
    THEME,
    ConfigError,
    Setting,
    own_keys_here,
    read,
    text,
    without_colour,
)

if TYPE_CHECKING:
    from panelry_tui.glyphs import GlyphChoice, Glyphs


CANNOT_DRAW = "This terminal cannot draw screens: TERM is dumb."


class Drawing(TypedDict):
    """What an app draws with."""

    glyphs: "Glyphs"
    theme: str
    ansi: bool


def plain_origin(*, flag: bool) -> str:
    """Return what turned plain mode on, empty where it is off; the flag counts before a command, too."""
    context = click.get_current_context(silent=True)
    before = context is not None and bool(context.find_root().params.get("plain"))
    try:
        return origin(os.environ, flag=flag or before)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None


def need_drawing(instead: str) -> None:
    """Refuse a screen on a terminal that cannot draw one; `instead` is the sentence with the cure."""
    if os.environ.get("TERM") == "dumb":
        raise click.ClickException(f"{CANNOT_DRAW} {instead}")


def text_here(setting: Setting) -> str:
    """Return a setting that no flag gave."""
    try:
        return text(setting, os.environ)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None


class Acting(TypedDict):
    """What a debrief's screens do as this person wants it."""

    own_keys: dict[str, str]
    bell: bool


def acting_here() -> Acting:
    """Return the person's own keys, and whether the bell rings."""
    try:
        return Acting(own_keys=own_keys_here(os.environ), bell=bool(read(BELL, os.environ).value))
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None


def plain_bell_here() -> bool:
    """Return whether the bell rings in plain mode."""
    try:
        return bool(read(PLAIN_BELL, os.environ).value)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None


def drawing_here(theme: str | None = None) -> Drawing:
    """Return what to draw with: a flag's theme or the setting's, and the signs that the terminal can show.

    The size is always the terminal's own: one that whoever started this program fixed in the
    environment would stay when the window changes.
    """
    from panelry_tui.themes import theme_for  # noqa: PLC0415 - loads Textual

    for fixed in ("COLUMNS", "LINES"):
        os.environ.pop(fixed, None)
    wanted = theme or text_here(THEME)
    return Drawing(
        glyphs=_glyphs_here(), theme=theme_for(wanted, os.environ), ansi=without_colour(os.environ)
    )


def _glyphs_here() -> "Glyphs":
    from panelry_tui.glyphs import choose_glyphs, locale_of  # noqa: PLC0415 - loaded with the screen

    encoding = getattr(sys.__stderr__, "encoding", None)
    choice = cast("GlyphChoice", text_here(GLYPHS))  # the setting has the same choices
    return choose_glyphs(choice, encoding=encoding, locale=locale_of(os.environ)).glyphs
