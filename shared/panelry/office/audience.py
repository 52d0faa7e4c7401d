"""The audience of a notice: who would be told of a position now, and who is left out."""

import msgspec

from panelry.hiring import NoticeKind
from panelry.ids import PositionId
from panelry.office.candidates import Candidate
from panelry.office.notices import notice_id
from panelry.office.state import Office, candidates_of, holds_on


class Audience(msgspec.Struct, frozen=True):
    """Who would be told, and how many are left out for which reason."""

    told: tuple[Candidate, ...]
    already: int
    erased: int
    withdrew: int
    held: int
    unreachable: int
    """Those without an address; they are not told by a notice, and somebody has to know."""
    contact_ended: int
    """Those who want no further contact; nobody tells them in another way, either."""


def audience(state: Office, position: PositionId, kind: NoticeKind) -> Audience:
    """Return who would be told of a position now: everybody of it whom nothing leaves out, once."""
    why = [(each, _left_out(state, each, kind)) for each in candidates_of(state, position)]

    def count(reason: str) -> int:
        return sum(each == reason for _, each in why)

    return Audience(
        tuple(each for each, reason in why if not reason),
        count("already"),
        count("erased"),
        count("withdrew"),
        count("held"),
        count("unreachable"),
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
    return "" if each.particulars is not None and each.particulars.email else "unreachable"
