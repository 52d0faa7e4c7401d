"""The acts of the release in plain mode, and the ends of a debrief; a release needs a typed name."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from panelry import commands as c
from panelry.letters import Letter, call_script
from panelry.panel import Channel
from panelry.refusals import Code
from panelry.ruling import Feedback
from panelry_tui.hand_over_words import closing, ways
from panelry_tui.letter_file import (
    FORMATS,
    NotWritten,
    check_place,
    content,
    default_path,
    whole_path,
    write_file,
)
from panelry_tui.page_words import ANOTHER, DIFFERS, NO_PAGE, drawn, told
from panelry_tui.plain import kept_words_acts, personal_acts
from panelry_tui.plain.conversation import Back, Conversation
from panelry_tui.plain.correcting import correct, revoke
from panelry_tui.plain.lines import Line, Option
from panelry_tui.plain.replying import record_reply
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.release_reading import CHANNELS, ReleaseReading

_WAYS = (
    Option(Channel.CALL.value, "call: somebody reads it to them"),
    Option(Channel.EMAIL.value, "e-mail: somebody writes to them"),
    Option(Channel.AGENCY.value, "agency: the agency passes it on"),
    Option(Channel.PAGE.value, "page: they read it at a link, with a code"),
)
_DAYS = 30
_WRITES = "The server writes now."
"""How long a yes holds unless another date is typed."""


def _release(talk: Conversation) -> ReleaseReading:
    return ReleaseReading(talk.reading(), talk.now())


def _letter(talk: Conversation) -> Letter:
    letter = _release(talk).letter()
    if letter is None:
        talk.say("refused", "Nothing was released yet.")
        raise Back
    return letter


async def permission(talk: Conversation) -> None:
    """Record the candidate's answer; leaving any question records nothing."""
    talk.say("hint", "Record what the candidate said. Nothing is sent by this.")
    options = [
        Option("yes", "yes: they want a summary"),
        Option("no", "no: they do not want one"),
        Option("none", "no further contact: they do not want to hear from us again"),
    ]
    if PolicyReading(talk.reading()).ruling.feedback is Feedback.ON_REQUEST:
        options.append(Option("asked", "yes: they asked for one themselves"))
    answer = await talk.choose("Did the candidate agree to a summary?", options)
    if answer == "none":
        advice = "Nothing more goes out: no link, no mail, no call, no notice."
        done = "It is recorded. Nothing more goes out."
        await talk.put_words("permission/how", "How did they say it?", advice, c.EndContact, done)
        return
    granted = answer != "no"
    if granted and not talk.store.half.page:
        talk.say("hint", NO_PAGE)
    channel = Channel(await talk.choose("Which way did they choose?", _WAYS)) if granted else Channel.CALL
    agency, names = "", ["permission/how"]
    if channel is Channel.AGENCY:
        names.append("permission/agency")
        agency = await talk.words("permission/agency", "Which agency?", "Its name, as they said it.")
    how = await talk.words("permission/how", "How did they answer?", "Such as: by phone, to me")
    until = usual = (talk.now() + timedelta(days=_DAYS)).date().isoformat()
    while True:
        if granted:
            until = await talk.proposed("Until when does it hold? A day", usual)
        command = c.RecordPermission(granted, channel, how, until, agency, requested=answer == "asked")
        if await talk.send_words(command, "The candidate's answer is recorded.", *names) or not granted:
            return


async def approve(talk: Conversation) -> None:
    """Say the exact text to the approver, whose signature is the approval."""
    draft = _release(talk).summary.draft
    if draft is None:
        raise Back
    talk.say("text", _release(talk).text())
    if await talk.sure("Approve exactly this text?", "approve it"):
        await talk.send(c.SignOff(draft.hash), "Approved: exactly this text.")


async def decline(talk: Conversation) -> None:
    """Say in words why the text is not approved."""
    draft = _release(talk).summary.draft
    if draft is None:
        raise Back
    read, advice = draft.hash, "Your words stay on record. The candidate never reads them."
    await talk.put_words(
        "decline",
        "Why do you not approve it?",
        advice,
        lambda words: c.DeclineToSign(read, words),
        "Declined.",
    )


async def release(talk: Conversation) -> None:
    """Hand the text over, once the candidate's first name is typed."""
    found = _release(talk)
    if found.asked is None or found.sealed is None:
        raise Back
    channel = found.asked.channel
    talk.say("hint", f"Release to {found.candidate} by {CHANNELS[channel]}. What is read cannot be unread.")
    question = f"Type the candidate's first name, {found.first_name}, to release."
    while True:
        typed = await talk.answer([Line("question", question)])
        command = c.Release(channel, found.sealed.signed, typed)
        if await talk.send(command, "Released. Hand it over, then record how it went.") is not False:
            return


async def whole_text(talk: Conversation) -> None:
    """Say the whole text."""
    talk.say("text", _release(talk).text())


async def result(talk: Conversation) -> None:
    """Record how the hand-over went."""
    handed = _release(talk).handed
    channel = Channel.CALL if handed is None else handed.channel
    options = [Option(*each) for each in ways(channel)]
    chosen = await talk.choose("How did the hand-over go?", options)
    advice = (
        "A few words for the record. The candidate may be able to see them by law. "
        'Recorded apart, by "reply": what they asked, or which fact they corrected.'
    )
    await talk.put_words(
        "hand-over", "Anything to add?", advice, lambda words: c.RecordHandover(chosen, words),
        "It is recorded how the hand-over went.", may_be_empty=True,
    )  # fmt: skip


async def page(talk: Conversation) -> None:
    """Make a link to the candidate's page, and say it once."""
    beginning, asks = talk.store.half.page, _release(talk).out is None
    if not beginning:
        talk.say("refused", NO_PAGE)
        raise Back
    made = drawn(beginning, talk.store.seat.debrief)
    command = c.MakePage(made.token_hash, made.code_hash, asks)
    if await talk.send(command, "The link is made.") is True:
        talk.say("page", told(made, asks=asks))


async def mail(talk: Conversation) -> None:
    """Let the server write to the candidate."""
    question = "Write to which address? The candidate's own, and no other."
    while True:
        typed = await talk.answer([Line("question", question)])
        command = c.SendMail(typed.strip())
        took = await talk.send(command, _WRITES)
        if took is False and talk.refused is Code.ADDRESS_DIFFERS:
            again, meant = DIFFERS
            if await talk.sure(ANOTHER, meant.format(address=command.address), no=again):
                took = await talk.send(replace(command, differs=True), _WRITES)
        if took is not False:
            return


async def end_links(talk: Conversation) -> None:
    """Let no link open the page any more."""
    await talk.send(c.RevokePage(), "Revoked. No link opens the page now.")


async def script(talk: Conversation) -> None:
    """Say what to say in the call."""
    talk.say("script", call_script(_letter(talk)))


async def export(talk: Conversation) -> None:
    """Write the released text to a file; that it was read goes on record first."""
    letter = _letter(talk)
    offered = [each for each in FORMATS if each != "call" or letter.channel is Channel.CALL]
    talk.say("hint", "The journal will say so.")
    form = await talk.choose("Which format?", [Option(each, FORMATS[each][0]) for each in offered])
    try:
        made = content(letter, form)
    except NotWritten as problem:
        talk.say("refused", str(problem))
        return
    place = default_path(letter, form)
    while True:
        path = whole_path(await talk.proposed("Where to? A path", place))
        if await _written(talk, made, form, path):
            return


async def _written(talk: Conversation, made: bytes, form: str, path: Path) -> bool:
    """Return whether the matter is settled: written, or nothing more to try."""
    try:
        over = check_place(path)
        if over and not await talk.sure("That file is there already.", "replace it", no="keep it"):
            return False
        if await talk.send(c.RecordExport(form), "The record says that it was exported.") is not True:
            return True
        write_file(made, path, over=over)
    except NotWritten as problem:
        talk.say("refused", str(problem))
        return False
    talk.say("done", f"Written to {path}")
    return True


async def close(talk: Conversation) -> None:
    """End the debrief, with a reason where nothing was released."""
    found = _release(talk)
    handed = found.out is not None
    asked = None if found.out is None else closing(found.out)
    question = f"{asked} Any words?" if asked else "Close without feedback: why?"
    advice = (
        "After it only a correction opens the summary again."
        if handed
        else "Nothing is sent. The record keeps it."
    )
    await talk.put_words("close", question, advice, c.Close, "The debrief is closed.", may_be_empty=handed)


async def back_to_summary(talk: Conversation) -> None:
    """Go back to the summary, with a reason."""
    advice = "Signatures stay while the text stays the same."
    await talk.put_words("back", "Back to the summary: why?", advice, c.ReturnToSummary, "Back there.")


async def withdraw(talk: Conversation) -> None:
    """End the debrief because the position is gone or on hold."""
    options = (Option("gone", "the position is gone"), Option("hold", "it is on hold"))
    talk.say("hint", "The debrief ends here, and no evaluation is sent.")
    state = await talk.choose("What happened to the position?", options)
    await talk.put_words(
        "withdraw", "Why?", "For the record.", lambda words: c.Withdraw(state == "hold", words), "It ended."
    )


async def abandon(talk: Conversation) -> None:
    """End a debrief that cannot go on."""
    advice = "It ends here and nothing is sent."
    await talk.put_words("abandon", "Abandon this debrief: why?", advice, c.Abandon, "It is abandoned.")


ENDS = {
    "permission": permission,
    "withdraw": withdraw,
    "abandon": abandon,
    "revoke": revoke,
    "reply": record_reply,
}
"""What several places share: what the candidate answers, and the ends of a debrief or of a release."""
ACTS = {
    "release": release,
    "approve": approve,
    "decline": decline,
    "text": whole_text,
    "result": result,
    "script": script,
    "page": page,
    "mail": mail,
    "end-links": end_links,
    "export": export,
    **personal_acts.ACTS,
    **kept_words_acts.ACTS,
    "close": close,
    "correct": correct,
    "back-to-summary": back_to_summary,
}
"""What is done at each word of the release."""
