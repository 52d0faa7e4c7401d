"""The discussion in plain mode: the criterion on every screen, who rated what, what was said and proposed."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.ids import CriterionId, PersonId
from panelry_tui.beside_reading import overall_words
from panelry_tui.board_reading import BoardReading, level_words
from panelry_tui.own_points import own_points
from panelry_tui.panel_reading import cue_words
from panelry_tui.plain.discussion_options import options
from panelry_tui.plain.lines import Line, View, sentence
from panelry_tui.plain.moment import Moment, status
from panelry_tui.plain.scoring import noted
from panelry_tui.plain.setup import chair_line
from panelry_tui.proposal_reading import to_answer, to_rate_again
from panelry_tui.reading import Reading
from panelry_tui.seal_words import seal_line, seal_warnings
from panelry_tui.topic_reading import author_of, words_of
from panelry_tui.words import listed


def discussion(moment: Moment) -> View:
    """Return the discussion, with all about the criterion that is on every screen."""
    board, reading = moment.board(), moment.reading
    now = reading.floor.now
    count = f"{board.settled_count} of {len(board.criteria)} agreed"
    title = "No criterion is on the screens" if now is None else board.title(now)
    lines = [status(moment, count, title), Line("agenda", board.headline()), *chair_line(moment)]
    if now is not None:
        lines += topic(moment, board, now)
    seal = (*seal_warnings(board, moment.checked), seal_line(board, moment.checked))
    lines += [Line("sealed", each) for each in seal if each]
    lines += [Line("hand", _hand(reading, each)) for each in reading.floor.hands]
    overall = overall_words(board, lambda person: _me(board, person))
    lines += [Line("overall", each.removeprefix("Overall: ")) for each in overall]
    lines += [Line("next", each) for each in _next(board)]
    return View(tuple(lines), options(moment, board))


def topic(moment: Moment, board: BoardReading, criterion: CriterionId) -> Iterator[Line]:
    """Yield all that this person may know of one criterion."""
    number = board.reading.number(criterion)
    yield Line("criterion", f"{number}. {board.title(criterion)}: {board.status(criterion)}.")
    if board.revealed:
        yield Line("ratings", ratings_words(board, criterion))
    cue = cue_words(board, criterion)
    if cue:
        yield Line("speaker", cue)
    yield from _reasons(board, criterion)
    yield from noted(moment, criterion)
    for each in board.evidence(criterion):
        yield Line("evidence", _of(_author(board, each.person, "You"), f"{each.kind.value}: {each.text}"))
    for point in board.points(criterion):
        author = _author(board, point.author, "Yours")
        yield Line("point", f"{author}: {words_of(point)}" if author else words_of(point))
        yield from _disputed(board, point)
    for own in own_points(board.reading, criterion):
        if not own.approved:
            yield Line("point", "One point of yours here is not approved yet; only you see it.")
    yield from _put(moment, board, criterion)


def _disputed(board: BoardReading, point: p.SharedPoint) -> Iterator[Line]:
    for who, words in point.disputes:
        said = "You dispute" if who == board.reading.me else f"{board.reading.name(who)} disputes"
        yield Line("point", f"{said} it: {words}")


def _hand(reading: Reading, person: PersonId) -> str:
    return "You ask to speak." if person == reading.me else f"{reading.name(person)} asks to speak."


def _author(board: BoardReading, person: PersonId | None, mine: str) -> str:
    """Return an author's name, `mine` for this person, empty without names."""
    author = author_of(board, person)
    return mine if author and person == board.reading.me else author


def _of(author: str, words: str) -> str:
    return f"{author} {words}" if author else sentence(words)


def ratings_words(board: BoardReading, criterion: CriterionId) -> str:
    """Return who rated what, such as "Ana and Eli 5. Dara 4. Gap 3. Spread."."""
    figures = board.measures(criterion)
    said: list[str] = []
    in_use = board.by_person(criterion)
    for level in range(board.reading.scale, 0, -1):
        if board.names:
            names = [_me(board, each) for each in sorted(in_use, key=board.letter) if in_use[each] == level]
            said += [f"{listed(names)} {level}"] if names else []
        else:
            count = sum(each == level for each in board.ratings.get(criterion, ()))
            said += [f"{count} at {level}"] if count else []
    silent = [_me(board, each) for each in sorted(in_use, key=board.letter) if in_use[each] is None]
    without = "no second rating" if board.second(criterion) == "held" else "no evidence"
    said += [f"{listed(silent)} {without}"] if silent else []
    said += [] if figures.gap is None else [f"Gap {figures.gap}"]
    said.append(sentence(figures.shape.value).rstrip("."))
    if board.second(criterion) == "held":
        said.append("These are the second ratings")
    return ". ".join(said) + "."


def _me(board: BoardReading, person: PersonId) -> str:
    name = board.marked(person, board.reading.short(person))
    return f"{name} (you)" if person == board.reading.me else name


def _reasons(board: BoardReading, criterion: CriterionId) -> Iterator[Line]:
    """Yield what was recorded, and why ratings changed."""
    talk = board.reading.talk(criterion)
    if talk is not None and talk.agreed is not None:
        yield Line("settled", f"Agreed at {talk.agreed}" + (f": {talk.reason}" if talk.reason else "."))
    if talk is not None and talk.majority:
        yield Line("views", f"Most hold: {talk.majority}")
        yield Line("views", f"The others hold: {talk.minority}")
    for each in board.opened(criterion):
        if each.revised:
            yield Line("reason", f"{_me(board, each.person)} {board.moved(each)}: {each.reason}")
    nameless = board.reading.get(p.Levels, f"Levels/{criterion}")
    for reason in () if nameless is None else nameless.reasons:
        yield Line("reason", f"Somebody revised: {reason}")


def _put(moment: Moment, board: BoardReading, criterion: CriterionId) -> Iterator[Line]:
    """Yield the open proposal with every answer, or the open second round."""
    reading = board.reading
    if board.second(criterion) == "open":
        raters = to_rate_again(board, moment.seen.progress)
        again = sum(moment.seen.progress.get(each, 0) > 0 for each in raters)
        mine = reading.get(p.OwnSecond, f"OwnSecond/{criterion}")
        own = "" if mine is None else f" You gave {level_words(mine.level)}."
        counted = f"{again} of {len(raters)} had rated again at the last count"
        yield Line("round", f"A second round is open: {counted}. Sealed until it closes.{own}")
        return
    offered = board.offered(criterion)
    if offered is None:
        return
    accepted = sorted(reading.spoken(each.person) for each in offered.replies if each.stands)
    said = [f"{offered.level} on {board.title(criterion)}, by {reading.spoken(offered.by)}"]
    said += [f"Accepted by {listed(accepted)}"] if accepted else []
    silent = to_answer(board, offered)
    waits = [reading.spoken(each) for each in silent]
    said += [f"Waiting for {listed(waits)}"] if waits else []
    yield Line("proposal", ". ".join(said) + ".")
    for each in offered.replies:
        if not each.stands:
            who = "You dissent" if each.person == reading.me else f"{reading.short(each.person)} dissents"
            yield Line("proposal", f"{who}: {each.words}")


def agenda(board: BoardReading) -> list[Line]:
    """Return every criterion in the order to discuss them, one sentence each; numbers are the rubric's."""
    found = []
    for each in board.order:
        at = board.reading.number(each)
        said = ratings_words(board, each) if board.revealed else sentence(board.brought(each))
        state = board.status(each)
        talk = board.reading.talk(each)
        if talk is not None and talk.agreed is not None:
            state_words = f" Agreed at {talk.agreed}."
        else:
            state_words = "" if state == "open" else f" {sentence(state)}"
        found.append(Line("agenda", f"{at}. {board.title(each)}. {said}{state_words}"))
    return found


def _next(board: BoardReading) -> Iterator[str]:
    """Yield what comes once every criterion is settled."""
    if not board.all_settled:
        return
    if not board.reading.openings.overall:
        yield "Every criterion is settled. The overall judgement is next; the facilitator opens it."
    elif board.reading.one(p.Verdict) is None:
        yield "The outcome is next; the facilitator records it."
    else:
        yield "The summary is next; the facilitator opens it."
