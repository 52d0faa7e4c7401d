"""The app of a seat in the office: the desk, with every act in its palette."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.worker import Worker

from panelry.desk import ACTS
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.link import NO_CONNECTION
from panelry_tui.own_keys import OwnKeys
from panelry_tui.screens.desk import DeskScreen
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.store import Store
from panelry_tui.themes import register_themes
from panelry_tui.typed_ahead import PatientApp
from panelry_tui.words import now_utc


class DeskApp(PatientApp[None]):
    """One coordinator's or auditor's terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "panelry"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p,colon", "command_palette", show=False),
        Binding("q", "leave", show=False),
        Binding("question_mark", "help", show=False),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide")]  # noqa: RUF012 - Textual declares it so

    def __init__(
        self,
        store: Store,
        *,
        glyphs: Glyphs = UNICODE,
        theme: str = "panelry-night",
        ansi: bool = False,
        crash_folder: Path | None = None,
        now: Callable[[], datetime] = now_utc,
        own_keys: OwnKeys | None = None,
    ) -> None:
        super().__init__(ansi_color=True if ansi else None)
        self.crash_folder = crash_folder
        self.store = store
        self._wanted_theme = theme
        self._why_said = ""
        self._desk = DeskScreen(store, glyphs, now, own_keys or {})

    def on_mount(self) -> None:
        """Show what was kept, then connect."""
        register_themes(self)
        self.theme = self._wanted_theme
        self.store.listeners.append(self._told)
        self.push_screen(self._desk)
        self.run_worker(self.store.run(), exit_on_error=False, group="link")

    def keeping(self) -> bool:
        """Whether something typed is on its way to this machine's disk."""
        return self.store.adding.locked()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the desk and every act of the office."""
        if isinstance(screen, DeskScreen):
            for key in screen.my_keys():
                if key.key:
                    run = partial(screen.call_later, screen.run_action, key.action)
                    yield SystemCommand(key.label, f"key {key.face}", run)
            for act in ACTS:
                yield SystemCommand(f"{act.group} {act.name}", act.words, partial(screen.begin, act))

    def _told(self, _: object) -> None:
        """Say why there is no connection where that is more than that there is none."""
        why = self.store.why
        if why != self._why_said:
            self._why_said = why
            if why not in ("", NO_CONNECTION):
                self.notify(f"{why[:1].upper()}{why[1:]}.", severity="warning", timeout=15, markup=False)

    async def action_help(self) -> None:
        """Show the keys."""
        if not isinstance(self.screen, ModalScreen):
            await self.screen.run_action("help")

    def action_leave(self) -> None:
        """Leave; what waits stays on this machine and goes with the next start."""
        _: Worker[None] = self.run_worker(self._leave(), group="leave", exclusive=True)

    def hang_up(self) -> None:
        """Leave at once, without a question: the terminal is going away."""
        self.exit()

    async def _leave(self) -> None:
        if self.store.waiting and not isinstance(self.screen, ModalScreen):
            choices = (("stay", "Stay"), ("leave", "Leave: it goes to the server with the next start"))
            title = f"{self.store.waiting} waiting on this machine"
            dialog = ChoiceDialog(title, choices, "Nothing is lost either way.")
            if await self.push_screen_wait(dialog) != "leave":
                return
        self.exit()
