"""One's own points: which of them stand in lists, which are unfinished, and how an unfinished one is dropped.

A dropped point is one without words: its former words stay in the record, and no list shows it. The next
point on its criterion takes its place, so unfinished ones never pile up.
"""

import secrets

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId, PointId
from panelry_tui.point_words import Words, command_of
from panelry_tui.reading import Reading

BRIEF = 60
"""So many characters of a point stand in a list."""


def own_points(reading: Reading, criterion: CriterionId | None = None) -> list[p.OwnPoint]:
    """Return one's own points that were not dropped, of a criterion or of all; unfinished ones come first."""
    found = [each for each in _all(reading, criterion) if not _dropped(reading, each)]
    return sorted(found, key=lambda each: not unfinished(reading, each))


def unfinished(reading: Reading, own: p.OwnPoint) -> bool:
    """Return whether a point lacks something and no former version of it is shared: it can be dropped."""
    return bool(own.problems) and not _shared(reading, own)


def begun(own: p.OwnPoint) -> str:
    """Return how an unfinished point begins."""
    point = own.point
    words = point.behaviour or point.situation or point.suggestion or point.effect or "no words yet"
    return brief(words.strip())


def brief(words: str) -> str:
    """Return words as they stand in a list."""
    return words if len(words) <= BRIEF else f"{words[:BRIEF].rstrip()}…"


def dropping(own: p.OwnPoint) -> c.WritePoint:
    """Return the command that drops an unfinished point."""
    side = Words(own.point.polarity, own.point.kind)
    return command_of(side, own.point.id, own.point.criterion)


def new_point(reading: Reading, criterion: CriterionId) -> PointId:
    """Return the id of a new point on a criterion: that of one that was dropped there, if there is one."""
    dropped = [each for each in _all(reading, criterion) if _dropped(reading, each)]
    return dropped[0].point.id if dropped else PointId(secrets.token_hex(8))


def _all(reading: Reading, criterion: CriterionId | None) -> list[p.OwnPoint]:
    return [each for each in reading.all(p.OwnPoint) if criterion in {None, each.point.criterion}]


def _shared(reading: Reading, own: p.OwnPoint) -> bool:
    return reading.get(p.SharedPoint, f"Point/{own.point.author}/{own.point.id}") is not None


def _dropped(reading: Reading, own: p.OwnPoint) -> bool:
    point = own.point
    words = (point.situation, point.behaviour, point.effect, point.suggestion)
    return not any(words) and not _shared(reading, own)
