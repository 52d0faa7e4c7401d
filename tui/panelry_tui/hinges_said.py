"""What the outcome hangs on, and what a second round changed, in words; always with n.

Nobody is rated by it: whoever is named may be the one who saw what the others could not see. Movement
is said to facilitators only, and never praised.
"""

from collections.abc import Iterator

from panelry.board import client_hinges, client_movement
from panelry.disagreement import READABLE, Hinges, Movement, display
from panelry.ids import CriterionId
from panelry.panel import Mode, Role
from panelry_tui.board_reading import BoardReading

TITLE = "What could change the outcome"
_LINE = "The rubric's thresholds turn the ratings into an outcome. Could it be another?"
_NO_LINE = (
    "This cannot be said: the rubric has no thresholds, or a criterion has no rating, so there is no sum "
    "that could fall on either side of a line."
)
_CALM = (
    "Where one panelist changes the outcome, hear them, and do not doubt them for it: they may have seen "
    "what nobody else could."
)


def hangs_words(board: BoardReading) -> str:
    """Return what could change the outcome, paragraph by paragraph; only after the reveal."""
    found = client_hinges(board.reading.picture)
    said = [TITLE, ""]
    said += [_NO_LINE] if found is None else [_LINE, "", *_hinges(board, found), "", _CALM]
    if Role.FACILITATOR in board.reading.my_roles:
        said += ["", "What the second round changed", "", *_movement(board)]
    return "\n".join(said)


def _hinges(board: BoardReading, found: Hinges) -> Iterator[str]:
    """Yield a line for each kind of hinge, also where there is none."""
    yield from _people(board, found)
    yield (
        f"By one criterion: yes. Its lowest and highest rating lead to different outcomes on "
        f"{_titles(board, found.criteria)}."
        if found.criteria
        else "By one criterion: no. The lowest and the highest rating of each lead to the same outcome."
    )
    yield (
        f"By one missing rating: yes. One more could make it another on {_missing(board, found)}."
        if found.missing
        else "By one missing rating: no."
    )


def _people(board: BoardReading, found: Hinges) -> Iterator[str]:
    reading = board.reading
    if reading.mode is Mode.WITHOUT_NAMES:
        yield "By one panelist: not said without names."
        return
    raters = {person for each in board.order for person, level in board.by_person(each).items() if level}
    count = f"({len(raters)} panelists, then {len(raters) - 1})"
    whose = " or ".join(reading.short(each) for each in found.people)
    alone = " or ".join(reading.short(each) for each in found.alone)
    silent = f"Without {alone} a criterion has no rating, so nothing can be said."
    if found.people:
        yield f"By one panelist: yes. Without the ratings of {whose} it would be another {count}."
    elif raters - set(found.alone):
        anybody = "anybody else" if alone else "anybody"
        yield f"By one panelist: no. Leave out {anybody}'s ratings, and it stays {count}."
    else:
        yield f"By one panelist: not known. {silent}"
        return
    if alone:
        yield silent


def _titles(board: BoardReading, criteria: tuple[CriterionId, ...]) -> str:
    return ", ".join(f"{board.title(each)} ({_rated(board, each)})" for each in criteria)


def _rated(board: BoardReading, criterion: CriterionId) -> str:
    count = board.measures(criterion).n
    return "1 rating" if count == 1 else f"{count} ratings"


def _missing(board: BoardReading, found: Hinges) -> str:
    """Return the criteria with who has no rating there, where names are open."""
    said = []
    for each in found.missing:
        absent = [person for person, level in board.by_person(each).items() if level is None]
        names = ", ".join(board.reading.short(person) for person in absent)
        by = f", none by {names}" if names else ""
        said.append(f"{board.title(each)} ({_rated(board, each)}{by})")
    return ", ".join(said)


def _movement(board: BoardReading) -> Iterator[str]:
    if board.reading.mode is Mode.WITHOUT_NAMES:
        yield "Not said without names: nobody knows which second rating follows which sealed one."
        return
    found = client_movement(board.reading.picture)
    if found is None:
        yield "Nothing: no second round was held that somebody answered beside the ratings of others."
        return
    yield (
        f"Of {found.n} ratings given twice, {found.toward} moved toward the median of the others, "
        f"{found.away} moved away, {found.kept} stayed."
    )
    yield from _figures(found)
    yield (
        f"Moved where nobody had shared an observation: {found.bare}. Ask what was heard that is not "
        "written down."
        if found.bare
        else "None moved where nobody had shared an observation."
    )
    if found.followed:
        yield (
            f"Moved by others to the level that the chair had first: {found.followed}. It says something "
            "only if it comes back over several debriefs."
        )
    yield "Closer ratings are not better ones: learning, and chance alone, bring ratings closer, too."


def _figures(found: Movement) -> Iterator[str]:
    if found.share is not None:
        weak = "" if found.share > READABLE else " One debrief tells nothing below about 0.3."
        yield f"Share of the gaps that was closed: {display(found.share, 2)} (n {found.n}).{weak}"
    if found.spread is not None:
        yield f"Spread: the second ratings have {display(found.spread, 2)} of the sealed ones' variance."
