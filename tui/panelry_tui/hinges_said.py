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

_NO_LINE = (
    "This cannot be said: the rubric has no thresholds, or a criterion has no rating, so there is no sum "
    "that could fall on either side of a line."
)
_CALM = (
    "An outcome that hangs on somebody is a reason to hear them, not to doubt them: they may have seen what "
    "nobody else could."
)


def hangs_words(board: BoardReading) -> str:
    """Return what the outcome hangs on, paragraph by paragraph; only after the reveal."""
    found = client_hinges(board.reading.picture)
    said = ["What the outcome hangs on", ""]
    said += [_NO_LINE] if found is None else [*_hinges(board, found), "", _CALM]
    if Role.FACILITATOR in board.reading.my_roles:
        said += ["", "What the second round changed", "", *_movement(board)]
    return "\n".join(said)


def _hinges(board: BoardReading, found: Hinges) -> Iterator[str]:
    """Yield a line for each kind of hinge, also where there is none."""
    yield from _people(board, found)
    criteria = _titles(board, found.criteria)
    yield (
        f"One criterion: its lowest and highest rating would lead to different outcomes on {criteria}."
        if found.criteria
        else "One criterion: no; each may stand at its lowest or its highest rating."
    )
    yield (
        f"One missing rating: one more could make the outcome another on {_missing(board, found)}."
        if found.missing
        else "One missing rating: no; none that is missing could make it another."
    )


def _people(board: BoardReading, found: Hinges) -> Iterator[str]:
    reading = board.reading
    if reading.mode is Mode.WITHOUT_NAMES:
        yield "One person: not said without names."
        return
    raters = {person for each in board.order for person, level in board.by_person(each).items() if level}
    count = f"(n {len(raters)}, then {len(raters) - 1})"
    whose = " or ".join(reading.short(each) for each in found.people)
    alone = " or ".join(reading.short(each) for each in found.alone)
    silent = f"without {alone} a criterion would have no rating, so nothing could be said."
    if found.people:
        yield f"One person: without the ratings of {whose} it would be another {count}."
    elif raters - set(found.alone):
        yield f"One person: no; without any {'other ' if alone else ''}one of them it stays {count}."
    else:
        yield f"One person: {silent}"
        return
    if alone:
        yield f"And {silent}"


def _titles(board: BoardReading, criteria: tuple[CriterionId, ...]) -> str:
    return ", ".join(f"{board.title(each)} (n {board.measures(each).n})" for each in criteria)


def _missing(board: BoardReading, found: Hinges) -> str:
    """Return the criteria with who has no rating there, where names are open."""
    said = []
    for each in found.missing:
        absent = [person for person, level in board.by_person(each).items() if level is None]
        names = ", ".join(board.reading.short(person) for person in absent)
        said.append(f"{board.title(each)} (n {board.measures(each).n}{f'; not {names}' if names else ''})")
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
