"""Legal holds and retention in words: what is kept, what is due, and what was erased."""

from panelry.desk.acts import Act, Look, Question, Taken, Typed
from panelry.desk.cases import open_case
from panelry.desk.positions import POSITION
from panelry.desk.reading import Desk, Unclear, called, candidate_of, one_of, plain_of, position_of, titled
from panelry.hiring import HoldOn, Retention, RetentionStart
from panelry.ids import CandidateId, HoldId, PositionId
from panelry.office.commands import ChooseRetention, EraseDue, LiftHold, OfficeCommand, PlaceHold
from panelry.parts.office import Candidate, Hold
from panelry.retention import LONGEST

_HOLD = Taken(
    "hold",
    "What it keeps: a candidate's name, a position's title, FIRST/LAST; or the hold's id.",
    "HOLD",
    option=False,
    required=True,
)


def kept(desk: Desk, each: Hold) -> str:
    """Return what a hold keeps: a candidate or a position by name, else the dates or the id."""
    candidate, position = CandidateId(each.target), PositionId(each.target)
    if each.on is HoldOn.CANDIDATE and candidate in desk.candidates:
        return called(desk, candidate)
    if each.on is HoldOn.POSITION and position in desk.positions:
        return titled(desk, position)
    return each.target


def hold_of(desk: Desk, wanted: str) -> Hold:
    """Return the one hold in force on what was named, or of that id; `Unclear` says why there is none."""
    by_id = next((each for each in desk.holds if each.hold == wanted), None)
    if by_id is not None:
        return by_id
    plain, in_force = plain_of(wanted), [each for each in desk.holds if not each.lifted]
    found = [each for each in in_force if plain in {kept(desk, each).casefold(), each.target.casefold()}]
    return one_of(found, (f"{each.hold}, {each.reason}" for each in found), "hold")


def _place(typed: Typed) -> OfficeCommand:
    named = [each for each in ("candidate", "position", "dates") if typed[each]]
    if len(named) != 1:
        raise Unclear("A hold is on one thing. Give --candidate, --position or --dates FIRST/LAST.")
    on = HoldOn(named[0])
    target = typed["dates"]
    if on is HoldOn.CANDIDATE:
        target = str(candidate_of(typed.desk, typed["candidate"]).candidate)
    if on is HoldOn.POSITION:
        target = str(position_of(typed.desk, typed["position"]).position)
    return PlaceHold(HoldId(typed.drawn()), on, target, typed["reason"], typed["owner"], typed["review"])


def _placed(typed: Typed, after: Desk) -> str:
    known = {each.hold for each in typed.desk.holds}
    return "".join(
        f"{kept(after, each)}: the hold is in force." for each in after.holds if each.hold not in known
    )


def line(desk: Desk, each: Hold) -> str:
    """Return a hold in one line, with its reason, owner and review date."""
    ended = f"lifted {each.lifted[:10]}" if each.lifted else f"review {each.review}"
    twin = any(one.target == each.target and one is not each and not one.lifted for one in desk.holds)
    key = f", id {each.hold}" if twin and not each.lifted else ""
    return f"{ended}  {each.on.value}: {kept(desk, each)}. {each.reason} ({each.owner}{key})"


def _row(each: Hold) -> dict[str, object]:
    return {
        "hold": each.hold,
        "on": each.on.value,
        "target": each.target,
        "reason": each.reason,
        "owner": each.owner,
        "review": each.review,
        "placed": each.placed,
        "lifted": each.lifted,
    }


def due(desk: Desk) -> list[Candidate]:
    """Return the candidates whose time is over and whom no hold in force and no open access case keeps."""
    today = desk.at[:10]
    over = [each for each in desk.candidates.values() if not each.erased and each.due and each.due <= today]
    free = [each for each in over if open_case(desk, each.candidate) is None]
    return [each for each in free if not any(keeps(hold, each) for hold in desk.holds)]


def keeps(hold: Hold, each: Candidate) -> bool:
    """Return whether a hold in force keeps a candidate."""
    first, _, last = hold.target.partition("/")
    in_range = hold.on is HoldOn.DATES and first <= each.added[:10] <= last
    return not hold.lifted and (hold.target in {each.candidate, each.position} or in_range)


def _due_line(desk: Desk, each: Candidate) -> str:
    return f"due {each.due}  {called(desk, each.candidate)}, {titled(desk, each.position)}"


def _dry_run(typed: Typed) -> list[str]:
    lines = [_due_line(typed.desk, each) for each in due(typed.desk)]
    return [*lines, f"{len(lines)} would be erased now."]


def _sure(typed: Typed) -> Question:
    over = due(typed.desk)
    told = "They go for ever, with their debriefs. Lists and exports made before are yours to destroy."
    return Question((*_dry_run(typed), told), "Type how many to erase", str(len(over)))


def _choose(typed: Typed) -> OfficeCommand:
    position = position_of(typed.desk, typed["position"])
    days = [
        typed[each] or str(now)
        for each, now in (("minimum", position.minimum), ("maximum", position.maximum))
    ]
    if not all(each.isascii() and each.isdigit() and int(each) <= LONGEST for each in days):
        raise Unclear(f"Days are a number from 0 to {LONGEST}.")
    start = RetentionStart(typed["start"] or position.start.value)
    return ChooseRetention(position.position, Retention(int(days[0]), int(days[1]), start))


def _certificate(typed: Typed) -> list[dict[str, object]]:
    """Return what was erased, when and why: no name, as there is none any more."""
    gone = [each for each in typed.desk.candidates.values() if each.erased]
    return [
        {
            "candidate": each.candidate,
            "position": each.position,
            "added": each.added,
            "erased": each.erased,
            "why": each.why_erased,
            "debriefs": [one.debrief for one in typed.desk.debriefs if one.candidate == each.candidate],
        }
        for each in gone
    ]


ACTS = (
    Act(
        "hold",
        "place",
        "Keep a candidate, a position or a range of dates from being erased.",
        (
            Taken("candidate", "The candidate's name, address or id.", "CANDIDATE"),
            Taken("position", "The position's title or id, with all its candidates.", "POSITION"),
            Taken("dates", "Everybody who was added from the first day to the last.", "FIRST/LAST"),
            Taken("reason", "Why; stays on record.", required=True),
            Taken("owner", "Who answers for it.", "NAME", required=True),
            Taken("review", "The day on which the owner looks at it again.", "DAY", required=True),
        ),
        _place,
        _placed,
    ),
    Act(
        "hold",
        "lift",
        "End a hold.",
        (_HOLD, Taken("reason", "Why; stays on record.", required=True)),
        lambda typed: LiftHold(hold_of(typed.desk, typed["hold"]).hold, typed["reason"]),
        lambda *_: "The hold is lifted.",
    ),
    Act(
        "retention",
        "set",
        "Choose how long the candidates of a position are kept; check the days with counsel.",
        (
            POSITION,
            Taken("minimum", "Days for which the law asks to keep them.", "DAYS"),
            Taken("maximum", "Days after which they are due; 0 for never.", "DAYS"),
            Taken("start", "What the days count from.", choices=tuple(each.value for each in RetentionStart)),
        ),
        _choose,
        lambda typed, _: f"{position_of(typed.desk, typed['position']).title} has its retention.",
    ),
    Act(
        "retention",
        "erase",
        "Erase every candidate whose time is over; retention due shows who that is.",
        (),
        lambda typed: EraseDue(len(due(typed.desk))),
        lambda typed, _: (
            f"{len(due(typed.desk))} were erased. For the certificate: retention certificate --json"
        ),
        _sure,
    ),
)
LOOKS = (
    Look(
        "hold",
        "list",
        "List the legal holds.",
        (),
        lambda typed: [line(typed.desk, each) for each in typed.desk.holds] or ["There is no hold."],
        lambda typed: {"holds": [_row(each) for each in typed.desk.holds]},
    ),
    Look(
        "retention",
        "due",
        "Show who would be erased now; nothing is done.",
        (),
        _dry_run,
        lambda typed: {"due": [{"candidate": each.candidate, "due": each.due} for each in due(typed.desk)]},
    ),
    Look(
        "retention",
        "certificate",
        "Say what was erased, when and why.",
        (),
        lambda typed: (
            [f"{each['candidate']}  erased {each['erased']}  {each['why']}" for each in _certificate(typed)]
            or ["Nobody was erased yet."]
        ),
        lambda typed: {
            "organisation": typed.desk.organisation,
            "at": typed.desk.at,
            "erased": _certificate(typed),
        },
    ),
)
