"""Adding a device of one's own: what it means, then the code, and how the other machine uses it."""

from panelry_tui.devices import DeviceCode, DeviceError
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.link_dialog import LinkDialog
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.words import clock

_TITLE = "Add a device of yours?"
_ADVICE = (
    "It takes your own seat: it shows your ratings and notes, and acts as you. "
    "The code is good once, for ten minutes. Give it to nobody."
)
_CHOICES = (("stay", "Not now"), ("make", "Show a code for another machine of mine"))


async def add_device(screen: RoomScreen) -> None:
    """Ask, then show a code for one more device of this person, or say why there is none."""
    now = screen.store.devices.now
    devices = f"\n\nYour seat is open to {len(now)} devices." if now else ""
    answer: str | None = await screen.app.push_screen_wait(ChoiceDialog(_TITLE, _CHOICES, _ADVICE + devices))
    if answer != "make":
        return
    try:
        made = await screen.store.add_device()
    except DeviceError as why:
        screen.explain(str(why))
        return
    await screen.app.push_screen_wait(LinkDialog(told(made)))


def told(made: DeviceCode) -> str:
    """Return a code for people: how to use it and until when."""
    return (
        "On your other machine, within ten minutes:\n\n"
        f"  panelry join -\n\nand type this link there:\n\n  {made.link}\n\n"
        f"or, after panelry join - --server {made.server}, the code alone:\n\n  {made.code}\n\n"
        f"It works once, until {clock(made.until)}. A newer one ends it."
    )
