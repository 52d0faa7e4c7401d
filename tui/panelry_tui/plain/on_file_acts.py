"""What is on file for the release, in plain mode: approver, adjustment, words that must not be said."""

from panelry import commands as c
from panelry_tui import on_file_words as words
from panelry_tui.plain.asking import which_person
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.plain.moment import Moment
from panelry_tui.policy_reading import PolicyReading


def on_file_options(moment: Moment) -> list[Option]:
    """Return what this person may record for the release."""
    reading, found = moment.reading, []
    if moment.may(c.RecordAdjustment):
        said = words.denied(reading) or "nothing more"
        found = [
            Option("adjustment", f"adjustment: {words.adjustment(reading)}", rare=True),
            Option("deny", f"what the text must not say: {said}", rare=True),
        ]
    if moment.may(c.NameApprover):
        policy = PolicyReading(reading)
        why = policy.why_no_naming() or ("" if policy.may_approve() else words.NOBODY)
        found.append(Option("approver", f"name the approver: {words.approver(reading)}", why, rare=True))
    return found


async def adjustment(talk: Conversation) -> None:
    """Record whether an adjustment is on file."""
    talk.say("hint", words.ADJUSTMENT_ADVICE)
    options = (Option("yes", "yes: an adjustment is on file"), Option("no", "no: none is on file"))
    chosen = await talk.choose(words.ADJUSTMENT, options)
    await talk.send(c.RecordAdjustment(chosen == "yes"), "Recorded.")


async def deny(talk: Conversation) -> None:
    """Record anew what the text must not say."""
    await talk.put_words(
        "denied", words.DENIED, words.DENIED_ADVICE, lambda typed: c.DenyWords(words.listed(typed)),
        "Recorded.", may_be_empty=True,
    )  # fmt: skip


async def approver(talk: Conversation) -> None:
    """Name who approves the release."""
    talk.say("hint", words.APPROVER_ADVICE)
    seats = PolicyReading(talk.reading()).may_approve()
    seat = await which_person(talk, words.APPROVER, seats, words.NOBODY)
    await talk.send(c.NameApprover(seat.person), f"{seat.name} approves the release.")


ACTS = {"adjustment": adjustment, "deny": deny, "approver": approver}
"""What is done at each word."""
