"""What a restored server no longer has: shown in plain words, and sent again if the person agrees."""

import re
from collections.abc import Sequence

from textual.app import App

from panelry import commands as c
from panelry.ids import CriterionId
from panelry.sync.client import Entry
from panelry.sync.frames import AnyCommand
from panelry.text import clean_line
from panelry_tui.outbox import OutboxError
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.store import Store

MOST = 8
"""The most lines of what was lost; the newest are shown."""
_LONGEST = 48
_CHOICES = (
    ("again", "Send them again, in the same order"),
    ("leave", "Leave them out; their texts stay readable here"),
)


class LostDialog(ChoiceDialog):
    """Asks whether what a restored server no longer has is to be sent again."""

    def __init__(self, lost: Sequence[Entry], reading: Reading) -> None:
        things = (
            "One thing you did here before is"
            if len(lost) == 1
            else f"{len(lost)} things you did here before are"
        )
        super().__init__(f"{things} no longer on the server", _CHOICES, _advice(lost, reading))


class Offer:
    """Asks once for each loss, and again when somebody who put it off does something new."""

    def __init__(self, app: App[None], store: Store) -> None:
        self._app = app
        self._store = store
        self._put_off: tuple[tuple[Entry, ...], int] | None = None
        self._asking = False

    def due(self) -> bool:
        """Return whether there is something to ask now."""
        lost = self._store.half.lost
        if not lost or self._asking:
            return False
        return self._put_off is None or self._put_off[0] != lost or self._store.waiting > self._put_off[1]

    async def ask(self) -> None:
        """Show the dialog and do what the person says."""
        if not self.due():
            return
        self._asking = True
        try:
            store, lost = self._store, self._store.half.lost
            dialog = LostDialog(lost, Reading(store.view(), store.half.person))
            answer: str | None = await self._app.push_screen_wait(dialog)
            self._put_off = (lost, store.waiting)
            await self._do(answer)
        except OutboxError as fault:
            self._app.notify(f"Not done: {fault}", severity="error", timeout=30, markup=False)
        finally:
            self._asking = False

    async def _do(self, answer: str | None) -> None:
        if answer == "again":
            await self._store.resend()
        elif answer == "leave":
            await self._store.leave_out()


def _advice(lost: Sequence[Entry], reading: Reading) -> str:
    told = [f"  {line_of(entry, reading)}" for entry in lost[-MOST:]]
    more = [f"  and {len(lost) - MOST} before them"] if len(lost) > MOST else []
    after = "Nothing newer is sent before you choose. Nothing is lost either way."
    return "\n".join(
        ["The server was put back from a backup that does not have:", "", *more, *told, "", after]
    )


def line_of(entry: Entry, reading: Reading) -> str:
    """Return a command of one's own in a few words."""
    command = entry.command
    titles = {each.id: each.title for each in reading.criteria}
    about = titles.get(getattr(command, "criterion", None) or CriterionId(""), "")
    return " · ".join(each for each in (_kind(command), about, _said(command)) if each)


def _kind(command: AnyCommand) -> str:
    match command:
        case c.Rate(level=None):
            return "no evidence"
        case c.Rate(level=level) | c.RateAgain(level=level):
            return f"rating {level}"
        case c.WriteNote():
            return "note"
        case c.Observe():
            return "observation"
        case _:
            return re.sub(r"(?<!^)(?=[A-Z])", " ", type(command).__name__).lower()


def _said(command: AnyCommand) -> str:
    texts = (getattr(command, field, "") for field in ("text", "words", "reason", "behaviour"))
    said = clean_line(next((each for each in texts if each), ""))
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
