"""A coordinator's own terminal: join the office, act on it, and see what another coordinator did."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panelry.refusals import SENTENCES, Code
from panelry_tui.cli import COMMANDS, group, run
from server.operated import Operated, Said, operated
from server.planted import plant

TITLE = "Senior Backend Engineer"
TABLE = "name,e-mail\nKit Adeyemi,kit@example.org\nJo Lindqvist,jo@example.org\n"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Operated]:
    """A running server of an organisation."""
    with operated(tmp_path) as made:
        plant(made.folder)
        made.start()
        yield made


class Terminal:
    """The command `panelry` on somebody's own machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def say(self, *words: str, typed: str = "") -> Said:
        """Run a command as somebody who types that."""
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv("PANELRY_STATE", str(self.folder))
            patch.setattr(sys, "stdin", io.StringIO(typed))
            code = run(group(COMMANDS), list(words))
        return Said(code, out.getvalue(), err.getvalue())

    def done(self, *words: str) -> str:
        """Return the output of a command that must succeed."""
        said = self.say(*words)
        assert 0 == said.code, said.talk
        return said.out


def joined(office: Operated, name: str, *words: str) -> Terminal:
    """Return the terminal of somebody who has taken the seat that they were invited to."""
    made = json.loads(office.done("office", "invite", name, *words, "--json"))
    terminal = Terminal(office.root / name.split(maxsplit=1)[0])
    terminal.done("join", made["link"])
    return terminal


def test_a_coordinator_acts_from_their_own_terminal(office: Operated) -> None:
    """The same words as the operator's; a second coordinator and the operator see what was done."""
    grace, hana = joined(office, "Grace Hill"), joined(office, "Hana Novak")
    assert f"{TITLE} is open.\n" == grace.done("position", "new", TITLE, "--jurisdiction", "ontario")
    table = office.root / "people.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert "2 candidates were added.\n" == grace.done("candidate", "import", str(table), "--position", TITLE)
    again = grace.done("candidate", "import", str(table), "--position", TITLE)
    skipped = "Line 2: Kit Adeyemi is there already.\nLine 3: Jo Lindqvist is there already.\n"
    assert f"Nobody was added: everybody is there already.\n{skipped}" == again
    for terminal in (hana, office):
        listed = json.loads(terminal.done("candidate", "list", "--json"))["candidates"]
        assert ["Jo Lindqvist", "Kit Adeyemi"] == [each["name"] for each in listed]
    said = hana.say("position", "withdraw", TITLE, "--reason", "The budget was cut", typed="2\n")
    assert f"{TITLE} is withdrawn. 2 notices wait for you: this server has no mail server" in said.out
    assert "desk: Acme. 2 need you today.\n" in grace.done("office", "show")
    assert f"position: {TITLE}. withdrawn. 0 of 2 told, no rubric.\n" in grace.done("office", "show")


def test_what_cannot_be_done_says_why(office: Operated) -> None:
    """In the words of the operator's commands; nothing is left waiting."""
    grace = joined(office, "Grace Hill")
    grace.done("position", "new", TITLE)
    for words, why in (
        (("position", "show", "Nothing"), "There is no such position. See position list."),
        (("position", "fill", "Nothing"), "There is no such position. See position list."),
        (("position", "hold", TITLE, "--reason", " "), "A reason is needed."),
        (("position", "withdraw", TITLE, "--reason", "gone", "--sure", "7"), "Nothing was done."),
        (("candidate", "import", "/nowhere.csv", "--position", TITLE), "/nowhere.csv: No such file"),
    ):
        said = grace.say(*words)
        assert (1, "") == said[:2]
        assert why in said.talk


def test_a_terminal_imports_as_many_as_a_position_may_have_or_nobody(office: Operated) -> None:
    """In one command, whatever a frame holds; a bad row is named by its line, and one too many adds none."""
    grace = joined(office, "Grace Hill")
    grace.done("position", "new", TITLE)
    table = office.root / "many.csv"
    rows = [f"Kit Adeyemi {number},kit{number}@example.org" for number in range(5_000)]
    bad = office.root / "bad.csv"
    bad.write_text("\n".join(["name,e-mail", *rows[:4_000], ",nobody@example.org"]), encoding="utf-8")
    said = grace.say("candidate", "import", str(bad), "--position", TITLE)
    assert (1, True) == (said.code, "bad.csv, line 4002, name: The name is missing." in said.talk)
    assert [] == json.loads(grace.done("candidate", "list", "--json"))["candidates"]
    table.write_text("\n".join(["name,e-mail", *rows]), encoding="utf-8")
    said = grace.say("candidate", "import", str(table), "--position", TITLE)
    assert (0, "5000 candidates were added.\n") == said[:2]
    assert 5_000 == len(json.loads(grace.done("candidate", "list", "--json"))["candidates"])
    more = office.root / "more.csv"
    more.write_text(
        "\n".join(["name", *(f"Jo Lindqvist {number}" for number in range(2_000))]), encoding="utf-8"
    )
    said = grace.say("candidate", "import", str(more), "--position", TITLE)
    assert (1, True) == (said.code, SENTENCES[Code.TOO_MANY] in said.talk)
    assert 5_000 == len(json.loads(grace.done("candidate", "list", "--json"))["candidates"])


def test_an_auditor_reads_without_a_name_and_changes_nothing(office: Operated) -> None:
    """The same path, with what that role may see."""
    office.done("position", "new", TITLE)
    office.done("candidate", "add", "Kit Adeyemi", "--position", TITLE)
    auditor = joined(office, "Ivo Petrov", "--auditor")
    (seen,) = json.loads(auditor.done("candidate", "list", "--json"))["candidates"]
    assert ("", "") == (seen["name"], seen["email"])
    assert "Your role may not do this." in auditor.say("position", "fill", TITLE).talk
    assert "open" in auditor.done("position", "list")


def test_a_machine_without_a_seat_in_an_office_says_how_to_get_one(tmp_path: Path) -> None:
    """The invitation comes from the operator."""
    said = Terminal(tmp_path / "state").say("position", "list")
    assert (1, True) == (said.code, "no seat in an office" in said.talk)


def test_a_taken_seat_is_invited_no_second_time(office: Operated) -> None:
    """A second code would open what is theirs."""
    joined(office, "Grace Hill")
    assert "has taken this seat" in office.say("office", "invite", "grace hill").talk


def test_a_server_that_is_away_is_said(office: Operated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is done then."""
    grace = joined(office, "Grace Hill")
    office.end()
    monkeypatch.setattr("panelry_tui.commands.seat.PATIENCE", 0.5)
    said = grace.say("position", "list")
    assert (3, True) == (said.code, said.talk.startswith("No connection"))


def test_a_coordinator_puts_somebody_on_the_bench_who_said_yes(office: Operated) -> None:
    """Reported by name; without a page the question cannot be a link, and that is said."""
    grace = joined(office, "Grace Hill")
    grace.done("position", "new", TITLE)
    grace.done("candidate", "add", "Kit Adeyemi", "--position", TITLE)
    assert (
        "Only who was told that you keep in touch"
        in grace.say("bench", "record", "Kit Adeyemi", "--how", "call", "--until", "2999-01-01").talk
    )
    grace.done("candidate", "told", "Kit Adeyemi", "--outcome", "keep in touch", "--how", "by phone")
    assert "serves no page" in grace.say("bench", "ask", "Kit Adeyemi").talk
    until = (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
    said = grace.done("bench", "record", "Kit Adeyemi", "--how", "call", "--until", until)
    assert f"Kit Adeyemi: on the bench until {until}, reported by Grace Hill on" in said
    assert "Kit Adeyemi" in grace.done("bench", "list")
    auditor = joined(office, "Ivo Petrov", "--auditor")
    assert {"bench": []} == json.loads(auditor.done("bench", "list", "--of", "all", "--json"))


def test_a_link_to_the_question_is_made_where_a_page_is_served(tmp_path: Path) -> None:
    """Shown once on the coordinator's terminal; the server has hashes alone."""
    with operated(tmp_path) as office:
        plant(office.folder)
        (office.folder / "server.toml").write_text('page = "127.0.0.1:0"\n', encoding="utf-8")
        office.start()
        grace = joined(office, "Grace Hill")
        grace.done("position", "new", TITLE)
        grace.done("candidate", "add", "Kit Adeyemi", "--position", TITLE)
        grace.done("candidate", "told", "Kit Adeyemi", "--outcome", "keep in touch", "--how", "by phone")
        said = grace.done("bench", "ask", "Kit Adeyemi").splitlines()
        assert "/office." in said[1]
        token = said[1].rpartition(".")[2]
        assert token.encode() not in office.words()
        (listed,) = json.loads(grace.done("bench", "list", "--of", "all", "--json"))["bench"]
        assert (1, "", False) == (listed["asked"], listed["how"], listed["on"])
