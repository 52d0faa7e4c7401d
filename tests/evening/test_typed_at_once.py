"""Words and the key that keeps them in one burst, in a real terminal: the server has every word of them."""

import asyncio
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from evening.terminals import Server, Terminal, need_tmux
from panelry.debrief import Debrief
from panelry.ids import DebriefId
from panelry_server.core import open_core
from panelry_server.settings import Settings

_RUBRIC = Path(__file__).parent.parent.parent / "tui" / "panelry_tui" / "demo" / "backend.toml"
NOTE = "Back-pressure only after the third prompt, then a sketch of the queue with the numbers beside it."
SAW = "Sized the queue at three thousand a second, then asked what happens on replay."
HEARD = "“I would look it up”, on failover, and again on the second region."
REASON = "I had read the anchor as if it asked for numbers, and they were there after the second question."
WHERE = "In the design exercise"
WHAT = "you sized the queue first and asked what happens on replay, before you chose any of its parts"


class Desk:
    """Ana's terminal on a debrief that she holds alone, in which she types as fast as she can."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder / "data")
        self.server.run("init", "--organisation", "Acme")
        self.server.run("rubric", "import", str(_RUBRIC))
        self.server.start()
        who = ["--facilitator", "Ana Duarte", "--panelist", "Ana Duarte", "--mode", "numbers-first"]
        what = [
            "--candidate",
            "Amara Osei",
            "--position",
            "Engineer",
            "--rubric",
            "Backend v3",
            *who,
            "--open",
        ]
        made = self.server.ask("debrief", "new", *what)
        self.debrief = DebriefId(str(made["debrief"]))
        assert isinstance(made["invitations"], list)
        self.terminal = Terminal(folder / "tmux.sock", "Ana", folder / "state")
        self.terminal.start("join", str(made["invitations"][0]["link"]))
        self.step("", "WHO IS HERE", "live")

    def step(self, key: str, *wanted: str) -> None:
        """Press one key, if any, and wait for what it brings."""
        self.terminal.press(*[key] * bool(key))
        self.terminal.wait_for(*wanted)

    def kept(self) -> Debrief:
        """End the server and return what its record adds up to."""
        assert 0 == self.server.stop()
        return asyncio.run(self._read())

    async def _read(self) -> Debrief:
        core = await open_core(Settings(folder=self.server.folder), stream=StringIO())
        try:
            return (await core.rooms.open(self.debrief)).state
        finally:
            await core.close()

    def end(self) -> None:
        """End what was started here."""
        self.terminal.end()
        self.server.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open a panelist's terminal."""
    need_tmux()
    made = Desk(tmp_path)
    try:
        yield made
    finally:
        made.end()


@pytest.mark.parametrize("pasted", [False, True], ids=["typed", "pasted"])
def test_every_word_of_a_burst_is_on_the_server(desk: Desk, *, pasted: bool) -> None:
    """Words and the key that leaves the note, keeps an observation, or confirms a dialog, all at once."""
    ana = desk.terminal
    desk.step("Enter", "your scorecard", "S Submit")
    ana.burst("e", text=NOTE, then=["Escape"], pasted=pasted)
    ana.wait_for("with the numbers beside it", "on the server", "S Submit")
    ana.burst("o", text=SAW, then=["Enter", "s"], pasted=pasted)
    ana.wait_for("Sized the queue", "saw", "on the server", "S Submit")
    ana.burst("o", text=HEARD, then=["C-s", "h"], pasted=pasted)
    ana.wait_for("I would look it up", "heard", "on the server", "S Submit")
    for _ in range(8):
        ana.press("4", "Down")
    desk.step("S", "Submit your scorecard?")
    desk.step("Enter", "Submitted")
    desk.step("Escape", "BEFORE THE REVEAL")
    desk.step("v", "Reveal")
    ana.press("Down")
    desk.step("Enter", "TO DISCUSS")
    desk.step("n", "now")
    desk.step("r", "Revise your rating")
    desk.step("3", "Why 3")
    ana.burst(text=REASON, then=["C-s"], pasted=pasted)
    ana.wait_for("4→3")
    desk.step("w", "Which observation becomes the point?")
    ana.burst("End", "Enter", text=WHERE, then=["Tab"], pasted=pasted)
    ana.burst(text=WHAT, then=["C-s"], pasted=pasted)
    desk.step("", "Approve exactly these words?")
    desk.step("Enter", "point")
    kept(desk)


def kept(desk: Desk) -> None:
    """Look at what the server's record adds up to."""
    state = desk.kept()
    (person,) = state.people
    card = state.card(person)
    assert [NOTE] == [each.text for each in card.notes.values()]
    assert {SAW, HEARD} == {each.text for each in card.observations.values()}
    assert [REASON] == [each.reason for each in card.revisions.values()]
    assert [(WHERE, WHAT, True)] == [
        (each.point.situation, each.point.behaviour, each.shared == each.point)
        for each in state.points.values()
    ]
