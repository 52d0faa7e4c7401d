"""One's own words in plain mode, once a debrief is over: hear them, or keep them in a file."""

from panelry_tui.letter_file import NotWritten, check_place, whole_path, words_path, write_own
from panelry_tui.own_words import NONE_HERE, own_words
from panelry_tui.plain.conversation import Conversation
from panelry_tui.release_reading import ReleaseReading


async def words(talk: Conversation) -> None:
    """Say one's own words in a debrief that is over."""
    talk.say("text", await _own(talk) or NONE_HERE)


async def file(talk: Conversation) -> None:
    """Write one's own words to a file; no older file is replaced."""
    own = await _own(talk)
    if not own:
        talk.say("refused", NONE_HERE)
        return
    place = words_path(ReleaseReading(talk.reading(), talk.now()).candidate)
    talk.say("hint", "It holds your private words: delete it when you are done.")
    while True:
        path = whole_path(await talk.proposed("Where to? A path", place))
        try:
            check_place(path)
            write_own(own, path, over=False)
        except NotWritten as problem:
            talk.say("refused", str(problem))
        else:
            talk.say("done", f"Written to {path}")
            return


async def _own(talk: Conversation) -> str:
    return own_words(talk.reading(), await talk.store.declined(), talk.store.begun)


ACTS = {"words": words, "file": file}
"""What is done at each word about one's own words."""
