"""The board: the agenda as a terminal works it out from the parts that it was sent.

It uses the ratings in use, like the server. Before the reveal, and for a viewer who is sent no
ratings, there is nothing to rank and the agenda is empty.
"""

from collections.abc import Iterator
from typing import TypeVar

from panelry.disagreement import Agenda, Hinges, Movement, Pair, agenda, hinges, movement
from panelry.disagreement.topics import Ratings
from panelry.ids import CriterionId, PersonId
from panelry.parts import Evidence, Floor, Heading, Levels, Opened, Picture, Rated, Sight, Talk
from panelry.rubric import Rubric

NOTHING = Agenda(topics=(), not_comparable=(), gaps=(), within_one=0, to_discuss=0)
"""The agenda of somebody who sees no rating."""
_HELD = "held"
_Part = TypeVar("_Part", bound=Sight)


def client_agenda(picture: Picture) -> Agenda:
    """Return the agenda of a picture: the topics most apart first; nothing before the reveal."""
    ratings = ratings_in_use(picture)
    if not ratings:
        return NOTHING
    talks = list(_sights(picture, Talk))
    return agenda(
        rubric_of(picture),
        ratings,
        agreed=frozenset(talk.criterion for talk in talks if talk.agreed is not None),
        parked=frozenset(talk.criterion for talk in talks if talk.parked),
    )


def ratings_in_use(picture: Picture) -> Ratings:
    """Return the opened ratings in use by criterion: in order of person, or of level without names.

    They are the second ones once a criterion's second round was held, else the current ones. None is
    no evidence or not rated.
    """
    nameless = {sight.criterion: sight.in_use for sight in _sights(picture, Levels)}
    if nameless:
        return nameless
    return {criterion: tuple(row.values()) for criterion, row in ratings_by_person(picture).items()}


def ratings_by_person(picture: Picture) -> dict[CriterionId, dict[PersonId, int | None]]:
    """Return who holds which rating in use on each criterion, in order of person; nothing without names."""
    held = {sight.criterion for sight in _sights(picture, Talk) if sight.second == _HELD}
    found: dict[CriterionId, dict[PersonId, int | None]] = {}
    for sight in _sights(picture, Opened):
        in_use = sight.second if sight.criterion in held else sight.current
        found.setdefault(sight.criterion, {})[sight.person] = in_use
    return found


def client_hinges(picture: Picture) -> Hinges | None:
    """Return what the outcome hangs on; None before the reveal and where it cannot be said."""
    ratings = ratings_in_use(picture)
    if not ratings:
        return None
    return hinges(rubric_of(picture), ratings, ratings_by_person(picture))


def client_movement(picture: Picture) -> Movement | None:
    """Return what second rounds changed; None without one, and without names, where no pair is known.

    Scorecards that came after the reveal were never sealed, and count here in nothing.
    """
    pairs: dict[CriterionId, dict[PersonId, Pair]] = {}
    for sight in _sights(picture, Opened):
        if not sight.late and sight.initial is not None:
            pairs.setdefault(sight.criterion, {})[sight.person] = Pair(sight.initial, sight.second)
    shared = {sight.criterion for sight in _sights(picture, Evidence)}
    floor = picture.get("Floor")
    return movement(pairs, shared, floor.chair if isinstance(floor, Floor) else None)


def rubric_of(picture: Picture) -> Rubric:
    """Return the rubric that a picture holds; KeyError if it holds no heading."""
    heading = picture["Heading"]
    assert isinstance(heading, Heading)  # noqa: S101 - a key names its part
    return Rubric(
        title=heading.rubric,
        version=heading.version,
        scale=heading.scale,
        criteria=tuple(sight.criterion for sight in _sights(picture, Rated)),
        thresholds=heading.thresholds,
        bounds=heading.bounds,
    )


def _sights(picture: Picture, kind: type[_Part]) -> Iterator[_Part]:
    """Yield the parts of a kind in the canonical order of keys."""
    found = {key: sight for key, sight in picture.items() if isinstance(sight, kind)}
    return (found[key] for key in sorted(found))
