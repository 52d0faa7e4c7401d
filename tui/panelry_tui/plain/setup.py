"""The lobby in plain mode: who is here, how far they are, what is left, and what can be done about it."""

from collections.abc import Iterator

from panelry import commands as c
from panelry.debrief import Phase
from panelry.panel import Mode
from panelry_tui.chair_reading import gone_words, who_leads, why_no_chair, why_not_leading
from panelry_tui.lobby_reading import people_of, steps_of
from panelry_tui.plain.glass import glass_options
from panelry_tui.plain.lines import Line, Option, View
from panelry_tui.plain.moment import Moment, about, status
from panelry_tui.widgets.models import Person
from panelry_tui.words import law

CHAIR = "hand the chair over, or let somebody facilitate, too"
CLAIM = "claim the chair from who has it and is gone"
_NONE_MISSING = "No scorecard is missing."


def setup(moment: Moment) -> View:
    """Return the lobby."""
    reading = moment.reading
    people = tuple(Line("person", _person(each)) for each in people_of(reading, moment.seen, timed=False))
    steps = tuple(Line("left" if each.done is False else "settled", each.words) for each in steps_of(reading))
    sealed = (Line("sealed", law(reading)),) if reading.phase is Phase.SCORING else ()
    return View(
        (status(moment), about(moment), *people, *chair_line(moment), *steps, *sealed),
        tuple(_options(moment)),
    )


def chair_line(moment: Moment) -> tuple[Line, ...]:
    """Return the line about who leads, where several could, or about a chair whose holder is gone."""
    words = gone_words(moment.reading, moment.seen, "The word claim takes the chair.", timed=False)
    leads = who_leads(moment.reading)
    words = words or (f"{leads[0].upper()}{leads[1:]}." if leads else "")
    return (Line("person", words),) if words else ()


def _person(person: Person) -> str:
    words = [person.name]
    if person.words:
        words.append(f"({person.words})")
    said = " ".join(words)
    if not person.of:
        return f"{said}."
    done = f"{person.done} of {person.of} criteria"
    return f"{said}: {done}, submitted." if person.submitted else f"{said}: {done}."


def _options(moment: Moment) -> list[Option]:
    reading = moment.reading
    scorecard = reading.phase is Phase.SCORING and reading.rates
    mine = [Option("scorecard", "my scorecard")] if scorecard else []
    return [
        *mine,
        *(option for command, option in _acts(moment) if moment.may(command)),
        *glass_options(moment),
        *endings(moment),
    ]


def _acts(moment: Moment) -> Iterator[tuple[type[c.Command], Option]]:
    """Yield what the lobby offers, each with the command that the person's role must grant."""
    reading = moment.reading
    submitted = any(each.submitted for each in reading.panel())
    opened = "open the evidence" if reading.mode is Mode.EVIDENCE_FIRST else "reveal all ratings"
    waits = "" if submitted else "Reveal waits for a scorecard: nobody has submitted one yet."
    waits = why_not_leading(reading, "open the scorecards") or waits
    unseated = "" if reading.panel() else "It waits for a panelist."
    yield c.OpenScoring, Option("begin", "begin scoring", unseated)
    yield c.OpenEvidence, Option("reveal", opened, waits)
    yield c.OpenEvidence, Option("nudge", "remind somebody", "" if reading.awaited() else _NONE_MISSING)
    yield c.MarkAbsent, Option("absent", "mark somebody absent, or expect them again")
    yield c.AddPerson, Option("invite", "give somebody a seat")
    yield c.ChooseMode, Option("mode", "choose how it opens")
    yield c.RecordPermission, Option("permission", "record the candidate's answer", rare=True)
    yield c.ChangeRoles, Option("chair", CHAIR, rare=True)
    if not reading.leads:
        yield c.ClaimChair, Option("claim", CLAIM, rare=True)
    yield c.DeclareConflict, Option("recuse", "recuse for a conflict of interest", rare=True)


def chair_options(moment: Moment) -> Iterator[Option]:
    """Yield what a facilitator can do about the chair, in every phase that somebody leads."""
    if why_no_chair(moment.reading):
        return
    yield Option("chair", CHAIR, rare=True)
    if not moment.reading.leads:
        yield Option("claim", CLAIM, rare=True)


def endings(moment: Moment) -> list[Option]:
    """Return the ways to end a debrief before its release."""
    if not moment.may(c.Withdraw):
        return []
    return [
        Option("withdraw", "record that the position is gone or on hold", rare=True),
        Option("abandon", "abandon the debrief", rare=True),
    ]
