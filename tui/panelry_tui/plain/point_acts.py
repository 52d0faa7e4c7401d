"""Points in plain mode: an observation put into words for the candidate, one field after the other."""

import msgspec

from panelry import commands as c
from panelry import parts as p
from panelry.drafting import point_problems, point_text
from panelry.ids import CriterionId
from panelry.points import Kind, Polarity
from panelry_tui.own_points import begun, dropping, new_point, own_points, unfinished
from panelry_tui.plain.asking import which_criterion
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Line, Option
from panelry_tui.point_words import FIELDS, Words, command_of, kept_form, point_of, words_of_point


async def point(talk: Conversation) -> None:
    """Write, go on with, change, approve, take back or drop one's own points on a criterion."""
    criterion = await which_criterion(talk, "A point on which criterion?")
    own = own_points(talk.reading(), criterion)
    if not own:
        await _write(talk, criterion, None)
        return
    left = [each for each in own if unfinished(talk.reading(), each)]
    options = [
        *(Option(f"edit {each.point.id}", f"go on with the unfinished one: {begun(each)}") for each in left),
        Option("new", "write another point"),
        *(each for found in own if found not in left for each in _choices(found)),
        *(Option(f"drop {each.point.id}", f"drop the unfinished one: {begun(each)}") for each in left),
    ]
    chosen, _, wanted = (await talk.choose("Your points here. What now?", options)).partition(" ")
    if chosen == "new":
        await _write(talk, criterion, None)
        return
    found = next(each for each in own if each.point.id == wanted)
    match chosen:
        case "approve":
            await _approve(talk, found)
        case "withdraw":
            await talk.send(c.WithdrawPoint(found.point.id), "Taken back: the draft no longer uses it.")
        case "drop":
            await talk.send_words(
                dropping(found), "Dropped, and kept in the record.", f"point/{criterion}/{found.point.id}"
            )
        case _:
            await _write(talk, criterion, found)


def _choices(own: p.OwnPoint) -> tuple[Option, ...]:
    words, point_id = point_text(own.point), own.point.id
    change = Option(f"edit {point_id}", f"change: {words}")
    if own.approved:
        return (change, Option(f"withdraw {point_id}", f"take back: {words}"))
    return (change,) if own.problems else (Option(f"approve {point_id}", f"approve: {words}"), change)


async def _write(talk: Conversation, criterion: CriterionId, found: p.OwnPoint | None) -> None:
    point_id = new_point(talk.reading(), criterion) if found is None else found.point.id
    name = f"point/{criterion}/{'new' if found is None else point_id}"
    words = Words() if found is None else words_of_point(found.point)
    if name in talk.store.begun:
        words = msgspec.json.decode(talk.store.begun[name], type=Words)
    while True:
        words = await _form(talk, name, words)
        shown = point_of(words, criterion)
        problems = point_problems(shown)
        talk.say("point", point_text(shown))
        talk.say("hint", *problems)
        options = (Option("save", "save it"), Option("again", "go over it again"))
        if await talk.choose("What now?", options if not problems else options[::-1]) == "save":
            break
    if not await talk.send_words(command_of(words, point_id, criterion), "Saved: only you see it.", name):
        return
    written = talk.reading().get(p.OwnPoint, f"OwnPoint/{point_id}")
    if written is not None and not problems:
        await _approve(talk, written)


async def _form(talk: Conversation, name: str, words: Words) -> Words:
    """Ask for each part of a point; what was typed is kept after each."""
    polarity = await talk.choose(
        "It is a", (Option("strength", "strength"), Option("growth", "growth point"))
    )
    kind = await talk.choose(
        "that I", (Option("saw", "saw"), Option("heard", "heard"), Option("felt", "felt"))
    )
    words = msgspec.structs.replace(words, polarity=Polarity(polarity), kind=Kind(kind))
    for field, (label, example) in FIELDS.items():
        before: str = getattr(words, field)
        stands = f' It reads: {before}. Type "same" to keep it.' if before else ""
        optional = ' Type "none" for none.' if field in {"effect", "suggestion"} else ""
        typed = await _typed(talk, [Line("question", f"{label}? Such as: {example}.{optional}{stands}")])
        if typed.casefold() == "none" and optional:
            typed = ""
        if typed.casefold() != "same" or not before:
            words = msgspec.structs.replace(words, **{field: typed})
            await talk.write_down(name, kept_form(words))
    return words


async def _typed(talk: Conversation, question: list[Line]) -> str:
    while True:
        typed = await talk.answer(question)
        if typed:
            return typed
        talk.say("refused", "That was an empty line. Type a few words, or back.")


async def _approve(talk: Conversation, own: p.OwnPoint) -> None:
    talk.say("point", point_text(own.point))
    if await talk.sure("Approve exactly these words?", "approve: the summary may use them"):
        await talk.send(c.ApprovePoint(own.point.id, own.point.version), "Approved: the draft may use it.")


async def dispute(talk: Conversation) -> None:
    """Say why a colleague's point is not right, or take one's own dispute back."""
    reading = talk.reading()
    others = [each for each in reading.all(p.SharedPoint) if each.author != reading.me]
    if not others:
        talk.say("refused", "No colleague has a point here.")
        return
    options = [
        Option(f"point {at}", f"{reading.short(each.author)}: {each.situation}, {each.behaviour}")
        for at, each in enumerate(others)
    ]
    chosen = others[int((await talk.choose("Which point?", options)).removeprefix("point "))]
    if reading.me in dict(chosen.disputes):
        await talk.send(c.ClearDispute(chosen.point), "Taken back: the draft may use it again.")
        return
    advice = "The panel reads your words; the draft leaves the point out until this is taken back."
    name, found = f"dispute/{chosen.point}", chosen.point
    await talk.put_words(
        name, "What is not right?", advice, lambda words: c.DisputePoint(found, words), "Disputed."
    )
