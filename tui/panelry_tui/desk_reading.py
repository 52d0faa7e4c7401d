"""The picture of an office, sorted for the desk's screen: what waits, positions, and details."""

from collections.abc import Mapping, Sequence

import msgspec

from panelry.desk import LOOKS, Desk, Typed, Unclear, Waiting, candidate_of, candidate_state, waiting
from panelry.desk.overview import counted
from panelry.ids import CandidateId, PositionId
from panelry.parts.office import Candidate, Hold, Notice

NOTHING_WAITS = "Nothing waits."


class DeskRow(msgspec.Struct, frozen=True):
    """One row: the id of what it is about, its title, what is said of it, whether it needs somebody now."""

    key: str
    title: str
    words: str
    urgent: bool = False
    about: str = ""
    """The id of the thing behind it, empty where it is about nothing that has one."""
    short: str = ""
    """What is said where there is little room."""


class Subject(msgspec.Struct, frozen=True):
    """What a row is about, as an act takes it: ids, empty where it is about no such thing."""

    candidate: str = ""
    position: str = ""
    hold: str = ""
    notice: str = ""


def waiting_rows(desk: Desk) -> tuple[DeskRow, ...]:
    """Return what waits, what needs somebody now first."""
    return tuple(
        DeskRow(f"{each.key} {each.words}", _about(desk, each), each.words, each.urgent, each.key)
        for each in waiting(desk)
    )


def _about(desk: Desk, each: Waiting) -> str:
    """Return the title of what waits; a hold is called by what it keeps, not by its id."""
    hold = _hold(desk, each.key)
    if hold is None:
        return each.about
    candidate = desk.candidates.get(CandidateId(hold.target))
    return f"Hold: {_name(candidate) if candidate else _title(desk, hold.target) or hold.target}"


def position_rows(desk: Desk) -> tuple[DeskRow, ...]:
    """Return the positions with their state and how many candidates each has, or were told."""
    return tuple(
        DeskRow(
            key,
            each.title,
            f"{each.state.value} · {counted(desk, each)}",
            about=key,
            short=f"{each.state.value} · {each.candidates}",
        )
        for key, each in desk.positions.items()
    )


def candidate_rows(desk: Desk, position: str) -> tuple[DeskRow, ...]:
    """Return the candidates of a position with where each stands."""
    late = {each.key: each for each in waiting(desk)}
    return tuple(_candidate_row(each, late) for each in desk.of(PositionId(position)))


def _candidate_row(each: Candidate, late: Mapping[str, Waiting]) -> DeskRow:
    waits = late.get(each.candidate)
    agency = f", by {each.agency}" if each.agency else ""
    clock = f", {waits.words}" if waits is not None else ""
    urgent = waits is not None and waits.urgent
    words = f"{candidate_state(each)}{agency}{clock}"
    return DeskRow(each.candidate, _name(each), words, urgent, each.candidate)


def _name(each: Candidate) -> str:
    return each.name or each.candidate


def subject_of(desk: Desk, key: str) -> Subject:
    """Return what an id is about, with the candidate and the position that belong to it."""
    candidate, position = CandidateId(key), PositionId(key)
    if candidate in desk.candidates:
        return Subject(candidate=key, position=desk.candidates[candidate].position)
    if position in desk.positions:
        return Subject(position=key)
    notice = _notice(desk, key)
    if notice is not None:
        of = desk.candidates[notice.candidate]
        return Subject(notice.candidate, of.position, notice=key)
    hold = _hold(desk, key)
    if hold is not None:
        behind = subject_of(desk, hold.target) if hold.target != key else Subject()
        return msgspec.structs.replace(behind, hold=key)
    return Subject()


def _notice(desk: Desk, key: str) -> Notice | None:
    return next((each for each in desk.notices if each.notice == key), None)


def _hold(desk: Desk, key: str) -> Hold | None:
    return next((each for each in desk.holds if each.hold == key), None)


def lent(desk: Desk, subject: Subject) -> dict[str, str]:
    """Return what the row under the cursor gives an act: by name, in words where they are clear."""
    given = {"candidate": _clear_name(desk, subject.candidate), "position": subject.position}
    titles = [each.title for each in desk.positions.values()]
    title = _title(desk, subject.position)
    if titles.count(title) == 1:
        given["position"] = title
    return {**given, "hold": subject.hold, "notice": subject.notice}


def _clear_name(desk: Desk, candidate: str) -> str:
    """Return what an act takes for a candidate: their name, their id where others are called so."""
    found = desk.candidates.get(CandidateId(candidate))
    if found is None:
        return candidate
    try:
        return found.name if candidate_of(desk, found.name) is found else candidate
    except Unclear:
        return candidate


def _title(desk: Desk, position: str) -> str:
    found = desk.positions.get(PositionId(position))
    return "" if found is None else found.title


def details(desk: Desk, row: DeskRow | None) -> str:
    """Return all that is known of what a row is about, line by line."""
    if row is None:
        return ""
    head = f"{row.title}: {row.words}"
    subject = subject_of(desk, row.about)
    if subject.hold:
        hold = _hold(desk, subject.hold)
        return "\n".join([head, _hold_words(hold)] if hold else [head])
    if subject.candidate:
        shown = _shown(desk, "candidate", subject.candidate)
        return "\n".join([head, *shown])
    if subject.position:
        return "\n".join([head, *_shown(desk, "position", subject.position), *_holds_on(desk, subject)])
    return head


def _shown(desk: Desk, group: str, key: str) -> Sequence[str]:
    """Return the lines that the command of the same name shows, but for the first, which holds the id."""
    (look,) = [each for each in LOOKS if (each.group, each.name) == (group, "show")]
    return look.lines(Typed(desk, {group: key}, str))[1:]


def _hold_words(hold: Hold) -> str:
    ended = f"lifted {hold.lifted[:10]}" if hold.lifted else "in force"
    return f"{hold.reason}. Owner: {hold.owner}. Placed {hold.placed[:10]}, review {hold.review}, {ended}."


def _holds_on(desk: Desk, subject: Subject) -> list[str]:
    on = [each for each in desk.holds if each.target == subject.position and not each.lifted]
    return [f"kept by a hold: {each.reason} ({each.owner}, review {each.review})." for each in on]


def paused(desk: Desk, position: str) -> bool:
    """Return whether the notices of a position wait."""
    found = desk.positions.get(PositionId(position))
    return found is not None and found.paused
