"""Access cases in words: who asked for their data, by when they are answered, and what they were told."""

from panelry.desk.acts import Act, Look, Taken, Typed
from panelry.desk.reading import Desk, called, candidate_of
from panelry.ids import CandidateId
from panelry.office.commands import CloseCase, ExtendCase, OpenCase, PauseCase, ResumeCase
from panelry.parts.office import AccessCase
from panelry.retention import access_by, days_between

_CANDIDATE = Taken(
    "candidate", "The candidate's name, address or id.", "CANDIDATE", option=False, required=True
)
_UNNAMED = "stays on record: do not name the candidate."


def open_case(desk: Desk, candidate: CandidateId) -> AccessCase | None:
    """Return a candidate's access case that is not closed yet."""
    return next((each for each in desk.cases if each.candidate == candidate and not each.closed), None)


def due_by(desk: Desk, case: AccessCase) -> str:
    """Return the day by which a case is answered; while its clock stands still, that day moves."""
    standing = days_between(case.paused, desk.at) if case.paused else 0
    return access_by(case.asked, extended=bool(case.extended), waited=case.waited + standing)


def state(desk: Desk, case: AccessCase) -> str:
    """Return where a case stands, in words."""
    if case.closed:
        return f"closed {case.closed[:10]}: {case.answer}"
    more = ", extended" if case.extended else ""
    if case.paused:
        return f"paused since {case.paused[:10]}{more}: {case.why_paused}"
    return f"answer by {due_by(desk, case)}{more}"


def line(desk: Desk, case: AccessCase) -> str:
    """Return a case in one line."""
    return f"{called(desk, case.candidate)}  asked {case.asked}  {state(desk, case)}  ({case.scope})"


def _row(desk: Desk, case: AccessCase) -> dict[str, object]:
    return {
        "candidate": case.candidate,
        "asked": case.asked,
        "scope": case.scope,
        "opened": case.opened,
        "paused": case.paused,
        "why_paused": case.why_paused,
        "waited": case.waited,
        "identity": case.identity,
        "extended": case.extended,
        "why_extended": case.why_extended,
        "closed": case.closed,
        "answer": case.answer,
        "by": due_by(desk, case),
    }


def _who(typed: Typed) -> CandidateId:
    return candidate_of(typed.desk, typed["candidate"]).candidate


def _until(typed: Typed, after: Desk) -> str:
    """Return by when the case is to be answered now."""
    case = open_case(after, _who(typed))
    return f" Answer by {due_by(after, case)}." if case is not None else ""


ACTS = (
    Act(
        "case",
        "open",
        "Open an access case: a candidate asked for their data. One month, to check with counsel.",
        (
            _CANDIDATE,
            Taken("asked", "The day of the request, like 2027-01-31; by default today.", "DAY"),
            Taken("scope", f"What they ask for; {_UNNAMED}", required=True),
        ),
        lambda typed: OpenCase(_who(typed), typed["asked"] or typed.desk.at[:10], typed["scope"]),
        lambda typed, after: "The access case is open." + _until(typed, after),
    ),
    Act(
        "case",
        "pause",
        "Stop the clock while it is checked who asks.",
        (_CANDIDATE, Taken("reason", f"Why; {_UNNAMED}", required=True)),
        lambda typed: PauseCase(_who(typed), typed["reason"]),
        lambda *_: "The clock stands still.",
    ),
    Act(
        "case",
        "resume",
        "Let the clock go on once it is clear who asks.",
        (_CANDIDATE, Taken("how", f"How that was checked; {_UNNAMED}", required=True)),
        lambda typed: ResumeCase(_who(typed), typed["how"]),
        lambda typed, after: "The clock goes on." + _until(typed, after),
    ),
    Act(
        "case",
        "extend",
        "Take two months more for a complex case, once, within the first month; tell the candidate.",
        (_CANDIDATE, Taken("reason", f"Why; {_UNNAMED}", required=True)),
        lambda typed: ExtendCase(_who(typed), typed["reason"]),
        lambda typed, after: "There are two months more." + _until(typed, after),
    ),
    Act(
        "case",
        "close",
        "Close an access case: the candidate was answered.",
        (_CANDIDATE, Taken("answer", f"What they were given, and how; {_UNNAMED}", required=True)),
        lambda typed: CloseCase(_who(typed), typed["answer"]),
        lambda *_: "The access case is closed.",
    ),
)
LOOKS = (
    Look(
        "case",
        "list",
        "List the access cases with their clocks.",
        (),
        lambda typed: [line(typed.desk, each) for each in typed.desk.cases] or ["There is no access case."],
        lambda typed: {"cases": [_row(typed.desk, each) for each in typed.desk.cases]},
    ),
)
