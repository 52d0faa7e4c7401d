"""Figures: what a panel is shown of its ratings on each criterion, with what it is worked out from, in words.

Terminals work the figures out, so a version of the formulas is also one of the protocol: a terminal and
a server that agree to talk show the same.
"""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from panelry.disagreement.measures import Measures, display, measure
from panelry.disagreement.outcome import pivotal
from panelry.disagreement.topics import Ratings
from panelry.ids import CriterionId
from panelry.rubric import Rubric

FIGURES = "1"
"""The version of every formula of this package; another result for the same ratings is another version."""


class Figure(msgspec.Struct, frozen=True):
    """The figures of one criterion with their inputs.

    `ratings` are the ratings in use from the lowest to the highest, None (no evidence) last; `pivotal`
    says that talking about it can change the outcome, by the rubric's weights, thresholds and minimums.
    """

    criterion: CriterionId
    weight: Decimal
    ratings: tuple[int | None, ...]
    measures: Measures
    pivotal: bool


def figures(rubric: Rubric, ratings: Ratings) -> tuple[Figure, ...]:
    """Return the figures of each criterion, in the rubric's order."""
    measured = {each.id: measure(ratings.get(each.id, ()), rubric.bounds) for each in rubric.criteria}
    decisive = pivotal(rubric, measured)
    return tuple(
        Figure(
            criterion=each.id,
            weight=each.weight,
            ratings=tuple(sorted(ratings.get(each.id, ()), key=lambda level: (level is None, level or 0))),
            measures=measured[each.id],
            pivotal=each.id in decisive,
        )
        for each in rubric.criteria
    )


def figure_words(figure: Figure) -> str:
    """Return a criterion's figures in words, first what they are worked out from."""
    return "; ".join(_said(figure))


def _said(figure: Figure) -> Iterator[str]:
    levels = ("no evidence" if each is None else str(each) for each in figure.ratings)
    yield f"ratings in use {', '.join(levels) or 'none'}"
    yield f"weight {figure.weight.normalize():f}"
    found = figure.measures
    if found.mean is not None and found.median is not None:
        yield f"{found.n} rated, median {display(found.median)}, mean {display(found.mean)}"
    if found.gap is not None:
        yield f"gap {found.gap}"
    yield found.shape.value
    if figure.pivotal:
        yield "can change the outcome"


def version_words(shown: str) -> str:
    """Return by which version of the formulas figures are worked out; `shown` is that on record, or empty."""
    if shown == FIGURES:
        return f"version {FIGURES} of the formulas, as the panel was shown them"
    then = (
        f"the panel was shown version {shown}" if shown else "which one the panel was shown is not on record"
    )
    return f"version {FIGURES} of the formulas; {then}"
