"""The person's own editor: a private file, a difference that is shown, and a text that is never lost."""

import asyncio
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry_tui.difference import changed_lines, words_changed
from panelry_tui.editor_outside import EditorFault, edit_outside, left_behind
from panelry_tui.screens.outside import DifferenceDialog
from panelry_tui.screens.scoring import ScoringScreen
from tui.fake_room import FakeRoom, FullOutbox
from tui.screen_text import as_stored
from tui.seated import Terminal, seated

BEN, DESIGN = PersonId("ben"), CriterionId("system-design")
OLD = "Slow start.\nThen fine."
NEW = "Slow start.\nThen very fine.\n[@click=app.quit]Asked twice.[/]"


def room_with_note() -> FakeRoom:
    """Return a room where Ben has a note on the first criterion."""
    room = FakeRoom()
    room.act("ben", c.WriteNote(DESIGN, OLD))
    return room


def is_there(path: str) -> bool:
    """Whether a file exists."""
    return Path(path).exists()


def scoring(terminal: Terminal) -> ScoringScreen:
    """Return the scoring screen."""
    screen = terminal.app.screen
    assert isinstance(screen, ScoringScreen)
    return screen


async def compare(terminal: Terminal, text: str = NEW, before: str = OLD, expect: int = 1) -> None:
    """Come back from the editor with a text."""
    screen = scoring(terminal)
    screen.run_worker(screen.compared(DESIGN, before, text, expect))
    await terminal.drawn()
    await terminal.drawn()


def note(room: FakeRoom) -> str:
    """Return the note as the server has it."""
    return room.state.card(BEN).notes[DESIGN].text


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_the_difference_leads_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    """What is taken away and added, and nothing else, makes the other text's lines."""
    lines = changed_lines(before, after)
    gone = [each[2:] for each in lines if each.startswith("- ")]
    added = [each[2:] for each in lines if each.startswith("+ ")]
    assert sorted(before + added) == sorted(after + gone)
    assert (() == lines) == (before == after)
    counted = words_changed("\n".join(before), "\n".join(after))
    assert len(after) - len(before) == counted[1] - counted[0]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_what_the_editor_changed_is_shown_before_it_is_taken(size: tuple[int, int]) -> None:
    """Lines and words, and a choice; a text from outside is never markup."""
    async with seated(room_with_note(), "ben", size) as terminal:
        await compare(terminal)
        assert isinstance(terminal.app.screen, DifferenceDialog)
        assert as_stored(f"editor-difference-{size[0]}x{size[1]}", terminal.text()) == terminal.text()


async def test_the_note_is_taken_when_the_person_says_so() -> None:
    """It goes the way of every note, and nothing else is kept of it."""
    room = room_with_note()
    async with seated(room, "ben") as terminal:
        await compare(terminal)
        assert OLD == note(room)
        await terminal.press("enter")
        assert (NEW, {}) == (note(room), terminal.app.store.begun)


async def test_a_text_that_is_not_taken_is_kept_for_the_editor() -> None:
    """Escape leaves the note as it was and says where the text is."""
    room = room_with_note()
    async with seated(room, "ben") as terminal:
        await compare(terminal)
        await terminal.press("escape")
        assert (OLD, {"outside/system-design": NEW}) == (note(room), terminal.app.store.begun)
        assert any("E goes on with it" in each for each in terminal.said())


async def test_going_back_to_the_editor_is_an_answer() -> None:
    """The text as edited is what the editor opens with."""
    async with seated(room_with_note(), "ben") as terminal:
        screen = scoring(terminal)
        worker = screen.run_worker(screen.compared(DESIGN, OLD, NEW, 1))
        await terminal.drawn()
        await terminal.press("down", "enter")
        assert "again" == await worker.wait()
        assert {"outside/system-design": NEW} == terminal.app.store.begun


async def test_an_editor_that_changed_nothing_says_so() -> None:
    """There is nothing to choose."""
    async with seated(room_with_note(), "ben") as terminal:
        await compare(terminal, OLD)
        assert ["The editor changed nothing."] == terminal.said()
        assert isinstance(terminal.app.screen, ScoringScreen)


async def test_a_note_that_changed_elsewhere_meanwhile_is_not_written_over() -> None:
    """The version from before the editor is what the save expects; both texts are kept."""
    room = room_with_note()
    async with seated(room, "ben") as terminal:
        room.act("ben", c.WriteNote(DESIGN, "Written on the other device."))
        await compare(terminal)
        await terminal.press("enter")
        assert "Written on the other device." == note(room)
        assert any("Both are kept" in each for each in terminal.said())


async def test_a_text_that_is_too_long_is_named_and_kept() -> None:
    """Every character stays on this machine; the difference can be paged through."""
    room, long = room_with_note(), "word \n" * 2_500
    async with seated(room, "ben", (80, 24)) as terminal:
        await compare(terminal, long)
        assert "It is too long to send: 15,000 characters of 12,000." in terminal.dialog()
        before = terminal.text()
        await terminal.press("space")
        assert before != terminal.text()
        await terminal.press("b")
        assert before == terminal.text()
        await terminal.press("enter")
        assert {"long note/system-design": long} == terminal.app.store.begun
        assert OLD == note(room)


async def test_a_full_disk_keeps_the_old_note_and_says_so() -> None:
    """What could not be kept is not forgotten either."""
    room = room_with_note()
    async with seated(room, "ben") as terminal:
        terminal.app.store._outbox = FullOutbox()
        await compare(terminal)
        await terminal.press("enter")
        assert OLD == note(room)
        assert NEW == terminal.app.store.begun["outside/system-design"]
        assert any("Not saved: no room" in each for each in terminal.said())


async def test_the_file_of_an_editor_is_private_and_goes(tmp_path: Path) -> None:
    """With a folder of the seat, or without one."""
    script = tmp_path / "edit.sh"
    script.write_text('stat -c %a "$1" > "$0.seen"; echo " and more" >> "$1"; echo "$1" >> "$0.seen"')
    for folder in (tmp_path, None):
        assert "text and more" == await edit_outside("text", ["sh", str(script)], folder, "a/b")
        mode, path = (tmp_path / "edit.sh.seen").read_text().split()
        assert ("600", False) == (mode, is_there(path))
    assert 0o700 == stat.S_IMODE((tmp_path / "editing").stat().st_mode)


@pytest.mark.parametrize(
    ("command", "words"), [("false", "ended with code 1"), ("no-such-thing", "could not be")]
)
async def test_an_editor_that_fails_changes_nothing(command: str, words: str, tmp_path: Path) -> None:
    """The note stays as it was, the words say so, and no file stays."""
    with pytest.raises(EditorFault, match=words):
        await edit_outside("text", [command], tmp_path)
    assert {} == left_behind(tmp_path)


async def test_an_editor_that_takes_its_file_away_changes_nothing() -> None:
    """A missing file is no empty note."""
    with pytest.raises(EditorFault, match="The note is as it was"):
        await edit_outside("text", ["rm"])


async def test_what_an_editor_had_when_the_terminal_was_killed_is_there_again(tmp_path: Path) -> None:
    """The next start keeps the text, names its place, and removes the file with all beside it."""
    folder = tmp_path / "editing"
    folder.mkdir()
    (folder / "note-system-design.txt").write_text("Typed in the editor.\n")
    (folder / "note-code-quality.txt").write_text("")
    (folder / ".note-system-design.txt.swp").write_text("Typed")
    (folder / "note-.txt").write_text("On the whole.")
    async with seated(room_with_note(), "ben", folder=tmp_path) as terminal:
        await terminal.drawn()
        kept = {"outside/system-design": "Typed in the editor.", "outside/": "On the whole."}
        assert kept == terminal.app.store.begun
        assert any("Your editor's text on System design is kept" in each for each in terminal.said())
    assert not folder.exists()


@pytest.mark.parametrize("end", ["kill -SEGV $$", "exit 3"])
async def test_what_an_editor_saved_before_it_died_is_kept(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note is as it was, the screen is there again, and E goes on with the editor's text."""
    script = tmp_path / "dies.sh"
    script.write_text(f'echo " and more" >> "$1"\n{end}\n')
    monkeypatch.setenv("VISUAL", f"sh {script}")
    room = room_with_note()
    async with seated(room, "ben", folder=tmp_path) as terminal:
        back: list[str] = []

        @contextmanager
        def away() -> Iterator[None]:
            yield
            back.append("the screen")

        monkeypatch.setattr(terminal.app, "suspend", away)
        await terminal.press("E")
        for _ in range(40):
            await asyncio.sleep(0.05)
            if terminal.said():
                break
        await terminal.drawn()
        assert ["the screen"] == back
        assert (OLD, {"outside/system-design": f"{OLD} and more"}) == (note(room), terminal.app.store.begun)
        assert any("What your editor saved is kept: E goes on with it." in each for each in terminal.said())
