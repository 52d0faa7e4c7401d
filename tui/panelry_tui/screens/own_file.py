"""Writing one's own words to a file of one's own, whose place the person chooses."""

from panelry_tui.letter_file import NotWritten, check_place, whole_path, write_own
from panelry_tui.screens.dialogs import LineDialog
from panelry_tui.screens.room_screen import RoomScreen


async def write_own_file(screen: RoomScreen, words: str, advice: str, value: str) -> None:
    """Ask for a place, `value` at first, until the words are written or it is left; replace nothing."""
    while True:
        typed = await screen.app.push_screen_wait(LineDialog("Where to?", advice, value=value))
        if typed is None:
            return
        path = whole_path(typed)
        try:
            check_place(path)
            write_own(words, path, over=False)
        except NotWritten as problem:
            screen.explain(str(problem))
            value = typed
            continue
        screen.explain(f"Written to {path}")
        return
