"""Access cases and complaints in words: who asked, by when they are answered, who reviews the copy."""

from panelry.desk.acts import Act, Look, Taken, Typed
from panelry.desk.case_steps import done, done_lines, named, who_waits
from panelry.desk.reading import Desk, called, candidate_of
from panelry.desk.rights import officer_of
from panelry.ids import CandidateId
from panelry.office.commands import (
    AcknowledgeComplaint,
    AppointReviewer,
    CloseCase,
    ExtendCase,
    IdentifyCase,
    OpenCase,
    PauseCase,
    RecordComplaint,
    ResumeCase,
    VouchForCase,
)
from panelry.parts.cases import AccessCase, Complaint
from panelry.refusals import SENTENCES, Code
from panelry.retention import ACKNOWLEDGED_DAYS, access_by, day_after, days_between

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


def acknowledged_by(complaint: Complaint) -> str:
    """Return the day by which a complaint is acknowledged."""
    return day_after(complaint.received, ACKNOWLEDGED_DAYS)


def state(desk: Desk, case: AccessCase) -> str:
    """Return where a case stands, in words."""
    if case.closed:
        return f"closed {case.closed[:10]}: {case.answer}"
    more = ", extended" if case.extended else ""
    if case.paused:
        return f"paused since {case.paused[:10]}{more}: {case.why_paused}"
    return f"answer by {due_by(desk, case)}{more}{_review(desk, case)}"


def _review(desk: Desk, case: AccessCase) -> str:
    """Return who reviews a case, and who vouches for which redactions, in words."""
    said = ""
    if case.reviewer is not None:
        said += f"; reviewer {named(desk, case.reviewer)}"
    elif case.appointed:
        said += "; a second person has to appoint the reviewer"
    said += "".join(f"; {each}" for each in who_waits(desk, case))
    for person, digest in case.vouched:
        said += f"; {named(desk, person)} vouches for {digest[:12]}"
    return said


def _declined(typed: Typed, code: Code) -> str:
    """Return why an act was declined, in words; where a seat is too new, with the day for each."""
    case = open_case(typed.desk, _who(typed)) if code is Code.SEAT_TOO_NEW else None
    until = who_waits(typed.desk, case) if case is not None else []
    return " ".join([SENTENCES[code], *(f"{each}." for each in until)])


def complained(desk: Desk, each: Complaint) -> str:
    """Return a complaint in one line."""
    where = f"acknowledge by {acknowledged_by(each)}"
    if each.acknowledged:
        where = f"acknowledged {each.acknowledged[:10]}: {each.how}"
    return f"{called(desk, each.candidate)}  complained {each.received}  {where}  ({each.about})"


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
        "appointed": dict(case.appointed),
        "reviewer": case.reviewer or "",
        "read": case.read,
        "vouched": dict(case.vouched),
        "given": case.given,
        "redacted": dict(case.redacted),
        "waits": dict(case.waits),
        "done": [{"at": at, "words": words} for at, words in done(desk, case)],
    }


def _complaint_row(each: Complaint) -> dict[str, object]:
    return {
        "candidate": each.candidate,
        "received": each.received,
        "about": each.about,
        "acknowledged": each.acknowledged,
        "how": each.how,
        "by": acknowledged_by(each),
    }


def _list(typed: Typed) -> list[str]:
    desk = typed.desk
    there = [each for case in desk.cases for each in (line(desk, case), *done_lines(desk, case))]
    there = there or ["There is no access case."]
    return there + [complained(desk, each) for each in desk.complaints]


def _rows(typed: Typed) -> object:
    found = {"cases": [_row(typed.desk, each) for each in typed.desk.cases]}
    complaints = [_complaint_row(each) for each in typed.desk.complaints]
    return {**found, "complaints": complaints} if complaints else found


def _reviewed(typed: Typed, after: Desk) -> str:
    """Return whether the reviewer is appointed now."""
    case = open_case(after, _who(typed))
    if case is None or case.reviewer is None:
        return "On record. A second person has to appoint the same reviewer."
    return f"{named(after, case.reviewer)} reviews this case."


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
            Taken("asked", "The day of the request, like 2027-01-31; by default today.", "DAY", past=True),
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
    Act(
        "case",
        "identify",
        "Say how it was checked who asks; nothing is given to anybody before that.",
        (_CANDIDATE, Taken("how", f"How; {_UNNAMED}", required=True)),
        lambda typed: IdentifyCase(_who(typed), typed["how"]),
        lambda *_: "It is on record how it was checked who asks.",
    ),
    Act(
        "case",
        "appoint",
        "Appoint the case reviewer, who redacts the copy; two people do, each from their own seat.",
        (_CANDIDATE, Taken("reviewer", "A coordinator who was not on the panel.", "NAME", required=True)),
        lambda typed: AppointReviewer(_who(typed), officer_of(typed.desk, typed["reviewer"]).person),
        _reviewed,
        declined=_declined,
    ),
    Act(
        "case",
        "vouch",
        "Vouch for the redactions of a copy; the case reviewer does, and a second person.",
        (_CANDIDATE, Taken("hash", "The hash that case preview shows.", "HASH", required=True)),
        lambda typed: VouchForCase(_who(typed), typed["hash"].strip().lower()),
        lambda *_: "You vouch for these redactions.",
        declined=_declined,
    ),
    Act(
        "case",
        "complaint",
        "Record that a candidate complained; 30 days to acknowledge it, to check with counsel.",
        (
            _CANDIDATE,
            Taken(
                "received", "The day on which it came, like 2027-01-31; by default today.", "DAY", past=True
            ),
            Taken("about", f"Of what; {_UNNAMED}", required=True),
        ),
        lambda typed: RecordComplaint(_who(typed), typed["received"] or typed.desk.at[:10], typed["about"]),
        lambda *_: "The complaint is on record.",
    ),
    Act(
        "case",
        "acknowledge",
        "Record that a complaint was acknowledged.",
        (_CANDIDATE, Taken("how", f"How they were told; {_UNNAMED}", required=True)),
        lambda typed: AcknowledgeComplaint(_who(typed), typed["how"]),
        lambda *_: "The complaint is acknowledged.",
    ),
)
LOOKS = (Look("case", "list", "List the access cases with their clocks.", (), _list, _rows),)
