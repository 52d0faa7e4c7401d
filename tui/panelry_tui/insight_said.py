"""Insight as it is printed: each panelist's calibration in file order, in sentences and as JSON."""

import json
from collections.abc import Sequence

from panelry.insight import EARLY, Rater, Shown

DECIMALS = 10
"""Decimals of the figures in JSON."""


def insight_json(raters: Sequence[Rater]) -> str:
    """Return calibration as JSON, in the order in which the file first names the panelists.

    `{"raters": [{"panelist", "n", "shared_candidates", "effect", "se", "shown"}, …]}`. The effect is in
    scale points, positive for rating higher than others; null with its standard error where `shown` is
    no. All figures have at most ten decimals.
    """
    answer = {"raters": [_rater(each) for each in raters]}
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _rater(rater: Rater) -> dict[str, object]:
    return {
        "panelist": rater.panelist,
        "n": rater.n,
        "shared_candidates": rater.shared_candidates,
        "effect": _rounded(rater.effect),
        "se": _rounded(rater.se),
        "shown": rater.shown.value,
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, DECIMALS) + 0.0


def insight_text(raters: Sequence[Rater]) -> str:
    """Return a line for each panelist; every line has a label."""
    return "".join(f"panelist: {rater.panelist}. {_said(rater)}\n" for rater in raters)


def _said(rater: Rater) -> str:
    """Return what is known of one panelist, with the numbers that it rests on."""
    shared = _count(rater.shared_candidates, "candidate")
    based = f"{_count(rater.n, 'initial rating')}, {shared} shared with others"
    if rater.effect is None or rater.se is None:
        few = rater.shared_candidates < EARLY
        why = f"fewer than {EARLY} shared candidates" if few else "too few ratings to say how sure it is"
        return f"Not shown: {why}. {based}."
    early = "Early: " if rater.shown is Shown.EARLY else ""
    size = f"{abs(rater.effect):.2f}"
    side = "from" if not float(size) else "higher than" if rater.effect > 0 else "lower than"
    return f"{early}{size} ± {rater.se:.2f} points {side} the panel as a whole. {based}."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
