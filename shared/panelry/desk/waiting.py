"""What waits at the desk, with its clock: candidates, erasures, holds to look at, notices that failed."""

import msgspec

from panelry.desk.acts import Look
from panelry.desk.clocks import clocks
from panelry.desk.keeping import due
from panelry.desk.reading import Desk
from panelry.hiring import NoticeState


class Waiting(msgspec.Struct, frozen=True):
    """One thing that waits: about whom, what it is, the day by which, and whether it needs somebody now."""

    about: str
    words: str
    by: str
    urgent: bool
    key: str = ""
    """The id of what it is about."""


def waiting(desk: Desk) -> tuple[Waiting, ...]:
    """Return all that waits: what needs somebody first, then by its day."""
    found = [*_candidates(desk), *_retention(desk), *_holds(desk), *_notices(desk)]
    return tuple(sorted(found, key=lambda each: (not each.urgent, each.by, each.about)))


def _candidates(desk: Desk) -> list[Waiting]:
    return [
        Waiting(each.name or each.candidate, clock.words, clock.by, clock.urgent, each.candidate)
        for each in desk.candidates.values()
        for clock in clocks(desk, each)
    ]


def _retention(desk: Desk) -> list[Waiting]:
    over = due(desk)
    if not over:
        return []
    words = "1 candidate to erase" if len(over) == 1 else f"{len(over)} candidates to erase"
    return [Waiting("Retention", f"{words}: retention erase", min(each.due for each in over), urgent=True)]


def _holds(desk: Desk) -> list[Waiting]:
    today = desk.at[:10]
    open_holds = (each for each in desk.holds if not each.lifted)
    return [
        Waiting(f"Hold {each.hold}", f"review by {each.owner}", each.review, each.review <= today, each.hold)
        for each in open_holds
    ]


_FAILED = {
    NoticeState.REFUSED: "notice refused: tell them otherwise",
    NoticeState.UNKNOWN: "notice perhaps not sent: notice again",
}


def _notices(desk: Desk) -> list[Waiting]:
    failed = [each for each in desk.notices if each.state in _FAILED]
    names = {each.notice: desk.candidates[each.candidate].name or each.candidate for each in failed}
    return [
        Waiting(names[each.notice], _FAILED[each.state], each.at[:10], urgent=True, key=each.notice)
        for each in failed
    ]


def line(each: Waiting) -> str:
    """Return what waits in one line; what needs somebody now begins with a sign and says so in its words."""
    return f"{'!' if each.urgent else ' '} {each.about}  {each.words}  (by {each.by})"


LOOKS = (
    Look(
        "office",
        "waiting",
        "List what waits, with its clock.",
        (),
        lambda typed: [line(each) for each in waiting(typed.desk)] or ["Nothing waits."],
        lambda typed: {"waiting": msgspec.to_builtins(waiting(typed.desk))},
    ),
)
