"""What waits at the desk, with its clock: candidates, erasures, holds to look at, notices that failed."""

import msgspec

from panelry.decide.office.notices import UNTOLD
from panelry.desk.acts import Look
from panelry.desk.clocks import clocks, requests
from panelry.desk.keeping import due, kept
from panelry.desk.notices import untold_by_mail
from panelry.desk.reading import Desk, called, titled
from panelry.hiring import NoticeState, PositionState
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
    cure: str = ""
    """The act that ends it, as it is typed; empty for what is done in the debrief."""


def waiting(desk: Desk) -> tuple[Waiting, ...]:
    """Return all that waits: what needs somebody first, then by its day."""
    found = [*_candidates(desk), *_untied(desk), *_retention(desk), *_holds(desk), *_notices(desk)]
    found += _unqueued(desk)
    return tuple(sorted(found, key=lambda each: (not each.urgent, each.by, each.about)))


def _candidates(desk: Desk) -> list[Waiting]:
    return [
        Waiting(called(desk, each.candidate), clock.words, clock.by, clock.urgent, each.candidate, clock.cure)
        for each in desk.candidates.values()
        for clock in clocks(desk, each)
    ]


def _untied(desk: Desk) -> list[Waiting]:
    """Return what was said in debriefs that name no candidate here: nobody else would see it."""
    there = (each for each in desk.debriefs if not each.candidate and not each.erased)
    return [
        Waiting(
            f"Debrief {each.debrief}" + (f", {titled(desk, each.position)}" if each.position else ""),
            f"{clock.words}; it names no candidate here",
            clock.by,
            clock.urgent,
            each.debrief,
            "candidate debrief",
        )
        for each in there
        for clock in (requests(desk, desk.reached[each.debrief]) if each.debrief in desk.reached else ())
    ]


def _retention(desk: Desk) -> list[Waiting]:
    over = due(desk)
    if not over:
        return []
    words = "1 candidate to erase" if len(over) == 1 else f"{len(over)} candidates to erase"
    first = min(each.due for each in over)
    return [Waiting("Retention", words, first, urgent=True, cure="retention erase")]


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
        to = desk.candidates[each.candidate]
        words, cure = _notice_words(desk, each)
        if to.left or to.erased or to.contact_ended:
            continue
        if each.state in UNTOLD and desk.positions[to.position].paused:
            paused.setdefault(to.position, []).append(each)
        elif words:
            found.append(
                Waiting(
                    called(desk, to.candidate), words, each.at[:10], urgent=True, key=each.notice, cure=cure
                )
            )
    for position, resting in paused.items():
        words, first = f"notices paused, {len(resting)} untold", min(each.at[:10] for each in resting)
        found.append(
            Waiting(titled(desk, position), words, first, urgent=False, key=position, cure="notice resume")
        )
    return found


def _unqueued(desk: Desk) -> list[Waiting]:
    """Return the withdrawn positions of which somebody has no notice yet: a hold on them was lifted since."""
    gone = [of for (key, _), of in desk.audiences.items() if _withdrawn(desk, key)]
    return [
        Waiting(
            titled(desk, of.position),
            f"withdrawn, {of.told} not told",
            desk.positions[of.position].since[:10],
            urgent=True,
            key=of.position,
            cure="position tell",
        )
        for of in gone
    ]


def _withdrawn(desk: Desk, position: PositionId) -> bool:
    return desk.positions[position].state is PositionState.WITHDRAWN


def _notice_words(desk: Desk, each: Notice) -> tuple[str, str]:
    """Return what is so of a notice and the act that ends it; both empty where a person has nothing to do."""
    if each.state is NoticeState.REFUSED:
        return "notice refused: tell them", "notice told"
    if each.state is NoticeState.UNKNOWN:
        return "notice perhaps not sent", "notice again"
    by_hand = untold_by_mail(desk, each)
    if each.state not in UNTOLD or (desk.mail and not by_hand):
        return "", ""
    days = days_between(each.at, desk.at)
    since = {0: "today", 1: "1 day"}.get(days, f"{days} days")
    return f"{'no address, tell them' if by_hand else 'notice untold'}, {since}", "notice told"


def line(each: Waiting) -> str:
    """Return what waits in one line; what needs somebody now begins with a sign and says so in its words."""
    cure = f", ends with “{each.cure}”" if each.cure else ""
    return f"{'!' if each.urgent else ' '} {each.about}  {each.words}  (by {each.by}){cure}"


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
