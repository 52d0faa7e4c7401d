"""A screen as plain text, for pictures that a person can read in a difference."""

import os
from pathlib import Path
from typing import Any

from textual.app import App

_SCREENS = Path(__file__).parent.parent / "golden" / "screens"


def screen_text(app: App[Any]) -> str:
    """Return what the compositor draws: one line for each row, blanks at the ends left out."""
    strips = app.screen._compositor.render_strips()
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


def golden_screen(name: str) -> str:
    """Return the stored picture of that name."""
    return (_SCREENS / f"{name}.txt").read_text(encoding="utf-8")


def as_stored(name: str, drawn: str) -> str:
    """Return the stored picture of that name; with PANELRY_GOLDEN=write store what is drawn, to read then."""
    if os.environ.get("PANELRY_GOLDEN") == "write":
        (_SCREENS / f"{name}.txt").write_text(drawn, encoding="utf-8")
    return golden_screen(name)
