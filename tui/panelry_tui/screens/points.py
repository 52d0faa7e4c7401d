"""A panelist's own points on a criterion: write, go on with an unfinished one, approve, withdraw, drop."""

from functools import partial
from typing import ClassVar

import msgspec
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from panelry import commands as c
from panelry import parts as p
from panelry.drafting import point_problems, point_text
from panelry.ids import CriterionId
from panelry_tui.own_points import begun, brief, dropping, new_point, own_points, unfinished
from panelry_tui.point_words import (
    Words,
    as_approved,
    command_of,
    point_of,
    words_of_observation,
    words_of_point,
)
from panelry_tui.screens.acting import Acting
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.point_form import PointForm

_NEW = "new"
_ONLY_UNFINISHED = "d drops an unfinished point. A complete one is changed, or withdrawn once it is approved."
_APPROVED = "Only approved points may reach the candidate."


class PointsDialog(ChoiceDialog):
    """One's own points on a criterion, unfinished ones first; d drops the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("d", "drop", show=False)]
    foot = "up down Move  enter Choose  d Drop an unfinished one  esc Back"

    def action_drop(self) -> None:
        """Give the unfinished point under the cursor back to be dropped, or say why that cannot be."""
        chosen = self.query_one(OptionList).highlighted_option
        act, _, name = ("" if chosen is None else chosen.id or "").partition(" ")
        if act == "continue":
            self.dismiss(f"drop {name}")
        else:
            self.app.notify(_ONLY_UNFINISHED, markup=False)


async def points(screen: Acting, criterion: CriterionId) -> None:
    """Show one's own points on a criterion, if there are any, else a new form."""
    own = own_points(screen.reading(), criterion)
    chosen: str | None = _NEW
    if own:
        chosen = await screen.ask(_dialog(screen, criterion, own))
    if chosen is None:
        return
    act, _, name = chosen.partition(" ")
    found = next((each for each in own if each.point.id == name), None)
    if act == "approve" and found is not None:
        await _approve(screen, found)
    elif act == "withdraw" and found is not None:
        await screen.tell(c.WithdrawPoint(found.point.id))
    elif act == "drop" and found is not None:
        await _drop(screen, found)
    else:
        await _write(screen, criterion, found)


def _dialog(screen: Acting, criterion: CriterionId, own: list[p.OwnPoint]) -> ChoiceDialog:
    """Return the list: unfinished points, a new one, then the others."""
    reading = screen.reading()
    left = [each for each in own if unfinished(reading, each)]
    choices = [
        *((f"continue {each.point.id}", f"Go on with the unfinished one: {begun(each)}") for each in left),
        (_NEW, "Write another point"),
        *(choice for each in own if each not in left for choice in _choices(each)),
    ]
    kind = PointsDialog if left else ChoiceDialog
    return kind(f"Your points on {screen.board().title(criterion)}", choices, _APPROVED)


def _choices(own: p.OwnPoint) -> tuple[tuple[str, str], ...]:
    """Return what may be done with a point that is complete, or that is shared as it was before."""
    short = brief(point_text(own.point))
    change = (f"edit {own.point.id}", f"Change: {short}")
    if own.approved:
        return (change, (f"withdraw {own.point.id}", f"Withdraw: {short}"))
    return (change,) if own.problems else ((f"approve {own.point.id}", f"Approve: {short}"), change)


async def _drop(screen: Acting, own: p.OwnPoint) -> None:
    """Take an unfinished point, and what was typed on since, out of the list."""
    if await screen.tell(dropping(own)) is None:
        await screen.store.write_down(f"point/{own.point.criterion}/{own.point.id}", "")
        screen.explain(f"Dropped, and kept in the record: {begun(own)}")


async def _write(screen: Acting, criterion: CriterionId, found: p.OwnPoint | None) -> None:
    point = new_point(screen.reading(), criterion) if found is None else found.point.id
    kept = f"point/{criterion}/{_NEW if found is None else point}"
    if kept in screen.store.begun:
        began: Words | None = msgspec.json.decode(screen.store.begun[kept], type=Words)
    elif found is not None:
        began = words_of_point(found.point)
    else:
        began = await _begin(screen, criterion)
    if began is None:
        return
    title = screen.board().title(criterion)
    form = PointForm(title, criterion, began, partial(screen.store.write_down, kept))
    words = await screen.app.push_screen_wait(form)
    await form.draft.write()
    if words is None or not await screen.tell_words(command_of(words, point, criterion), kept):
        return
    written = screen.reading().get(p.OwnPoint, f"OwnPoint/{point}")
    if written is not None and not point_problems(point_of(words, criterion)):
        await _approve(screen, written)


async def _begin(screen: Acting, criterion: CriterionId) -> Words | None:
    """Return the words that a new point begins with: those of an observation of one's own; None if left."""
    own = screen.reading().my_observations(criterion)
    if len(own) < 2:
        return words_of_observation(own[0].kind, own[0].text) if own else Words()
    choices = [(each.observation, f"{each.kind.value}  {brief(each.text)}") for each in own]
    advice = "You rewrite its words to the candidate next; the observation stays as it is."
    chosen = await screen.ask(
        ChoiceDialog("Which observation becomes the point?", [*choices, (_NEW, "None: begin empty")], advice)
    )
    if chosen is None:
        return None
    found = next((each for each in own if each.observation == chosen), None)
    return Words() if found is None else words_of_observation(found.kind, found.text)


async def _approve(screen: Acting, own: p.OwnPoint) -> None:
    choices = [("approve", "Approve: the summary may use them"), ("later", "Not yet: only you see them")]
    words = as_approved(own.point, screen.board().title(own.point.criterion))
    if await screen.ask(ChoiceDialog("Approve exactly these words?", choices, words)) == "approve":
        await screen.tell(c.ApprovePoint(own.point.id, own.point.version))
