"""A real terminal that is killed while somebody types opens on the same word; an editor's text is kept."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evening.terminals import Server, Terminal, need_tmux

_RUBRIC = Path(__file__).parent.parent.parent / "tui" / "panelry_tui" / "demo" / "backend.toml"

KEPT = 1.0
"""Seconds after which a word is on the disk however busy the machine is: what a crash may cost."""


class Seat:
    """Ben's terminal on a debrief with one panelist."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder / "data")
        self.server.run("init", "--organisation", "Acme")
        self.server.run("rubric", "import", str(_RUBRIC))
        self.server.start()
        who = ["--facilitator", "Ana Duarte", "--panelist", "Ben Okafor", "--rubric", "Backend v3"]
        what = ["--candidate", "Amara Osei", "--position", "Engineer", *who, "--open"]
        invitations = self.server.ask("debrief", "new", *what)["invitations"]
        assert isinstance(invitations, list)
        self.link = next(str(each["link"]) for each in invitations if each["name"] == "Ben Okafor")
        self.terminal = Terminal(folder / "tmux.sock", "Ben", folder / "state")

    def open(self, *wanted: str) -> None:
        """Start the terminal and wait for words on its screen."""
        self.terminal.start("join", self.link)
        self.terminal.wait_for(*wanted)

    def end(self) -> None:
        """End what was started here."""
        self.terminal.end()
        self.server.stop()


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    """Open the terminal of a panelist whose editor adds a line and waits as long as a file is there."""
    need_tmux()
    script = tmp_path / "edit.sh"
    script.write_text(
        f'printf "\\nand one more line\\n" >> "$1"\nwhile [ -e {tmp_path}/hold ]; do sleep 0.1; done\n'
    )
    monkeypatch.setenv("VISUAL", f"sh {script}")
    made = Seat(tmp_path)
    try:
        made.open("0 of 8", "System design")
        yield made
    finally:
        made.end()


def test_a_terminal_that_was_killed_opens_on_the_same_word(seat: Seat, tmp_path: Path) -> None:
    """The note, then an observation, each in the middle of a word; then the text of an editor."""
    ben = seat.terminal
    ben.press("4", "Down", "Down", "e")
    ben.wait_for("esc Done")
    ben.type("Back-pressure")
    ben.wait_for("Back-pressure")
    ben.press("Left", "Left")
    ben.type("X")
    ben.wait_for("Back-pressuXre")
    time.sleep(KEPT)
    ben.kill()
    seat.open("1 of 8", "Back-pressuXre", "esc Done", "▌  Code quality")
    ben.type("Y")
    ben.wait_for("Back-pressuXYre")
    ben.press("Escape")
    ben.wait_for("S Submit")
    ben.press("o")
    ben.wait_for("Observation: Code quality")
    ben.type("Sized the qu")
    ben.wait_for("Sized the qu")
    time.sleep(KEPT)
    ben.kill()
    seat.open("Observation: Code quality", "Sized the qu")
    ben.type("eue")
    ben.press("Enter")
    ben.wait_for("How do you know it?", "Sized the queue")
    ben.press("h")
    ben.wait_for("Sized the queue", "Back-pressuXYre", "on the server")
    hold = tmp_path / "hold"
    hold.touch()
    ben.press("E")
    note = _edited(tmp_path)
    assert 0o600 == note.stat().st_mode & 0o777
    ben.kill()
    hold.unlink()
    seat.open("Your editor's text on Code quality is kept")
    assert not note.parent.exists()
    ben.press("E")
    ben.wait_for("Take this note from your editor?", "+ and one more line")
    ben.press("Enter")
    ben.wait_for("on the server", "9 words")


def _edited(folder: Path) -> Path:
    """Return the file of the editor once its line stands in it."""
    for _ in range(600):
        for path in folder.glob("state/seats/*/editing/note-*.txt"):
            if "more line" in path.read_text():
                return path
        time.sleep(0.1)
    raise AssertionError("the editor never wrote")
