"""Other words by a program, in plain mode: ask for them, stop it, and take or leave each sentence."""

from collections.abc import Iterator

from panelry import commands as c
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.rewording_reading import ASKED, ASKING, LEAVES, STOP, TAKE, RewordingReading
from panelry_tui.summary_reading import SummaryReading


def rewording_options(summary: SummaryReading) -> Iterator[Option]:
    """Return what this person may do about it, where the policy allows it."""
    found = RewordingReading(summary)
    if found.on:
        if found.pending:
            yield Option("words-stop", "stop the program that looks for other words")
        if found.offered:
            yield Option("words-take", f"hear {len(found.offered)} sentences in other words, by a program")
        elif not found.pending:
            yield Option("words-ask", "ask a program for other words", found.why_not(), rare=True)


def _found(talk: Conversation) -> RewordingReading:
    return RewordingReading(SummaryReading(talk.reading()))


async def ask(talk: Conversation) -> None:
    """Say what leaves, then ask."""
    found = _found(talk)
    draft = found.summary.draft
    if draft is not None:
        talk.say("hint", *filter(None, (found.ended(), f"{ASKING} {LEAVES}")))
        if await talk.sure("Ask it?", "ask it", no="leave the drafted words"):
            await talk.send(c.AskRewording(draft.hash), ASKED)


async def stop(talk: Conversation) -> None:
    """Stop it once that is confirmed."""
    if await talk.choose("The program is at work.", [Option(*each) for each in STOP]) == "stop":
        await talk.send(c.StopRewording(), "Stopped. The drafted words stand.")


async def take(talk: Conversation) -> None:
    """Say each sentence as it is and in other words; each is taken or left."""
    found = _found(talk)
    for each in found.offered:
        talk.say("sentence", *found.difference(each).split("\n"))
        answer = await talk.choose("Take the other words?", [Option(*one) for one in TAKE])
        written = found.summary.written(each.sentence)
        if answer == "take" and written is not None:
            command = c.EditSentence(each.sentence, written.section, each.text, each.base)
            await talk.send(command, "Taken. A colleague accepts it.")
        elif answer == "aside":
            await talk.send(c.StopRewording(), "Put aside.")
            return


ACTS = {"words-ask": ask, "words-stop": stop, "words-take": take}
"""What is done at each word about it."""
