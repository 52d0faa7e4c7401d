"""Recording in plain mode what the candidate said away from their page."""

from collections.abc import Iterator

from panelry import commands as c
from panelry.pages import Heard, Said
from panelry_tui import reply_words as words
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.plain.moment import Moment


def reply_option(moment: Moment) -> Iterator[Option]:
    """Yield how to record a reply, for whoever may, once something was released."""
    if not words.why_not(moment.reading):
        yield Option("reply", "record what the candidate said away from their page", rare=True)


async def record_reply(talk: Conversation) -> None:
    """Ask for each part and record it; leaving any question records nothing."""
    talk.say("hint", words.WHAT_ADVICE)
    said = Said(await talk.choose(words.WHAT, [Option(*each) for each in words.what_choices()]))
    how = Heard(await talk.choose(words.HOW, [Option(*each) for each in words.how_choices()]))
    then = 'The word "correct" corrects the text.' if words.correctable(talk.reading()) else ""
    name, done = words.kept_under(said), words.recorded(said, then)
    if name:
        await talk.put_words(
            name, words.WORDS[said], words.WORDS_ADVICE,
            lambda typed: c.RecordReply(said, typed, how), done,
        )  # fmt: skip
    else:
        await talk.send(c.RecordReply(said, "", how), done)
