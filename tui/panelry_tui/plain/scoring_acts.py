"""The acts on one's own scorecard in plain mode; each says where its answer is."""

import asyncio
import secrets

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId, ObservationId
from panelry.leaks import nudge
from panelry.points import Kind
from panelry_tui.card_reading import (
    CONFIDENCE,
    RECOMMENDATION,
    clearing_command,
    evidence_words,
    page_of,
    rating_command,
    scale_of,
)
from panelry_tui.plain.asking import which_criterion, which_level
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.plain.writing import text
from panelry_tui.words import RECUSED

_ADVICE = {
    Kind.SAW: "What did they do or draw? Facts, as you saw them.",
    Kind.HEARD: "What did they say? Their words, as near as you can.",
    Kind.FELT: "What was your reaction, and to what? It is yours, not theirs.",
}
_WHOLE = "whole"
_LAW = "Only you see it; a candidate may obtain it by law."


async def rate(talk: Conversation) -> None:
    """Rate a criterion, then each one after it that is still blank, until the person goes back."""
    criterion: CriterionId | None = await which_criterion(talk, "Rate which criterion?", rated=True)
    while criterion is not None:
        await _rate(talk, criterion)
        reading = talk.reading()
        blank = [each.id for each in reading.criteria if reading.my_rating(each.id) is None]
        criterion = blank[0] if blank else None


async def _rate(talk: Conversation, criterion: CriterionId) -> None:
    reading = talk.reading()
    found = reading.criterion(criterion)
    talk.say("criterion", f"{found.title}. Weight {found.weight}.", found.description)
    clear = () if reading.my_rating(criterion) is None else (Option("clear", "make it blank again"),)
    level = await which_level(talk, f"Your rating on {found.title}?", criterion, *clear)
    if isinstance(level, str):
        command = clearing_command(talk.reading(), criterion)
        if command is not None:
            await talk.keep(command[0], f"{found.title}, blank again", command[1])
        return
    asked = rating_command(talk.reading(), criterion, level)
    if asked is None:
        talk.say("done", f"{found.title} stays as it is.")
    else:
        await talk.keep(asked[0], f"{found.title}, {level or 'no evidence'}", asked[1])


async def recommend(talk: Conversation) -> None:
    """Give the recommendation."""
    await _judge(talk, RECOMMENDATION)


async def confidence(talk: Conversation) -> None:
    """Say how sure one is."""
    await _judge(talk, CONFIDENCE)


async def _judge(talk: Conversation, key: str) -> None:
    view = scale_of(talk.reading(), key)
    options = [Option(str(at), words) for at, words in enumerate(view.anchors, 1)]
    level = int(await talk.choose(f"{view.title}?", (*options, Option("0", view.zero))))
    asked = rating_command(talk.reading(), key, level)
    chosen = view.anchors[level - 1] if level else view.zero
    if asked is None:
        talk.say("done", f"{view.title} stays as it is.")
    else:
        await talk.keep(asked[0], f"{view.title}, {chosen}", asked[1])


async def rubric(talk: Conversation) -> None:
    """Say all that the rubric says of a criterion."""
    criterion = await which_criterion(talk, "Which criterion?")
    talk.say("rule", page_of(talk.reading(), criterion))


async def note(talk: Conversation) -> None:
    """Write the note on a criterion or on the whole interview."""
    reading = talk.reading()
    options = [Option(f"criterion {each.id}", each.title) for each in reading.criteria]
    chosen = await talk.choose("A note on what?", (*options, Option(_WHOLE, "the whole interview")))
    about = None if chosen == _WHOLE else CriterionId(chosen.removeprefix("criterion "))
    before = reading.my_note(about)
    name = f"note/{about or _WHOLE}"
    words = await text(talk, name, "Your note?", _LAW, "" if before is None else before.text)
    title = "the whole interview" if about is None else reading.criterion(about).title
    version = 0 if before is None else before.version
    if await talk.keep(c.WriteNote(about, words), f"Note on {title}", version):
        await talk.write_down(name, "")
    await _nudge(talk, words)


async def _nudge(talk: Conversation, words: str) -> None:
    """Say what in a note or an observation had better be said otherwise."""
    if found := await asyncio.to_thread(nudge, words):
        talk.say("finding", found)


async def observe(talk: Conversation) -> None:
    """Write an observation, or change one's own on the criterion."""
    criterion = await which_criterion(talk, "An observation on which criterion?")
    own = talk.reading().my_observations(criterion)
    options = [Option(each.value, f"something that I {each.value}") for each in Kind]
    options += [
        Option(f"change {each.observation}", f"change: {each.kind.value}: {each.text}") for each in own
    ]
    chosen = await talk.choose("What is it?", options)
    if chosen.startswith("change "):
        found = next(each for each in own if each.observation == chosen.removeprefix("change "))
        await _change(talk, found)
        return
    kind = Kind(chosen)
    name = f"observation/{criterion}/{kind.value}"
    words = await text(talk, name, f"What you {kind.value}?", _ADVICE[kind])
    shares = await _shareable(talk)
    made = c.Observe(_new_id(talk), criterion, kind, words, shares)
    if await talk.keep(made, f"Observation on {talk.reading().criterion(criterion).title}", 0):
        await talk.write_down(name, "")
    await _nudge(talk, words)


async def _shareable(talk: Conversation) -> bool:
    question = "Who may see it, once evidence opens?"
    return await talk.choose(question, (Option("me", "only me"), Option("panel", "the panel"))) == "panel"


async def _change(talk: Conversation, found: p.OwnObservation) -> None:
    other = "keep it to me" if found.shareable else "share it with the panel"
    options = (Option("words", "its words"), Option("share", other), Option("delete", "delete it"))
    what, title = await talk.choose("Change what?", options), talk.reading().criterion(found.criterion).title
    said = f"Observation on {title}"
    if what == "delete":
        if await talk.sure("Delete this observation?", "delete it"):
            await talk.keep(c.RemoveObservation(found.observation), f"{said}, deleted")
        return
    words, name = found.text, f"observation/{found.observation}"
    if what == "words":
        words = await text(talk, name, "Its words?", _ADVICE[found.kind], found.text)
    shares = found.shareable if what == "words" else not found.shareable
    changed = c.Observe(found.observation, found.criterion, found.kind, words, shares)
    if await talk.keep(changed, said, found.version):
        await talk.write_down(name, "")
    await _nudge(talk, words if what == "words" else "")


def _new_id(talk: Conversation) -> ObservationId:
    """Return an id that sorts by the time of writing; it never leaves one's own scorecard."""
    return ObservationId(f"{int(talk.now().timestamp() * 1000):012x}-{secrets.token_hex(4)}")


async def submit(talk: Conversation) -> None:
    """Hand the scorecard in."""
    reading = talk.reading()
    card = reading.my_card()
    given = (("recommendation", card.recommendation), ("confidence", card.confidence))
    left_out = [name for name, value in given if value is None]
    if left_out:
        talk.say("hint", f"Without {' and '.join(left_out)}.")
    talk.say("hint", evidence_words(reading))
    late = reading.openings.revealed
    if late:
        talk.say("hint", "It is marked late, the panel sees it at once, and it cannot be taken back.")
    if await talk.sure("Submit your scorecard?", "submit it"):
        talk.still(late, talk.reading().openings.revealed)
        sealed = "The panel sees it, marked late." if late else "It stays sealed until the reveal."
        await talk.send(c.Submit(), f"Submitted. {sealed}")
        talk.place = "" if late else talk.place


async def reopen(talk: Conversation) -> None:
    """Take the scorecard back."""
    if await talk.sure("Reopen it? The panel sees that it is open again.", "reopen it"):
        await talk.send(c.Reopen(), "Open again. Submit it when it is ready.")


async def recuse(talk: Conversation) -> None:
    """Recuse oneself for a conflict of interest."""
    me = talk.reading().me
    question = "Recuse yourself: why?"
    await talk.put_words(
        f"recuse/{me}", question, RECUSED, lambda why: c.DeclareConflict(me, why), "You are recused."
    )


async def lobby(talk: Conversation) -> None:
    """Go to the lobby."""
    talk.place = "setup"


async def discussion(talk: Conversation) -> None:
    """Go back to the discussion."""
    talk.place = ""


ACTS = {
    "rate": rate,
    "observe": observe,
    "note": note,
    "recommend": recommend,
    "confidence": confidence,
    "rubric": rubric,
    "submit": submit,
    "reopen": reopen,
    "recuse": recuse,
    "lobby": lobby,
    "discussion": discussion,
}
"""What is done at each word of the scorecard."""
