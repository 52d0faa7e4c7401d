"""The clocks of one candidate: what they wait for, since when, and from which day on somebody has to act."""

from collections.abc import Iterator

import msgspec

from panelry.debrief import Phase
from panelry.desk.cases import acknowledged_by, due_by, open_case
from panelry.desk.reading import Desk
from panelry.mails import Sent
from panelry.milestones import Asks, Milestones
from panelry.pages import ANSWERS_KEEPING, DAYS, OFFERS, Said
from panelry.parts.office import Candidate
from panelry.retention import ALERT_BEFORE, LATER_WAITS, day_after, days_between
from panelry.working_days import after_working_days

FEEDBACK_DAYS = 5
"""Working days after the outcome within which feedback is due (the design's rule W5)."""
ASKED_DAYS = 30
"""Days within which a candidate's request is answered: one month; check with counsel."""
ENDING = 3
"""Days before a yes ends on which that is said (chosen)."""
_TELL, _OFFER = "candidate told", "offer make"
_NO_DAY = "outcome not started: no interview day"
_OVER = frozenset({Phase.WITHDRAWN, Phase.ABANDONED})
_ASKS = {
    Said.QUESTION: "asks a question",
    Said.CORRECTION: "corrects a fact",
    Said.DATA: "asks for their data",
    Said.NO_CONTACT: "wants no further contact",
    Said.KEEP: "says yes to keeping in touch",
    Said.NOT_KEEP: "says no to keeping in touch",
}

_CURES = {Said.DATA: "case open", Said.KEEP: "bench record", Said.NOT_KEEP: "bench end"}


class Clock(msgspec.Struct, frozen=True):
    """One thing that somebody waits for, the day by which, and whether it needs somebody now."""

    words: str
    by: str
    urgent: bool
    cure: str = ""
    """The act that ends it, as it is typed; empty for what is done in the debrief."""


def clocks(desk: Desk, each: Candidate) -> tuple[Clock, ...]:
    """Return all that a candidate waits for; of who withdrew or was erased, only cases and complaints."""
    found = [*_case(desk, each), *_complaint(desk, each)]
    if each.left or each.erased:
        return tuple(found)
    found += [*_outcome(desk, each), *_later(desk, each)]
    for milestones in _of(desk, each):
        found += [*_debrief(desk, each, milestones)]
    return tuple(found)


def _case(desk: Desk, each: Candidate) -> Iterator[Clock]:
    """Yield the clock of an open access case; while it stands still, nobody has to act."""
    case = open_case(desk, each.candidate)
    if case is None:
        return
    by = due_by(desk, case)
    if case.paused:
        yield Clock(f"access case paused, {_ago(desk, case.paused)}", by, urgent=False, cure="case resume")
        return
    late = " overdue" if by < desk.at[:10] else ""
    urgent = day_after(by, -ALERT_BEFORE) <= desk.at[:10]
    yield Clock(f"access case{late}, asked {_ago(desk, case.asked)}", by, urgent, "case close")


def _complaint(desk: Desk, each: Candidate) -> Iterator[Clock]:
    """Yield the clock of a complaint that was not acknowledged yet."""
    for one in desk.complaints:
        if one.candidate == each.candidate and not one.acknowledged:
            by = acknowledged_by(one)
            late = " overdue" if by < desk.at[:10] else ""
            urgent = day_after(by, -ALERT_BEFORE) <= desk.at[:10]
            words = f"complaint to acknowledge{late}, {_ago(desk, one.received)}"
            yield Clock(words, by, urgent, cure="case acknowledge")


def last_interview(desk: Desk, each: Candidate) -> str:
    """Return the day of the last interview: the one on record, else that on which scoring was opened."""
    return each.interviewed or max((one.scoring[:10] for one in _of(desk, each)), default="")


def _of(desk: Desk, each: Candidate) -> tuple[Milestones, ...]:
    """Return how far each of a candidate's debriefs is that still counts."""
    own = (one.debrief for one in desk.debriefs if one.candidate == each.candidate and not one.erased)
    found = (desk.reached[one] for one in own if one in desk.reached)
    return tuple(one for one in found if one.phase not in _OVER)


def _outcome(desk: Desk, each: Candidate) -> Iterator[Clock]:
    """Yield the clock of an outcome that is untold: by the position's days, else from when it is known."""
    if each.told:
        return
    days, since = desk.positions[each.position].outcome_days, each.interviewed
    if days and since:
        day = days_between(since, desk.at)
        late = day >= days
        words = f"outcome overdue, day {day} of {days}" if late else f"outcome untold, day {day} of {days}"
        yield Clock(words, day_after(since, days), day >= days - ALERT_BEFORE, _TELL)
        return
    known = max((one.outcome for one in _of(desk, each)), default="")
    if known:
        by = after_working_days(known, FEEDBACK_DAYS)[:10]
        yield Clock(f"outcome untold, {_ago(desk, known)}", by, by <= desk.at[:10], _TELL)
    elif days and last_interview(desk, each):
        yield _due(desk, _NO_DAY, last_interview(desk, each), "candidate interviewed")


def _later(desk: Desk, each: Candidate) -> Iterator[Clock]:
    """Yield that somebody was hired half a year ago and nobody recorded how they do; it ends by itself."""
    end = day_after(each.later, LATER_WAITS) if each.later else ""
    if each.later <= desk.at[:10] < end:
        words = f"hired {_ago(desk, each.told)}, no later levels yet"
        yield Clock(words, end, urgent=False, cure="candidate later")


def _debrief(desk: Desk, each: Candidate, of: Milestones) -> Iterator[Clock]:
    """Yield what one debrief waits for: signatures, an answer, the feedback itself, requests."""
    today = desk.at[:10]
    if of.phase is Phase.SUMMARY:
        words = f"signatures asked {_ago(desk, of.signing)}" if of.signing else "draft to be signed"
        yield _due(desk, words, of.outcome or of.since)
    if not of.released:
        yield from _question(desk, of)
    if of.wanted and not of.released and of.outcome:
        yield _due(desk, f"feedback not released, outcome {_ago(desk, of.outcome)}", of.outcome)
    if of.corrected:
        yield _due(desk, f"corrected text to hand over, {_ago(desk, of.corrected)}", of.corrected)
    if of.wanted and not of.released and of.until and of.until[:10] <= day_after(today, ENDING):
        yield Clock(f"permission ends on {of.until[:10]}", of.until[:10], urgent=True)
    for one in of.asks:
        if one.said is Said.DATA and _taken_up(desk, each, one.at):
            continue
        if one.said in ANSWERS_KEEPING and _answered(desk, each, of, one):
            continue
        yield _request(desk, one)


def requests(desk: Desk, of: Milestones) -> tuple[Clock, ...]:
    """Return what was said of a release and nobody saw to, whoever it is about."""
    return tuple(_request(desk, one) for one in of.asks)


def _request(desk: Desk, one: Asks) -> Clock:
    cure = _CURES.get(one.said, "candidate answered")
    words = f"{_ASKS[one.said]}, {_ago(desk, one.at)}"
    return Clock(words, day_after(one.at, ASKED_DAYS), one.said is not Said.NO_CONTACT, cure)


def _answered(desk: Desk, each: Candidate, of: Milestones, one: Asks) -> bool:
    """Return whether an answer about keeping in touch needs nobody: the bench has it, or a later one came."""
    last = max(asked.at for asked in of.asks if asked.said in ANSWERS_KEEPING)
    bench = desk.bench.get(each.candidate)
    if one.at < last or (bench is not None and bench.how is not None and bench.at > one.at):
        return True
    return one.said is Said.NOT_KEEP and (bench is None or not bench.granted)


def _taken_up(desk: Desk, each: Candidate, at: str) -> bool:
    """Return whether an access case was open when a candidate asked for their data, or was opened since."""
    mine = (case for case in desk.cases if case.candidate == each.candidate)
    return any(not case.closed or case.closed >= at for case in mine)


def _question(desk: Desk, of: Milestones) -> Iterator[Clock]:
    """Yield the question whether feedback is wanted: not asked yet, or asked and not answered."""
    if of.answered or of.phase in {Phase.NEW, Phase.SETUP, Phase.SCORING}:
        return
    if not of.offers:
        closed = of.phase is Phase.CLOSED
        words = "debrief closed, no offer yet" if closed else _unasked(of)
        yield _due(desk, words, of.outcome or of.since, "" if closed else _OFFER)
        return
    end = day_after(of.offered, DAYS)
    if desk.at[:10] < end and of.mail is not None and of.mail.state is Sent.UNKNOWN:
        cure = _OFFER if of.offers < OFFERS else ""
        yield Clock("mail that asks cut off, it may have arrived", end, urgent=True, cure=cure)
    elif desk.at[:10] < end:
        yield Clock(f"no answer yet, asked {_ago(desk, of.offered)}", end, urgent=False)
    elif of.offers < OFFERS:
        yield Clock(
            f"no answer, asked {_ago(desk, of.offered)}: ask once more", end, urgent=True, cure=_OFFER
        )


def _unasked(of: Milestones) -> str:
    """Return that nobody was asked, or that the mail which was to ask was refused."""
    refused = of.mail is not None and of.mail.state is Sent.REFUSED
    return "mail that asks refused" if refused else "no offer yet"


def _due(desk: Desk, words: str, since: str, cure: str = "") -> Clock:
    by = after_working_days(since, FEEDBACK_DAYS)[:10]
    return Clock(words, by, by <= desk.at[:10], cure)


def _ago(desk: Desk, at: str) -> str:
    days = days_between(at, desk.at)
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
