"""The desk at a glance: what waits, then the positions with their state and how many were told."""

from panelry.desk.acts import Look, Typed
from panelry.desk.notices import told_of
from panelry.desk.reading import Desk
from panelry.desk.waiting import line, waiting
from panelry.parts.office import Position


def counted(desk: Desk, each: Position) -> str:
    """Return how many were told of a position that closed or rests, else how many candidates it has."""
    people = "1 candidate" if each.candidates == 1 else f"{each.candidates} candidates"
    return told_of(desk, each.position) or people


def urgent(desk: Desk) -> int:
    """Return how many things need somebody now."""
    return sum(each.urgent for each in waiting(desk))


def overview(desk: Desk) -> list[str]:
    """Return the desk in lines, each with its label."""
    return [
        f"desk: {desk.organisation}. {urgent(desk)} need you today.",
        *(f"waiting: {line(each).strip()}" for each in waiting(desk)),
        *(
            f"position: {each.title}. {each.state.value}. {counted(desk, each)}."
            for each in desk.positions.values()
        ),
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
