"""What groups and criteria teach, as it is printed: a line for each, and as JSON."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from panelry.insight import Figures, Lesson, Taught
from panelry_tui.insight_words import (
    AFTERWARDS,
    HOLDS_BACK,
    based_on,
    count,
    gap_words,
    no_agreed_words,
    notes,
    said_most,
)

DECIMALS = 10
"""Decimals of the figures in JSON."""


def lessons_text(taught: Taught) -> str:
    """Return a line for each group and each criterion; all have a label and say what they rest on."""
    lines = list(_said("all together", taught.together))
    for group in taught.groups:
        lines += _said(group.name, group)
    if any(each.moved for each in taught.together.lessons):
        lines.append(f"note: {AFTERWARDS}")
    return "".join(f"{line}\n" for line in lines)


def _said(name: str, figures: Figures) -> Iterator[str]:
    if not figures.shown:
        yield f"group: {name}. {count(figures.candidates, 'candidate')}. {HOLDS_BACK}"
        return
    yield f"group: {name}. {based_on(figures)}."
    for lesson in figures.lessons:
        said = "; ".join([_levels(lesson), gap_words(lesson), *notes(lesson)])
        yield f"criterion: {lesson.criterion}. {said}."
    yield from (f"points: {each}" for each in said_most(figures))


def _levels(lesson: Lesson) -> str:
    """Return the distributions of a criterion in words."""
    if lesson.sealed is None:
        return f"sealed ratings: not shown, {count(lesson.assessed, 'candidate')}"
    sealed = f"sealed ratings {_counted(lesson.sealed)} (n {sum(lesson.sealed)})"
    if lesson.agreed is None:
        return f"{sealed}; {no_agreed_words(lesson)}"
    return f"{sealed}; agreed ratings {_counted(lesson.agreed)} (n {lesson.agreed_n})"


def _counted(counts: Sequence[int]) -> str:
    """Return how often each level was given, levels nobody gave left out: `2 at level 3`."""
    return ", ".join(f"{times} at level {level}" for level, times in enumerate(counts, 1) if times)


def figures_json(figures: Figures) -> dict[str, object]:
    """Return a group as an object.

    `{"group", "candidates", "panelists", "n", "shown", "criteria": [{"criterion", "sealed":
    {"candidates", "n", "levels"}, "agreed": {"candidates", "levels"}, "gap": {"candidates", "mean"},
    "second_round": {"candidates", "sealed", "second"} or null, "split": {"candidates", "count", "how",
    "levels": {"low", "high", "n"} or null},
    "alike", "points": {"strengths", "growth"}, "unassessed": {"candidates", "names"}}, …]}`. `levels` counts
    ratings from level 1 on, `points` candidates to whom one was said on the criterion, null in a file.
    What rests on fewer than five candidates is null; of a group that small only its name and
    candidates are said.
    """
    if not figures.shown:
        return {"group": figures.name, "candidates": figures.candidates, "shown": False, "criteria": []}
    return {
        "group": figures.name,
        "candidates": figures.candidates,
        "panelists": figures.panelists,
        "n": figures.ratings,
        "shown": True,
        "criteria": [_lesson(each) for each in figures.lessons],
    }


def _lesson(lesson: Lesson) -> dict[str, object]:
    moved = lesson.moved
    return {
        "criterion": lesson.criterion,
        "sealed": {
            "candidates": lesson.assessed,
            "n": None if lesson.sealed is None else sum(lesson.sealed),
            "levels": lesson.sealed,
        },
        "agreed": {"candidates": lesson.agreed_n, "levels": lesson.agreed},
        "gap": {"candidates": lesson.compared, "mean": _rounded(lesson.gap)},
        "second_round": moved
        and {"candidates": moved.n, "sealed": _rounded(moved.sealed), "second": _rounded(moved.second)},
        "split": {
            "candidates": lesson.compared,
            "count": lesson.split,
            "how": lesson.splits and lesson.splits.value,
            "levels": lesson.apart
            and {"low": lesson.apart.low, "high": lesson.apart.high, "n": lesson.apart.n},
        },
        "alike": lesson.alike,
        "points": {"strengths": lesson.strengths, "growth": lesson.growth},
        "unassessed": {"candidates": lesson.candidates, "names": lesson.unassessed},
    }


def _rounded(figure: Fraction | None) -> float | None:
    return None if figure is None else round(float(figure), DECIMALS)
