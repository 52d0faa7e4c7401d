"""Insight as it is printed, in sentences and as JSON: calibration in file order, panels, drift, criteria."""

import json
from collections.abc import Mapping, Sequence

import msgspec

from panelry.insight import (
    WINDOW,
    Drift,
    Figures,
    Foretold,
    InsightError,
    Plan,
    Rater,
    Record,
    Replied,
    Shown,
    Table,
    Taught,
    calibration,
    drift,
    foretold,
    phi_by_size,
    pooled,
    sealed,
    taught,
)
from panelry.rubric import Rubric
from panelry_tui import shrinking
from panelry_tui.insight_words import (
    READ_LATER,
    count,
    effect_words,
    foretold_words,
    no_phi_words,
    rater_based_on,
    replied_words,
    shrunken_words,
    signed,
)
from panelry_tui.lessons_said import DECIMALS, figures_json
from panelry_tui.shrinking import Shrunken


class Based(msgspec.Struct, frozen=True):
    """The numbers that figures about panels rest on."""

    ratings: int = 0
    candidates: int = 0
    panelists: int = 0
    criteria: int = 0


class Insight(msgspec.Struct, frozen=True):
    """What the records of one file teach, or what a server tells.

    `phi` is by the number of panelists, empty for too little. `refused` says why panelists are not
    compared where the rest is told all the same. `shrunken` is by panelist, None without the extra.
    Of a server the table is empty and `counts` has the numbers; `own` says that the raters are the viewer
    alone, `pooled` whether there are figures of groups. `foretold` is empty where there are no later levels.
    """

    table: Table
    raters: tuple[Rater, ...]
    phi: dict[int, float]
    drifts: tuple[Drift, ...]
    taught: Taught = Taught((), Figures("", 0, 0, 0, False, ()))
    refused: str = ""
    shrunken: Mapping[str, Shrunken] | None = None
    counts: Based | None = None
    own: bool = False
    pooled: bool = True
    foretold: tuple[Foretold, ...] = ()
    replied: Replied | None = None
    """Known to a server alone."""

    @property
    def based(self) -> Based:
        """The numbers that the figures about panels rest on."""
        found = self.table
        return self.counts or Based(
            len(found.ratings), len(found.candidates), len(found.panelists), len(found.criteria)
        )


def insight_of(records: Sequence[Record], plan: Plan | None = None, later: Sequence[Record] = ()) -> Insight:
    """Return what records teach, and later levels beside them.

    Only large groups take part in what is said about panelists and of later levels.
    Raises InsightError where the panelists cannot be compared. Records of several groups tell the rest
    even so, because groups may well have panelists of their own.
    """
    within = pooled(records)
    table, found, told = sealed(within), taught(records, plan or Plan()), foretold(records, later)
    try:
        raters, phi = calibration(within), phi_by_size(table)
    except InsightError as problem:
        if not found.groups:
            raise
        return Insight(table, (), {}, drift(within), found, str(problem), foretold=told)
    return Insight(table, raters, phi, drift(within), found, foretold=told)


def with_shrunken(found: Insight) -> Insight:
    """Return insight with shrunken effects beside the others where the extra is installed."""
    if not shrinking.available() or all(each.shown is Shown.NO for each in found.raters):
        return found
    return msgspec.structs.replace(found, shrunken=shrinking.shrunken(found.table))


def plan_of(rubric: Rubric | None) -> Plan:
    """Return what a rubric says that insight needs."""
    if rubric is None:
        return Plan()
    titles = tuple(" ".join(each.title.split()) for each in rubric.criteria)
    return Plan(rubric.scale, rubric.bounds, titles)


def insight_json(found: Insight) -> str:
    """Return insight as JSON, panelists in the order in which the file first names them.

    `{"raters": [{"panelist", "n", "shared_candidates", "effect", "se", "shown"}, …], "panel": {"n",
    "candidates", "panelists", "criteria", "phi": [{"panelists", "phi"}, …]}, "drift": [{"panelist",
    "look", "windows": [{"candidates", "n", "mean", "se"}, …]}, …], "foretold": [{"criterion", "n",
    "correlation", "low", "high", "says"}, …], "replied": {"candidates", "said": {…}}
    or null, "refused", "together": {…}, "groups": [{…}, …]}`, groups as in `lessons_said`.
    With the extra `analytics` an effect has
    `shrunken` and `shrunken_se` beside it. `refused` is null or why there are no raters. The effect is
    in scale points, positive for rating higher than others; null with its standard error where `shown`
    is no. `n` counts initial ratings. All figures have at most ten decimals.
    """
    based = found.based
    answer = {
        "raters": [_rater(each, found.shrunken) for each in found.raters],
        "panel": {
            "n": based.ratings,
            "candidates": based.candidates,
            "panelists": based.panelists,
            "criteria": based.criteria,
            "phi": [{"panelists": size, "phi": _rounded(phi)} for size, phi in found.phi.items()],
        },
        "drift": [_drift(each) for each in found.drifts],
        "foretold": [_foretold(each) for each in found.foretold],
        "replied": found.replied and _replied(found.replied),
        "refused": found.refused or None,
        "together": figures_json(found.taught.together),
        "groups": [figures_json(each) for each in found.taught.groups],
    }
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _drift(found: Drift) -> dict[str, object]:
    windows = [
        {"candidates": WINDOW, "n": each.n, "mean": _rounded(each.mean), "se": _rounded(each.se)}
        for each in found.windows
    ]
    return {"panelist": found.panelist, "look": found.look, "windows": windows}


def _foretold(found: Foretold) -> dict[str, object]:
    return {
        "criterion": found.criterion,
        "n": found.n,
        "correlation": _rounded(found.rho),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
        "says": found.says.value,
    }


def _replied(found: Replied) -> dict[str, object]:
    return {"candidates": found.people, "said": {each.value: n for each, n in found.said}}


def _rater(rater: Rater, shrunken: Mapping[str, Shrunken] | None) -> dict[str, object]:
    answer: dict[str, object] = {
        "panelist": rater.panelist,
        "n": rater.n,
        "shared_candidates": rater.shared_candidates,
        "effect": _rounded(rater.effect),
        "se": _rounded(rater.se),
        "shown": rater.shown.value,
    }
    if shrunken is not None:
        own = shrunken[rater.panelist] if rater.effect is not None else None
        answer["shrunken"] = _rounded(own.effect if own else None)
        answer["shrunken_se"] = _rounded(own.se if own else None)
    return answer


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, DECIMALS) + 0.0


def insight_text(found: Insight) -> str:
    """Return a line for each panelist, for panels of other sizes, and where to look."""
    lines = [f"panelist: {rater.panelist}. {_said(rater, found.shrunken)}" for rater in found.raters]
    if found.refused:
        lines.append(f"panelists: Not compared. {found.refused}")
    if found.pooled:
        lines.append(f"panel: {panel_words(found)}")
    lines += [f"look: {drift_words(each)}" for each in found.drifts if each.look]
    lines += [f"later: {each.criterion}. {foretold_words(each)}" for each in found.foretold]
    lines += [f"note: {READ_LATER}"] if found.foretold else []
    lines += [f"replies: {replied_words(found.replied)}"] if found.replied else []
    return "".join(f"{line}\n" for line in lines)


def panel_words(found: Insight) -> str:
    """Return the share of a panel's mean that is the candidate, by the number of panelists."""
    on = found.based
    based = (
        f"{count(on.ratings, 'initial rating')} of {count(on.candidates, 'candidate')} "
        f"by {count(on.panelists, 'panelist')}"
    )
    if not found.phi:
        return f"Whether another panelist would help {no_phi_words(on.candidates)}. {based}."
    shares = ", ".join(f"{phi:.2f} with {size}" for size, phi in found.phi.items())
    return f"Would another panelist help? Share of a panel's mean that is the candidate: {shares}. {based}."


def drift_words(found: Drift) -> str:
    """Return the windows of one panelist who may have moved away from the others."""
    said = "; ".join(f"{signed(each.mean)} ± {each.se:.2f} (n {each.n})" for each in found.windows)
    return f"{found.panelist}. Distance from the others, in points, over {WINDOW} candidates each: {said}."


def _said(rater: Rater, shrunken: Mapping[str, Shrunken] | None) -> str:
    """Return what is known of one panelist, with the numbers that it rests on."""
    drawn = f" {shrunken_words(shrunken[rater.panelist])}" if shrunken and rater.effect is not None else ""
    return f"{effect_words(rater)}{drawn} {rater_based_on(rater)}."
