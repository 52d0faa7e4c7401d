"""The overall judgement: opened last, then the outcome with the criteria that decided it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId
from panelry.panel import Outcome
from panelry_tui.beside_reading import overall_words
from panelry_tui.board_reading import BoardReading
from panelry_tui.screens.acting import Acting
from panelry_tui.screens.dialogs import ChoiceDialog, Dialog
from panelry_tui.widgets.choice_list import DialogList

_OUTCOMES = {
    Outcome.ADVANCE: "Advance",
    Outcome.DECLINE: "Decline",
    Outcome.HOLD: "Hold",
    Outcome.KEEP_IN_TOUCH: "Keep in touch (the bench needs the candidate's own permission)",
}


class DriversDialog(Dialog):
    """Asks for the criteria that decided the outcome; gives their places back, parted by blanks."""

    DEFAULT_CSS = "DriversDialog OptionList { height: auto; max-height: 14; background: $surface; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "confirm", show=False, priority=True),
        Binding("space", "mark", show=False, priority=True),
    ]

    def __init__(self, outcome: str, titles: tuple[str, ...], chosen: frozenset[int]) -> None:
        advice = "The summary speaks of these first. None is fine."
        super().__init__(
            f"{outcome}: which criteria decided it?",
            advice,
            keys="space Mark  enter or ctrl+s Record  esc Back",
        )
        self._titles, self._chosen = titles, set(chosen)

    def field(self) -> ComposeResult:
        """Return the list."""
        yield DialogList(*(Option(self._line(at)) for at in range(len(self._titles))), markup=False)

    def action_mark(self) -> None:
        """Mark the criterion under the cursor, or take its mark away."""
        listed = self.query_one(OptionList)
        at = listed.highlighted
        if at is not None:
            self._chosen ^= {at}
            listed.replace_option_prompt_at_index(at, self._line(at))

    def action_confirm(self) -> None:
        """Give the places back."""
        self.dismiss(" ".join(str(at) for at in sorted(self._chosen)))

    def _line(self, at: int) -> Content:
        mark = "[x]" if at in self._chosen else "[ ]"
        return Content(f"{mark} {self._titles[at]}")


def open_criteria(board: BoardReading) -> str:
    """Return why the overall judgement cannot open yet, empty if it can."""
    if not board.revealed:
        key = board.reading.face("discussion.reveal")
        return f"The overall judgement comes last: show the numbers first, with {key}."
    waiting = [board.title(each) for each in board.unsettled if board.measures(each).n]
    if not waiting:
        return ""
    still = ", ".join(waiting)
    key = board.reading.face("discussion.conclude")
    return f"The overall judgement waits for {len(waiting)}: {still}. Conclude each with {key}, or park it."


async def overall(screen: Acting) -> None:
    """Take a facilitator through the end of the discussion: open, record, go on."""
    board = screen.board()
    why = "" if board.reading.openings.overall else open_criteria(board)
    if why:
        screen.explain(why)
        return
    choices = list(_choices(board))
    advice = "\n".join(overall_words(board)) or "Recommendations and confidence open for everybody at once."
    match await screen.ask(ChoiceDialog("The overall judgement", choices, advice)):
        case "open":
            await screen.tell(c.OpenOverall())
        case "outcome":
            await _record(screen)
        case "summary":
            await screen.tell(c.OpenSummary())
        case _:
            return


def _choices(board: BoardReading) -> tuple[tuple[str, str], ...]:
    if not board.reading.openings.overall:
        return (("open", "Open recommendations and confidence"),)
    verdict = board.reading.one(p.Verdict)
    if verdict is None:
        return (("outcome", "Record the outcome"),)
    return (("summary", "Open the summary: the discussion ends"), ("outcome", "Record another outcome"))


async def _record(screen: Acting) -> None:
    outcomes = [(each.value, words) for each, words in _OUTCOMES.items()]
    chosen = await screen.ask(ChoiceDialog("What did the panel decide?", outcomes))
    if chosen is None:
        return
    board = screen.board()
    criteria: tuple[CriterionId, ...] = tuple(board.criteria)
    verdict = board.reading.one(p.Verdict)
    marked = frozenset(criteria.index(each) for each in ([] if verdict is None else verdict.drivers))
    titles = tuple(board.title(each) for each in criteria)
    places = await screen.ask(DriversDialog(_OUTCOMES[Outcome(chosen)].split(" (")[0], titles, marked))
    if places is None:
        return
    drivers = tuple(criteria[int(at)] for at in places.split())
    await screen.tell(c.RecordOutcome(Outcome(chosen), drivers))
