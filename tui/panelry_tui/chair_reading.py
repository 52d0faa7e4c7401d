"""The chair's reading: who leads now, whether they are gone, and what there is to say about it."""

from panelry import commands as c
from panelry import parts as p
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.phase import MAY
from panelry_tui.lobby_reading import Seen, presence_of
from panelry_tui.reading import Reading

GOES_TO = "They lead from now on; you stay a facilitator, and they can hand it back."
"""What is said beside the question about a hand-over."""


def facilitators(reading: Reading) -> list[PersonId]:
    """Return who facilitates and is not recused, in order of name."""
    found = (
        each
        for each in reading.seats.values()
        if Role.FACILITATOR in each.roles and each.standing is not Standing.RECUSED
    )
    return [each.person for each in sorted(found, key=lambda each: (each.name.casefold(), each.person))]


def others(reading: Reading) -> list[PersonId]:
    """Return to whom the chair may be handed: who facilitates first, each by name; nobody who is absent."""
    leads = facilitators(reading)
    rest = (
        each
        for each in reading.seats.values()
        if each.person not in leads and each.standing is not Standing.RECUSED
    )
    found = [*leads, *(each.person for each in sorted(rest, key=lambda each: each.name.casefold()))]
    away = {each.person for each in reading.seats.values() if each.standing is Standing.ABSENT}
    return [each for each in found if each not in {reading.me, reading.floor.chair, *away}]


def led_by(reading: Reading) -> str:
    """Return who has the chair, by the name that the others know."""
    return reading.short(reading.floor.chair)


def who_leads(reading: Reading) -> str:
    """Return who leads, in words, where several could and the debrief goes on; empty where nobody wonders."""
    chair = reading.floor.chair
    over = reading.phase not in MAY[c.HandOverChair].phases
    if over or chair is None or len(facilitators(reading)) < 2:
        return ""
    return "you lead" if chair == reading.me else f"{led_by(reading)} leads"


def why_no_chair(reading: Reading) -> str:
    """Return why this person can neither hand over the chair nor claim it now; empty where one is so."""
    if reading.phase not in MAY[c.HandOverChair].phases:
        return "The debrief is over: nobody leads it any more."
    if Role.FACILITATOR not in reading.my_roles:
        return "Only the facilitator may hand over or claim the chair."
    return ""


def why_no_claim(reading: Reading, seen: Seen) -> str:
    """Return why the chair cannot be claimed now, with the cure; empty where whoever has it may be gone."""
    if presence_of(seen, reading.floor.chair)[0] != "live":
        return ""
    cure = "Ask them to hand it over; it can be claimed once they were gone for a minute."
    return f"{led_by(reading)} has the chair and is here. {cure}"


def given_by(reading: Reading) -> str:
    """Return who handed me the chair that I have, empty where I got it otherwise."""
    moves = [each for each in reading.all(p.Line) if each.kind in {"ChairHandedOver", "ChairClaimed"}]
    if not moves or moves[-1].person != reading.me or moves[-1].kind == "ChairClaimed":
        return ""
    return reading.short(moves[-1].actor)


def why_not_leading(reading: Reading, what: str) -> str:
    """Return why this person may not do something of the chair, with the cure; empty where they may."""
    if reading.leads:
        return ""
    if Role.FACILITATOR not in reading.my_roles:
        return f"Only the facilitator may {what}."
    return f"{led_by(reading)} has the chair. Ask them to {what}, or claim it when they are gone."


def gone_words(reading: Reading, seen: Seen, cure: str = "L claims the chair.", *, timed: bool = True) -> str:
    """Return that who has the chair is not here, and for a facilitator the cure; empty while they are.

    Without `timed` it does not say for how long: then the words stay the same.
    """
    chair = reading.floor.chair
    if chair in {None, reading.me} or not seen.presence:
        return ""
    sign, words = presence_of(seen, chair, timed=timed)
    if sign != "off":
        return ""
    claim = f" {cure}" if Role.FACILITATOR in reading.my_roles else ""
    return f"{led_by(reading)}, who has the chair, is {words}.{claim}"
