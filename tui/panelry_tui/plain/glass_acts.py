"""Break-glass in plain mode: whose scorecard, to whom, why, and the author's name typed; then what opened."""

from panelry import commands as c
from panelry.ids import DebriefId
from panelry.text import clean_line
from panelry_tui import unsealed_reading as words
from panelry_tui.plain.asking import which_person
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Line


async def glass(talk: Conversation) -> None:
    """Ask for everything in turn; nothing opens before the author's name is typed."""
    why = words.why_not(talk.reading())
    if why:
        talk.say("refused", why)
        return
    talk.say("hint", words.ADVICE)
    cards = words.cards_to_open(talk.reading())
    author = await which_person(talk, words.TITLE, cards, words.NONE_SEALED)
    talk.say("hint", words.READS_ONLY)
    readers = words.readers_of(talk.reading(), author)
    reader = await which_person(talk, words.TO_WHOM, readers, words.NOBODY_READS)
    name, question = f"glass/{author.person}/{reader.person}", f"Why does {author.name}'s scorecard open?"
    reason = await talk.words(name, question, words.REASON)
    typed = await talk.answer([Line("question", words.confirmation(author, reader).replace("\n", " "))])
    if clean_line(typed) != clean_line(author.name):
        talk.say("refused", words.NOT_THE_NAME)
        return
    done = f"{author.name}'s scorecard is open to {reader.name}."
    await talk.send_words(c.BreakGlass(author.person, reader.person, reason), done, name)


async def opened(talk: Conversation) -> None:
    """Say what opened to this person."""
    lines = words.opened(talk.reading(), DebriefId(talk.store.seat.debrief))
    talk.show([Line("opened", each.strip()) for each in lines])


ACTS = {"glass": glass, "opened": opened}
"""What is done at each word of break-glass."""
