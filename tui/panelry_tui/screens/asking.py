"""A screen that asks the server for something, and says in words how that went."""

from typing import TYPE_CHECKING

from panelry.commands import Command
from panelry.refusals import SENTENCES, Code
from panelry_tui.lobby_reading import Seen
from panelry_tui.news import TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.own_keys import face_of
from panelry_tui.reading import Reading
from panelry_tui.screens.paced import PacedScreen
from panelry_tui.store import Store

if TYPE_CHECKING:
    from panelry_tui.app import PanelryApp

WIDE = 96
"""From this width on there is room for toasts beside the board."""


class Asking(PacedScreen):
    """What a screen has of its debrief: the picture, the way to the server, and a voice."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self._read: Reading | None = None

    @property
    def room_app(self) -> "PanelryApp":
        """The app, with its glyphs and clock."""
        return self.app  # type: ignore[return-value]  # only PanelryApp shows these screens

    def face(self, act: str) -> str:
        """Return what the key of an act is called, by the act's id, as this person has it."""
        return face_of(act, self.room_app.own_keys)

    def reading(self) -> Reading:
        """Return the picture as it is now, with everything typed here shown; worked out once for each."""
        picture, me = self.store.view(), self.store.half.person
        if self._read is None or self._read.picture is not picture or self._read.me != me:
            self._read = Reading(picture, me, self.room_app.own_keys)
        return self._read

    def seen(self) -> Seen:
        """Return what this terminal knows beside the picture: who is here, counts, the time."""
        half = self.store.half
        return Seen(half.presence, half.progress, self.room_app.now(), self.store.live)

    def keep(self, command: Command, expect: int | None = None) -> None:
        """Keep something private of one's own: it shows at once, and the answer comes as news."""
        self.run_worker(self._keep(command, expect), exit_on_error=False)

    async def _keep(self, command: Command, expect: int | None) -> bool:
        try:
            await self.store.do(command, expect)
        except TooLarge:
            self.say(Code.TEXT_TOO_LONG)
            return False
        except OutboxError as fault:
            self.notify(f"Not saved: {fault}", severity="error", timeout=30, markup=False)
            return False
        return True

    def act(self, command: Command, *, done: str = "", expect: int | None = None) -> None:
        """Ask the server for something and say how it went; `done` is said when it is accepted."""
        self.run_worker(self._act(command, done, expect), exit_on_error=False)

    async def _act(self, command: Command, done: str, expect: int | None) -> None:
        if not self.store.live:
            self.explain("Kept here. It goes to the server with the next connection.")
        code = await self.send(command, expect)
        if code is None and done:
            self.room_app.clear_faults()
            self.explain(done)

    async def send(self, command: Command, expect: int | None = None) -> Code | None:
        """Ask the server and wait; a refusal is said in words and returned."""
        try:
            code = await self.store.ask(command, expect)
        except TooLarge:
            self.say(Code.TEXT_TOO_LONG)
            return Code.TEXT_TOO_LONG
        except OutboxError as fault:
            self.notify(f"Not saved: {fault}", severity="error", timeout=30, markup=False)
            return Code.TEXT_TOO_LONG
        if code is not None:
            self.say(code)
        return code

    def say(self, code: Code) -> None:
        """Say a refusal in words."""
        self._one_toast()
        self.notify(SENTENCES[code], severity="warning", timeout=8, markup=False)

    def explain(self, why: str) -> None:
        """Say in a toast what a key did, or why it does nothing now."""
        self._one_toast()
        self.notify(why, timeout=3 if self._cramped() else 5, markup=False)

    def _cramped(self) -> bool:
        return self.app.size.width < WIDE

    def _one_toast(self) -> None:
        """Where there is no room beside the board, a toast takes the place of the one before."""
        if self._cramped():
            self.app.clear_notifications()
