"""Insight: what many candidates' initial ratings teach about panelists, criteria and panels.

Figures inform the people they are about; nothing here changes a rating or ranks anybody.
"""

from panelry.insight.additive import Effects, additive, groups
from panelry.insight.calibration import EARLY, ENOUGH, Rater, Shown, calibration
from panelry.insight.records import InsightError, Rated, Record, Round, Table, sealed

__all__ = [
    "EARLY",
    "ENOUGH",
    "Effects",
    "InsightError",
    "Rated",
    "Rater",
    "Record",
    "Round",
    "Shown",
    "Table",
    "additive",
    "calibration",
    "groups",
    "sealed",
]
