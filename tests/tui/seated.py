"""A person at a terminal: the app on a room's store, with keys pressed one after the other."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from panelry_tui.app import PanelryApp
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.own_keys import OwnKeys
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.store import Store
from tui.fake_room import FakeRoom
from tui.heard import Heard
from tui.screen_text import screen_text
from tui.six_people import SIX

_DRAWN = 0.04
"""Longer than the app waits before it draws a change, in seconds."""
_PATIENCE = 500
"""How often a screen is asked whether it has drawn, before that counts as a fault."""


class HeardApp(Heard, PanelryApp):
    """The app of a person who remembers every toast, also those that are gone."""

    def __init__(
        self,
        room: FakeRoom,
        store: Store,
        glyphs: Glyphs,
        own_keys: OwnKeys | None = None,
        *,
        bell: bool = False,
    ) -> None:
        super().__init__(store, now=room.clock, glyphs=glyphs, own_keys=own_keys, bell=bell)
        self.rung = 0

    def bell(self) -> None:
        """Count how often it rings."""
        self.rung += 1


class Terminal:
    """One person's screen and keyboard."""

    def __init__(self, app: HeardApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they do is drawn."""
        for key in keys:
            await self.pilot.press(key)
            await self.drawn()

    async def burst(self, *keys: str) -> None:
        """Type keys faster than anything is drawn, as a terminal delivers them from its buffer."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        await self.drawn()

    async def write(self, text: str, *keys: str) -> None:
        """Put text into the field that has the focus, then press keys."""
        field = self.app.focused
        assert isinstance(field, Input | TextArea)
        if isinstance(field, Input):
            field.value = text
        else:
            field.text = text
        await self.press(*keys)

    async def drawn(self) -> None:
        """Wait until the screen is up to date, however slow the machine is."""
        await self.pilot.pause(_DRAWN)
        for _ in range(_PATIENCE):
            due = any(isinstance(each, RoomScreen) and each._due for each in self.app.screen_stack)
            if not due and not self.app.keys_wait:
                break
            await self.pilot.pause(_DRAWN)
        await self.pilot.pause()

    async def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so and drawn; what is asserted after it says whether it ever was."""
        for _ in range(_PATIENCE):
            if so():
                break
            await self.pilot.pause(_DRAWN)
        await self.drawn()

    def text(self) -> str:
        """Return what stands on the screen."""
        return screen_text(self.app)

    def said(self) -> list[str]:
        """Return what the toasts said, oldest first."""
        return list(self.app.heard)

    def dialog(self) -> str:
        """Return the fixed words of the dialog on top, a line for each."""
        return "\n".join(str(each.render()) for each in self.app.screen.query(Static))

    def choice_words(self) -> str:
        """Return the words of the choices of the dialog on top, a line for each."""
        options = self.app.screen.query_one(OptionList)
        return "\n".join(str(options.get_option_at_index(at).prompt) for at in range(options.option_count))

    def choices(self) -> list[str]:
        """Return the ids of the choices of the dialog on top."""
        options = self.app.screen.query_one(OptionList)
        return [options.get_option_at_index(at).id or "" for at in range(options.option_count)]


@asynccontextmanager
async def seated(
    room: FakeRoom,
    who: str,
    size: tuple[int, int] = (100, 30),
    glyphs: Glyphs = UNICODE,
    *,
    folder: Path | None = None,
    begun: Mapping[str, str] | None = None,
    place: str = "",
    own_keys: OwnKeys | None = None,
    bell: bool = False,
) -> AsyncIterator[Terminal]:
    """Open a person's terminal on a room; `folder` is that of the seat, `begun` and `place` what was kept."""
    store = room.store_for(who)
    store.folder = folder
    store.begun.update(begun or {})
    store.left_at = place
    room.present(*SIX)
    app = HeardApp(room, store, glyphs, own_keys, bell=bell)
    async with app.run_test(size=size) as pilot:
        terminal = Terminal(app, pilot)
        await terminal.drawn()
        yield terminal
