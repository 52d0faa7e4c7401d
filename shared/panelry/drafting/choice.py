"""What a summary says: which criteria speak, for what, and with which point.

Chosen from the rubric, agreed ratings, drivers and points' words alone, never from a gap, a rating, an
author, an id or an order of points. How recent a point is, is unknown here and does not count.
"""

import msgspec

from panelry.ids import CriterionId, DebriefId
from panelry.panel import Outcome
from panelry.points import Point, Polarity
from panelry.rubric import Level, Rubric
from panelry.stems import content, tokens

STRENGTHS = 3
GROWTHS = 2
_DETAIL = 12
"""Content words of a point beyond which more do not make it more specific."""


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that a draft is made from.

    `debrief` seeds the choice of phrasings. `candidate` is a first name. `agreed` holds criteria with their
    agreed level, `points` only approved and undisputed ones, `drivers` the criteria that decided. `outcome`
    is None where the summary is not to tell it. `sender` is the line that signs. `generic`
    says that the organisation gives no feedback here, which is then why there is only the thank-you note.
    `until` is the day, ISO 8601, until which a letter asks to keep in touch; an empty one asks nothing.
    """

    debrief: DebriefId
    candidate: str
    organisation: str
    position: str
    rubric: Rubric
    agreed: tuple[tuple[CriterionId, int], ...] = ()
    points: tuple[Point, ...] = ()
    drivers: tuple[CriterionId, ...] = ()
    outcome: Outcome | None = None
    sender: str = ""
    generic: bool = False
    until: str = ""


class Item(msgspec.Struct, frozen=True):
    """One criterion's say: equal points, or without any the rubric's words at the agreed level.

    `said` is empty beside points: what somebody saw may be otherwise than the rubric's words, and speaks
    alone. `points` have the same words and differ in id and author.
    """

    criterion: CriterionId
    polarity: Polarity
    level: int
    said: str
    points: tuple[Point, ...]
    advice: str
    advice_from_rubric: bool
    effect: str = ""

    @property
    def point(self) -> Point | None:
        """The point to speak with, or None."""
        return self.points[0] if self.points else None


class Plan(msgspec.Struct, frozen=True):
    """The items of a summary, best first."""

    strengths: tuple[Item, ...]
    growths: tuple[Item, ...]


def questions(material: Material) -> tuple[CriterionId, ...]:
    """Return agreed criteria with points on both sides that the decision does not settle, in rubric order.

    Such a criterion is a question to the panel and says nothing in the draft.
    """
    agreed, spoken_of = dict(material.agreed), {point.criterion for point in material.points}
    return tuple(
        each.id
        for each in material.rubric.criteria
        if each.id in agreed and each.id in spoken_of and not heard(material, each.id)
    )


def heard(material: Material, criterion: CriterionId) -> tuple[Point, ...]:
    """Return the points that may speak for a criterion.

    Where they are on both sides, those that fit the decision speak: what decided a yes went well, what else
    decided is to be worked on. A criterion that decided nothing has none then.
    """
    points = tuple(each for each in material.points if each.criterion == criterion)
    if len({each.polarity for each in points}) < len(Polarity):
        return points
    side = Polarity.STRENGTH if material.outcome is Outcome.ADVANCE else Polarity.GROWTH
    return tuple(each for each in points if criterion in material.drivers and each.polarity is side)


def plan(material: Material) -> Plan:
    """Return what to say: at most 3 strengths and 2 growths, each on its own criterion, best first."""
    found = items(material)
    by_polarity = {side: tuple(item for item in found if item.polarity is side) for side in Polarity}
    return Plan(by_polarity[Polarity.STRENGTH][:STRENGTHS], by_polarity[Polarity.GROWTH][:GROWTHS])


def lacks(material: Material) -> tuple[Polarity, ...]:
    """Return the sides that have nothing to say and are needed; with any there is only the thank-you note.

    A strength always is. A growth point is not where the outcome leaves the door open: strengths alone are
    a good word on the way. Beside a decline they would make the decision look like a pretext.
    """
    chosen = plan(material)
    open_door = {Outcome.ADVANCE, Outcome.HOLD, Outcome.KEEP_IN_TOUCH}
    growth = bool(chosen.growths) or (bool(chosen.strengths) and material.outcome in open_door)
    sides = ((Polarity.STRENGTH, bool(chosen.strengths)), (Polarity.GROWTH, growth))
    return tuple(side for side, said in sides if not said)


def items(material: Material) -> tuple[Item, ...]:
    """Return all that could be said, one item for each criterion that has something to say, best first.

    Drivers come first, then criteria with a point, the more specific point, one with a suggestion, then
    rubric order.
    """
    agreed = dict(material.agreed)
    silent = set(questions(material))
    found: list[Item] = []
    for criterion in material.rubric.criteria:
        level = next((each for each in criterion.levels if each.level == agreed.get(criterion.id)), None)
        if level is not None and criterion.id not in silent:
            points = heard(material, criterion.id)
            found.extend(_item(criterion.id, level, points, driver=criterion.id in material.drivers))
    return tuple(sorted(found, key=lambda item: (item.criterion not in material.drivers, *_rank(item))))


def _item(
    criterion: CriterionId, level: Level, points: tuple[Point, ...], *, driver: bool
) -> tuple[Item, ...]:
    """Return what a criterion says, or nothing.

    Points decide the side. Without a point, rubric words for both sides count as growth on a driver, else
    as strength. A growth without a suggestion is not said.
    """
    if points:
        side = points[0].polarity
    else:
        side = Polarity.GROWTH if level.growth and (driver or not level.strength) else Polarity.STRENGTH
    best = _best(points)
    effect = best[0].effect if best else ""
    words = level.strength if side is Polarity.STRENGTH else level.growth
    said = "" if best else words
    if side is Polarity.STRENGTH:
        found = Item(criterion, side, level.level, said, best, "", advice_from_rubric=False, effect=effect)
        return (found,) if said or best else ()
    own = best[0].suggestion if best else ""
    found = Item(criterion, side, level.level, said, best, own or level.suggestion, not own, effect)
    return (found,) if found.advice else ()


def _best(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the most specific point, with all others of the very same words, by id."""
    if not points:
        return ()
    first = min(points, key=lambda each: (-_detail(each), not each.suggestion, _words(each)))
    same = (each for each in points if _words(each) == _words(first))
    return tuple(sorted(same, key=lambda each: (each.id, each.version)))


def _words(point: Point) -> tuple[str, ...]:
    """Return all that a point says."""
    return (
        point.situation,
        point.behaviour,
        point.effect,
        point.suggestion,
        point.kind.value,
        point.polarity.value,
    )


def _detail(point: Point) -> int:
    """Return how specific a point is: distinct content words of its behaviour, at most 12."""
    return min(_DETAIL, len(set(content(point.behaviour))))


def _rank(item: Item) -> tuple[bool, int, bool]:
    """Return the order of an item within drivers or others; the sort keeps rubric order among equals."""
    detail = _detail(item.points[0]) if item.points else 0
    return not item.points, -detail, not item.advice


def same_place(left: str, right: str) -> bool:
    """Return whether two situations are one: the same words but for case and signs."""
    return [word.text for word in tokens(left)] == [word.text for word in tokens(right)]
