"""The acts of the lobby in plain mode: people, scoring, the reveal with its typed count."""

import secrets

from panelry import commands as c
from panelry import parts as p
from panelry.debrief import Phase
from panelry.ids import PersonId
from panelry.panel import Mode, Role, Standing
from panelry.phase import MAY
from panelry_tui.chair_reading import led_by, others, why_no_claim
from panelry_tui.lobby_reading import absent_yet_here, missing_words, presence_of
from panelry_tui.plain.asking import which_person
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Line, Option
from panelry_tui.words import RECUSED, listed

_MODES = (
    Option("evidence", "evidence first: shareable observations open, then the numbers"),
    Option("numbers", "numbers first: all open at once"),
    Option("nameless", "without names: all open at once, nobody's name beside a rating"),
)
_MODE_OF = dict(zip(("evidence", "numbers", "nameless"), Mode, strict=True))
_ROLES = (
    Option(Role.PANELIST.value, "panelist: rates"),
    Option(Role.OBSERVER.value, "observer: rates for practice, counted nowhere"),
    Option(Role.FACILITATOR.value, "facilitator: runs the debrief, does not rate"),
    Option(Role.COORDINATOR.value, "coordinator: sees no rating"),
)


async def scorecard(talk: Conversation) -> None:
    """Go to one's own scorecard."""
    talk.place = "scoring"


async def begin(talk: Conversation) -> None:
    """End the set-up."""
    if await talk.sure("Begin scoring? The set-up ends.", "begin"):
        await talk.send(c.OpenScoring(), "Scoring has begun: everybody may rate now, sealed.")


async def reveal(talk: Conversation) -> None:
    """Open the evidence, or everything, after the right question."""
    if not await _absent_settled(talk):
        return
    reading = talk.reading()
    first, missing = reading.mode is Mode.EVIDENCE_FIRST, len(reading.awaited())
    if missing:
        talk.say("hint", f"{missing_words(reading)}. What they typed stays theirs; later it is marked late.")
        if not await talk.count(f"To open without them, type how many are missing: {missing}", missing):
            return
    else:
        talk.say("hint", "Every scorecard is in." + (" Numbers follow in a second act." if first else ""))
        what = "Open the evidence for everybody?" if first else "Reveal all ratings to everybody?"
        if not await talk.sure(what, "open it: scorecards freeze for ever"):
            return
    command = c.OpenEvidence(missing) if first else c.Reveal(missing)
    await talk.send(command, "The evidence is open." if first else "All ratings are open.")


async def _absent_settled(talk: Conversation) -> bool:
    """Tell whether to go on: nobody who is marked absent is here, or they stay out on purpose."""
    moment = talk.moment()
    here = absent_yet_here(moment.reading, moment.seen)
    if not here:
        return True
    names = listed([moment.reading.spoken(each.person) for each in here])
    talk.say("hint", "Who is absent counts in no denominator, and signs nothing.")
    options = (Option("wait", "not yet"), Option("count", "count them in again"), Option("open", "go on"))
    chosen = await talk.choose(f"Marked absent, yet here or at work: {names}.", options)
    if chosen == "count":
        for each in here:
            await talk.send(c.MarkPresent(each.person), f"{each.name} is expected again.")
    return chosen == "open"


async def nudge(talk: Conversation) -> None:
    """Remind somebody whose scorecard is missing."""
    seat = await which_person(talk, "Remind whom?", talk.reading().awaited(), "No scorecard is missing.")
    await talk.send(c.Nudge(seat.person), f"{seat.name} was reminded.")


async def absent(talk: Conversation) -> None:
    """Stop waiting for a panelist, or wait again."""
    reading = talk.reading()
    seats = [each for each in reading.panel() if each.submitted is None or each.standing is Standing.ABSENT]
    if reading.phase is not Phase.SCORING:
        seats = reading.panel()
    nobody = "Everybody has submitted: nobody is waited for."
    seat = await which_person(talk, "Who?", seats, nobody, _and_absent)
    talk.still(seat.standing, talk.reading().seats[seat.person].standing)
    if seat.standing is Standing.ABSENT:
        await talk.send(c.MarkPresent(seat.person), f"{seat.name} is expected again.")
    elif await talk.sure(f"Mark {seat.name} absent?", "yes, they count in no denominator"):
        await talk.send(c.MarkAbsent(seat.person), f"{seat.name} is absent.")


def _and_absent(seat: p.Seat) -> str:
    return f"{seat.name}, absent: expect them again" if seat.standing is Standing.ABSENT else seat.name


async def invite(talk: Conversation) -> None:
    """Give somebody a seat, and say how their code is made."""
    name = await talk.answer([Line("question", "Who gets a seat? Their name as the panel knows them.")])
    role = Role(await talk.choose(f"As what does {name} come?", _ROLES))
    person = PersonId(secrets.token_urlsafe(9))
    if await talk.send(c.AddPerson(person, name, (role,)), f"{name} has a seat."):
        talk.say("hint", "A code is made where the server runs, for one person, good for 72 hours:")
        made = f'panelry-server invite {talk.store.seat.debrief} "{name}"'
        talk.show([Line("hint", made, whole=True)])


async def mode(talk: Conversation) -> None:
    """Choose how the debrief will open."""
    chosen = _MODE_OF[await talk.choose("How should it open?", _MODES)]
    await talk.send(c.ChooseMode(chosen), f"Mode: {chosen.value}.")


async def chair(talk: Conversation) -> None:
    """Say who leads from now on, or who facilitates, too."""
    reading = talk.reading()
    seats = [reading.seats[each] for each in others(reading)]
    if not reading.leads and reading.phase not in MAY[c.ChangeRoles].phases:
        talk.say("refused", f"{led_by(reading)} has the chair. The word claim takes it once they are gone.")
        return
    if not reading.leads:
        seats = [each for each in seats if Role.FACILITATOR not in each.roles]
    seat = await which_person(talk, "Who?", seats, "Nobody else is here for that.")
    options = [Option("keep", "leave it as it is")]
    if Role.FACILITATOR not in seat.roles and reading.phase in MAY[c.ChangeRoles].phases:
        options.append(Option("too", "facilitate, too: they may claim the chair when it is left"))
    if reading.leads:
        options.append(Option("over", "have the chair: they lead from now on"))
    chosen = await talk.choose(f"What shall {seat.name} do?", options)
    talk.still(seat.roles, talk.reading().seats[seat.person].roles)
    if chosen == "over":
        await talk.send(c.HandOverChair(seat.person), f"{seat.name} has the chair now.")
    elif chosen == "too":
        command = c.ChangeRoles(seat.person, (*seat.roles, Role.FACILITATOR))
        await talk.send(command, f"{seat.name} facilitates now, too.")


async def claim(talk: Conversation) -> None:
    """Claim the chair from who is gone."""
    reading = talk.reading()
    holder, seen = led_by(reading), talk.moment().seen
    why = why_no_claim(reading, seen)
    if why:
        talk.say("refused", why)
        return
    talk.say("hint", f"{holder} is {presence_of(seen, reading.floor.chair)[1]}.")
    if await talk.sure(f"Claim the chair of {holder}?", "claim it: you lead from now on"):
        talk.still(reading.floor.chair, talk.reading().floor.chair)
        await talk.send(c.ClaimChair(), "You have the chair.")


async def recuse(talk: Conversation) -> None:
    """Recuse somebody, or oneself, for a conflict of interest."""
    reading = talk.reading()
    chairs = reading.my_roles & {Role.FACILITATOR, Role.COORDINATOR}
    seats = [each for each in reading.seats.values() if chairs or each.person == reading.me]
    expected = [each for each in seats if each.standing is not Standing.RECUSED]
    seat = await which_person(talk, "Recuse whom?", expected, "Nobody is left to recuse.")
    name, question = f"recuse/{seat.person}", f"Recuse {seat.name}: why?"
    await talk.put_words(
        name, question, RECUSED, lambda why: c.DeclareConflict(seat.person, why), f"{seat.name} is recused."
    )


ACTS = {
    "scorecard": scorecard,
    "begin": begin,
    "reveal": reveal,
    "nudge": nudge,
    "absent": absent,
    "invite": invite,
    "mode": mode,
    "chair": chair,
    "claim": claim,
    "recuse": recuse,
}
"""What is done at each word of the lobby; `run` adds those that several places share."""
