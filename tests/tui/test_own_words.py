"""A debrief that ends while people type: their words stay theirs, are shown, and can be kept in a file."""

import os
import stat
from pathlib import Path

import pytest

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId
from panelry.parts import OwnNote
from panelry.points import Kind
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.outbox import OutboxError
from panelry_tui.screens.discussion import DiscussionScreen
from panelry_tui.screens.release import ReleaseScreen
from tui.fake_room import PANEL, FakeRoom, FullOutbox
from tui.late_room import release_room, summary_room
from tui.seated import Terminal, seated
from tui.seats_here import seat_in
from tui.six_people import scored
from tui.test_plain import plain

DESIGN = CriterionId("system-design")
GONE = c.Withdraw(on_hold=False, reason="The budget is gone")
SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def kept_in(path: Path) -> tuple[str, int]:
    """Return text and mode of a file."""
    return path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)


async def shows(terminal: Terminal, words: str) -> None:
    """Wait until words stand on the screen, however slow the machine is."""
    for _ in range(300):
        if words in terminal.text():
            return
        await terminal.pilot.pause(0.1)
    raise AssertionError(terminal.text())


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_keys_typed_after_the_end_go_into_the_note_and_never_act(size: tuple[int, int]) -> None:
    """The field stays under the writer and says why; escape leads to all the words, q and w among them."""
    room = FakeRoom(PANEL)
    async with seated(room, "ben", size) as terminal:
        await terminal.press("e", *"Back", "space", *"pressure")
        room.act("ana", GONE)
        await terminal.press("space", *"was", "space", *"quick", "space", *"words")
        assert not isinstance(terminal.app.screen, ReleaseScreen)
        assert "It has ended: esc goes on" in terminal.text()
        assert "The debrief has ended while you typed. Nothing is lost: esc goes there." in terminal.said()
        await terminal.press("escape")
        await shows(terminal, "Your own words")
        await shows(terminal, "Back pressure was quick words")
        assert 1 == terminal.text().count("Back pressure")


async def test_a_burst_of_keys_behind_the_end_is_kept_in_the_note() -> None:
    """Keys that wait in the terminal while the picture changes go where they were typed."""
    room = FakeRoom(PANEL)
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("e", *"no")
        room.act("ana", GONE)
        await terminal.burst(*"wqcw")
        assert terminal.app.is_running
        await terminal.press("escape")
        await shows(terminal, "nowqcw")


async def test_a_note_goes_on_to_the_server_when_everything_opens_under_its_writer() -> None:
    """Notes are still taken then: the field stays, the words are saved, escape goes on."""
    room = scored()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("e", "space")
        room.act("ana", c.OpenEvidence())
        await terminal.press(*"aqr")
        assert "The panel went on: esc follows" in terminal.text()
        await terminal.press("escape")
        await shows(terminal, "NOW")
        assert isinstance(terminal.app.screen, DiscussionScreen)
        note = terminal.app.store.view()["OwnNote/system-design"]
        assert isinstance(note, OwnNote)
        assert "Back-pressure only after the third prompt. aqr" == note.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_note_in_flight_is_shown_on_the_screen_that_follows(size: tuple[int, int]) -> None:
    """The last letters typed are there, though the server took no note any more; nothing can be changed."""
    room = FakeRoom(PANEL)
    room.act("ben", c.Observe(ObservationId("1"), DESIGN, Kind.SAW, "Single region only"))
    async with seated(room, "ben", size) as terminal:
        await terminal.press("e", *"Back", "space", *"pressure")
        room.act("ana", GONE)
        await terminal.press("escape")
        await shows(terminal, "Your own words")
        assert isinstance(terminal.app.screen, ReleaseScreen)
        assert "✓ Setup ── ✗ Scoring ── ended in Scoring: position withdrawn" in terminal.text()
        assert "Your own words; w writes them to a file" in terminal.text()
        assert "Back pressure" in terminal.text()
        await terminal.press("down", "down", "down", "down", "down", "down", "down", "down")
        assert "1. saw, private: Single region only" in terminal.text()


async def test_own_words_go_to_a_file_of_ones_own(tmp_path: Path) -> None:
    """Only its owner can read it, and no other file is replaced."""
    room = FakeRoom(PANEL)
    path = tmp_path / "words-amara-osei.txt"
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("e", *"Silent")
        room.act("ana", GONE)
        await terminal.press("escape")
        await shows(terminal, "Your own words")
        await terminal.press("w", "enter")
        assert f"Written to {path}" == terminal.said()[-1]
        await terminal.press("w", "enter", "escape")
        assert "is there already" in terminal.said()[-1]
    text, mode = kept_in(path)
    assert (
        "Amara Osei · Senior Backend Engineer · ended in Scoring: position withdrawn" == text.split("\n")[0]
    )
    assert "Silent" in text
    assert 0o600 == mode


async def test_an_observation_in_a_dialog_stays_reachable_when_the_debrief_ends() -> None:
    """The dialog stays until the person leaves it; what stood there is shown then."""
    room = FakeRoom(PANEL)
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("o", *"Drew", "space", *"boxes")
        room.act("ana", GONE)
        await terminal.drawn()
        assert not isinstance(terminal.app.screen, ReleaseScreen)
        await terminal.press("escape")
        assert "System design: an observation, not finished" in terminal.text()
        assert "Drew boxes" in terminal.text()


async def test_words_that_this_machine_could_not_keep_are_shown_too() -> None:
    """A full disk and the end of the debrief in one minute cost no word either."""
    room = FakeRoom(PANEL)
    async with seated(room, "ben", (80, 24)) as terminal:
        terminal.app.store._outbox = FullOutbox()
        with pytest.raises(OutboxError):
            await terminal.app.store.do(c.WriteNote(DESIGN, "never"))
        await terminal.press("e", *"Full")
        room.act("ana", GONE)
        await terminal.press("escape")
        await shows(terminal, "Typed, and not taken")
        await shows(terminal, "Full")


async def test_the_end_of_a_summary_keeps_a_sentence_that_was_typed() -> None:
    """What was not finished is called so, with what it was to be."""
    room = summary_room()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("e", *"Ha")
        room.act("ana", c.Close("We never asked"))
        await terminal.press("h", "q")
        await shows(terminal, "The debrief went on while you typed.")
        await terminal.press("escape")
        await shows(terminal, "Hahq")
        assert "ended in Summary: closed without feedback" in terminal.text()
        await shows(terminal, "a sentence of the summary, not finished")


async def test_each_end_says_where_it_was_and_how() -> None:
    """Only a release that was handed over is done to the last step."""
    for room, command, words in (
        (FakeRoom(opened=False), GONE, "✗ Setup ── ended in Setup: position withdrawn"),
        (FakeRoom(PANEL), c.Abandon("Nobody came"), "✗ Scoring ── ended in Scoring: abandoned"),
        (release_room(), c.Close("no"), "✗ ended in Release: closed without feedback"),
    ):
        room.act("ana", command)
        async with seated(room, "ana", (80, 24)) as terminal:
            assert words in terminal.text()


async def test_without_any_words_the_key_says_where_they_are() -> None:
    """Who typed nothing is offered no empty file; before the end the key says where the words are."""
    room = release_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("w")
        assert "as long as the debrief goes on" in terminal.said()[-1]
    room = FakeRoom(PANEL)
    room.act("ana", GONE)
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("w")
        assert "None of your words are on this machine." in terminal.said()[-1]


async def test_plain_mode_says_own_words_and_keeps_them_in_a_file(tmp_path: Path) -> None:
    """The status says where it ended; a note whose line came too late is among the words."""
    room = FakeRoom(PANEL)
    async with plain(room, "ben") as ben:
        await ben.step("note", "1", wanted="question")
        room.act("ana", GONE)
        await ben.step(
            "Back-pressure was missing", ".", wanted="status: Ended in Scoring: position withdrawn"
        )
        await ben.step("words", wanted="text: Back-pressure was missing")
        await ben.step("file", "same", wanted="done: Written to")
        await ben.step("file", "same", "back", wanted="refused:")
    assert "Back-pressure was missing" in kept_in(tmp_path / "words-amara-osei.txt")[0]


def test_the_form_of_a_debrief_that_is_over_holds_the_owners_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`panelry form export` names how it ended and has the notes; without any it says where they are."""
    room = FakeRoom(PANEL)
    room.act("ben", c.WriteNote(DESIGN, "Back-pressure only late."), c.Rate(DESIGN, 3))
    room.act("ana", GONE)
    seat_in(tmp_path / "state", room)
    assert os.environ["PANELRY_STATE"] == str(tmp_path / "state")
    assert 0 == run(group(COMMANDS), ["form", "export", "d1"])
    shown = capsys.readouterr().out
    assert "ended in Scoring: position withdrawn" in shown
    assert "Back-pressure only late." in shown
    assert "rating: 3" in shown
