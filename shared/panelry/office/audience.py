"""The audience of a notice: who would be told of a position now, and who is left out."""

from collections.abc import Iterable

import msgspec

from panelry.hiring import NoticeKind
from panelry.ids import PositionId
from panelry.office.candidates import Candidate
from panelry.office.notices import notice_id
from panelry.office.state import Office, candidates_of, holds_on


class Audience(msgspec.Struct, frozen=True):
    """Who would be told, and how many are left out for which reason."""

    told: tuple[Candidate, ...]
    """By a notice; who has no address is told what stands in it by somebody of the office."""
    already: int
    erased: int
    withdrew: int
    held: int
    unreachable: int
    """How many of those who are told have no address."""
    contact_ended: int
    """Those who want no further contact; nobody tells them in another way, either."""


def audience(state: Office, position: PositionId, kind: NoticeKind) -> Audience:
    """Return who would be told of a position now: everybody of it whom nothing leaves out, once."""
    return audience_among(state, candidates_of(state, position), kind)


def audience_among(state: Office, candidates: Iterable[Candidate], kind: NoticeKind) -> Audience:
    """Return who of these candidates of one position would be told now."""
    why = [(each, _left_out(state, each, kind)) for each in candidates]
    told = tuple(each for each, reason in why if not reason)

    def count(reason: str) -> int:
        return sum(each == reason for _, each in why)

    return Audience(
        told,
        count("already"),
        count("erased"),
        count("withdrew"),
        count("held"),
        sum(not addressed(each) for each in told),
        count("contact ended"),
    )


def _left_out(state: Office, each: Candidate, kind: NoticeKind) -> str:
    """Return why a candidate gets no notice, empty where they get one."""
    if each.erased:
        return "erased"
    if each.left:
        return "withdrew"
    if each.contact_ended:
        return "contact ended"
    if each.told or notice_id(each.id, kind) in state.notices:
        return "already"
    if holds_on(state, each):
        return "held"
    return ""


def addressed(each: Candidate) -> bool:
    """Return whether a notice to a candidate can leave by itself, to them or to an agency."""
    return each.particulars is not None and bool(each.particulars.email)
