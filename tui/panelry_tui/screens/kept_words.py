"""Dialogs whose words are kept on this machine while they are typed, until the server has them."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.screen import Screen
from textual.widgets import Input, TextArea

from panelry_tui.outbox import OutboxError
from panelry_tui.screens.dialogs import LineDialog, TextDialog

PAUSE = 0.5
"""Words are written down at most this often, in seconds."""

Keep = Callable[[str], Awaitable[None]]


class Draft:
    """Words in the making on a screen: the last ones typed, written down after a short pause."""

    def __init__(self, words: str, keep: Keep, screen: Screen[Any]) -> None:
        self.words = words
        self._written = words
        self._keep = keep
        self._screen = screen
        self._failed = False

    async def write(self) -> None:
        """Write the words down if they changed since; say once where this machine cannot."""
        words = self.words
        if words == self._written:
            return
        try:
            await self._keep(words)
        except OutboxError as fault:
            self._say(fault)
            return
        self._written, self._failed = words, False

    def _say(self, fault: OutboxError) -> None:
        if not self._failed:
            self._failed = True
            said = f"Not written down yet, and tried again: {fault}"
            self._screen.app.notify(said, severity="error", timeout=30, markup=False)


class KeptLine(LineDialog):
    """Asks for one line and keeps it while it is typed."""

    proposes = False
    foot = "enter or ctrl+s Confirm  esc Back, words kept"

    def __init__(
        self, title: str, advice: str, words: str, keep: Keep, *, may_be_empty: bool = False
    ) -> None:
        super().__init__(title, advice, value=words, may_be_empty=may_be_empty)
        self.draft = Draft(words, keep, self)

    def on_mount(self) -> None:
        """Write down now and then."""
        self.set_interval(PAUSE, self.draft.write)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what is typed."""
        self.draft.words = event.value


class KeptText(TextDialog):
    """Asks for text of several lines and keeps it while it is typed."""

    foot = "ctrl+s Confirm  enter New line  esc Back, words kept"

    def __init__(
        self, title: str, advice: str, words: str, keep: Keep, *, may_be_empty: bool = False
    ) -> None:
        super().__init__(title, advice, value=words, may_be_empty=may_be_empty)
        self.draft = Draft(words, keep, self)

    def on_mount(self) -> None:
        """Write down now and then."""
        self.set_interval(PAUSE, self.draft.write)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take what is typed."""
        self.draft.words = event.text_area.text
