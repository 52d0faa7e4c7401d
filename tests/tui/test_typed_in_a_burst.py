"""Words and the key that confirms them in one burst while the room draws: every letter is kept."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.screen import Screen

from panelry import commands as c
from panelry.desk.acts import Act, Taken
from panelry.ids import PersonId, SentenceId
from panelry.points import Section
from panelry.summary import wording
from panelry_tui.point_words import Words
from panelry_tui.screens.act_form import ActForm
from panelry_tui.screens.dialogs import FilterDialog, LineDialog, TextDialog, WordsDialog
from panelry_tui.screens.editor import PassageDialog
from panelry_tui.screens.kept_words import KeptLine, KeptText
from panelry_tui.screens.missing_answers import MissingAnswers
from panelry_tui.screens.point_form import PointForm
from tui.fake_room import FakeRoom
from tui.late_room import summary_room, text_of
from tui.seated import Terminal, seated
from tui.six_people import DESIGN, SIX
from tui.test_summary import editor_of

THANKS = SentenceId("opening/thanks")
SENTENCE = "You named the failure modes of the queue and said what you would measure first, and by when."
CONFIRMS = ("enter", "ctrl+s")
_RENEWS = 0.002
"""Seconds between two things that the colleague does."""


@asynccontextmanager
async def a_busy_room(room: FakeRoom) -> AsyncIterator[None]:
    """Let a colleague begin and end writing elsewhere again and again: each draws every screen anew."""

    async def write_on() -> None:
        while True:
            room.act("dara", c.WriteSection(Section.CLOSING))
            await asyncio.sleep(_RENEWS)
            room.act("dara", c.LeaveSection(Section.CLOSING))
            await asyncio.sleep(_RENEWS)

    task = asyncio.create_task(write_on())
    try:
        yield
    finally:
        task.cancel()


async def in_a_burst(room: FakeRoom, terminal: Terminal, *keys: str) -> None:
    """Type keys at once while the room is busy."""
    async with a_busy_room(room):
        await terminal.burst(*keys)


@pytest.mark.parametrize("confirm", CONFIRMS)
async def test_a_sentence_and_the_key_that_saves_it_arrive_whole(confirm: str) -> None:
    """The editor gives away what stands in it once the keys before have been typed."""
    room = summary_room()
    before = text_of(room, THANKS)
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await in_a_burst(room, terminal, *SENTENCE, confirm)
        await terminal.until(lambda: text_of(room, THANKS) != before)
        assert f"{before}{SENTENCE}" == text_of(room, THANKS)


@pytest.mark.parametrize("confirm", CONFIRMS)
async def test_an_added_sentence_arrives_whole_from_its_first_letter(confirm: str) -> None:
    """Even the key that opens the editor is in the burst."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await in_a_burst(room, terminal, "i", *SENTENCE, confirm)
        await terminal.until(lambda: SENTENCE in {each.text for each in wording(room.state)})
        assert [SENTENCE] == [each.text for each in room.state.edits if each.sentence.startswith("new-")]


@pytest.mark.parametrize("confirm", CONFIRMS)
async def test_a_suggestion_and_the_key_that_sends_it_arrive_whole(confirm: str) -> None:
    """Suggested words are nobody's to cut."""
    room = summary_room()
    before = text_of(room, THANKS)
    async with seated(room, "ben") as terminal:
        await terminal.press("s")
        await in_a_burst(room, terminal, *SENTENCE, confirm)
        await terminal.until(lambda: bool(room.state.suggestions))
        assert [f"{before}{SENTENCE}"] == [each.text for each in room.state.suggestions]


async def test_what_is_typed_on_before_the_answer_stays_in_the_editor() -> None:
    """A saved sentence takes nothing with it that was typed after it."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        room.cut("ben")
        await terminal.press("i")
        await terminal.burst(*SENTENCE, "enter", *" And why.")
        await room.join_again("ben")
        await terminal.drawn()
        assert [SENTENCE] == [each.text for each in room.state.edits if each.sentence.startswith("new-")]
        assert f"{SENTENCE} And why." == editor_of(terminal).text
        await terminal.press("enter")
        assert f"{SENTENCE} And why." == room.state.edits[-1].text
        assert {} == dict(terminal.app.store.begun)


async def test_what_is_left_in_a_burst_stands_there_whole_the_next_time() -> None:
    """Escape keeps every letter before it."""
    room = summary_room()
    before = text_of(room, THANKS)
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await in_a_burst(room, terminal, *SENTENCE, "escape")
        await terminal.until(lambda: bool(terminal.app.store.begun))
        assert {f"sentence/{THANKS}": f"{before}{SENTENCE}"} == dict(terminal.app.store.begun)


async def test_an_observation_and_a_note_in_one_burst_are_kept_whole() -> None:
    """Each key acts after all those before it, also the one that leaves the note."""
    room = FakeRoom(SIX)
    async with seated(room, "ben") as terminal:
        await terminal.burst("o", *SENTENCE, "ctrl+s", "s", "e", *SENTENCE, "escape", "4")
        card = room.state.card(PersonId("ben"))
        assert [SENTENCE] == [each.text for each in card.observations.values()]
        assert [SENTENCE] == [each.text for each in card.notes.values()]


async def keep_nothing(*_: str) -> None:
    """Keep words nowhere: what a dialog gives back is looked at."""


def an_act() -> Act:
    """Return an act of the desk that takes two lines."""
    takes = (Taken("title", "A title."), Taken("reason", "A reason."))
    return Act("position", "rename", "Rename it", takes, lambda _: NotImplemented, lambda *_: "")


DIALOGS: dict[str, tuple[Callable[[], Screen[Any]], Callable[[object], object]]] = {
    "LineDialog": (lambda: LineDialog("Words?"), str),
    "FilterDialog": (lambda: FilterDialog(""), str),
    "TextDialog": (lambda: TextDialog("Words?"), str),
    "KeptLine": (lambda: KeptLine("Words?", "", "", keep_nothing), str),
    "KeptText": (lambda: KeptText("Words?", "", "", keep_nothing), str),
    "MissingAnswers": (lambda: MissingAnswers(lambda: ("Ben",)), str),
    "PassageDialog": (
        lambda: PassageDialog("Words?", "", name="words", value="", write_down=keep_nothing),
        str,
    ),
    "PointForm": (
        lambda: PointForm("Design", DESIGN, Words(), keep_nothing),
        lambda given: given.situation if isinstance(given, Words) else given,
    ),
    "ActForm": (
        lambda: ActForm(an_act(), {}, lambda _: "", keep_nothing),
        lambda given: given["title"] if isinstance(given, dict) else given,
    ),
}
"""Each dialog that words are typed in, and how they stand in what it gives back."""


def kinds_of(kind: type[WordsDialog]) -> set[str]:
    """Return the names of a dialog's kinds in the product, at any depth."""
    kinds = [each for each in kind.__subclasses__() if each.__module__.startswith("panelry_tui.")]
    return {each.__name__ for each in kinds}.union(*map(kinds_of, kinds))


def test_every_dialog_for_words_is_tried_here() -> None:
    """A new one cannot be forgotten."""
    assert set() == kinds_of(WordsDialog) - set(DIALOGS)


@pytest.mark.parametrize("kind", DIALOGS)
async def test_a_dialog_gives_back_every_letter_before_the_key_that_confirms(kind: str) -> None:
    """Letters and ctrl+s come at once, as a terminal delivers a pasted line without brackets."""
    make, words_in = DIALOGS[kind]
    room = summary_room()
    given: list[object] = []
    async with seated(room, "ben") as terminal:
        await terminal.app.push_screen(make(), given.append)
        await terminal.drawn()
        await in_a_burst(room, terminal, *SENTENCE, "ctrl+s")
        await terminal.until(lambda: bool(given))
        assert [SENTENCE] == [words_in(each) for each in given]
