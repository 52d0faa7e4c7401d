"""The topic's reading: all that a viewer may know of one criterion, ready for the topic pane."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.disagreement import display
from panelry.drafting import point_text
from panelry.ids import CriterionId, PersonId, PointId
from panelry.points import Point
from panelry.rubric import anchor_for
from panelry_tui.board_reading import BoardReading, mean_words
from panelry_tui.own_points import own_points
from panelry_tui.widgets.models import PointState, Rater, TopicLevel, TopicObservation, TopicView


def topic_view(board: BoardReading, criterion: CriterionId, cue: str = "") -> TopicView:
    """Return all about one criterion; `cue` says who speaks first."""
    reading = board.reading
    figures = board.measures(criterion)
    gap = () if figures.gap is None else (f"gap {figures.gap}",)
    observations = tuple(_observations(board, criterion))
    return TopicView(
        board.title(criterion),
        reading.scale,
        summary=(*gap, figures.shape.value) if board.revealed else (),
        facts=(*_figures(board, criterion), *_talk(board, criterion), *(((cue,),) if cue else ())),
        levels=tuple(_levels(board, criterion)) if board.revealed or not observations else (),
        no_evidence=_no_evidence(board, criterion),
        observations=observations,
        hidden=not board.revealed,
        anonymous=not board.names,
    )


def _figures(board: BoardReading, criterion: CriterionId) -> Iterator[tuple[str, ...]]:
    """Yield the lines of figures, with the set of ratings in use."""
    figures = board.measures(criterion)
    if not board.revealed:
        return
    if figures.mean is not None and figures.median is not None:
        yield f"median {display(figures.median)}", f"mean {display(figures.mean)}", f"{figures.n} rated"
    if figures.average_deviation is not None:
        yield (f"average distance {display(figures.average_deviation)} from the mean",)
    if board.second(criterion) == "held":
        yield ("second ratings", f"mean at the reveal {mean_words(board.initial_mean(criterion))}")
    else:
        yield ("initial or revised ratings",)
    reason = next((each.reason for each in board.agenda.topics if each.criterion == criterion), "")
    if ";" in reason:
        yield (reason,)


def _talk(board: BoardReading, criterion: CriterionId) -> Iterator[tuple[str, ...]]:
    """Yield what was recorded, and the reasons given."""
    talk = board.reading.talk(criterion)
    if talk is not None and talk.agreed is not None:
        yield (f"agreed at {talk.agreed}" + (f": {talk.reason}" if talk.reason else ""),)
    if talk is not None and talk.majority:
        yield (f"most hold: {talk.majority}",)
        yield (f"others hold: {talk.minority}",)
    for each in board.opened(criterion):
        if each.revised:
            yield (f"{board.reading.short(each.person)} {board.moved(each)}: {each.reason}",)
    nameless = board.reading.get(p.Levels, f"Levels/{criterion}")
    if nameless is not None:
        yield from ((f"revised: {reason}",) for reason in nameless.reasons)


def _levels(board: BoardReading, criterion: CriterionId) -> Iterator[TopicLevel]:
    """Yield the levels from the highest down, with who gave each and its anchor."""
    rubric = board.rubric
    in_use = board.by_person(criterion)
    count = {level: len(letters) for level, letters in board.marks(criterion)}
    opened = {each.person: each for each in board.opened(criterion)}
    for level in range(board.reading.scale, 0, -1):
        raters = tuple(
            Rater(board.reading.short(person), _was(board, opened[person]), _came(opened[person]))
            for person in sorted(in_use, key=board.letter)
            if in_use[person] == level
        )
        nameless = tuple(Rater("") for _ in range(count.get(level, 0)))
        given = raters if board.names else nameless
        anchor = anchor_for(rubric, criterion, level)[0] if given or not board.revealed else ""
        yield TopicLevel(level, given, anchor)


def _was(board: BoardReading, opened: p.Opened) -> int | None:
    """Return the initial level where the one in use differs from it."""
    in_use = opened.second if board.second(opened.criterion) == "held" else opened.current
    return opened.initial if opened.initial != in_use else None


def _came(opened: p.Opened) -> str:
    """Return how a rating came, where it was never sealed."""
    return "after reveal" if opened.late else ""


def _no_evidence(board: BoardReading, criterion: CriterionId) -> tuple[str, ...]:
    """Return who has no level in use, blanks for names where there are none."""
    if board.names:
        in_use = board.by_person(criterion)
        without = (each for each in sorted(in_use, key=board.letter) if in_use[each] is None)
        return tuple(board.reading.short(each) for each in without)
    ratings = board.ratings.get(criterion, ())
    return tuple("" for level in ratings if level is None)


def _observations(board: BoardReading, criterion: CriterionId) -> Iterator[TopicObservation]:
    """Yield the shareable observations, then the approved points."""
    in_use = board.by_person(criterion)
    for each in board.evidence(criterion):
        level = None if each.person is None else in_use.get(each.person)
        state: PointState = "none" if each.person is None else _point_of(board, each.person, criterion)
        yield TopicObservation(author_of(board, each.person), each.text, each.kind.value, level, state)
    for point in board.points(criterion):
        words = f"{point.polarity.value} point"
        yield TopicObservation(author_of(board, point.author), words_of(point), words, None, "approved")


def author_of(board: BoardReading, person: PersonId | None) -> str:
    """Return an author's name, empty without names; one whose scorecard was late is marked."""
    if person is None or not board.names:
        return ""
    return board.marked(person, board.reading.short(person))


def _point_of(board: BoardReading, person: PersonId, criterion: CriterionId) -> PointState:
    if any(each.author == person for each in board.points(criterion)):
        return "approved"
    own = person == board.reading.me and own_points(board.reading, criterion)
    return "written" if own else "none"


def words_of(point: p.SharedPoint) -> str:
    """Return an approved point as the sentences that a draft may use."""
    return point_text(
        Point(
            PointId(point.point), 1, point.author, point.criterion, point.polarity, point.situation,
            point.behaviour, point.kind, point.effect, point.suggestion,
        )
    )  # fmt: skip
