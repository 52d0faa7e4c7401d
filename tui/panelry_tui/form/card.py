"""From a picture to the form of one's own scorecard, with every text made safe to draw."""

from panelry.ids import CriterionId
from panelry.text import clean_line, clean_text
from panelry_tui.form import CriterionPart, Form, Head, Observed, OverallPart, Plan, mark_of
from panelry_tui.reading import Reading


def plan_of(reading: Reading) -> Plan:
    """Return what a form of this debrief must hold."""
    return Plan({each.id: clean_line(each.title) for each in reading.criteria}, reading.scale)


def card_of(reading: Reading, debrief: str) -> Form:
    """Return the scorecard as it stands now, with everything that waits on this machine."""
    parts = tuple(_part(reading, each.id) for each in reading.criteria)
    return Form(Head(debrief, reading.me), parts, _overall(reading))


def _part(reading: Reading, criterion: CriterionId) -> CriterionPart:
    rating = reading.my_rating(criterion)
    digit = None if rating is None else rating.level or 0
    found = reading.my_observations(criterion)
    observations = tuple(
        Observed(each.kind, safe(each.text), each.shareable, number) for number, each in enumerate(found, 1)
    )
    note = _note(reading, criterion)
    ids = tuple(each.observation for each in found)
    mark = mark_of(criterion, digit, observations, note, ids=ids)
    return CriterionPart(criterion, mark, digit, observations, note)


def _overall(reading: Reading) -> OverallPart:
    card, note = reading.my_card(), _note(reading, None)
    mark = mark_of(card.recommendation, card.confidence, note)
    return OverallPart(mark, card.recommendation, card.confidence, note)


def _note(reading: Reading, criterion: CriterionId | None) -> str:
    note = reading.my_note(criterion)
    return "" if note is None else safe(note.text)


def safe(text: str) -> str:
    """Return a text that is safe to draw, without the blanks at its ends and at the end of each line.

    Editors take these away, so they never count as a change.
    """
    return "\n".join(line.rstrip() for line in clean_text(text).split("\n")).strip()
