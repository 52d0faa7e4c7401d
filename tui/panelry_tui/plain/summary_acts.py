"""The acts on the summary in plain mode: read, edit, accept, sign or decline, ask, go on, go back."""

import secrets

from panelry import commands as c
from panelry import parts as p
from panelry.ids import SentenceId
from panelry.points import Section
from panelry_tui.editing import Editing
from panelry_tui.left_out import left_out, only_thanks
from panelry_tui.plain import rewording_acts, writing_acts
from panelry_tui.plain.conversation import Back, Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.plain.summary import number, sentence_lines
from panelry_tui.summary_reading import TITLES, SummaryReading
from panelry_tui.summary_view import finding_row
from panelry_tui.waiving_reading import REASON, can_waive, title, unanswered
from panelry_tui.words import listed


async def read(talk: Conversation) -> None:
    """Say it sentence by sentence, with sources and findings."""
    at, options = 0, (Option("next", "next sentence"), Option("previous", "previous"), Option("edit", "edit"))
    while True:
        found = SummaryReading(talk.reading())
        if not 0 <= at < len(found.sentences):
            talk.say("done", "That is the end of the text.")
            return
        written = found.sentences[at]
        talk.show(list(sentence_lines(found, written)))
        chosen = await talk.choose("", options if talk.moment().may(c.EditSentence) else options[:2])
        now = [each.sentence for each in SummaryReading(talk.reading()).sentences]
        stands = written.sentence in now
        at = now.index(written.sentence) if stands else at
        match chosen:
            case "next":
                at += stands
            case "previous":
                at = max(0, at - 1)
            case _:
                await _edit(talk, written)


async def whole_text(talk: Conversation) -> None:
    """Say exactly what the candidate would read."""
    talk.say("text", SummaryReading(talk.reading()).text())


async def what_is_left_out(talk: Conversation) -> None:
    """Say what the draft leaves out, why, and what would help."""
    for line in left_out(SummaryReading(talk.reading())):
        if line.strip():
            talk.say("left", line.strip())


async def edit(talk: Conversation) -> None:
    """Edit a sentence."""
    await _edit(talk, await _which(talk, "Edit which sentence?"))


async def _which(talk: Conversation, question: str, *, foreign: bool = False) -> p.Written:
    found = SummaryReading(talk.reading())
    wanted = [
        each for each in found.sentences if not foreign or (each.new and found.reading.me in each.acceptors)
    ]
    if not wanted:
        talk.say("refused", "There is no such sentence now.")
        raise Back
    options = [Option(f"sentence {each.sentence}", each.text) for each in wanted]
    chosen = await talk.choose(question, options)
    return next(each for each in wanted if f"sentence {each.sentence}" == chosen)


async def _edit(talk: Conversation, written: p.Written) -> None:
    advice = "It reads now as you heard. A colleague accepts new text; signatures are cleared."
    async with writing_acts.lease(talk, written.section):
        await _save(talk, Editing(written.sentence, written.section, written.text), advice)


async def suggest(talk: Conversation) -> None:
    """Suggest other words for a sentence."""
    await writing_acts.suggest(talk, await _which(talk, "Suggest words for which sentence?"))


async def _save(talk: Conversation, editing: Editing, advice: str) -> None:
    sentence, section, base, name = editing.sentence, editing.section, editing.base, editing.name
    words = await talk.words(name, "Your words for the sentence?", advice)
    if words == base:
        talk.say("done", "It reads so already.")
        await talk.write_down(name, "")
        return
    await talk.send_words(c.EditSentence(sentence, section, words, base), "Saved. It waits for a yes.", name)


async def add(talk: Conversation) -> None:
    """Write a sentence at the end of a part."""
    options = [Option(each.value, TITLES[each]) for each in Section]
    section = Section(await talk.choose("Add to which part?", options))
    new = SentenceId(f"new-{secrets.token_hex(6)}")
    async with writing_acts.lease(talk, section):
        await _save(talk, Editing(new, section, ""), "A colleague accepts new text.")


async def remove(talk: Conversation) -> None:
    """Take a sentence out."""
    written = await _which(talk, "Remove which sentence?")
    if await talk.sure("Remove it? Signatures are cleared.", "remove it"):
        await talk.send(c.EditSentence(written.sentence, written.section, "", written.text), "Removed.")


async def restore(talk: Conversation) -> None:
    """Put the drafted words of a sentence back in the place of what people wrote."""
    found = SummaryReading(talk.reading())
    changed = [each for each in found.sentences if each.drafted and each.drafted != each.text]
    options = [Option(f"sentence {each.sentence}", each.text) for each in changed]
    if not options:
        talk.say("refused", "Every drafted sentence stands as it was drafted.")
        return
    chosen = await talk.choose("Put back the drafted words of which sentence?", options)
    written = next(each for each in changed if f"sentence {each.sentence}" == chosen)
    talk.say("sentence", f"As drafted: {written.drafted}")
    if await talk.sure("Put these words back? Signatures are cleared.", "put them back"):
        command = c.EditSentence(written.sentence, written.section, written.drafted, written.text)
        await talk.send(command, "The drafted words stand there again.")


async def accept(talk: Conversation) -> None:
    """Accept a colleague's new text, or rubric words."""
    written = await _which(talk, "Accept which sentence?", foreign=True)
    talk.say("sentence", written.text)
    if await talk.sure("Accept exactly these words?", "accept them"):
        place = number(SummaryReading(talk.reading()), written)
        await talk.send(c.AcceptSentence(written.sentence, written.text), f"Accepted: sentence {place}.")


async def waive(talk: Conversation) -> None:
    """Answer for a finding, with a reason."""
    found = SummaryReading(talk.reading())
    matters = {f"finding {number}": each for number, each in enumerate(can_waive(found), 1)}
    options = [
        Option(word, finding_row(found, 0, each, current=False).words) for word, each in matters.items()
    ]
    if not options:
        talk.say("refused", "There is no finding that you can waive.")
        raise Back
    matter = matters[await talk.choose("Waive which finding?", options)]
    written = found.written(matter.sentence)
    if written is not None:
        sentence, text, rule = written.sentence, written.text, matter.rule
        await talk.put_words(
            f"waive/{sentence}/{rule}",
            title(matter),
            REASON,
            lambda words: c.WaiveFinding(sentence, text, rule, words),
            "Waived, with your reason on record.",
        )


async def sign(talk: Conversation) -> None:
    """Say the exact text, then sign it."""
    found = SummaryReading(talk.reading())
    if found.draft is None:
        raise Back
    talk.say("text", found.text())
    if unanswered(found):
        talk.say("finding", f"{unanswered(found)}. None stops a signature.")
    if only_thanks(found):
        talk.say("finding", f"{only_thanks(found)}. It does not stop a signature.")
    if await talk.sure("Sign exactly this text?", "sign it"):
        await talk.send(c.SignOff(found.draft.hash), "Signed. An edit would clear it, visibly.")


async def decline(talk: Conversation) -> None:
    """Say in words why one does not sign."""
    found = SummaryReading(talk.reading())
    if found.draft is None:
        raise Back
    text_hash = found.draft.hash
    advice = "The panel reads your words, and they stay on record. The candidate never does."
    await talk.put_words(
        "decline",
        "Why do you not sign?",
        advice,
        lambda words: c.DeclineToSign(text_hash, words),
        "Declined.",
    )


async def ask(talk: Conversation) -> None:
    """Ask the panel to sign the present text."""
    await talk.send(c.AskForSignatures(), "Everyone is asked to sign this text.")


async def release(talk: Conversation) -> None:
    """End the summary; signatures that are missing are counted by hand."""
    found = SummaryReading(talk.reading())
    missing = found.unsigned()
    if missing:
        names = listed([found.reading.spoken(each) for each in missing])
        question = f"Not signed by {names}. To go on, type how many are missing: {len(missing)}"
        if not await talk.count(question, len(missing)):
            return
    elif not await talk.sure("Open the release? The summary ends.", "open it"):
        return
    await talk.send(c.OpenRelease(len(missing)), "The release is open.")


async def back_to_discussion(talk: Conversation) -> None:
    """Go back to the discussion, with a reason."""
    advice = "Everyone goes back; edits and points stay."
    await talk.put_words("back", "Back to the discussion: why?", advice, c.ReturnToDiscussion, "Back there.")


ACTS = {
    "read": read,
    "text": whole_text,
    "left-out": what_is_left_out,
    "edit": edit,
    "suggest": suggest,
    "answer-suggestion": writing_acts.answer,
    "ask-part": writing_acts.ask_for,
    "take-part": writing_acts.take,
    "add": add,
    "remove": remove,
    "restore": restore,
    "accept": accept,
    **rewording_acts.ACTS,
    "waive": waive,
    "sign": sign,
    "decline": decline,
    "ask": ask,
    "open-release": release,
    "back-to-discussion": back_to_discussion,
}
"""What is done at each word of the summary."""
