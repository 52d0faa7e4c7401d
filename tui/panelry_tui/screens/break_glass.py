"""Break-glass on the screen: whose scorecard, to whom, why, and the author's name typed; then what opened."""

from panelry import commands as c
from panelry import parts as p
from panelry.ids import DebriefId
from panelry.text import clean_line, clean_text
from panelry_tui import unsealed_reading as words
from panelry_tui.screens.dialogs import ChoiceDialog, LineDialog, ReadDialog
from panelry_tui.screens.put_words import ask_words
from panelry_tui.screens.room_screen import RoomScreen


async def break_glass(screen: RoomScreen) -> None:
    """Ask for everything in turn; nothing opens before the author's name is typed."""
    why = words.why_not(screen.reading())
    if why:
        screen.explain(why)
        return
    author = await _which(screen, words.TITLE, words.ADVICE, words.cards_to_open(screen.reading()))
    if author is None:
        return
    readers = words.readers_of(screen.reading(), author)
    if not readers:
        screen.explain(words.NOBODY_READS)
        return
    reader = await _which(screen, words.TO_WHOM, words.READS_ONLY, readers)
    if reader is not None:
        await _with_reason(screen, author, reader)


async def _with_reason(screen: RoomScreen, author: p.Seat, reader: p.Seat) -> None:
    """Ask why, then for the name; the reason is kept on this machine until the server took it."""
    name, title = f"glass/{author.person}/{reader.person}", f"Why does {author.name}'s scorecard open?"
    reason = await ask_words(screen, name, title, words.REASON)
    if reason is None or not await _sure(screen, author, reader):
        return
    if await screen.send(c.BreakGlass(author.person, reader.person, reason)) is None:
        await screen.store.write_down(name, "")
        screen.explain(f"{author.name}'s scorecard is open to {reader.name}.")


async def _sure(screen: RoomScreen, author: p.Seat, reader: p.Seat) -> bool:
    def check(typed: str) -> str:
        return "" if clean_line(typed) == clean_line(author.name) else words.NOT_THE_NAME

    asked = LineDialog("Break the glass?", words.confirmation(author, reader), check=check)
    typed: str | None = await screen.app.push_screen_wait(asked)
    return typed is not None


async def _which(screen: RoomScreen, title: str, advice: str, seats: list[p.Seat]) -> p.Seat | None:
    choices = [(each.person, each.name) for each in seats]
    chosen: str | None = await screen.app.push_screen_wait(ChoiceDialog(title, choices, advice))
    return next((each for each in seats if each.person == chosen), None)


def read_opened(screen: RoomScreen) -> None:
    """Show what opened to this person, or say that nothing did."""
    lines = words.opened(screen.reading(), DebriefId(screen.store.seat.debrief))
    if lines:
        screen.app.push_screen(ReadDialog(clean_text("\n".join(lines))))
    else:
        screen.explain(words.NONE_OPENED)
