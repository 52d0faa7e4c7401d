"""Apps that remember their toasts: those on the screen go away by the clock."""

from pathlib import Path
from typing import Any

from textual.app import App

import panelry_tui


class Heard(App[None]):
    """Shows each toast and remembers it; mixed into an app of the product, whose styles it names."""

    CSS_PATH = str(Path(panelry_tui.__file__).parent / "app.tcss")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.heard: list[str] = []

    def notify(self, message: str, **settings: Any) -> None:
        """Show a toast and remember it."""
        self.heard.append(message)
        super().notify(message, **settings)
