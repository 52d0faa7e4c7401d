"""Insight as it is printed, in sentences and as JSON: calibration in file order, panels, drift."""

import json
from collections.abc import Sequence

import msgspec

from panelry.insight import (
    CANDIDATES,
    EARLY,
    WINDOW,
    Drift,
    Rater,
    Record,
    Shown,
    Table,
    calibration,
    drift,
    phi_by_size,
    sealed,
)

DECIMALS = 10
"""Decimals of the figures in JSON."""


class Insight(msgspec.Struct, frozen=True):
    """What the records of one file teach; `phi` is by the number of panelists, empty for too little."""

    table: Table
    raters: tuple[Rater, ...]
    phi: dict[int, float]
    drifts: tuple[Drift, ...]


def insight_of(records: Sequence[Record]) -> Insight:
    """Return what records teach. Raises InsightError where the panelists cannot be compared."""
    table, raters = sealed(records), calibration(records)
    return Insight(table, raters, phi_by_size(table), drift(records))


def insight_json(found: Insight) -> str:
    """Return insight as JSON, panelists in the order in which the file first names them.

    `{"raters": [{"panelist", "n", "shared_candidates", "effect", "se", "shown"}, …], "panel": {"n",
    "candidates", "panelists", "criteria", "phi": [{"panelists", "phi"}, …]}, "drift": [{"panelist",
    "look", "windows": [{"candidates", "n", "mean", "se"}, …]}, …]}`. The effect is in scale points,
    positive for rating higher than others; null with its standard error where `shown` is no. `n`
    counts initial ratings. All figures have at most ten decimals.
    """
    table = found.table
    answer = {
        "raters": [_rater(each) for each in found.raters],
        "panel": {
            "n": len(table.ratings),
            "candidates": len(table.candidates),
            "panelists": len(table.panelists),
            "criteria": len(table.criteria),
            "phi": [{"panelists": size, "phi": _rounded(phi)} for size, phi in found.phi.items()],
        },
        "drift": [_drift(each) for each in found.drifts],
    }
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _drift(found: Drift) -> dict[str, object]:
    windows = [
        {"candidates": WINDOW, "n": each.n, "mean": _rounded(each.mean), "se": _rounded(each.se)}
        for each in found.windows
    ]
    return {"panelist": found.panelist, "look": found.look, "windows": windows}


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


def insight_text(found: Insight) -> str:
    """Return a line for each panelist, for panels of other sizes, and where to look; all have a label."""
    lines = [f"panelist: {rater.panelist}. {_said(rater)}" for rater in found.raters]
    lines.append(f"panel: {_panel(found)}")
    lines += [f"look: {_looked(each)}" for each in found.drifts if each.look]
    return "".join(f"{line}\n" for line in lines)


def _panel(found: Insight) -> str:
    """Return the share of a panel's mean that is the candidate, by the number of panelists."""
    table = found.table
    based = (
        f"{_count(len(table.ratings), 'initial rating')} of {_count(len(table.candidates), 'candidate')} "
        f"by {_count(len(table.panelists), 'panelist')}"
    )
    if not found.phi:
        return (
            f"Whether another panelist would help is shown from {CANDIDATES} shared candidates on. {based}."
        )
    shares = ", ".join(f"{phi:.2f} with {size}" for size, phi in found.phi.items())
    return f"Would another panelist help? Share of a panel's mean that is the candidate: {shares}. {based}."


def _looked(found: Drift) -> str:
    """Return the windows of one panelist who may have moved away from the others."""
    said = "; ".join(f"{each.mean:+.2f} ± {each.se:.2f} (n {each.n})" for each in found.windows)
    return f"{found.panelist}. Distance from the others, in points, over {WINDOW} candidates each: {said}."


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
