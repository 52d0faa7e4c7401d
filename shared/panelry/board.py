"""The board: the agenda as a terminal works it out from the parts that it was sent.

It uses the ratings in use, like the server. Before the reveal, and for a viewer who is sent no
ratings, there is nothing to rank and the agenda is empty.
"""

from collections.abc import Iterator

from panelry.disagreement import Agenda, Hinges, Movement, Pair, agenda, hinges, movement
from panelry.disagreement.topics import Ratings
from panelry.ids import CriterionId, PersonId
from panelry.parts import Evidence, Floor, Heading, Levels, Opened, Picture, Rated, Sight, Talk
from panelry.rubric import Rubric

NOTHING = Agenda(topics=(), not_comparable=(), gaps=(), within_one=0, to_discuss=0)
"""The agenda of somebody who sees no rating."""
_HELD = "held"


def client_agenda(picture: Picture) -> Agenda:
    """Return the agenda of a picture: the topics most apart first; nothing before the reveal."""
    ratings = ratings_in_use(picture)
    if not ratings:
        return NOTHING
    talks = [sight for sight in _sights(picture) if isinstance(sight, Talk)]
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
    nameless = {sight.criterion: sight.in_use for sight in _sights(picture) if isinstance(sight, Levels)}
    if nameless:
        return nameless
    rated = {key: sight for key, sight in picture.items() if isinstance(sight, Opened | Talk)}
    named = dict.fromkeys(sight.criterion for sight in _sights(rated) if isinstance(sight, Opened))
    return {criterion: tuple(ratings_by_person(rated, criterion).values()) for criterion in named}


def ratings_by_person(picture: Picture, criterion: CriterionId) -> dict[PersonId, int | None]:
    """Return who holds which rating in use on a criterion, in order of person; nothing without names."""
    talk = picture.get(f"Talk/{criterion}")
    held = isinstance(talk, Talk) and talk.second == _HELD
    begins = f"Opened/{criterion}/"
    found = (picture[key] for key in sorted(each for each in picture if each.startswith(begins)))
    return {
        sight.person: sight.second if held else sight.current
        for sight in found
        if isinstance(sight, Opened) and sight.criterion == criterion
    }


def client_hinges(picture: Picture) -> Hinges | None:
    """Return what the outcome hangs on; None before the reveal and where it cannot be said."""
    ratings = ratings_in_use(picture)
    if not ratings:
        return None
    named = {each: ratings_by_person(picture, each) for each in ratings}
    return hinges(rubric_of(picture), ratings, {each: row for each, row in named.items() if row})


def client_movement(picture: Picture) -> Movement | None:
    """Return what second rounds changed; None without one, and without names, where no pair is known.

    Scorecards that came after the reveal were never sealed, and count here in nothing.
    """
    pairs: dict[CriterionId, dict[PersonId, Pair]] = {}
    for sight in _sights(picture):
        if not isinstance(sight, Opened) or sight.late:
            continue
        if sight.initial is not None:
            pairs.setdefault(sight.criterion, {})[sight.person] = Pair(sight.initial, sight.second)
    shared = {sight.criterion for sight in _sights(picture) if isinstance(sight, Evidence)}
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
        criteria=tuple(sight.criterion for sight in _sights(picture) if isinstance(sight, Rated)),
        thresholds=heading.thresholds,
        bounds=heading.bounds,
    )


def _sights(picture: Picture) -> Iterator[Sight]:
    """Yield the parts in the canonical order of keys."""
    return (picture[key] for key in sorted(picture))
