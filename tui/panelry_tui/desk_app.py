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
from panelry_tui.own_keys import OwnKeys
from panelry_tui.screens.desk import DeskScreen
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.seat_app import SeatApp
from panelry_tui.store import Store
from panelry_tui.words import now_utc


class DeskApp(SeatApp):
    """One coordinator's or auditor's terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "help", show=False)]

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
        super().__init__(store, theme=theme, ansi=ansi, crash_folder=crash_folder)
        self.glyphs = glyphs
        self._desk = DeskScreen(store, glyphs, now, own_keys or {})

    def on_mount(self) -> None:
        """Show what was kept, then connect."""
        self.put_on_theme()
        self.store.listeners.append(lambda _: self.say_why())
        self.push_screen(self._desk)
        self.connect()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the desk and every act of the office."""
        if isinstance(screen, DeskScreen):
            for key in screen.my_keys():
                if key.key:
                    run = partial(screen.call_later, screen.run_action, key.action)
                    yield SystemCommand(key.label, f"key {key.face}", run)
            for act in ACTS:
                yield SystemCommand(f"{act.group} {act.name}", act.words, partial(screen.begin, act))

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
