"""The approver's answer on a screen: their signature on the exact text, or words that say why not."""

from panelry import commands as c
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.preview import PreviewDialog
from panelry_tui.screens.put_words import put_words
from panelry_tui.screens.room_screen import RoomScreen

_CHOICES = (("read", "Read the text, then approve exactly that"), ("decline", "Decline, and say why"))
_ADVICE = "The policy asks for your approval before this leaves."
_WORDS = "Your words stay on record. The candidate never reads them."


async def approve(screen: RoomScreen, found: ReleaseReading, read: str) -> None:
    """Ask for the answer and record it; `read` is the hash of the text that is shown."""
    title = f"The summary for {found.candidate}"
    match await screen.app.push_screen_wait(ChoiceDialog(title, _CHOICES, _ADVICE)):
        case "read":
            preview = PreviewDialog(f"Exactly what {found.candidate} will read", found.text(), signs=True)
            signs = await screen.app.push_screen_wait(preview)
            if signs and await screen.send(c.SignOff(read)) is None:
                screen.notify("Approved: exactly this text.", markup=False)
        case "decline":
            title = "Why do you not approve it?"
            await put_words(screen, "decline", title, _WORDS, lambda words: c.DeclineToSign(read, words))
        case _:
            return
