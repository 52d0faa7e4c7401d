"""A full disk: a note that could not be saved stays where it belongs and is tried again."""

import pytest
from textual.widgets import TextArea

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry_tui.screens.discussion import DiscussionScreen
from panelry_tui.widgets.note_editor import NoteEditor
from tui.fake_room import PANEL, FakeRoom, FullOutbox
from tui.seated import Terminal, seated

WHO, DESIGN = "dara", CriterionId("system-design")
WORDS = " ".join(["Drew the queue first."] * 400)
LONG = "word " * 3_000


async def typed(terminal: Terminal, text: str) -> FullOutbox:
    """Type a note on a full disk."""
    outbox = terminal.app.store._outbox = FullOutbox()
    await terminal.press("e")
    await terminal.write(text)
    await terminal.until(lambda: outbox.refused > 0)
    return outbox


def notes(room: FakeRoom) -> dict[str | None, tuple[str, int]]:
    """Return the notes as the server has them."""
    kept = room.state.card(PersonId(WHO)).notes
    return {about: (note.text, note.version) for about, note in kept.items()}


def first_row(terminal: Terminal) -> str:
    """Return the first row of the screen."""
    return terminal.text().splitlines()[0]


@pytest.mark.parametrize("back", [True, False])
async def test_a_note_that_could_not_be_saved_stays_with_its_criterion(*, back: bool) -> None:
    """Moving to another row and back never makes it blank; it is saved once there is room."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        outbox = await typed(terminal, WORDS)
        await terminal.press("escape", "down")
        await terminal.drawn()
        assert WORDS not in terminal.app.screen.query_one(NoteEditor).known
        assert "not saved" in first_row(terminal)
        if back:
            await terminal.press("up")
            await terminal.drawn()
            assert "Drew the queue first." in terminal.text()
            assert "only you · not saved" in terminal.text()
        outbox.full = False
        await terminal.until(lambda: bool(notes(room)))
        assert {DESIGN: (WORDS, 1)} == notes(room)
        assert "not saved" not in terminal.text()
        assert {} == terminal.app.store.unsaved


async def test_what_is_typed_on_after_coming_back_goes_upon_the_same_version() -> None:
    """Two texts that could not be saved are one note, without a choice between them."""
    room = FakeRoom(PANEL)
    room.act(WHO, c.WriteNote(DESIGN, "Before."))
    async with seated(room, WHO) as terminal:
        outbox = await typed(terminal, "First.")
        await terminal.press("escape", "down", "up", "e")
        assert "First." == terminal.app.screen.query_one(TextArea).text
        await terminal.write("First. Second.")
        await terminal.press("escape", "down")
        outbox.full = False
        await terminal.until(lambda: ("First. Second.", 2) in notes(room).values())
        assert {DESIGN: ("First. Second.", 2)} == notes(room)
        assert {} == terminal.app.store.begun


async def test_each_criterion_keeps_its_own_unsaved_note() -> None:
    """None takes the place of another."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        outbox = await typed(terminal, "On design.")
        await terminal.press("escape", "down", "e")
        await terminal.write("On code.")
        await terminal.press("escape", "up")
        outbox.full = False
        await terminal.until(lambda: len(notes(room)) == 2)
        assert {("On design.", 1), ("On code.", 1)} == set(notes(room).values())


async def test_a_note_that_could_not_be_saved_outlives_its_screen() -> None:
    """Another phase's screen tries it again: what the server no longer takes is kept as not taken."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        outbox = await typed(terminal, "On design.")
        room.act("ana", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
        room.act("ana", c.OpenEvidence(3))
        await terminal.press("escape")
        await terminal.until(lambda: isinstance(terminal.app.screen, DiscussionScreen))
        assert isinstance(terminal.app.screen, DiscussionScreen)
        assert "On design." == terminal.app.store.unsaved[DESIGN].text
        outbox.full = False
        await terminal.until(lambda: not terminal.app.store.unsaved)
        assert [c.WriteNote(DESIGN, "On design.")] == [each.command for each in outbox.entries.values()]


@pytest.mark.parametrize("text", [WORDS, LONG])
async def test_leaving_asks_before_words_are_lost(text: str) -> None:
    """What is not saved is named, staying comes first, and the person may leave knowingly."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await typed(terminal, text)
        await terminal.press("escape", "q")
        await terminal.drawn()
        assert "Your note on System design is in memory only." in terminal.dialog()
        assert ["stay", "leave"] == terminal.choices()
        await terminal.press("ctrl+q")
        assert ["stay", "leave"] == terminal.choices()
        await terminal.press("enter")
        assert terminal.app.is_running
        assert text == terminal.app.store.unsaved[DESIGN].text
        await terminal.press("q")
        await terminal.drawn()
        await terminal.press("down", "enter")
        await terminal.until(lambda: terminal.app._exit)
        assert terminal.app._exit


async def test_a_long_note_that_cannot_be_kept_is_said_to_be_unsaved() -> None:
    """Neither heading says that it is anywhere, until this machine has it; then only there."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        outbox = await typed(terminal, LONG)
        await terminal.press("escape")
        await terminal.drawn()
        assert "only you · not saved" in terminal.text()
        assert "not saved" in first_row(terminal)
        outbox.full = False
        await terminal.until(lambda: not terminal.app.store.unsaved)
        assert "too long to send: on this machine" in terminal.text()
        assert "on this machine" in first_row(terminal)
        assert LONG == outbox.texts["long note/system-design"]
