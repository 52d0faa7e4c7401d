"""Words for one act: asked for, kept on this machine while they are typed, gone once the server has them."""

from collections.abc import Callable
from functools import partial

from panelry.commands import Command
from panelry_tui.screens.kept_words import KeptLine, KeptText
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.words import NOT_YET


async def put_words(
    screen: RoomScreen,
    name: str,
    title: str,
    advice: str,
    make: Callable[[str], Command],
    *,
    may_be_empty: bool = False,
) -> bool:
    """Ask for words until the server takes what `make` makes of them; False if the person left.

    `name` is what they are kept under: words that were left or refused stand in the dialog again.
    """
    while True:
        words = await ask_words(screen, name, title, advice, may_be_empty=may_be_empty)
        if words is None:
            return False
        if not screen.store.live:
            screen.explain(NOT_YET)
        if await screen.send(make(words)) is None:
            await screen.store.write_down(name, "")
            return True


async def ask_words(
    screen: RoomScreen, name: str, title: str, advice: str, *, lines: bool = True, may_be_empty: bool = False
) -> str | None:
    """Ask for words, in several lines or in one; None if the person left. What was typed is kept."""
    kind = KeptText if lines else KeptLine
    keep = partial(screen.store.write_down, name)
    dialog = kind(title, advice, screen.store.begun.get(name, ""), keep, may_be_empty=may_be_empty)
    words = await screen.app.push_screen_wait(dialog)
    await dialog.draft.write()
    return words
