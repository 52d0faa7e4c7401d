"""Hostile words on every screen and in every dialog of a debrief: read as words, and nothing ends."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.screen import Screen
from textual.widgets import Input, TextArea

import panelry_tui.screens
from hostile.rooms import WALKS, lied_to, lying_office
from hostile.words import ALL, LONG, harm
from panelry import commands as c
from panelry.desk import Question
from panelry.ids import CriterionId, DebriefId, DeviceId, PersonId
from panelry.sync.client import Entry
from panelry.sync.frames import Seated
from panelry_tui.join_app import JoinApp
from panelry_tui.reading import Reading
from panelry_tui.screens.act_form import SureDialog
from panelry_tui.screens.editor import ConflictDialog
from panelry_tui.screens.link_dialog import LinkDialog
from panelry_tui.screens.lost import LostDialog
from panelry_tui.screens.outside import DifferenceDialog
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.seats import Seats
from panelry_tui.widgets.cells import cell_len
from tui.fake_office import AtTheDesk, at_the_desk
from tui.screen_text import screen_text
from tui.seated import Terminal

SIZE = (80, 24)
_DEEP = 4
"""How far we go into the questions of an act."""
_DESIGN = CriterionId("system-design")
PUSHED: dict[str, Callable[[Reading], Screen[Any]]] = {
    "ConflictDialog": lambda _: ConflictDialog(ALL, ALL),
    "DifferenceDialog": lambda _: DifferenceDialog("before", ALL),
    "SureDialog": lambda _: SureDialog(Question((ALL,), ALL, "7")),
    "LinkDialog": lambda _: LinkDialog(f"{ALL}\n  {ALL}"),
    "LostDialog": lambda reading: LostDialog([Entry(1, c.WriteNote(_DESIGN, ALL))], reading),
}
"""Dialogs that open by themselves, or with words that were put together elsewhere."""
AT_THE_DESK = {"ActForm", "DeskScreen"}
ELSEWHERE = {"InsightScreen", "JoinScreen"}
"""Screens of apps of their own: see below and `test_hostile_places`."""


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield from _below(each)
        if each.__module__.startswith("panelry_tui."):
            yield each


def all_screens() -> set[str]:
    """Return the names of the screens that no other is made of."""
    for each in pkgutil.iter_modules(panelry_tui.screens.__path__, "panelry_tui.screens."):
        importlib.import_module(each.name)
    found = set(_below(Screen))
    return {each.__name__ for each in found if not any(_below(each))}


def harmless(terminal: Terminal | AtTheDesk) -> str:
    """Demand that the screen and all toasts are words and nothing else; return the kind of the screen."""
    app = terminal.app
    assert app.is_running
    strips = app.screen._compositor.render_strips()
    assert [] == harm("".join(strip.text for strip in strips)), type(app.screen).__name__
    assert [] == [each for each in map(harm, app.heard) if each]
    assert [] == [each.text for each in strips if cell_len(each.text) > app.size.width]
    for style in (each.style for strip in strips for each in strip if each.style):
        assert (None, False) == (style.link, "quit" in str(style.meta))
    return type(app.screen).__name__


async def walked(terminal: Terminal, act: str) -> set[str]:
    """Do an act and answer its questions with hostile words; return the screens that were seen."""
    screen, seen = terminal.app.screen, set()
    if act == "enter":
        await terminal.press(act)
    else:
        screen.call_later(screen.run_action, act)
    for _ in range(_DEEP):
        await terminal.drawn()
        seen.add(harmless(terminal))
        if isinstance(terminal.app.screen, RoomScreen):
            break
        field = terminal.app.focused
        if isinstance(field, Input | TextArea):
            terminal.app.post_message(Paste(ALL))
            await terminal.drawn()
            harmless(terminal)
        await terminal.press("ctrl+s" if isinstance(field, TextArea) else "enter")
    seen.add(harmless(terminal))
    while len(terminal.app.screen_stack) > 2:
        await terminal.press("escape")
    return seen


@pytest.mark.parametrize("name", WALKS)
async def test_hostile_words_are_read_as_words(name: str) -> None:
    """Whatever a server, a colleague or the clipboard gives, on the screens of each moment."""
    walk = WALKS[name]
    async with lied_to(walk.made(), walk.who, ALL, SIZE) as terminal:
        seen = {harmless(terminal)}
        for act in walk.acts:
            seen |= await walked(terminal, act)
    assert set() == walk.screens - seen


@pytest.mark.parametrize(
    "name", ["lobby", "scoring", "discussion of a panelist", "answered by the candidate"]
)
async def test_names_and_texts_of_64_kilobytes_are_cut(name: str) -> None:
    """The screen keeps its shape."""
    walk = WALKS[name]
    async with lied_to(walk.made(), walk.who, LONG, SIZE) as terminal:
        harmless(terminal)


@pytest.mark.parametrize("name", PUSHED)
async def test_words_of_ones_own_files_are_read_as_words(name: str) -> None:
    """An outbox or an editor's file may hold anything, too."""
    walk = WALKS["scoring"]
    async with lied_to(walk.made(), walk.who, ALL, SIZE) as terminal:
        reading = Reading(terminal.app.store.view(), terminal.app.store.half.person)
        await terminal.app.push_screen(PUSHED[name](reading))
        await terminal.drawn()
        assert name == harmless(terminal)


async def test_the_desk_shows_hostile_words_as_words() -> None:
    """Rows, forms, what waits, and what is pasted."""
    seen = set()
    async with at_the_desk(lying_office()) as desk:
        seen.add(harmless(desk))
        for keys in (("tab", "w"), ("ctrl+s",), ("ctrl+s",)):
            await desk.press(*keys)
            desk.app.post_message(Paste(ALL))
            await desk.pilot.pause()
            seen.add(harmless(desk))
        await desk.press("escape", "escape", "tab", "enter", "enter")
        seen.add(harmless(desk))
    assert AT_THE_DESK == seen


async def test_the_first_screen_shows_hostile_words_as_words(tmp_path: Path) -> None:
    """The debriefs that one was in before, as this machine's own files name them, and what is pasted."""
    seats, at = Seats(tmp_path), datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
    token = seats.draw("panel.example.org:7340", "KLRP-7342-MXST", at)
    seated = Seated(DebriefId("d1"), DeviceId("a1"), PersonId("ben"), f"Ben {ALL}")
    seats.note(seats.take("panel.example.org:7340", "KLRP-7342-MXST", seated, token, at), f"Amara {ALL}", at)
    app = JoinApp(seats, now=lambda: at)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.post_message(Paste(ALL))
        await pilot.pause()
        assert "Amara" in screen_text(app)
        assert [] == harm(screen_text(app).replace("\n", ""))


def test_every_screen_is_looked_at() -> None:
    """A new screen or dialog is walked to above, or says here where else it is."""
    seen = set().union(*(each.screens for each in WALKS.values()))
    assert all_screens() == seen | set(PUSHED) | AT_THE_DESK | ELSEWHERE


async def test_no_line_of_what_is_pasted_is_lost() -> None:
    """A field of one line takes them all, with blanks between."""
    walk = WALKS["scoring"]
    async with lied_to(walk.made(), walk.who, "", SIZE) as terminal:
        await terminal.press("slash")
        terminal.app.post_message(Paste("one\ntwo\r\nthree\n"))
        await terminal.drawn()
        assert isinstance(field := terminal.app.focused, Input)
        assert "one two three" == field.value
