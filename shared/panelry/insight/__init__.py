"""Insight: what many candidates' initial ratings teach about panelists, criteria and panels.

Figures inform the people they are about; nothing here changes a rating or ranks anybody.
"""

from panelry.insight.additive import Effects, additive, groups
from panelry.insight.agreement import Weights, alpha, gwet, icc, kendall
from panelry.insight.calibration import EARLY, ENOUGH, Rater, Shown, calibration
from panelry.insight.drift import WINDOW, Drift, Window, drift
from panelry.insight.records import InsightError, Rated, Record, Round, Table, sealed
from panelry.insight.reliability import CANDIDATES, Components, components, phi_by_size, reliability

__all__ = [
    "CANDIDATES",
    "EARLY",
    "ENOUGH",
    "WINDOW",
    "Components",
    "Drift",
    "Effects",
    "InsightError",
    "Rated",
    "Rater",
    "Record",
    "Round",
    "Shown",
    "Table",
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
    "phi_by_size",
    "reliability",
    "sealed",
]
