"""Words for one act: asked for, kept on this machine while they are typed, gone once the server has them."""

from collections.abc import Callable
from functools import partial

from panelry.commands import Command
from panelry_tui.screens.kept_words import KeptText
from panelry_tui.screens.room_screen import RoomScreen


async def put_words(
    screen: RoomScreen, name: str, title: str, advice: str, make: Callable[[str], Command]
) -> bool:
    """Ask for words until the server takes what `make` makes of them; False if the person left.

    `name` is what they are kept under: words that were left or refused stand in the dialog again.
    """
    keep = partial(screen.store.write_down, name)
    while True:
        dialog = KeptText(title, advice, screen.store.begun.get(name, ""), keep)
        words = await screen.app.push_screen_wait(dialog)
        await dialog.draft.write()
        if words is None:
            return False
        if await screen.send(make(words)) is None:
            await keep("")
            return True
