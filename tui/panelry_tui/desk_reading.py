"""The picture of an office, sorted for the desk's screen: what waits, positions, and details."""

from collections.abc import Mapping, Sequence

import msgspec

from panelry.decide.office.notices import UNTOLD
from panelry.desk import LOOKS, Act, Desk, Typed, Waiting, called, candidate_state, titled, waiting
from panelry.desk.case_steps import news
from panelry.desk.keeping import kept
from panelry.desk.notices import NO_ADDRESS, NO_MAIL, untold_by_mail
from panelry.desk.notices import line as notice_line
from panelry.desk.notices import text as notice_text
from panelry.desk.overview import access_and_erasure, counted, on_the_bench
from panelry.ids import CandidateId, PositionId
from panelry.parts.office import Candidate, Hold, Notice
from panelry_tui.desk_keys import ACTS_OF
from panelry_tui.keys import MAIN

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
    cure: str = ""
    """The act that ends what waits, as it is typed."""


class Subject(msgspec.Struct, frozen=True):
    """What a row is about, as an act takes it: ids, empty where it is about no such thing."""

    candidate: str = ""
    position: str = ""
    hold: str = ""
    notice: str = ""


def waiting_rows(desk: Desk) -> tuple[DeskRow, ...]:
    """Return what waits, what needs somebody now first; then what was done with access cases."""
    waits = (
        DeskRow(f"{each.key} {each.words}", each.about, each.words, each.urgent, each.key, cure=each.cure)
        for each in waiting(desk)
    )
    done = (
        DeskRow(f"{who} {words}", called(desk, who), f"{words}, {on}", about=who)
        for who, words, on in news(desk)
    )
    return (*waits, *done)


def position_rows(desk: Desk) -> tuple[DeskRow, ...]:
    """Return the positions with their state and how many candidates each has, or were told."""
    return tuple(
        DeskRow(
            key,
            titled(desk, key),
            f"{each.state.value} · {counted(desk, each)}",
            about=key,
            short=f"{each.state.value} · {each.candidates}",
        )
        for key, each in desk.positions.items()
    )


def candidate_rows(desk: Desk, position: str) -> tuple[DeskRow, ...]:
    """Return the candidates of a position with where each stands."""
    late: dict[str, Waiting] = {}
    for each in waiting(desk):
        late.setdefault(subject_of(desk, each.key).candidate, each)
    return tuple(_candidate_row(desk, each, late) for each in desk.of(PositionId(position)))


def _candidate_row(desk: Desk, each: Candidate, late: Mapping[str, Waiting]) -> DeskRow:
    waits = late.get(each.candidate)
    agency = f", by {each.agency}" if each.agency else ""
    clock = f", {waits.words}" if waits is not None else ""
    urgent = waits is not None and waits.urgent
    words = f"{candidate_state(each)}{agency}{clock}"
    cure = waits.cure if waits is not None else ""
    return DeskRow(each.candidate, called(desk, each.candidate), words, urgent, each.candidate, cure=cure)


def below_the_lists(desk: Desk) -> str:
    """Return what is open of access and erasure, and how many are on the bench."""
    access = access_and_erasure(desk) or "nothing open"
    return f"ACCESS AND ERASURE: {access} · BENCH: {on_the_bench(desk) or 'nobody'}"


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
    """Return what the row under the cursor gives an act: by name, with the id where two share it."""
    candidate, position = CandidateId(subject.candidate), PositionId(subject.position)
    who = called(desk, candidate) if candidate in desk.candidates else ""
    title = titled(desk, position) if position in desk.positions else ""
    hold = _hold(desk, subject.hold)
    return {
        "candidate": who,
        "position": title,
        "hold": "" if hold is None else _one_hold(desk, hold),
        "notice": _one_notice(desk, subject) or who,
    }


def why_nothing_to(desk: Desk, act: Act) -> str:
    """Return why an act has nothing that it could be about, empty where it has."""
    if (act.group, act.name) in {("notice", "again"), ("notice", "told")} and not desk.notices:
        return "Nobody has a notice yet. Withdrawing a position makes them, or telling of a hold."
    return ""


def _one_hold(desk: Desk, hold: Hold) -> str:
    """Return what names a hold: what it keeps, or its id where two keep the same."""
    same = [each for each in desk.holds if each.target == hold.target and not each.lifted]
    return hold.hold if len(same) > 1 else kept(desk, hold)


def _one_notice(desk: Desk, subject: Subject) -> str:
    """Return the id of a notice whose candidate has another one, empty where the name is enough."""
    theirs = [each for each in desk.notices if each.candidate == subject.candidate]
    return subject.notice if len(theirs) > 1 else ""


def needed_for(row: DeskRow | None) -> dict[str, int]:
    """Return which key the row under the cursor needs in the footer, and how much."""
    cure = tuple(row.cure.split()) if row is not None else ()
    return {f"desk.{name}": MAIN for name, act in ACTS_OF.items() if act == cure}


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
        shown = [*_notice_words(desk, subject), *_shown(desk, "candidate", subject.candidate)]
        return "\n".join([head, *shown])
    if subject.position:
        return "\n".join([head, *_shown(desk, "position", subject.position), *_holds_on(desk, subject)])
    return head


def _shown(desk: Desk, group: str, key: str) -> Sequence[str]:
    """Return the lines that the command of the same name shows, but for the first, which holds the id."""
    (look,) = [each for each in LOOKS if (each.group, each.name) == (group, "show")]
    return look.lines(Typed(desk, {group: key}, str))[1:]


def _notice_words(desk: Desk, subject: Subject) -> list[str]:
    """Return what is to be done about the notice that a row is about."""
    notice = _notice(desk, subject.notice)
    if notice is None:
        return []
    why = NO_ADDRESS if untold_by_mail(desk, notice) else "" if desk.mail else NO_MAIL
    why = f" {why[0].upper()}{why[1:]}" if why and notice.state in UNTOLD else ""
    says = [f"  {each}" for each in notice_text(desk, notice) if each] if why else []
    return [f"notice: {notice_line(desk, notice)}.{why}", *says]


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
