"""One whole evening: three real terminals, a real server, two kills, and a summary at the end."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evening.terminals import Server, Terminal, need_tmux

_RUBRIC = Path(__file__).parent.parent.parent / "tui" / "panelry_tui" / "demo" / "backend.toml"
_NOTE = "Back-pressure only after the third prompt."
_CRITERIA = 8


class Evening:
    """The server and the three terminals of one debrief."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder / "data")
        self.server.run("init", "--organisation", "Acme")
        self.server.run("rubric", "import", str(_RUBRIC))
        self.server.start()
        who = ["--facilitator", "Ana Duarte"]
        for name in ("Ana Duarte", "Ben Okafor", "Chen Wei"):
            who += ["--panelist", name]
        what = [
            "--candidate",
            "Amara Osei",
            "--position",
            "Senior Backend Engineer",
            "--rubric",
            "Backend v3",
        ]
        made = self.server.ask("debrief", "new", *what, *who, "--open")
        self.debrief = str(made["debrief"])
        invitations = made["invitations"]
        assert isinstance(invitations, list)
        self.links = {str(each["name"]).split()[0]: str(each["link"]) for each in invitations}
        socket = folder / "tmux.sock"
        self.terminals = {name: Terminal(socket, name, folder / f"state-{name}") for name in self.links}
        for name, terminal in self.terminals.items():
            terminal.start("join", self.links[name])

    def end(self) -> None:
        """End what was started here."""
        for terminal in self.terminals.values():
            terminal.end()
        self.server.stop()


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """Open a debrief with a facilitator who rates and two panelists, each in a terminal."""
    need_tmux()
    made = Evening(tmp_path)
    try:
        yield made
    finally:
        made.end()


def _step(terminal: Terminal, key: str, *wanted: str) -> None:
    """Press one key and wait for what it brings."""
    terminal.press(key)
    terminal.wait_for(*wanted)


def _rate(terminal: Terminal, levels: str) -> None:
    """Rate criterion after criterion, from the first on."""
    for level in levels:
        terminal.press(level, "Down")


def _submit(terminal: Terminal) -> None:
    _step(terminal, "S", "Submit your scorecard?")
    _step(terminal, "Enter", "Submitted")


def _conclude(evening: Evening, settled: int) -> None:
    """Put the next criterion on every screen, propose the nearest level, hear both, record it."""
    ana, ben, chen = evening.terminals.values()
    _step(ana, "n", "now")
    _step(ana, "c", "Propose a level")
    _step(ana, "Enter", "Propose on")
    _step(ana, "Enter", "Proposed")
    for panelist in (ben, chen):
        panelist.wait_for("waiting for you")
        panelist.press("a")
    ana.wait_for("3 of 3 stand by it")
    _step(ana, "c", "as agreed")
    _step(ana, "Enter", f"{settled} of {_CRITERIA} agreed")


def _point(terminal: Terminal, behaviour: str) -> None:
    """Write a strength about the criterion on the screen, and approve it."""
    _step(terminal, "w", "A point for the candidate")
    terminal.type("In the design exercise")
    terminal.press("Tab")
    terminal.type(behaviour)
    terminal.wait_for("Ready")
    _step(terminal, "C-s", "Approve exactly these words?")
    _step(terminal, "Enter", "NOW")


def _score(evening: Evening) -> None:
    """Score blind; the server is killed under Chen, Ben's terminal under his note."""
    ana, ben, chen = evening.terminals.values()
    for terminal in (ana, ben, chen):
        terminal.wait_for("Scoring", "live 3/3")
    _step(ana, "Enter", "your scorecard")
    _rate(ana, "44444444")
    _submit(ana)
    _rate(ben, "2244")
    evening.server.kill()
    chen.wait_for("offline")
    _rate(chen, "44443335")
    _rate(ben, "3344")
    _step(ben, "g", "▌✓ System design")
    _step(ben, "e", "esc Done")
    ben.type(_NOTE)
    ben.wait_for("on this machine · 6 words")
    ben.kill()
    evening.server.start()
    ben.start("join", evening.links["Ben"])
    ben.wait_for("8 of 8", _NOTE, "esc Done")
    _step(ben, "Escape", "S Submit")
    chen.wait_for("8 of 8", "live")
    for terminal in (ben, chen):
        terminal.wait_for("on the server")
        _submit(terminal)


def _open(ana: Terminal) -> None:
    """Open the evidence, then the numbers."""
    _step(ana, "Escape", "BEFORE THE REVEAL", "3 of 3 submitted")
    _step(ana, "v", "Open the evidence")
    ana.press("Down")
    _step(ana, "Enter", "EVIDENCE FIRST")
    _step(ana, "v", "Show the numbers?")
    ana.press("Down")
    _step(ana, "Enter", "TO DISCUSS")


def _decide(ana: Terminal) -> None:
    """Open the overall judgement, record the outcome, open the summary."""
    _step(ana, "V", "Open recommendations")
    _step(ana, "Enter", "V records the outcome")
    _step(ana, "V", "Record the outcome")
    _step(ana, "Enter", "What did the panel decide?")
    _step(ana, "Enter", "which criteria decided it?")
    ana.press("Down", "Space")
    _step(ana, "Enter", "V opens the summary")
    _step(ana, "V", "Open the summary")
    _step(ana, "Enter", "SECTIONS")


def _accept(ana: Terminal) -> None:
    """Say yes to each sentence of the rubric, on criteria that nobody wrote a point about."""
    for left in ("2 to resolve", "1 to resolve", "none"):
        ana.press("!")
        _step(ana, "y", f"FINDINGS {left}")


def _release(ana: Terminal) -> None:
    """Record the candidate's yes, type the name, release."""
    _step(ana, "O", "1 Permission")
    _step(ana, "r", "Did the candidate agree")
    _step(ana, "Enter", "Which way did they choose?")
    _step(ana, "Enter", "How did they answer?")
    ana.type("by phone, to Ana")
    _step(ana, "Enter", "Until when does it hold?")
    _step(ana, "Enter", "1 Permission  ✓")
    _step(ana, "Enter", "Type the candidate's first name")
    ana.type("Amara")
    _step(ana, "Enter", "Released")


def test_three_terminals_bring_one_debrief_to_its_summary(evening: Evening) -> None:
    """Nothing typed is lost by a killed server and a killed terminal, and the summary is exported."""
    ana, ben, chen = evening.terminals.values()
    _score(evening)
    _open(ana)
    for settled in range(1, _CRITERIA + 1):
        _conclude(evening, settled)
        if settled == 1:
            _point(ben, "you sized the queue before choosing it")
    _decide(ana)
    _accept(ana)
    for terminal in (ana, ben, chen):
        terminal.wait_for("SECTIONS")
        _step(terminal, "S", "S Signs exactly this")
        _step(terminal, "S", "SIGNATURES")
    ana.wait_for("3 of 3 signed")
    _release(ana)
    done = json.loads(evening.server.run("export", evening.debrief, "--format", "json"))
    assert done["candidate"] == "Amara Osei"
    assert "sized the queue" in done["text"]
    assert _NOTE not in json.dumps(done)
