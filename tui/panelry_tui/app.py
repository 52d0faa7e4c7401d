"""The app: which screen shows which phase, and what must never happen (a screen that dies, a lost key)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from panelry.debrief import Phase
from panelry.panel import Role
from panelry_tui import keys
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.reading import Reading
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.store import News, Store
from panelry_tui.themes import register_themes
from panelry_tui.words import now_utc


class PanelryApp(App[None]):
    """One seat's terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "panelry"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon", "command_palette", show=False),
        Binding("q", "leave", show=False),
    ]

    def __init__(
        self,
        store: Store,
        *,
        glyphs: Glyphs = UNICODE,
        theme: str = "panelry-night",
        now: Callable[[], datetime] = now_utc,
    ) -> None:
        super().__init__()
        self.store = store
        self.glyphs = glyphs
        self.now = now
        self._wanted_theme = theme
        self._shown: str | None = None

    def on_mount(self) -> None:
        """Show what was kept, then connect."""
        register_themes(self)
        self.theme = self._wanted_theme
        self.store.listeners.append(self._told)
        self.show_phase()
        self.run_worker(self.store.run(), exit_on_error=False, group="link")

    def _told(self, news: News) -> None:
        del news
        self.call_later(self.show_phase)

    def show_phase(self, *, wanted: str | None = None) -> None:
        """Show the screen of the present phase, or another one of it; never over an open dialog."""
        if isinstance(self.screen, ModalScreen):
            return
        reading = Reading(self.store.view(), self.store.half.person)
        natural = self._natural(reading)
        if (
            wanted is None
            and self._shown is not None
            and self._phase_of(self._shown) == self._phase_of(natural)
        ):
            return
        name = wanted or natural
        if name == self._shown:
            return
        first, self._shown = self._shown is None, name
        if first:
            self.push_screen(self._make(name))
        else:
            self.switch_screen(self._make(name))

    def _natural(self, reading: Reading) -> str:
        match reading.phase:
            case Phase.NEW | Phase.SETUP:
                return "lobby"
            case Phase.SCORING:
                rates = reading.my_roles & {Role.PANELIST, Role.OBSERVER}
                chairs = Role.FACILITATOR in reading.my_roles
                return "scoring" if rates and not chairs else "lobby"
            case Phase.DISCUSSION:
                return "discussion"
            case Phase.SUMMARY:
                return "summary"
            case Phase.RELEASE | Phase.CLOSED | Phase.WITHDRAWN | Phase.ABANDONED:
                return "release"

    def _phase_of(self, name: str) -> str:
        return "lobby" if name == "scoring" else name

    def _make(self, name: str) -> RoomScreen:
        """Import and make a screen on use: a start pays only for what it shows."""
        from panelry_tui.screens import discussion, lobby, release, scoring, summary  # noqa: PLC0415

        makers: dict[str, Callable[[Store], RoomScreen]] = {
            "lobby": lobby.LobbyScreen,
            "scoring": scoring.ScoringScreen,
            "discussion": discussion.DiscussionScreen,
            "summary": summary.SummaryScreen,
            "release": release.ReleaseScreen,
        }
        return makers[name](self.store)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the present screen in the palette."""
        if isinstance(screen, RoomScreen):
            for key in keys.keys_of(screen.key_set):
                if key.key and key.action != "command_palette":
                    yield SystemCommand(key.label, f"key {key.face}", _runner(screen, key.action))

    async def action_leave(self) -> None:
        """Leave; what waits stays in the outbox and goes with the next start."""
        self.exit()


def _runner(screen: RoomScreen, action: str) -> Callable[[], None]:
    def run() -> None:
        screen.call_later(screen.run_action, action)

    return run
