"""Writing together in plain mode: suggest words, answer suggestions, ask for a part or take it over."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from panelry import commands as c
from panelry import parts as p
from panelry.leases import RENEW
from panelry.points import Section
from panelry_tui.editing import Editing
from panelry_tui.outbox import OutboxError
from panelry_tui.plain.conversation import Back, Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.summary_reading import TITLES, SummaryReading
from panelry_tui.word_diff import word_diff
from panelry_tui.writing_reading import other_writer, writer

RENEWALS = 20
"""How often at most: lines do not tell whether anybody still types, and an empty chair holds no part."""


@contextlib.asynccontextmanager
async def lease(talk: Conversation, section: Section) -> AsyncIterator[None]:
    """Hold a part while words for it are asked for; `Back`, with words, where somebody else writes there.

    Offline nobody can tell, and one may write.
    """
    if _other_said(talk, section):
        raise Back
    if talk.store.live:
        await talk.store.ask(c.WriteSection(section))
    renewing = asyncio.create_task(_renew(talk, section))
    try:
        yield
    finally:
        renewing.cancel()
        with contextlib.suppress(asyncio.CancelledError, OutboxError):
            await renewing
        await _end(talk, section)


def _other_said(talk: Conversation, section: Section) -> bool:
    """Say who else writes in a part; return whether anybody does."""
    held = other_writer(talk.reading(), section, talk.moment().seen.now)
    if held is not None:
        who = talk.reading().short(held.person)
        talk.say("refused", f"{who} writes in that part now. You can suggest words, or ask for the part.")
    return held is not None


async def _renew(talk: Conversation, section: Section) -> None:
    """Renew a lease now and then, until somebody else has taken the part."""
    for _ in range(RENEWALS):
        await asyncio.sleep(RENEW)
        if _other_said(talk, section):
            return
        if talk.store.live:
            await talk.store.ask(c.WriteSection(section))


async def _end(talk: Conversation, section: Section) -> None:
    """End one's own lease on a part, if it still holds."""
    held = writer(talk.reading(), section, talk.moment().seen.now)
    if talk.store.live and held is not None and held.person == talk.reading().me:
        await talk.store.ask(c.LeaveSection(section))


async def suggest(talk: Conversation, written: p.Written) -> None:
    """Suggest other words for a sentence."""
    kept = Editing(written.sentence, written.section, written.text, suggests=True).name
    advice = "They stand beside the sentence until somebody accepts them."
    words = await talk.words(kept, "Which words do you suggest?", advice)
    command = c.Suggest(written.sentence, words, written.text)
    await talk.send_words(command, "Suggested. Nothing of the text has changed.", kept)


async def answer(talk: Conversation) -> None:
    """Hear each suggestion; it is accepted, put aside, or left."""
    found = SummaryReading(talk.reading())
    for each in found.matters:
        written = found.written(each.sentence)
        if each.weight != "suggested" or each.owner is None or written is None:
            continue
        talk.say("suggestion", f"{talk.reading().short(each.owner)}: {word_diff(written.text, each.words)}")
        options = (Option("yes", "accept it"), Option("no", "put it aside"), Option("later", "leave it"))
        chosen = await talk.choose("Accept these words?", options)
        if chosen == "later":
            talk.say("done", "Left: it waits.")
        else:
            accepted = chosen == "yes"
            said = c.AnswerSuggestion(each.sentence, each.owner, each.words, written.text, accepted)
            await talk.send(said, "Accepted." if accepted else "Put aside.")


async def _held(talk: Conversation, question: str) -> Section:
    now = talk.moment().seen.now
    options = [
        Option(each.value, TITLES[each]) for each in Section if other_writer(talk.reading(), each, now)
    ]
    if not options:
        talk.say("refused", "Nobody else writes now.")
        raise Back
    return Section(await talk.choose(question, options))


async def ask_for(talk: Conversation) -> None:
    """Ask who writes in a part to let one write."""
    await talk.send(c.AskForSection(await _held(talk, "Ask for which part?")), "Asked.")


async def take(talk: Conversation) -> None:
    """Take a part over."""
    section = await _held(talk, "Take over which part?")
    if await talk.sure("Take it over? Their unsaved words stay with them.", "take it over"):
        await talk.send(c.TakeSection(section), "It is yours for a minute and a half.")
