"""Scoring that was interrupted opens again on the same screen, criterion and cursor, with what was typed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import TextArea

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.points import Kind
from panelry_tui.place import Place, read_place, written
from panelry_tui.screens.editor import PassageDialog
from panelry_tui.screens.lobby import LobbyScreen
from panelry_tui.screens.scoring import ScoringScreen
from panelry_tui.widgets.note_editor import NoteEditor
from panelry_tui.widgets.observation_list import ObservationList
from panelry_tui.widgets.scorecard import Scorecard
from tui.fake_room import FakeRoom, MemoryOutbox
from tui.seated import Terminal, seated

BEN, CODE = PersonId("ben"), CriterionId("code-quality")


def kept(terminal: Terminal) -> dict[str, str]:
    """Return what an outbox holds that would be there after a kill: nothing is left politely."""
    outbox = terminal.app.store._outbox
    assert isinstance(outbox, MemoryOutbox)
    return {name: text for name, text in outbox.texts.items() if text}


@asynccontextmanager
async def again(room: FakeRoom, texts: dict[str, str], who: str = "ben") -> AsyncIterator[Terminal]:
    """Open a terminal on what an earlier one had kept when it was killed."""
    begun = dict(texts)
    async with seated(room, who, place=begun.pop("place", ""), begun=begun) as terminal:
        await terminal.drawn()
        await terminal.drawn()
        yield terminal


def row(terminal: Terminal) -> str:
    """Return the row under the cursor."""
    return terminal.app.screen_stack[-1].query_one(Scorecard).cursor


async def test_the_row_is_there_again() -> None:
    """Also the last one, and a list that was narrowed."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        await terminal.press("G")
        last = kept(terminal)
        await terminal.press("slash")
        await terminal.write("code", "enter")
        narrowed = kept(terminal)
    async with again(room, last) as terminal:
        assert "*confidence" == row(terminal)
    async with again(room, narrowed) as terminal:
        assert "Only titles with “code”" in terminal.text()


async def test_a_half_typed_note_is_there_again_with_its_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was killed before the first save, in the middle of a word, one line up."""
    for name in ("SAVE_AFTER", "LONGEST_UNSAVED"):
        monkeypatch.setattr(f"panelry_tui.widgets.note_editor.{name}", 600.0)
    async with seated(FakeRoom(), "ben") as terminal:
        await terminal.press("down", "down", "e", *"Slow", "enter", *"fast", "up", "left", "left")
        texts = kept(terminal)
        assert 0 == terminal.app.store.waiting
    room = FakeRoom()
    async with again(room, texts) as terminal:
        editor = terminal.app.screen.query_one(NoteEditor)
        assert (CODE, True, "Slow\nfast", (0, 2)) == (
            row(terminal),
            editor.editing,
            editor.written,
            editor.cursor,
        )
        await terminal.press("escape")
        assert "Slow\nfast" == room.state.card(BEN).notes[CODE].text


@pytest.mark.parametrize("changed", [False, True])
async def test_a_note_that_changed_elsewhere_meanwhile_is_not_written_over(*, changed: bool) -> None:
    """The half-typed text is kept beside it; where nothing changed it goes on."""
    room = FakeRoom()
    room.act("ben", c.WriteNote(CODE, "first"))
    place = Place("scoring", "scoring", CODE, "", "note", (0, 4), "half", 1)
    if changed:
        room.act("ben", c.WriteNote(CODE, "elsewhere"))
    async with again(room, {"place": written(place)}) as terminal:
        editor = terminal.app.screen.query_one(NoteEditor)
        wanted = "elsewhere" if changed else "half"
        assert (wanted, changed) == (editor.written, "changed elsewhere" in terminal.text())
        await terminal.press("escape")
        if changed:
            await terminal.press("enter")
        await terminal.drawn()
        assert "half" == room.state.card(BEN).notes[CODE].text


async def test_a_half_typed_observation_is_there_again_with_its_cursor() -> None:
    """A new one, whose kind is asked for once its words are there; the words of that question too."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        await terminal.press("down", "down", "o", *"Sized", "left", "left")
        texts = kept(terminal)
    async with again(room, texts) as terminal:
        dialog = terminal.app.screen
        assert isinstance(dialog, PassageDialog)
        assert ("Sized", (0, 3)) == (dialog.query_one(TextArea).text, dialog.cursor)
        await terminal.press("x", "enter")
        texts = kept(terminal)
    async with again(room, texts) as terminal:
        assert "Sizxed" == terminal.app.screen.query_one(TextArea).text
        await terminal.press("enter", "h")
        found = room.state.card(BEN).observations.values()
        assert [(CODE, Kind.HEARD, "Sizxed")] == [(each.criterion, each.kind, each.text) for each in found]


async def test_a_half_changed_observation_is_there_again() -> None:
    """The words stand as they were typed, without a question."""
    room = FakeRoom()
    room.act("ben", c.Observe(ObservationId("1"), CODE, Kind.SAW, "Tests first"))
    async with seated(room, "ben") as terminal:
        await terminal.press("down", "down", "tab", "enter", "home", *"No ")
        texts = kept(terminal)
    async with again(room, texts) as terminal:
        dialog = terminal.app.screen
        assert isinstance(dialog, PassageDialog)
        assert ("No Tests first", (0, 3)) == (dialog.query_one(TextArea).text, dialog.cursor)


async def test_a_dialog_of_a_scorecard_that_is_closed_now_stays_closed() -> None:
    """The words are kept all the same."""
    room = FakeRoom()
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
    place = Place("scoring", "scoring", CODE, "", f"observation/{CODE}/saw", (0, 1))
    texts = {"place": written(place), f"observation/{CODE}/saw": "half"}
    async with again(room, texts) as terminal:
        assert isinstance(terminal.app.screen, ScoringScreen)
        assert {f"observation/{CODE}/saw": "half"} == terminal.app.store.begun


async def test_a_facilitator_who_was_scoring_is_there_again() -> None:
    """The lobby is the screen of the phase, and the scorecard the one they had chosen."""
    room = FakeRoom()
    async with seated(room, "ana") as terminal:
        await terminal.press("enter", "down", "down")
        assert CODE == row(terminal)
        texts = kept(terminal)
    async with again(room, texts, "ana") as terminal:
        assert CODE == row(terminal)
        await terminal.press("escape")
        assert isinstance(terminal.app.screen, LobbyScreen)
        texts = kept(terminal) | {"place": terminal.app.store.left_at}
    async with again(room, texts, "ana") as terminal:
        assert isinstance(terminal.app.screen, LobbyScreen)


async def test_the_note_of_a_row_opens_however_fast_the_keys_come() -> None:
    """A key that opens it may come before the list has said that the cursor moved."""
    async with seated(FakeRoom(), "ben") as terminal:
        screen = terminal.app.screen
        assert isinstance(screen, ScoringScreen)
        screen.query_one(Scorecard).action_cursor_down()
        screen.action_notes()
        await terminal.drawn()
        editor = screen.query_one(NoteEditor)
        assert (True, CriterionId("handling-ambiguity")) == (editor.editing, editor.about)


@pytest.mark.parametrize("text", ["", "{", '{"screen": 3}', '{"natural":"scoring","screen":"join"}'])
async def test_a_place_that_makes_no_sense_begins_at_the_top(text: str) -> None:
    """Nothing fails, and no other screen is made of a name in a file."""
    async with again(FakeRoom(), {"place": text}) as terminal:
        assert "system-design" == row(terminal)


def test_the_words_of_a_place_are_hidden_and_come_back() -> None:
    """They are private until they are saved."""
    place = Place("scoring", "scoring", CODE, "", "note", (1, 2), "half", 1)
    assert ("Place(…)", place) == (repr(place), read_place(written(place)))


async def test_the_observation_under_the_cursor_is_there_again() -> None:
    """The list of observations has the focus again, on the same one."""
    room = FakeRoom()
    for name in "xyz":
        room.act("ben", c.Observe(ObservationId(name), CODE, Kind.SAW, f"Saw {name}.", False))
    async with seated(room, "ben") as terminal:
        await terminal.press("down", "down", "tab", "g", "down")
        texts = kept(terminal)
    async with again(room, texts) as terminal:
        listed = terminal.app.screen.query_one(ObservationList)
        assert (CODE, "y", True) == (row(terminal), listed.cursor, listed.has_focus)
        await terminal.press("tab")
        texts = kept(terminal)
    async with again(room, texts) as terminal:
        assert terminal.app.screen.query_one(Scorecard).has_focus


async def test_an_observation_that_is_gone_leaves_the_cursor_on_the_first() -> None:
    """It was deleted on another device meanwhile."""
    room = FakeRoom()
    room.act("ben", c.Observe(ObservationId("x"), CODE, Kind.SAW, "Saw x.", False))
    place = Place("scoring", "scoring", CODE, field="observations", observation="gone")
    async with again(room, {"place": written(place)}) as terminal:
        assert "x" == terminal.app.screen.query_one(ObservationList).cursor
