"""The desk at a glance: what waits, the positions with how many were told, access and erasure, the bench."""

from panelry.desk.acts import Look, Typed
from panelry.desk.bench import is_on
from panelry.desk.case_steps import news
from panelry.desk.cases import due_by
from panelry.desk.keeping import due
from panelry.desk.notices import told_of
from panelry.desk.positions import rubric_words
from panelry.desk.reading import Desk, called
from panelry.desk.waiting import line, waiting
from panelry.parts.office import Position
from panelry.retention import days_between


def counted(desk: Desk, each: Position) -> str:
    """Return how many were told of a position that closed or rests, else how many candidates it has."""
    people = "1 candidate" if each.candidates == 1 else f"{each.candidates} candidates"
    return told_of(desk, each.position) or people


def urgent(desk: Desk) -> int:
    """Return how many things need somebody now."""
    return sum(each.urgent for each in waiting(desk))


def needs_you(desk: Desk) -> str:
    """Return how many things need somebody now, in words."""
    number = urgent(desk)
    return f"{number} {'needs' if number == 1 else 'need'} you today"


def access_and_erasure(desk: Desk) -> str:
    """Return the open access cases with the days that the first has left, and who is due to be erased."""
    days = sorted(days_between(desk.at, due_by(desk, each)) for each in desk.cases if not each.closed)
    said = [f"{_count(len(days), 'case', 'cases')}, {_left(days[0])}"] if days else []
    over = len(due(desk))
    return "; ".join([*said, *([f"{over} to erase"] if over else [])])


def _left(days: int) -> str:
    return f"{_count(days, 'day', 'days')} left" if days >= 0 else f"{_count(-days, 'day', 'days')} late"


def on_the_bench(desk: Desk) -> str:
    """Return how many are on the bench, and the yes of how many ends this month; empty where nobody is."""
    found = [each for each in desk.bench.values() if is_on(desk, each)]
    if not found:
        return ""
    ends = sum(each.until[:7] == desk.at[:7] for each in found)
    return _count(len(found), "person", "people") + (f", {ends} until this month" if ends else "")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def overview(desk: Desk) -> list[str]:
    """Return the desk in lines, each with its label."""
    return [
        f"desk: {desk.organisation}. {needs_you(desk)}.",
        *(f"waiting: {line(each).strip()}" for each in waiting(desk)),
        *(
            f"position: {each.title}. {each.state.value}. {counted(desk, each)}, {rubric_words(each)}."
            for each in desk.positions.values()
        ),
        *(f"done: {called(desk, who)}, {words}, {on}." for who, words, on in news(desk)),
        *(f"access and erasure: {words}." for words in (access_and_erasure(desk),) if words),
        *(f"bench: {words}." for words in (on_the_bench(desk),) if words),
    ]


def _rows(typed: Typed) -> object:
    return {"desk": overview(typed.desk)}


LOOKS = (
    Look(
        "office",
        "show",
        "Show the desk: what waits, and the positions.",
        (),
        lambda typed: overview(typed.desk),
        _rows,
    ),
)
