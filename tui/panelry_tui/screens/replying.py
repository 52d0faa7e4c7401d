"""Recording what the candidate said away from their page: what, how it came, and in which words."""

from panelry import commands as c
from panelry.pages import Heard, Said
from panelry_tui import reply_words as words
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.put_words import put_words
from panelry_tui.screens.room_screen import RoomScreen


async def record_reply(screen: RoomScreen) -> None:
    """Ask for each part and record it, or say why not; leaving any dialog records nothing."""
    if why := words.why_not(screen.reading()):
        screen.explain(why)
        return
    what = await screen.app.push_screen_wait(
        ChoiceDialog(words.WHAT, words.what_choices(), words.WHAT_ADVICE)
    )
    if what is None:
        return
    how = await screen.app.push_screen_wait(ChoiceDialog(words.HOW, words.how_choices()))
    if how is None:
        return
    said, heard = Said(what), Heard(how)
    name = words.kept_under(said)
    if name:
        done = await put_words(
            screen, name, words.WORDS[said], words.WORDS_ADVICE,
            lambda typed: c.RecordReply(said, typed, heard),
        )  # fmt: skip
    else:
        done = await screen.send(c.RecordReply(said, "", heard)) is None
    if done:
        then = f"{screen.face('release.back')} corrects the text."
        then = then if words.correctable(screen.reading()) else ""
        screen.notify(words.recorded(said, then), markup=False)
