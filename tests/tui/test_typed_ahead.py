"""Keys typed faster than the screen: each acts on what the key before it opened, never on what is below."""

import asyncio
import time
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.widgets import Input, TextArea

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.points import Kind
from panelry_tui.screens.dialogs import HelpDialog, LineDialog
from panelry_tui.screens.editor import PassageDialog
from panelry_tui.screens.scoring import ScoringScreen
from panelry_tui.typed_ahead import PatientApp
from tui.fake_room import FakeRoom, MemoryOutbox
from tui.seated import seated
from tui.six_people import SIX

BEN = PersonId("ben")
DESIGN = CriterionId("system-design")
_SLOW = 2.5
"""Seconds that nothing else is done meanwhile."""


def a_room() -> FakeRoom:
    """Return a room where Ben keeps one private observation."""
    room = FakeRoom(SIX)
    room.act("ben", c.Observe(ObservationId("1"), DESIGN, Kind.SAW, "Single region only"))
    return room


def shared(room: FakeRoom) -> list[bool]:
    """Return for each of Ben's observations whether the panel will see it."""
    return [each.shareable for each in room.state.card(BEN).observations.values()]


@pytest.mark.parametrize("words", ["single region", "heard him out", "fine", "jk", "Go on", "0 of 3"])
async def test_what_is_typed_on_after_o_stands_in_the_editor_from_its_first_letter(words: str) -> None:
    """No letter answers a question on the way, rates, or shares what is below."""
    room = a_room()
    async with seated(room, "ben") as terminal:
        await terminal.burst("tab", "o", *words)
        assert isinstance(terminal.app.screen, PassageDialog)
        assert words == terminal.app.screen.query_one(TextArea).text
        assert [] == terminal.said()
    assert [False] == shared(room)


class SlowDialog(LineDialog):
    """A dialog that a slow machine needs longer for than anybody's patience."""

    def compose(self) -> ComposeResult:
        """Be as slow as a machine that does much else."""
        time.sleep(_SLOW)
        yield from super().compose()


class SlowApp(PatientApp[None]):
    """An app whose letter o opens that dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [("o", "open")]

    def action_open(self) -> None:
        """Open it."""
        self.push_screen(SlowDialog("Words?"))


async def test_keys_wait_for_a_dialog_however_slow_the_machine_builds_it() -> None:
    """What counts is that it is there, and not how long that took."""
    app = SlowApp()
    async with app.run_test() as pilot:
        for key in "owords":
            app.post_message(Key(key, key))
        await pilot.pause()
        while app.keys_wait:
            await pilot.pause()
        assert "words" == app.screen.query_one(Input).value


async def test_words_typed_ahead_of_two_dialogs_stand_in_the_field_in_their_order() -> None:
    """Nothing typed is lost, and no letter of it acts on the screen below."""
    room = a_room()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.burst("tab", *"osdsoSq")
        assert "sdsoSq" == terminal.app.screen.query_one(TextArea).text
        assert 3 == len(terminal.app.screen_stack)
        assert [] == terminal.said()
        await terminal.burst("enter", "s", "o", "escape", "o", "x", "enter", "h", "s")
        assert not terminal.app.keys_wait
        assert isinstance(terminal.app.screen, ScoringScreen)
    assert ["Single region only", "sdsoSq", "x"] == [
        each.text for each in room.state.card(BEN).observations.values()
    ]


class SlowDisk(MemoryOutbox):
    """An outbox on a disk that takes its time for a text."""

    async def write_down(self, name: str, text: str) -> None:
        """Keep an unfinished text, later."""
        await asyncio.sleep(0.2)
        await super().write_down(name, text)


async def test_a_key_after_the_one_that_confirms_waits_until_the_words_are_on_the_disk() -> None:
    """It answers the next question, and is no letter of words that were given away already."""
    room = a_room()
    async with seated(room, "ben") as terminal:
        terminal.app.store._outbox = SlowDisk()
        await terminal.burst("tab", "o", *"One region", "enter", "h", "o", *"Two", "ctrl+s", "f")
        await terminal.until(lambda: len(shared(room)) == 3)
    assert [("One region", Kind.HEARD), ("Two", Kind.FELT)] == [
        (each.text, each.kind) for each in list(room.state.card(BEN).observations.values())[1:]
    ]


async def test_the_same_key_twice_in_one_burst_shares_and_takes_back_without_an_untrue_word() -> None:
    """The second key knows what the first one did, and each says who will see the words now."""
    room = a_room()
    async with seated(room, "ben") as terminal:
        await terminal.burst("tab", "s", "s")
        assert ["Shareable now", "Private now"] == [each.split(":")[0] for each in terminal.said()]
    assert [False] == shared(room)


async def test_a_key_that_leaves_a_dialog_lets_the_next_one_act_below_it() -> None:
    """Help opens, closes and the digit rates."""
    room = a_room()
    async with seated(room, "ben") as terminal:
        await terminal.burst("question_mark", "4")
        assert isinstance(terminal.app.screen, HelpDialog)
        await terminal.burst("escape", "o", "escape", "4")
        assert isinstance(terminal.app.screen, ScoringScreen)
    assert 4 == room.state.card(BEN).ratings[DESIGN].level


async def test_a_dialog_left_and_opened_again_in_one_burst_is_the_one_that_stands() -> None:
    """Each key waits for the screen that the one before it asked for."""
    async with seated(a_room(), "ben") as terminal:
        await terminal.burst("o", "escape", "question_mark", "escape", "o")
        assert isinstance(terminal.app.screen, PassageDialog)
