"""The decision record as it is printed: Markdown to read, JSON for programs."""

import re
from collections.abc import Iterator

import msgspec

from panelry_tui.decision_record import Course, Given, OpenedEarly, Record

_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~])")
_SEVERAL = re.compile(r"\s+")


def as_json(record: Record) -> str:
    """Return the record as one object."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def as_markdown(record: Record) -> str:
    """Return the record as Markdown; whatever people typed stands in it as plain words."""
    return "\n".join(_lines(record)) + "\n"


def _plain(words: str) -> str:
    """Return words on one line, with every sign that Markdown would take for its own made plain."""
    return _MEANT.sub(r"\\\1", _SEVERAL.sub(" ", words).strip())


def said_at(at: str) -> str:
    """Return a server time to the second, as a person reads it; empty where there is none."""
    return f"{at[:19].replace('T', ' ')} UTC" if at else ""


def _lines(record: Record) -> Iterator[str]:
    yield f"# Decision record: {_plain(record.candidate)}"
    yield ""
    yield f"- Position: {_plain(record.position)}"
    yield f"- Rubric: {_plain(record.rubric)}, levels 1 to {record.scale}"
    yield f"- Panel: {', '.join(map(_plain, record.panel))}"
    yield f"- Opens: {record.mode}; phase now: {record.phase}"
    yield f"- Began: {said_at(record.began)}; revealed: {said_at(record.revealed) or 'not yet'}"
    if record.released:
        first, *later = record.released
        yield "; ".join((f"- Released: {said_at(first)}", *(f"corrected: {said_at(each)}" for each in later)))
    if record.figures:
        yield f"- Figures: by {record.figures}"
    if record.missing:
        yield f"- Missing at the reveal: {', '.join(map(_plain, record.missing))}"
    yield f"- As {_plain(record.viewer)} may see it"
    if record.opened_early:
        yield from ("", "## Sealed scorecards opened before the reveal", "")
        yield from map(_opened_early, record.opened_early)
    if record.passed_on:
        yield from ("", "## Asked for by the office", "")
        yield from (f"- {said_at(each.at)}: {_plain(each.did)}." for each in record.passed_on)
    yield from ("", "## Outcome", "")
    yield _outcome(record)
    yield from ("", "## Criteria")
    for course in record.criteria:
        yield from _course(course)


def _opened_early(opened: OpenedEarly) -> str:
    who, author, reader = map(_plain, (opened.asked_by, opened.author, opened.reader))
    reason = f"“{_plain(opened.reason)}”" if opened.reason else "known to these three people"
    return (
        f"- {said_at(opened.at)}: {who} had the scorecard of {author} opened to {reader}. Reason: {reason}."
    )


def _outcome(record: Record) -> str:
    if not record.outcome:
        return "None is recorded."
    drivers = ", ".join(map(_plain, record.drivers))
    return f"{record.outcome.capitalize()}, decided by {drivers}." if drivers else f"{record.outcome}."


def _course(course: Course) -> Iterator[str]:
    weight = "" if course.weight == "1" else f" (weight {course.weight})"
    yield from ("", f"### {_plain(course.criterion)}{weight}", "")
    yield _status(course)
    if course.figures:
        yield from ("", f"Figures: {course.figures}.")
    if course.ratings:
        yield ""
        yield "| panelist | initial | revised | second | why |"
        yield "| --- | --- | --- | --- | --- |"
        for given in course.ratings:
            yield _row(given)
    for words, levels in zip(("Initial", "In use"), course.levels, strict=False):
        yield from ("", f"{words}, without names: {', '.join(map(_level, levels))}.")
    for reason in course.reasons:
        yield from ("", f"A rating was revised: {_plain(reason)}")
    for each in course.dissent:
        said = f": “{_plain(each.words)}”" if each.words else ""
        yield from ("", f"{_plain(each.panelist)} dissented from {each.level}{said}.")


def _status(course: Course) -> str:
    if course.agreed is not None:
        why = f": {_plain(course.reason)}" if course.reason else ""
        return f"Agreed at {course.agreed}{why}."
    if course.majority:
        return f"Not agreed. Majority: {_plain(course.majority)}. Minority: {_plain(course.minority)}."
    return f"{course.status.capitalize()}."


def _row(given: Given) -> str:
    late = " (after the reveal)" if given.after_reveal else ""
    revised = _level(given.revised) if given.moved_at or given.reason else ""
    when = f" ({said_at(given.moved_at)})" if given.moved_at else ""
    second = "" if given.second is None else str(given.second)
    why = _plain(given.reason) + when
    cells = (_plain(given.panelist) + late, _level(given.initial), revised, second, why)
    return f"| {' | '.join(cell.strip() for cell in cells)} |"


def _level(level: int | None) -> str:
    return "no evidence" if level is None else str(level)
