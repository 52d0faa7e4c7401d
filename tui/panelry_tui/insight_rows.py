"""Ratings without names as a file: the columns that `panelry insight --csv` reads."""

import csv
import io
from collections.abc import Iterable

from panelry.parts.insight import RatingTold

NO_EVIDENCE = "?"
_HEAD = ("candidate", "panelist", "criterion", "rating", "round", "at", "position")
_RISKY = ("=", "+", "-", "@", "\t")
"""What a cell begins with that a spreadsheet would work out."""


def ratings_csv(rows: Iterable[RatingTold]) -> str:
    """Return ratings as CSV, a row for each; no cell begins as a formula does."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(_HEAD)
    for each in rows:
        level = NO_EVIDENCE if each.rating is None else str(each.rating)
        cells = [each.candidate, each.panelist, each.criterion, level, each.round, each.month, each.position]
        writer.writerow([f"'{cell}" if cell.startswith(_RISKY) else cell for cell in cells])
    return made.getvalue()
