"""Grounds: whether what a summary says rests on what the panel has on record, in the open.

Only shared matter counts (agreed levels, what decided, approved points), so a finding made here tells
nothing of anybody's private words.
"""

from collections.abc import Sequence

from panelry.debrief import Debrief, approved_points
from panelry.found import Findings, Found
from panelry.ids import CriterionId, PointId
from panelry.panel import Outcome
from panelry.points import Origin, Section, Sentence

_OF_WORK = {Origin.RUBRIC, Origin.POINT, Origin.HUMAN}
"""Where words come from that say something of the work."""


def unlike_the_record(state: Debrief, text: Sequence[Sentence]) -> Findings:
    """Return a finding at the first growth sentence if the growth names none of what decided a decline.

    It stands at what is said of the work, not at the drafter's words that lead there. A sentence that
    somebody wrote names no criterion, so nothing is said where one stands.
    """
    growth = tuple(each for each in text if each.section is Section.GROWTH and _OF_WORK & _origins(each))
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
    decided = " and ".join(each.title for each in state.rubric.criteria if each.id in state.drivers)
    advice = f"The decision rests on {decided}: say what to work on there, by a growth point."
    return ((first.id, Found("REASON", blocks=False, span=(0, len(first.text)), owner=None, advice=advice)),)


def _origins(sentence: Sentence) -> set[Origin]:
    return {each.origin for each in sentence.sources}
