"""A panelist's acts in the discussion in plain mode: answer, dissent, revise with a reason, rate again."""

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId
from panelry_tui.hinges_said import hangs_words
from panelry_tui.plain.asking import which_criterion, which_level
from panelry_tui.plain.conversation import Back, Conversation
from panelry_tui.plain.discussion import agenda as agenda_lines
from panelry_tui.plain.discussion import topic
from panelry_tui.plain.lines import Line

_GONE = "That has changed meanwhile."


def current(talk: Conversation) -> CriterionId:
    """Return the criterion on every screen; `Back` where there is none any more."""
    criterion = talk.reading().floor.now
    if criterion is None:
        talk.say("refused", _GONE)
        raise Back
    return criterion


def offered(talk: Conversation) -> p.Offered:
    """Return the open proposal on the criterion on every screen; `Back` where it is gone."""
    found = talk.moment().board().offered(talk.reading().floor.now)
    if found is None:
        talk.say("refused", _GONE)
        raise Back
    return found


async def accept(talk: Conversation) -> None:
    """Stand by the proposed level."""
    found = offered(talk)
    await talk.send(c.Answer(found.criterion, found.level, stands=True), f"You stand by {found.level}.")


async def dissent(talk: Conversation) -> None:
    """Dissent from the proposed level, in words."""
    found = offered(talk)
    title = talk.moment().board().title(found.criterion)
    await talk.put_words(
        f"dissent/{found.criterion}",
        f"Why do you dissent from {found.level} on {title}?",
        "The panel sees these words, and the record keeps them.",
        lambda words: c.Answer(found.criterion, found.level, stands=False, words=words),
        f"You dissent from {found.level}.",
    )


async def revise(talk: Conversation) -> None:
    """Revise one's opened rating, with a reason."""
    criterion = current(talk)
    title = talk.moment().board().title(criterion)
    talk.say("hint", "Your initial rating stays beside it. A reason is asked next.")
    level = await which_level(talk, f"Your revised rating on {title}?", criterion)
    if not isinstance(level, int):
        return
    opened = talk.reading().get(p.Opened, f"Opened/{criterion}/{talk.reading().me}")
    if opened is not None and (opened.current or 0) == level:
        talk.say("refused", "That is your rating already: nothing to revise.")
        return
    said = str(level or "no evidence")
    await talk.put_words(
        f"revise/{criterion}",
        f"Why {said} on {title}?",
        "The panel sees the reason, and the record keeps it.",
        lambda words: c.Revise(criterion, level or None, words),
        f"Revised to {said} on {title}.",
    )


async def rate_again(talk: Conversation) -> None:
    """Give the second rating, in private."""
    criterion = current(talk)
    title = talk.moment().board().title(criterion)
    talk.say("hint", "Private until the facilitator closes the round. It replaces your rating in use.")
    level = await which_level(talk, f"Your second rating on {title}?", criterion)
    if isinstance(level, int):
        await talk.keep(
            c.RateAgain(criterion, level or None), f"Second rating on {title}, {level or 'no evidence'}"
        )


async def hand(talk: Conversation) -> None:
    """Raise the hand, or lower it."""
    me = talk.reading().me
    if me in talk.reading().floor.hands:
        await talk.send(c.LowerHand(me), "Your hand is down.")
    else:
        await talk.send(c.RaiseHand(), "Your hand is up.")


async def present(talk: Conversation) -> None:
    """Take back that one is marked as absent."""
    await talk.send(c.MarkPresent(talk.reading().me), "You are present again.")


async def agenda(talk: Conversation) -> None:
    """Say every criterion in the order to discuss them."""
    talk.show(agenda_lines(talk.moment().board()))


async def look(talk: Conversation) -> None:
    """Say all about one criterion."""
    moment = talk.moment()
    board = moment.board()
    criterion = await which_criterion(talk, "Which criterion?", board.order)
    talk.show([Line("about", f"{board.title(criterion)}."), *topic(talk.moment(), board, criterion)])


async def hangs(talk: Conversation) -> None:
    """Say whether one person, one criterion or one missing rating could change the outcome."""
    talk.say("outcome", hangs_words(talk.moment().board()))


ACTS = {
    "accept": accept,
    "dissent": dissent,
    "revise": revise,
    "again": rate_again,
    "hand": hand,
    "present": present,
    "agenda": agenda,
    "look": look,
    "hangs": hangs,
}
"""What a panelist does at each word of the discussion."""
