"""One whole debrief in plain mode alone: three people over pipes, a real server, from join to export."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evening.plain_terminal import PlainTerminal, faults
from evening.terminals import Server

_RUBRIC = Path(__file__).parent.parent.parent / "tui" / "panelry_tui" / "demo" / "backend.toml"
_NOTE = "Back-pressure only after the third prompt."
_ADDED = "We liked to talk with you about queues."
_GRADED = "You got a 2 on system design."
_CRITERIA = 8
_AS_A_PERSON = 1.1
"""Who answers sooner than a second after a question changed is asked again."""
_RATINGS = {"Ana": "44444444", "Ben": "33443344", "Chen": "44443335"}


class Evening:
    """The server and three people of one debrief, all in plain mode."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(folder / "data")
        self.server.run("init", "--organisation", "Acme")
        self.server.run("rubric", "import", str(_RUBRIC))
        self.server.start()
        who = ["--facilitator", "Ana Duarte"]
        for name in ("Ana Duarte", "Ben Okafor", "Chen Wei"):
            who += ["--panelist", name]
        what = ["--candidate", "Amara Osei", "--position", "Senior Backend Engineer"]
        made = self.server.ask("debrief", "new", *what, "--rubric", "Backend v3", *who)
        self.debrief = str(made["debrief"])
        invitations = made["invitations"]
        assert isinstance(invitations, list)
        self.links = {str(each["name"]).split()[0]: str(each["link"]) for each in invitations}
        self.people = {name: PlainTerminal(name, folder / f"state-{name}") for name in self.links}
        for name, person in self.people.items():
            person.start("join", self.links[name], "--plain")

    def run(self, name: str, *arguments: str) -> str:
        """Run a command of somebody's to its end; return its standard output."""
        state = {"PANELRY_STATE": str(self.folder / f"state-{name}"), "LC_ALL": "C.UTF-8"}
        command = [sys.executable, "-m", "panelry_tui", *arguments]
        environment = {**os.environ, **state, "PANELRY_CONFIG": str(self.folder / "none.toml")}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert 0 == done.returncode, done.stderr
        return done.stdout

    def end(self) -> None:
        """End what was started here."""
        for person in self.people.values():
            person.kill()
        self.server.stop()


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """Open a debrief in its set-up, with a facilitator who rates and two panelists."""
    made = Evening(tmp_path)
    try:
        yield made
    finally:
        made.end()


def _score(evening: Evening) -> None:
    """Begin, score blind, observe, note, submit, reopen; the server is killed under Ben's ratings."""
    ana, ben, chen = evening.people.values()
    for person in (ana, ben, chen):
        person.wait_for("Plain mode: on (from --plain)", "status: Setup", "connection: Live")
    ana.step(["begin", "yes"], "done: Scoring has begun")
    for person in (ben, chen):
        person.wait_for("event: Ana opened scoring", "status: Scoring. Your scorecard. 0 of 8 rated")
    ana.step("scorecard", "rating: 1. ")
    ana.step(["rate", "1", *_RATINGS["Ana"]], "8 of 8 rated")
    evening.server.kill()
    ben.wait_for("connection: Offline")
    ben.step(["rate", "1", *_RATINGS["Ben"]], "8 of 8 rated", "on this machine, waiting for the connection")
    ben.step(["note", "1", _NOTE, "A second line.", "."], "saved: Note on")
    evening.server.start()
    ben.wait_for("on the server")
    chen.step(["rate", "1", *_RATINGS["Chen"]], "8 of 8 rated")
    sizing = "She sized the queue at three thousand a second."
    chen.step(["observe", "1", "saw", sizing, ".", "panel"], "saved: Observation on", "on the server")
    chen.step(["recommend", "3", "confidence", "2"], "saved: Confidence")
    for person in (ana, ben, chen):
        person.step(["submit", "yes"], "done: Submitted")
    chen.step(["reopen", "yes"], "done: Open again")
    chen.step(["submit", "yes"], "done: Submitted")


def _open(evening: Evening) -> None:
    """Open the evidence, then the numbers."""
    ana, ben, chen = evening.people.values()
    ana.wait_for("event: Chen submitted the scorecard. Again.")
    ana.step("lobby", "settled: Every scorecard is in")
    ana.step(["reveal", "yes"], "done: The evidence is open")
    ben.wait_for("event: Ana opened the evidence")
    ana.step(["numbers", "yes"], "done: All ratings are open")
    for person in (ben, chen):
        person.wait_for("event: Ana showed the numbers", "agenda: ")


def _talk(evening: Evening) -> str:
    """Dissent in words, revise with a reason, rate again in private; return the title of the criterion."""
    ana, ben, chen = evening.people.values()
    ana.step("next", "is on every screen")
    title = ana.last("done: ").removeprefix("done: ").removesuffix(" is on every screen.")
    ana.step(["propose", "4"], "done: Proposed 4")
    ben.wait_for(f"accept 4 on {title}")
    ben.step(["dissent", "No failover in it."], "done: You dissent from 4")
    chen.wait_for("Ben dissents: No failover in it.")
    chen.step(["revise", "3", "Ben is right about failover."], "done: Revised to 3")
    ana.wait_for("reason: Chen", "Ben is right about failover.")
    ana.step("round", "done: Second round")
    ana.step(["again", "4"], "saved: Second rating")
    for person in (ben, chen):
        person.wait_for("round: A second round is open", "rate again in the second round")
        person.step(["again", "4"], "saved: Second rating", "on the server")
    ana.step(["close", "yes"], "done: The second ratings are open")
    ben.step("hand", "done: Your hand is up")
    ana.wait_for("hand: Ben Okafor asks to speak")
    ana.step(["call", "1"], "done: Called; the hand is down")
    return title


def _chair(evening: Evening) -> None:
    """Time the talk, park and take up, mark absent and back, order by hand; hand the chair over and back."""
    ana, ben, chen = evening.people.values()
    ana.step(["timer", "12"], "done: The timer runs: 12 minutes")
    for person in (ben, chen):
        person.wait_for("event: Ana started the timer")
    ana.step(["absent", "Chen", "back", "absent", "3", "yes"], "done: Chen Wei is absent")
    chen.wait_for("say that I am here: I am marked as absent")
    chen.step("present", "done: You are present again")
    ana.wait_for("event: Chen is present again")
    ana.step(["chair", "1", "over"], "done: Ben Okafor has the chair now")
    ben.wait_for("event: Ana handed the chair over to Ben", "propose a level")
    ben.step("park", "is parked")
    ana.wait_for("event: Ben parked")
    ben.step(["take-up", "1"], "is open again")
    ben.step(["order", "2 1 3 4 5 6 7 8"], "done: The agenda has your order")
    ben.step(["order", "computed"], "done: The agenda has its computed order")
    ben.step(["timer", "0"], "done: The timer is stopped")
    ben.step(["chair", "1", "over"], "done: Ana Duarte has the chair now")
    ana.wait_for("event: Ben handed the chair over to Ana", "propose a level")


def _conclude(evening: Evening, title: str, settled: int) -> None:
    """Propose the level nearest the mean on the criterion on every screen, hear both, record it."""
    ana, ben, chen = evening.people.values()
    ana.step("propose", " nearest the mean ")
    nearest = re.findall(r"\d", ana.last("question: "))[-1]
    ana.step(nearest, f"done: Proposed {nearest}")
    for person in (ben, chen):
        person.wait_for(f"accept {nearest} on {title}")
    time.sleep(_AS_A_PERSON)
    for person in (ben, chen):
        person.step("accept", f"done: You stand by {nearest}")
    ana.wait_for(f"{nearest} on {title}, by you. Accepted by Ben, Chen and you.")
    ana.step("record", f"done: {title} is agreed at {nearest}", f"{settled} of {_CRITERIA} agreed")


def _differ(evening: Evening, title: str) -> None:
    """Record no agreement with both views on the criterion on every screen."""
    ana, ben, chen = evening.people.values()
    ana.step(["views", "A sound design.", ".", "Ben misses failover."], "Type as many lines as you like")
    ana.step(".", f"done: No agreement on {title} is recorded.")
    for person in (ben, chen):
        person.wait_for(f"event: Ana recorded no agreement on {title}")


def _point(person: PlainTerminal, behaviour: str) -> None:
    """Write a strength about the criterion on the screens, and approve it."""
    words = ["strength", "saw", "In the design exercise", behaviour, "none", "none"]
    person.step(["point", "1", *words], "1 save it")
    person.step("save", "question: Approve exactly these words?")
    person.step("yes", "done: Approved")


def _discuss(evening: Evening) -> None:
    """Walk the whole agenda, then record the outcome and open the summary."""
    ana, ben, _ = evening.people.values()
    title = _talk(evening)
    _chair(evening)
    for settled in range(1, _CRITERIA + 1):
        if settled > 1:
            ana.step("next", "is on every screen")
            title = ana.last("done: ").removeprefix("done: ").removesuffix(" is on every screen.")
        if settled == _CRITERIA:
            _differ(evening, title)
        else:
            _conclude(evening, title, settled)
        if settled == 1:
            _point(ben, "you sized the queue before choosing it")
    ana.step(["overall", "yes"], "overall: ", "Chen yes (medium)")
    ana.step(["outcome", "advance", "1 2"], "done: Outcome: advance")
    ana.step(["summary", "yes"], "done: The summary is open")


def _sign(evening: Evening) -> None:
    """Read it with sources, mend a sentence with a finding, accept and sign the exact text."""
    ana, ben, chen = evening.people.values()
    for person in (ben, chen):
        person.wait_for("event: Ana opened the summary", "sentence: 1. ")
    chen.step("read", "source: ")
    chen.step(["next", "back"], "done: Back")
    chen.step(["add", "closing", _GRADED], "done: Saved")
    ana.wait_for("To resolve: RATING")
    at = re.search(r"Sentence (\d+)\.", ana.last("finding: Sentence"))
    assert at is not None
    ana.step("sign", "refused: Not now")
    chen.step(["edit", at[1], _ADDED], "done: Saved")
    ana.wait_for(f"Closing. {_ADDED}")
    for _ in range(3):  # the rubric's words for two criteria, and Chen's sentence
        ana.step(["accept", "1", "yes"], "done: Accepted")
    ana.step("ask", "done: Everyone is asked")
    ben.wait_for("event: Ana asked for signatures")
    ben.step(["decline", "I want to read it again."], "done: Declined")
    for person in (ana, ben, chen):
        person.step(["sign", "yes"], "done: Signed")
    ana.wait_for("3 of 3 signed")
    ana.step(["open-release", "yes"], "done: The release is open")


def _release(evening: Evening) -> Path:
    """Record the candidate's yes, type the name, release, hand over, export; return the file."""
    ana = evening.people["Ana"]
    ana.step("release", "refused: Not now", "was not asked yet")
    ana.step(["permission", "yes", "call", "by phone, to Ana", "same"], "done: The candidate's answer")
    ana.step(["release", "Ben"], "refused: ")
    ana.step("Amara", "done: Released")
    ana.step("script", "script: [ ] delivered")
    script = " ".join(each.removeprefix("script: ") for each in ana.lines())
    assert "We liked to talk with you about queues." in script
    ana.step(["result", "delivered", "She was glad."], "done: It is recorded")
    place = evening.folder / "letter.txt"
    ana.step(["export", "txt", str(place)], f"done: Written to {place}")
    ana.step(["close", "none"], "done: The debrief is closed")
    return place


def test_three_people_bring_one_debrief_to_its_export_in_plain_mode_alone(evening: Evening) -> None:
    """Join to export by numbers and words; every line of the three outputs passes the checks."""
    _score(evening)
    _open(evening)
    _discuss(evening)
    _sign(evening)
    place = _release(evening)
    people = evening.people.values()
    assert [0, 0, 0] == [each.end() for each in people]
    assert [[], [], []] == [faults(each.said) for each in people]
    done = json.loads(evening.server.run("export", evening.debrief, "--format", "json"))
    assert _ADDED in done["text"]
    assert _GRADED not in done["text"]
    taken = evening.run("Ana", "summary", "export", "Amara", "--format", "json")
    assert done["text"] == json.loads(taken)["text"]
    copy = evening.folder / "copy.txt"
    assert "" == evening.run("Ana", "summary", "export", "--format", "txt", "Amara", "-o", str(copy))
    assert (place.read_text(), 0o600) == (copy.read_text(), copy.stat().st_mode & 0o777)
    assert _ADDED in " ".join(place.read_text().split())
    assert _NOTE not in "".join([*evening.people["Ana"].lines(), *evening.people["Chen"].lines()])
