"""Dialogs whose words are kept on this machine while they are typed, until the server has them."""

from collections.abc import Awaitable, Callable

from textual.widgets import Input, TextArea

from panelry_tui.screens.dialogs import LineDialog, TextDialog

PAUSE = 0.5
"""Words are written down at most this often, in seconds."""

Keep = Callable[[str], Awaitable[None]]


class Draft:
    """Words in the making: the last ones typed, written down after a short pause."""

    def __init__(self, words: str, keep: Keep) -> None:
        self.words = words
        self._written = words
        self._keep = keep

    async def write(self) -> None:
        """Write the words down if they changed since."""
        if self.words != self._written:
            self._written = self.words
            await self._keep(self.words)


class KeptLine(LineDialog):
    """Asks for one line and keeps it while it is typed."""

    def __init__(self, title: str, advice: str, words: str, keep: Keep) -> None:
        super().__init__(title, advice, value=words)
        self.draft = Draft(words, keep)

    def on_mount(self) -> None:
        """Write down now and then."""
        self.set_interval(PAUSE, self.draft.write)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what is typed."""
        self.draft.words = event.value


class KeptText(TextDialog):
    """Asks for text of several lines and keeps it while it is typed."""

    def __init__(self, title: str, advice: str, words: str, keep: Keep) -> None:
        super().__init__(title, advice, value=words)
        self.draft = Draft(words, keep)

    def on_mount(self) -> None:
        """Write down now and then."""
        self.set_interval(PAUSE, self.draft.write)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take what is typed."""
        self.draft.words = event.text_area.text
