"""Other words by a program, on a screen: ask for them, stop it, and take or leave each sentence."""

from panelry import commands as c
from panelry_tui.rewording_reading import ASKED, ASKING, AT_WORK, LEAVES, STOP, TAKE, RewordingReading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.room_screen import RoomScreen


async def rewording(screen: RoomScreen, found: RewordingReading) -> None:
    """Go through what is offered, else stop what is at work, else ask."""
    if found.pending:
        if await screen.app.push_screen_wait(ChoiceDialog(AT_WORK, STOP)) == "stop":
            await screen.send(c.StopRewording())
    elif found.offered:
        await _take(screen, found)
    else:
        await _ask(screen, found)


async def _take(screen: RoomScreen, found: RewordingReading) -> None:
    for number, each in enumerate(found.offered, 1):
        title = f"Other words by {found.part.model if found.part else ''}, {number} of {len(found.offered)}"
        answer = await screen.app.push_screen_wait(ChoiceDialog(title, TAKE, found.difference(each)))
        written = found.summary.written(each.sentence)
        if answer == "take" and written is not None:
            await screen.send(c.EditSentence(each.sentence, written.section, each.text, each.base))
        elif answer == "aside":
            await screen.send(c.StopRewording())
            return
        elif answer is None:
            return


async def _ask(screen: RoomScreen, found: RewordingReading) -> None:
    draft = found.summary.draft
    if draft is None or found.why_not():
        screen.explain(found.why_not())
        return
    choices = (("ask", "Ask it"), ("leave", "Leave the drafted words"))
    before = f"{found.ended()}\n" if found.ended() else ""
    answer = await screen.app.push_screen_wait(ChoiceDialog(ASKING, choices, f"{before}{LEAVES}"))
    if answer == "ask" and await screen.send(c.AskRewording(draft.hash)) is None:
        screen.notify(ASKED, markup=False)
