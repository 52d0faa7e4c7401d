"""Insight: what many candidates' initial ratings teach about panelists, criteria and panels.

Figures inform the people they are about; nothing here changes a rating or ranks anybody.
"""

from panelry.insight.additive import Effects, additive, groups
from panelry.insight.agreement import Weights, alpha, gwet, icc, kendall
from panelry.insight.calibration import EARLY, ENOUGH, Rater, Shown, calibration
from panelry.insight.drift import WINDOW, Drift, Window, drift
from panelry.insight.lessons import FEWEST, Lesson, Moved, Plan, Splits, lessons
from panelry.insight.positions import Figures, Taught, large_groups, pooled, taught
from panelry.insight.records import InsightError, Rated, Record, Round, Table, sealed
from panelry.insight.reliability import CANDIDATES, Components, components, phi_by_size, reliability

__all__ = [
    "CANDIDATES",
    "EARLY",
    "ENOUGH",
    "FEWEST",
    "WINDOW",
    "Components",
    "Drift",
    "Effects",
    "Figures",
    "InsightError",
    "Lesson",
    "Moved",
    "Plan",
    "Rated",
    "Rater",
    "Record",
    "Round",
    "Shown",
    "Splits",
    "Table",
    "Taught",
    "Weights",
    "Window",
    "additive",
    "alpha",
    "calibration",
    "components",
    "drift",
    "groups",
    "gwet",
    "icc",
    "kendall",
    "large_groups",
    "lessons",
    "phi_by_size",
    "pooled",
    "reliability",
    "sealed",
    "taught",
]
