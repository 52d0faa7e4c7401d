"""What waits at the desk, with its clock: candidates, erasures, holds to look at, notices that failed."""

import msgspec

from panelry.decide.office.notices import UNTOLD
from panelry.desk.acts import Look
from panelry.desk.clocks import clocks
from panelry.desk.keeping import due, kept
from panelry.desk.reading import Desk, called, titled
from panelry.hiring import NoticeState
from panelry.ids import PositionId
from panelry.parts.office import Notice
from panelry.retention import days_between


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
        Waiting(called(desk, each.candidate), clock.words, clock.by, clock.urgent, each.candidate)
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
        Waiting(
            f"Hold: {kept(desk, each)}",
            f"review by {each.owner}",
            each.review,
            each.review <= today,
            each.hold,
        )
        for each in open_holds
    ]


def _notices(desk: Desk) -> list[Waiting]:
    """Return the notices that a person has to see to, and for each position how many are paused."""
    found, paused = [], dict[PositionId, list[Notice]]()
    for each in desk.notices:
        words = _notice_words(desk, each)
        position = desk.candidates[each.candidate].position
        if each.state in UNTOLD and desk.positions[position].paused:
            paused.setdefault(position, []).append(each)
        elif words:
            found.append(
                Waiting(called(desk, each.candidate), words, each.at[:10], urgent=True, key=each.notice)
            )
    for position, resting in paused.items():
        words = f"notices paused, {len(resting)} untold: notice resume"
        first = min(each.at[:10] for each in resting)
        found.append(Waiting(titled(desk, position), words, first, urgent=False, key=position))
    return found


def _notice_words(desk: Desk, each: Notice) -> str:
    """Return what a person has to do about a notice; empty where there is nothing, or nobody to tell."""
    to = desk.candidates[each.candidate]
    if to.left or to.erased or to.contact_ended:
        return ""
    if each.state is NoticeState.REFUSED:
        return "notice refused: notice told"
    if each.state is NoticeState.UNKNOWN:
        return "notice perhaps not sent: notice again"
    if desk.mail or each.state not in UNTOLD:
        return ""
    days = days_between(each.at, desk.at)
    since = {0: "today", 1: "1 day"}.get(days, f"{days} days")
    return f"untold {since}: notice told"


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
