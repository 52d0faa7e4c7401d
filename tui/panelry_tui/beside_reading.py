"""Beside the criteria: what comes next and what is done, what is asked of somebody, what happened last."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from panelry import parts as p
from panelry.ids import CriterionId, PersonId
from panelry_tui.activity_words import activity
from panelry_tui.board_reading import BoardReading
from panelry_tui.topic_reading import author_of
from panelry_tui.widgets.models import FootView, SideView
from panelry_tui.words import clock


def side_view(board: BoardReading, current: CriterionId | None, since: int | None = None) -> SideView:
    """Return what comes next, what is done, and what happened; `since` as in `recent`."""
    coming = [each for each in board.unsettled if each != current]
    done = [each for each in board.order if each not in board.unsettled]
    return SideView(
        tuple(
            (board.title(each), board.measures(each).shape.value if board.revealed else "") for each in coming
        ),
        tuple((board.status(each), _done_words(board, each), board.title(each)) for each in done),
        *recent(board, 30, since),
        whole=board.reading.face("panelist.board"),
    )


def _done_words(board: BoardReading, criterion: CriterionId) -> str:
    glyphs, talk = board.glyphs, board.reading.talk(criterion)
    match board.status(criterion):
        case "agreed":
            return f"{glyphs.agreed} at {None if talk is None else talk.agreed}"
        case "parked":
            return f"{glyphs.parked} parked"
        case _:
            return f"{glyphs.no} not agreed"


class Recent(NamedTuple):
    """What happened last, oldest first; the newest `fresh` lines stand out."""

    lines: tuple[str, ...]
    fresh: int


def recent(board: BoardReading, most: int, since: int | None = None) -> Recent:
    """Return the last lines of the public record with their times; those from number `since` on are fresh."""
    happened = activity(board.reading, board.glyphs, most)
    fresh = sum(since is not None and each.number >= since for each in happened)
    return Recent(tuple(f"{clock(each.at)} {each.words}" for each in happened), fresh)


def foot_view(
    board: BoardReading,
    most: int,
    *,
    filtered: str = "",
    under: CriterionId | None = None,
    room: int = 0,
    gone: str = "",
    since: int | None = None,
) -> FootView:
    """Return the lines under the board; `most` things that happened are shown, `since` as in `recent`.

    Of the criterion `under` the cursor, what was brought stands there, too, in `room` lines; `gone` leads.
    """
    filters = (f"Filter: {filtered} (esc ends it)",) if filtered else ()
    said = tuple(overall_words(board))
    seen = () if under is None or room < 2 else tuple(_brought(board, under, room))
    last, fresh = recent(board, most, since)
    return FootView(board.headline(), (*filters, *calls(board, gone)), said, last, seen, fresh)


def _brought(board: BoardReading, criterion: CriterionId, room: int) -> Iterator[str]:
    """Yield a criterion's title and its shareable observations, a line each, as many as there is room for."""
    found = board.evidence(criterion)
    left = len(found) - (room - 1)
    more = f"; enter shows {left} more" if left > 0 else ""
    yield f"{board.title(criterion)}: {board.brought(criterion)}{more}"
    for each in found[: room - 1]:
        who = author_of(board, each.person)
        yield f"{who} {each.kind.value}  {each.text}".lstrip()


def panel_foot(
    board: BoardReading, current: CriterionId | None, most: int, since: int | None = None
) -> FootView:
    """Return the lines that stand for a panelist's side pane where there is no room for it."""
    coming = [board.title(each) for each in board.unsettled if each != current]
    none = "Nothing comes after this one" if board.unsettled else "Nothing more to discuss"
    words = f"Up next: {', '.join(coming[:2])}" if coming else f"{none}: {_settled(board)}"
    last, fresh = recent(board, most, since)
    whole = f"{board.reading.face('panelist.board')} Whole board"
    return FootView(f"{words}. {whole}", last=last, fresh=fresh)


def _settled(board: BoardReading) -> str:
    """Return how the criteria stand, such as "5 of 8 agreed, 1 parked"; the first row counts alike."""
    found = [board.status(each) for each in board.criteria]
    others = ((found.count(each), each) for each in ("parked", "not agreed"))
    said = [f"{board.settled_count} of {len(found)} agreed"]
    return ", ".join([*said, *(f"{count} {status}" for count, status in others if count)])


def calls(board: BoardReading, gone: str) -> tuple[str, ...]:
    """Return what is asked of somebody now: an empty chair, raised hands, the next step."""
    hands = [board.reading.short(each) for each in board.reading.floor.hands]
    raised = f"Hand raised: {', '.join(hands)}" if hands else ""
    return (*(each for each in (gone, raised) if each), *_next_step(board))


def _next_step(board: BoardReading) -> list[str]:
    """Return what to do once every criterion is settled."""
    chairs = board.reading.leads
    verdict, key = board.reading.one(p.Verdict), board.reading.face("discussion.overall")
    if not board.all_settled:
        return []
    if not board.reading.openings.overall:
        ready = "Every criterion is settled."
        return [
            f"{ready} {key} opens the overall judgement."
            if chairs
            else f"{ready} The overall judgement is next."
        ]
    if verdict is None:
        return [f"{key} records the outcome."] if chairs else ["The outcome is next."]
    return [f"{key} opens the summary."] if chairs else ["The summary is next."]


def overall_words(board: BoardReading, named: Callable[[PersonId], str] | None = None) -> Iterator[str]:
    """Yield the opened recommendations with their confidence, then the outcome; `named` calls people."""
    called = named or board.reading.short
    said = [f"{called(each.person)}{_judgement(each)}" for each in board.reading.all(p.Judgement)]
    nameless = board.reading.one(p.Judgements)
    if nameless is not None:
        said += [each.value for each in nameless.recommendations]
        said += [f"confidence {', '.join(each.value for each in nameless.confidences)}"]
    if said:
        yield f"Overall: {f' {board.glyphs.step} '.join(said)}"
    verdict = board.reading.one(p.Verdict)
    if verdict is not None:
        why = ", ".join(board.title(each) for each in verdict.drivers)
        yield f"Outcome: {verdict.outcome.value}" + (f", because of {why}" if why else "")


def _judgement(each: p.Judgement) -> str:
    if each.recommendation is None:
        return ": none given"
    sure = "" if each.confidence is None else f" ({each.confidence.value})"
    return f" {each.recommendation.value}{sure}"
