"""Insight: what many candidates' initial ratings teach about panelists, criteria and panels.

Figures inform the people they are about; nothing here changes a rating or ranks anybody.
"""

from panelry.insight.additive import Effects, additive, groups
from panelry.insight.agreement import Weights, alpha, gwet, icc, kendall
from panelry.insight.bench import TOGETHER, bench_pieces
from panelry.insight.calibration import EARLY, ENOUGH, Rater, Shown, calibration
from panelry.insight.counting import as_counted, count_later
from panelry.insight.drift import WINDOW, Drift, Window, drift
from panelry.insight.finished import (
    OWN,
    Finished,
    Strength,
    chose_later,
    criterion_name,
    finished,
    records_of,
)
from panelry.insight.foretelling import Foretold, Says, foretold
from panelry.insight.lessons import FEWEST, Apart, Lesson, Moved, Plan, Said, Splits, lessons
from panelry.insight.positions import Figures, Taught, large_groups, pooled, taught
from panelry.insight.records import InsightError, Rated, Record, Round, Table, sealed
from panelry.insight.reliability import CANDIDATES, Components, components, phi_by_size, reliability
from panelry.insight.replying import Replied, replied
from panelry.insight.saying import said_of
from panelry.insight.telling import (
    foretold_of,
    own_pieces,
    pooled_pieces,
    rater_of,
    rating_pieces,
    replied_of,
    taught_of,
)

__all__ = [
    "CANDIDATES",
    "EARLY",
    "ENOUGH",
    "FEWEST",
    "OWN",
    "TOGETHER",
    "WINDOW",
    "Apart",
    "Components",
    "Drift",
    "Effects",
    "Figures",
    "Finished",
    "Foretold",
    "InsightError",
    "Lesson",
    "Moved",
    "Plan",
    "Rated",
    "Rater",
    "Record",
    "Replied",
    "Round",
    "Said",
    "Says",
    "Shown",
    "Splits",
    "Strength",
    "Table",
    "Taught",
    "Weights",
    "Window",
    "additive",
    "alpha",
    "as_counted",
    "bench_pieces",
    "calibration",
    "chose_later",
    "components",
    "count_later",
    "criterion_name",
    "drift",
    "finished",
    "foretold",
    "foretold_of",
    "groups",
    "gwet",
    "icc",
    "kendall",
    "large_groups",
    "lessons",
    "own_pieces",
    "phi_by_size",
    "pooled",
    "pooled_pieces",
    "rater_of",
    "rating_pieces",
    "records_of",
    "reliability",
    "replied",
    "replied_of",
    "said_of",
    "sealed",
    "taught",
    "taught_of",
]
