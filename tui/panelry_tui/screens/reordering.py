"""The order of the agenda by hand: the open criteria as a list in which one is carried up or down."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from panelry import commands as c
from panelry.ids import CriterionId
from panelry_tui.screens.acting import Acting
from panelry_tui.screens.dialogs import Dialog
from panelry_tui.widgets.choice_list import DialogList

_ADVICE = "Everybody sees it, and that it is yours. c puts the list back to the computed order."
_KEYS = "up down Move  K Carry up  J Down  c Computed  enter Confirm  esc Back"


class OrderDialog(Dialog):
    """Lists titles in an order; gives back their places in the computed one, such as "2 0 1"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("K", "carry(-1)", show=False),
        Binding("J", "carry(1)", show=False),
        Binding("c", "computed", show=False),
    ]
    DEFAULT_CSS = "OrderDialog OptionList { height: auto; max-height: 14; background: $surface; }"

    def __init__(self, titles: Sequence[str], order: Sequence[int]) -> None:
        super().__init__("In which order shall the panel talk?", _ADVICE, keys=_KEYS)
        self._titles, self._order = titles, list(order)

    def field(self) -> ComposeResult:
        """Return the list."""
        yield DialogList(*self._options(), markup=False)

    def _options(self) -> list[Option]:
        return [Option(Content(self._titles[place])) for place in self._order]

    def action_carry(self, by: int) -> None:
        """Carry the criterion under the cursor one place up or down; at the end it stays."""
        at = self.query_one(OptionList).highlighted or 0
        to = at + by
        if 0 <= to < len(self._order):
            self._order[at], self._order[to] = self._order[to], self._order[at]
            self._list(to)

    def action_computed(self) -> None:
        """Put the list back to the computed order."""
        self._order = sorted(self._order)
        self._list(0)

    def _list(self, cursor: int) -> None:
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(self._options())
        rows.highlighted = cursor

    def on_option_list_option_selected(self, _: OptionList.OptionSelected) -> None:
        """Give the order back."""
        self.dismiss(" ".join(map(str, self._order)))


async def reorder(screen: Acting) -> None:
    """Ask for an order of the open criteria, and put it on every screen."""
    board = screen.board()
    if not board.revealed:
        key = screen.face("discussion.follow")
        screen.explain(
            f"Until the numbers are open the order is the rubric's; {key} puts any criterion on screen."
        )
        return
    computed = [each for each in board.computed if each in board.unsettled]
    if len(computed) < 2:
        screen.explain("Fewer than two criteria are open, so there is no order to choose.")
        return
    places = [computed.index(each) for each in board.unsettled]
    chosen = await screen.ask(OrderDialog([board.title(each) for each in computed], places))
    if chosen is None:
        return
    order = tuple(computed[int(each)] for each in chosen.split())
    by_hand: tuple[CriterionId, ...] = () if list(order) == computed else order
    if by_hand == board.reading.floor.order:
        screen.explain("The order is as it was.")
    else:
        done = "The agenda has your order." if by_hand else "The agenda has its computed order again."
        screen.act(c.ReorderAgenda(by_hand), done=done)
