"""What is put to the panel: an open proposal with its answers, or a second round, in words."""

from collections.abc import Mapping
from datetime import datetime

from panelry import parts as p
from panelry.ids import CriterionId, PersonId
from panelry.panel import Standing
from panelry_tui.board_reading import BoardReading, level_words, mean_words
from panelry_tui.widgets.models import AnswerView, ProposalView
from panelry_tui.words import listed


def to_answer(board: BoardReading, offered: p.Offered) -> tuple[PersonId, ...]:
    """Return the present panelists with a scorecard who have not answered a proposal."""
    answered = {each.person for each in offered.replies}
    return tuple(
        each.person
        for each in board.reading.panel()
        if each.submitted is not None and each.standing is Standing.EXPECTED and each.person not in answered
    )


def to_rate_again(board: BoardReading, progress: Mapping[PersonId, int]) -> list[PersonId]:
    """Return who counts in an open second round: the present with a scorecard, and who has rated again."""
    return [
        each.person
        for each in board.reading.panel()
        if each.submitted is not None
        and (each.standing is Standing.EXPECTED or progress.get(each.person, 0) > 0)
    ]


def proposal_view(
    board: BoardReading, criterion: CriterionId, now: datetime, progress: Mapping[PersonId, int]
) -> ProposalView | None:
    """Return the proposal or the open second round on a criterion, None where there is neither.

    `progress` is the last count of who rated again.
    """
    if board.second(criterion) == "open":
        return _round_view(board, criterion, progress)
    offered = board.reading.proposal(criterion)
    if offered is None or board.status(criterion) in {"agreed", "parked", "not agreed"}:
        return None
    silent = to_answer(board, offered)
    given = [
        AnswerView(board.reading.short(each.person), "stands") for each in offered.replies if each.stands
    ]
    given += [AnswerView(board.reading.short(each), "to answer") for each in silent]
    given += [
        AnswerView(board.reading.short(each.person), "dissents", each.words)
        for each in offered.replies
        if not each.stands
    ]
    return ProposalView(
        board.title(criterion),
        board.reading.scale,
        offered.level,
        board.reading.short(offered.by),
        _ago(offered.at, now),
        tuple(given),
        tally(board, offered),
        "waiting for you" if board.reading.me in silent else "",
    )


def tally(board: BoardReading, offered: p.Offered) -> str:
    """Return the answers in a sentence, such as "4 of 6 stand by it. Ben to answer; Fay dissents."."""
    silent = to_answer(board, offered)
    stand = sum(each.stands for each in offered.replies)
    dissent = [board.reading.short(each.person) for each in offered.replies if not each.stands]
    said = [f"{listed([board.reading.short(each) for each in silent])} to answer"] if silent else []
    said += [f"{listed(dissent)} dissent{'s' if len(dissent) == 1 else ''}"] if dissent else []
    tail = f" {'; '.join(said)}." if said else ""
    verb = "stands" if stand == 1 else "stand"
    return f"{stand} of {len(silent) + len(offered.replies)} {verb} by it.{tail}"


def _ago(at: str, now: datetime) -> str:
    seconds = max(0, int((now - datetime.fromisoformat(at)).total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02} ago"


def _round_view(
    board: BoardReading, criterion: CriterionId, progress: Mapping[PersonId, int]
) -> ProposalView:
    opened = [
        each
        for each in board.reading.all(p.Line)
        if each.kind == "SecondRoundOpened" and each.criterion == criterion
    ]
    mine = board.reading.get(p.OwnSecond, f"OwnSecond/{criterion}")
    raters = to_rate_again(board, progress)
    again = sum(progress.get(each, 0) > 0 for each in raters)
    given = (
        f"{board.reading.face('panelist.revise')} rates again"
        if mine is None
        else f"you gave {level_words(mine.level)}"
    )
    waits = [given] if board.reading.me in raters else []
    waits += [f"{board.reading.face('discussion.second-round')} closes it"] if board.reading.leads else []
    return ProposalView(
        board.title(criterion),
        board.reading.scale,
        by=board.reading.short(opened[-1].actor) if opened and opened[-1].actor else "the facilitator",
        tally=f"{again} of {len(raters)} had rated again at the last count. Sealed until it closes.",
        waits=f" {board.glyphs.step} ".join(waits),
    )


def nearest_words(board: BoardReading, criterion: CriterionId) -> str:
    """Return which level is nearest the mean of the ratings in use, in a sentence."""
    near = board.nearest(criterion)
    if len(near) < 2:
        return f"The level nearest the mean is {near[0]}." if near else "There is no mean."
    return f"{near[0]} and {near[1]} are equally near the mean."


def means(board: BoardReading, criterion: CriterionId) -> str:
    """Return the mean at the reveal beside the one in use, and which ratings that is made of."""
    first, now = board.initial_mean(criterion), board.measures(criterion).mean
    if first is None and now is None:
        return "Nobody gave a level here, so there is no mean."
    which = "of the second round" if board.second(criterion) == "held" else "with the revised ratings"
    if first == now:
        return f"Mean of the ratings {mean_words(now)}"
    return (
        f"Mean at the reveal {mean_words(first)} {board.glyphs.step} mean {which}, in use {mean_words(now)}"
    )
