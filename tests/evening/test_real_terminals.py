"""Real terminals of every kind: sizes, encodings, colours, a stopped program, a server that goes."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evening.terminals import PATIENCE, Server, Terminal, need_tmux

_RUBRIC = Path(__file__).parent.parent.parent / "tui" / "panelry_tui" / "demo" / "backend.toml"
_NAMES = (
    "Ben Okafor",
    "Chen Wei",
    "Dara Lind",
    "Eli Marsh",
    "Fay Novak",
    "Gil Moss",
    "Hua Ran",
    "Ida Berg",
    "Jon Reed",
    "Kai Lund",
    "Lea Voss",
    "Mia Ross",
    "Nils Falk",
    "Oda Berg",
    "Pia Holm",
    "Quin Adler",
    "Rosa Lenz",
    "Sven Dahl",
    "Tea Mori",
)
_COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
_MANY_COLOURS = re.compile(rb"\x1b\[(?:[0-9;]*;)?[34]8;[25];")


class Panel:
    """A server with one debrief in scoring, and a terminal for whoever is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.server = Server(folder / "data")
        self.server.run("init", "--organisation", "Acme")
        self.server.run("rubric", "import", str(_RUBRIC))
        self.server.start()
        who = ["--facilitator", "Ana Duarte"]
        for name in _NAMES:
            who += ["--panelist", name]
        what = ["--candidate", "Amara Osei", "--position", "Engineer", "--rubric", "Backend v3"]
        invitations = self.server.ask("debrief", "new", *what, *who, "--open")["invitations"]
        assert isinstance(invitations, list)
        self._links = {str(each["name"]): str(each["link"]) for each in invitations}
        self._free = iter(_NAMES)
        self._terminals: list[Terminal] = []

    def terminal(self, **settings: str) -> tuple[Terminal, str]:
        """Return the terminal of a panelist who has none yet, and the invitation."""
        name = next(self._free)
        short = name.split()[0]
        made = Terminal(self._folder / "tmux.sock", short, self._folder / short, settings=settings)
        self._terminals.append(made)
        return made, self._links[name]

    def facilitator(self) -> Terminal:
        """Return the terminal of the facilitator, who has the lobby on the screen."""
        made = Terminal(self._folder / "tmux.sock", "Ana", self._folder / "Ana")
        self._terminals.append(made)
        made.start("join", self._links["Ana Duarte"])
        made.wait_for("WHO IS HERE", "live")
        return made

    def end(self) -> None:
        """End what was started here."""
        for each in self._terminals:
            each.end()
        self.server.stop()


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panel]:
    """Open one debrief for all tests here; each takes a seat of its own."""
    need_tmux()
    made = Panel(tmp_path_factory.mktemp("panel"))
    try:
        yield made
    finally:
        made.end()


def test_every_size_shows_where_one_is_and_keeps_what_was_typed(panel: Panel) -> None:
    """Smaller, larger, too small and back, in the middle of a note, whatever size the environment names."""
    ben, link = panel.terminal(COLUMNS="80", LINES="24")
    ben.start("join", link)
    ben.wait_for("0 of 8", "System design", "S Submit")
    ben.press("4", "e")
    ben.wait_for("1 of 8", "esc Done")
    ben.type("Back-pressure only")
    for width, height in ((60, 16), (120, 40), (80, 24)):
        ben.resize(width, height)
        screen = ben.wait_for("1 of 8", "System design", "Back-pressure only", "esc Done")
        assert max(map(len, screen.splitlines())) <= width
    ben.resize(58, 15)
    ben.wait_for("Terminal is 58×15, needs 60×16")
    ben.type(" after the third prompt")
    ben.resize(60, 16)
    ben.wait_for("third prompt")
    ben.resize(80, 24)
    ben.press("Escape", "Down", "3")
    ben.wait_for("2 of 8", "S Submit", "on the server")


def test_a_stopped_program_gives_the_shell_back_and_goes_on_where_it_was(panel: Panel) -> None:
    """Ctrl+z stops it, the shell works, fg continues it with what others did meanwhile."""
    chen, link = panel.terminal()
    chen.start_in_shell("join", link)
    chen.wait_for("0 of 8", "S Submit")
    chen.press("4")
    chen.wait_for("1 of 8", "on the server")
    chen.press("C-z")
    chen.wait_for("Stopped", "shell>")
    chen.type("echo here $((40 + 2))")
    chen.press("Enter")
    chen.wait_for("here 42")
    chen.type("fg")
    chen.press("Enter")
    chen.wait_for("1 of 8", "System design", "S Submit")
    chen.press("Down", "3")
    chen.wait_for("2 of 8", "on the server")
    chen.press("q")
    chen.wait_for("shell>")


def test_ctrl_z_stops_the_program_in_the_middle_of_a_note(panel: Panel) -> None:
    """It takes back no word of a text field, and the words are there when the program goes on."""
    terminal, link = panel.terminal()
    terminal.start_in_shell("join", link)
    terminal.wait_for("0 of 8", "S Submit")
    terminal.press("e")
    terminal.wait_for("esc Done")
    terminal.type("Back-pressure only")
    terminal.wait_for("Back-pressure only")
    terminal.press("C-z")
    terminal.wait_for("Stopped", "shell>")
    terminal.type("fg")
    terminal.press("Enter")
    terminal.wait_for("Back-pressure only", "esc Done")
    terminal.type(" later")
    terminal.press("Escape")
    terminal.wait_for("Back-pressure only later", "on the server", "S Submit")


def test_what_came_while_the_program_was_stopped_is_there_when_it_goes_on(panel: Panel) -> None:
    """Under an open dialog, too: it stays, its words with it, and behind it stands what others did."""
    terminal, link = panel.terminal()
    terminal.start_in_shell("join", link)
    terminal.wait_for("0 of 8", "S Submit")
    terminal.press("o")
    terminal.wait_for("esc Back")
    terminal.type("I would look it up")
    terminal.wait_for("I would look it up")
    terminal.press("C-z")
    terminal.wait_for("Stopped", "shell>")
    facilitator = panel.facilitator()
    for name in ("Ana Duarte", *_NAMES):
        _wait_for_cursor(facilitator, name)
        if name.startswith(terminal.name):
            break
        facilitator.press("Down")
    facilitator.press("u")
    facilitator.wait_for(f"{terminal.name} was reminded")
    terminal.type("fg")
    terminal.press("Enter")
    terminal.wait_for("I would look it up", "esc Back")
    terminal.press("Enter")
    terminal.wait_for("How do you know it?")
    terminal.press("h")
    terminal.wait_for("heard", "I would look it up", "Ana asked for your", "S Submit")


def _wait_for_cursor(terminal: Terminal, name: str) -> None:
    """Wait until the cursor bar stands beside a name."""
    deadline = time.monotonic() + PATIENCE
    while not any("▌" in each and name in each for each in terminal.screen().splitlines()):
        assert time.monotonic() < deadline, terminal.screen()
        time.sleep(0.1)


def test_a_dialog_stays_open_and_keeps_its_words_at_every_size(panel: Panel) -> None:
    """As small as it goes, too small, and larger than most."""
    terminal, link = panel.terminal()
    terminal.start("join", link)
    terminal.wait_for("0 of 8", "S Submit")
    terminal.press("o")
    terminal.wait_for("What did you see, hear or feel?")
    terminal.resize(60, 16)
    terminal.wait_for("What did you see, hear or feel?", "esc Back")
    terminal.type("I would look it up")
    for width, height in ((200, 60), (60, 16), (40, 10), (80, 24)):
        terminal.resize(width, height)
        screen = terminal.wait_for("I would look it up")
        assert max(map(len, screen.splitlines())) <= width
    terminal.press("Enter")
    terminal.wait_for("How do you know it?", "I would look it up", "something said")
    terminal.press("h")
    terminal.wait_for("heard", "I would look it up", "S Submit")


def test_a_terminal_that_cannot_draw_is_told_about_plain_mode(panel: Panel) -> None:
    """Nothing is drawn over its lines, and the seat is there for the next start."""
    terminal, link = panel.terminal(TERM="dumb")
    terminal.start("join", link)
    terminal.wait_for("cannot draw screens", "--plain")


_KINDS: dict[str, dict[str, str]] = {
    "the C locale": {"LC_ALL": "C"},
    "an encoding without accents": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "an encoding of Western Europe": {"PYTHONIOENCODING": "latin-1"},
    "what most terminals say they are": {"TERM": "xterm-256color"},
    "within screen": {"TERM": "screen"},
    "a terminal with eight colours": {"TERM": "ansi"},
    "the console of Linux": {"TERM": "linux"},
    "a terminal of 1978": {"TERM": "vt100"},
    "sixteen colours": {"TERM": "xterm-16color"},
    "no colours": {"NO_COLOR": "1"},
    "an encoding named by LANG": {
        "LANG": "de_DE.ISO-8859-1",
        "LC_ALL": "",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
}


_FEW_COLOURS = {
    "a terminal with eight colours",
    "the console of Linux",
    "a terminal of 1978",
    "sixteen colours",
    "no colours",
}
"""Those that get no colour beyond the sixteen that they have."""


def test_every_kind_of_terminal_shows_the_scorecard_and_takes_a_rating(panel: Panel, tmp_path: Path) -> None:
    """Whatever the encoding and the colours: the words are there, the key acts, no sign is broken."""
    found = {}
    for number, (kind, settings) in enumerate(_KINDS.items()):
        terminal, link = panel.terminal(**settings)
        terminal.start("join", link)
        terminal.record(tmp_path / f"{number}.bytes")
        found[kind] = terminal
    for number, (kind, terminal) in enumerate(found.items()):
        terminal.wait_for("0 of 8", "System design", "S Submit", "live")
        terminal.press("4")
        terminal.wait_for("1 of 8", "on the server")
        terminal.press("?")
        terminal.wait_for("Leave", "Rate")
        terminal.press("Escape")
        screen = terminal.wait_for("S Submit")
        sent = (tmp_path / f"{number}.bytes").read_bytes()
        assert "\N{REPLACEMENT CHARACTER}" not in screen, kind
        if "encoding" in kind:
            assert screen.isascii(), (kind, [each for each in screen if not each.isascii()])
            assert "0-5 Rate" in screen, kind
            assert "|" in screen, kind
        if kind in _FEW_COLOURS:
            assert [] == _MANY_COLOURS.findall(sent), kind
        assert bool(_COLOUR.search(sent)) == (kind != "no colours"), kind


def test_a_server_that_was_killed_is_waited_for_and_gets_what_was_typed(panel: Panel) -> None:
    """The screen says that it is offline and how much waits, and goes on by itself."""
    terminal, link = panel.terminal()
    terminal.start("join", link)
    terminal.wait_for("0 of 8", "live")
    panel.server.kill()
    terminal.wait_for("offline")
    terminal.press("4", "Down", "3")
    terminal.wait_for("2 of 8", "2 waiting")
    panel.server.start()
    terminal.wait_for("live", "2 of 8", "on the server")
