"""A panelist's own points on a criterion: write, approve, withdraw."""

import secrets
from functools import partial

import msgspec

from panelry import commands as c
from panelry import parts as p
from panelry.drafting import point_problems, point_text
from panelry.ids import CriterionId, PointId
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

_TEXT = 60
_NEW = "new"


async def points(screen: Acting, criterion: CriterionId) -> None:
    """Show one's own points on a criterion, if there are any, else a new form."""
    own = _own(screen, criterion)
    chosen: str | None = _NEW
    if own:
        choices = [(_NEW, "Write another point"), *(each for point in own for each in _choices(point))]
        title = f"Your points on {screen.board().title(criterion)}"
        chosen = await screen.ask(
            ChoiceDialog(title, choices, "Only approved points may reach the candidate.")
        )
    if chosen is None:
        return
    act, _, name = chosen.partition(" ")
    found = next((each for each in own if each.point.id == name), None)
    if act == "approve" and found is not None:
        await _approve(screen, found)
    elif act == "withdraw" and found is not None:
        await screen.tell(c.WithdrawPoint(found.point.id))
    else:
        await _write(screen, criterion, found)


def _own(screen: Acting, criterion: CriterionId) -> list[p.OwnPoint]:
    return [each for each in screen.reading().all(p.OwnPoint) if each.point.criterion == criterion]


def _choices(own: p.OwnPoint) -> tuple[tuple[str, str], ...]:
    """Return what may be done with a point."""
    if own.problems:
        begun = own.point.behaviour.strip() or own.point.situation.strip() or "no words yet"
        return ((f"edit {own.point.id}", f"Go on with the unfinished one: {_brief(begun)}"),)
    short = _brief(point_text(own.point))
    change = (f"edit {own.point.id}", f"Change: {short}")
    if own.approved:
        return (change, (f"withdraw {own.point.id}", f"Withdraw: {short}"))
    return ((f"approve {own.point.id}", f"Approve: {short}"), change)


def _brief(words: str) -> str:
    return words if len(words) <= _TEXT else f"{words[:_TEXT].rstrip()}…"


async def _write(screen: Acting, criterion: CriterionId, found: p.OwnPoint | None) -> None:
    point = PointId(secrets.token_hex(8)) if found is None else found.point.id
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
    choices = [(each.observation, f"{each.kind.value}  {_brief(each.text)}") for each in own]
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
