"""The app of a seat, in a debrief or in the office: its store, its colours, why there is no connection."""

from abc import abstractmethod
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from panelry_tui.link import NO_CONNECTION
from panelry_tui.screens.editor import PassageDialog
from panelry_tui.store import Store
from panelry_tui.themes import register_themes
from panelry_tui.typed_ahead import PatientApp


class SeatApp(PatientApp[None]):
    """One seat's terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "panelry"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p,colon", "command_palette", show=False),
        Binding("q", "leave", show=False),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, store: Store, *, theme: str, ansi: bool, crash_folder: Path | None) -> None:
        super().__init__(ansi_color=True if ansi else None)
        self.crash_folder = crash_folder
        self.store = store
        self._wanted_theme = theme
        self._why_said = ""

    def put_on_theme(self) -> None:
        """Draw in the wanted colours."""
        register_themes(self)
        self.theme = self._wanted_theme

    def connect(self) -> None:
        """Send and hear in the background until the person leaves."""
        self.run_worker(self.store.run(), exit_on_error=False, group="link")

    def keeping(self) -> bool:
        """Whether something typed is on its way to this machine's disk."""
        giving = (isinstance(each, PassageDialog) and each.giving for each in self.screen_stack[-1:])
        return any(giving) or self.store.adding.locked()

    def say_why(self) -> None:
        """Say why there is no connection where that is more than that there is none, once."""
        why = self.store.why
        if why != self._why_said:
            self._why_said = why
            if why not in ("", NO_CONNECTION):
                self.notify(f"{why[:1].upper()}{why[1:]}.", severity="warning", timeout=15, markup=False)

    @abstractmethod
    def hang_up(self) -> None:
        """Leave at once, without a question: the terminal is going away."""
