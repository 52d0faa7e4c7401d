"""Concluding a criterion: propose a level, record it as agreed, or record both views.

The level nearest the mean of the ratings in use stands in the form, none where two are equally near; only
another one asks for a reason, and missing answers ask for their typed count.
"""

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId, PersonId
from panelry_tui.board_reading import BoardReading, mean_words
from panelry_tui.proposal_reading import means, nearest_words, tally, to_answer
from panelry_tui.screens.acting import Acting
from panelry_tui.screens.dialogs import ChoiceDialog, LineDialog
from panelry_tui.screens.missing_answers import MissingAnswers


def _proposes(board: BoardReading, criterion: CriterionId) -> str:
    """Return what proposing begins with, such as "Propose a level (4 stands there; the mean is 3.5)"."""
    mean = mean_words(board.measures(criterion).mean)
    near = board.nearest(criterion)
    if not near:
        return "Propose a level (there is no mean to begin with)"
    if len(near) > 1:
        return f"Propose a level (none stands there: the mean {mean} is a tie)"
    return f"Propose a level ({near[0]} stands there; the mean is {mean})"


async def conclude(screen: Acting, criterion: CriterionId) -> None:
    """Take a facilitator through the conclusion of one criterion."""
    board = screen.board()
    offered = board.reading.proposal(criterion)
    choices = [("propose", _proposes(board, criterion))]
    if offered is not None:
        choices = [
            ("record", f"Record {offered.level} as agreed"),
            ("propose", f"Propose another level than {offered.level}"),
        ]
    choices.append(("views", "No agreement: write down what most and what the others hold"))
    advice = means(board, criterion) + (
        f"\nProposed {offered.level}. {tally(board, offered)}" if offered else ""
    )
    match await screen.ask(ChoiceDialog(f"Conclude {board.title(criterion)}", choices, advice)):
        case "propose":
            await _propose(screen, criterion)
        case "record" if offered is not None:
            await _record(screen, criterion, offered)
        case "views":
            await _views(screen, criterion)
        case _:
            return


async def _propose(screen: Acting, criterion: CriterionId) -> None:
    board = screen.board()
    scale = board.reading.scale
    near = board.nearest(criterion)
    value = str(near[0]) if len(near) == 1 else ""
    advice = f"A level of 1 to {scale}. {means(board, criterion)}{_tie(near)}"
    while True:
        typed = await screen.ask(LineDialog(f"Propose on {board.title(criterion)}", advice, value=value))
        if typed is None:
            return
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= scale:
            await screen.tell(c.Propose(criterion, int(typed)))
            return
        screen.explain(f"Type a level of 1 to {scale}.")
        value = typed


def _tie(near: tuple[int, ...]) -> str:
    """Return why no level stands in the form: two are equally near the mean; empty where it is no tie."""
    return (
        f"\n{near[0]} and {near[1]} are equally near, so neither stands here: choose."
        if len(near) == 2
        else ""
    )


async def _record(screen: Acting, criterion: CriterionId, offered: p.Offered) -> None:
    board = screen.board()
    silent = _silent(screen, criterion)
    if silent:
        counted = await _counted(screen, criterion)
        if counted is None:
            return
        silent = counted
    reason, kept = "", f"agree/{criterion}"
    if offered.level not in board.nearest(criterion):
        title = f"Why {offered.level} on {board.title(criterion)}?"
        advice = f"{nearest_words(board, criterion)} The reason stands in the record."
        answer = await screen.ask_line(title, advice, kept)
        if answer is None:
            return
        reason = answer
    command = c.RecordAgreed(criterion, offered.level, reason, len(silent))
    await screen.tell_words(command, kept)


def _silent(screen: Acting, criterion: CriterionId) -> tuple[PersonId, ...]:
    """Return who has not answered the proposal on a criterion yet."""
    board = screen.board()
    offered = board.reading.proposal(criterion)
    return () if offered is None else to_answer(board, offered)


async def _counted(screen: Acting, criterion: CriterionId) -> tuple[PersonId, ...] | None:
    """Ask for the typed count of missing answers; return whose are missing, None if it was not right."""

    def names() -> tuple[str, ...]:
        return tuple(screen.reading().short(each) for each in _silent(screen, criterion))

    typed = await screen.ask(MissingAnswers(names))
    silent = _silent(screen, criterion)
    if typed is None:
        return None
    if silent and typed != str(len(silent)):
        screen.explain(f"Nothing was recorded: type {len(silent)}, or wait for the answers.")
        return None
    return silent


async def _views(screen: Acting, criterion: CriterionId) -> None:
    board = screen.board()
    title = board.title(criterion)
    most, others = f"majority/{criterion}", f"minority/{criterion}"
    majority = await screen.ask_text(f"{title}: what do most hold?", "Both views go on record.", most)
    if majority is None:
        return
    minority = await screen.ask_text(f"{title}: what do the others hold?", f"Most: {majority}", others)
    if minority is not None:
        await screen.tell_words(c.RecordNoAgreement(criterion, majority, minority), most, others)
