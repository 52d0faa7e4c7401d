"""Who has not answered the present text, and from when the release goes on without them, in words."""

from datetime import datetime

from panelry import parts as p
from panelry.ids import PersonId
from panelry.panel import Standing
from panelry.working_days import after_working_days
from panelry_tui.summary_reading import SummaryReading
from panelry_tui.widgets.models import StepRow
from panelry_tui.words import listed

_ANSWERS = {"declined": "declined", "signed": "signed since"}


def awaited(summary: SummaryReading, now: datetime) -> tuple[PersonId, ...]:
    """Return the signers whose answer to the present text is still waited for."""
    until = _until(summary)
    if until is not None and now >= until:
        return ()
    seats = summary.reading.seats
    return tuple(
        each
        for each in summary.unsigned()
        if summary.signer(each).state != "declined" and seats[each].standing is not Standing.ABSENT
    )


def waiting_for(summary: SummaryReading, now: datetime) -> tuple[str, str]:
    """Return who has not answered, and when it can go on without them."""
    people = awaited(summary, now)
    first = sorted(people, key=lambda each: each != summary.reading.me)
    names = _capital(listed([summary.reading.spoken(each) for each in first]))
    until = _until(summary)
    when = "two working days after signatures were asked for" if until is None else f"from {_local(until)}"
    one = len(people) == 1 and summary.reading.me not in people
    head = f"{names} {'has' if one else 'have'} not answered"
    return head, f"It goes on without them {when}, or once they are marked absent."


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def without(summary: SummaryReading) -> tuple[StepRow, ...]:
    """Return the row of the signatures that the release opened without, none where all had signed."""
    sealed = summary.reading.one(p.Sealed)
    if sealed is None or not sealed.without:
        return ()
    names = [f"{summary.signer(each).name} ({_answer(summary, each)})" for each in sealed.without]
    return (StepRow("Signatures", "open", f"opened without {', '.join(names)}"),)


def _answer(summary: SummaryReading, person: PersonId) -> str:
    seat = summary.reading.seats.get(person)
    absent = seat is not None and seat.standing is Standing.ABSENT
    return _ANSWERS.get(summary.signer(person).state, "absent" if absent else "no answer")


def _until(summary: SummaryReading) -> datetime | None:
    asked_at = "" if summary.draft is None else summary.draft.asked_at
    return datetime.fromisoformat(after_working_days(asked_at)) if asked_at else None


def _local(until: datetime) -> str:
    local = until.astimezone()
    return f"{local.day} {local:%b %H:%M}"
