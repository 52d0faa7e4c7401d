"""What every decision needs: who asks, when, and the checks that many rooms share."""

import msgspec

from panelry.debrief import Debrief
from panelry.ids import CriterionId, PersonId
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.text import clean_line, clean_text

LINE = 200
"""The longest name or title, in characters."""
WORDS = 2_000
"""The longest observation, reason or sentence."""
NOTE = 12_000
"""The longest note; with it a command stays below 48 KiB in any script."""


class Asked(msgspec.Struct, frozen=True):
    """Who asks, and when by the server's clock."""

    actor: PersonId
    at: str
    roles: frozenset[Role]


def line(text: str, *, most: int = LINE) -> str:
    """Return one line made safe; refuse it when it is empty or too long."""
    safe = optional_line(text, most=most)
    if not safe:
        raise Refused(Code.TEXT_MISSING)
    return safe


def optional_line(text: str, *, most: int = LINE) -> str:
    """Return one line made safe, which may be empty; refuse it when it is too long."""
    safe = clean_line(text)
    if len(safe) > most:
        raise Refused(Code.TEXT_TOO_LONG)
    return safe


def words(text: str, *, most: int = WORDS) -> str:
    """Return text of several lines made safe, which may be empty; refuse it when it is too long."""
    safe = clean_text(text).strip()
    if len(safe) > most:
        raise Refused(Code.TEXT_TOO_LONG)
    return safe


def reason(text: str) -> str:
    """Return a reason made safe; refuse it when it is empty."""
    safe = words(text)
    if not safe:
        raise Refused(Code.REASON_MISSING)
    return safe


def name_of(thing: str) -> None:
    """Refuse an id that is empty, too long, or not one safe line: ids name parts and stay in the journal."""
    if line(thing) != thing:
        raise Refused(Code.NO_SUCH_THING)


def known(state: Debrief, criterion: CriterionId) -> None:
    """Refuse a criterion that the rubric does not hold."""
    if state.rubric.criterion(criterion) is None:
        raise Refused(Code.NO_SUCH_THING)


def on_scale(state: Debrief, level: int | None) -> None:
    """Refuse a level that the rubric's scale does not hold; None is no evidence."""
    if level is not None and not 1 <= level <= state.rubric.scale:
        raise Refused(Code.LEVEL_OFF_THE_SCALE)


def seated(state: Debrief, person: PersonId) -> None:
    """Refuse a person who has no seat."""
    if person not in state.people:
        raise Refused(Code.NO_SUCH_THING)


def count(typed: int, real: int) -> None:
    """Refuse a typed number that is not the real one."""
    if typed != real:
        raise Refused(Code.MISSING_COUNT_DIFFERS)
