"""Grounds: whether what a summary says rests on what the panel has on record, in the open.

Only shared matter counts (agreed levels, what decided, approved points, shared observations), so a finding
made here tells nothing of anybody's private words.
"""

from collections.abc import Iterator, Sequence

from panelry.debrief import Debrief, approved_points, holders
from panelry.found import Findings, Found
from panelry.ids import CriterionId, PointId
from panelry.leaks import rule
from panelry.panel import Outcome, Role
from panelry.points import Origin, Polarity, Section, Sentence

_CLAIMS = frozenset(side.value for side in Polarity)
"""The fields of the rubric's words that claim something of the candidate's work; a suggestion does not."""


def unlike_the_record(state: Debrief, text: Sequence[Sentence]) -> Findings:
    """Return a finding at the first growth sentence if the growth names none of what decided a decline.

    A sentence that somebody wrote names no criterion, so nothing is said where one stands.
    """
    growth = tuple(each for each in text if each.section is Section.GROWTH)
    sources = tuple(source for each in growth for source in each.sources)
    points = {point.id: point.criterion for point in approved_points(state)}
    named = {
        points.get(PointId(each.id), CriterionId(each.id.split("/", 1)[0]))
        for each in sources
        if each.origin in {Origin.RUBRIC, Origin.POINT}
    }
    open_to_all = any(each.origin is Origin.HUMAN for each in sources)
    if state.outcome is not Outcome.DECLINE or not state.drivers or open_to_all or not named:
        return ()
    if named & set(state.drivers):
        return ()
    first = growth[0]
    return ((first.id, _found("REASON", first)),)


def unobserved(state: Debrief, text: Sequence[Sentence]) -> Findings:
    """Return a finding at each claim in rubric words on a criterion that nobody shared anything on.

    An approved and undisputed point counts, and a shared observation of a scorecard that was handed in.
    """
    shared = {point.criterion for point in approved_points(state)} | set(_observed(state))
    return tuple((each.id, _found("UNOBSERVED", each)) for each in text if not _claimed(each) <= shared)


def _observed(state: Debrief) -> Iterator[CriterionId]:
    for person in holders(state, Role.PANELIST):
        card = state.guarded.get(person)
        if card is not None and card.submitted is not None:
            yield from (each.criterion for each in card.observations.values() if each.shareable)


def _claimed(sentence: Sentence) -> set[CriterionId]:
    """Return the criteria whose rubric words a sentence claims: a source is "criterion/level/field"."""
    names = [each.id.rsplit("/", 2) for each in sentence.sources if each.origin is Origin.RUBRIC]
    return {CriterionId(criterion) for criterion, _, field in names if field in _CLAIMS}


def _found(name: str, sentence: Sentence) -> Found:
    """Return a warning about a whole sentence."""
    return Found(name, blocks=False, span=(0, len(sentence.text)), owner=None, advice=rule(name).suggestion)
