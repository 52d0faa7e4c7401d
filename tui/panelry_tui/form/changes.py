"""What a form changes on the scorecard as it stands now: commands with the versions they expect.

A section that changed since the export is never written over; one that says the same as the scorecard
changes nothing, however old it is.
"""

from collections.abc import Callable, Iterator

import msgspec

from panelry import commands as c
from panelry import parts as p
from panelry.decide.scoring import OBSERVATIONS
from panelry.ids import CriterionId, ObservationId
from panelry_tui.difference import changed_lines
from panelry_tui.form import CriterionPart, Form, FormError, Observed, OverallPart, Plan
from panelry_tui.form.writing import lines_of_criterion, lines_of_overall
from panelry_tui.news import Asked
from panelry_tui.reading import Reading

NewId = Callable[[], ObservationId]
"""Makes the id of an observation that is new."""
_STALE = (
    "Your scorecard changed here since this form was exported, so nothing was taken. The lines below say "
    "what is on it now (-) and in the form (+). Export the form again, and move your words over."
)


class Changes(msgspec.Struct, frozen=True):
    """What a form asks for, and the difference it makes in lines for people."""

    asked: tuple[Asked, ...]
    difference: tuple[str, ...]

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Changes(…)"


def changes_of(now: Form, typed: Form, reading: Reading, plan: Plan, new_id: NewId) -> Changes:
    """Return what a form changes; `FormError` where it is stale or names what is not there."""
    pairs = [
        (before, after, plan.titles[after.criterion])
        for before, after in zip(now.criteria, typed.criteria, strict=True)
    ]
    changed = [each for each in pairs if lines_of_criterion(each[0]) != lines_of_criterion(each[1])]
    judged = lines_of_overall(now.overall) != lines_of_overall(typed.overall)
    difference = tuple(
        [line for before, after, title in changed for line in _difference(title, before, after)]
        + (_difference_overall(now.overall, typed.overall) if judged else [])
    )
    stale = [after.line for before, after, _ in changed if before.mark != after.mark]
    stale += [typed.overall.line] if judged and now.overall.mark != typed.overall.mark else []
    if stale:
        raise FormError(stale[0], _STALE, difference)
    asked = [each for before, after, _ in changed for each in _criterion(before, after, reading, new_id)]
    asked += _overall(now.overall, typed.overall, reading) if judged else ()
    if sum(len(each.observations) for each in typed.criteria) > OBSERVATIONS:
        most = max(typed.criteria, key=lambda each: len(each.observations))
        raise FormError(most.line, f"A scorecard holds {OBSERVATIONS} observations at most. Take some away.")
    return Changes(tuple(asked), difference)


def notes_only(changes: Changes) -> bool:
    """Whether nothing but notes changes: these stay open when the scorecard is closed."""
    return all(isinstance(command, c.WriteNote) for command, _ in changes.asked)


def _criterion(
    before: CriterionPart, after: CriterionPart, reading: Reading, new_id: NewId
) -> Iterator[Asked]:
    criterion = after.criterion
    if before.digit != after.digit:
        yield _rating(criterion, after.digit, reading)
    yield from _observations(after, before, reading, new_id)
    yield from _note(criterion, before.note, after.note, reading)


def _rating(criterion: CriterionId, digit: int | None, reading: Reading) -> Asked:
    rating = reading.my_rating(criterion)
    version = 0 if rating is None else rating.version
    return (c.ClearRating(criterion) if digit is None else c.Rate(criterion, digit or None)), version


def _observations(
    after: CriterionPart, before: CriterionPart, reading: Reading, new_id: NewId
) -> Iterator[Asked]:
    here = dict(enumerate(reading.my_observations(after.criterion), 1))
    were = {each.number: each for each in before.observations}
    kept = {each.number for each in after.observations}
    gone = (found for n, found in here.items() if n not in kept)
    yield from ((c.RemoveObservation(each.observation), each.version) for each in gone)
    for each in after.observations:
        if each.number and each.number not in here:
            cure = "Take the number away: it becomes a new one."
            raise FormError(each.line, f"There is no observation {each.number} on this criterion. {cure}")
        if not each.number:
            yield c.Observe(new_id(), after.criterion, each.kind, each.text, each.shareable), 0
        elif _content(were[each.number]) != _content(each):
            yield _changed(here[each.number], each)


def _changed(found: p.OwnObservation, typed: Observed) -> Asked:
    command = c.Observe(found.observation, found.criterion, typed.kind, typed.text, typed.shareable)
    return command, found.version


def _content(observed: Observed) -> tuple[object, ...]:
    return observed.kind, observed.text, observed.shareable


def _note(criterion: CriterionId | None, before: str, after: str, reading: Reading) -> Iterator[Asked]:
    if before != after:
        note = reading.my_note(criterion)
        yield c.WriteNote(criterion, after), 0 if note is None else note.version


def _overall(before: OverallPart, after: OverallPart, reading: Reading) -> Iterator[Asked]:
    if before.recommendation is not after.recommendation:
        yield c.Recommend(after.recommendation), None
    if before.confidence is not after.confidence:
        yield c.GiveConfidence(after.confidence), None
    yield from _note(None, before.note, after.note, reading)


def _difference(title: str, before: CriterionPart, after: CriterionPart) -> list[str]:
    return [title, *changed_lines(lines_of_criterion(before), lines_of_criterion(after))]


def _difference_overall(before: OverallPart, after: OverallPart) -> list[str]:
    return ["Overall", *changed_lines(lines_of_overall(before), lines_of_overall(after))]
