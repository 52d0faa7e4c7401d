"""What is asked of the candidate's page: a link, shown once; its end; and mail that leads to it."""

from panelry import commands as c
from panelry.refusals import Code
from panelry_tui.page_words import ANOTHER, DIFFERS, NO_PAGE, drawn, told
from panelry_tui.screens.dialogs import ChoiceDialog, LineDialog
from panelry_tui.screens.link_dialog import LinkDialog
from panelry_tui.screens.room_screen import RoomScreen

_CHOICES = (
    ("link", "Make a link with a code, to pass on yourself"),
    ("mail", "Let the server write to the candidate"),
    ("revoke", "Revoke: no link opens anything any more"),
)


async def page_acts(screen: RoomScreen, *, asks: bool) -> None:
    """Ask what to do with the page, and do it."""
    about = "the question whether a summary is wanted" if asks else "the released summary"
    advice = f"It opens {about} for the candidate."
    chosen = await screen.app.push_screen_wait(ChoiceDialog("The candidate's page", _CHOICES, advice))
    match chosen:
        case "link":
            await _link(screen, asks=asks)
        case "mail":
            await _mail(screen)
        case "revoke":
            if await screen.send(c.RevokePage()) is None:
                screen.notify("Revoked. No link opens the page now.", markup=False)
        case _:
            return


async def _link(screen: RoomScreen, *, asks: bool) -> None:
    beginning = screen.store.half.page
    if not beginning:
        screen.explain(NO_PAGE)
        return
    made = drawn(beginning, screen.store.seat.debrief)
    if await screen.send(c.MakePage(made.token_hash, made.code_hash, asks)) is None:
        await screen.app.push_screen_wait(LinkDialog(told(made, asks=asks)))


async def _mail(screen: RoomScreen) -> None:
    address = ""
    while True:
        typed = await screen.app.push_screen_wait(
            LineDialog("Write to which address?", "The candidate's own, and no other.", value=address)
        )
        if typed is None:
            return
        address = typed.strip()
        code = await screen.send(c.SendMail(address))
        if code is Code.ADDRESS_DIFFERS and await _meant(screen, address):
            code = await screen.send(c.SendMail(address, differs=True))
        if code is None:
            screen.notify("The server writes now. The row says what becomes of it.", markup=False)
        if code not in {Code.NO_ADDRESS, Code.ADDRESS_DIFFERS}:
            return


async def _meant(screen: RoomScreen, address: str) -> bool:
    """Ask whether an address is meant that is not the office's, which nobody is told here."""
    again, meant = DIFFERS
    choices = (("again", again), ("meant", meant.format(address=address)))
    return await screen.app.push_screen_wait(ChoiceDialog(ANOTHER, choices)) == "meant"
