"""What came of checking that what opened is what was sealed, in words for the screen."""

from typing import assert_never

from panelry.ids import CriterionId, PersonId
from panelry.receipts import EVIDENCE, RATING
from panelry.sync.witness import Checked, Fault, Wrong
from panelry_tui.board_reading import BoardReading

_NOTHING = "This machine has kept nothing from while {} were sealed, so it cannot check them."
_CURE = "Ask what was handed in, and tell who runs the server."


def seal_line(board: BoardReading, checked: Checked | None) -> str:
    """Return what matches and what could not be checked; nothing while all is sealed."""
    if checked is None:
        return ""
    if checked.own:
        return _own_line(checked)
    kind, count = ("rating", checked.ratings) if board.reading.openings.revealed else ("observation", 0)
    whole = not (checked.faults or checked.unseen or checked.late)
    found = checked.ratings if kind == "rating" else checked.others
    told = [_matching(kind, count, whole=whole)] if found else []
    if checked.unseen:
        told.append(_unseen(board, checked, alone=not told))
    if checked.late:
        told.append(
            f"{_names(board, checked.late)} handed in after the reveal, when nothing is sealed any more."
        )
    return " ".join(told)


def _own_line(checked: Checked) -> str:
    only = "Without names only your own can be checked."
    if checked.ratings:
        whose = "Your rating matches" if checked.ratings == 1 else f"Your {checked.ratings} ratings match"
        return f"{whose} what was sealed. {only}"
    if checked.unseen:
        return _NOTHING.format("your ratings")
    return "" if checked.faults else only


def _matching(kind: str, count: int, *, whole: bool) -> str:
    if kind == "observation":
        return f"{'All' if whole else 'Some'} opened observations match what was sealed."
    words = f"{count} opened rating{'' if count == 1 else 's'} match{'es' if count == 1 else ''}"
    return f"{'All ' if whole and count > 1 else ''}{words} what was sealed."


def _unseen(board: BoardReading, checked: Checked, *, alone: bool) -> str:
    if alone:
        return _NOTHING.format("the scorecards")
    names = _names(board, checked.unseen)
    return f"It was not there when {names} handed in, so it cannot check all of that."


def _names(board: BoardReading, people: tuple[PersonId, ...]) -> str:
    *first, last = [board.reading.short(each) for each in people]
    return f"{', '.join(first)} and {last}" if first else last


def seal_warnings(board: BoardReading, checked: Checked | None) -> tuple[str, ...]:
    """Return a warning for each thing that is not what was sealed: whose, what, and what to do."""
    if checked is None:
        return ()
    return tuple(f"{_fault(board, each)} {_CURE}" for each in checked.faults)


def _fault(board: BoardReading, fault: Fault) -> str:
    mine = fault.person == board.reading.me
    whose = "Your" if mine else f"{board.reading.short(fault.person)}'s"
    what, many = _what(board, fault.field)
    match fault.wrong:
        case Wrong.CHANGED:
            return f"{whose} {what} {'are' if many else 'is'} not what was sealed."
        case Wrong.MISSING:
            return f"{whose} {what} {'were' if many else 'was'} sealed and {'are' if many else 'is'} missing."
        case Wrong.SWAPPED:
            return f"{whose} {what} was sealed again without being taken back."
        case _:
            assert_never(fault.wrong)


def _what(board: BoardReading, field: str) -> tuple[str, bool]:
    """Return what a field is, in words, and whether these are a plural."""
    if not field:
        return "scorecard", False
    kind, _, name = field.partition("/")
    if kind == RATING:
        return f"rating on {board.title(CriterionId(name))}", False
    if kind == EVIDENCE:
        return f"observations on {board.title(CriterionId(name))}", True
    return "recommendation", False
