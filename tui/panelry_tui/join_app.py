"""The app of the first screen: it ends with a seat, and opens none itself."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from panelry_tui import keys
from panelry_tui.bound import offered
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.joining import Claiming, claim_at_server
from panelry_tui.screens.join import PLACES, JoinScreen
from panelry_tui.seats import KeptSeat, Seats
from panelry_tui.settings import USUAL_SERVER
from panelry_tui.themes import register_themes
from panelry_tui.typed_ahead import PatientApp
from panelry_tui.words import now_utc


class JoinApp(PatientApp[KeptSeat]):
    """Ends with the seat that was chosen or taken, None if the person left."""

    CSS_PATH = "app.tcss"
    TITLE = "panelry"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p,colon", "command_palette", show=False),
        Binding("q,escape", "leave", show=False),
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        seats: Seats,
        *,
        server: str = USUAL_SERVER,
        glyphs: Glyphs = UNICODE,
        theme: str = "panelry-night",
        ansi: bool = False,
        now: Callable[[], datetime] = now_utc,
        claiming: Claiming = claim_at_server,
    ) -> None:
        super().__init__(ansi_color=True if ansi else None)
        self._theme_wanted, self.glyphs = theme, glyphs
        self._screen_made = JoinScreen(seats, server=server, glyphs=glyphs, now=now, claiming=claiming)
        self.crash_folder = seats.folder

    def on_mount(self) -> None:
        """Show the form."""
        register_themes(self)
        self.theme = self._theme_wanted
        self.push_screen(self._screen_made)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the screen, and each of its places."""
        if isinstance(screen, JoinScreen):
            yield from offered(screen, keys.keys_of("join"))
            for found in screen.query(", ".join(PLACES)):
                yield SystemCommand(PLACES[f"#{found.id}"], "go there", partial(screen.set_focus, found))

    def action_leave(self) -> None:
        """Leave without a seat."""
        self.exit()
