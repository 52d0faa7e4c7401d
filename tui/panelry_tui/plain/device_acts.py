"""Adding a device of one's own in plain mode: what it means, then the link and the code, once."""

from panelry_tui.devices import DeviceError
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.words import clock

DEVICE = Option("device", "add a machine of yours to this seat", rare=True)
_MEANS = (
    "Another machine of yours takes your own seat: it tells your ratings and notes, and acts as you. "
    "The code is good once, for ten minutes. Give it to nobody."
)
_ASKED = "Add a device of yours?"


async def add(talk: Conversation) -> None:
    """Ask, then say a code for one more device of this person, or why there is none."""
    devices = talk.store.devices.now
    talk.say("about", _MEANS, *([f"Your seat is open to {len(devices)} devices."] if devices else []))
    if not await talk.sure(_ASKED, "say a code for another machine of mine"):
        return
    try:
        made = await talk.store.add_device()
    except DeviceError as why:
        talk.say("refused", str(why))
        return
    talk.say("code", "On your other machine: panelry join -, with --plain if you like. Then type this link:")
    talk.say("code", made.link)
    talk.say("code", f"or, after panelry join - --server {made.server}, the code alone:", made.code)
    talk.say("code", f"It works once, until {clock(made.until)}. A newer one ends it.")
