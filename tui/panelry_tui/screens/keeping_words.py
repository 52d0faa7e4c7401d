"""One's own words on the screen of a debrief that is over: read there, and written to a file of one's own."""

from panelry_tui.letter_file import words_path
from panelry_tui.note_keeping import unsaved_notes
from panelry_tui.own_words import NONE_HERE, own_words
from panelry_tui.screens.own_file import write_own_file
from panelry_tui.screens.room_screen import RoomScreen

_ADVICE = "A file readable for you alone. It holds your private words: delete it when you are done."


async def words_of(screen: RoomScreen) -> str:
    """Return one's own words as far as they are here; empty where none are."""
    store = screen.store
    begun = {**store.begun, **unsaved_notes(store)}
    return own_words(screen.reading(), await store.declined(), begun)


async def keep_words(screen: RoomScreen) -> None:
    """Write one's own words to a file whose place the person chooses; no older file is replaced."""
    words = await words_of(screen)
    if not words:
        screen.explain(NONE_HERE)
        return
    heading = screen.reading().heading
    value = words_path("" if heading is None else heading.candidate)
    await write_own_file(screen, words, _ADVICE, value)
