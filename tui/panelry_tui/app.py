"""The app: which screen shows which phase, and what must never happen (a screen that dies, a lost key)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rich.console import RenderableType
from textual.app import SystemCommand
from textual.screen import ModalScreen, Screen
from textual.worker import Worker

from panelry.debrief import Phase
from panelry.panel import Role
from panelry_tui.bell import Bell
from panelry_tui.glass_news import TITLE, GlassNews
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.keys import Key
from panelry_tui.news import News
from panelry_tui.own_keys import OwnKeys, as_bound
from panelry_tui.palette_acts import acts_of
from panelry_tui.place import read_place, written
from panelry_tui.reading import Reading
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.seat_app import SeatApp
from panelry_tui.store import Store
from panelry_tui.thin import thin_update
from panelry_tui.words import now_utc

if TYPE_CHECKING:
    from panelry_tui.screens.lost import Offer

TOASTS = 3
"""The most toasts at one time."""


_BESIDE = {"lobby", "scoring"}
"""Screens that a person may have chosen beside that of the phase."""


class PanelryApp(SeatApp):
    """One panelist's, facilitator's or observer's terminal."""

    ENABLE_COMMAND_PALETTE = True
    VERTICAL_BREAKPOINTS = [(0, "-short"), (26, "-tall")]  # noqa: RUF012 - Textual declares it so

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
        bell: bool = False,
    ) -> None:
        super().__init__(store, theme=theme, ansi=ansi, crash_folder=crash_folder)
        self.glyphs = glyphs
        self.now = now
        self.own_keys = own_keys or {}
        self._bell = Bell(Reading(store.view(), store.half.person)) if bell else None
        self._shown: str | None = None
        self._glass = GlassNews()
        self._offer: Offer | None = None
        self._shown_at = ""
        """The phase's screen when the present one was shown: somebody may look at another meanwhile."""

    def on_mount(self) -> None:
        """Show what was kept, then connect."""
        self.put_on_theme()
        self._say_glass()
        self.store.listeners.append(self._told)
        self.show_phase()
        self.connect()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, thin_update(renderable))

    def _told(self, news: News) -> None:
        del news
        if self.store.erased:
            self.exit(message="This debrief was erased. Nothing of it is kept on this machine any more.")
            return
        if self.store.half.lost:
            self.call_later(self.offer_lost)
        for words in self.store.devices.to_say():
            self.notify(words, title="A device was added", severity="warning", timeout=30, markup=False)
        self._say_glass()
        self.say_why()
        self.call_later(self.show_phase)
        if self._bell is not None and self._bell.rings(Reading(self.store.view(), self.store.half.person)):
            self.bell()

    def _say_glass(self) -> None:
        for words in self._glass.to_say(Reading(self.store.view(), self.store.half.person)):
            self.notify(words, title=TITLE, severity="warning", timeout=30, markup=False)

    def on_notify(self) -> None:
        """Make room for one more toast: of many only the newest stay, and faults go last."""
        toasts = sorted(self._notifications, key=lambda each: (each.severity == "error", each.raised_at))
        for each in toasts[: 1 - TOASTS]:
            self._unnotify(each)

    def clear_faults(self) -> None:
        """Take away what was said of an act that did not go, once one has."""
        for each in [each for each in self._notifications if each.severity != "information"]:
            self._unnotify(each)

    def offer_lost(self) -> None:
        """Ask whether what a restored server no longer has is to be sent again; never over a dialog."""
        from panelry_tui.screens.lost import Offer  # noqa: PLC0415 - hardly ever needed

        self._offer = self._offer or Offer(self, self.store)
        if self._offer.due() and not isinstance(self.screen, ModalScreen):
            self.run_worker(self._offer.ask(), exit_on_error=False)

    def show_phase(self, *, wanted: str | None = None) -> None:
        """Show the screen of the present phase, or another one of it; never over an open dialog."""
        if isinstance(self.screen, ModalScreen):
            return
        reading = Reading(self.store.view(), self.store.half.person)
        natural = self._natural(reading)
        if wanted is None and self._shown is not None and self._goes_on(reading, natural):
            return
        if wanted is None and isinstance(self.screen, RoomScreen) and self.screen.holds():
            return
        self._shown_at = natural
        name = wanted or self._resumed(natural) or natural
        if name == self._shown:
            return
        first, self._shown = self._shown is None, name
        if first:
            self.push_screen(self._make(name))
        else:
            self.switch_screen(self._make(name))
        if self.store.view():
            here = msgspec.structs.replace(read_place(self.store.left_at), natural=natural, screen=name)
            _: Worker[None] = self.run_worker(
                partial(self.store.keep_place, written(here)), exit_on_error=False
            )

    def went_on(self) -> bool:
        """Whether the debrief went on to a phase that has another screen than the present one."""
        reading = Reading(self.store.view(), self.store.half.person)
        return self._shown is not None and not self._goes_on(reading, self._natural(reading))

    def _goes_on(self, reading: Reading, natural: str) -> bool:
        """Whether the screen stays: it is of this phase, or a new role alone would take a scorecard away."""
        rates = reading.phase is Phase.SCORING and reading.rates and self._shown_at == "scoring"
        return rates or self._shown_at == natural

    def _resumed(self, natural: str) -> str:
        """Return the screen that the person was on in this same phase, empty once one is shown."""
        place = read_place(self.store.left_at)
        known = self._shown is None and natural == place.natural and place.screen in _BESIDE
        return place.screen if known else ""

    def _natural(self, reading: Reading) -> str:
        match reading.phase:
            case Phase.NEW | Phase.SETUP:
                return "lobby"
            case Phase.SCORING:
                chairs = Role.FACILITATOR in reading.my_roles
                return "scoring" if reading.rates and not chairs else "lobby"
            case Phase.DISCUSSION:
                return "discussion"
            case Phase.SUMMARY:
                return "summary"
            case Phase.RELEASE | Phase.CLOSED | Phase.WITHDRAWN | Phase.ABANDONED:
                return "release"

    def _make(self, name: str) -> RoomScreen:
        """Import and make a screen on use: a start pays only for what it shows."""
        module = import_module(f"panelry_tui.screens.{name}")
        made = getattr(module, f"{name.title()}Screen")(self.store)
        if not isinstance(made, RoomScreen):
            raise TypeError(f"{name} is no screen of a debrief")
        return made

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the present screen in the palette."""
        if isinstance(screen, RoomScreen):
            for key in self.in_force(screen.my_keys()):
                if key.key and key.action != "command_palette":
                    yield SystemCommand(key.label, f"key {key.face}", _runner(screen, key.action))
            for act, words in self.acts_without_key():
                yield SystemCommand(act.label, words, _runner(screen, act.action))

    def acts_without_key(self) -> tuple[tuple[Key, str], ...]:
        """Return the acts that the palette alone has and that could act now, each with what it does."""
        return acts_of(Reading(self.store.view(), self.store.half.person))

    def in_force(self, found: tuple[Key, ...]) -> tuple[Key, ...]:
        """Return which of a screen's keys act, as the person has them; all of them here."""
        return self.as_bound(found)

    def as_bound(self, found: Iterable[Key]) -> tuple[Key, ...]:
        """Return keys as the person has them."""
        return as_bound(found, self.own_keys)

    def action_leave(self) -> None:
        """Leave; what waits stays in the outbox and goes with the next start."""
        self.run_worker(self._leave(), group="leave", exclusive=True)

    def hang_up(self) -> None:
        """Leave at once, without a question: the terminal is going away."""
        self.run_worker(self._leave(asking=False), group="leave", exclusive=True)

    async def _leave(self, *, asking: bool = True) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, RoomScreen):
                await screen.before_leaving()
        if asking and (self.store.unsaved or self.store.unwritten):
            if not await self._gives_up():
                return
        elif (
            asking
            and self.store.waiting
            and not isinstance(self.screen, ModalScreen)
            and not await self._sure()
        ):
            return
        self.exit()

    async def _gives_up(self) -> bool:
        from panelry_tui.screens.leaving import ASKED, unsaved_dialog  # noqa: PLC0415 - loaded on use

        if isinstance(self.screen, ModalScreen) and self.screen.id == ASKED:
            return False
        answer: str | None = await self.push_screen_wait(unsaved_dialog(self.store))
        return answer == "leave"

    async def _sure(self) -> bool:
        from panelry_tui.screens.dialogs import ChoiceDialog  # noqa: PLC0415 - loaded on use

        choices = (("stay", "Stay"), ("leave", "Leave: it goes to the server with the next start"))
        title = f"{self.store.waiting} waiting on this machine"
        dialog = ChoiceDialog(title, choices, "Nothing is lost either way.")
        answer: str | None = await self.push_screen_wait(dialog)
        return answer == "leave"


def _runner(screen: RoomScreen, action: str) -> Callable[[], None]:
    def run() -> None:
        screen.call_later(screen.run_action, action)

    return run
