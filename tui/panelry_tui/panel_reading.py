"""The panel's reading: who speaks first, whose turn is next, and what a panelist needs now."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.disagreement import speaking_cue, speaking_order
from panelry.ids import CriterionId, PersonId
from panelry.panel import Role
from panelry_tui.beside_reading import calls, overall_words
from panelry_tui.board_reading import BoardReading, level_words
from panelry_tui.own_points import own_points
from panelry_tui.topic_reading import author_of, words_of
from panelry_tui.widgets.models import NowView, SaidView

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def heard_in_order(board: BoardReading, criterion: CriterionId) -> tuple[PersonId, ...]:
    """Return who is to be heard, first to last; nobody before the reveal and without names."""
    ratings = board.by_person(criterion)
    if not ratings or not board.revealed:
        return ()
    last = [each for each in ratings if Role.FACILITATOR in board.reading.seats[each].roles]
    turn = list(board.criteria).index(criterion)
    return speaking_order(ratings, last, turn, board.rubric.bounds)


def next_topic(board: BoardReading) -> CriterionId:
    """Return the first open criterion of the agenda that had no turn yet; once all had one, they begin anew.

    One that is on the screens has its turn; taken up again, a criterion has another. ValueError where
    nothing else is open.
    """
    coming = [each for each in board.unsettled if each != board.reading.floor.now]
    if not coming:
        raise ValueError("nothing else is open")
    had = _had_turns(board)
    return next((each for each in coming if each not in had), coming[0])


def _had_turns(board: BoardReading) -> set[CriterionId]:
    """Return which criteria were on the screens since the last opening, or since all open ones had been."""
    had: set[CriterionId] = set()
    shown: set[CriterionId] = set()
    for line in board.reading.all(p.Line):
        about = set() if line.criterion is None else {line.criterion}
        if line.kind == "TopicPut":
            shown = about
            had = shown if had | shown >= set(board.unsettled) else had | shown
        elif line.kind == "TakenUp":
            had = had - about
        elif line.kind == "Revealed":
            had = shown
    return had


def cue_words(board: BoardReading, criterion: CriterionId) -> str:
    """Return who speaks first, in words: an invitation, never a verdict; nothing without names.

    Nobody is invited where no rating is or the talk is over; where one panelist alone rated, that one.
    """
    if board.status(criterion) in {"agreed", "not agreed"}:
        return ""
    order = heard_in_order(board, criterion)
    ratings = board.by_person(criterion)
    rated = [each for each in order if ratings[each] is not None]
    if not rated or len(ratings) == 1:
        return ""
    if len(rated) == 1:
        if rated[0] == board.reading.me:
            return "You alone gave a level here: please start."
        return f"{_short(board, rated[0])} alone gave a level here and is asked to start."
    cue = speaking_cue(ratings, board.rubric.bounds)
    if cue is not None:
        who, verb = ("You", "are") if cue.person == board.reading.me else (_short(board, cue.person), "is")
        points = f"{_NUMBERS[abs(cue.points)]} point{'' if abs(cue.points) == 1 else 's'}"
        ask = ": please start" if verb == "are" else " and is asked to start"
        return f"{who} {verb} {points} {'above' if cue.points > 0 else 'below'} the rest{ask}."
    first, *rest = rated
    lead = _voice(board, first, criterion)
    verb = "speak" if lead.startswith("You") else "speaks"
    name, _, aside = lead.partition(" (")
    said = f"{name} {verb} first" + (f" ({aside}" if aside else "")
    return said + (f", then {_lower_you(_voice(board, rest[0], criterion))}." if rest else ".")


def _voice(board: BoardReading, person: PersonId, criterion: CriterionId) -> str:
    """Return somebody's name, with the end of the scale they stand at where the panel is apart."""
    figures = board.measures(criterion)
    level = board.by_person(criterion)[person]
    name = "You" if person == board.reading.me else _short(board, person)
    if figures.tier == 3 or not figures.gap or level not in {figures.high, figures.low}:
        return name
    return f"{name} ({'highest' if level == figures.high else 'lowest'})"


def _lower_you(words: str) -> str:
    return f"you{words[3:]}" if words.startswith("You") else words


def _short(board: BoardReading, person: PersonId) -> str:
    return board.reading.short(person)


def now_view(board: BoardReading, criterion: CriterionId | None, gone: str = "") -> NowView:
    """Return a panelist's middle: the criterion on the screens, or why there is none; `gone` comes first."""
    if criterion is None:
        key = board.reading.face("panelist.board")
        cue = f"The facilitator has not put a criterion on the screens yet. {key} shows all of them."
        return NowView("", cue=cue, head=_head(board, gone))
    reading = board.reading
    figures = board.measures(criterion)
    gap = () if figures.gap is None else (f"gap {figures.gap}",)
    return NowView(
        board.title(criterion),
        reading.scale,
        summary=f" {board.glyphs.step} ".join((*gap, figures.shape.value)),
        marks=board.marks(criterion, own=reading.me) if board.revealed else (),
        hidden=not board.revealed,
        anonymous=not board.names,
        head=_head(board, gone),
        mine=_mine(board, criterion),
        cue=cue_words(board, criterion) if board.revealed else board.headline(),
        facts=tuple(_facts(board, criterion)),
        labelled=tuple(_labelled(board, criterion)),
        said=tuple(_said(board, criterion)),
    )


def _head(board: BoardReading, gone: str) -> tuple[str, ...]:
    """Return what is said above the criterion: hands, the next step, the overall judgement."""
    return (*calls(board, gone), *overall_words(board))


def _mine(board: BoardReading, criterion: CriterionId) -> str:
    """Return what I rated, initial and revised."""
    opened = board.reading.get(p.Opened, f"Opened/{criterion}/{board.reading.me}")
    if opened is not None and board.second(criterion) == "held":
        return f"you said {level_words(opened.second)} in the second round"
    if opened is not None and opened.revised:
        return f"you said {board.moved(opened)}"
    own = board.reading.my_rating(criterion)
    return "" if own is None else f"you said {level_words(own.level)}"


def _facts(board: BoardReading, criterion: CriterionId) -> Iterator[str]:
    """Yield what was recorded, and why ratings changed."""
    talk = board.reading.talk(criterion)
    if talk is not None and talk.agreed is not None:
        yield f"Agreed at {talk.agreed}" + (f": {talk.reason}" if talk.reason else "")
    if talk is not None and talk.majority:
        yield f"Most hold: {talk.majority}"
        yield f"Others hold: {talk.minority}"
    for each in board.opened(criterion):
        if each.revised:
            yield f"{_short(board, each.person)} {board.moved(each)}: {each.reason}"
    late = [_short(board, each.person) for each in board.opened(criterion) if each.late]
    if late:
        yield f"{board.glyphs.late} after reveal: {', '.join(late)}"


def _labelled(board: BoardReading, criterion: CriterionId) -> Iterator[tuple[str, str, str]]:
    """Yield my note, my private observations and my points; all are mine alone, as their lines say."""
    note = board.reading.my_note(criterion)
    if note is not None and note.text:
        yield "Your note", note.text, "only you see this"
    alone = [each for each in board.reading.my_observations(criterion) if not each.shareable]
    for each in alone:
        yield f"You {each.kind.value}", each.text, "only you see this" if each is alone[-1] else ""
    waiting = sum(not each.approved for each in own_points(board.reading, criterion))
    if waiting:
        opens = f"{board.reading.face('panelist.point')} opens {'it' if waiting == 1 else 'them'}"
        words = f"{waiting} not approved yet: {opens}"
        yield "Your points", words, ""


def _said(board: BoardReading, criterion: CriterionId) -> Iterator[SaidView]:
    """Yield the shareable observations, then the approved points."""
    in_use = board.by_person(criterion)
    for each in board.evidence(criterion):
        level = None if each.person is None else in_use.get(each.person)
        yield SaidView(author_of(board, each.person), each.text, level, each.kind.value)
    for point in board.points(criterion):
        level = in_use.get(point.author)
        yield SaidView(author_of(board, point.author), words_of(point), level, f"{board.glyphs.point} point")
