"""The personal note on a screen: read it, take it to a file, say that it was sent; or approve somebody's."""

from panelry import commands as c
from panelry import parts as p
from panelry_tui.personal_reading import ADVICE, CHOICES, RECORDED, PersonalReading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.own_file import write_own_file
from panelry_tui.screens.preview import PreviewDialog
from panelry_tui.screens.room_screen import RoomScreen

_FILE = "A file that you alone can read. Once you have sent the note, please delete it."


async def personal_note(screen: RoomScreen, found: PersonalReading) -> None:
    """Show my note and ask what to do with it; an approver is shown those that wait, one by one."""
    for each in found.waiting:
        await _approve(screen, found, each)
    note = found.mine
    if note is None:
        if not found.waiting:
            screen.explain(found.why_no_text())
        return
    why = found.why_not_send()
    preview = PreviewDialog("Your personal note, for you alone", note.text, onward=not why)
    goes_on = await screen.app.push_screen_wait(preview)
    if why:
        screen.explain(why)
    if why or not goes_on:
        return
    match await screen.app.push_screen_wait(ChoiceDialog("Your personal note", CHOICES, ADVICE)):
        case "file":
            await write_own_file(screen, f"{note.text}\n", _FILE, "~/personal-note.txt")
        case "sent":
            if await screen.send(c.RecordPersonalNote(note.hash)) is None:
                screen.notify(RECORDED, markup=False)
        case _:
            return


async def _approve(screen: RoomScreen, found: PersonalReading, note: p.PersonalNote) -> None:
    """Let the approver read somebody's note and sign exactly that, or leave it."""
    name = found.reading.name(note.person)
    preview = PreviewDialog(f"The personal note of {name}", note.text, signs=True)
    signs = await screen.app.push_screen_wait(preview)
    if signs and await screen.send(c.ApprovePersonalNote(note.person, note.hash)) is None:
        screen.notify("Approved: exactly this text.", markup=False)
