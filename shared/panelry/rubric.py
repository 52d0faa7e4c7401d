"""The rubric: criteria in order, a scale, anchors, and words for the candidate.

A rubric is an immutable version. Reading one from TOML is in `rubric_toml`, from the
Markdown layout in `rubric_markdown`.
"""

from decimal import Decimal
from fractions import Fraction

import msgspec

from panelry.ids import CriterionId

NEUTRAL_SCALE = (
    "No credible example, or far from what is asked",
    "Weak example; little own part or doubtful judgement",
    "Clear example; some gaps",
    "Strong example; steady and well judged",
    "Exceptional example; nuanced and far-sighted",
)
"""Shown for a level of a five-level scale whose rubric states no anchor."""


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step of the scale on one criterion.

    `anchor` describes it to the panel. `strength`, `growth` and `suggestion` are words for
    the candidate; an empty string means that the rubric has none.
    """

    level: int
    anchor: str = ""
    strength: str = ""
    growth: str = ""
    suggestion: str = ""


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the panel rates.

    `minimum` is the panel mean below which a must-have counts as missed, None for none stated.
    `levels` holds one entry for each step of the rubric's scale, lowest first.
    """

    id: CriterionId
    title: str
    levels: tuple[Level, ...]
    weight: Decimal = Decimal(1)
    must_have: bool = False
    minimum: Decimal | None = None
    description: str = ""
    code: str = ""
    look_for: tuple[str, ...] = ()


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outcome rule: a weighted sum of panel means of at least `at_least` is `words`."""

    at_least: Decimal
    words: str


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the tiers of disagreement begin, in scale points."""

    hole: int = 2
    wide: int = 3
    """A range of at least this is tier 1."""
    apart: int = 2
    """A range of at least this is tier 2."""


class Rubric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Criteria in order, on one scale of levels 1 to `scale`."""

    title: str
    version: str
    scale: int
    criteria: tuple[Criterion, ...]
    description: str = ""
    thresholds: tuple[Threshold, ...] = ()
    bounds: Bounds = Bounds()

    def criterion(self, criterion: CriterionId) -> Criterion | None:
        """Return the criterion of that id, or None where the rubric has none."""
        return next((each for each in self.criteria if each.id == criterion), None)

    def index(self, criterion: CriterionId) -> int:
        """Return the place of a criterion in the rubric, from 0; KeyError if it has none."""
        for place, each in enumerate(self.criteria):
            if each.id == criterion:
                return place
        raise KeyError(criterion)


def exact_weight(criterion: Criterion) -> Fraction:
    """Return a criterion's weight without rounding."""
    return Fraction(criterion.weight)


def anchor_for(rubric: Rubric, criterion: CriterionId, level: int) -> tuple[str, bool]:
    """Return the words that describe a level, and whether they are the rubric's own.

    The neutral words of the five-level scale stand where they fall exactly on a level of a scale of
    2 to 10; any other level is described as between its neighbours. KeyError for a criterion or a
    level that the rubric does not have.
    """
    steps = rubric.criteria[rubric.index(criterion)].levels
    own = next((step.anchor for step in steps if step.level == level), "")
    if own:
        return own, True
    if not 1 <= level <= rubric.scale:
        raise KeyError(level)
    return _neutral(level, rubric.scale), False


def _neutral(level: int, scale: int) -> str:
    place, rest = divmod((level - 1) * (len(NEUTRAL_SCALE) - 1), scale - 1)
    if not rest:
        return NEUTRAL_SCALE[place]
    described = [
        step for step in range(1, scale + 1) if (step - 1) * (len(NEUTRAL_SCALE) - 1) % (scale - 1) == 0
    ]
    below = max(step for step in described if step < level)
    above = min(step for step in described if step > level)
    return f"Between level {below} and level {above}"
