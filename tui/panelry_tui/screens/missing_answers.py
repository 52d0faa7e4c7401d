"""The question about answers that are missing: it follows the panel while it stands on the screen."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from panelry_tui.screens.dialogs import LineDialog
from panelry_tui.words import listed

_LOOK = 0.25
"""Seconds between two looks at who has answered."""
ALL_ANSWERED = "Everybody has answered. enter records."


class MissingAnswers(LineDialog):
    """Asks for the typed number of those who did not answer; `silent` returns their names as they are now."""

    def __init__(self, silent: Callable[[], tuple[str, ...]]) -> None:
        self._silent = silent
        super().__init__(self._question(), "The record names who did not answer.")

    def on_mount(self) -> None:
        """Look again and again: an answer may come while the question stands."""
        self.set_interval(_LOOK, self._follow)

    def why_not(self, words: str) -> str:
        """Nothing has to be typed once everybody has answered."""
        return super().why_not(words) if self._silent() else ""

    def _question(self) -> str:
        names = self._silent()
        if not names:
            return ALL_ANSWERED
        return f"{listed(names)} did not answer. Type {len(names)} to record without."

    def _follow(self) -> None:
        self.query_one(".title", Static).update(Content(self._question()))
