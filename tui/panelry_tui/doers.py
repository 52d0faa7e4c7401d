"""Who did something in a debrief, in words: by name where one is on record, also for the office's desk."""

from panelry import parts as p
from panelry.doing import Doer
from panelry.ids import PersonId
from panelry.panel import CANDIDATE, OPERATOR, SERVER
from panelry_tui.reading import Reading

_AT_THE_DESK = frozenset({"PageMade", "MailAsked", "Withdrawn", "ContactEnded"})
"""What the desk may ask of a debrief; a record of before its people were named says the office."""
_BY_SERVER = frozenset({"PageRevoked"})
"""What the server alone does in the role of operator."""
_OFFICE = "The office"
_APART = {OPERATOR: "The operator", SERVER: "The server", CANDIDATE: "The candidate"}


def doer(reading: Reading, line: p.Line) -> str:
    """Return who did something, as a sentence begins: the name that the panel uses, or that of the office."""
    return _outside(line) or seated(reading, line.actor)


def by_whom(reading: Reading, line: p.Line) -> str:
    """Return the same within a sentence, with the whole name."""
    outside = _outside(line)
    if outside and line.by is not None and line.by.name:
        return outside
    return f"{outside[0].lower()}{outside[1:]}" if outside else reading.name(line.actor)


def seated(reading: Reading, person: PersonId | None) -> str:
    """Return what the panel calls somebody who has a seat, or had one."""
    if person is None or person in reading.seats:
        return reading.short(person)
    return "Somebody who left"


def is_passed_on(line: p.Line) -> bool:
    """Return whether the server did something for the office's desk, or by itself."""
    return line.actor == OPERATOR and line.kind in _AT_THE_DESK | _BY_SERVER


def _outside(line: p.Line) -> str:
    """Return who did it of those who have no seat in the debrief; empty for everybody else."""
    if line.by is not None:
        return _passed_on(line.by)
    if is_passed_on(line):
        return _APART[SERVER] if line.kind in _BY_SERVER else _OFFICE
    return "" if line.actor is None else _APART.get(line.actor, "")


def _passed_on(by: Doer) -> str:
    return f"{by.name} of the office" if by.name else _APART.get(by.person, _OFFICE)
