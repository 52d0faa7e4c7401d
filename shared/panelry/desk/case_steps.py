"""What was done with access cases, in words: who did it and when, and who has to wait before they may."""

from typing import assert_never

from panelry.desk.reading import Desk
from panelry.hiring import CaseDeed, CaseStep
from panelry.ids import CandidateId, PersonId
from panelry.panel import OPERATOR
from panelry.parts.cases import AccessCase
from panelry.retention import day_after

NEWS_DAYS = 14
"""Days for which the desk says what was done with an access case: whoever was away reads it, too (chosen)."""


def named(desk: Desk, person: PersonId) -> str:
    """Return the name of somebody of the office."""
    names = {OPERATOR: "the operator", **{each.person: each.name for each in desk.officers}}
    return names.get(person, person)


def who_waits(desk: Desk, case: AccessCase) -> list[str]:
    """Return who may not answer a case yet, each with the day from which on they may."""
    return [f"{named(desk, who)} may answer it from {on} on" for who, on in case.waits if on > desk.at[:10]]


def done(desk: Desk, case: AccessCase) -> list[tuple[str, str]]:
    """Return who did what with a case, in words, each with its instant: opened, appointed, taken out."""
    return [(each.at, _step(desk, each)) for each in case.steps]


def _step(desk: Desk, step: CaseStep) -> str:
    often = f", {step.times} times" if step.times > 1 else ""
    by = named(desk, step.by)
    match step.deed:
        case CaseDeed.OPENED:
            return f"access case opened by {by}"
        case CaseDeed.APPOINTED:
            return f"{named(desk, step.whom)} appointed case reviewer by {by}"
        case CaseDeed.TAKEN:
            return f"everything written out for the reviewer by {by}{often}"
        case CaseDeed.COPIED:
            return f"copy for the candidate made by {by}{often}"
        case _:
            assert_never(step.deed)


def done_lines(desk: Desk, case: AccessCase) -> list[str]:
    """Return what was done with a case, line by line, each with its day."""
    return [f"  {at[:10]}  {words}" for at, words in done(desk, case)]


def news(desk: Desk) -> list[tuple[CandidateId, str, str]]:
    """Return what was done with access cases lately: about whom, in words, and the day; the last first."""
    since = day_after(desk.at, -NEWS_DAYS)
    found = [(each.candidate, words, at) for each in desk.cases for at, words in done(desk, each)]
    recent = sorted((each for each in found if each[2][:10] > since), key=lambda each: each[2], reverse=True)
    return [(candidate, words, at[:10]) for candidate, words, at in recent]
