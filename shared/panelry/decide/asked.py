"""What every decision needs: who asks, when, and the checks that many rooms share."""

import re
from collections.abc import Iterable

import msgspec

from panelry.debrief import Debrief
from panelry.doing import Doer
from panelry.ids import CriterionId, PersonId
from panelry.leases import lease_on
from panelry.panel import Role, Standing
from panelry.points import Section
from panelry.policies import DEFAULTS, Policies
from panelry.refusals import Code, Refused
from panelry.text import clean_line, clean_text

LINE = 200
"""The longest name or title, in characters."""
WORDS = 2_000
"""The longest observation, reason or sentence."""
NOTE = 12_000
"""The longest note; with it a command stays below 48 KiB in any script."""
SEATS = 60
"""The most people in one debrief."""
SHARED = 44 * 1024
"""The most bytes of all words that one part of a picture holds; with names and ids a frame takes it."""
SHARE = 300
"""The bytes of them that everybody has, however long the words of the others are."""
_ID = re.compile(r"[\w.:~/-]+( [\w.:~/-]+)*", re.ASCII)
_ID_LENGTH = 100


class Asked(msgspec.Struct, frozen=True):
    """Who asks, when by the server's clock, under which policies; `seed` was drawn for this command alone."""

    actor: PersonId
    at: str
    roles: frozenset[Role]
    seed: bytes = b""
    gone: int = 0
    """For how many seconds the server has seen nothing of who has the chair; 0 while they are here."""
    policies: Policies = DEFAULTS
    mail: bool = True
    """Whether the server can hand over mail."""
    by: Doer | None = None
    """Who is behind what the server passes on; never said by a command."""
    address: str = ""
    """The address that the office has for the candidate, empty for none; nobody here is told it."""


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


def together(text: str, others: Iterable[str], *, most: int = SEATS, room: int = SHARED) -> str:
    """Return words that stand beside others' in one part; refuse them where they take somebody's share.

    `most` is how many there can be, `room` the bytes for all. Words of at most `SHARE` bytes always fit.
    """
    sizes = [max(SHARE, len(msgspec.json.encode(each))) for each in (text, *others)]
    if sizes[0] > SHARE and sum(sizes) + (most - len(sizes)) * SHARE > room:
        raise Refused(Code.NO_ROOM_LEFT)
    return text


def demand_free(state: Debrief, asked: Asked, section: Section) -> None:
    """Refuse to change a part of the summary in which somebody else writes now."""
    held = lease_on(state.leases, section, asked.at)
    if held is not None and held.by != asked.actor:
        raise Refused(Code.SECTION_LEASED)


def name_of(thing: str) -> None:
    """Refuse an id that is empty or too long, or has other signs than ids have: ids name parts and stay."""
    line(thing)
    if len(thing) > _ID_LENGTH or not _ID.fullmatch(thing):
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


def has_read_sealed(state: Debrief, person: PersonId) -> bool:
    """Return whether break-glass has opened a scorecard to somebody."""
    return any(each.reader == person for each in state.unsealed)


def panelist(state: Debrief, person: PersonId) -> None:
    """Refuse a person who is no panelist, or a recused one."""
    seated(state, person)
    if Role.PANELIST not in state.people[person].roles:
        raise Refused(Code.NO_SUCH_THING)
    if state.people[person].standing is Standing.RECUSED:
        raise Refused(Code.RECUSED)


def count(typed: int, real: int) -> None:
    """Refuse a typed number that is not the real one."""
    if typed != real:
        raise Refused(Code.MISSING_COUNT_DIFFERS)
